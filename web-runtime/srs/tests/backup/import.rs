//! What an import would do, and does.

use srs::backup::{ASIDE, BACKUP_KIND, BackupError, BackupFile, Import, Preview};
use srs::history::{Entry, History};
use srs::{CardId, Now};

use crate::{SITE, Store, export, reread, review, store, text, texts};

/// What would be done to a store whose deck has the cards below 9.
fn look_into(file: &BackupFile, store: &Store) -> Import {
    let mut stored = |card| {
        store
            .get(&card)
            .map_or(Some(History::default()), |text| History::parse(text).ok())
    };
    file.import(SITE, &mut stored, &|card| card.0 < 9).unwrap()
}

const NOW: Now = Now {
    time: 1_795_140_000,
    utc_offset_minutes: 480,
};

/// Imports as the browser does; a stored text that can't be read is not touched.
fn import(file: &BackupFile, store: &mut Store) -> Preview {
    let import = look_into(file, store);
    for (card, history) in import.changed {
        store.insert(card, history.to_text());
    }
    import.preview
}

#[test]
fn an_empty_browser_gets_everything() {
    let original = store(&[(1, &[0, 60]), (2, &[5]), (3, &[])]);
    let mut other = Store::new();
    let preview = import(&export(&original), &mut other);
    assert_eq!(
        preview,
        Preview {
            cards: 3,
            cards_in_deck: 3,
            cards_changed: 2,
            reviews: 3,
            to_add: 3,
            in_both: 0,
            unreadable: 0
        }
    );
    // An empty history says nothing, so nothing is stored for it.
    assert_eq!(other, store(&[(1, &[0, 60]), (2, &[5])]));
}

#[test]
fn importing_twice_changes_nothing() {
    let file = export(&store(&[(1, &[0, 60]), (2, &[5])]));
    let mut other = store(&[(2, &[6]), (9, &[7])]);
    import(&file, &mut other);
    let once = other.clone();
    assert_eq!(
        import(&file, &mut other),
        Preview {
            cards: 2,
            cards_in_deck: 2,
            cards_changed: 0,
            reviews: 3,
            to_add: 0,
            in_both: 3,
            unreadable: 0
        }
    );
    assert_eq!(other, once);
}

#[test]
fn an_import_merges_and_never_replaces() {
    let file = export(&store(&[(1, &[0, 60]), (2, &[5])]));
    let mut here = store(&[(1, &[60, 120]), (9, &[7])]);
    let preview = import(&file, &mut here);
    assert_eq!(
        preview,
        Preview {
            cards: 2,
            cards_in_deck: 2,
            cards_changed: 2,
            reviews: 3,
            to_add: 2,
            in_both: 1,
            unreadable: 0
        }
    );
    assert_eq!(here, store(&[(1, &[0, 60, 120]), (2, &[5]), (9, &[7])]));
}

#[test]
fn an_undo_is_imported_too() {
    let mut history = History::default();
    history.insert(review(0));
    history.insert(Entry::Undone(*review(0).act()));
    let file = export(&Store::from([(CardId(1), history.to_text())]));
    let mut here = store(&[(1, &[0])]);
    assert_eq!(import(&file, &mut here).to_add, 1);
    assert!(
        History::parse(&here[&CardId(1)])
            .unwrap()
            .fold(CardId(1), 4, NOW)
            .is_new()
    );
}

#[test]
fn what_can_not_be_read_is_counted_and_kept_aside() {
    let mut file = export(&store(&[(1, &[0]), (2, &[5]), (3, &[6])]));
    file.cards[0].1.truncate(9);
    file.cards
        .push(("not an id".to_owned(), file.cards[1].1.clone()));
    let here = Store::from([(CardId(2), "9:from a newer yiji".to_owned())]);
    let import = look_into(&file, &here);
    assert_eq!(
        import.preview,
        Preview {
            cards: 1,
            cards_in_deck: 1,
            cards_changed: 1,
            reviews: 1,
            to_add: 1,
            in_both: 0,
            unreadable: 3
        }
    );
    let damaged = ("c:0000000000000001".to_owned(), file.cards[0].1.clone());
    let of_no_card = ("c:not an id".to_owned(), text(&[5]));
    assert_eq!(
        import.parts,
        [(ASIDE.to_owned(), vec![damaged, of_no_card])]
    );
}

#[test]
fn cards_that_left_the_deck_are_told_apart_and_imported() {
    let file = export(&store(&[(1, &[0]), (9, &[0, 5]), (10, &[7])]));
    let mut here = store(&[(9, &[0])]);
    assert_eq!(
        import(&file, &mut here),
        Preview {
            cards: 3,
            cards_in_deck: 1,
            cards_changed: 3,
            reviews: 4,
            to_add: 3,
            in_both: 1,
            unreadable: 0
        }
    );
}

#[test]
fn parts_that_nobody_knows_are_handed_on() {
    let mut file = export(&Store::new());
    let rehearsals = texts(&[("1795140000", "1:one"), ("1795140060", "1:two")]);
    file.parts = vec![
        ("rehearsals".to_owned(), rehearsals.clone()),
        // Names that could be another key of the store are none.
        ("c".to_owned(), texts(&[("0000000000000001", "x")])),
        ("".to_owned(), texts(&[("x", "x")])),
        ("a:b".to_owned(), texts(&[("x", "x")])),
    ];
    let import = look_into(&reread(&file), &Store::new());
    assert_eq!(import.parts, [("rehearsals".to_owned(), rehearsals)]);
}

#[test]
fn other_files_are_refused() {
    let file = export(&Store::new());
    for (kind, v, error) in [
        ("something else", 1, BackupError::NotABackup),
        (BACKUP_KIND, 0, BackupError::NotABackup),
        (BACKUP_KIND, 2, BackupError::Newer(2)),
    ] {
        let other = BackupFile {
            kind: kind.to_owned(),
            v,
            ..file.clone()
        };
        assert_eq!(other.import(SITE, &mut |_| None, &|_| true), Err(error));
    }
    assert_eq!(
        file.import("0000000000000000", &mut |_| None, &|_| true),
        Err(BackupError::OtherSite)
    );
    assert!(serde_json::from_str::<BackupFile>("{\"cards\":{}}").is_err());
}

#[test]
fn version_1_still_reads() {
    let sample = include_str!("../samples/backup-v1.json");
    let file: BackupFile = serde_json::from_str(sample).unwrap();
    let mut here = Store::new();
    assert_eq!(
        import(&file, &mut here),
        Preview {
            cards: 2,
            cards_in_deck: 0,
            cards_changed: 2,
            reviews: 9,
            to_add: 9,
            in_both: 0,
            unreadable: 0
        }
    );
    assert_eq!(file.settings, include_str!("../samples/settings-v1.txt"));
    assert_eq!(serde_json::to_string(&file).unwrap(), sample.trim_end());
}

//! Backups: what is exported can be imported, and an import only ever adds.
#![allow(clippy::unwrap_used)]

use std::collections::BTreeMap;

use srs::backup::{BACKUP_KIND, BackupError, BackupFile, Preview};
use srs::history::{Entry, History, Review};
use srs::settings::Settings;
use srs::{CardId, Grade};

/// What a browser has stored: texts by card.
type Store = BTreeMap<CardId, String>;

fn review(second: i64) -> Entry {
    Entry::Review(Review {
        time: 1_795_140_000 + second,
        grade: Grade::Good.quality(),
        utc_offset_minutes: 480,
        rungs: 0,
        ticked: None,
        seconds: 9,
    })
}

/// A store of cards with reviews at these seconds.
fn store(cards: &[(u64, &[i64])]) -> Store {
    let text = |seconds: &[i64]| {
        let mut history = History::default();
        for &second in seconds {
            history.insert(review(second));
        }
        history.to_text()
    };
    cards
        .iter()
        .map(|&(card, seconds)| (CardId(card), text(seconds)))
        .collect()
}

fn export(store: &Store) -> BackupFile {
    let cards = store
        .iter()
        .map(|(&card, text)| (card, text.clone()))
        .collect();
    let file = BackupFile::new(
        "9c0ffee15dead000",
        1_795_140_000,
        Settings::default().to_text(),
        cards,
    );
    serde_json::from_str(&serde_json::to_string(&file).unwrap()).unwrap()
}

/// Imports as the browser does; a stored text that can't be read is not touched.
fn import(file: &BackupFile, store: &mut Store) -> Preview {
    let import = file
        .import(&mut |card| {
            store
                .get(&card)
                .map_or(Some(History::default()), |text| History::parse(text).ok())
        })
        .unwrap();
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
    history.insert(Entry::Undo(*review(0).review()));
    let file = export(&Store::from([(CardId(1), history.to_text())]));
    let mut here = store(&[(1, &[0])]);
    assert_eq!(import(&file, &mut here).to_add, 1);
    assert!(
        History::parse(&here[&CardId(1)])
            .unwrap()
            .fold(CardId(1), 4)
            .is_new()
    );
}

#[test]
fn what_can_not_be_read_is_counted_and_left_alone() {
    let mut file = export(&store(&[(1, &[0]), (2, &[5]), (3, &[6])]));
    file.cards[0].1.truncate(9);
    file.cards
        .push(("not an id".to_owned(), file.cards[1].1.clone()));
    let mut here = Store::from([(CardId(2), "2:from a newer yiji".to_owned())]);
    assert_eq!(
        import(&file, &mut here),
        Preview {
            cards: 1,
            reviews: 1,
            to_add: 1,
            in_both: 0,
            unreadable: 3
        }
    );
    assert_eq!(here[&CardId(2)], "2:from a newer yiji");
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
        assert_eq!(other.import(&mut |_| None), Err(error));
    }
    assert!(serde_json::from_str::<BackupFile>("{\"cards\":{}}").is_err());
}

#[test]
fn version_1_still_reads() {
    let sample = include_str!("samples/backup-v1.json");
    let file: BackupFile = serde_json::from_str(sample).unwrap();
    let mut here = Store::new();
    assert_eq!(
        import(&file, &mut here),
        Preview {
            cards: 2,
            reviews: 9,
            to_add: 9,
            in_both: 0,
            unreadable: 0
        }
    );
    assert_eq!(file.settings, include_str!("samples/settings-v1.txt"));
    assert_eq!(serde_json::to_string(&file).unwrap(), sample.trim_end());
}

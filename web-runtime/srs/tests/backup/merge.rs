//! The union of backups, as a table and at random.

use proptest::prelude::*;
use srs::backup::{ASIDE, BackupError, BackupFile, Texts};

use crate::{SITE, Store, export, review, store, text, texts};
use srs::CardId;
use srs::history::{Entry, History};

fn merged(a: &BackupFile, b: &BackupFile) -> BackupFile {
    let mut both = a.clone();
    both.merge(b).unwrap();
    both
}

fn of_cards(cards: &[(&str, &str)]) -> BackupFile {
    let mut file = export(&Store::new());
    file.cards = texts(cards);
    file
}

#[test]
fn reviews_of_both_are_there() {
    let phone = export(&store(&[(1, &[0, 60]), (2, &[5])]));
    let laptop = export(&store(&[(1, &[60, 120]), (9, &[7])]));
    let both = export(&store(&[(1, &[0, 60, 120]), (2, &[5]), (9, &[7])]));
    assert_eq!(merged(&phone, &laptop), both);
}

#[test]
fn the_later_settings_stand_and_none_take_nothing_away() {
    let file = |settings: &str, exported_at| {
        BackupFile::new(SITE, exported_at, settings.to_owned(), Vec::new())
    };
    for (ours, theirs, settings) in [
        (("a", 1), ("b", 2), "b"),
        (("a", 2), ("b", 1), "a"),
        (("a", 1), ("", 2), "a"),
        (("", 2), ("b", 1), "b"),
    ] {
        let both = merged(&file(ours.0, ours.1), &file(theirs.0, theirs.1));
        assert_eq!((both.settings.as_str(), both.exported_at), (settings, 2));
    }
}

#[test]
fn what_can_not_be_read_makes_way_and_is_kept() {
    let (card, good) = ("0000000000000001", text(&[0]));
    let (newer, damaged) = ("9:newer", "1:AAAAA");
    let aside = |key: &str, text: &str| vec![(ASIDE.to_owned(), texts(&[(key, text)]))];
    for (ours, theirs, stays, kept) in [
        (good.as_str(), newer, good.as_str(), newer),
        (newer, &good, &good, newer),
        (damaged, newer, newer, damaged),
    ] {
        let both = merged(&of_cards(&[(card, ours)]), &of_cards(&[(card, theirs)]));
        assert_eq!(both.cards, texts(&[(card, stays)]));
        assert_eq!(both.parts, aside("c:0000000000000001", kept));
    }
    let alone = merged(&of_cards(&[(card, newer)]), &of_cards(&[]));
    assert_eq!(
        (alone.cards, alone.parts.len()),
        (texts(&[(card, newer)]), 0)
    );
}

#[test]
fn parts_are_united_whatever_they_hold() {
    let with = |pairs: &[(&str, &str)]| {
        let mut file = of_cards(&[]);
        file.parts = vec![("rehearsals".to_owned(), texts(pairs))];
        file
    };
    let both = merged(
        &with(&[("1", "one"), ("2", "two")]),
        &with(&[("2", "another"), ("3", "three")]),
    );
    assert_eq!(
        both.parts,
        [
            (ASIDE.to_owned(), texts(&[("rehearsals:2", "another")])),
            (
                "rehearsals".to_owned(),
                texts(&[("1", "one"), ("2", "two"), ("3", "three")])
            ),
        ]
    );
}

#[test]
fn other_sites_and_versions_stay_apart() {
    let file = of_cards(&[]);
    let change = |change: fn(&mut BackupFile)| {
        let mut other = file.clone();
        change(&mut other);
        file.clone().merge(&other)
    };
    assert_eq!(change(|_| ()), Ok(()));
    assert_eq!(
        change(|file| file.site.clear()),
        Err(BackupError::OtherSite)
    );
    assert_eq!(change(|file| file.v = 2), Err(BackupError::Newer(2)));
    assert_eq!(
        change(|file| file.kind.clear()),
        Err(BackupError::NotABackup)
    );
}

/// Few keys and texts, so that they meet: histories that read, and texts that don't.
fn any_texts() -> impl Strategy<Value = Texts> {
    let history = prop::collection::btree_set(0..4_i64, 0..4).prop_map(|seconds| {
        let mut history = History::default();
        for second in seconds {
            history.insert(review(second));
            if second == 3 {
                history.insert(Entry::Undone(*review(second).act()));
            }
        }
        history.to_text()
    });
    let unreadable = prop::sample::select(vec!["9:newer", "1:damaged", ""]).prop_map(str::to_owned);
    let text = prop_oneof![3 => history, 1 => unreadable];
    prop::collection::btree_map(
        (1..4_u64).prop_map(|card| CardId(card).to_string()),
        text,
        0..4,
    )
    .prop_map(|texts| texts.into_iter().collect())
}

fn any_file() -> impl Strategy<Value = BackupFile> {
    let part = prop::sample::select(vec!["rehearsals", "plans", ASIDE]).prop_map(str::to_owned);
    let parts = prop::collection::btree_map(part, any_texts(), 0..3);
    (any_texts(), parts).prop_map(|(cards, parts)| {
        let mut file = of_cards(&[]);
        file.cards = cards;
        file.parts = parts
            .into_iter()
            .filter(|(_, texts)| !texts.is_empty())
            .collect();
        // A file as written by a merge: its parts are in order, its cards are.
        let written = file.clone();
        file.merge(&written).unwrap();
        file
    })
}

/// Every text and every review that stands in a file, wherever.
fn all_of(file: &BackupFile) -> std::collections::BTreeSet<String> {
    let parts = file.parts.iter().flat_map(|(_, texts)| texts);
    file.cards
        .iter()
        .chain(parts)
        .flat_map(|(_, text)| match History::parse(text) {
            Ok(history) => history
                .entries()
                .map(|entry| format!("{:?}", entry.act()))
                .collect(),
            Err(_) => vec![text.clone()],
        })
        .collect()
}

proptest! {
    #[test]
    fn merging_files_is_a_union(a in any_file(), b in any_file(), c in any_file()) {
        prop_assert_eq!(merged(&a, &b), merged(&b, &a));
        prop_assert_eq!(merged(&a, &a), a.clone());
        prop_assert_eq!(merged(&merged(&a, &b), &b), merged(&a, &b));
        prop_assert_eq!(merged(&merged(&a, &b), &c), merged(&a, &merged(&b, &c)));
    }

    #[test]
    fn merging_files_loses_nothing(a in any_file(), b in any_file()) {
        let both = all_of(&merged(&a, &b));
        let all = all_of(&a).into_iter().chain(all_of(&b)).collect();
        prop_assert_eq!(both, all);
    }
}

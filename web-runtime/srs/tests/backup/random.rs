//! Any progress at all: a backup carries all of it, and carries it once.

use crate::{SITE, Store, export};
use proptest::prelude::*;
use srs::backup::{BackupFile, Import};
use srs::history::{Act, Entry, History, Review};
use srs::{CardId, Now, Points, Quality};

fn any_entry() -> impl Strategy<Value = Entry> {
    let review = (0..6_usize, any::<u8>(), 0..9_u16, any::<u16>());
    let act = (1_795_000_000..1_797_000_000_i64, 0..9_u8, review).prop_map(
        |(time, kind, (grade, rungs, n_points, seconds))| match kind {
            0 => Act::Reset { time },
            1 => Act::Suspend { time },
            2 => Act::Unsuspend { time },
            _ => Act::Review(Review {
                time,
                grade: Quality::ALL[grade],
                utc_offset_minutes: 480,
                rungs,
                ticked: (n_points > 0).then(|| Points::all_said(n_points).toggled(1)),
                seconds,
            }),
        },
    );
    (act, 0..5_u8).prop_map(|(act, undone)| match undone {
        0 => Entry::Undone(act),
        _ => Entry::Done(act),
    })
}

/// Few cards, so that two stores share some; a packed text now and then.
fn any_store() -> impl Strategy<Value = Store> {
    let entries = prop::collection::vec(any_entry(), 1..9);
    let text = (entries, any::<bool>()).prop_map(|(entries, packs)| {
        let mut history = History::default();
        for entry in entries {
            history.insert(entry);
        }
        if packs {
            history.to_packed_text()
        } else {
            history.to_text()
        }
    });
    prop::collection::btree_map((0..8_u64).prop_map(CardId), text, 0..8)
}

fn look_into(file: &BackupFile, store: &Store) -> Import {
    let mut stored = |card| {
        store
            .get(&card)
            .map_or(Some(History::default()), |text| History::parse(text).ok())
    };
    file.import(SITE, &mut stored, &|_| true).unwrap()
}

fn imported(file: &BackupFile, store: &Store) -> Store {
    let mut store = store.clone();
    for (card, history) in look_into(file, &store).changed {
        store.insert(card, history.to_text());
    }
    store
}

/// What the histories are, however they are written, and where they lead.
fn told(store: &Store) -> Vec<(CardId, History, srs::CardState)> {
    let now = Now {
        time: 1_796_000_000,
        utc_offset_minutes: 480,
    };
    let told = |(&card, text): (&CardId, &String)| {
        let history = History::parse(text).unwrap();
        (card, history.clone(), history.fold(card, 4, now))
    };
    store.iter().map(told).collect()
}

proptest! {
    #[test]
    fn an_empty_browser_comes_to_the_same_state(store in any_store()) {
        let new = imported(&export(&store), &Store::new());
        prop_assert_eq!(told(&new), told(&store));
    }

    #[test]
    fn a_second_import_changes_nothing(store in any_store(), other in any_store()) {
        let file = export(&other);
        let once = imported(&file, &store);
        let again = look_into(&file, &once);
        prop_assert_eq!((again.changed.len(), again.preview.to_add), (0, 0));
        prop_assert_eq!(imported(&file, &once), once);
    }

    #[test]
    fn two_devices_that_exchange_backups_agree(one in any_store(), other in any_store()) {
        let here = imported(&export(&other), &one);
        let there = imported(&export(&one), &other);
        prop_assert_eq!(told(&here), told(&there));
    }
}

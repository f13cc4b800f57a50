//! Backups: what is exported can be imported, an import only ever adds, and merging files loses nothing in any order.
#![allow(clippy::unwrap_used)]

mod import;
mod merge;
mod random;

use std::collections::BTreeMap;

use srs::backup::{BackupFile, Texts};
use srs::history::{Act, Entry, History, Review};
use srs::settings::Settings;
use srs::{CardId, Grade};

const SITE: &str = "9c0ffee15dead000";

/// What a browser has stored: texts by card.
type Store = BTreeMap<CardId, String>;

fn review(second: i64) -> Entry {
    Entry::Done(Act::Review(Review {
        time: 1_795_140_000 + second,
        grade: Grade::Good.quality(),
        utc_offset_minutes: 480,
        rungs: 0,
        ticked: None,
        seconds: 9,
    }))
}

/// The text of a history with reviews at these seconds.
fn text(seconds: &[i64]) -> String {
    let mut history = History::default();
    for &second in seconds {
        history.insert(review(second));
    }
    history.to_text()
}

/// A store of cards with reviews at these seconds.
fn store(cards: &[(u64, &[i64])]) -> Store {
    cards
        .iter()
        .map(|&(card, seconds)| (CardId(card), text(seconds)))
        .collect()
}

/// A file of that store, as it comes back from a disk.
fn export(store: &Store) -> BackupFile {
    let cards = store
        .iter()
        .map(|(&card, text)| (card, text.clone()))
        .collect();
    let settings = Settings::default().to_text();
    reread(&BackupFile::new(SITE, 1_795_140_000, settings, cards))
}

fn reread(file: &BackupFile) -> BackupFile {
    serde_json::from_str(&serde_json::to_string(file).unwrap()).unwrap()
}

fn texts(pairs: &[(&str, &str)]) -> Texts {
    let owned = |&(key, text): &(&str, &str)| (key.to_owned(), text.to_owned());
    pairs.iter().map(owned).collect()
}

//! Formats are promises: every version ever written has a sample, every sample reads, and `FORMATS.md` tells of it.
//!
//! A sample is `samples/<format>-v<version>.<ending>`, with `-<what>` behind the version where there are several. The
//! tests of each format say what the samples hold; here they have to be there.
#![allow(clippy::unwrap_used)]

use std::path::Path;
use std::{collections::BTreeSet, fs};

use srs::backup::{BACKUP_VERSION, BackupFile};
use srs::deck::{DECK_VERSION, DeckFile, read_rows};
use srs::history::{HISTORY_VERSION, History};
use srs::rehearsal::{REHEARSAL_VERSION, Rehearsal};
use srs::settings::{SETTINGS_VERSION, Settings};

/// A format of which this crate reads what it has stored.
struct Format {
    name: &'static str,
    version: u32,
    /// The version that a sample says, if all of it reads.
    read: fn(&str) -> Option<u32>,
}

const FORMATS: [Format; 5] = [
    Format {
        name: "history",
        version: HISTORY_VERSION,
        read: |file| {
            let text = file.lines().find(|line| !line.starts_with('#'))?;
            History::parse(text).ok()?;
            text.split_once(':')?.0.parse().ok()
        },
    },
    Format {
        name: "settings",
        version: SETTINGS_VERSION,
        read: |file| {
            Settings::parse(file).ok()?;
            file.lines().next()?.rsplit(' ').next()?.parse().ok()
        },
    },
    Format {
        name: "rehearsal",
        version: REHEARSAL_VERSION,
        read: |file| {
            Rehearsal::parse(file).ok()?;
            file.lines().next()?.rsplit(' ').next()?.parse().ok()
        },
    },
    Format {
        name: "backup",
        version: BACKUP_VERSION,
        read: |file| {
            let backup: BackupFile = serde_json::from_str(file).ok()?;
            backup.check().ok()?;
            let mut cards = backup.cards.iter();
            cards
                .all(|(_, history)| History::parse(history).is_ok())
                .then_some(backup.v)
        },
    },
    Format {
        name: "deck",
        version: DECK_VERSION,
        read: |file| {
            let deck: DeckFile = serde_json::from_str(file).ok()?;
            read_rows(&deck.cards).ok()?;
            Some(deck.v)
        },
    },
];

/// What a sample in another format says, for a test to compare with.
const SPELLED_OUT: [&str; 1] = ["deck-v1.txt"];

#[test]
fn every_version_has_a_sample_and_every_sample_reads() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/samples");
    let mut found = BTreeSet::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let file = path.file_name().unwrap().to_str().unwrap();
        if SPELLED_OUT.contains(&file) {
            continue;
        }
        let (name, rest) = file.split_once("-v").expect("a format and a version");
        let format = FORMATS.iter().find(|format| format.name == name);
        let format = format.unwrap_or_else(|| panic!("{file}: no format has this name"));
        let digits = rest.split(['-', '.']).next().unwrap();
        let version: u32 = digits.parse().unwrap();
        let text = fs::read_to_string(&path).unwrap();
        assert_eq!((format.read)(&text), Some(version), "{file}");
        found.insert((name.to_owned(), version));
    }
    for format in &FORMATS {
        for version in 1..=format.version {
            let sample = (format.name.to_owned(), version);
            assert!(found.contains(&sample), "no sample of {sample:?}");
        }
    }
}

#[test]
fn the_page_tells_of_every_format_in_its_version() {
    let page = include_str!("../FORMATS.md");
    for Format { name, version, .. } in FORMATS {
        let row = format!("| [{name}](#{name}) | {version} |");
        assert!(page.contains(&row), "no row {row}");
        let heading = format!("\n## {}\n", name[..1].to_uppercase() + &name[1..]);
        assert!(page.contains(&heading), "no section of {name}");
    }
    for version in 1..=HISTORY_VERSION {
        assert!(page.contains(&format!("\n### Version {version}\n")));
    }
}

#[test]
fn the_page_names_every_setting_with_its_default() {
    let page = include_str!("../FORMATS.md");
    let rows: Vec<&str> = page
        .lines()
        .filter(|line| line.starts_with("| `"))
        .collect();
    for key in Settings::KEYS {
        let is_about = |row: &&&str| row.split('|').nth(1).unwrap().contains(&format!("`{key}`"));
        let row = rows.iter().find(is_about);
        let row = row.unwrap_or_else(|| panic!("no row of `{key}`"));
        let default = Settings::default().get(key).unwrap_or("none".to_owned());
        assert!(row.contains(&default), "{row}: the default is {default}");
    }
}

#[test]
fn the_history_of_the_page_is_that_of_the_sample() {
    let page = include_str!("../FORMATS.md");
    let sample = include_str!("samples/history-v2.txt");
    let shown = page.lines().find(|line| line.starts_with("    2:"));
    let shown = shown.unwrap().trim().trim_end_matches('…');
    assert!(sample.contains(shown), "{shown}");
}

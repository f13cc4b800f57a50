//! One backup file, from the disk.

use std::path::{Path, PathBuf};

use serde::Deserialize;
use serde_json::error::Category;
use srs::{
    CardId,
    backup::{BACKUP_KIND, BACKUP_VERSION, BackupFile},
    history::{History, HistoryError},
    settings::{Settings, SettingsError},
};

use super::fault::{Fault, place};
use crate::error::Error;

const COPY_AGAIN: &str = "copy it again from where it was saved, or export a new one";
const WHICH_FILE: &str = "a backup is the file that Settings → Export backup saves";
const UPDATE: &str = "update yiji, then try again";
const KEPT: &str = "it is left out of the numbers, and kept unchanged in a merged file";

/// What can't be read is told one by one up to here: a newer yiji may have written every history of a file.
const MOST_TOLD: usize = 20;

/// A backup that could be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Backup {
    /// Where it was.
    pub path: PathBuf,
    /// What it holds.
    pub file: BackupFile,
    /// What in it can't be read.
    pub faults: Vec<Fault>,
}

/// What tells a backup from any other JSON, whatever its version.
#[derive(Deserialize)]
struct Head {
    kind: Option<serde_json::Value>,
    v: Option<u32>,
}

/// Reads a file.
///
/// # Errors
/// There is no such file, or it may not be read; the inner error is what is wrong with it.
pub fn read(path: &Path) -> Result<Result<Backup, Fault>, Error> {
    let bytes = std::fs::read(path).map_err(Error::io("read", path))?;
    Ok(parse(path, &bytes))
}

fn parse(path: &Path, bytes: &[u8]) -> Result<Backup, Fault> {
    let fault = |place, message: String, help| Fault {
        path: path.to_owned(),
        place,
        message,
        help,
    };
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let whole = String::from_utf8_lossy(&bytes[..error.valid_up_to()]);
        let place = place(&whole, whole.len());
        fault(Some(place), "this is not text".into(), WHICH_FILE)
    })?;
    let text = text.trim_start_matches('\u{feff}');
    if text.trim().is_empty() {
        return Err(fault(None, "the file is empty".into(), COPY_AGAIN));
    }
    let not_json = |error: serde_json::Error| {
        let place = Some((error.line(), error.column().max(1)));
        let said = error.to_string();
        let said = said.split(" at line ").next().unwrap_or(&said);
        match error.classify() {
            Category::Eof => fault(
                place,
                "the file ends here, in the middle: it was cut short".into(),
                COPY_AGAIN,
            ),
            Category::Data => fault(place, format!("the backup is damaged: {said}"), COPY_AGAIN),
            _ => fault(place, format!("this is not JSON: {said}"), WHICH_FILE),
        }
    };
    // The whole text is read here, so that what is no JSON is told apart from JSON of another kind.
    let value: serde_json::Value = serde_json::from_str(text).map_err(not_json)?;
    let head = Head::deserialize(&value).ok();
    let version = match head {
        Some(Head { kind, v }) if kind == Some(BACKUP_KIND.into()) => v,
        _ => None,
    };
    match version {
        None | Some(0) => {
            let message = "this is JSON, but not a backup of yiji".into();
            return Err(fault(None, message, WHICH_FILE));
        }
        Some(newer) if newer > BACKUP_VERSION => {
            let message = format!(
                "this backup has version {newer}; this yiji reads versions up to {BACKUP_VERSION}"
            );
            return Err(fault(None, message, UPDATE));
        }
        Some(_) => {}
    }
    let file: BackupFile = serde_json::from_str(text).map_err(not_json)?;
    let found: Vec<Unread> = unread(&file).collect();
    let mut faults: Vec<Fault> = found
        .iter()
        .take(MOST_TOLD)
        .map(|unread| {
            let key = serde_json::Value::from(unread.key).to_string();
            let place = text.find(&key).map(|byte| place(text, byte));
            fault(place, unread.message.clone(), unread.help)
        })
        .collect();
    if found.len() > MOST_TOLD {
        let message = format!("{} more like these", found.len() - MOST_TOLD);
        faults.push(fault(None, message, found[MOST_TOLD].help));
    }
    Ok(Backup {
        path: path.to_owned(),
        file,
        faults,
    })
}

/// Something in a backup that can't be read, under its key.
struct Unread<'a> {
    key: &'a str,
    message: String,
    help: &'static str,
}

fn unread(file: &BackupFile) -> impl Iterator<Item = Unread<'_>> {
    let of = |key, message: String, help| Unread { key, message, help };
    let settings = match Settings::parse(&file.settings) {
        _ if file.settings.is_empty() => None,
        Ok(_) => None,
        Err(SettingsError::Newer(_)) => Some((
            "the settings are of a newer version; the defaults are used",
            UPDATE,
        )),
        Err(SettingsError::NotSettings) => {
            Some(("the settings can't be read; the defaults are used", KEPT))
        }
    };
    let settings = settings.map(|(message, help)| of("settings", message.to_owned(), help));
    let cards = file.cards.iter().filter_map(move |(card, history)| {
        if card.parse::<CardId>().is_err() {
            let message = format!("`{card}` is not the id of a card (16 hexadecimal digits)");
            return Some(of(card, message, KEPT));
        }
        match History::parse(history) {
            Ok(_) => None,
            Err(HistoryError::Newer(version)) => {
                let message = format!(
                    "the history of card {card} has version {version}, which is newer than this yiji"
                );
                Some(of(card, message, UPDATE))
            }
            Err(HistoryError::Damaged | HistoryError::NotAHistory) => {
                let message = format!("the history of card {card} is damaged");
                Some(of(card, message, KEPT))
            }
        }
    });
    settings.into_iter().chain(cards)
}

#[cfg(test)]
mod tests {
    use super::*;

    const WHOLE: &str = include_str!("../../tests/fixtures/progress/every_day_as_json/phone.json");

    fn check(bytes: &[u8]) -> Result<Backup, Fault> {
        parse(Path::new("phone.json"), bytes)
    }

    #[test]
    fn a_file_cut_anywhere_is_refused_with_the_place() {
        let whole = WHOLE.trim_end();
        assert_eq!(
            check(whole.as_bytes()).map(|backup| backup.faults),
            Ok(vec![])
        );
        let with_mark = format!("\u{feff}{whole}");
        assert!(check(with_mark.as_bytes()).is_ok());
        for end in 1..whole.len() {
            let fault = check(&whole.as_bytes()[..end]).unwrap_err();
            assert!(fault.place.is_some(), "{end}: {fault}");
            assert_eq!(fault.help, COPY_AGAIN, "{end}: {fault}");
        }
    }

    #[test]
    fn no_bytes_panic() {
        for place in 0..WHOLE.len() {
            for byte in [0, b'"', b'{', b'9', 0xff] {
                let mut bytes = WHOLE.as_bytes().to_vec();
                bytes[place] = byte;
                let _ = check(&bytes);
            }
        }
        assert!(check("[".repeat(100_000).as_bytes()).is_err());
    }

    #[test]
    fn a_thousand_faults_are_told_in_a_screenful() {
        let mut file: BackupFile = serde_json::from_str(WHOLE).unwrap();
        file.cards = (0..1_000)
            .map(|card| (CardId(card).to_string(), "9:newer".to_owned()))
            .collect();
        let faults = check(serde_json::to_string(&file).unwrap().as_bytes())
            .unwrap()
            .faults;
        assert_eq!(faults.len(), MOST_TOLD + 1);
        assert_eq!(faults[MOST_TOLD].message, "980 more like these");
    }
}

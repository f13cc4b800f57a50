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
    let mut faults = Vec::new();
    let mut found = |key: &str, message: String, help| {
        let key = serde_json::Value::from(key).to_string();
        let place = text.find(&key).map(|byte| place(text, byte));
        faults.push(fault(place, message, help));
    };
    match Settings::parse(&file.settings) {
        _ if file.settings.is_empty() => {}
        Ok(_) => {}
        Err(SettingsError::Newer(_)) => {
            let message = "the settings are of a newer version; the defaults are used".into();
            found("settings", message, UPDATE);
        }
        Err(SettingsError::NotSettings) => {
            let message = "the settings can't be read; the defaults are used".into();
            found("settings", message, KEPT);
        }
    }
    for (card, history) in &file.cards {
        if card.parse::<CardId>().is_err() {
            let message = format!("`{card}` is not the id of a card (16 hexadecimal digits)");
            found(card, message, KEPT);
            continue;
        }
        match History::parse(history) {
            Ok(_) => {}
            Err(HistoryError::Newer(version)) => {
                let message = format!(
                    "the history of card {card} has version {version}, which is newer than this yiji"
                );
                found(card, message, UPDATE);
            }
            Err(HistoryError::Damaged | HistoryError::NotAHistory) => {
                found(card, format!("the history of card {card} is damaged"), KEPT);
            }
        }
    }
    Ok(Backup {
        path: path.to_owned(),
        file,
        faults,
    })
}

//! A backup: every history and the settings of a site in one file; what importing it would add, and the union of two.
//!
//! The file is JSON, wrapped here:
//!
//! ```
//! # let file: srs::backup::BackupFile = serde_json::from_str(r#"
//! {"kind":"yiji-backup","v":1,"site":"9c0ffee15dead000","exported_at":1795140000,
//!  "settings":"yiji settings 1\nnew_per_day=20\n","cards":{"3fa1c09b2e5d7788":"1:KI1kg60-_qDMge"},
//!  "parts":{"aside":{"c:90bc4e2211aa0003":"what could not be read"}}}
//! # "#).unwrap();
//! # let import = file.import("9c0ffee15dead000", &mut |_| Some(srs::history::History::default()), &|_| true).unwrap();
//! # assert_eq!((import.preview.to_add, import.parts.len()), (1, 1));
//! ```
//!
//! A part is a set of texts by key. A text, once written under its key, never changes, so that the union of two parts
//! needs no knowledge of what they hold: parts that this version has never heard of are kept, merged and handed on.
//! The part `aside` holds what could not be read, each text under the key it had, so that nothing is ever dropped.

mod import;
#[cfg(feature = "serde")]
mod json;
mod merge;
mod reminder;

use std::fmt;

use crate::CardId;

pub use import::{Import, Preview};
pub use reminder::{Reminder, Since, Unsaved};

/// Version of the file that this code writes, and the newest it reads.
pub const BACKUP_VERSION: u32 = 1;
/// What [`BackupFile::kind`] says.
pub const BACKUP_KIND: &str = "yiji-backup";
/// The part of what could not be read.
pub const ASIDE: &str = "aside";

/// Texts by key.
pub type Texts = Vec<(String, String)>;

/// The file as it is stored; field names are the JSON's.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct BackupFile {
    /// [`BACKUP_KIND`].
    pub kind: String,
    /// Format version, [`BACKUP_VERSION`].
    pub v: u32,
    /// The id of the site whose progress it is.
    pub site: String,
    /// When it was made, in seconds since 1970-01-01T00:00Z.
    pub exported_at: i64,
    /// The text of the settings; empty if there were none.
    #[cfg_attr(feature = "serde", serde(default))]
    pub settings: String,
    /// The histories as stored, by card; a JSON object.
    #[cfg_attr(feature = "serde", serde(with = "json::texts"))]
    pub cards: Texts,
    /// All else that is stored, by the part's name; a JSON object of objects, left out where there is none.
    #[cfg_attr(
        feature = "serde",
        serde(default, skip_serializing_if = "Vec::is_empty", with = "json::parts")
    )]
    pub parts: Vec<(String, Texts)>,
}

/// Why a file is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BackupError {
    /// It is some other file.
    NotABackup,
    /// A newer yiji wrote it, in that version.
    Newer(u32),
    /// It is the progress of another site.
    OtherSite,
}

impl fmt::Display for BackupError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            BackupError::NotABackup => "this is not a backup of yiji",
            BackupError::Newer(_) => "this backup was written by a newer version of yiji",
            BackupError::OtherSite => "this backup belongs to another site",
        })
    }
}

impl std::error::Error for BackupError {}

impl BackupFile {
    /// A file of these histories, to be written as JSON.
    pub fn new(
        site: &str,
        exported_at: i64,
        settings: String,
        cards: Vec<(CardId, String)>,
    ) -> BackupFile {
        let cards = cards
            .into_iter()
            .map(|(card, history)| (card.to_string(), history))
            .collect();
        BackupFile {
            kind: BACKUP_KIND.to_owned(),
            v: BACKUP_VERSION,
            site: site.to_owned(),
            exported_at,
            settings,
            cards,
            parts: Vec::new(),
        }
    }

    /// Whether this code can read it.
    pub fn check(&self) -> Result<(), BackupError> {
        match self.v {
            _ if self.kind != BACKUP_KIND => Err(BackupError::NotABackup),
            0 => Err(BackupError::NotABackup),
            BACKUP_VERSION => Ok(()),
            newer => Err(BackupError::Newer(newer)),
        }
    }

    /// Whether this code can read it, and it is of that site.
    pub fn check_site(&self, site: &str) -> Result<(), BackupError> {
        self.check()?;
        if self.site == site {
            Ok(())
        } else {
            Err(BackupError::OtherSite)
        }
    }
}

/// Whether a part may have this name: lower-case letters and hyphens, so that it can be part of a key; `c` is the cards'.
fn is_part_name(name: &str) -> bool {
    !name.is_empty()
        && name != "c"
        && name
            .bytes()
            .all(|byte| byte.is_ascii_lowercase() || byte == b'-')
}

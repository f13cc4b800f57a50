//! A backup: every history and the settings of a site in one file, and what merging it would add.
//!
//! The file is JSON, wrapped here:
//!
//! ```
//! # let file: srs::backup::BackupFile = serde_json::from_str(r#"
//! {"kind":"yiji-backup","v":1,"site":"9c0ffee15dead000","exported_at":1795140000,
//!  "settings":"yiji settings 1\nnew_per_day=20\n","cards":{"3fa1c09b2e5d7788":"1:KI1kg60-_qDMge"}}
//! # "#).unwrap();
//! # let import = file.import(&mut |_| Some(srs::history::History::default())).unwrap();
//! # assert_eq!(import.preview.to_add, 1);
//! ```

use std::fmt;

use crate::CardId;
use crate::history::History;

/// Version of the file that this code writes, and the newest it reads.
pub const BACKUP_VERSION: u32 = 1;
/// What [`BackupFile::kind`] says.
pub const BACKUP_KIND: &str = "yiji-backup";

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
    #[cfg_attr(feature = "serde", serde(with = "as_object"))]
    pub cards: Vec<(String, String)>,
}

/// Why a file is not imported.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BackupError {
    /// It is some other file.
    NotABackup,
    /// A newer yiji wrote it, in that version.
    Newer(u32),
}

impl fmt::Display for BackupError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            BackupError::NotABackup => "this is not a backup of yiji",
            BackupError::Newer(_) => "this backup was written by a newer version of yiji",
        })
    }
}

impl std::error::Error for BackupError {}

/// What an import would do.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Import {
    /// What to tell before it is done.
    pub preview: Preview,
    /// The histories to store: existing and incoming merged, only where that adds something.
    pub changed: Vec<(CardId, History)>,
}

/// An import in numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Preview {
    /// Cards with a history in the file that can be read.
    pub cards: u32,
    /// Entries in the file: reviews, whether taken back or not.
    pub reviews: u32,
    /// Entries that are not stored here yet.
    pub to_add: u32,
    /// Entries that are here already.
    pub in_both: u32,
    /// Cards of the file whose id or history, here or in the file, can't be read; they are left alone.
    pub unreadable: u32,
}

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
        }
    }

    /// Whether this code can import it.
    pub fn check(&self) -> Result<(), BackupError> {
        match self.v {
            _ if self.kind != BACKUP_KIND => Err(BackupError::NotABackup),
            0 => Err(BackupError::NotABackup),
            BACKUP_VERSION => Ok(()),
            newer => Err(BackupError::Newer(newer)),
        }
    }

    /// What importing it would add to what is stored: counted, and ready to store. Merging twice adds nothing more.
    /// A card whose stored history can't be read must not be handed in as empty: leave it out with `None`.
    pub fn import(
        &self,
        stored: &mut dyn FnMut(CardId) -> Option<History>,
    ) -> Result<Import, BackupError> {
        self.check()?;
        let mut import = Import::default();
        let preview = &mut import.preview;
        for (card, text) in &self.cards {
            let Some((card, incoming, mut history)) = readable(card, text)
                .and_then(|(card, incoming)| Some((card, incoming, stored(card)?)))
            else {
                preview.unreadable += 1;
                continue;
            };
            let n_entries = incoming.entries().count() as u32;
            let added = history.merge(&incoming) as u32;
            preview.cards += 1;
            preview.reviews += n_entries;
            preview.to_add += added;
            preview.in_both += n_entries - added;
            if added > 0 {
                import.changed.push((card, history));
            }
        }
        Ok(import)
    }
}

fn readable(card: &str, text: &str) -> Option<(CardId, History)> {
    Some((card.parse().ok()?, History::parse(text).ok()?))
}

/// Pairs as a JSON object, in their order.
#[cfg(feature = "serde")]
mod as_object {
    use std::fmt;

    use serde::de::{Deserializer, MapAccess, Visitor};
    use serde::ser::Serializer;

    pub fn serialize<S: Serializer>(
        pairs: &[(String, String)],
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        serializer.collect_map(pairs.iter().map(|(key, value)| (key, value)))
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Vec<(String, String)>, D::Error> {
        struct Pairs;
        impl<'de> Visitor<'de> for Pairs {
            type Value = Vec<(String, String)>;

            fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
                f.write_str("an object of histories by card")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                std::iter::from_fn(|| map.next_entry().transpose()).collect()
            }
        }
        deserializer.deserialize_map(Pairs)
    }
}

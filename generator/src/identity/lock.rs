//! `cards.lock` on disk: what must outlive the notes, kept beside them and committed with them. Its text is in `record`.
//!
//! The site's id is made once, from the first deck, and then only read: stored progress has it as its prefix. The file is
//! written where a project is (`yiji.yaml` beside the notes, or the file itself); a bare folder is never written to, and
//! its site's id is made of the folder's name. A build of one note alone reads the file and leaves it.

use std::{collections::HashSet, fmt, fs::File, io::Write, path::PathBuf};

use rayon::prelude::*;
use srs::CardId;

use super::{
    Fingerprint, Settled, hash,
    record::{Damage, LockText},
    settle::{NoteCards, settle},
};
use crate::{
    config::CONFIG_FILE,
    content_hash::{ContentHash, content_hash},
    deck::Entry,
    error::Error,
    source::Source,
};

/// Name of the lock file in the source folder.
pub const LOCK_FILE: &str = "cards.lock";
/// What it is called while it is written.
pub const LOCK_ASIDE: &str = "cards.lock.new";

/// The lock file of a source folder, as it stood before this run.
#[derive(Clone, Debug)]
pub struct Lock {
    path: PathBuf,
    /// What it holds, if it is there.
    text: Option<LockText>,
    /// Hash of its bytes.
    hash: Option<u64>,
    /// The live records' places, sorted by question.
    by_question: Vec<(CardId, u32)>,
    is_project: bool,
    folder_title: String,
}

/// What a run has to do about the lock file.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// The site's id.
    pub site: CardId,
    /// The cards' ids, and what became of the cards; what the file is made of has gone into it.
    pub settled: Settled,
    path: PathBuf,
    /// The text to write, where it is to be written and differs.
    unwritten: Option<Vec<String>>,
    /// Whether there was a file that knew cards.
    knew_cards: bool,
    /// Hash of the file as it is once it is written; none where this build does not write one.
    hash: Option<u64>,
}

impl Lock {
    /// Reads the lock of a source folder.
    ///
    /// # Errors
    /// The file is there and can't be read; damage is named with its line.
    pub fn open(source: &Source) -> Result<Lock, Error> {
        let path = source.folder.join(LOCK_FILE);
        let mut hash = None;
        let text = match std::fs::read_to_string(&path) {
            Ok(text) => {
                hash = Some(content_hash(text.as_bytes()));
                Some(LockText::parse(&text).map_err(
                    |Damage {
                         line,
                         message,
                         help,
                     }| {
                        Error::Lock {
                            path: path.clone(),
                            line,
                            message,
                            help,
                        }
                    },
                )?)
            }
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => None,
            Err(error) => return Err(Error::io("read", path)(error)),
        };
        let records = text.iter().flat_map(|text| &text.records);
        let mut by_question: Vec<(CardId, u32)> = (0..)
            .zip(records)
            .filter(|(_, record)| !record.retired)
            .map(|(at, record)| (record.question, at))
            .collect();
        by_question.par_sort_unstable();
        let is_project =
            source.only.is_none() && (text.is_some() || source.folder.join(CONFIG_FILE).is_file());
        Ok(Lock {
            path,
            text,
            hash,
            by_question,
            is_project,
            folder_title: source.title(),
        })
    }

    /// The ids that the cards of a note most likely have, before the rest of the deck is known: so that its page is right at
    /// once.
    pub fn likely_ids(&self, note: &str, entries: &[Entry]) -> Vec<CardId> {
        let id = |entry: &Entry| self.likely_id(note, &entry.fingerprint);
        entries.iter().map(id).collect()
    }

    fn likely_id(&self, note: &str, print: &Fingerprint) -> CardId {
        if let Some(id) = print.explicit {
            return id;
        }
        let start = self
            .by_question
            .partition_point(|(question, _)| *question < print.question);
        let asked = self.by_question[start..]
            .iter()
            .take_while(|(question, _)| *question == print.question);
        let records = self.text.as_ref().map_or(&[][..], |text| &text.records);
        let mut found = asked.filter_map(|(_, at)| records.get(*at as usize));
        let Some(first) = found.next() else {
            return print.question;
        };
        if *first.note == *note {
            return first.id;
        }
        found
            .find(|record| *record.note == *note)
            .unwrap_or(first)
            .id
    }

    /// The site's id, as far as it is known before all cards are.
    pub fn site(&self) -> Option<CardId> {
        let known = self.text.as_ref().and_then(|text| text.site);
        known.or_else(|| (!self.is_project).then(|| hash(&["folder:", &self.folder_title])))
    }

    /// Fails where what a person wrote into the file can't be followed.
    ///
    /// # Errors
    /// A `same` line names a card that is not in the file.
    pub fn must_know_its_rulings(&self) -> Result<(), Error> {
        match self.text.as_ref().and_then(LockText::unknown_in_rulings) {
            Some((line, id)) => Err(Error::Lock {
                path: self.path.clone(),
                line,
                message: format!("no card of this file has the id `{id}`"),
                help: "copy the line as `yiji build -v` prints it, or remove it",
            }),
            None => Ok(()),
        }
    }

    /// Holds the notes against the file. `aside` are notes that this build leaves out, but that are still there.
    ///
    /// # Errors
    /// A `same` line names a card that is not in the file.
    pub fn settle(&self, notes: &[NoteCards<'_>], aside: &[&str]) -> Result<Outcome, Error> {
        let empty = LockText::default();
        let before = self.text.as_ref().unwrap_or(&empty);
        let aside: HashSet<&str> = aside.iter().copied().collect();
        self.must_know_its_rulings()?;
        let mut settled = settle(before, notes, |note| aside.contains(note));
        let knew_cards = !before.records.is_empty();
        let site = self.site().unwrap_or_else(|| site_of(&settled.ids));
        let mut next = LockText {
            site: Some(site),
            rulings: std::mem::take(&mut settled.rulings),
            records: std::mem::take(&mut settled.records),
        };
        let unwritten = self.is_project.then(|| {
            next.sort();
            next.parts()
        });
        let hash = unwritten.as_ref().map(|parts| {
            let mut hash = ContentHash::default();
            parts.iter().for_each(|part| hash.update(part.as_bytes()));
            hash.finish()
        });
        let unwritten = unwritten.filter(|_| hash != self.hash);
        Ok(Outcome {
            site,
            settled,
            path: self.path.clone(),
            unwritten,
            knew_cards,
            hash,
        })
    }
}

/// The id of a site whose first cards have these ids.
fn site_of(ids: &[Vec<CardId>]) -> CardId {
    let mut ids: Vec<CardId> = ids.iter().flatten().copied().collect();
    ids.sort_unstable();
    let mut lines = String::with_capacity(ids.len() * 17);
    for id in ids {
        // A `String` takes whatever is written to it.
        let _ = fmt::Write::write_fmt(&mut lines, format_args!("{id}\n"));
    }
    hash(&["site:", &lines])
}

impl Outcome {
    /// Writes the file where it differs.
    ///
    /// # Errors
    /// It can't be written.
    pub fn save(&self) -> Result<(), Error> {
        let Some(parts) = &self.unwritten else {
            return Ok(());
        };
        // Written aside and renamed: an interrupted build leaves the old file whole.
        let aside = self.path.with_file_name(LOCK_ASIDE);
        File::create(&aside)
            .and_then(|mut file| {
                let mut parts = parts.iter();
                parts.try_for_each(|part| file.write_all(part.as_bytes()))
            })
            .map_err(Error::io("write", &aside))?;
        std::fs::rename(&aside, &self.path).map_err(Error::io("write", &self.path))
    }

    /// Hash of the lock file as the next build will find it, if that has nothing to do about it unless a note changes.
    /// `saved` says whether the file was written; none inside where there is no file.
    pub fn at_rest(&self, saved: bool) -> Option<Option<u64>> {
        let is_right = saved || self.unwritten.is_none();
        match self.hash {
            Some(hash) => is_right.then_some(Some(hash)),
            // One that is there, but not written by this build, says what it wants.
            None => (!self.path.exists()).then_some(None),
        }
    }

    /// Whether there is something to tell: the first file of a site knows of nothing that could have changed.
    pub fn tells_changes(&self) -> bool {
        self.knew_cards && self.unwritten.is_some()
    }

    /// For `--locked`: fails where the file would change, but for the fingerprints of answers, which name no card.
    ///
    /// # Errors
    /// It would, and which cards it is about.
    pub fn must_be_complete(&self) -> Result<(), Error> {
        let changes = &self.settled.changes;
        if self.unwritten.is_none() || (self.knew_cards && changes.is_empty()) {
            return Ok(());
        }
        let path = self.path.display();
        let message = match (self.knew_cards, self.path.is_file()) {
            (true, _) => format!(
                "`{path}` is out of date ({}):\n{}",
                changes.summary(),
                changes.list().trim_end()
            ),
            (false, true) => format!("`{path}` knows no cards yet"),
            (false, false) => format!("`{path}` is missing, and `--locked` changes nothing"),
        };
        Err(Error::usage(
            message,
            "run `yiji build` without `--locked` and commit the file",
        ))
    }
}

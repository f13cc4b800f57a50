//! The pages of all notes, and what the rest of the site needs of them.

mod kept;
mod writer;

use serde::{Deserialize, Serialize};
use srs::CardId;

use self::kept::Kept;
pub use self::{
    kept::told,
    writer::{Edited, NoteWriter},
};
use super::{Built, address::Address, anchors::Anchors};
use crate::{
    deck::{DeckNote, Entry},
    diagnostic::Diagnostic,
    error::Error,
    identity::{
        NoteCards,
        lock::{Lock, Outcome},
    },
};

/// What is kept of a note once its page is written.
#[derive(Serialize, Deserialize)]
pub struct Page {
    /// The note's path under the source folder.
    pub source: String,
    /// Its title.
    pub title: String,
    /// Names of the folders it lies in.
    pub folders: Vec<String>,
    /// Where its page stands.
    pub address: Address,
    /// Its cards.
    pub entries: Vec<Entry>,
    /// What links may name in it; only where links are looked into.
    #[serde(skip)]
    anchors: Anchors,
}

/// All pages of notes, in the notes' order.
pub struct NotePages {
    /// The pages.
    pub pages: Vec<Page>,
    /// Address of the list of files with their cards' text.
    pub texts: String,
    /// For each page the ids that it was written with.
    pub likely: Vec<Vec<CardId>>,
    /// The number of each page's note among all notes.
    numbers: Vec<usize>,
    /// Notes left out because they are drafts, by their paths.
    left_out: Vec<String>,
    diagnostics: Vec<Diagnostic>,
    kept: Vec<Kept>,
}

impl NotePages {
    /// What the deck keeps of each note, whose cards have these ids.
    pub fn in_deck<'a>(&'a self, ids: &'a [Vec<CardId>]) -> Vec<DeckNote<'a>> {
        self.pages
            .iter()
            .zip(ids)
            .map(|(page, ids)| DeckNote {
                href: &page.address.href,
                title: &page.title,
                entries: &page.entries,
                ids,
            })
            .collect()
    }

    /// Holds the cards against the lock file.
    ///
    /// # Errors
    /// A line of the file names a card that it does not have.
    pub fn settle(&self, lock: &Lock) -> Result<Outcome, Error> {
        let cards: Vec<NoteCards<'_>> = self
            .pages
            .iter()
            .map(|page: &Page| (page.source.as_str(), page.entries.as_slice()))
            .collect();
        let left_out: Vec<&str> = self.left_out.iter().map(String::as_str).collect();
        lock.settle(&cards, &left_out)
    }

    /// Counts, and all that was found, which is handed over.
    pub fn summary(&mut self) -> Built {
        let entries = || self.pages.iter().flat_map(|page| &page.entries);
        Built {
            notes: self.pages.len(),
            cards: entries().count(),
            unanswered: entries().filter(|entry| !entry.answered).count(),
            drafts_left_out: self.left_out.len(),
            diagnostics: std::mem::take(&mut self.diagnostics),
            ..Built::default()
        }
    }
}

fn sort(diagnostics: &mut [Diagnostic]) {
    diagnostics.sort_by(|a, b| (&a.path, a.line, a.column).cmp(&(&b.path, b.line, b.column)));
}

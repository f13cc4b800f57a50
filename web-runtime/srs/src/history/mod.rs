//! All reviews of one card: the truth from which its state is folded.
//!
//! A history is a set to which entries are only added. Merging two is their union, so tabs, devices and old backups
//! give one history in whatever order they meet. An undo is an entry as well: it takes back one review, for ever.
//!
//! ```
//! use srs::{CardId, Grade, history::{Entry, History, Review}};
//! let review = Review { time: 1_795_140_000, grade: Grade::Good.quality(), utc_offset_minutes: 480, rungs: 0, ticked: None, seconds: 12 };
//! let mut history = History::default();
//! history.insert(Entry::Review(review));
//! assert_eq!(history.to_text(), "1:KI1kg60-_qDMge");
//! assert_eq!(History::parse(&history.to_text()), Ok(history.clone()));
//! assert_eq!(history.fold(CardId(7), 4).memory.interval, 1);
//! history.insert(Entry::Undo(review));
//! assert!(history.fold(CardId(7), 4).is_new());
//! ```

mod digits;
mod review;
mod text;

pub use review::{Entry, Review};
pub use text::{HISTORY_VERSION, HistoryError};

use crate::{CardId, CardState};

/// The reviews of one card, each with whether it has been taken back.
///
/// Each review only ever goes from absent to present to undone, so a merge takes the later of the two for each.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct History {
    /// In the order of [`Review`], each review once.
    records: Vec<Record>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Record {
    review: Review,
    undone: bool,
}

impl History {
    /// Adds an entry; whether it was new. An undo holds whether or not its review is here, or comes later.
    pub fn insert(&mut self, entry: Entry) -> bool {
        let (review, undone) = match entry {
            Entry::Review(review) => (review, false),
            Entry::Undo(review) => (review, true),
        };
        // Nearly always the newest, so look there first.
        let place = match self.records.last() {
            Some(last) if last.review < review => Err(self.records.len()),
            _ => self
                .records
                .binary_search_by(|record| record.review.cmp(&review)),
        };
        match place {
            Err(place) => {
                self.records.insert(place, Record { review, undone });
                true
            }
            Ok(place) => {
                let added = undone && !self.records[place].undone;
                self.records[place].undone |= undone;
                added
            }
        }
    }

    /// Adds all entries of another history; how many were new.
    pub fn merge(&mut self, other: &History) -> usize {
        other.entries().filter(|&entry| self.insert(entry)).count()
    }

    /// One entry for each review, oldest first: the review, or the undo that took it back.
    pub fn entries(&self) -> impl Iterator<Item = Entry> {
        self.records.iter().map(|record| {
            if record.undone {
                Entry::Undo(record.review)
            } else {
                Entry::Review(record.review)
            }
        })
    }

    /// The reviews that stand, oldest first.
    pub fn reviews(&self) -> impl Iterator<Item = &Review> {
        self.records
            .iter()
            .filter(|record| !record.undone)
            .map(|record| &record.review)
    }

    /// Whether there is no entry at all.
    pub fn is_empty(&self) -> bool {
        self.records.is_empty()
    }

    /// The state that the reviews of this card lead to. Of two reviews in the same second the lower grade comes first.
    pub fn fold(&self, card: CardId, rollover_hour: u8) -> CardState {
        self.reviews().fold(CardState::NEW, |state, review| {
            state.reviewed(card, review, rollover_hour)
        })
    }

    /// The text it is stored as; see [`HISTORY_VERSION`].
    pub fn to_text(&self) -> String {
        text::write(self)
    }

    /// Reads a stored text. Never panics, never drops what it can't read: a text with anything wrong in it is an error.
    pub fn parse(text: &str) -> Result<History, HistoryError> {
        text::read(text)
    }
}

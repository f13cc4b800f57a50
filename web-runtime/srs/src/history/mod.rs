//! All that was done to one card: the truth from which its state is folded.
//!
//! A history is a set to which entries are only added. Merging two is their union, so tabs, devices and old backups
//! give one history in whatever order they meet. An undo is an entry as well: it takes back one act, for ever.
//!
//! ```
//! use srs::{CardId, Grade, Now, history::{Act, Entry, History, Review}};
//! let now = Now { time: 1_795_140_000, utc_offset_minutes: 480 };
//! let review = Review { time: now.time, grade: Grade::Good.quality(), utc_offset_minutes: 480, rungs: 0, ticked: None, seconds: 12 };
//! let mut history = History::default();
//! history.insert(Entry::Done(Act::Review(review)));
//! assert_eq!(history.to_text(), "2:5y0DDV_1NAvAMA");
//! assert_eq!(History::parse(&history.to_text()), Ok(history.clone()));
//! assert_eq!(history.fold(CardId(7), 4, now).memory.interval, 1);
//! history.insert(Entry::Done(Act::Suspend { time: now.time + 60 }));
//! assert!(history.fold(CardId(7), 4, now).suspended);
//! history.insert(Entry::Undone(Act::Review(review)));
//! assert!(history.fold(CardId(7), 4, now).is_new());
//! ```

mod act;
mod bits;
mod pack;
mod review;
mod text;
mod v1;
mod v2;

pub use act::{Act, Entry};
pub use review::Review;
pub use text::{HISTORY_VERSION, HistoryError};

use crate::{CardId, CardState, Now};

/// An act later than this after the present moment is not folded until its time comes: some clock was, or is, wrong.
///
/// A day, so that a clock that is off by hours, or by a mistaken time zone, changes nothing.
pub const CLOCK_TOLERANCE: i64 = 86_400;

/// What was done to one card, each act with whether it has been taken back.
///
/// Each act only ever goes from absent to present to undone, so a merge takes the later of the two for each.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct History {
    /// In the order of [`Act`], each act once.
    records: Vec<Record>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Record {
    act: Act,
    undone: bool,
}

impl History {
    /// Adds an entry; whether it was new. An undo holds whether or not its act is here, or comes later.
    pub fn insert(&mut self, entry: Entry) -> bool {
        let (act, undone) = match entry {
            Entry::Done(act) => (act, false),
            Entry::Undone(act) => (act, true),
        };
        // Nearly always the newest, so look there first.
        let place = match self.records.last() {
            Some(last) if last.act < act => Err(self.records.len()),
            _ => self.records.binary_search_by(|record| record.act.cmp(&act)),
        };
        match place {
            Err(place) => {
                self.records.insert(place, Record { act, undone });
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

    /// One entry for each act, oldest first: that it was done, or that it was taken back.
    pub fn entries(&self) -> impl Iterator<Item = Entry> {
        self.records.iter().map(|record| {
            if record.undone {
                Entry::Undone(record.act)
            } else {
                Entry::Done(record.act)
            }
        })
    }

    /// The acts that stand, oldest first.
    pub fn acts(&self) -> impl Iterator<Item = &Act> {
        self.records
            .iter()
            .filter(|record| !record.undone)
            .map(|record| &record.act)
    }

    /// The reviews that stand, oldest first; those before a reset too.
    pub fn reviews(&self) -> impl Iterator<Item = &Review> {
        self.acts().filter_map(Act::review)
    }

    /// Whether there is no entry at all.
    pub fn is_empty(&self) -> bool {
        self.records.is_empty()
    }

    /// The first second from `time` on in which nothing was done yet. Whoever stores an act other than a review stamps
    /// it so: of two in the same second the last by the learner's hand would not be the last in order.
    pub fn free_second(&self, mut time: i64) -> i64 {
        while self.records.iter().any(|record| record.act.time() == time) {
            time = time.saturating_add(1);
        }
        time
    }

    /// The state that the acts on this card lead to. Of two reviews in the same second the lower grade comes first.
    ///
    /// What is dated more than [`CLOCK_TOLERANCE`] after `now` is only counted, and takes effect when its time comes.
    /// So a clock that ran ahead for one sitting can't hide its cards for years, and a clock set back shows things as
    /// they were; with the right time all is as if nothing had been, and no entry is lost. The same entries give the
    /// same state on every device at one moment.
    pub fn fold(&self, card: CardId, rollover_hour: u8, now: Now) -> CardState {
        let latest = now.time.saturating_add(CLOCK_TOLERANCE);
        self.acts().fold(CardState::NEW, |state, act| match *act {
            Act::Review(review) if review.time > latest => state.counted(&review),
            Act::Review(review) => state.reviewed(card, &review, rollover_hour),
            _ if act.time() > latest => state,
            Act::Reset { .. } => state.reset(),
            Act::Suspend { .. } => state.with_suspended(true),
            Act::Unsuspend { .. } => state.with_suspended(false),
        })
    }

    /// How many of the acts that stand are dated so far ahead of `now` that they wait for their time.
    pub fn n_ahead(&self, now: Now) -> usize {
        let latest = now.time.saturating_add(CLOCK_TOLERANCE);
        let newest_first = self.records.iter().rev();
        newest_first
            .take_while(|record| record.act.time() > latest)
            .filter(|record| !record.undone)
            .count()
    }

    /// The text it is stored as; see [`HISTORY_VERSION`].
    pub fn to_text(&self) -> String {
        text::write(self, false)
    }

    /// The same in fewer characters, not ASCII, for a store that is nearly full. Reads as the plain text does.
    pub fn to_packed_text(&self) -> String {
        text::write(self, true)
    }

    /// Reads a stored text. Never panics, never drops what it can't read: a text with anything wrong in it is an error.
    pub fn parse(text: &str) -> Result<History, HistoryError> {
        text::read(text)
    }
}

//! The deck as the site stores it: an index of every card, without its text.
//!
//! The file is JSON, so any tool can read it; its card rows are one string, so that the browser reads 100,000 of them
//! without a JSON library. A real sample, wrapped:
//!
//! ```
//! # let deck: srs::deck::DeckFile = serde_json::from_str(r#"
//! {"v":1,"site":"9c0ffee15dead000","title":"后端面试","lang":"zh-CN",
//!  "topics":[[-1,"数据库"],[0,"Redis"]],
//!  "notes":[["notes/redis/","Redis 持久化"]],
//!  "cards":"3fa1c09b2e5d7788 0 1 q 0 5\n90bc4e2211aa0003 0 1 q 1 0\n"}
//! # "#).unwrap();
//! # assert_eq!(srs::deck::read_rows(&deck.cards).unwrap().len(), 2);
//! ```
//!
//! A topic is `[parent, name]`, parents first, -1 for a root. A note is `[address under the site's root, title]`.
//! A card row is `id note topic kind flags rungs`: indices into `notes` and `topics`, kind `q`uestion, `c`loze or
//! `s`ection, flags bit 0 = no answer yet (never queued), bit 1 = follow-up of the card before it, and the number of
//! rungs of its outline. Rows are in the order of the site: by note, then by place in the note.

mod places;
mod rows;
mod topics;

pub use places::Places;
pub use rows::{RowError, read_rows, write_rows};
pub use topics::Topics;

use crate::CardId;

/// Version of the deck file that this code writes, and the newest it reads.
pub const DECK_VERSION: u32 = 1;

/// The deck file as it is stored; field names are the JSON's.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct DeckFile {
    /// Format version, [`DECK_VERSION`].
    pub v: u32,
    /// The site's id, 16 hexadecimal digits: the prefix of stored progress. Never changes in the life of a site.
    pub site: String,
    /// The site's title.
    pub title: String,
    /// Language of the site, `zh-CN` or `en`.
    pub lang: String,
    /// `[parent, name]` of every topic, parents before children; parent is -1 for a root.
    pub topics: Vec<(i32, String)>,
    /// `[address, title]` of every note's page; the address is relative to the site's root, such as `notes/redis/`.
    pub notes: Vec<(String, String)>,
    /// One row a card, see the module's text.
    pub cards: String,
}

/// What sort of prompt a card has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub enum Kind {
    /// A question and its answer.
    Question,
    /// A sentence with a gap.
    Cloze,
    /// A heading whose text is the answer.
    Section,
}

/// One row of the deck: all that is known of a card before its note's page is fetched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Card {
    /// The card's identity.
    pub id: CardId,
    /// Index into [`DeckFile::notes`].
    pub note: u32,
    /// Index into [`DeckFile::topics`].
    pub topic: u32,
    /// What sort of prompt it has.
    pub kind: Kind,
    /// Whether there is an answer; a card without one is never queued.
    pub answered: bool,
    /// Whether it follows up on the card before it.
    pub follow_up: bool,
    /// Number of rungs of its outline, 0 if it has none.
    pub rungs: u16,
}

//! Which card is which, with no id written into the note.
//!
//! ```text
//! notes ─Fingerprint→ ┐
//!                     ├ matching (judge) → settle → ids, changes, cards.lock
//! cards.lock ─record→ ┘                    first_id: ids of new cards
//! ```
//!
//! A card's first id is the hash of its normalised question; where two cards of a deck ask the same, the topic path is
//! hashed too, then the note, then the place. From then on `cards.lock` keeps it while note, place and wording change.
//! An id the author wrote wins. No id ever goes to another question: where that is in doubt, a card is new.

pub mod changes;
mod first_id;
mod id_map;
mod judge;
pub mod lock;
mod matching;
mod normalise;
pub mod record;
mod settle;
mod similarity;
pub mod sketch;
pub mod stays;

pub use first_id::assign;
pub use normalise::normalise;
pub use settle::{NoteCards, Settled, settle};

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use srs::CardId;

use crate::draft::Draft;
use sketch::Sketch;

/// Characters of a question that the lock file keeps.
const QUESTION_KEPT: usize = 120;
/// What ends a question that was cut.
const CLIPPED: char = '…';

/// What a card's id can be made of, and what it is known by later; computed note by note, before the rest of the deck is
/// known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fingerprint {
    /// Hash of the normalised question: the id, unless another card asks the same.
    pub question: CardId,
    /// Hash of question and topic path.
    pub in_topic: CardId,
    /// Hash of the id that the author wrote.
    pub explicit: Option<CardId>,
    /// Sketch of the answer.
    pub answer: Sketch,
    /// Sketch of the outline.
    pub outline: Sketch,
}

impl Fingerprint {
    /// Of a draft whose question's plain text and normalised topic path are given.
    pub fn of(draft: &Draft, words: &str, topic: &str) -> Fingerprint {
        let question = normalise(words);
        let question = if question.is_empty() {
            draft.question.trim().to_owned()
        } else {
            question
        };
        Fingerprint {
            question: hash(&[&question]),
            in_topic: hash(&[&question, "\n", topic]),
            explicit: draft
                .explicit_id
                .as_ref()
                .map(|id| hash(&["id:", id.trim()])),
            answer: Sketch::of([draft.answer.as_str()]),
            outline: Sketch::of(draft.outline.iter().map(String::as_str)),
        }
    }

    /// Whether all that ids are made of is the same.
    pub fn has_id_of(&self, other: &Fingerprint) -> bool {
        let Fingerprint {
            question,
            in_topic,
            explicit,
            answer: _,
            outline: _,
        } = self;
        (question, in_topic, explicit) == (&other.question, &other.in_topic, &other.explicit)
    }

    /// The id this card has if no other card of the deck asks the same.
    pub fn provisional(&self) -> CardId {
        self.explicit.unwrap_or(self.question)
    }
}

/// A topic path (folders, title, headings) as it is hashed.
pub fn normalise_path(topic: &[String]) -> String {
    let names: Vec<String> = topic.iter().map(|name| normalise(name)).collect();
    names.join("\u{1f}")
}

/// A question as the lock file keeps it: its plain text in one line, clipped.
pub fn one_line(words: &str) -> Box<str> {
    let mut line = words.split_whitespace().collect::<Vec<_>>().join(" ");
    if let Some((end, _)) = line.char_indices().nth(QUESTION_KEPT) {
        line.truncate(end);
        line.push(CLIPPED);
    }
    line.into()
}

/// The first 64 bits of SHA-256 over the texts, one after the other.
pub fn hash(texts: &[&str]) -> CardId {
    let mut sha = Sha256::new();
    for text in texts {
        sha.update(text.as_bytes());
    }
    let digest = sha.finalize();
    let mut first = [0; 8];
    first.copy_from_slice(&digest[..8]);
    CardId(u64::from_be_bytes(first))
}

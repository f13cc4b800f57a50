//! Which card is which, with no id written into the note.
//!
//! A card's first id is the hash of its normalised question; where two cards of a deck ask the same, the topic path is
//! hashed too, then the note, then the place. An id the author wrote wins. `lock` keeps what must outlive the notes.

pub mod lock;
mod normalise;

pub use normalise::normalise;

use std::collections::HashMap;

use sha2::{Digest, Sha256};
use srs::CardId;

use crate::draft::Draft;

/// What a card's id can be made of; computed note by note, before the rest of the deck is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fingerprint {
    /// Hash of the normalised question: the id, unless another card asks the same.
    pub question: CardId,
    /// Hash of question and topic path.
    pub in_topic: CardId,
    /// Hash of the id that the author wrote.
    pub explicit: Option<CardId>,
}

impl Fingerprint {
    /// Of a draft whose whole topic path (folders, title, headings) is given.
    pub fn of(draft: &Draft, topic: &[String]) -> Fingerprint {
        let question = normalise(&crate::plain::plain(&draft.question));
        let question = if question.is_empty() {
            draft.question.trim().to_owned()
        } else {
            question
        };
        let topic: String = topic
            .iter()
            .map(|name| normalise(name))
            .collect::<Vec<_>>()
            .join("\u{1f}");
        Fingerprint {
            question: hash(&[&question]),
            in_topic: hash(&[&question, "\n", &topic]),
            explicit: draft
                .explicit_id
                .as_ref()
                .map(|id| hash(&["id:", id.trim()])),
        }
    }

    /// The id this card has if no other card of the deck asks the same.
    pub fn provisional(&self) -> CardId {
        self.explicit.unwrap_or(self.question)
    }
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

/// The ids of all cards, note by note, in the order given: unique, and the same whatever the order of notes.
/// `notes` are `(path, fingerprints)`.
pub fn assign<'a>(
    notes: impl Iterator<Item = (&'a str, &'a [Fingerprint])> + Clone,
) -> Vec<Vec<CardId>> {
    let mut asked: HashMap<CardId, u32> = HashMap::new();
    let mut asked_in_topic: HashMap<CardId, u32> = HashMap::new();
    for print in notes.clone().flat_map(|(_, prints)| prints) {
        *asked.entry(print.provisional()).or_default() += 1;
        *asked_in_topic.entry(print.in_topic).or_default() += 1;
    }
    let mut taken: HashMap<CardId, u32> = HashMap::new();
    let mut id_of = |path: &str, print: &Fingerprint| -> CardId {
        let id = if print.explicit.is_some() || asked[&print.provisional()] == 1 {
            print.provisional()
        } else if asked_in_topic[&print.in_topic] == 1 {
            print.in_topic
        } else {
            hash(&[&print.in_topic.to_string(), "\n", path])
        };
        let times = taken.entry(id).or_default();
        *times += 1;
        if *times == 1 {
            id
        } else {
            hash(&[&id.to_string(), "\n", path, "\n", &times.to_string()])
        }
    };
    notes
        .map(|(path, prints)| prints.iter().map(|print| id_of(path, print)).collect())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn print(question: &str, topic: &str) -> Fingerprint {
        Fingerprint {
            question: hash(&[question]),
            in_topic: hash(&[question, "\n", topic]),
            explicit: None,
        }
    }

    #[test]
    fn a_question_asked_once_is_its_own_id() {
        let notes = [print("a", "t"), print("b", "t")];
        assert_eq!(
            assign([("n.md", &notes[..])].into_iter()),
            [[hash(&["a"]), hash(&["b"])]]
        );
    }

    #[test]
    fn the_same_question_in_two_topics_is_two_cards_in_any_order() {
        let (x, y) = ([print("a", "x")], [print("a", "y")]);
        let one = assign([("x.md", &x[..]), ("y.md", &y[..])].into_iter());
        let other = assign([("y.md", &y[..]), ("x.md", &x[..])].into_iter());
        assert_ne!(one[0], one[1]);
        assert_eq!(one[0], other[1]);
    }

    #[test]
    fn ids_are_unique_even_for_the_very_same_card() {
        let same = [print("a", "x"), print("a", "x"), print("a", "x")];
        let ids = assign([("n.md", &same[..])].into_iter()).concat();
        assert!(ids[0] != ids[1] && ids[1] != ids[2] && ids[0] != ids[2]);
    }

    #[test]
    fn an_explicit_id_wins() {
        let explicit = Fingerprint {
            explicit: Some(hash(&["id:", "mine"])),
            ..print("a", "x")
        };
        assert_eq!(
            assign([("n.md", &[explicit][..])].into_iter())[0][0],
            hash(&["id:", "mine"])
        );
    }
}

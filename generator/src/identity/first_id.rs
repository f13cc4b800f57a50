//! The ids of cards that the lock file does not know.

use std::collections::HashMap;

use srs::CardId;

use super::{
    Fingerprint, hash,
    id_map::{IdMap, IdSet},
};

/// The ids of all cards, note by note, in the order given: unique, and the same whatever the order of notes.
/// `notes` are `(path, fingerprints)`.
pub fn assign<'a>(notes: impl Iterator<Item = (&'a str, &'a [Fingerprint])>) -> Vec<Vec<CardId>> {
    let notes: Vec<(&str, &[Fingerprint])> = notes.collect();
    let cards: Vec<(&str, &Fingerprint, Option<CardId>)> = notes
        .iter()
        .flat_map(|(path, prints)| prints.iter().map(|print| (*path, print, None)))
        .collect();
    let mut ids = first_ids(&cards, &IdSet::default()).into_iter();
    notes
        .iter()
        .map(|(_, prints)| ids.by_ref().take(prints.len()).collect())
        .collect()
}

/// Completes the ids of cards: `(note, fingerprints, id if known)`. No id in `reserved` is given to a card that did not
/// have it: it belongs, or belonged, to another question.
pub fn first_ids(cards: &[(&str, &Fingerprint, Option<CardId>)], reserved: &IdSet) -> Vec<CardId> {
    let mut asked: IdMap<u32> = IdMap::with_capacity_and_hasher(cards.len(), Default::default());
    let mut asked_in_topic = asked.clone();
    for (_, print, _) in cards {
        *asked.entry(print.provisional()).or_default() += 1;
        *asked_in_topic.entry(print.in_topic).or_default() += 1;
    }
    let mut taken = IdSet::with_capacity_and_hasher(cards.len(), Default::default());
    taken.extend(cards.iter().filter_map(|(_, _, known)| *known));
    // How often a base has been given in a note: the thousandth card of one question need not try 999 ids.
    let mut given: HashMap<(CardId, &str), u32> = HashMap::new();
    let mut first_id = |path, print: &Fingerprint| -> CardId {
        let is_free = |id: &CardId| !reserved.contains(id);
        let base = if print.explicit.is_some() {
            print.provisional()
        } else if asked[&print.provisional()] == 1 && is_free(&print.question) {
            print.question
        } else if asked_in_topic[&print.in_topic] == 1 && is_free(&print.in_topic) {
            print.in_topic
        } else {
            hash(&[&print.in_topic.to_string(), "\n", path])
        };
        let mut id = base;
        let mut is_given = |id: CardId| {
            (reserved.contains(&id) && print.explicit != Some(id)) || !taken.insert(id)
        };
        if !is_given(id) {
            return id;
        }
        let times = given.entry((base, path)).or_insert(1);
        loop {
            *times += 1;
            id = hash(&[&base.to_string(), "\n", path, "\n", &times.to_string()]);
            if !is_given(id) {
                return id;
            }
        }
    };
    cards
        .iter()
        .map(|(path, print, known)| known.unwrap_or_else(|| first_id(path, print)))
        .collect()
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;
    use crate::identity::sketch::Sketch;

    fn print(question: &str, topic: &str) -> Fingerprint {
        Fingerprint {
            question: hash(&[question]),
            in_topic: hash(&[question, "\n", topic]),
            explicit: None,
            answer: Sketch::default(),
            outline: Sketch::default(),
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

    /// Time grows with the number of cards, or this does not end.
    #[test]
    fn the_same_question_very_often() {
        let same = vec![print("a", "x"); 50_000];
        let ids = assign([("n.md", &same[..])].into_iter()).concat();
        assert_eq!(ids.iter().collect::<HashSet<_>>().len(), same.len());
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

    #[test]
    fn an_id_that_another_question_has_or_had_is_not_given_again() {
        let print = print("a", "x");
        let reserved = IdSet::from_iter([print.question]);
        assert_ne!(
            first_ids(&[("n.md", &print, None)], &reserved)[0],
            print.question
        );
    }
}

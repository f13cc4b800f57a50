//! What a rehearsal came to, and where to begin.

use super::Rehearsal;
use crate::deck::{Card, Topics};

/// A rehearsal in numbers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Figures {
    /// Points said.
    pub said: u32,
    /// Points there were.
    pub of: u32,
    /// Time that all answers took.
    pub seconds: u32,
    /// Answers that took longer than the limit.
    pub n_over: u32,
    /// Topics of which something was missed, weakest first.
    pub weakest: Vec<Weakness>,
}

/// How a topic went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Weakness {
    /// The topic: of the first two levels, as the home page lists them. `None` for cards no longer in the deck.
    pub topic: Option<u32>,
    /// Points said.
    pub said: u32,
    /// Points there were.
    pub of: u32,
}

/// The numbers of a rehearsal.
pub fn figures(rehearsal: &Rehearsal, cards: &[Card], topics: &Topics) -> Figures {
    let mut figures = Figures::default();
    let mut by_topic: Vec<Weakness> = Vec::new();
    for answer in &rehearsal.answers {
        let (said, of) = (answer.points.n_said().into(), answer.points.of().into());
        figures.said += said;
        figures.of += of;
        figures.seconds += u32::from(answer.seconds);
        figures.n_over += u32::from(rehearsal.limit > 0 && answer.seconds > rehearsal.limit);
        let card = cards.iter().find(|card| card.id == answer.card);
        let topic = card.map(|card| second_level(card.topic, topics));
        match by_topic.iter_mut().find(|known| known.topic == topic) {
            Some(known) => {
                known.said += said;
                known.of += of;
            }
            None => by_topic.push(Weakness { topic, said, of }),
        }
    }
    by_topic.retain(|topic| topic.said < topic.of);
    // The smaller share first; of equal shares the one with more to learn.
    by_topic.sort_by_key(|topic| {
        let share = topic.said * 1_000 / topic.of.max(1);
        (share, u32::MAX - (topic.of - topic.said))
    });
    figures.weakest = by_topic;
    figures
}

/// The topic on the second level that a topic is in or is; a root is its own.
fn second_level(topic: u32, topics: &Topics) -> u32 {
    let mut here = topic;
    while let Some(parent) = topics.parent(here) {
        if topics.parent(parent).is_none() {
            break;
        }
        here = parent;
    }
    here
}

//! Cards whose question reads as it did.

use super::Matching;
use crate::identity::{id_map::IdMap, normalise, sketch::Likeness};

/// As in `judge.rs`: so long a question names its subject, and is the same in any note.
const NAMES_ITS_SUBJECT: usize = 16;
/// Of one question asked more often than this, only cards in the same note are compared.
const FEW: usize = 40;

/// Pairs cards and records that ask the same, the surest first: in use before retired, like answers before others, the
/// same note before another.
pub fn same_question(matching: &mut Matching<'_>) {
    for (records, cards) in groups(matching) {
        let few = records.len() <= FEW && cards.len() <= FEW;
        let mut pairs = Vec::new();
        for &record in &records {
            for &card in &cards {
                let same_note = is_same_note(matching, record, card);
                if !few && !same_note {
                    continue;
                }
                let body = matching.body(record, card);
                let lone = same_note
                    && records
                        .iter()
                        .filter(|&&other| is_same_note(matching, other, card))
                        .count()
                        == 1
                    && cards
                        .iter()
                        .filter(|&&other| is_same_note(matching, record, other))
                        .count()
                        == 1;
                let alike = body >= Likeness::Same || (same_note && body == Likeness::Alike);
                // A short question with another answer may be another one: `near` sees whether the old answer is elsewhere.
                let is_sure = match is_long(matching, card) {
                    true => lone || (records.len() == 1 && cards.len() == 1),
                    false => lone && body == Likeness::Unknown,
                };
                if alike || is_sure {
                    pairs.push((
                        (!matching.records[record].retired, body, same_note),
                        record,
                        card,
                    ));
                }
            }
        }
        pairs.sort_by(|a, b| b.0.cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
        for (_, record, card) in pairs {
            matching.pair(record, card);
        }
        in_order(matching, &records, &cards);
    }
}

/// In one note as many cards as before ask the same, and their answers do not tell them apart: their order does.
fn in_order(matching: &mut Matching<'_>, records: &[usize], cards: &[usize]) {
    let open_records: Vec<usize> = records
        .iter()
        .copied()
        .filter(|&at| matching.of_record[at].is_none() && !matching.records[at].retired)
        .collect();
    let open_cards: Vec<usize> = cards
        .iter()
        .copied()
        .filter(|&at| matching.of_card[at].is_none())
        .collect();
    for &card in &open_cards {
        let here: Vec<usize> = open_records
            .iter()
            .copied()
            .filter(|&record| is_same_note(matching, record, card))
            .collect();
        let Some(&first) = here.first() else { continue };
        let there: Vec<usize> = open_cards
            .iter()
            .copied()
            .filter(|&card| is_same_note(matching, first, card))
            .collect();
        if here.len() == there.len() {
            for (record, card) in here.into_iter().zip(there) {
                matching.pair(record, card);
            }
        }
    }
}

/// Open records and cards with the same question, in the order of the cards.
fn groups(matching: &Matching<'_>) -> Vec<(Vec<usize>, Vec<usize>)> {
    let mut records: IdMap<Vec<usize>> =
        IdMap::with_capacity_and_hasher(matching.records.len(), Default::default());
    for (at, record) in matching.records.iter().enumerate() {
        if matching.of_record[at].is_none() {
            records.entry(record.question).or_default().push(at);
        }
    }
    let mut place: IdMap<usize> = IdMap::default();
    let mut groups: Vec<(Vec<usize>, Vec<usize>)> = Vec::new();
    for (at, card) in matching.cards.iter().enumerate() {
        if matching.of_card[at].is_some() {
            continue;
        }
        let question = card.print.question;
        if let Some(&group) = place.get(&question) {
            groups[group].1.push(at);
        } else if let Some(records) = records.remove(&question) {
            place.insert(question, groups.len());
            groups.push((records, vec![at]));
        }
    }
    groups
}

fn is_same_note(matching: &Matching<'_>, record: usize, card: usize) -> bool {
    *matching.records[record].note == *matching.cards[card].note
}

fn is_long(matching: &Matching<'_>, card: usize) -> bool {
    normalise(matching.cards[card].text).chars().count() >= NAMES_ITS_SUBJECT
}

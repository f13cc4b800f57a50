//! Cards whose question reads as it did.

use srs::CardId;

use super::Matching;
use crate::identity::{normalise, sketch::Likeness};

/// As in `judge.rs`: so long a question names its subject, and is the same in any note.
const NAMES_ITS_SUBJECT: usize = 16;
/// Of one question asked more often than this, only cards in the same note are compared.
const FEW: usize = 40;

/// Pairs cards and records that ask the same, the surest first: in use before retired, like answers before others, the
/// same note before another.
pub fn same_question(matching: &mut Matching<'_>) {
    // Most questions are asked once: lists by question, gone through side by side, take no memory for each of them.
    let known: &Matching<'_> = matching;
    let (records, cards) = rayon::join(
        || by_question(&known.of_record, |at| known.records[at].question),
        || by_question(&known.of_card, |at| known.cards[at].print.question),
    );
    let (mut records, mut cards) = (&records[..], &cards[..]);
    let (mut here, mut there) = (Vec::new(), Vec::new());
    while let Some(&(question, _)) = cards.first() {
        let is_before = |(other, _): &(CardId, usize)| *other < question;
        let is_same = |(other, _): &(CardId, usize)| *other == question;
        split(&mut records, is_before);
        let (same_records, same_cards) = (split(&mut records, is_same), split(&mut cards, is_same));
        if let (&[(_, record)], &[(_, card)]) = (same_records, same_cards)
            && pair_lone(matching, record, card)
        {
            continue;
        }
        if !same_records.is_empty() {
            here.clear();
            here.extend(same_records.iter().map(|(_, at)| *at));
            there.clear();
            there.extend(same_cards.iter().map(|(_, at)| *at));
            pair_up(matching, &here, &there);
        }
    }
}

/// Pairs the one record and the one card of a question, as nearly all are, where that is quickly told: what
/// [`pair_up`] would do. Says whether it did.
fn pair_lone(matching: &mut Matching<'_>, record: usize, card: usize) -> bool {
    let is_alike = matching.body(record, card) >= Likeness::Same;
    let is_here = || !matching.records[record].retired && is_same_note(matching, record, card);
    (is_alike || is_here()) && matching.pair(record, card)
}

/// Pairs records and cards of one question.
fn pair_up(matching: &mut Matching<'_>, records: &[usize], cards: &[usize]) {
    let few = records.len() <= FEW && cards.len() <= FEW;
    let mut pairs = Vec::new();
    for &record in records {
        for &card in cards {
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
            let is_sure = || match is_long(matching, card) {
                true => lone || (records.len() == 1 && cards.len() == 1),
                false => lone && body == Likeness::Unknown,
            };
            if alike || is_sure() {
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
    in_order(matching, records, cards);
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

/// Those that are not paired yet, by question, then by place.
fn by_question(
    pairs: &[Option<usize>],
    question: impl Fn(usize) -> CardId,
) -> Vec<(CardId, usize)> {
    let open = (0..pairs.len()).filter(|at| pairs[*at].is_none());
    let mut open: Vec<(CardId, usize)> = open.map(|at| (question(at), at)).collect();
    open.sort_unstable();
    open
}

/// Takes the first ones of a list for which something holds.
fn split<'l, T>(list: &mut &'l [T], holds: impl Fn(&T) -> bool) -> &'l [T] {
    let end = list.iter().position(|entry| !holds(entry));
    let (first, rest) = list.split_at(end.unwrap_or(list.len()));
    *list = rest;
    first
}

fn is_same_note(matching: &Matching<'_>, record: usize, card: usize) -> bool {
    *matching.records[record].note == *matching.cards[card].note
}

fn is_long(matching: &Matching<'_>, card: usize) -> bool {
    normalise(matching.cards[card].text).chars().count() >= NAMES_ITS_SUBJECT
}

//! Reworded cards within a note, or in notes that took in the note's cards.

use std::collections::{HashMap, HashSet};

use super::{Matching, Related};
use crate::identity::{
    judge::{Evidence, Verdict, judge},
    similarity::Wording,
};

/// A note with more open pairs was written anew; `far` looks it through by its index.
const MOST_PAIRS: usize = 4096;
/// A second look sees the neighbours that the first one found.
const LOOKS: usize = 2;

/// The neighbours of a place: the records of the nearest known cards before and after it.
type Neighbours = (Option<usize>, Option<usize>);

/// Weighs every open card of a note against every open record of it, and takes the surest pairs first.
pub fn within_notes(matching: &mut Matching<'_>, related: &Related<'_>) {
    let mut came_from: HashMap<&str, HashSet<&str>> = HashMap::new();
    for (now, before) in related {
        came_from.entry(now).or_default().insert(before);
    }
    let mut records_of: HashMap<&str, Vec<usize>> = HashMap::new();
    for (at, record) in matching
        .records
        .iter()
        .enumerate()
        .filter(|(_, record)| !record.retired)
    {
        records_of.entry(&record.note).or_default().push(at);
    }
    let notes: Vec<std::ops::Range<usize>> = notes(matching);
    for _ in 0..LOOKS {
        for cards in notes.clone() {
            if matching.of_card[cards.clone()].iter().all(Option::is_some) {
                continue;
            }
            let note = matching.cards[cards.start].note;
            let mut before: Vec<&str> =
                came_from.get(note).into_iter().flatten().copied().collect();
            before.push(note);
            before.sort_unstable();
            let old: Vec<&[usize]> = before
                .iter()
                .filter_map(|note| records_of.get(note))
                .map(Vec::as_slice)
                .collect();
            within_note(matching, cards, &old);
        }
    }
}

fn within_note(matching: &mut Matching<'_>, cards: std::ops::Range<usize>, old: &[&[usize]]) {
    let cards: Vec<usize> = cards.collect();
    let open_cards = neighbours(&cards, |card| matching.of_card[card]);
    let open_records: Vec<(usize, Neighbours)> = old
        .iter()
        .flat_map(|records| {
            neighbours(records, |record| matching.of_record[record].map(|_| record))
        })
        .collect();
    if open_records.is_empty() || open_cards.len() * open_records.len() > MOST_PAIRS {
        return;
    }
    let wording_of_card: Vec<Wording> = open_cards
        .iter()
        .map(|(card, _)| Wording::of(matching.cards[*card].text))
        .collect();
    let mut pairs = Vec::new();
    for &(record, (before, after)) in &open_records {
        let wording = Wording::of(&matching.records[record].text);
        for ((card, around), other) in open_cards.iter().zip(&wording_of_card) {
            if !matching.is_open(record, *card) {
                continue;
            }
            let evidence = Evidence {
                wording: wording.similarity(other),
                body: matching.body(record, *card),
                neighbours: u8::from(before == around.0) + u8::from(after == around.1),
                same_note: true,
                length: wording.len().min(other.len()),
            };
            let verdict = judge(&evidence);
            if verdict > Verdict::Other {
                let rank = (
                    verdict,
                    evidence.body,
                    evidence.wording.percent,
                    evidence.neighbours,
                );
                pairs.push((rank, record, *card));
            }
        }
    }
    pairs.sort_by(|a, b| b.0.cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
    for ((verdict, ..), record, card) in pairs {
        matching.take(record, card, verdict);
    }
}

/// The open ones of a list, each with the records of its nearest known neighbours.
fn neighbours(
    list: &[usize],
    record_of: impl Fn(usize) -> Option<usize>,
) -> Vec<(usize, Neighbours)> {
    let mut open: Vec<(usize, Neighbours)> = Vec::new();
    let (mut before, mut waiting) = (None, 0);
    for &at in list {
        match record_of(at) {
            None => open.push((at, (before, None))),
            known => {
                open[waiting..]
                    .iter_mut()
                    .for_each(|(_, around)| around.1 = known);
                waiting = open.len();
                before = known;
            }
        }
    }
    open
}

/// The cards of each note.
fn notes(matching: &Matching<'_>) -> Vec<std::ops::Range<usize>> {
    let mut notes = Vec::new();
    let mut start = 0;
    for cards in matching.cards.chunk_by(|a, b| a.note == b.note) {
        notes.push(start..start + cards.len());
        start += cards.len();
    }
    notes
}

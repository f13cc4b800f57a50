//! Cards that were reworded and moved at once, looked for in all notes through an index of what is rare.

use std::collections::HashMap;

use super::Matching;
use crate::identity::{
    judge::{Evidence, Verdict, judge},
    similarity::Wording,
    sketch::Sketch,
};

/// What more open records than this have in common is not rare.
const RARE: usize = 64;
/// So many records, those with the most in common, are weighed for each card.
const CANDIDATES: usize = 8;

#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Feature {
    Pair(char, char),
    Answer(usize, u8),
    Outline(usize, u8),
}

/// Weighs each open card against the records it shares most with, and takes the surest pairs first.
pub fn anywhere(matching: &mut Matching<'_>) {
    let open_cards: Vec<usize> = (0..matching.cards.len())
        .filter(|&card| matching.of_card[card].is_none())
        .collect();
    let open_records: Vec<usize> = (0..matching.records.len())
        .filter(|&at| matching.of_record[at].is_none() && !matching.records[at].retired)
        .collect();
    if open_cards.is_empty() || open_records.is_empty() {
        return;
    }
    let mut wordings = Vec::with_capacity(open_records.len());
    let mut index: HashMap<Feature, Vec<usize>> = HashMap::new();
    for (place, &record) in open_records.iter().enumerate() {
        let record = matching.records[record];
        let wording = Wording::of(&record.text);
        for feature in features(&wording, record.answer, record.outline) {
            let places = index.entry(feature).or_default();
            if places.len() <= RARE && places.last() != Some(&place) {
                places.push(place);
            }
        }
        wordings.push(wording);
    }
    let mut pairs = Vec::new();
    for card in open_cards {
        let asked = &matching.cards[card];
        let wording = Wording::of(asked.text);
        let mut votes: HashMap<usize, usize> = HashMap::new();
        for feature in features(&wording, asked.print.answer, asked.print.outline) {
            for &place in index
                .get(&feature)
                .into_iter()
                .filter(|places| places.len() <= RARE)
                .flatten()
            {
                *votes.entry(place).or_default() += 1;
            }
        }
        let mut votes: Vec<(usize, usize)> = votes.into_iter().collect();
        votes.sort_unstable_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(&b.0)));
        for (place, _) in votes.into_iter().take(CANDIDATES) {
            let record = open_records[place];
            if !matching.is_open(record, card) {
                continue;
            }
            let evidence = Evidence {
                wording: wordings[place].similarity(&wording),
                body: matching.body(record, card),
                neighbours: 0,
                same_note: false,
                length: wording.len().min(wordings[place].len()),
            };
            let verdict = judge(&evidence);
            if verdict > Verdict::Other {
                pairs.push((
                    (verdict, evidence.body, evidence.wording.percent),
                    record,
                    card,
                ));
            }
        }
    }
    pairs.sort_by(|a, b| b.0.cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
    for ((verdict, ..), record, card) in pairs {
        matching.take(record, card, verdict);
    }
}

fn features(wording: &Wording, answer: Sketch, outline: Sketch) -> impl Iterator<Item = Feature> {
    let filled = |sketch: Sketch| {
        sketch
            .0
            .into_iter()
            .enumerate()
            .filter(|(_, byte)| *byte != 0)
    };
    wording
        .pairs()
        .map(|(a, b)| Feature::Pair(a, b))
        .chain(filled(answer).map(|(bucket, byte)| Feature::Answer(bucket, byte)))
        .chain(filled(outline).map(|(bucket, byte)| Feature::Outline(bucket, byte)))
}

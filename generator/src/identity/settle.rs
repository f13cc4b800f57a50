//! Holds the notes against the lock file: the ids of all cards, what became of each, and the file's new text.

use std::{
    cell::LazyCell,
    collections::{HashMap, HashSet},
    sync::Arc,
};

use srs::CardId;

use super::{
    changes::{Change, Changes, Doubt, Fate, Place},
    first_id::first_ids,
    id_map::IdSet,
    matching::{Asked, Matching},
    record::{LockText, Record, Ruling},
    sketch::Likeness,
};
use crate::deck::Entry;

/// A note's path and its cards.
pub type NoteCards<'a> = (&'a str, &'a [Entry]);

/// What came of it.
#[derive(Clone, Debug, Default)]
pub struct Settled {
    /// The ids of all cards, note by note, in the order given.
    pub ids: Vec<Vec<CardId>>,
    /// What became of them. Empty for the first deck.
    pub changes: Changes,
    /// The records to write.
    pub records: Vec<Record>,
    /// The rulings to keep.
    pub rulings: Vec<(usize, Ruling)>,
}

/// Holds `notes` against `lock`. Cards of notes for which `is_set_aside` holds (drafts left out of this build) stay as
/// they are.
pub fn settle(
    lock: &LockText,
    notes: &[NoteCards<'_>],
    is_set_aside: impl Fn(&str) -> bool,
) -> Settled {
    // Ties are broken by place: the order in which notes were found must not matter.
    let mut order: Vec<usize> = (0..notes.len()).collect();
    order.sort_by_key(|&at| notes[at].0);
    let cards: Vec<Asked<'_>> = order
        .iter()
        .flat_map(|&at| {
            let (note, entries) = notes[at];
            entries.iter().map(move |entry| Asked {
                note,
                print: &entry.fingerprint,
                text: &entry.question,
            })
        })
        .collect();
    let (aside, records): (Vec<&Record>, Vec<&Record>) = lock
        .records
        .iter()
        .partition(|record| is_set_aside(&record.note));
    let rulings: Vec<Ruling> = lock.rulings.iter().map(|(_, ruling)| *ruling).collect();
    let matching = Matching::of(&cards, &records, &rulings);

    let reserved: IdSet = lock.records.iter().map(|record| record.id).collect();
    let mut given = IdSet::default();
    let known: Vec<(&str, &super::Fingerprint, Option<CardId>)> = cards
        .iter()
        .zip(&matching.of_card)
        .map(|(card, record)| {
            // Lines kept twice by a merge are one card: the first to match has the id.
            let id = record
                .map(|record| records[record].id)
                .filter(|id| given.insert(*id));
            (card.note, card.print, id)
        })
        .collect();
    let ids = first_ids(&known, &reserved);
    let changes = match lock.records.is_empty() {
        true => Changes::default(),
        false => changes(&matching, &ids),
    };
    let records = next_records(&matching, &ids, aside);

    let mut flat = ids.into_iter();
    let mut by_note = vec![Vec::new(); notes.len()];
    for at in order {
        by_note[at] = flat.by_ref().take(notes[at].1.len()).collect();
    }
    let is_open = |ruling: &Ruling| match ruling {
        Ruling::Same(_, other) => by_note.iter().flatten().any(|id: &CardId| id == other),
        Ruling::Not(..) => true,
    };
    let rulings = lock
        .rulings
        .iter()
        .copied()
        .filter(|(_, ruling)| is_open(ruling))
        .collect();
    Settled {
        ids: by_note,
        changes,
        records,
        rulings,
    }
}

fn changes(matching: &Matching<'_>, ids: &[CardId]) -> Changes {
    let Matching {
        cards,
        records,
        of_card,
        of_record,
        ..
    } = matching;
    let now = |card: usize| Place {
        note: cards[card].note.to_owned(),
        text: cards[card].text.to_owned(),
    };
    let before = |record: usize| Place {
        note: records[record].note.to_string(),
        text: records[record].text.to_string(),
    };
    let renamed = renamed_notes(matching);
    let out_of_order = out_of_order(matching);
    let (split, merged) = split_and_merged(matching);
    let mut changes = Changes::default();
    for (card, id) in ids.iter().enumerate() {
        let Some(record) = of_card[card] else {
            changes.cards.push(Change {
                fate: Fate::New,
                id: *id,
                before: None,
                now: Some(now(card)),
            });
            continue;
        };
        let (was, is) = (records[record], &cards[card]);
        let elsewhere = *was.note != *is.note && renamed.get(&*was.note) != Some(&is.note);
        let fate = if was.retired {
            Fate::CameBack
        } else if split.contains(&record) {
            Fate::Split
        } else if merged.contains(&card) {
            Fate::Merged
        } else if was.question != is.print.question {
            Fate::Reworded
        } else if elsewhere || out_of_order.contains(&card) {
            Fate::Moved
        } else {
            changes.kept += 1;
            continue;
        };
        changes.cards.push(Change {
            fate,
            id: *id,
            before: Some(before(record)),
            now: Some(now(card)),
        });
    }
    let asked: IdSet = ids.iter().copied().collect();
    for (record, was) in records.iter().enumerate() {
        if of_record[record].is_none() && !was.retired && !asked.contains(&was.id) {
            changes.cards.push(Change {
                fate: Fate::Retired,
                id: was.id,
                before: Some(before(record)),
                now: None,
            });
        }
    }
    changes.cards.sort_by_key(|change| change.fate);
    changes.renamed = renamed
        .into_iter()
        .map(|(before, now)| (before.to_owned(), now.to_owned()))
        .collect();
    changes.renamed.sort();
    let doubt = |taken, record: usize, card: usize| Doubt {
        taken,
        id: records[record].id,
        own: if taken {
            cards[card].print.question
        } else {
            ids[card]
        },
        before: before(record),
        now: now(card),
    };
    let mut taken: Vec<usize> = matching.doubtful.iter().copied().collect();
    taken.sort_unstable();
    changes.doubts = taken
        .into_iter()
        .filter_map(|card| Some(doubt(true, of_card[card]?, card)))
        .chain(
            matching
                .perhaps
                .iter()
                .map(|&(record, card)| doubt(false, record, card)),
        )
        .collect();
    changes
}

/// Notes that are gone, and the one note that most of their cards are in now.
fn renamed_notes<'a>(matching: &Matching<'a>) -> HashMap<&'a str, &'a str> {
    let present = LazyCell::new(|| -> HashSet<&str> {
        matching.cards.iter().map(|card| card.note).collect()
    });
    let known = LazyCell::new(|| -> HashSet<&str> {
        let live = matching.records.iter().filter(|record| !record.retired);
        live.map(|record| &*record.note).collect()
    });
    let mut moved: HashMap<(&'a str, &'a str), usize> = HashMap::new();
    for (record, card) in matching.of_record.iter().enumerate() {
        let (was, Some(card)) = (&*matching.records[record].note, *card) else {
            continue;
        };
        let is = matching.cards[card].note;
        // Nearly all stay where they are.
        if was != is && !present.contains(was) && !known.contains(is) {
            *moved.entry((was, is)).or_default() += 1;
        }
    }
    let mut moved: Vec<_> = moved.into_iter().collect();
    moved.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(&b.0)));
    let (mut renamed, mut taken) = (HashMap::new(), HashSet::new());
    for ((was, is), _) in moved {
        if !renamed.contains_key(was) && taken.insert(is) {
            renamed.insert(was, is);
        }
    }
    renamed
}

/// Cards that changed places within their note: those outside the longest run that is still in order.
fn out_of_order(matching: &Matching<'_>) -> HashSet<usize> {
    let mut out = HashSet::new();
    let mut start = 0;
    for cards in matching.cards.chunk_by(|a, b| a.note == b.note) {
        let here: Vec<(usize, usize)> = (start..start + cards.len())
            .filter_map(|card| Some((card, matching.of_card[card]?)))
            .filter(|&(card, record)| *matching.records[record].note == *matching.cards[card].note)
            .collect();
        start += cards.len();
        // Patience: the last card of the best run of each length, and the card before each.
        let mut ends: Vec<usize> = Vec::new();
        let mut previous = vec![None; here.len()];
        for (at, (_, record)) in here.iter().enumerate() {
            let length = ends.partition_point(|&end| here[end].1 < *record);
            previous[at] = length.checked_sub(1).map(|shorter| ends[shorter]);
            if length == ends.len() {
                ends.push(at)
            } else {
                ends[length] = at
            }
        }
        let mut in_run = vec![false; here.len()];
        let mut at = ends.last().copied();
        while let Some(place) = at {
            in_run[place] = true;
            at = previous[place];
        }
        out.extend(
            here.iter()
                .zip(in_run)
                .filter(|(_, in_run)| !in_run)
                .map(|((card, _), _)| *card),
        );
    }
    out
}

/// Records of which a new card in the same note has part, and cards that took in a retired one of the same note.
fn split_and_merged(matching: &Matching<'_>) -> (HashSet<usize>, HashSet<usize>) {
    let Matching {
        cards,
        records,
        of_card,
        of_record,
        ..
    } = matching;
    let mut changed: HashMap<&str, Vec<(usize, usize)>> = HashMap::new();
    for (card, record) in of_card.iter().enumerate() {
        if let Some(record) = *record
            && records[record].answer.likeness(cards[card].print.answer) < Likeness::Equal
        {
            changed
                .entry(cards[card].note)
                .or_default()
                .push((record, card));
        }
    }
    let (mut split, mut merged) = (HashSet::new(), HashSet::new());
    for (card, _) in of_card
        .iter()
        .enumerate()
        .filter(|(_, record)| record.is_none())
    {
        for &(record, other) in changed.get(cards[card].note).into_iter().flatten() {
            if records[record]
                .answer
                .is_union(cards[other].print.answer, cards[card].print.answer)
            {
                split.insert(record);
            }
        }
    }
    for (gone, was) in records
        .iter()
        .enumerate()
        .filter(|(at, was)| of_record[*at].is_none() && !was.retired)
    {
        for &(record, card) in changed.get(&*was.note).into_iter().flatten() {
            if gone != record
                && cards[card]
                    .print
                    .answer
                    .is_union(records[record].answer, was.answer)
            {
                merged.insert(card);
            }
        }
    }
    (split, merged)
}

fn next_records(matching: &Matching<'_>, ids: &[CardId], aside: Vec<&Record>) -> Vec<Record> {
    let asked: IdSet = ids.iter().copied().collect();
    // The cards of a note stand together.
    let mut note: Arc<str> = Arc::from("");
    let mut next: Vec<Record> = Vec::with_capacity(matching.records.len() + aside.len());
    for (card, id) in matching
        .cards
        .iter()
        .zip(ids)
        .zip(&matching.of_card)
        .map(|((card, id), record)| ((card, record.map(|record| matching.records[record])), *id))
    {
        let (card, was) = card;
        let same_question = was.filter(|was| was.question == card.print.question);
        if *note != *card.note {
            note = card.note.into();
        }
        next.push(Record {
            id,
            question: card.print.question,
            answer: card.print.answer.after(was.map(|was| was.answer)),
            outline: card.print.outline.after(was.map(|was| was.outline)),
            note: Arc::clone(&note),
            text: same_question.map_or_else(|| card.text.into(), |was| Arc::clone(&was.text)),
            retired: false,
        });
    }
    let mut retired = IdSet::default();
    for (record, was) in matching.records.iter().enumerate() {
        if matching.of_record[record].is_none()
            && !asked.contains(&was.id)
            && retired.insert(was.id)
        {
            next.push(Record {
                retired: true,
                ..(*was).clone()
            });
        }
    }
    next.extend(
        aside
            .into_iter()
            .filter(|was| !asked.contains(&was.id))
            .cloned(),
    );
    next
}

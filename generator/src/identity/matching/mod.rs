//! Which card of the notes is which card of the lock file.
//!
//! ```text
//! by hand   an id in the note, `same` lines of the lock file
//! exact     the question reads the same; where several do, note, answer and order tell them apart
//! near      within a note, or notes that took in its cards: wording, answer, outline, neighbours
//! far       anywhere: records that share rare pairs of characters or parts of the answer
//! ```
//!
//! Each step sees only what the ones before left over, takes the surest pairs first, and never takes one back. The result
//! does not depend on the order of notes, and the work grows with the number of cards plus what was edited.

mod exact;
mod far;
mod near;

use std::{
    cell::LazyCell,
    collections::{HashMap, HashSet},
};

use srs::CardId;

use super::{
    Fingerprint,
    id_map::IdMap,
    judge::Verdict,
    record::{Record, Ruling},
    sketch::Likeness,
};

/// A card as the notes have it now.
#[derive(Clone, Copy, Debug)]
pub struct Asked<'a> {
    /// Its note.
    pub note: &'a str,
    /// Its fingerprints.
    pub print: &'a Fingerprint,
    /// Its question, in one line, clipped.
    pub text: &'a str,
}

/// Pairs of cards and records, by their indices.
pub struct Matching<'a> {
    /// The cards, note by note.
    pub cards: &'a [Asked<'a>],
    /// The records they may be.
    pub records: &'a [&'a Record],
    /// The record of each card.
    pub of_card: Vec<Option<usize>>,
    /// The card of each record.
    pub of_record: Vec<Option<usize>>,
    /// Cards whose match a person should look at.
    pub doubtful: HashSet<usize>,
    /// Records and cards that may be the same, but were not taken to be.
    pub perhaps: Vec<(usize, usize)>,
    barred: HashSet<(CardId, CardId)>,
}

impl<'a> Matching<'a> {
    /// Matches all that can be matched.
    pub fn of(
        cards: &'a [Asked<'a>],
        records: &'a [&'a Record],
        rulings: &[Ruling],
    ) -> Matching<'a> {
        let mut matching = Matching {
            cards,
            records,
            of_card: vec![None; cards.len()],
            of_record: vec![None; records.len()],
            doubtful: HashSet::new(),
            perhaps: Vec::new(),
            barred: HashSet::new(),
        };
        matching.by_hand(rulings);
        exact::same_question(&mut matching);
        let related = matching.related_notes();
        near::within_notes(&mut matching, &related);
        far::anywhere(&mut matching);
        let Matching {
            of_card,
            of_record,
            perhaps,
            ..
        } = &mut matching;
        perhaps.retain(|&(record, card)| of_record[record].is_none() && of_card[card].is_none());
        perhaps.sort_unstable();
        perhaps.dedup();
        matching
    }

    fn by_hand(&mut self, rulings: &[Ruling]) {
        // Few decks have any.
        if rulings.is_empty() && self.cards.iter().all(|card| card.print.explicit.is_none()) {
            return;
        }
        let by_id: IdMap<usize> = (0..self.records.len())
            .rev()
            .map(|at| (self.records[at].id, at))
            .collect();
        for card in 0..self.cards.len() {
            if let Some(id) = self.cards[card].print.explicit
                && let Some(&record) = by_id.get(&id)
            {
                self.pair(record, card);
            }
        }
        for ruling in rulings {
            match *ruling {
                Ruling::Not(id, other) => {
                    self.barred.insert((id, other));
                }
                Ruling::Same(id, other) => {
                    let wanted = by_id.get(&other).map(|&at| self.records[at]);
                    let is_meant = |card: &Asked<'_>| match wanted {
                        Some(record) => {
                            card.print.question == record.question && *card.note == *record.note
                        }
                        None => card.print.question == other,
                    };
                    let free =
                        |at: &usize| self.of_card[*at].is_none() && is_meant(&self.cards[*at]);
                    let card = (0..self.cards.len()).find(free);
                    if let (Some(&record), Some(card)) = (by_id.get(&id), card) {
                        self.pair(record, card);
                    }
                }
            }
        }
    }

    /// Makes them one, if both are free; an id that the author wrote is never given away.
    fn pair(&mut self, record: usize, card: usize) -> bool {
        if !self.is_open(record, card) {
            return false;
        }
        self.of_record[record] = Some(card);
        self.of_card[card] = Some(record);
        true
    }

    fn take(&mut self, record: usize, card: usize, verdict: Verdict) {
        match verdict {
            Verdict::Other => {}
            Verdict::Perhaps => self.perhaps.push((record, card)),
            Verdict::Doubtful | Verdict::Same => {
                if self.pair(record, card) && verdict == Verdict::Doubtful {
                    self.doubtful.insert(card);
                }
            }
        }
    }

    /// Whether nothing stands against this pair yet.
    fn is_open(&self, record: usize, card: usize) -> bool {
        let (id, print) = (self.records[record].id, self.cards[card].print);
        self.of_record[record].is_none()
            && self.of_card[card].is_none()
            && print.explicit.is_none_or(|explicit| explicit == id)
            && !self.barred.contains(&(id, print.question))
    }

    /// What answer and outline say, whichever says more.
    fn body(&self, record: usize, card: usize) -> Likeness {
        let (record, print) = (self.records[record], self.cards[card].print);
        let (answer, outline) = (
            record.answer.likeness(print.answer),
            record.outline.likeness(print.outline),
        );
        // An outline is short, and may fit another answer: alone it is half a witness.
        answer.max(outline.min(Likeness::Alike))
    }

    /// For each note, old notes that its cards come from: at least two of them, or one whose note is gone.
    fn related_notes(&self) -> Related<'a> {
        let mut moved: HashMap<(&'a str, &'a str), usize> = HashMap::new();
        for (card, record) in self.of_card.iter().enumerate() {
            let now = self.cards[card].note;
            if let Some(before) = record.map(|record| self.records[record])
                && !before.retired
                && *before.note != *now
            {
                *moved.entry((now, &before.note)).or_default() += 1;
            }
        }
        let present = LazyCell::new(|| -> HashSet<&str> {
            self.cards.iter().map(|card| card.note).collect()
        });
        moved
            .into_iter()
            .filter(|((_, before), count)| *count >= 2 || !present.contains(before))
            .map(|(pair, _)| pair)
            .collect()
    }
}

/// Pairs of a note and an old note whose cards it took in.
type Related<'a> = HashSet<(&'a str, &'a str)>;

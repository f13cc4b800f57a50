//! What a backup says, counted. Nothing here reads the clock.

use std::collections::BTreeMap;

use serde::Serialize;
use srs::{
    CardId, CardState, Day, Now, Stage, backup::BackupFile, history::History, settings::Settings,
};

use super::Deck;

/// A learner's progress on a day.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// The day it is about.
    pub today: Day,
    /// The hour at which a day starts.
    pub rollover_hour: u8,
    /// The cards by state.
    pub cards: Stages,
    /// Cards due on each day; those overdue are due today. Without suspended cards and those not in the deck.
    pub due: Vec<DayCount>,
    /// Cards that should have been reviewed before today; they are among today's.
    pub overdue: usize,
    /// Reviews on each day that had any, oldest first.
    pub reviews: Vec<DayCount>,
    /// All reviews that stand.
    pub n_reviews: usize,
    /// The time they took.
    pub seconds: u64,
    /// Histories that can't be read.
    pub unreadable: usize,
}

/// Cards by state, each in one of these.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Stages {
    /// Never reviewed; without a deck only those whose reviews were all taken back.
    pub new: usize,
    /// Not yet remembered twice in a row.
    pub learning: usize,
    /// Asked for again within three weeks.
    pub young: usize,
    /// Asked for again after three weeks or more.
    pub mature: usize,
    /// Kept out of the queue.
    pub suspended: usize,
    /// No longer in the deck; `None` without one.
    pub gone: Option<usize>,
}

/// How many on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DayCount {
    /// The day.
    pub day: Day,
    /// Cards or reviews.
    pub n: usize,
}

impl Stages {
    /// All cards.
    pub fn total(&self) -> usize {
        let known = self.new + self.learning + self.young + self.mature + self.suspended;
        known + self.gone.unwrap_or(0)
    }
}

/// The day it is for the learner, at this many seconds since 1970: by the clock that their last review was made by.
pub fn today(file: &BackupFile, time: i64) -> Day {
    let now = Now {
        time,
        utc_offset_minutes: utc_offset_minutes(file),
    };
    now.day(rollover_hour(file))
}

/// Counts a backup on a day, held against a deck if there is one.
pub fn summarise(file: &BackupFile, deck: Option<&Deck>, today: Day) -> Summary {
    let hour = rollover_hour(file);
    let utc_offset_minutes = utc_offset_minutes(file);
    // The last second of the day: whatever was done on it has been done.
    let now = Now {
        time: today.plus(1).begins_at(utc_offset_minutes.into(), hour) - 1,
        utc_offset_minutes,
    };
    let mut summary = Summary {
        today,
        rollover_hour: hour,
        ..Summary::default()
    };
    let mut due: BTreeMap<Day, usize> = BTreeMap::new();
    let mut reviews: BTreeMap<Day, usize> = BTreeMap::new();
    let mut states: BTreeMap<CardId, CardState> = BTreeMap::new();
    for (card, history) in histories(file) {
        let (Some(card), Some(history)) = (card, history) else {
            summary.unreadable += 1;
            continue;
        };
        for review in history.reviews() {
            *reviews.entry(review.at().day(hour)).or_default() += 1;
            summary.n_reviews += 1;
            summary.seconds += u64::from(review.seconds);
        }
        states.insert(card, history.fold(card, hour, now));
    }
    let in_deck = |card: &CardId| deck.is_none_or(|deck| deck.cards.contains_key(card));
    let gone = states.keys().filter(|card| !in_deck(card)).count();
    states.retain(|card, _| in_deck(card));
    // Cards without an answer are never asked.
    for (&card, _) in deck
        .iter()
        .flat_map(|deck| &deck.cards)
        .filter(|(_, answered)| **answered)
    {
        states.entry(card).or_insert(CardState::NEW);
    }
    for (card, state) in &states {
        summary.cards.count(state);
        let is_asked =
            !state.suspended && deck.is_none_or(|deck| deck.cards.get(card) == Some(&true));
        if let Some(day) = state.due.filter(|_| is_asked) {
            *due.entry(day.max(today)).or_default() += 1;
            summary.overdue += usize::from(day < today);
        }
    }
    summary.cards.gone = deck.map(|_| gone);
    summary.due = counts(due);
    summary.reviews = counts(reviews);
    summary
}

impl Stages {
    fn count(&mut self, state: &CardState) {
        let place = match state.stage() {
            _ if state.suspended => &mut self.suspended,
            Stage::New => &mut self.new,
            Stage::Learning => &mut self.learning,
            Stage::Young => &mut self.young,
            Stage::Mature => &mut self.mature,
        };
        *place += 1;
    }
}

fn counts(by_day: BTreeMap<Day, usize>) -> Vec<DayCount> {
    by_day
        .into_iter()
        .map(|(day, n)| DayCount { day, n })
        .collect()
}

fn utc_offset_minutes(file: &BackupFile) -> i16 {
    let last = histories(file)
        .filter_map(|(_, history)| history?.reviews().last().copied())
        .max_by_key(|review| review.time);
    last.map_or(0, |review| review.utc_offset_minutes)
}

fn rollover_hour(file: &BackupFile) -> u8 {
    Settings::parse(&file.settings)
        .unwrap_or_default()
        .rollover_hour
}

/// Every card of a file; what can't be read is `None`.
fn histories(file: &BackupFile) -> impl Iterator<Item = (Option<CardId>, Option<History>)> {
    file.cards
        .iter()
        .map(|(card, text)| (card.parse().ok(), History::parse(text).ok()))
}

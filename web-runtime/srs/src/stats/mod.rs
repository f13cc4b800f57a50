//! What the reviews come to: how many, how well, how fast, with how much help. One pass over all histories.
//!
//! Windows end today, by the learner's days: [`WEEKS`] weeks for the days of the heat map, [`TREND_WEEKS`] for trends,
//! [`RECENT_DAYS`] days for grades and topics. Weeks begin on Monday.

mod forecast;
mod share;

pub use forecast::{FORECAST_DAYS, forecast};
pub use share::Share;

use crate::deck::{Card, Topics};
use crate::history::{Act, CLOCK_TOLERANCE, History, Review};
use crate::{CardId, CardState, Day, Grade, Now};

/// Weeks whose days are counted one by one.
pub const WEEKS: usize = 26;
/// Weeks of a trend.
pub const TREND_WEEKS: usize = 12;
/// Days that count as recent.
pub const RECENT_DAYS: i32 = 30;
/// Where the classes of intervals begin, in days; the last one has no end.
pub const INTERVALS: [u16; 5] = [1, 2, 7, 21, 90];

/// What the reviews come to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stats {
    today: Day,
    rollover_hour: u8,
    /// Reviews of each day, from [`Stats::first_day`] on, up to the end of this week.
    pub days: Vec<u32>,
    /// Each of the last weeks, this one last.
    pub weeks: [Week; TREND_WEEKS],
    /// Recent reviews by grade, in the order of [`Grade::ALL`].
    pub grades: [u32; 4],
    /// Reviews that asked for something known, by the interval they came after, see [`INTERVALS`].
    pub intervals: [Share; 5],
    /// The recent ones of these by the deck's topics: each card counts for its own topic alone.
    pub topics: Vec<Share>,
    /// All reviews.
    pub n_reviews: u32,
    /// The time they took, in seconds.
    pub seconds: u32,
}

/// One week of reviews.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Week {
    /// Reviews.
    pub n_reviews: u32,
    /// The time they took, in seconds.
    pub seconds: u32,
    /// Reviews of cards that have an outline.
    pub n_outlined: u32,
    /// Rungs opened in these.
    pub rungs: u32,
}

impl Week {
    /// Rungs opened for a card with an outline, in tenths; `None` in a week without such a card.
    pub fn tenths_of_rungs(&self) -> Option<u32> {
        let n_outlined = self.n_outlined;
        (self.rungs * 10 + n_outlined / 2).checked_div(n_outlined)
    }

    /// Seconds a card; `None` in a week without reviews.
    pub fn seconds_a_card(&self) -> Option<u32> {
        (self.seconds + self.n_reviews / 2).checked_div(self.n_reviews)
    }
}

impl Stats {
    /// Nothing reviewed yet, in a deck with so many topics.
    pub fn new(n_topics: usize, today: Day, rollover_hour: u8) -> Stats {
        Stats {
            today,
            rollover_hour,
            days: vec![0; WEEKS * 7],
            weeks: [Week::default(); TREND_WEEKS],
            grades: [0; 4],
            intervals: [Share::default(); 5],
            topics: vec![Share::default(); n_topics],
            n_reviews: 0,
            seconds: 0,
        }
    }

    /// The Monday with which the heat map begins.
    pub fn first_day(&self) -> Day {
        Day(monday(self.today).0.saturating_sub(7 * (WEEKS as i32 - 1)))
    }

    /// The Monday of one of [`Stats::weeks`].
    pub fn week_begins(&self, week: usize) -> Day {
        let weeks_ago = TREND_WEEKS.saturating_sub(week + 1) as i32;
        Day(monday(self.today).0.saturating_sub(7 * weeks_ago))
    }

    /// Adds all reviews of a card; `card` is its row in the deck, if it is still there.
    pub fn add(&mut self, id: CardId, card: Option<&Card>, history: &History, now: Now) {
        let latest = now.time.saturating_add(CLOCK_TOLERANCE);
        let mut state = CardState::NEW;
        for act in history.acts().filter(|act| act.time() <= latest) {
            match act {
                Act::Review(review) => {
                    self.add_review(card, &state, review);
                    state = state.reviewed(id, review, self.rollover_hour);
                }
                Act::Reset { .. } => state = state.reset(),
                Act::Suspend { .. } | Act::Unsuspend { .. } => {}
            }
        }
    }

    fn add_review(&mut self, card: Option<&Card>, before: &CardState, review: &Review) {
        let seconds = u32::from(review.seconds);
        self.n_reviews += 1;
        self.seconds = self.seconds.saturating_add(seconds);
        let day = review.at().day(self.rollover_hour);
        let slot = usize::try_from(day.since(self.first_day())).ok();
        if let Some(count) = slot.and_then(|slot| self.days.get_mut(slot)) {
            *count += 1;
        }
        let weeks_ago = monday(self.today).since(monday(day)) / 7;
        let week = usize::try_from(weeks_ago)
            .ok()
            .and_then(|ago| (TREND_WEEKS - 1).checked_sub(ago));
        if let Some(week) = week {
            let week = &mut self.weeks[week];
            week.n_reviews += 1;
            week.seconds = week.seconds.saturating_add(seconds);
            if card.is_some_and(|card| card.rungs > 0) {
                week.n_outlined += 1;
                week.rungs += u32::from(review.rungs);
            }
        }
        let is_recent = (0..RECENT_DAYS).contains(&self.today.since(day));
        if is_recent {
            self.grades[Grade::of(review.grade).index()] += 1;
        }
        // Only the first review of a day tells whether a card was remembered, and only one that was known.
        if before.is_new() || before.is_repeat(day) {
            return;
        }
        let is_kept = review.grade.is_success();
        let class = INTERVALS
            .iter()
            .rposition(|&start| start <= before.memory.interval);
        self.intervals[class.unwrap_or(0)].add(is_kept);
        if let Some(topic) = card
            .filter(|_| is_recent)
            .and_then(|card| self.topics.get_mut(card.topic as usize))
        {
            topic.add(is_kept);
        }
    }

    /// Recent retention by the topics that the home page lists, the first two levels; those without a review left out,
    /// the weakest first.
    pub fn by_topic(&self, topics: &Topics) -> Vec<(u32, Share)> {
        let mut rows: Vec<(u32, Share)> = Vec::new();
        for (topic, share) in (0..).zip(&self.topics).filter(|(_, share)| share.of > 0) {
            let listed = topics.second_level(topic);
            match rows.iter_mut().find(|(known, _)| *known == listed) {
                Some((_, sum)) => sum.merge(share),
                None => rows.push((listed, *share)),
            }
        }
        rows.sort_by_key(|(_, share)| share.percent());
        rows
    }
}

/// The Monday of a day's week. 1970-01-01 was a Thursday.
fn monday(day: Day) -> Day {
    Day(day
        .0
        .saturating_sub((i64::from(day.0) + 3).rem_euclid(7) as i32))
}

//! The home page in numbers: what waits today, in all and by topic.

use srs::{Day, Now};

use crate::deck::Deck;
use crate::progress::Progress;

/// Everything that the home page shows.
pub struct Home {
    /// Which of the page's views.
    pub view: View,
    /// Today.
    pub today: Day,
    /// Cards to review and new cards to learn today.
    pub due: u32,
    /// New cards to learn today.
    pub new: u32,
    /// All cards.
    pub total: u32,
    /// Cards reviewed today.
    pub reviewed: u32,
    /// How long today's cards will take.
    pub minutes: u32,
    /// Cards due tomorrow.
    pub tomorrow: u32,
    /// Days in a row with a review.
    pub streak: u32,
    /// What to say about the backup.
    pub backup: Backup,
    /// Due and new cards of each topic, in the deck's order.
    pub topics: Vec<(u32, u32)>,
}

/// The views of the home page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum View {
    /// Nothing was ever reviewed.
    First,
    /// There is something to do.
    Today,
    /// Nothing is left for today.
    Done,
}

/// How safe progress is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Backup {
    /// Safe enough, or nothing to lose yet.
    Fresh,
    /// Never exported, though there is a week of reviews.
    Never,
    /// Last exported so many days ago.
    Old(u32),
}

/// Safari deletes what a page stored after 7 days without a visit, so an older backup is worth a word.
const BACKUP_DAYS: i32 = 7;

/// Seconds that a card takes until reviews tell.
const SECONDS_A_CARD: u32 = 30;

impl Home {
    /// The numbers of this moment.
    pub fn new(deck: &Deck, progress: &Progress, backed_up: Option<i64>, now: Now) -> Home {
        let today = progress.today(now);
        let tomorrow = progress.due_by(deck, today.plus(1));
        let counts = progress.counts(deck, today);
        let all = counts.all;
        let seconds_a_card = match counts.n_reviews {
            0..10 => SECONDS_A_CARD,
            n_reviews => (counts.seconds / n_reviews).max(1),
        };
        let view = match all.due + all.new {
            _ if progress.n_reviews == 0 => View::First,
            0 => View::Done,
            _ => View::Today,
        };
        Home {
            view,
            today,
            due: all.due,
            new: all.new,
            total: all.total,
            reviewed: counts.done,
            minutes: ((all.due + all.new) * seconds_a_card).div_ceil(60),
            // What is due today will have been reviewed by then.
            tomorrow: if view == View::Done { tomorrow } else { tomorrow - progress.due_by(deck, today) },
            streak: progress.streak(today),
            backup: backup(progress, backed_up, now),
            topics: counts.by_topic.iter().map(|count| (count.due, count.new)).collect(),
        }
    }
}

fn backup(progress: &Progress, backed_up: Option<i64>, now: Now) -> Backup {
    let today = progress.today(now);
    let age = |day: Day| today.since(day);
    let exported = backed_up.map(|time| age(progress.today(Now { time, ..now })));
    match (exported, progress.days.first().map(|&day| age(day))) {
        (Some(age), _) if age >= BACKUP_DAYS => Backup::Old(age as u32),
        (None, Some(age)) if age >= BACKUP_DAYS => Backup::Never,
        _ => Backup::Fresh,
    }
}

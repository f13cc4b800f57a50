//! The home page in numbers: what waits today, in all and by topic.

use srs::backup::Reminder;
use srs::queue::Counts;
use srs::{Day, Now, gather};

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
    /// Days until the day to be ready by, if one is set and has not come.
    pub goal: Option<u32>,
    /// What to say about the backup.
    pub backup: Reminder,
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

/// Seconds that a card takes until reviews tell.
const SECONDS_A_CARD: u32 = 30;

/// Seconds that a card takes this learner.
pub fn seconds_a_card(counts: &Counts) -> u32 {
    match counts.n_reviews {
        0..10 => SECONDS_A_CARD,
        n_reviews => (counts.seconds / n_reviews).max(1),
    }
}

impl Home {
    /// The numbers of this moment.
    pub fn new(deck: &Deck, progress: &Progress, now: Now) -> Home {
        let today = progress.today(now);
        let tomorrow = progress.due_by(deck, today.plus(1));
        let counts = progress.counts(deck, today);
        let all = counts.all;
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
            minutes: ((all.due + all.new) * seconds_a_card(&counts)).div_ceil(60),
            // What is due today will have been reviewed by then.
            tomorrow: if view == View::Done {
                tomorrow
            } else {
                tomorrow - progress.due_by(deck, today)
            },
            streak: progress.streak(today),
            goal: (progress.settings.goal.as_ref())
                .map(|goal| goal.day.since(today))
                .filter(|&days| days > 0)
                .map(|days| days as u32),
            backup: progress.unsaved(now).reminder(),
            topics: gather(counts.by_topic.iter().map(|count| (count.due, count.new))),
        }
    }
}

#[cfg(test)]
mod tests {
    use srs::backup::Since;
    use srs::deck::{Card, Kind, Places, Topics};
    use srs::history::{Act, Entry, History, Review};
    use srs::settings::Settings;
    use srs::{CardId, CardState, Grade};

    use super::*;
    use crate::progress::Moment;

    const A_DAY: i64 = 86_400;

    /// Noon of a day.
    fn noon(day: i64) -> Now {
        Now {
            time: day * A_DAY + A_DAY / 2,
            utc_offset_minutes: 0,
        }
    }

    fn deck(n_cards: u64) -> Deck {
        let card = |id| Card {
            id: CardId(id),
            note: 0,
            topic: 0,
            kind: Kind::Question,
            answered: true,
            follow_up: false,
            rungs: 0,
        };
        let cards: Vec<Card> = (0..n_cards).map(card).collect();
        Deck {
            site: String::new(),
            topics: Topics::new(vec![(-1, "topic".to_owned())]),
            notes: vec!["notes/note/".to_owned()],
            places: Places::of(&cards),
            cards,
        }
    }

    /// Progress after these reviews: the card, the day, the grade.
    fn progress(deck: &Deck, reviews: &[(u64, i64, Grade)]) -> Progress {
        let n_cards = deck.cards.len();
        let mut progress = Progress {
            settings: Settings::default(),
            states: vec![CardState::NEW; n_cards],
            days: Vec::new(),
            todays: Vec::new(),
            n_reviews: 0,
            n_ahead: 0,
            aim: None,
            backed_up: None,
            put_off: None,
        };
        let mut histories = vec![History::default(); n_cards];
        for &(card, day, grade) in reviews {
            let Now {
                time,
                utc_offset_minutes,
            } = noon(day);
            let review = Review {
                time,
                grade: grade.quality(),
                utc_offset_minutes,
                rungs: 0,
                ticked: None,
                seconds: 60,
            };
            let history = &mut histories[card as usize];
            history.insert(Entry::Done(Act::Review(review)));
            progress.follow(deck, CardId(card), history, noon(day));
        }
        progress
    }

    fn home(reviews: &[(u64, i64, Grade)], day: i64) -> Home {
        let deck = deck(3);
        Home::new(&deck, &progress(&deck, reviews), noon(day))
    }

    #[test]
    fn a_first_visit_offers_new_cards() {
        let home = home(&[], 100);
        assert_eq!(
            (home.view, home.total, home.new, home.due),
            (View::First, 3, 3, 0)
        );
        assert_eq!(
            (home.streak, home.tomorrow, home.backup),
            (0, 0, Reminder::None)
        );
    }

    #[test]
    fn a_day_is_done_when_nothing_is_left() {
        let all_good = [
            (0, 100, Grade::Good),
            (1, 100, Grade::Good),
            (2, 100, Grade::Easy),
        ];
        let after = home(&all_good, 100);
        assert_eq!(
            (after.view, after.reviewed, after.tomorrow),
            (View::Done, 3, 3)
        );

        let next_day = home(&all_good, 101);
        assert_eq!(
            (next_day.view, next_day.due, next_day.tomorrow),
            (View::Today, 3, 0)
        );
        assert_eq!(next_day.topics, [(3, 0)]);
    }

    #[test]
    fn a_card_that_comes_back_keeps_the_day_open() {
        let home = home(
            &[
                (0, 100, Grade::Again),
                (1, 100, Grade::Good),
                (2, 100, Grade::Good),
            ],
            100,
        );
        assert_eq!((home.view, home.due, home.new), (View::Today, 1, 0));
    }

    #[test]
    fn a_streak_lasts_until_a_day_is_missed() {
        let reviews = [
            (0, 90, Grade::Good),
            (0, 98, Grade::Good),
            (1, 99, Grade::Good),
            (2, 100, Grade::Good),
        ];
        for (day, streak) in [(95, 0), (90, 1), (100, 3), (101, 3), (102, 0)] {
            assert_eq!(home(&reviews, day).streak, streak, "day {day}");
        }
    }

    #[test]
    fn a_backup_is_asked_for_by_what_would_be_lost() {
        let deck = deck(20);
        let reviews: Vec<_> = (0..20).map(|card| (card, 100, Grade::Good)).collect();
        let mut progress = progress(&deck, &reviews);
        let said = |progress: &Progress, day| Home::new(&deck, progress, noon(day)).backup;
        assert_eq!(said(&progress, 106), Reminder::None);
        assert_eq!(said(&progress, 107), Reminder::Never(20));
        let moment = |day, n_reviews| {
            let time = noon(day).time;
            Some(Moment { time, n_reviews })
        };
        progress.put_off = moment(107, 0);
        assert_eq!(said(&progress, 120), Reminder::None);
        progress.backed_up = moment(108, 20);
        progress.put_off = None;
        let since = Since {
            reviews: 20,
            days: 12,
        };
        assert_eq!(said(&progress, 120), Reminder::Old(since));
    }

    #[test]
    fn minutes_follow_the_learner_once_there_is_enough_to_go_by() {
        assert_eq!(home(&[], 100).minutes, 2, "three cards of half a minute");
        let reviews: Vec<_> = (0..10).map(|day| (0, 100 + day, Grade::Again)).collect();
        let home = home(&reviews, 200);
        assert_eq!(
            (home.due + home.new, home.minutes),
            (3, 3),
            "a minute a card"
        );
    }
}

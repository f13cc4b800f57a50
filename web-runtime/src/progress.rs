//! Where every card of the deck stands: the store's histories, folded.

use srs::backup::{Since, Unsaved};
use srs::deck::Card;
use srs::history::{Act, History, Review};
use srs::plan::Aim;
use srs::queue::{Counts, Queue, Through, Wanted, all, counts, due_by, next_due, queue};
use srs::session::{Earlier, Way, earlier};
use srs::settings::Settings;
use srs::{CardId, CardState, Day, Now};

use crate::deck::Deck;
use crate::store::Store;

/// Progress as the queue and the pages see it. Follows the store; never written back to it.
pub struct Progress {
    /// The learner's settings.
    pub settings: Settings,
    /// In the order of the deck's cards.
    pub states: Vec<CardState>,
    /// Days with a review, each once, oldest first.
    pub days: Vec<Day>,
    /// The cards to which something was done today, when this was loaded.
    pub todays: Vec<CardId>,
    /// Reviews that stand, those of cards no longer in the deck too.
    pub n_reviews: u32,
    /// Records that wait for their time, as the clock is behind them.
    pub n_ahead: u32,
    /// The day to be ready by, held against the deck.
    pub aim: Option<Aim>,
    /// When progress was last exported.
    pub backed_up: Option<Moment>,
    /// When the reminder of that was last put off.
    pub put_off: Option<Moment>,
}

/// A moment, and the reviews made since.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moment {
    /// In seconds since 1970.
    pub time: i64,
    /// The reviews made after it.
    pub n_reviews: u32,
}

impl Progress {
    /// Reads the store.
    pub fn load(store: &mut Store, deck: &Deck, now: Now) -> Progress {
        let settings = store.settings();
        let hour = settings.rollover_hour;
        let mut days = Vec::new();
        let (mut n_reviews, mut n_ahead) = (0, 0);
        let moment = |time| Moment { time, n_reviews: 0 };
        let mut backed_up = store.backed_up().map(moment);
        let mut put_off = store.put_off().map(moment);
        let mut todays = Vec::new();
        let mut known: Vec<(u32, CardState)> = Vec::new();
        store.each_history(&mut |id, history| {
            n_reviews += history.reviews().count() as u32;
            n_ahead += history.n_ahead(now) as u32;
            for moment in [&mut backed_up, &mut put_off].into_iter().flatten() {
                let is_since = |review: &&Review| review.time > moment.time;
                moment.n_reviews += history.reviews().filter(is_since).count() as u32;
            }
            add_days(&mut days, history, hour);
            let is_todays = |act: &Act| {
                // No clock's offset is near a month, and a day is dear to work out.
                act.time().abs_diff(now.time) < 30 * 86_400 && act.day(now, hour) == now.day(hour)
            };
            if history.acts().any(is_todays) {
                todays.push(id);
            }
            if let Some(place) = deck.place_of(id) {
                known.push((place, history.fold(id, hour, now)));
            }
        });
        let aim = aim(&settings, deck);
        let today = now.day(hour);
        let mut states = vec![CardState::NEW; deck.cards.len()];
        for (place, state) in known {
            states[place as usize] = state;
        }
        for (card, state) in deck.cards.iter().zip(&mut states) {
            *state = aimed(aim.as_ref(), card, *state, today);
        }
        Progress {
            settings,
            states,
            days,
            todays,
            n_reviews,
            n_ahead,
            aim,
            backed_up,
            put_off,
        }
    }

    /// What was done today to the deck's cards, oldest first.
    pub fn earlier(&self, deck: &Deck, store: &mut Store, now: Now) -> Vec<Earlier> {
        let histories = self
            .todays
            .iter()
            .filter(|&&id| deck.card(id).is_some())
            .map(|&id| (id, store.history(id)));
        earlier(histories, now, self.settings.rollover_hour)
    }

    /// Takes over a card's history as it now is; returns its state.
    pub fn follow(&mut self, deck: &Deck, id: CardId, history: &History, now: Now) -> CardState {
        let hour = self.settings.rollover_hour;
        add_days(&mut self.days, history, hour);
        let mut state = history.fold(id, hour, now);
        let place = deck.place_of(id).map(|place| place as usize);
        if let Some((card, known)) =
            place.and_then(|place| deck.cards.get(place).zip(self.states.get_mut(place)))
        {
            state = aimed(self.aim.as_ref(), card, state, now.day(hour));
            let counts = [&mut self.backed_up, &mut self.put_off]
                .into_iter()
                .flatten();
            let counts = counts.map(|moment| &mut moment.n_reviews);
            for count in counts.chain([&mut self.n_reviews]) {
                *count = count
                    .saturating_add(state.n_reviews)
                    .saturating_sub(known.n_reviews);
            }
            *known = state;
        }
        state
    }

    /// The learner's day.
    pub fn today(&self, now: Now) -> Day {
        now.day(self.settings.rollover_hour)
    }

    /// What would be lost without a backup.
    pub fn unsaved(&self, now: Now) -> Unsaved {
        let today = self.today(now);
        let since = |moment: Moment| Since {
            reviews: moment.n_reviews,
            days: today.since(self.today(Now {
                time: moment.time,
                ..now
            })),
        };
        Unsaved {
            all: Since {
                reviews: self.n_reviews,
                days: self.days.first().map_or(0, |&first| today.since(first)),
            },
            backup: self.backed_up.map(since),
            put_off: self.put_off.map(since),
        }
    }

    /// How much there is to do today.
    pub fn counts(&self, deck: &Deck, today: Day) -> Counts {
        counts(
            &deck.cards,
            &self.states,
            &deck.topics,
            today,
            self.settings.limits,
        )
    }

    /// What to show today: a topic or all, with that many new cards beyond the limit.
    pub fn queue(
        &self,
        deck: &Deck,
        today: Day,
        topic: Option<u32>,
        more_new: u32,
        buried: &[CardId],
        asked: &[u32],
    ) -> Queue {
        let Settings {
            limits,
            order,
            new_order,
            ..
        } = self.settings;
        let wanted = Wanted {
            today,
            limits,
            order,
            new_order,
            topic,
            more_new,
            buried,
            asked,
        };
        queue(&deck.cards, &self.states, &deck.topics, &wanted)
    }

    /// What to go through without grades, in an order that is never the same.
    pub fn through(&self, deck: &Deck, topic: Option<u32>, way: Way, now: Now) -> Vec<u32> {
        let through = Through {
            topics: topic.as_slice(),
            outlined: way == Way::Outline,
            seed: now.time as u64,
        };
        all(&deck.cards, &self.states, &deck.topics, &through)
    }

    /// How many cards are due by that day.
    pub fn due_by(&self, deck: &Deck, day: Day) -> u32 {
        due_by(&deck.cards, &self.states, day)
    }

    /// The next day on which something is due, and how much.
    pub fn next_due(&self, deck: &Deck, today: Day) -> Option<(Day, u32)> {
        next_due(&deck.cards, &self.states, today)
    }

    /// Days in a row with a review, up to today or yesterday. A day later than tomorrow is a clock's mistake.
    pub fn streak(&self, today: Day) -> u32 {
        let n_believed = self.days.partition_point(|day| day.since(today) <= 1);
        let days = &self.days[..n_believed];
        let last = days.last().copied().unwrap_or(today);
        if today.since(last) > 1 {
            return 0;
        }
        let in_a_row = |(back, day): &(usize, &Day)| last.since(**day) == *back as i32;
        days.iter().rev().enumerate().take_while(in_a_row).count() as u32
    }
}

/// The goal held against the deck, where one is set.
fn aim(settings: &Settings, deck: &Deck) -> Option<Aim> {
    settings
        .goal
        .as_ref()
        .map(|goal| Aim::new(goal, &deck.topics))
}

/// The state with its turn before the day of the goal.
fn aimed(aim: Option<&Aim>, card: &Card, state: CardState, today: Day) -> CardState {
    aim.map_or(state, |aim| aim.aimed(card, state, today))
}

/// Adds the days of a history's reviews. Few days, many reviews: nearly always they are there.
fn add_days(days: &mut Vec<Day>, history: &History, rollover_hour: u8) {
    for review in history.reviews() {
        let day = review.at().day(rollover_hour);
        if let Err(place) = days.binary_search(&day) {
            days.insert(place, day);
        }
    }
}

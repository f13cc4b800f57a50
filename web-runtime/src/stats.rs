//! The statistics page in numbers.

use srs::deck::Topics;
use srs::stats::{FORECAST_DAYS, Share, Stats, forecast};
use srs::{Day, Now};

use crate::deck::Deck;
use crate::progress::Progress;
use crate::store::Store;

/// Everything that the statistics page shows.
pub struct Report<'a> {
    /// What the reviews come to.
    pub stats: Stats,
    /// Cards due on the next days, today first.
    pub load: [u32; FORECAST_DAYS],
    /// Recent retention, the weakest topic first.
    pub topics: Vec<(u32, Share)>,
    /// The names of topics.
    pub names: &'a Topics,
    /// Days in a row with a review.
    pub streak: u32,
    /// Today.
    pub today: Day,
}

impl<'a> Report<'a> {
    /// The numbers of this moment.
    pub fn new(deck: &'a Deck, progress: &Progress, store: &mut Store, now: Now) -> Report<'a> {
        let today = progress.today(now);
        let mut stats = Stats::new(deck.topics.len(), today, progress.settings.rollover_hour);
        // By id, so that each history finds its card without a walk through the deck.
        let mut by_id: Vec<_> = deck.cards.iter().collect();
        by_id.sort_unstable_by_key(|card| card.id);
        store.each_history(&mut |id, history| {
            let place = by_id.binary_search_by_key(&id, |card| card.id);
            let card = place.ok().and_then(|place| by_id.get(place)).copied();
            stats.add(id, card, history, now);
        });
        Report {
            topics: stats.by_topic(&deck.topics),
            load: forecast(&deck.cards, &progress.states, today),
            names: &deck.topics,
            streak: progress.streak(today),
            stats,
            today,
        }
    }
}

//! What a learner did before the story began, for those that can't wait half a year.

use eyre::Result;
use srs::history::{Act, Entry, History, Review};
use srs::{CardId, Points, Quality};

use crate::Tab;

/// Noon of 2 March 2026 in Shanghai, when every story begins.
pub const NOW: i64 = 1_772_424_000;
const DAY: i64 = 86_400;
/// The longest past: half a year.
const DAYS: i64 = 180;

impl Tab {
    /// The ids of all cards, in the deck's order.
    pub async fn cards(&self) -> Result<Vec<String>> {
        self.ask(
            "return fetch(new URL(document.documentElement.dataset.deck, document.baseURI))
                .then((response) => response.json())
                .then(({ cards }) => cards.trim().split('\\n').map((row) => row.slice(0, 16)));",
        )
        .await
    }

    /// Stores histories of cards.
    pub async fn store_histories<'a>(
        &self,
        histories: impl IntoIterator<Item = (&'a String, History)>,
    ) -> Result<()> {
        let texts: Vec<(String, String)> = (histories.into_iter())
            .map(|(card, history)| (format!("c:{card}"), history.to_text()))
            .collect();
        self.store(texts.iter().map(|(key, text)| (&**key, &**text)))
            .await
    }

    /// Stores the past of somebody who has learnt two cards of three, a few a day, and opens fewer rungs every month.
    pub async fn look_back_on_half_a_year(&self) -> Result<()> {
        let cards = self.cards().await?;
        let learnt = cards.iter().enumerate().filter(|(n, _)| n % 3 != 1);
        let histories = learnt.map(|(n, card)| (card, practised(n as i64)));
        self.store_histories(histories).await?;
        // Who has stored so much has made a backup before.
        let backup = (NOW - 3 * DAY).to_string();
        self.store([("backup", &*backup)]).await
    }
}

/// A card that was learnt and then forgotten so many times, the last time yesterday.
pub fn forgotten(times: u8) -> History {
    let grades = [Quality::ALL[4]].into_iter();
    let lapses = (0..times).flat_map(|_| [Quality::ALL[4], Quality::ALL[2]]);
    let grades: Vec<Quality> = grades.chain(lapses).collect();
    let first = NOW - DAY * grades.len() as i64;
    let mut history = History::default();
    for (n, grade) in grades.into_iter().enumerate() {
        history.insert(review(first + DAY * n as i64, grade, 2, 1));
    }
    history
}

/// One of many cards: each was begun on another day and came back when it was due.
fn practised(number: i64) -> History {
    let mut history = History::default();
    let mut time = NOW - DAYS * DAY + number * 37 % 150 * DAY + number * 613 % 36_000;
    let mut n = 0;
    while time < NOW - DAY / 2 {
        // Somebody who remembers better from month to month.
        let months = (time - NOW + DAYS * DAY) / (30 * DAY);
        let luck = (number * 31 + n * 17 + number * n) % 20;
        let grade = match luck {
            0 => 2,
            1 if months < 4 => 2,
            2..4 => 3,
            4..8 => 5,
            _ => 4,
        };
        let rungs = (4 - months).clamp(0, 3) * luck % 4;
        history.insert(review(time, Quality::ALL[grade], rungs as u8, luck as u16));
        let now = srs::Now {
            time,
            utc_offset_minutes: 480,
        };
        let interval = history.fold(CardId(number as u64), 4, now).memory.interval;
        time += DAY * i64::from(interval).max(1) + luck * 97;
        n += 1;
    }
    history
}

fn review(time: i64, grade: Quality, rungs: u8, luck: u16) -> Entry {
    let all = Points::all_said(4);
    Entry::Done(Act::Review(Review {
        time,
        grade,
        utc_offset_minutes: 480,
        rungs,
        ticked: Some(match luck % 3 {
            0 => all.toggled(2),
            _ => all,
        }),
        seconds: 9 + luck * 2 + u16::from(rungs) * 6,
    }))
}

//! A year of reviews through everything at once: stored texts, states, queue, session, and texts again.
#![allow(clippy::unwrap_used)]

use std::collections::BTreeMap;

use srs::deck::{Card, Kind, Topics};
use srs::history::History;
use srs::queue::{Limits, Wanted, counts, due_by, queue};
use srs::session::{Action, Effect, Phase, Session, Way};
use srs::settings::Settings;
use srs::{CardId, CardState, Grade, Now};

const N_CARDS: u64 = 80;
const ROLLOVER_HOUR: u8 = 4;
const LIMITS: Limits = Limits {
    new_per_day: 20,
    reviews_per_day: 12,
};
/// Noon in Shanghai.
const FIRST_NOON: i64 = 20_777 * 86_400 + 4 * 3_600;

#[test]
fn a_year_of_reviews() {
    let cards: Vec<Card> = (0..N_CARDS).map(card).collect();
    let topics = Topics::new(vec![(-1, "all".to_owned())]);
    let mut store: BTreeMap<CardId, String> = BTreeMap::new();
    let mut states = vec![CardState::NEW; cards.len()];
    let mut n_introduced = 0;
    for day in 0..365 {
        let now = Now {
            time: FIRST_NOON + day * 86_400,
            utc_offset_minutes: 480,
        };
        let today = now.day(ROLLOVER_HOUR);
        let due_before = due_by(&cards, &states, today);
        let queue = queue(
            &cards,
            &states,
            &topics,
            &Wanted {
                today,
                limits: LIMITS,
                ..Wanted::default()
            },
        );
        assert_eq!(
            queue.n_again, 0,
            "day {day}: yesterday's repeats are today's due cards"
        );
        assert_eq!(
            queue.n_due as u32,
            due_before.min(LIMITS.reviews_per_day),
            "day {day}"
        );
        assert_eq!(
            queue.n_new as u64,
            (N_CARDS - n_introduced).min(20),
            "day {day}"
        );
        n_introduced += queue.n_new as u64;

        review(
            queue
                .cards
                .iter()
                .map(|&place| (cards[place as usize].id, states[place as usize])),
            now,
            &mut store,
        );

        states = read(&cards, &store, now);
        let left = counts(&cards, &states, &topics, today, LIMITS);
        assert_eq!(
            (left.all.due, left.all.new),
            (0, 0),
            "day {day}: something is left"
        );
        assert_eq!(left.done as usize, queue.n_due + queue.n_new, "day {day}");
        assert_eq!(
            due_by(&cards, &states, today),
            due_before - queue.n_due as u32,
            "day {day}"
        );
    }
    assert_eq!(store.len() as u64, N_CARDS);
    let longest = states.into_iter().map(|state| state.memory.interval).max();
    assert!(
        longest > Some(90),
        "nothing is remembered for months: {longest:?}"
    );
}

fn card(id: u64) -> Card {
    let id = CardId(id);
    Card {
        id,
        note: 0,
        topic: 0,
        kind: Kind::Question,
        answered: true,
        follow_up: false,
        rungs: 0,
    }
}

/// The states that the stored texts lead to.
fn read(cards: &[Card], store: &BTreeMap<CardId, String>, now: Now) -> Vec<CardState> {
    let state = |card: &Card| {
        store.get(&card.id).map_or(CardState::NEW, |text| {
            History::parse(text)
                .unwrap()
                .fold(card.id, ROLLOVER_HOUR, now)
        })
    };
    cards.iter().map(state).collect()
}

/// One sitting to its end; one answer in six is wrong at first and one in six is hard.
fn review(
    cards: impl Iterator<Item = (CardId, CardState)>,
    mut now: Now,
    store: &mut BTreeMap<CardId, String>,
) {
    let (mut session, mut effects) =
        Session::new(cards, Vec::new(), Way::Review, Settings::default().rules());
    let mut turn = now.time / 86_400;
    loop {
        now.time += 5;
        for effect in std::mem::take(&mut effects) {
            match effect {
                Effect::Fetch(card) => drop(session.act(Action::Fetched { card, rungs: 0 }, now)),
                Effect::Store(card, entry) => {
                    let mut history = store
                        .get(&card)
                        .map_or(History::default(), |text| History::parse(text).unwrap());
                    history.insert(entry);
                    store.insert(card, history.to_text());
                }
                Effect::Bury(_) | Effect::Unbury(_) => panic!("nobody buries a card here"),
            }
        }
        if let Phase::Summary(_) | Phase::Empty = session.screen(now).phase {
            return;
        }
        turn += 1;
        let grade = [
            Grade::Good,
            Grade::Hard,
            Grade::Easy,
            Grade::Good,
            Grade::Again,
            Grade::Good,
        ][turn as usize % 6];
        session.act(Action::ShowAnswer, now);
        effects = session.act(Action::Grade(grade), now);
    }
}

//! Any keys at all.

use crate::{NOON, ROLLOVER_HOUR, Table};
use proptest::prelude::*;
use srs::history::{Act, Entry, History, Review};
use srs::session::{Phase, Screen};
use srs::{CardId, CardState, Grade};

/// Keys as a hasty learner presses them: mostly those that lead on.
fn any_keys() -> impl Strategy<Value = Vec<char>> {
    prop::collection::vec(
        prop::sample::select("____11223344HHAabcUUSBRxoo".chars().collect::<Vec<_>>()),
        0..80,
    )
}

/// A card with that many reviews on days before, so that each grade leads to another day.
fn reviewed_before(card: u64) -> (CardId, History) {
    let mut history = History::default();
    for days in 0..card as i64 {
        history.insert(Entry::Done(Act::Review(Review {
            time: NOON - (days + 30) * 86_400,
            grade: Grade::Good.quality(),
            utc_offset_minutes: 480,
            rungs: 0,
            ticked: None,
            seconds: 10,
        })));
    }
    (CardId(card), history)
}

proptest! {
    #[test]
    fn what_a_button_shows_is_what_is_stored(keys in any_keys(), n_cards in 0..5_u64) {
        let mut table = Table::with((0..n_cards).map(reviewed_before), 3);
        for key in keys {
            let before = table.screen();
            table.press(&key.to_string());
            let (Some(card), Phase::Back { buttons, .. }) = (before.card, before.phase) else { continue };
            if let Some(grade) = key.to_digit(10) {
                let button = buttons[grade as usize - 1];
                let state = table.state(card.0);
                let today = table.now().day(ROLLOVER_HOUR);
                prop_assert_eq!(button.grade, Grade::ALL[grade as usize - 1]);
                prop_assert_eq!(state.due, Some(today.plus(button.days as u16)));
                prop_assert_eq!(state.comes_back(today), button.again_today);
            }
        }
    }

    #[test]
    fn undoing_everything_leaves_everything_as_it_was(keys in any_keys(), n_cards in 1..5_u64) {
        let mut table = Table::new(n_cards, 3);
        table.press(&keys.into_iter().collect::<String>()).press("o");
        while table.screen().can_undo {
            table.press("U");
        }
        table.press("R");
        let Screen { position, card, .. } = table.screen();
        prop_assert_eq!((position.done, u64::from(position.of)), (0, n_cards));
        prop_assert_eq!(card.map(|card| card.0), Some(0));
        prop_assert!(table.buried.is_empty());
        for card in 0..n_cards {
            prop_assert_eq!(table.state(card), CardState::NEW);
        }
        // And the others follow in their order.
        for card in 0..n_cards {
            prop_assert_eq!(table.screen().card.map(|card| card.0), Some(card));
            table.press("S");
        }
    }

    #[test]
    fn good_answers_end_any_sitting(keys in any_keys(), n_cards in 1..5_u64) {
        let mut table = Table::new(n_cards, 3);
        table.press(&keys.into_iter().collect::<String>()).press("oR");
        // A back that was left open is graded first.
        table.press("3");
        for _ in 0..n_cards {
            table.press("_3");
        }
        let Screen { position, phase, .. } = table.screen();
        prop_assert!(matches!(phase, Phase::Summary(_)), "{}", table.told());
        prop_assert_eq!(position.done, position.of);
    }
}

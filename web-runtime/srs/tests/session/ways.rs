//! Sittings that leave the schedule alone.

use crate::Table;
use srs::history::History;
use srs::session::{Phase, Way};
use srs::{CardId, CardState};

fn table(way: Way, n_cards: u64) -> Table {
    let histories = (0..n_cards).map(|card| (CardId(card), History::default()));
    Table::on_way(way, histories, 5)
}

#[test]
fn cards_pass_without_a_trace() {
    let mut table = table(Way::Cram, 3);
    assert_eq!(
        table.press("HH_").told(),
        "0/3 A back opened 2 said untouched"
    );
    // No grade is given unless it is asked for.
    assert_eq!(
        table.press("3").told(),
        "0/3 A back opened 2 said untouched"
    );
    assert_eq!(table.press(">").told(), "1/3 B front 0/5");
    assert_eq!(
        table.press("_ab>_>").told(),
        "3/3 summary [0, 0, 0, 0] 110 s"
    );
    let Phase::Summary(summary) = table.screen().phase else {
        panic!("the sitting goes on")
    };
    assert_eq!((summary.reviewed, summary.passed), (0, 3));
    assert_eq!(summary.said, (2, 5));
    assert!((0..3).all(|card| table.entries(card).is_empty()));
}

#[test]
fn a_card_can_be_shown_once_more() {
    let mut table = table(Way::Cram, 2);
    assert_eq!(table.press("_<").told(), "1/3 B front 0/5");
    assert_eq!(table.press("_>").told(), "2/3 A front 0/5");
    assert_eq!(
        table.press("U").told(),
        "1/3 B back opened 0 said untouched"
    );
    assert_eq!(
        table.press("U").told(),
        "0/2 A back opened 0 said untouched"
    );
}

#[test]
fn a_card_is_graded_if_the_learner_asks() {
    let mut table = table(Way::Cram, 2);
    assert_eq!(
        table.press("_aG>").told(),
        "0/2 A back opened 0 said 1/5 → Again"
    );
    assert_eq!(table.press("3").told(), "1/2 B front 0/5");
    assert_eq!(table.entries(0).len(), 1);
    assert_eq!(table.press("_3>").told(), "2/2 summary [0, 0, 1, 0] 80 s");
    assert_eq!(table.entries(1), []);
    // Taken back one by one, the graded one as graded.
    assert_eq!(
        table.press("UU").told(),
        "0/2 A back opened 0 said 1/5 → Again"
    );
    assert_eq!(table.state(0), CardState::NEW);
}

#[test]
fn an_outline_is_recalled_whole() {
    let mut table = table(Way::Outline, 1);
    assert_eq!(table.press("HHH").told(), "0/1 A front 0/5");
    assert_eq!(table.press("_A>").told(), "1/1 summary [0, 0, 0, 0] 60 s");
}

#[test]
fn a_card_that_is_not_due_stays() {
    let mut table = table(Way::Cram, 2);
    let state = CardState {
        suspended: true,
        ..CardState::NEW
    };
    let today = crate::TODAY;
    table.session.refresh(CardId(1), state, today);
    assert_eq!(table.press("_>").told(), "1/2 B front 0/5");
}

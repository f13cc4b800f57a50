//! Sittings as tables: keys, and the screen after them.

use crate::{NOON, ROLLOVER_HOUR, TODAY, Table, check};
use srs::history::{Act, Entry, History, Review};
use srs::session::{Action, Phase, earlier};
use srs::{CardId, CardState, Points, Quality};

#[test]
fn question_ladder_answer_grade() {
    check(2, "", "0/2 A front 0/5");
    check(2, "HH", "0/2 A front 2/5");
    check(2, "HHHHHHHHH", "0/2 A front 5/5");
    check(2, "HH_", "0/2 A back opened 2 said untouched");
    check(2, "HH_3", "1/2 B front 0/5");
    check(2, "_3_4", "2/2 summary [0, 0, 1, 1] 40 s");
    check(0, "", "0/0 empty");
}

#[test]
fn keys_out_of_place_do_nothing() {
    check(2, "34A", "0/2 A front 0/5");
    check(2, "a", "0/2 A front 0/5");
    check(2, "_H_R", "0/2 A back opened 0 said untouched");
    check(2, "U", "0/2 A front 0/5");
    check(1, "_3 H_3AaSBR", "1/1 summary [0, 0, 1, 0] 20 s");
    check(0, "H_3AaUSBR", "0/0 empty");
}

#[test]
fn the_checklist_suggests_and_never_forces() {
    check(1, "_A", "0/1 A back opened 0 said 5/5 → Easy");
    check(1, "H_A", "0/1 A back opened 1 said 5/5 → Good");
    check(1, "_abc", "0/1 A back opened 0 said 3/5 → Hard");
    check(1, "_a", "0/1 A back opened 0 said 1/5 → Again");
    check(1, "_aa", "0/1 A back opened 0 said 0/5 → Again");
    check(1, "_Ae", "0/1 A back opened 0 said 4/5 → Hard");
    check(1, "_fg", "0/1 A back opened 0 said untouched");
    check(1, "_a4", "1/1 summary [0, 0, 0, 1] 30 s");
}

#[test]
fn a_card_without_an_outline_is_a_plain_one() {
    let mut table = Table::new(1, 0);
    assert_eq!(table.press("H").told(), "0/1 A front 0/0");
    assert_eq!(
        table.press("_aA").told(),
        "0/1 A back opened 0 said untouched"
    );
    table.press("3");
    assert_eq!(table.entries(0)[0].act().review().unwrap().ticked, None);
}

#[test]
fn rungs_ticks_and_time_are_stored_with_the_review() {
    let mut table = Table::new(1, 5);
    table.press("HH_ac3");
    let review = *table.entries(0)[0].act().review().unwrap();
    assert_eq!(
        (review.rungs, review.seconds, review.utc_offset_minutes),
        (2, 60, 480)
    );
    assert_eq!(
        review.ticked,
        Some(Points::none_said(5).toggled(0).toggled(2))
    );
    let mut table = Table::new(1, 5);
    table.press("_3");
    assert_eq!(
        table.entries(0)[0].act().review().unwrap().ticked,
        None,
        "an untouched checklist is not one with all missed"
    );
}

#[test]
fn undo_reaches_back_over_the_day() {
    let mut table = Table::new(3, 5);
    table.press("HH_ac1 _4").reopen(&[2, 0]);
    assert_eq!(table.told(), "0/2 C front 0/5");
    // What was graded last comes first, as it was graded.
    assert_eq!(
        table.press("U").told(),
        "0/3 B back opened 0 said untouched"
    );
    assert_eq!(table.state(1), CardState::NEW);
    assert_eq!(
        table.press("U").told(),
        "0/3 A back opened 2 said 2/5 → Again"
    );
    assert_eq!(table.state(0), CardState::NEW);
    assert_eq!(
        table.press("U").told(),
        "0/3 A back opened 2 said 2/5 → Again"
    );
    // Each is graded anew, then the others wait as before.
    assert_eq!(table.press("3").told(), "1/3 B front 0/5");
    assert_eq!(table.press("_3").told(), "2/3 C front 0/5");
    assert_eq!(table.press("_3").told(), "3/3 summary [0, 0, 3, 0] 120 s");
    // Nothing was left to do, and there is still something to take back.
    assert_eq!(table.reopen(&[]).told(), "0/0 empty");
    assert!(table.screen().can_undo);
    assert_eq!(
        table.press("U").told(),
        "0/1 C back opened 0 said untouched"
    );
}

#[test]
fn the_reviews_of_a_card_are_taken_back_one_by_one() {
    let mut table = Table::new(1, 0);
    table.press("_1");
    let failed_once = table.state(0);
    table.press("_3").reopen(&[]).press("U");
    assert_eq!(table.state(0), failed_once);
    table.press("U");
    assert_eq!(table.state(0), CardState::NEW);
    assert_eq!(table.entries(0).len(), 2);
}

#[test]
fn a_card_can_be_suspended() {
    let mut table = Table::new(2, 5);
    assert_eq!(table.press("HP").told(), "0/1 B front 0/5");
    assert!(table.state(0).suspended && table.state(0).is_new());
    // Whether undone in this sitting or in the next one.
    assert_eq!(table.press("U").told(), "0/2 A front 0/5");
    assert!(!table.state(0).suspended);
    assert_eq!(table.press("_P").reopen(&[1]).told(), "0/1 B front 0/5");
    assert_eq!(table.press("U").told(), "0/2 A front 0/5");
    assert!(!table.state(0).suspended);
}

#[test]
fn a_card_can_be_reset() {
    let mut table = Table::new(1, 5);
    table.press("_3").reopen(&[0]);
    let before = table.state(0);
    assert_eq!(table.press("_N").told(), "0/0 summary [0, 0, 0, 0] 0 s");
    assert!(table.state(0).is_new());
    // At once, as fast as a machine.
    table.press("!U!N!U");
    assert_eq!(table.state(0), before);
    assert_eq!(
        table.press("U").told(),
        "0/1 A back opened 0 said untouched"
    );
    assert!(table.state(0).is_new());
}

#[test]
fn a_leech_is_told() {
    let mut history = History::default();
    for day in 0..17 {
        // Remembered and forgotten by turns: the eighth time on day 15.
        let grade = Quality::new(if day % 2 == 0 { 4 } else { 1 }).unwrap();
        history.insert(Entry::Done(Act::Review(Review {
            time: NOON - (20 - day) * 86_400,
            grade,
            utc_offset_minutes: 480,
            rungs: 0,
            ticked: None,
            seconds: 10,
        })));
    }
    let mut table = Table::with([(CardId(0), history), (CardId(1), History::default())], 0);
    assert_eq!(table.screen().leech, Some(8));
    assert_eq!(table.press("S").screen().leech, None);
}

#[test]
fn yesterdays_reviews_stay() {
    let mut table = Table::new(1, 0);
    table.press("_3");
    table.time += 86_400;
    let earlier = earlier(table.histories.clone(), table.now(), ROLLOVER_HOUR);
    assert_eq!(earlier, []);
}

#[test]
fn who_leaves_the_table_is_not_counted_for_hours() {
    let mut table = Table::new(1, 0);
    table.time += 86_400;
    table.press("_4");
    assert_eq!(table.entries(0)[0].act().review().unwrap().seconds, 600);
    let mut table = Table::new(1, 0);
    table.time -= 86_400;
    table.press("_4");
    assert_eq!(table.entries(0)[0].act().review().unwrap().seconds, 0);
}

#[test]
fn below_good_comes_back_after_the_others() {
    check(3, "_1", "1/4 B front 0/5");
    check(3, "_1_3_3", "3/4 A front 0/5");
    check(3, "_1_2_3", "3/5 A front 0/5");
    check(3, "_1_2_3_3", "4/5 B front 0/5");
    check(3, "_1_2_3_3_4", "5/5 summary [1, 1, 2, 1] 100 s");
    // At once only where nothing else is left, and until it is Good.
    check(1, "_1", "1/2 A front 0/5");
    check(1, "_1_2_1_3", "4/4 summary [2, 1, 1, 0] 80 s");
}

#[test]
fn repeats_change_nothing_but_that_the_card_comes_back() {
    let mut table = Table::new(1, 0);
    let failed = table.press("_1").state(0);
    assert!(failed.comes_back(TODAY));
    let repeated = table.press("_4").state(0);
    assert_eq!(
        (repeated.memory, repeated.due, repeated.comes_back),
        (failed.memory, failed.due, false)
    );
}

#[test]
fn buttons_tell_days() {
    let mut table = Table::new(1, 0);
    assert_eq!(days(&table), None);
    assert_eq!(
        days(table.press("_")),
        Some([(1, true), (1, true), (1, false), (1, false)])
    );
    table.press("3");
    table.time += 86_400;
    let mut tomorrow = Table::with(table.histories, 0);
    tomorrow.time = table.time;
    assert_eq!(
        days(tomorrow.press("_")),
        Some([(1, true), (6, true), (6, false), (6, false)])
    );
    // Graded Hard: due in six days, and whatever is pressed now changes only whether it comes back.
    assert_eq!(
        days(tomorrow.press("2_")),
        Some([(6, true), (6, true), (6, false), (6, false)])
    );
}

fn days(table: &Table) -> Option<[(u32, bool); 4]> {
    match table.screen().phase {
        Phase::Back { buttons, .. } => {
            Some(buttons.map(|button| (button.days, button.again_today)))
        }
        _ => None,
    }
}

#[test]
fn undo_goes_back_to_the_card_as_it_was() {
    check(3, "HH_ab3 U", "0/3 A back opened 2 said 2/5 → Again");
    check(3, "HH_ab3 H_ U", "0/3 A back opened 2 said 2/5 → Again");
    check(3, "_3_3 UU", "0/3 A back opened 0 said untouched");
    check(3, "_3_3 UU4", "1/3 B front 0/5");
    // The card undone does not come back any more.
    check(2, "_1 U3_3", "2/2 summary [0, 0, 2, 0] 50 s");
    // From the summary too.
    check(1, "_3 U", "0/1 A back opened 0 said untouched");
}

#[test]
fn undo_goes_back_over_the_whole_sitting() {
    let mut table = Table::new(3, 5);
    table.press("_1_2_3_3S UUUUU");
    assert_eq!(table.told(), "0/3 A back opened 0 said untouched");
    assert!(!table.screen().can_undo);
    for card in 0..3 {
        assert_eq!(table.state(card), CardState::NEW);
    }
    assert_eq!(table.press("4_4_4").told(), "3/3 summary [0, 0, 0, 3] 70 s");
}

#[test]
fn undo_is_stored_as_an_entry() {
    let mut table = Table::new(1, 0);
    table.press("_1U4");
    let [undone, regraded] = table.entries(0)[..] else {
        panic!("two entries")
    };
    assert!(matches!(undone, Entry::Undone(_)));
    assert!(matches!(regraded, Entry::Done(_)));
    assert_eq!(table.state(0).memory.ease.0, 260);
}

#[test]
fn the_same_grade_in_the_same_second_after_an_undo_is_another_review() {
    let mut table = Table::new(1, 0);
    table.press("_3!U!3");
    assert_eq!(table.entries(0).len(), 2);
    assert_eq!(table.state(0).memory.repetitions, 1);
}

#[test]
fn a_card_that_can_not_be_fetched_is_tried_again_or_skipped() {
    check(2, "x_3", "1/2 B problem");
    check(2, "x_3oR", "1/2 B front 0/5");
    check(2, "x_3S", "1/1 summary [0, 0, 1, 0] 20 s");
    check(2, "_3 xU", "0/2 A problem");
    check(2, "_3 xU oR", "0/2 A back opened 0 said untouched");
    check(2, "xSS", "0/0 summary [0, 0, 0, 0] 0 s");
}

#[test]
fn skipped_and_buried_cards_leave_the_sitting() {
    check(3, "S", "0/2 B front 0/5");
    check(3, "_B_3", "1/2 C front 0/5");
    check(3, "SU", "0/3 A front 0/5");
    let mut table = Table::new(2, 0);
    table.press("B");
    assert_eq!(table.buried, [CardId(0)]);
    assert_eq!(table.press("U").buried, []);
    assert_eq!(table.told(), "0/2 A front 0/0");
}

#[test]
fn the_next_card_is_known_ahead() {
    let mut table = Table::new(2, 0);
    assert_eq!(table.session.upcoming().next(), Some(CardId(1)));
    assert_eq!(table.press("_1").session.upcoming().next(), Some(CardId(0)));
    assert_eq!(table.press("_3").session.upcoming().next(), None);
}

#[test]
fn an_answer_that_comes_late_is_for_another_card() {
    let mut table = Table::new(2, 5);
    table.press("_");
    table
        .session
        .act(Action::FetchFailed { card: CardId(0) }, table.now());
    table.session.act(
        Action::Fetched {
            card: CardId(1),
            rungs: 3,
        },
        table.now(),
    );
    assert_eq!(table.told(), "0/2 A back opened 0 said untouched");
}

#[test]
fn a_card_reviewed_in_another_tab_leaves_the_sitting() {
    let mut other_tab = Table::new(3, 0);
    other_tab.press("S_3_1");
    let mut table = Table::new(3, 0);
    for card in [1, 2] {
        table
            .session
            .refresh(CardId(card), other_tab.state(card), TODAY);
    }
    // B is done there; C comes back, and grading it here is a repeat.
    assert_eq!(table.press("_3").told(), "1/2 C front 0/0");
    assert_eq!(
        days(table.press("_")),
        Some([(1, true), (1, true), (1, false), (1, false)])
    );
    table.session.refresh(CardId(9), CardState::NEW, TODAY);
    assert_eq!(table.told(), "1/2 C back opened 0 said untouched");
}

//! The plan page.

use srs::Day;
use srs::deck::Topics;
use srs::plan::{Goal, Load, Plan, Verdict};

use super::calendar;
use crate::dom::{self, set_numbers, set_text};
use crate::words::{Word, Words};

/// Bars that a narrow screen can show.
const MOST_BARS: usize = 60;

/// What the form of the goal holds.
pub struct GoalForm {
    /// The day; `None` where the field is empty.
    pub day: Option<Day>,
    /// The ticked topics.
    pub topics: Vec<u32>,
}

impl GoalForm {
    /// Reads it from the page.
    pub fn read() -> GoalForm {
        let page = dom::html();
        GoalForm {
            day: Day::from_iso(&dom::text_property(&dom::act(&page, "goal-day"), "value")),
            topics: dom::all(&page, "[data-act=\"goal-topic\"]:checked")
                .iter()
                .filter_map(|field| field.get_attribute("value")?.parse().ok())
                .collect(),
        }
    }
}

/// Shows the goal in its form.
pub fn goal(goal: Option<&Goal>, topics: &Topics, today: Day, words: &Words) {
    let page = dom::html();
    let field = dom::act(&page, "goal-day");
    dom::set(&field, "min", today.plus(1).to_iso());
    dom::set_property(
        &field,
        "value",
        goal.map_or_else(String::new, |goal| goal.day.to_iso()),
    );
    // Without a goal the ticks are those of the one to come.
    let Some(goal) = goal else { return };
    for field in dom::all(&page, "[data-act=\"goal-topic\"]") {
        let topic = field
            .get_attribute("value")
            .and_then(|topic| topic.parse().ok());
        let chosen = topic
            .is_some_and(|topic: u32| goal.topics.iter().any(|path| topics.path(topic) == *path));
        dom::set_property(&field, "checked", chosen);
    }
    let chosen = match goal.topics.len() {
        0 => words.get("goal_all"),
        n => words.count("goal_some", n as u32),
    };
    set_text(&page, "goal-topics", chosen);
}

/// Shows what the plan takes, or that there is none.
pub fn plan(plan: Option<&Plan>, today: Day, seconds_a_card: u32, words: &Words) {
    let Some(plan) = plan else {
        dom::show_view("unset");
        return;
    };
    if plan.verdict == Verdict::Passed {
        dom::show_view("passed");
        return;
    }
    let view = dom::show_view("plan");
    let days = plan.load.len() as u32;
    let minutes = plan.fullest().saturating_mul(seconds_a_card).div_ceil(60);
    let window_begins = Day(plan.goal.day.0 - i32::from(plan.goal.window));
    let begins = calendar::date(words, "date_short", window_begins);
    let fullest = words.get("plan_fullest").with("a", plan.fullest());
    let last = words.get("plan_last").with("date", begins);
    for (slot, text) in [
        ("days-left", words.count("goal", days)),
        ("verdict", verdict(plan, words)),
        ("plan-fullest", fullest.with("b", minutes)),
        ("plan-last-days", last.with("n", plan.goal.window)),
    ] {
        set_text(&view, slot, text);
    }
    set_numbers(
        &view,
        &[
            ("plan-cards", plan.n_cards),
            ("plan-new", plan.n_new),
            ("plan-new-per-day", plan.new_per_day),
        ],
    );
    let raises = matches!(plan.verdict, Verdict::NeedsLimits(_));
    dom::set_flag(&dom::act(&view, "goal-limits"), "hidden", !raises);
    load(plan, today, window_begins, words);
}

fn verdict(plan: &Plan, words: &Words) -> Word {
    match plan.verdict {
        Verdict::NeedsLimits(limits) => words
            .get("plan_limits")
            .with("a", limits.new_per_day)
            .with("b", limits.reviews_per_day),
        Verdict::TooMuch(minutes) => words.count("plan_too_much", minutes),
        _ if plan.n_new == 0 => words.get("plan_reviews"),
        _ => words.count("plan_within", plan.new_per_day),
    }
}

/// A bar a day, or for some days each, as many as fit.
fn load(plan: &Plan, today: Day, window_begins: Day, words: &Words) {
    let list = dom::slot(&dom::html(), "load");
    dom::clear(&list);
    let fullest = plan.fullest().max(1);
    let days_a_bar = plan.load.len().div_ceil(MOST_BARS).max(1);
    for (index, days) in plan.load.chunks(days_a_bar).enumerate() {
        let mean = mean(days);
        let day = today.plus((index * days_a_bar) as u16);
        let bar = dom::template("load-day");
        let height = |cards: u32| cards * 100 / fullest;
        let (due, both) = (height(mean.due), height(mean.total()));
        for (name, top, height) in [("load-due", due, due), ("load-new", both, both - due)] {
            let rectangle = dom::slot(&bar, name);
            dom::set(&rectangle, "y", 100 - top);
            dom::set(&rectangle, "height", height);
        }
        let text = words
            .get("plan_load")
            .with("date", calendar::date(words, "date_short", day))
            .with("a", mean.due)
            .with("b", mean.new);
        set_text(&bar, "load-text", text);
        dom::set_flag(&bar, "data-last", day >= window_begins);
        dom::append(&list, &bar);
    }
}

/// The load of one of these days, on average.
fn mean(days: &[Load]) -> Load {
    let n_days = days.len().max(1) as u32;
    let sum = |part: fn(&Load) -> u32| days.iter().map(part).sum::<u32>().div_ceil(n_days);
    Load {
        due: sum(|load| load.due),
        new: sum(|load| load.new),
    }
}

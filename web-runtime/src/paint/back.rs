//! The back of a card: the checklist, the answer and the buttons.

use srs::session::Button;
use srs::suggest::Suggestion;
use srs::{Points, text};
use web_sys::Element;

use super::{Sheet, calendar, front};
use crate::note::Text;
use crate::words::{Word, Words};
use crate::{dom, note};

/// What stays while the card is on the table.
pub fn build(view: &Element, sheet: &Sheet, opened: usize, words: &Words) {
    front::question(view, sheet);
    points(view, sheet.text, words);
    for (index, point) in dom::all(view, "[data-slot=checklist] > *")
        .iter()
        .enumerate()
    {
        let is_missed = sheet.missed.contains(&(index as u16));
        dom::hide(point, "slot", "seen", index >= opened);
        dom::hide(point, "slot", "often", !is_missed);
    }
}

/// The answer, and the checklist whose points lead to its steps.
pub fn points(view: &Element, text: &Text, words: &Words) {
    let points = &text.rungs;
    let answer = dom::slot(view, "answer");
    dom::set_inner(&answer, &text.answer);

    dom::hide(view, "part", "points", points.is_empty());
    let checklist = dom::slot(view, "checklist");
    dom::clear(&checklist);
    for (index, text) in points.iter().enumerate() {
        let point = dom::template("point");
        dom::set_inner(&dom::slot(&point, "point"), text);
        dom::set(&dom::act(&point, "tick"), "value", index as u32);
        let link = dom::slot(&point, "step-link");
        let step = note::step(&answer, index);
        dom::set_flag(&link, "hidden", step.is_none());
        if let Some(step) = step {
            dom::set(
                &link,
                "href",
                ["#", &dom::text_property(&step, "id")].concat(),
            );
            // A link to it moves the focus as well.
            dom::set(&step, "tabindex", "-1");
        }
        dom::set(&link, "aria-label", words.count("step", index as u32 + 1));
        dom::append(&checklist, &point);
    }
}

/// The ticks of the checklist.
pub fn ticks(view: &Element, ticked: Option<Points>) {
    for (index, tick) in dom::all(view, "[data-act=tick]").iter().enumerate() {
        let is_said = ticked.is_some_and(|points| points.is_said(index as u16));
        dom::set_property(tick, "checked", is_said);
    }
}

/// The ticks, what they suggest, and what each button leads to.
pub fn update(
    view: &Element,
    ticked: Option<Points>,
    suggestion: Option<Suggestion>,
    graded: bool,
    buttons: &[Button; 4],
    words: &Words,
) {
    ticks(view, ticked);
    let why = suggestion.map(|suggestion| why(&suggestion, words));
    dom::set_text(view, "why", why.unwrap_or_default());
    dom::hide(view, "part", "grades", !graded);
    dom::hide(view, "part", "pass", graded);
    for Button {
        grade,
        days,
        again_today,
    } in buttons
    {
        let button = dom::named(view, "grade", &text::written(grade.quality().get().into()));
        dom::set_text(&button, "interval", calendar::interval(words, *days));
        dom::hide(&button, "slot", "again", !again_today);
        if suggestion.is_some_and(|suggestion| suggestion.grade == *grade) {
            dom::set(&button, "aria-describedby", "why");
        } else {
            dom::set_flag(&button, "aria-describedby", false);
        }
    }
}

fn why(suggestion: &Suggestion, words: &Words) -> Word {
    let grade = ["again", "hard", "good", "easy"][suggestion.grade.index()];
    let name = if suggestion.opened == 0 {
        "suggest_plain"
    } else {
        "suggest"
    };
    words
        .get(name)
        .with("a", suggestion.said)
        .with("b", suggestion.of)
        .with("n", suggestion.opened)
        .with("grade", words.get(grade))
}

//! The back of a card: the checklist, the answer and the buttons.

use srs::Points;
use srs::session::Button;
use srs::suggest::Suggestion;
use web_sys::Element;

use super::{Sheet, calendar, front};
use crate::note::Text;
use crate::words::Words;
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
        dom::set_flag(&dom::slot(point, "seen"), "hidden", index >= opened);
        dom::set_flag(&dom::slot(point, "often"), "hidden", !is_missed);
    }
}

/// The answer, and the checklist whose points lead to its steps.
pub fn points(view: &Element, text: &Text, words: &Words) {
    let points = &text.rungs;
    let answer = dom::slot(view, "answer");
    dom::set_inner(&answer, &text.answer);

    dom::set_flag(&dom::part(view, "points"), "hidden", points.is_empty());
    let checklist = dom::slot(view, "checklist");
    dom::clear(&checklist);
    for (index, text) in points.iter().enumerate() {
        let point = dom::template("point");
        dom::set_inner(&dom::slot(&point, "point"), text);
        dom::set(&dom::act(&point, "tick"), "value", &index.to_string());
        let link = dom::slot(&point, "step-link");
        let step = note::step(&answer, index);
        dom::set_flag(&link, "hidden", step.is_none());
        if let Some(step) = step {
            dom::set(
                &link,
                "href",
                &["#", &dom::text_property(&step, "id")].concat(),
            );
            // A link to it moves the focus as well.
            dom::set(&step, "tabindex", "-1");
        }
        dom::set(&link, "aria-label", &words.count("step", index as u32 + 1));
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
    dom::set_text(
        view,
        "why",
        &suggestion
            .map(|suggestion| why(&suggestion, words))
            .unwrap_or_default(),
    );
    dom::set_flag(&dom::part(view, "grades"), "hidden", !graded);
    dom::set_flag(&dom::part(view, "pass"), "hidden", graded);
    for Button {
        grade,
        days,
        again_today,
    } in buttons
    {
        let button = dom::named(view, "grade", &u32::from(grade.quality().get()).to_string());
        dom::set_text(&button, "interval", &calendar::interval(words, *days));
        dom::set_flag(&dom::slot(&button, "again"), "hidden", !again_today);
        if suggestion.is_some_and(|suggestion| suggestion.grade == *grade) {
            dom::set(&button, "aria-describedby", "why");
        } else {
            dom::set_flag(&button, "aria-describedby", false);
        }
    }
}

fn why(suggestion: &Suggestion, words: &Words) -> String {
    let grade = words.get(["again", "hard", "good", "easy"][suggestion.grade.index()]);
    let number = |n: u16| u32::from(n).to_string();
    let (a, b, n) = (
        number(suggestion.said),
        number(suggestion.of),
        number(suggestion.opened),
    );
    let name = if suggestion.opened == 0 {
        "suggest_plain"
    } else {
        "suggest"
    };
    words.fill(name, &[("a", &a), ("b", &b), ("n", &n), ("grade", &grade)])
}

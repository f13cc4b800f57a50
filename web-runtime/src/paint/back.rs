//! The back of a card: the checklist, the answer and the buttons.

use srs::session::Button;
use srs::suggest::Suggestion;
use srs::Points;
use web_sys::Element;

use super::{Sheet, calendar, front};
use crate::fault::Result;
use crate::words::Words;
use crate::{dom, note};

/// What stays while the card is on the table.
pub fn build(view: &Element, sheet: &Sheet, opened: usize, words: &Words) -> Result<()> {
    front::question(view, sheet)?;
    let points = &sheet.text.rungs;
    let answer = dom::slot(view, "answer")?;
    answer.set_inner_html(&sheet.text.answer);
    let has_steps = note::name_steps(&answer, points.len());

    dom::set_flag(&dom::part(view, "points")?, "hidden", points.is_empty());
    let checklist = dom::slot(view, "checklist")?;
    checklist.set_text_content(None);
    for (index, text) in points.iter().enumerate() {
        let point = dom::template("point")?;
        dom::slot(&point, "point")?.set_inner_html(text);
        dom::set(&dom::act(&point, "tick")?, "value", &index.to_string());
        dom::set_flag(&dom::slot(&point, "seen")?, "hidden", index >= opened);
        let link = dom::slot(&point, "step-link")?;
        dom::set_flag(&link, "hidden", !has_steps);
        dom::set(&link, "href", &["#", &note::step_id(index)].concat());
        dom::set(&link, "aria-label", &words.count("step", index as u32 + 1)?);
        checklist.append_child(&point)?;
    }
    Ok(())
}

/// The ticks, what they suggest, and what each button leads to.
pub fn update(
    view: &Element,
    ticked: Option<Points>,
    suggestion: Option<Suggestion>,
    buttons: &[Button; 4],
    words: &Words,
) -> Result<()> {
    for (index, tick) in dom::all(view, "[data-act=tick]").iter().enumerate() {
        let is_said = ticked.is_some_and(|points| points.is_said(index as u16));
        dom::set_property(tick, "checked", is_said);
    }
    dom::set_text(view, "why", &suggestion.map_or(Ok(String::new()), |suggestion| why(&suggestion, words))?)?;
    for Button { grade, days, again_today } in buttons {
        let button = dom::grade(view, grade.quality().get())?;
        dom::set_text(&button, "interval", &calendar::interval(words, *days)?)?;
        dom::set_flag(&dom::slot(&button, "again")?, "hidden", !again_today);
        if suggestion.is_some_and(|suggestion| suggestion.grade == *grade) {
            dom::set(&button, "aria-describedby", &dom::slot(view, "why")?.id());
        } else {
            button.remove_attribute("aria-describedby")?;
        }
    }
    Ok(())
}

fn why(suggestion: &Suggestion, words: &Words) -> Result<String> {
    let grade = words.get(["again", "hard", "good", "easy"][suggestion.grade.index()])?;
    let (a, b, n) = (suggestion.said.to_string(), suggestion.of.to_string(), suggestion.opened.to_string());
    let name = if suggestion.opened == 0 { "suggest_plain" } else { "suggest" };
    words.fill(name, &[("a", &a), ("b", &b), ("n", &n), ("grade", &grade)])
}

//! The front of a card: the question and the ladder.

use web_sys::Element;

use super::Sheet;
use crate::dom;
use crate::note::Text;
use crate::words::Words;

/// What stays while the card is on the table.
pub fn build(view: &Element, sheet: &Sheet) {
    question(view, sheet);
    let has_outline = !sheet.text.rungs.is_empty();
    dom::set_flag(&dom::part(view, "rungs"), "hidden", !has_outline);
    dom::clear(&dom::slot(view, "ladder"));
    dom::set_flag(&dom::act(view, "rung"), "hidden", !has_outline);
}

/// The topic path and the question: on both sides of the card.
pub fn question(view: &Element, sheet: &Sheet) {
    let path = dom::slot(view, "path");
    dom::clear(&path);
    for name in sheet.path {
        let crumb = dom::template("crumb");
        dom::set_text(&crumb, "crumb", name);
        dom::append(&path, &crumb);
    }
    dom::slot(view, "question").set_inner_html(&sheet.text.question);
}

/// The ladder with that many rungs open.
pub fn update(view: &Element, text: &Text, opened: usize, words: &Words) {
    let n_rungs = text.rungs.len();
    let had_focus = dom::first(view, "[data-act=rung]:focus").is_some();
    let ladder = dom::slot(view, "ladder");
    dom::clear(&ladder);
    // With the ladder empty, the only button of that name is the one at the foot.
    let rung = dom::act(view, "rung");
    for (index, text) in text.rungs.iter().enumerate() {
        let line = dom::template(match index {
            _ if index < opened => "rung-open",
            _ if index == opened => "rung-next",
            _ => "rung-shut",
        });
        if index < opened {
            dom::slot(&line, "rung").set_inner_html(text);
        } else if index == opened {
            dom::set_text(
                &line,
                "rung-next-label",
                &words.count("open_rung", index as u32 + 1),
            );
        }
        if index + 1 == opened {
            dom::set(&line, "aria-current", "step");
        }
        dom::append(&ladder, &line);
    }
    let gaps = [("a", &*opened.to_string()), ("b", &*n_rungs.to_string())];
    dom::set_text(view, "rungs-count", &words.fill("rungs_count", &gaps));
    dom::set_flag(&rung, "disabled", opened == n_rungs);
    if had_focus {
        dom::focus(&if opened == n_rungs {
            dom::act(view, "answer")
        } else {
            rung
        });
    }
}

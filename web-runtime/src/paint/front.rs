//! The front of a card: the question and the ladder.

use srs::session::Way;
use srs::text;
use web_sys::Element;

use super::Sheet;
use crate::dom;
use crate::words::{Word, Words};

/// What stays while the card is on the table.
pub fn build(view: &Element, sheet: &Sheet, words: &Words) {
    question(view, sheet);
    let has_outline = !sheet.text.rungs.is_empty();
    dom::hide(view, "part", "rungs", !has_outline);
    dom::clear(&dom::slot(view, "ladder"));
    let is_ladder = has_outline && sheet.wanted.way != Way::Outline;
    dom::hide(view, "act", "rung", !is_ladder);
    dom::set_text(view, "rung-said", "");
    let mut missed = String::new();
    for place in sheet.missed {
        if !missed.is_empty() {
            missed.push_str(&String::from(words.get("list_comma")));
        }
        missed.push_str(&text::written(i64::from(*place) + 1));
    }
    let missed = match missed.as_str() {
        "" => Word::default(),
        list => words.get("often_missed").with("list", list),
    };
    dom::set_text(view, "often-missed", missed);
}

/// The topic path and the question: on both sides of the card.
pub fn question(view: &Element, sheet: &Sheet) {
    path(view, sheet.path);
    dom::set_inner(&dom::slot(view, "question"), &sheet.text.question);
}

/// The names of a card's topics, outermost first.
pub fn path(view: &Element, names: &[&str]) {
    let path = dom::slot(view, "path");
    dom::clear(&path);
    for name in names {
        let crumb = dom::template("crumb");
        dom::set_text(&crumb, "crumb", *name);
        dom::append(&path, &crumb);
    }
}

/// The ladder with that many rungs open.
pub fn update(view: &Element, sheet: &Sheet, opened: usize, words: &Words) {
    let text = sheet.text;
    // An outline is recalled whole: its lines are there, and none can be opened.
    let next = match sheet.wanted.way {
        Way::Outline => "rung-shut",
        Way::Review | Way::Cram => "rung-next",
    };
    let n_rungs = text.rungs.len();
    let had_focus = dom::first(view, "[data-act=rung]:focus").is_some();
    let ladder = dom::slot(view, "ladder");
    dom::clear(&ladder);
    // With the ladder empty, the only button of that name is the one at the foot.
    let rung = dom::act(view, "rung");
    for (index, text) in text.rungs.iter().enumerate() {
        let line = dom::template(match index {
            _ if index < opened => "rung-open",
            _ if index == opened => next,
            _ => "rung-shut",
        });
        if index < opened {
            dom::set_inner(&dom::slot(&line, "rung"), text);
        } else if index == opened && next == "rung-next" {
            dom::set_text(
                &line,
                "rung-next-label",
                words.count("open_rung", index as u32 + 1),
            );
        }
        if index + 1 == opened {
            dom::set(&line, "aria-current", "step");
        }
        dom::append(&ladder, &line);
    }
    // The count alone would not tell who can't see the ladder what the new rung says.
    let said = opened.checked_sub(1).and_then(|last| {
        let rungs = dom::all(&ladder, "[data-slot=rung]");
        Some(dom::text_property(rungs.get(last)?, "textContent"))
    });
    if let Some(said) = said {
        dom::set_text(view, "rung-said", said);
    }
    let count = match sheet.wanted.way {
        Way::Outline => Word::default(),
        Way::Review | Way::Cram => {
            let count = words.get("rungs_count").with("a", opened as u32);
            count.with("b", n_rungs as u32)
        }
    };
    dom::set_text(view, "rungs-count", count);
    dom::set_flag(&rung, "disabled", opened == n_rungs);
    if had_focus {
        dom::focus(&if opened == n_rungs {
            dom::act(view, "answer")
        } else {
            rung
        });
    }
}

//! The end of a sitting.

use srs::session::{Summary, Way};
use web_sys::Element;

use super::{Sheet, calendar};
use crate::dom::{self, set_numbers, set_text};
use crate::words::{Word, Words};

/// What the sitting came to, and when the next cards are due.
pub fn paint(view: &Element, summary: &Summary, sheet: &Sheet, words: &Words) {
    let [again, hard, good, easy] = summary.by_grade;
    set_numbers(
        view,
        &[
            ("reviewed", summary.reviewed + summary.passed),
            ("again", again),
            ("hard", hard),
            ("good", good),
            ("easy", easy),
        ],
    );
    dom::hide(view, "part", "by-grade", summary.reviewed == 0);
    let (said, of) = summary.said;
    let said = if of == 0 {
        Word::default()
    } else {
        words.get("said").with("a", said).with("b", of)
    };
    set_text(view, "said", said);
    ways(view, sheet);
    set_text(
        view,
        "minutes",
        words.count("minutes", summary.seconds.div_ceil(60)),
    );
    set_text(view, "tomorrow", calendar::tomorrow(words, sheet.tomorrow));
    let next_due = match sheet.next_due {
        // Tomorrow's are said already.
        Some((day, n_cards)) if sheet.tomorrow == 0 => {
            let date = calendar::date(words, "date_short", day);
            words.get("next_due").with("date", date).with("n", n_cards)
        }
        _ => Word::default(),
    };
    set_text(view, "next-due", next_due);
}

/// Where the same cards can be gone through in other ways.
pub fn ways(view: &Element, sheet: &Sheet) {
    for (name, way) in [("outline-link", Way::Outline), ("cram-link", Way::Cram)] {
        let link = dom::slot(view, name);
        dom::set(&link, "href", sheet.wanted.in_way(way));
    }
}

//! The end of a sitting.

use srs::session::Summary;
use web_sys::Element;

use super::{Sheet, calendar};
use crate::dom::{set_numbers, set_text};
use crate::words::Words;

/// What the sitting came to, and when the next cards are due.
pub fn paint(view: &Element, summary: &Summary, sheet: &Sheet, words: &Words) {
    let [again, hard, good, easy] = summary.by_grade;
    set_numbers(
        view,
        &[
            ("reviewed", summary.reviewed),
            ("again", again),
            ("hard", hard),
            ("good", good),
            ("easy", easy),
        ],
    );
    set_text(
        view,
        "minutes",
        &words.count("minutes", summary.seconds.div_ceil(60)),
    );
    set_text(view, "tomorrow", &calendar::tomorrow(words, sheet.tomorrow));
    let next_due = match sheet.next_due {
        // Tomorrow's are said already.
        Some((day, n_cards)) if sheet.tomorrow == 0 => {
            let date = calendar::date(words, "date_short", day);
            words.fill("next_due", &[("date", &date), ("n", &n_cards.to_string())])
        }
        _ => String::new(),
    };
    set_text(view, "next-due", &next_due);
}

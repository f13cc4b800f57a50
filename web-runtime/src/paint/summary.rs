//! The end of a sitting.

use srs::session::Summary;
use web_sys::Element;

use super::{Sheet, calendar};
use crate::dom::set_text;
use crate::fault::Result;
use crate::words::Words;

/// What the sitting came to, and when the next cards are due.
pub fn paint(view: &Element, summary: &Summary, sheet: &Sheet, words: &Words) -> Result<()> {
    set_text(view, "reviewed", &summary.reviewed.to_string())?;
    for (name, n_reviews) in ["again", "hard", "good", "easy"].iter().zip(summary.by_grade) {
        set_text(view, name, &n_reviews.to_string())?;
    }
    set_text(view, "minutes", &words.count("minutes", summary.seconds.div_ceil(60))?)?;
    set_text(view, "tomorrow", &calendar::tomorrow(words, sheet.tomorrow)?)?;
    let next_due = match sheet.next_due {
        // Said already.
        Some(_) if sheet.tomorrow > 0 => String::new(),
        Some((day, n_cards)) => {
            let date = calendar::date(words, "date_short", day)?;
            words.fill("next_due", &[("date", &date), ("n", &n_cards.to_string())])?
        }
        None => String::new(),
    };
    set_text(view, "next-due", &next_due)
}

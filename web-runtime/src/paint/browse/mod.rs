//! The browse page: its fields, the list of found cards, and the card that is looked at.

mod card;
mod fields;
mod list;
mod mark;

use srs::CardId;

pub use card::Sheet;
pub use fields::read;
pub use list::{Found, List};

use crate::dom;
use crate::words::Words;

/// The page as it is painted.
#[derive(Default)]
pub struct Table {
    /// The card that is looked at, and whether its text is there.
    card: Option<(CardId, bool)>,
}

impl Table {
    /// Shows the list, or the notes instead.
    pub fn list(&mut self, list: &List, words: &Words) {
        let page = dom::html();
        let is_notes = list.query.notes;
        dom::show_view(if is_notes { "notes" } else { "cards" });
        for (name, is_here) in [("to-cards", !is_notes), ("to-notes", is_notes)] {
            let link = dom::slot(&page, name);
            if is_here {
                dom::set(&link, "aria-current", "true");
            } else {
                dom::set_flag(&link, "aria-current", false);
            }
        }
        if !is_notes {
            fields::fill(list.query);
            list::paint(list, words);
        }
    }

    /// Shows a card.
    pub fn card(&mut self, sheet: &Sheet, words: &Words) {
        let part = dom::part(&dom::html(), "card");
        dom::set_flag(&part, "hidden", false);
        let shows = (sheet.card.id, sheet.text.is_some());
        if self.card != Some(shows) {
            card::build(&part, sheet);
        }
        card::update(&part, sheet, words);
        if self.card.is_none_or(|(card, _)| card != sheet.card.id)
            && let Some(heading) = dom::heading(&part)
        {
            dom::focus_in_sight(&heading);
        }
        self.card = Some(shows);
    }

    /// Shows no card; the focus goes back to where it was in the list.
    pub fn no_card(&mut self) {
        let part = dom::part(&dom::html(), "card");
        let had_focus = dom::has_focus(&part);
        dom::set_flag(&part, "hidden", true);
        if let Some((card, _)) = self.card.take()
            && had_focus
        {
            let link = [
                "[data-part=\"list\"] a[href*=\"card=",
                &card.to_text(),
                "\"]",
            ]
            .concat();
            if let Some(link) = dom::first(&dom::html(), &link) {
                dom::focus_in_sight(&link);
            }
        }
    }
}

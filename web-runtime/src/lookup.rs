//! Looks cards up in their notes' pages, which are fetched when they are needed.

use srs::CardId;
use web_sys::Document;

use crate::app::{self, App};
use crate::note;

impl App {
    /// The page of the card's note.
    pub fn note_of(&self, card: CardId) -> Option<String> {
        let note = self.deck.notes.get(self.deck.card(card)?.note as usize)?;
        Some([&self.root, note.as_str()].concat())
    }

    /// The card in its note.
    pub fn place_in_note(&self, card: CardId) -> Option<String> {
        Some([&self.note_of(card)?, "#c-", &card.to_text()].concat())
    }

    /// Sends for a note's page, unless it's here or under way.
    pub fn fetch_note(&mut self, address: String) {
        if !self.notes.has(&address) && !self.fetching.contains(&address) {
            self.fetching.push(address.clone());
            note::fetch(address, |address, page| {
                app::with(|app| app.arrived(address, page))
            });
        }
    }

    /// A note's page came, or didn't.
    fn arrived(&mut self, address: String, page: Option<Document>) {
        if let Some(place) = self.fetching.iter().position(|it| *it == address) {
            self.fetching.remove(place);
        }
        let has_come = page.is_some();
        if let Some(page) = page {
            self.notes.hold(address.clone(), page);
        }
        self.program.arrived(self, &address, has_come);
    }
}

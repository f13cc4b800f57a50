//! Reads the deck, which boot.js has fetched: the browser's own JSON parser reads the file, srs its rows.

use js_sys::{Array, Reflect};
use srs::CardId;
use srs::deck::{Card, DECK_VERSION, Places, Topics, read_rows};
use wasm_bindgen::{JsCast, JsValue};

/// All cards of the site, without their text.
pub struct Deck {
    /// The site's id: the prefix of stored progress.
    pub site: String,
    /// The tree of topics.
    pub topics: Topics,
    /// The addresses of the notes' pages, relative to the site's root.
    pub notes: Vec<String>,
    /// Every card, in the site's order.
    pub cards: Vec<Card>,
    /// Where in it each card is.
    pub places: Places,
}

impl Deck {
    /// Reads the deck file; `None` if it is none, or one of another version.
    pub fn read(file: &JsValue) -> Option<Deck> {
        let field = |name: &str| Reflect::get(file, &name.into()).unwrap_or_default();
        if field("v").as_f64() != Some(DECK_VERSION.into()) {
            return None;
        }
        let (mut topics, mut notes) = (Vec::new(), Vec::new());
        for row in list(field("topics"))? {
            topics.push((row.get(0).as_f64()? as i32, row.get(1).as_string()?));
        }
        for row in list(field("notes"))? {
            notes.push(row.get(0).as_string()?);
        }
        let cards = read_rows(&field("cards").as_string()?).ok()?;
        Some(Deck {
            site: field("site").as_string()?,
            topics: Topics::new(topics),
            notes,
            places: Places::of(&cards),
            cards,
        })
    }

    /// The card with that id.
    pub fn card(&self, id: CardId) -> Option<&Card> {
        self.cards.get(self.place_of(id)? as usize)
    }

    /// The place of the card with that id.
    pub fn place_of(&self, id: CardId) -> Option<u32> {
        self.places.find(id, &self.cards)
    }
}

/// The rows of a list of lists.
fn list(value: JsValue) -> Option<impl Iterator<Item = Array>> {
    let rows: Array = value.dyn_into().ok()?;
    // A row that is no list gives `undefined` for each of its fields, and the deck is refused.
    Some((0..rows.length()).map(move |index| rows.get(index).unchecked_into()))
}

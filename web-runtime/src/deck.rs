//! Reads the deck, which boot.js has fetched: the browser's own JSON parser reads the file, srs its rows.

use js_sys::{Array, Reflect};
use srs::deck::{Card, DECK_VERSION, Topics, read_rows};
use srs::CardId;
use wasm_bindgen::{JsCast, JsValue};

use crate::fault::{Fault, Result};

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
}

impl Deck {
    /// Reads the deck file.
    pub fn read(file: &JsValue) -> Result<Deck> {
        let unreadable = || Fault::new("the deck can't be read");
        if field(file, "v")?.as_f64() != Some(DECK_VERSION.into()) {
            return Err(Fault::new("the deck was written by another version of yiji"));
        }
        let rows = field(file, "cards")?.as_string().ok_or_else(unreadable)?;
        Ok(Deck {
            site: field(file, "site")?.as_string().ok_or_else(unreadable)?,
            topics: Topics::new(pairs(file, "topics", |parent| Some(parent.as_f64()? as i32), |name| name.as_string())?),
            notes: pairs(file, "notes", |address| address.as_string(), |_| Some(()))?.into_iter().map(|(address, ())| address).collect(),
            cards: read_rows(&rows).map_err(|_| unreadable())?,
        })
    }

    /// The place of the card with that id.
    pub fn place_of(&self, id: CardId) -> Option<u32> {
        self.cards.iter().position(|card| card.id == id).map(|place| place as u32)
    }
}

fn field(value: &JsValue, name: &str) -> Result<JsValue> {
    Ok(Reflect::get(value, &name.into())?)
}

/// A list of pairs.
fn pairs<A, B>(
    file: &JsValue,
    name: &str,
    first: fn(JsValue) -> Option<A>,
    second: fn(JsValue) -> Option<B>,
) -> Result<Vec<(A, B)>> {
    let list: Option<Array> = field(file, name)?.dyn_into().ok();
    let pair = |row: JsValue| {
        let row: Array = row.dyn_into().ok()?;
        Some((first(row.get(0))?, second(row.get(1))?))
    };
    let rows = list.and_then(|list| list.iter().map(pair).collect());
    rows.ok_or_else(|| Fault::new("the deck can't be read"))
}

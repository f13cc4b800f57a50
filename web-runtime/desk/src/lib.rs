//! The program of the pages at the desk: what is looked at between two sittings.

use wasm_bindgen::prelude::*;
use yiji_web::Desk;

/// Starts the app on the page that loaded it; boot.js calls it once, with the value of the deck file.
#[wasm_bindgen]
pub fn start(deck: &JsValue) -> Result<(), JsError> {
    yiji_web::start(&Desk, deck)
}

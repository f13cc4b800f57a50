//! The program of the pages for learning: what a first visit loads, so all that the desk needs stays out of it.

use wasm_bindgen::prelude::*;
use yiji_web::Study;

/// Starts the app on the page that loaded it; boot.js calls it once, with the value of the deck file.
#[wasm_bindgen]
pub fn start(deck: &JsValue) -> Result<(), JsError> {
    yiji_web::start(&Study, deck)
}

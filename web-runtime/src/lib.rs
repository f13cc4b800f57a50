//! The part of yiji that runs in the browser.

use wasm_bindgen::prelude::*;

/// Starts the app on the page that loaded it.
#[wasm_bindgen(start)]
pub fn start() {}

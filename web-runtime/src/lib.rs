//! The part of yiji that runs in the browser.
//!
//! ```text
//! event ─listen, action→ Action ─app→ session ─→ effects: store, note …
//!                                        └─→ Screen ─paint→ slots of the theme's page
//! ```
//!
//! `app` knows all other modules; they don't know each other's work. `paint` decides nothing, `store` alone touches
//! localStorage, `clock` alone reads the clock, and what a review means stands in `srs`, which knows no browser.

mod action;
mod app;
mod backup;
mod clock;
mod deck;
mod dom;
mod fault;
mod fetch;
mod home;
mod listen;
mod note;
mod paint;
mod progress;
mod promise;
mod review;
mod settings;
mod sitting;
mod store;
mod words;

use wasm_bindgen::prelude::*;

/// Starts the app on the page that loaded it; boot.js calls it once, with the value of the deck file.
#[wasm_bindgen]
pub fn start(deck: &JsValue) -> Result<(), JsError> {
    app::start(deck).map_err(JsError::new)?;
    listen::begin();
    Ok(())
}

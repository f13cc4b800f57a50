//! The part of yiji that runs in the browser.
//!
//! ```text
//! event ─listen, action→ Action ─app→ session ─→ effects: store, note …
//!                                        └─→ Screen ─paint→ slots of the theme's page
//! ```
//!
//! `app` and `program` know all other modules; they don't know each other's work. `paint` decides nothing, `store` alone
//! touches localStorage, `clock` alone reads the clock, and what a review means stands in `srs`, which knows no browser.
//!
//! Two WASM files come of this crate, `study/` and `desk/`, so that a first visit doesn't load what it has no use for.

mod action;
mod app;
mod backup;
mod browse;
mod clock;
mod deck;
mod desk;
mod dom;
mod fault;
mod fetch;
mod home;
mod listen;
mod lookup;
mod note;
mod paint;
mod plan;
mod program;
mod progress;
mod promise;
mod property;
mod rehearse;
mod review;
mod save;
mod settings;
mod sitting;
mod speech;
mod stats;
mod store;
mod swipe;
mod words;

pub use program::{Desk, Program, Study};

use wasm_bindgen::{JsError, JsValue};

#[cfg(target_family = "wasm")]
#[global_allocator]
static MEMORY: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

/// Starts a program on the page that loaded it, with the value of the deck file.
///
/// # Errors
/// The deck can't be read.
pub fn start(program: &'static dyn Program, deck: &JsValue) -> Result<(), JsError> {
    app::start(program, deck).map_err(JsError::new)?;
    listen::begin(program);
    Ok(())
}

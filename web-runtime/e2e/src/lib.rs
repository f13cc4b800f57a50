//! Tests of the site in real browsers: Chromium, Firefox and WebKit, through WebDriver.
//!
//! ```text
//! notes ──yiji──▶ Site ──▶ Server ◀── Tab ◀── page objects ◀── a story in `tests/stories`
//!                                      │
//!                         driver process + empty profile, opened and closed by Stage
//! ```
//!
//! A story is one thing a person does, written once and run in every [`Browser`]. No story sleeps: it waits until the
//! page shows something ([`wait::until`]). No story sees the real day: pages believe it is noon of 2 March 2026 in
//! Shanghai (`witness.js`), and [`Tab::days_later`] moves on from there. At the end of every story the [`Stage`] looks
//! at what went wrong unseen: an error in the console, an address that was not there. Either fails the story.

mod axe;
pub mod browser;
mod driver;
pub mod page;
pub mod past;
mod reason;
pub mod server;
pub mod site;
pub mod stage;
pub mod tab;
mod tour;
pub mod wait;

pub use browser::{Browser, Profile};
pub use eyre::Result;
pub use server::Server;
pub use site::Site;
pub use stage::Stage;
pub use tab::Tab;
pub use tour::tour;

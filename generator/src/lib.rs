//! Compiles a folder of notes into flashcards and a static site.
//!
//! ```text
//! note file ─note→ Note ─block→ Blocks ─dialect→ Drafts ─deck→ Deck ─site→ pages, index, service worker
//! ```
//!
//! Each step gives a value and diagnostics, never a panic.

pub mod bundle;
pub mod diagnostic;
pub mod draft;
pub mod html;

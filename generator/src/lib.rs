//! Compiles a folder of notes into flashcards and a static site.
//!
//! ```text
//! note file ─note→ Note ─block→ Blocks ─dialect→ Drafts ─deck→ Deck ─site→ pages, index, service worker
//! ```
//!
//! Each step gives a value and diagnostics, never a panic.

#![cfg_attr(test, allow(clippy::unwrap_used))]

pub mod block;
pub mod bundle;
pub mod cli;
pub mod collection;
pub mod compile;
pub mod config;
mod content_hash;
pub mod deck;
pub mod diagnostic;
pub mod dialect;
pub mod draft;
pub mod error;
pub mod folder_rules;
pub mod grammar;
pub mod html;
pub mod identity;
pub mod init;
pub mod lint;
pub mod note;
pub mod points;
pub mod progress;
mod read;
pub mod serve;
pub mod site;
pub mod source;

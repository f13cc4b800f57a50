//! What yiji knows about cards, reviews and days, with no I/O, no clock and no randomness: all of it comes in as arguments.
//!
//! `deck` is the format that the generator writes and the browser reads; `history` is a card's reviews, the truth its
//! state is folded from; `sm2` says what each grade would lead to, `fuzz` on which day; `queue` says what to show next;
//! `session` turns actions into screens; `suggest` turns ticked points into a grade, and `missed` tells which are missed
//! again and again; `browse` finds cards; `stats` sums reviews up; `plan` aims at a date; `rehearsal` is an interview to
//! practise; `settings` and `backup` are what else is stored; `text` reads what all of them are stored as.
//!
//! ```text
//! text ─history─→ History ─fold─→ CardState ─queue─→ cards to show ─session─→ Screen
//!                    ↑                                                 │
//!                    └────────────── Entry to store ←── Action ────────┘
//! ```

#![cfg_attr(test, allow(clippy::unwrap_used))]

pub mod backup;
pub mod browse;
mod card_id;
mod card_state;
mod day;
pub mod deck;
pub mod fuzz;
mod gather;
mod grade;
pub mod history;
mod leech;
pub mod missed;
pub mod plan;
mod points;
pub mod queue;
pub mod rehearsal;
pub mod session;
pub mod settings;
pub mod sm2;
mod stage;
pub mod stats;
pub mod suggest;
pub mod text;

pub use card_id::CardId;
pub use card_state::{CardState, Outcome};
pub use day::{Day, Now};
pub use gather::gather;
pub use grade::{Grade, Quality};
pub use leech::LEECH_LAPSES;
pub use points::Points;
pub use stage::{MATURE_INTERVAL, Stage};

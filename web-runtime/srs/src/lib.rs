//! What yiji knows about cards, reviews and days, with no I/O, no clock and no randomness: all of it comes in as arguments.
//!
//! `deck` is the format that the generator writes and the browser reads; `history` is a card's reviews, the truth its
//! state is folded from; `sm2` says what each grade would lead to; `queue` says what to show next; `session` turns
//! actions into screens.

mod card_id;
pub mod deck;

pub use card_id::CardId;

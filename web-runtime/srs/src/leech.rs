//! Leeches: cards forgotten so often that they cost more than they give, until they are written anew or put away.

use crate::CardState;

/// So many lapses make a leech; the number is Anki's.
pub const LEECH_LAPSES: u16 = 8;

impl CardState {
    /// Whether it was forgotten again and again. The page says so; nothing is done to the card.
    pub fn is_leech(&self) -> bool {
        self.lapses >= LEECH_LAPSES
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_eighth_lapse_makes_a_leech() {
        for (lapses, is_leech) in [(0, false), (7, false), (8, true), (u16::MAX, true)] {
            let state = CardState {
                lapses,
                ..CardState::NEW
            };
            assert_eq!(state.is_leech(), is_leech, "{lapses}");
        }
    }
}

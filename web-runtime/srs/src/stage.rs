//! How well a card is known, in the words people count their cards by.

use crate::CardState;
use crate::sm2::SECOND_INTERVAL;

/// Days from which on an interval is called mature; Anki's boundary, which people compare with.
pub const MATURE_INTERVAL: u16 = 21;

/// Where a card stands on its way into memory.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stage {
    /// Never reviewed.
    New,
    /// Not yet remembered twice in a row.
    Learning,
    /// Remembered, over less than [`MATURE_INTERVAL`] days.
    Young,
    /// Remembered, and asked for after that many days or more.
    Mature,
}

impl CardState {
    /// Its stage, whether or not it is suspended.
    pub fn stage(&self) -> Stage {
        match self.memory.interval {
            _ if self.is_new() => Stage::New,
            ..SECOND_INTERVAL => Stage::Learning,
            SECOND_INTERVAL..MATURE_INTERVAL => Stage::Young,
            _ => Stage::Mature,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Day;

    #[test]
    fn stages_follow_the_interval() {
        assert_eq!(CardState::NEW.stage(), Stage::New);
        for (interval, stage) in [
            (1, Stage::Learning),
            (5, Stage::Learning),
            (6, Stage::Young),
            (20, Stage::Young),
            (21, Stage::Mature),
            (36_500, Stage::Mature),
        ] {
            let mut state = CardState::NEW;
            state.memory.interval = interval;
            state.due = Some(Day(20_777));
            assert_eq!(state.stage(), stage, "{interval} days");
        }
    }
}

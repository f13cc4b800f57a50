//! What goes into a session and what comes out of it, apart from screens.

use crate::history::Entry;
use crate::{CardId, Grade};

/// What the learner did, or what came back from fetching a card.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// This card is there, with that many rungs.
    Fetched {
        /// The card.
        card: CardId,
        /// Rungs of its outline.
        rungs: u16,
    },
    /// This card could not be fetched.
    FetchFailed {
        /// The card.
        card: CardId,
    },
    /// Fetch the card again.
    Retry,
    /// Open the next rung of the ladder.
    OpenRung,
    /// Show the answer.
    ShowAnswer,
    /// Tick or untick the point at that place, from 0. The first tick makes all others missed.
    Tick(u16),
    /// Tick all points.
    AllSaid,
    /// Grade the card.
    Grade(Grade),
    /// Leave the card ungraded, in a sitting that gives no grades.
    Pass {
        /// Whether to show it again at the end.
        repeat: bool,
    },
    /// Grade this card all the same.
    Score,
    /// Take back the last grade or the last card put aside, back over the sitting, then over the day.
    Undo,
    /// Leave this card out of the sitting.
    Skip,
    /// Put this card aside for today.
    Bury,
    /// Keep this card out of the queue.
    Suspend,
    /// Let this card start over as a new one.
    Reset,
}

/// What the caller has to carry out, in this order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Add this entry to the card's history, at once.
    Store(CardId, Entry),
    /// Get this card; then say [`Action::Fetched`] or [`Action::FetchFailed`].
    Fetch(CardId),
    /// Remember until tomorrow that this card is put aside.
    Bury(CardId),
    /// Forget that this card was put aside.
    Unbury(CardId),
}

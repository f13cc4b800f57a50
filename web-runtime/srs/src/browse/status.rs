//! What a list says of a card: how well it is known, or why it is never asked for.

use crate::deck::Card;
use crate::{CardState, Stage};

/// The status of a card; each has one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// It is reviewed, and this well known.
    Known(Stage),
    /// The learner keeps it out of the queue.
    Suspended,
    /// It has no answer yet.
    Unanswered,
}

impl Status {
    /// All, with their names in an address.
    pub const ALL: [(Status, &str); 6] = [
        (Status::Known(Stage::New), "new"),
        (Status::Known(Stage::Learning), "learning"),
        (Status::Known(Stage::Young), "young"),
        (Status::Known(Stage::Mature), "mature"),
        (Status::Suspended, "suspended"),
        (Status::Unanswered, "unanswered"),
    ];

    /// The status of a card in that state.
    pub fn of(card: &Card, state: &CardState) -> Status {
        match state {
            _ if !card.answered => Status::Unanswered,
            _ if state.suspended => Status::Suspended,
            _ => Status::Known(state.stage()),
        }
    }

    /// The status of that name.
    pub fn named(name: &str) -> Option<Status> {
        let found = Status::ALL.iter().find(|(_, known)| *known == name);
        found.map(|&(status, _)| status)
    }

    /// Its name.
    pub fn name(self) -> &'static str {
        let found = Status::ALL.iter().find(|(status, _)| *status == self);
        found.map_or("", |&(_, name)| name)
    }
}

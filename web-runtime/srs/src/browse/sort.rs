//! Orders of found cards.

use crate::CardState;

/// An order of cards. Cards that were never reviewed come last where it goes by reviews.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sort {
    /// As in the notes.
    #[default]
    Note,
    /// What is due first.
    Due,
    /// The lowest ease factor first.
    Ease,
    /// What was forgotten most often first.
    Lapses,
    /// What was reviewed last first.
    Recent,
}

impl Sort {
    /// All, with their names in an address.
    pub const ALL: [(Sort, &str); 5] = [
        (Sort::Note, "note"),
        (Sort::Due, "due"),
        (Sort::Ease, "ease"),
        (Sort::Lapses, "lapses"),
        (Sort::Recent, "recent"),
    ];

    /// What a card in that state is sorted by, smallest first.
    pub fn rank(self, state: &CardState) -> i64 {
        let of_reviewed = match self {
            Sort::Note => return 0,
            Sort::Due => state.due.map(|due| due.0.into()),
            Sort::Ease => state.due.map(|_| state.memory.ease.0.into()),
            Sort::Lapses => state.due.map(|_| -i64::from(state.lapses)),
            Sort::Recent => state.last_day.map(|last| -i64::from(last.0)),
        };
        of_reviewed.unwrap_or(i64::MAX)
    }

    /// The order of that name.
    pub fn named(name: &str) -> Option<Sort> {
        let found = Sort::ALL.iter().find(|(_, known)| *known == name);
        found.map(|&(sort, _)| sort)
    }

    /// Its name.
    pub fn name(self) -> &'static str {
        Sort::ALL[self as usize].1
    }
}

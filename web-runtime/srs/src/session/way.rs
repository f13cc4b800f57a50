//! Ways to go through cards. Only the first one touches the schedule by itself.

/// What a sitting is for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Way {
    /// To review: what is due, and every card is graded.
    #[default]
    Review,
    /// To recall outlines: question, then the outline from memory, then the ticks. A pass is no review, as the answer
    /// itself was not given: nothing is graded or stored, unless the learner asks for a card to be graded.
    Outline,
    /// To look through cards, due or not: nothing is graded or stored, unless the learner asks for it.
    Cram,
}

impl Way {
    const NAMES: [(Way, &'static str); 3] = [
        (Way::Review, "review"),
        (Way::Outline, "outline"),
        (Way::Cram, "cram"),
    ];

    /// The name it has in addresses.
    pub fn name(self) -> &'static str {
        Way::NAMES[self as usize].1
    }

    /// The way of that name.
    pub fn named(name: &str) -> Option<Way> {
        let found = Way::NAMES.iter().find(|(_, known)| *known == name)?;
        Some(found.0)
    }

    /// Whether every card is graded.
    pub fn is_graded(self) -> bool {
        self == Way::Review
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names() {
        for (way, name) in Way::NAMES {
            assert_eq!((way.name(), Way::named(name)), (name, Some(way)));
        }
        assert_eq!(Way::named("due"), None);
    }
}

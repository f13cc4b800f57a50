//! What became of the cards since the lock file was written, and how it is said.

use std::fmt::Write;

use srs::CardId;

/// What became of one card.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fate {
    /// Its question reads otherwise, it kept its id.
    Reworded,
    /// It stands in another note or at another place.
    Moved,
    /// It took in the answer of another card, which retired.
    Merged,
    /// Part of its answer is another, new card now.
    Split,
    /// It was retired and is asked again.
    CameBack,
    /// It was not there before.
    New,
    /// No note asks it any more.
    Retired,
}

impl Fate {
    /// As the summary says it.
    pub fn word(self) -> &'static str {
        match self {
            Fate::Reworded => "reworded",
            Fate::Moved => "moved",
            Fate::Merged => "merged",
            Fate::Split => "split",
            Fate::CameBack => "come back",
            Fate::New => "new",
            Fate::Retired => "retired",
        }
    }
}

/// A question and where it stands or stood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The note.
    pub note: String,
    /// The question, in one line, clipped.
    pub text: String,
}

/// One card that is not as it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// What became of it.
    pub fate: Fate,
    /// Its id.
    pub id: CardId,
    /// As it was; none for a new card.
    pub before: Option<Place>,
    /// As it is; none for a retired card.
    pub now: Option<Place>,
}

/// A match that a person should look at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Doubt {
    /// Whether it was taken to be the same card.
    pub taken: bool,
    /// The id of the card as it was.
    pub id: CardId,
    /// What the card is called by itself: its id if it is another one.
    pub own: CardId,
    /// As it was.
    pub before: Place,
    /// As it is.
    pub now: Place,
}

/// All that changed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changes {
    /// Cards that are as they were.
    pub kept: usize,
    /// Those that are not, by fate, then in the order of the notes.
    pub cards: Vec<Change>,
    /// Notes that have another path: old and new.
    pub renamed: Vec<(String, String)>,
    /// What a person should look at.
    pub doubts: Vec<Doubt>,
}

impl Changes {
    /// Whether every card is as it was.
    pub fn is_empty(&self) -> bool {
        self.cards.is_empty() && self.renamed.is_empty()
    }

    /// `kept 70, reworded 1, moved 2, new 3, retired 1`; empty where all are the same.
    pub fn summary(&self) -> String {
        if self.is_empty() {
            return String::new();
        }
        let mut text = format!("kept {}", self.kept);
        for cards in self.cards.chunk_by(|a, b| a.fate == b.fate) {
            let _ = write!(text, ", {} {}", cards[0].fate.word(), cards.len());
        }
        if !self.renamed.is_empty() {
            let _ = write!(text, ", notes renamed {}", self.renamed.len());
        }
        text
    }

    /// A line or two for each change.
    pub fn list(&self) -> String {
        let mut text = String::new();
        for (before, now) in &self.renamed {
            let _ = writeln!(text, "renamed    {before} → {now}");
        }
        for Change {
            fate,
            id,
            before,
            now,
        } in &self.cards
        {
            let word = fate.word();
            let _ = match (before, now) {
                (Some(before), Some(now)) if before.text == now.text && before.note == now.note => {
                    writeln!(text, "{word:<10} {id}  {}  {}", now.note, now.text)
                }
                (Some(before), Some(now)) if before.text == now.text => {
                    writeln!(
                        text,
                        "{word:<10} {id}  {} → {}  {}",
                        before.note, now.note, now.text
                    )
                }
                (Some(before), Some(now)) => {
                    writeln!(
                        text,
                        "{word:<10} {id}  {}\n         - {}\n         + {}",
                        now.note, before.text, now.text
                    )
                }
                (Some(place), None) | (None, Some(place)) => {
                    writeln!(text, "{word:<10} {id}  {}  {}", place.note, place.text)
                }
                (None, None) => Ok(()),
            };
        }
        text
    }

    /// What to look at, and the line that settles it.
    pub fn doubtful(&self) -> String {
        let mut text = String::new();
        for Doubt {
            taken,
            id,
            own,
            before,
            now,
        } in &self.doubts
        {
            let (question, otherwise, ruling) = match taken {
                true => (
                    "was taken for a rewording of",
                    "if it asks something else",
                    "not",
                ),
                false => ("may be a rewording of", "if it asks the same", "same"),
            };
            let _ = writeln!(
                text,
                "doubtful: {}: `{}` {question} `{}` ({})\n  help: {otherwise}, add the line `{ruling} {id} {own}` to cards.lock",
                now.note, now.text, before.text, before.note
            );
        }
        text
    }
}

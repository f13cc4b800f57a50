//! What reading a note gives: drafts of cards, and the prose between them. Nothing here has an identity yet.

/// What sort of prompt a draft has; as `srs::deck::Kind`.
pub use srs::deck::Kind;

use crate::diagnostic::Diagnostic;

/// A card as a dialect found it. Texts are Markdown with list markers, labels (`Q:`, `答：`) and indentation of the
/// enclosing item removed, so that each can be rendered by itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// What sort of prompt it has.
    pub kind: Kind,
    /// Headings above it inside the note, outermost first, plain text. Without folders and without the note's title.
    pub topic: Vec<String>,
    /// The question, Markdown; more than one line where the note has more.
    pub question: String,
    /// The answer, Markdown, without the outline and its marker line; empty = not answered yet.
    pub answer: String,
    /// The rungs of the outline, Markdown, one line each, their numbers removed; empty = no outline.
    pub outline: Vec<String>,
    /// Whether the author numbered the rungs: then rung n stands for point n of the answer.
    pub numbered: bool,
    /// Line of the file on which the question starts, counted from 1.
    pub line: u32,
    /// Name of the dialect that read it, as in `DIALECTS`.
    pub dialect: &'static str,
    /// An identity the author gave, if any; wins over the computed one.
    pub explicit_id: Option<String>,
    /// Whether it follows up on the card before it: it is asked below a question, or as 追问.
    pub follow_up: bool,
}

/// A piece of a note, in the note's order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// Text that no card took: Markdown, from this line of the file on.
    Prose {
        /// The Markdown.
        markdown: String,
        /// Its first line in the file, from 1.
        line: u32,
    },
    /// A card.
    Card(Draft),
}

impl Piece {
    /// Its line in the file, from 1.
    pub fn line(&self) -> u32 {
        match self {
            Piece::Prose { line, .. } => *line,
            Piece::Card(draft) => draft.line,
        }
    }
}

/// A note as read: every piece of it, in order, so that its page can show all of it, and what is wrong with it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reading {
    /// Prose and cards in the order of the note. Nothing the author wrote is missing, nothing stands twice.
    pub pieces: Vec<Piece>,
    /// What is wrong or doubtful, by line.
    pub diagnostics: Vec<Diagnostic>,
}

impl Reading {
    /// The drafts alone, in order.
    pub fn drafts(&self) -> impl Iterator<Item = &Draft> {
        self.pieces.iter().filter_map(|piece| match piece {
            Piece::Card(draft) => Some(draft),
            Piece::Prose { .. } => None,
        })
    }
}

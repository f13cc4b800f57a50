//! Dialects: the ways in which authors write questions down.
//!
//! A dialect says where a question starts, what its words are, and how far its answer may reach; `read.rs` does the rest
//! in the same way for all. Nothing here fails, and nothing is asked of a note that is not in its text.
//!
//! Authors can steer it: `cards:` in the front matter, and comments in the text, which belong to no card:
//!
//! ```text
//! <!-- card: off -->      from here on nothing is a card
//! <!-- card: on -->       from here on it may be again
//! <!-- card: id=lock-1 --> the identity of the question above it, or else of the next one
//! ```
//!
//! A new dialect is a file here, a row in [`DIALECTS`], and a folder of fixtures.

mod bold;
mod bullet;
mod callout;
mod choice;
pub mod details;
pub mod exercise;
pub mod flashcard;
mod glossary;
mod glued;
pub mod heading;
pub mod item;
mod labelled;
mod numbered;
pub mod one_question;
pub mod plain;
mod run_in;
mod section;
mod spoken;
mod table;

use crate::{
    block::{Block, Blocks},
    draft::{Kind, Piece, Reading},
    grammar::asking::Asking,
    grammar::label::Role,
    grammar::survey::Survey,
    grammar::text::Part,
    grammar::title,
    note::Note,
    read,
};

/// A way of writing.
pub struct Dialect {
    /// Its name, as in `cards:` of the front matter.
    pub name: &'static str,
    /// One sentence about it.
    pub summary: &'static str,
    /// Whether notes like this have it; asked once a note.
    pub recognizes: fn(&Doc) -> bool,
    /// The question that starts at this block.
    pub read: for<'a> fn(&'a Doc<'a>, usize) -> Option<Found<'a>>,
}

/// All dialects. Earlier rows win where two could read a block: what is written in signs made for it comes before what
/// has to be understood, and a question before a heading that is only a heading. Those of flashcard programs read whole
/// notes, alone.
pub const DIALECTS: &[Dialect] = &[
    details::DIALECT,
    table::DIALECT,
    glued::DIALECT,
    choice::DIALECT,
    labelled::DIALECT,
    run_in::DIALECT,
    glossary::DIALECT,
    spoken::DIALECT,
    heading::DIALECT,
    bold::DIALECT,
    numbered::DIALECT,
    plain::DIALECT,
    bullet::DIALECT,
    section::DIALECT,
    flashcard::start_end::DIALECT,
    flashcard::obsidian::DIALECT,
    flashcard::hashcards::DIALECT,
    flashcard::logseq::DIALECT,
    flashcard::anki::DIALECT,
];

/// A note as dialects see it.
pub struct Doc<'a> {
    /// Its text.
    pub body: &'a str,
    /// The front matter's tags.
    pub tags: &'a [String],
    /// Its lines and blocks.
    pub blocks: Blocks<'a>,
    /// The places of the blocks that are headings.
    pub headings: Vec<usize>,
    /// What it is like as a whole.
    pub survey: Survey,
    /// Line of the file of the first line.
    pub first_line: u32,
    /// Whether every heading with text of its own is a card.
    pub sections: bool,
}

impl<'a> Doc<'a> {
    /// Block `at`.
    pub fn block(&self, at: usize) -> Option<&Block<'a>> {
        self.blocks.blocks.get(at)
    }

    /// The words of the lines of `block`, markers and indentation removed, one line each.
    pub fn words(&self, block: &Block) -> String {
        let lines = &self.blocks.lines[block.lines.clone()];
        let mut words = block.text.to_owned();
        for line in &lines[1..] {
            if line.kind == crate::block::Kind::Text {
                words.push('\n');
                words.push_str(line.text);
            }
        }
        words
    }

    /// Whether a block is labelled as an answer. `A:` is none where `B:` speaks too and nothing asks, and what ends in ？ is a
    /// turn of a talk.
    pub fn is_answer(&self, block: &Block) -> bool {
        let speaker = self.survey.speakers
            && self.survey.labels[0] == 0
            && (block.text.starts_with("A:") || block.text.starts_with("A："));
        let labelled = block.label.is_some_and(|label| label.role == Role::Answer);
        labelled && !speaker && block.asking != Asking::Marked
    }

    /// The first block from `at` on that is a heading; the end of the note if there is none. It is asked at many blocks, so
    /// it must not be looked for each time.
    pub fn next_heading(&self, at: usize) -> usize {
        let next = self.headings.partition_point(|heading| *heading < at);
        let end = self.blocks.blocks.len();
        self.headings.get(next).copied().unwrap_or(end)
    }
}

/// What a dialect found at a block.
pub enum Found<'a> {
    /// A question; its answer follows.
    Ask(Ask<'a>),
    /// Everything up to block `end`, complete.
    Whole {
        /// Cards and the text between them.
        pieces: Vec<Piece>,
        /// The first block after it.
        end: usize,
    },
}

/// A question, and where its answer may be.
pub struct Ask<'a> {
    /// Question or section.
    pub kind: Kind,
    /// The question, Markdown, without numbers and labels.
    pub question: String,
    /// Index of its first line.
    pub line: usize,
    /// What of the answer stands on the question's own lines.
    pub head: Vec<Part<'a>>,
    /// The first block that may belong to the answer.
    pub body: usize,
    /// How far the answer may reach.
    pub reach: Reach,
    /// Which questions may stand inside the answer of this one without ending it: those of a lower rank.
    pub rank: Rank,
}

impl<'a> Ask<'a> {
    /// A question that is all of block `at`, and whose answer begins below it.
    fn all_of(doc: &Doc, at: usize, block: &Block, reach: Reach, rank: Rank) -> Ask<'a> {
        Ask {
            kind: Kind::Question,
            question: title::question(&doc.words(block)),
            line: block.lines.start,
            head: Vec::new(),
            body: at + 1,
            reach,
            rank,
        }
    }
}

/// How explicit a way of asking is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rank {
    /// A heading that only has text.
    Section,
    /// A bullet that ends in ？.
    Bullet,
    /// A line or a numbered item that ends in ？.
    Line,
    /// A bold line that ends in ？.
    Bold,
    /// A heading that asks.
    Heading,
    /// Words or signs that say "this is a question".
    Explicit,
}

/// How far an answer may reach. The next question of the same or a higher rank ends it in any case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// To the next heading of this level or above.
    Section(u8),
    /// To the next heading, rule or topic line.
    Open,
    /// As long as blocks are more to the right than this.
    Nested(u16),
    /// As long as blocks are quoted.
    Quoted,
    /// To this block.
    Until(usize),
    /// What comes next, even behind a rule and a heading.
    Anywhere,
}

/// Reads a note: its cards, the prose between them, and what is doubtful.
pub fn read(note: &Note) -> Reading {
    read::note(note)
}

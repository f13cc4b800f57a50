//! Reads a note block by block: which dialect asks here, whose answer this is, what is prose.
//!
//! One pass, no going back: each block is given to the dialects once, and ends up in one card or in prose.

mod answer;
mod aside;
mod by_number;
mod close;
mod control;
mod prose;
mod reach;
mod take;
mod titled;
mod topic;
mod unanswered;

use std::{collections::HashSet, ops::Range};

use crate::{
    block,
    diagnostic::{Diagnostic, Level},
    dialect::{Ask, DIALECTS, Dialect, Doc, Found, Reach, flashcard, heading, one_question},
    draft::{Kind, Piece, Reading},
    grammar::outline::Outline,
    grammar::survey::survey,
    grammar::text::Part,
    note::{Cards, Note},
};
use answer::push;
use aside::{is_definition, is_way_back};
pub use aside::{is_fields, is_remark};
pub use control::{id_in, is_control, is_off_below};

/// Reads a note.
pub fn note(note: &Note) -> Reading {
    let blocks = block::blocks_with(&note.body, &note.outline_names);
    let mut names = vec![note.title.as_deref().unwrap_or_default(), &note.path];
    names.extend(note.tags.iter().chain(&note.categories).map(String::as_str));
    let mut survey = survey(&blocks, &names);
    // Who names a dialect means its signs, whatever the note is about.
    survey.interview |= matches!(note.cards, Cards::Dialect(_));
    let all = blocks.blocks.iter().enumerate();
    let headings = all.filter(|(_, block)| block.is_heading());
    let headings = headings.map(|(at, _)| at).collect();
    let mut doc = Doc {
        headings,
        body: &note.body,
        tags: &note.tags,
        sections: note.cards == Cards::Sections,
        blocks,
        survey,
        first_line: note.first_line,
    };
    // What a note about one question says is its answer, whatever its headings name.
    if one_question::is_one(&doc) || titled::ask(note, &doc).is_some() {
        doc.survey.subjects.clear();
    }
    let chosen = matches!(note.cards, Cards::Off | Cards::Dialect(_));
    if let Some(alone) = flashcard::marked(&doc).filter(|_| !chosen) {
        let reading = read(note, &doc, &[alone]);
        // A deck tag above questions in other words.
        if reading.drafts().next().is_some() {
            return reading;
        }
    }
    read(note, &doc, &dialects(&doc, &note.cards))
}

fn read(note: &Note, doc: &Doc, dialects: &[&'static Dialect]) -> Reading {
    let mut reader = Reader::new(doc, &note.path);
    reader.reading.diagnostics.extend(unknown_dialect(note));
    let titled = titled::ask(note, doc);
    let titled_line = titled.as_ref().map(|_| note.title_line);
    if let Some(ask) = titled {
        reader.take(0, heading::DIALECT.name, Found::Ask(ask));
    }
    let mut at = 0;
    while at < doc.blocks.blocks.len() {
        at = reader.block(at, dialects);
    }
    let mut reading = reader.finish();
    if let Some(line) = titled_line
        && let Some(Piece::Card(draft)) = reading.pieces.first_mut()
    {
        draft.line = line;
    }
    reading
}

/// The dialects that apply to a note.
fn dialects(doc: &Doc, cards: &Cards) -> Vec<&'static Dialect> {
    let recognized = |dialect: &Dialect| !flashcard::is_one(dialect) && (dialect.recognizes)(doc);
    let wanted = |dialect: &&Dialect| match cards {
        Cards::Off => false,
        Cards::NoSections => dialect.name != "section" && recognized(dialect),
        Cards::Sections => dialect.name == "section" || recognized(dialect),
        Cards::Dialect(name) => dialect.name == name,
        Cards::Auto => recognized(dialect),
    };
    DIALECTS.iter().filter(wanted).collect()
}

/// `cards:` in the front matter names no dialect.
fn unknown_dialect(note: &Note) -> Option<Diagnostic> {
    let Cards::Dialect(name) = &note.cards else {
        return None;
    };
    if DIALECTS.iter().any(|dialect| dialect.name == name) {
        return None;
    }
    let names: Vec<&str> = DIALECTS.iter().map(|dialect| dialect.name).collect();
    Some(Diagnostic {
        level: Level::Error,
        name: "unknown-dialect",
        message: format!("`cards: {name}` names no dialect, so this note has no cards"),
        path: note.path.clone(),
        line: 1,
        column: 1,
        length: 0,
        source_line: format!("cards: {name}"),
        help: format!("write `off`, `sections`, or one of {}", names.join(", ")),
    })
}

struct Reader<'a> {
    doc: &'a Doc<'a>,
    path: &'a str,
    /// Headings above this place.
    headings: Vec<Above>,
    /// Whether a card has been read.
    any: bool,
    /// The topic line above this place.
    topic: Option<String>,
    /// The columns before the item that is the topic line, where it is one.
    listed: Option<u16>,
    open: Option<Open<'a>>,
    /// The block that is read; all before it have found their place.
    at: usize,
    /// Lines of prose that wait for the next card.
    prose: Vec<Range<usize>>,
    /// Whether this place is in a fence of questions.
    fenced: bool,
    /// Set between `<!-- card: off -->` and `<!-- card: on -->`.
    off: bool,
    /// The identity that a comment gives to the next card.
    next_id: Option<String>,
    /// Names of all headings, folded; a list of them is a table of contents. Made when first needed.
    titles: Option<HashSet<String>>,
    reading: Reading,
}

/// A heading above a place.
struct Above {
    level: u8,
    /// Its name as a topic; none of the note's title, and of a question.
    name: String,
    /// Whether it is a card.
    asks: bool,
}

/// A question whose answer is being read.
struct Open<'a> {
    dialect: &'static str,
    ask: Ask<'a>,
    /// Its first block.
    start: usize,
    topic: Vec<String>,
    level: u8,
    indent: u16,
    body: Vec<Part<'a>>,
    outline: Outline,
    /// The outline has been read, if only to be empty.
    outlined: bool,
    /// The blocks of the outline, with its label.
    points: Range<usize>,
    /// What stands between question and answer and is neither: remarks in brackets, a heading.
    asides: Vec<Range<usize>>,
    /// `<details>` that opened inside the answer, and whether their tags are dropped.
    tags: Vec<bool>,
    /// A label or an element has said that the answer starts.
    told: bool,
    /// What stands before that label asks the same at length.
    restated: bool,
    /// To this block everything belongs to the answer.
    sealed: usize,
    /// Whether it follows up on the card before it.
    follow_up: bool,
    /// The identity that a comment gives it.
    id: Option<String>,
    /// Cards that were found inside the answer.
    followers: Vec<Piece>,
    /// Their lines.
    holes: Vec<Range<usize>>,
}

impl Open<'_> {
    fn answered(&self) -> bool {
        !self.body.is_empty()
    }

    fn is_empty(&self) -> bool {
        self.body.is_empty() && self.outline.rungs.is_empty()
    }
}

impl<'a> Reader<'a> {
    fn new(doc: &'a Doc<'a>, path: &'a str) -> Self {
        Reader {
            doc,
            path,
            headings: Vec::new(),
            any: false,
            topic: None,
            listed: None,
            open: None,
            at: 0,
            prose: Vec::new(),
            fenced: false,
            off: false,
            next_id: None,
            titles: None,
            reading: Reading::default(),
        }
    }

    /// Reads block `at` and perhaps some after it; gives the next one to read.
    fn block(&mut self, at: usize, dialects: &[&'static Dialect]) -> usize {
        let doc = self.doc;
        let block = &doc.blocks.blocks[at];
        self.at = at;
        if block.kind == block::Kind::Comment && self.control(block) {
            return at + 1;
        }
        let sealed = self.open.as_ref().is_some_and(|open| at < open.sealed);
        if !sealed && self.open.as_ref().is_some_and(|open| self.ends(open, at)) {
            self.close();
        }
        if let Some(open) = &mut self.open {
            open.restated |= reach::restates(doc, at, open);
        }
        if !sealed && let Some(next) = self.by_number(at) {
            return next;
        }
        // Labels of the card that is open come first: an answer may start with a question of its own.
        if self.open.is_some()
            && let Some(next) = self.labelled(at)
        {
            return next;
        }
        if !self.off
            && !sealed
            && !matches!(
                self.open.as_ref().map(|open| open.ask.reach),
                Some(Reach::Until(_))
            )
            && let Some((dialect, found)) = self.found(at, dialects)
        {
            return self.take(at, dialect, found);
        }
        // What is folded or belongs to the title's question is no place to go into.
        let until =
            (self.open.as_ref()).is_some_and(|open| matches!(open.ask.reach, Reach::Until(_)));
        if block.is_heading() && !sealed && !until {
            self.enter(block);
        }
        if block.kind == block::Kind::Edge {
            self.edge(at);
        }
        if let Some(next) = self.tag(at) {
            return next;
        }
        if let Some(open) = &mut self.open {
            if block.is_heading() && open.ask.reach == Reach::Anywhere {
                open.ask.reach = Reach::Section(block.level());
                open.asides.push(block.lines.clone());
                return at + 1;
            }
            if matches!(block.kind, block::Kind::Rule | block::Kind::Edge) && open.is_empty() {
                return at + 1;
            }
            if is_way_back(block)
                || open.is_empty() && (block.kind == block::Kind::Comment || is_definition(block))
                || open.is_empty() && open.ask.kind == Kind::Section && is_remark(block)
            {
                open.asides.push(block.lines.clone());
                return at + 1;
            }
            push(&mut open.body, block.lines.clone(), block.gap);
            return at + 1;
        }
        if self.is_topic_line(at) {
            self.topic = Some(block.topic().to_owned());
            self.listed = None;
        }
        self.enter_item(at);
        self.prose.push(block.lines.clone());
        at + 1
    }

    fn finish(mut self) -> Reading {
        self.at = self.doc.blocks.blocks.len();
        self.close();
        self.flush();
        self.drop_index();
        self.reading
            .diagnostics
            .sort_by_key(|diagnostic| diagnostic.line);
        for piece in &mut self.reading.pieces {
            if let Piece::Card(draft) = piece {
                draft.topic.retain(|name| !name.is_empty());
            }
        }
        self.reading
    }
}

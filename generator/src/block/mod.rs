//! The blocks of a note: headings, paragraphs, list items, code. Each knows its lines.
//!
//! A block is the smallest piece that a dialect looks at. A paragraph is cut where its author changes from question to
//! answer within it: before and after a line that ends in ？, and before a label such as `答：`.
//! Blocks are in the order of the note and cover every line but the blank ones, each exactly once.

mod bare;
mod fence;
pub mod line;

use std::{cell::OnceCell, ops::Range};

use crate::{
    grammar::asking::{self, Asking},
    grammar::callout,
    grammar::label::{self, Label, Role},
    grammar::marker::{self, Marker},
    grammar::names::Names,
    grammar::text::is_within,
    grammar::title,
};
pub use line::{Kind, Line};

/// A piece of a note.
#[derive(Clone, Debug)]
pub struct Block<'a> {
    /// What its first line is. Paragraphs and list items are `Text`.
    pub kind: Kind,
    /// Its lines, as indices into [`Blocks::lines`].
    pub lines: Range<usize>,
    /// Blank lines before it.
    pub gap: u16,
    /// Depth of quotation.
    pub quote: u8,
    /// Columns before it.
    pub indent: u16,
    /// Its list marker.
    pub marker: Option<Marker>,
    /// The label that it starts with.
    pub label: Option<Label<'a>>,
    /// How it asks; by words only headings do.
    pub asking: Asking,
    /// What its first line says.
    pub text: &'a str,
    /// Whether it asks, once somebody has wanted to know.
    asks: OnceCell<bool>,
    /// The topic that it names, once somebody has wanted to know.
    topic: OnceCell<Box<str>>,
}

impl Block<'_> {
    /// Whether it is text or a list item.
    pub fn is_text(&self) -> bool {
        self.kind == Kind::Text
    }

    /// Whether an item or a title asks, or names what one asks about.
    pub fn asks(&self) -> bool {
        *self.asks.get_or_init(|| {
            let text = marker::strip_numbering(title::said(self.text).trim_matches('*'));
            // `How to add a topic` heads a step of a manual.
            let step = text
                .get(..7)
                .is_some_and(|start| start.eq_ignore_ascii_case("how to "));
            !step
                && !asking::is_part(text)
                && (self.asking > Asking::No
                    || !asking::instructs(text)
                        && !asking::names_part(text)
                        && (asking::is_named(text) && !asking::is_bare(text)
                            || asking::asking(text) > Asking::No))
        })
    }

    /// The topic that a heading or a line names.
    pub fn topic(&self) -> &str {
        self.topic.get_or_init(|| title::topic(self.text).into())
    }

    /// Whether it is a heading.
    pub fn is_heading(&self) -> bool {
        matches!(self.kind, Kind::Heading(_))
    }

    /// Whether it is a label and nothing else: `## 答案`, `## 三、加分项`.
    pub fn is_label(&self) -> bool {
        let outline = |label: Label| label.role == Role::Outline && label.rest.is_empty();
        label::name_role(self.text).is_some() || self.label.is_some_and(outline)
    }

    /// Its label as it stands there, with number and emphasis; empty where it has none.
    pub fn label_text(&self) -> &str {
        let Some(label) = self.label else {
            return "";
        };
        // What follows the label is a part of the text, if there is any.
        let start = label.rest.as_ptr() as usize;
        let before = start.checked_sub(self.text.as_ptr() as usize);
        match before {
            Some(before) if !label.rest.is_empty() => self.text.get(..before).unwrap_or_default(),
            _ => self.text,
        }
    }

    /// Whether its label says that it follows up on a question: `追问：`, `**Follow-up:**`.
    pub fn follows_up(&self) -> bool {
        let label = self.label_text();
        !label.is_empty() && (label.contains("追问") || label.to_lowercase().contains("follow"))
    }

    /// The level of a heading, 7 for everything else.
    pub fn level(&self) -> u8 {
        match self.kind {
            Kind::Heading(level) => level,
            _ => 7,
        }
    }
}

/// A note cut into lines and blocks.
#[derive(Clone, Debug, Default)]
pub struct Blocks<'a> {
    /// All lines.
    pub lines: Vec<Line<'a>>,
    /// All blocks.
    pub blocks: Vec<Block<'a>>,
    /// Names of outlines beside the built-in ones.
    pub names: Names,
}

/// Cuts `body` into blocks.
pub fn blocks(body: &str) -> Blocks<'_> {
    blocks_with(body, &Names::default())
}

/// Cuts `body` into blocks; these `names`, too, are names of outlines.
pub fn blocks_with<'a>(body: &'a str, names: &Names) -> Blocks<'a> {
    let mut lines = line::scan(body);
    bare::mark_items(&mut lines);
    let mut blocks: Vec<Block> = Vec::new();
    let mut gap = 0u16;
    let mut fenced = false;
    for at in 0..lines.len() {
        let line = &lines[at];
        if line.kind == Kind::Blank {
            gap = gap.saturating_add(1);
            continue;
        }
        // In a fence of questions each line is one, and so it is in a quotation.
        fenced ^= line.kind == Kind::Edge;
        let before = lines[at.saturating_sub(1)].text;
        let both = |asks: fn(&str) -> bool| asks(line.text) && asks(before);
        // `2 什么是锁？` below `1 什么是闩？`: a list without signs.
        let counted = |text: &str| text.starts_with(|sign: char| sign.is_ascii_digit());
        let row = line.marker.is_none() && both(counted) && both(asking::is_marked);
        let apart = line.kind == Kind::Text
            && (fenced && both(asking::is_marked)
                || row
                || line.quote > 0 && both(|text| asking::asking(text) > Asking::No))
            && blocks.last().is_some_and(|block| block.marker.is_none());
        let joined = gap == 0
            && !apart
            && blocks
                .last()
                .is_some_and(|block| joins(block, &lines, at, names));
        if joined && let Some(block) = blocks.last_mut() {
            block.lines.end = at + 1;
            if line.kind == Kind::Text {
                block.asking = if is_marked(line) {
                    Asking::Marked
                } else {
                    Asking::No
                };
            }
            continue;
        }
        let mut marker = line.marker;
        let mut text = line.text;
        // `6其他` goes on with a list that has come to 5.
        if marker.is_none()
            && line.kind == Kind::Text
            && let Some(found) = marker::bare(text)
            && blocks.iter().rev().take(4).any(|block| {
                block.marker.is_some_and(|before| {
                    before.style == found.style && before.number + 1 == found.number
                })
            })
        {
            marker = Some(found);
            text = &text[found.len..];
        }
        let words = matches!(line.kind, Kind::Text | Kind::Heading(_));
        blocks.push(Block {
            kind: line.kind,
            lines: at..at + 1,
            gap,
            quote: line.quote,
            indent: line.indent,
            marker,
            label: if words {
                read_label(text, line.kind, names)
            } else {
                None
            },
            asking: match line.kind {
                Kind::Heading(_) => asking::asking(marker::strip_numbering(text)),
                Kind::Text if line.has_mark && asking::is_marked(text) => Asking::Marked,
                _ => Asking::No,
            },
            text,
            asks: OnceCell::new(),
            topic: OnceCell::new(),
        });
        gap = 0;
    }
    Blocks {
        lines,
        blocks,
        names: names.clone(),
    }
}

/// Whether a line ends in a question mark.
fn is_marked(line: &Line) -> bool {
    line.has_mark && asking::is_marked(line.text)
}

/// The label of a block. A heading has it behind its number: `### 1. 问：…`.
fn read_label<'a>(text: &'a str, kind: Kind, names: &Names) -> Option<Label<'a>> {
    match kind {
        Kind::Heading(_) => label::read_as(marker::strip_numbering(text), true, names),
        _ => callout::label(text).or_else(|| label::read_as(text, false, names)),
    }
}

/// Whether the line `at` goes on with `block`, which ends on the line before.
fn joins(block: &Block, lines: &[Line], at: usize, names: &Names) -> bool {
    let (line, before) = (&lines[at], &lines[at - 1]);
    match (block.kind, line.kind) {
        (Kind::Heading(_), Kind::Underline) => true,
        (Kind::Code, Kind::Code) | (Kind::Table, Kind::Table) => true,
        (Kind::Comment, Kind::Comment) => !before.text.contains("-->"),
        (Kind::Text, Kind::Text) => {
            // A line of a list without signs is one item.
            let bare = block.marker.is_some_and(|marker| marker.len == 0);
            line.marker.is_none()
                && !bare
                && line.quote == block.quote
                && read_label(line.text, Kind::Text, names).is_none()
                && !changes(block, lines, at)
                && !(block.marker.is_none() && parts_rounds(block, before, line))
        }
        _ => false,
    }
}

/// Whether the name of a round is one of two lines: `二面：` belongs neither to what was asked last nor to what comes next.
fn parts_rounds(block: &Block, before: &Line, line: &Line) -> bool {
    let first = block.lines.len() == 1 && asking::is_round_line(before.text);
    first || asking::is_round_line(line.text)
}

/// Whether the line `at` and the one before it are of a row of lines that all end in ？, each of which is a question.
/// Two may be one that goes on.
fn is_in_row(lines: &[Line], at: usize) -> bool {
    const FEWEST: usize = 3;
    let asks = |line: &&Line| line.kind == Kind::Text && line.marker.is_none() && is_marked(line);
    let above = lines[at.saturating_sub(FEWEST)..at].iter().rev();
    let below = lines[at..].iter().take(FEWEST);
    above.take_while(asks).count() + below.take_while(asks).count() >= FEWEST
}

/// Whether a paragraph changes from question to answer, or from answer to question, between two lines.
fn changes(block: &Block, lines: &[Line], at: usize) -> bool {
    let (before, line) = (&lines[at - 1], &lines[at]);
    let (asked, asks) = (is_marked(before), is_marked(line));
    // Long lines that end in no sign go on: their author broke them where the screen ends.
    const WRAPPED: usize = 40;
    let wrapped = |line: &Line| !is_within(line.text, WRAPPED);
    // `写代码：` heads what comes next, and does not go on in it.
    let open = || {
        before
            .text
            .ends_with(['，', ',', '、', '：', ':', '；', '“', '—', '…'])
            && !asking::heads_part(before.text)
            || before.text.ends_with(char::is_alphanumeric)
                && block.lines.len() > 1
                && line.indent == before.indent
                && lines[block.lines.clone()].iter().all(wrapped)
    };
    let nested = block.marker.is_some() && line.indent > block.indent;
    match (asked, asks) {
        (true, false) => true,
        (false, true) => !(open() || nested),
        (true, true) => {
            let row = block.marker.is_none() && is_in_row(lines, at);
            row || block.marker.is_some()
                && line.indent <= block.indent
                && block.indent == 0
                && line.indent == 0
                && !nested
        }
        // `2) 死锁`, and below it `→ 互相等着`.
        (false, false) => block.marker.is_some() && line.text.starts_with(['→', '➜', '⇒']),
    }
}

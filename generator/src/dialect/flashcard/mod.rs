//! The ways of writing of flashcard programs. Their signs mean something else in other notes (`std::vector`, a
//! ==highlight==), so they are read only where a note says that they are meant: by marks that nothing else has, by
//! `cards:` in the front matter, or by a folder rule. Such a note is read by that dialect alone.

pub mod anki;
pub mod cloze;
mod export;
pub mod hashcards;
pub mod logseq;
pub mod obsidian;
pub mod start_end;

use std::{ops::Range, sync::LazyLock};

use pulldown_cmark::{Event, Options, Parser, Tag};

use super::{DIALECTS, Dialect, Doc};
use crate::{
    block::{Block, Kind},
    draft::{self, Draft, Piece},
    grammar::finder::Finder,
    grammar::text::{Part, markdown},
    read::is_control,
};

/// Names of these dialects.
const NAMES: &[&str] = &[
    obsidian::DIALECT.name,
    hashcards::DIALECT.name,
    start_end::DIALECT.name,
    logseq::DIALECT.name,
    anki::DIALECT.name,
];

/// Whether a dialect is one of these.
pub fn is_one(dialect: &Dialect) -> bool {
    NAMES.contains(&dialect.name)
}

/// The dialect whose marks a note has.
pub fn marked(doc: &Doc) -> Option<&'static Dialect> {
    /// One of these is in every marked note; few others have any.
    static MARKS: LazyLock<Finder> = LazyLock::new(|| {
        Finder::new(&[
            "#flashcard",
            "<!--SR:",
            "#card",
            "[[card]]",
            "#Card",
            "[[Card]]",
            " ^1",
            "{{c",
            "#separator:",
            "START\n",
            "\nBack:",
            "\nC: ",
        ])
    });
    let any = doc.tags.iter().any(|tag| obsidian::is_deck_tag(tag))
        || doc.body.starts_with("C: ")
        || MARKS.is_in(doc.body);
    DIALECTS
        .iter()
        .filter(|dialect| any && is_one(dialect))
        .find(|dialect| (dialect.recognizes)(doc))
}

/// The first block after the paragraph that starts at block `at`; none where it starts before. A paragraph goes to
/// the next blank line, rule, heading or comment that steers the reading.
fn paragraph(doc: &Doc, at: usize) -> Option<usize> {
    let blocks = &doc.blocks.blocks;
    let first = blocks.get(at)?;
    let stops = |block: &Block| {
        is_heading(doc, block.lines.start)
            || matches!(block.kind, Kind::Rule | Kind::Table | Kind::Edge)
            || is_control(block.text)
    };
    let starts = at == 0 || first.gap > 0 || stops(first) || stops(&blocks[at - 1]);
    if !starts {
        return None;
    }
    if stops(first) {
        return Some(at + 1);
    }
    let rest = blocks[at + 1..].iter();
    let more = rest.take_while(|block| block.gap == 0 && !stops(block));
    Some(at + 1 + more.count())
}

/// The lines of blocks.
fn lines(doc: &Doc, blocks: Range<usize>) -> Range<usize> {
    let blocks = &doc.blocks.blocks[blocks];
    match (blocks.first(), blocks.last()) {
        (Some(first), Some(last)) => first.lines.start..last.lines.end,
        _ => 0..0,
    }
}

/// Whether a line is a heading that starts with `#`; a card over `---` is none.
fn is_heading(doc: &Doc, line: usize) -> bool {
    let line = &doc.blocks.lines[line];
    matches!(line.kind, Kind::Heading(_)) && line.raw.trim_start().starts_with(['#', '<', '>', '-'])
}

/// Lines as Markdown; the marker of a heading or a single list item is taken off.
fn text(doc: &Doc, range: Range<usize>) -> String {
    let lines = &doc.blocks.lines;
    let Some(first) = lines.get(range.start).filter(|_| !range.is_empty()) else {
        return String::new();
    };
    let n_items = lines[range.clone()]
        .iter()
        .filter(|line| line.marker.is_some())
        .count();
    if first.marker.is_some() && n_items == 1 || matches!(first.kind, Kind::Heading(_)) {
        let rest = range.start + 1..range.end;
        return markdown(lines, &[Part::Words(first.text), Part::Lines(rest)]);
    }
    markdown(lines, &[Part::Lines(range)])
}

/// Lines that are no card.
fn prose(doc: &Doc, range: Range<usize>) -> Option<Piece> {
    let lines = &doc.blocks.lines[range.clone()];
    let says = |line: &&crate::block::Line| line.kind != Kind::Blank;
    let skipped = lines.iter().take_while(|line| !says(line)).count();
    let raws: Vec<&str> = lines[skipped..].iter().map(|line| line.raw).collect();
    let markdown = raws.join("\n").trim_end().to_owned();
    (!markdown.is_empty()).then(|| Piece::Prose {
        markdown,
        line: doc.first_line + (range.start + skipped) as u32,
    })
}

/// A card.
fn card(
    doc: &Doc,
    dialect: &'static str,
    kind: draft::Kind,
    (question, answer): (String, String),
    line: usize,
) -> Piece {
    let last = doc.blocks.lines.len().saturating_sub(1);
    Piece::Card(Draft {
        kind,
        topic: Vec::new(),
        question,
        answer,
        outline: Vec::new(),
        numbered: false,
        line: doc.first_line + line.min(last) as u32,
        dialect,
        explicit_id: None,
        follow_up: false,
    })
}

/// Where code and formulas stand in `text`: signs in them are no marks.
fn literals(text: &str) -> Vec<Range<usize>> {
    if !text.contains(['`', '$', '~', '\t']) && !text.contains("    ") {
        return Vec::new();
    }
    Parser::new_ext(text, Options::ENABLE_MATH)
        .into_offset_iter()
        .filter(|(event, _)| {
            matches!(
                event,
                Event::Code(_)
                    | Event::InlineMath(_)
                    | Event::DisplayMath(_)
                    | Event::Start(Tag::CodeBlock(_))
            )
        })
        .map(|(_, range)| range)
        .collect()
}

/// Whether `at` is in one of the ranges, which are in order.
fn is_in(ranges: &[Range<usize>], at: usize) -> bool {
    let after = ranges.partition_point(|range| range.end <= at);
    ranges.get(after).is_some_and(|range| range.contains(&at))
}

/// Whether a line ends in the name that the plugin Flashcards gives to a block, the milliseconds of a day:
/// `^1678777711281`.
fn has_id(line: &str) -> bool {
    without_id(line).len() < line.trim_end().len()
}

/// A line without that name.
fn without_id(line: &str) -> &str {
    const SHORTEST: usize = 12;
    let Some((said, name)) = line.trim_end().rsplit_once('^') else {
        return line;
    };
    let apart = said.is_empty() || said.ends_with([' ', '\t']);
    let named = name.len() >= SHORTEST && name.bytes().all(|byte| byte.is_ascii_digit());
    if apart && named {
        said.trim_end()
    } else {
        line
    }
}

/// Whether something is asked beside the gaps.
fn has_words(text: &str) -> bool {
    text.chars().any(char::is_alphanumeric)
}

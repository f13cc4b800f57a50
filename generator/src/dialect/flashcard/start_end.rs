//! Cards as the plugin Obsidian_to_Anki writes them into notes.
//!
//! # What it reads
//!
//! What stands between the lines `START` and `END`, the type of the note, its
//! front, and its back behind `Back:`. Of the type `Cloze` it is a text with Anki's gaps. Where the author has other
//! words for `START` and `END`: from the type to the name that Anki gave the note (`<!--ID: 1700000000000-->`).
//!
//! # A note
//!
//! ```text
//! START
//! Basic
//! 什么是回表？
//! Back: 拿着主键再查一次聚簇索引。
//! END
//! ```
//!
//! # Its cards
//!
//! One each; two of a type that is reversed, one a gap of `Cloze`.
//!
//! # What it leaves alone
//!
//! All other text; `TARGET DECK`, and the tags and names of cards.

use std::ops::Range;

use super::{
    super::{Dialect, Doc, Found},
    anki, card, cloze, has_words, prose,
};
use crate::{
    block,
    draft::{Kind, Piece},
    grammar::text::{Part, markdown},
};

/// The dialect.
pub const DIALECT: Dialect = Dialect {
    name: "obsidian-to-anki",
    summary: "`START`, a type, front and `Back:`, `END`",
    recognizes: |doc| {
        ["START", "Back:"]
            .iter()
            .any(|sign| doc.body.contains(sign))
            && (0..doc.blocks.lines.len()).any(|line| span(doc, line).is_some())
    },
    read,
};

/// The types of notes that Anki comes with start so.
const TYPES: &[&str] = &["Basic", "Cloze"];

/// The most lines of a card: what was left open is no card.
const LONGEST: usize = 400;

/// Where a card's lines are.
struct Span {
    /// Its type.
    note_type: String,
    /// What it says.
    said: Range<usize>,
    /// The first line after it.
    end: usize,
}

/// The card that opens on a line.
fn span(doc: &Doc, first: usize) -> Option<Span> {
    let lines = &doc.blocks.lines;
    let opener = lines.get(first).filter(|line| is_said(line.kind))?;
    let last = lines.len().min(first + LONGEST);
    let below =
        |from: usize, sign: fn(&str) -> bool| (from..last).find(|at| sign(lines[*at].text.trim()));
    if opener.text == "START" {
        let note_type = below(first + 1, |text| !text.is_empty())?;
        let end = below(note_type + 1, |text| matches!(text, "START" | "END"))?;
        return (lines[end].text.trim() == "END").then(|| Span {
            note_type: lines[note_type].text.to_owned(),
            said: note_type + 1..end,
            end: end + 1,
        });
    }
    if TYPES.iter().all(|name| !opener.text.starts_with(name)) || opener.text.ends_with(':') {
        return None;
    }
    let end = below(first + 1, |text| is_name(text) || TYPES.contains(&text))?;
    let backs = (first + 1..end).any(|at| lines[at].text.starts_with("Back:"));
    (backs && is_name(lines[end].text)).then(|| Span {
        note_type: opener.text.to_owned(),
        said: first + 1..end,
        end: end + 1,
    })
}

fn is_said(kind: block::Kind) -> bool {
    matches!(kind, block::Kind::Text | block::Kind::Heading(_))
}

/// `<!--ID: 1700000000000-->`
fn is_name(text: &str) -> bool {
    let text = text.strip_prefix("<!--").unwrap_or(text);
    text.strip_prefix("ID: ")
        .is_some_and(|name| name.starts_with(|sign: char| sign.is_ascii_digit()))
}

fn read<'a>(doc: &'a Doc<'a>, at: usize) -> Option<Found<'a>> {
    let block = doc.block(at)?;
    let (first, span) = (block.lines.clone()).find_map(|line| Some((line, span(doc, line)?)))?;
    let mut pieces: Vec<Piece> = prose(doc, block.lines.start..first).into_iter().collect();
    let before = pieces.len();
    pieces.extend(cards(doc, &span, first));
    if pieces.len() == before {
        return None;
    }
    let rest = &doc.blocks.blocks[at..];
    let covered = rest.iter().take_while(|block| block.lines.start < span.end);
    let end = at + covered.count();
    let last = doc.blocks.blocks[end - 1].lines.end;
    pieces.extend(prose(doc, span.end..last.max(span.end)));
    Some(Found::Whole { pieces, end })
}

/// The fields of Anki's own types, and whether each stands on the front.
const FIELDS: &[(&str, Option<bool>)] = &[
    ("Front:", Some(true)),
    ("Text:", Some(true)),
    ("Back:", Some(false)),
    ("Back Extra:", Some(false)),
    ("Extra:", Some(false)),
    ("Tags:", None),
];

fn cards(doc: &Doc, span: &Span, first: usize) -> Vec<Piece> {
    let lines = &doc.blocks.lines;
    let (mut front, mut back): (Vec<Part>, Vec<Part>) = (Vec::new(), Vec::new());
    let mut side = Some(true);
    let mut asked = None;
    for at in span.said.clone() {
        let line = &lines[at];
        if is_name(line.text) {
            continue;
        }
        let field = FIELDS
            .iter()
            .filter(|_| line.kind != block::Kind::Code)
            .find_map(|(name, side)| Some((*side, line.text.strip_prefix(name)?)));
        let part = match field {
            Some((other, words)) => {
                side = other;
                Part::Words(words.trim())
            }
            None if matches!(line.kind, block::Kind::Heading(_)) => Part::Words(line.text),
            None => Part::Lines(at..at + 1),
        };
        let Some(fronts) = side else { continue };
        if fronts && has_words(line.text) && !matches!(part, Part::Words("")) {
            asked.get_or_insert(at);
        }
        let parts = if fronts { &mut front } else { &mut back };
        match (parts.last_mut(), part) {
            (Some(Part::Lines(last)), Part::Lines(more)) if last.end == more.start => {
                last.end = more.end;
            }
            (_, part) => parts.push(part),
        }
    }
    let (front, back) = (markdown(lines, &front), markdown(lines, &back));
    let line = asked.unwrap_or(first);
    let card = |kind, sides| card(doc, DIALECT.name, kind, sides, line);
    let gaps = cloze::cards(&anki::tokens(&front)).into_iter();
    let gaps: Vec<Piece> = gaps
        .map(|(question, answer)| {
            let answer = format!("{answer}\n\n{back}").trim_end().to_owned();
            card(Kind::Cloze, (question, answer))
        })
        .collect();
    if !gaps.is_empty() || !has_words(&front) {
        return gaps;
    }
    let turned = (span.note_type.contains("reversed") && has_words(&back))
        .then(|| (back.clone(), front.clone()));
    let sides = std::iter::once((front, back)).chain(turned);
    sides.map(|sides| card(Kind::Question, sides)).collect()
}

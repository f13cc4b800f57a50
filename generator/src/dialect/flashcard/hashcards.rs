//! Decks of the program hashcards.
//!
//! # What it reads
//!
//! `Q:` with `A:`, and `C:` with gaps in brackets; each at the start of a line, and as many lines as it takes. `---`
//! parts cards.
//!
//! # A note
//!
//! ```text
//! Q: 什么是回表？
//! A: 拿着主键再查一次聚簇索引。
//!
//! C: TCP 用[三次]握手建立连接，用[四次]挥手断开。
//! ```
//!
//! # Its cards
//!
//! One a `Q:`, one a gap.
//!
//! # What it leaves alone
//!
//! Notes in which no `C:` has a gap: those are read by their labels. Links, pictures, footnotes and `\[` are no gaps.

use std::ops::Range;

use super::{
    super::{Dialect, Doc, Found},
    card,
    cloze::{self, Gap},
    has_words, is_heading, is_in, literals, prose,
};
use crate::{
    block::{self, Line},
    draft::{Kind, Piece},
    grammar::text::{Part, markdown},
    read::is_control,
};

/// The dialect.
pub const DIALECT: Dialect = Dialect {
    name: "hashcards",
    summary: "`Q:` `A:` and `C: [gap]`, parted by `---`",
    recognizes,
    read,
};

fn recognizes(doc: &Doc) -> bool {
    let said = || {
        doc.blocks
            .lines
            .iter()
            .filter(|line| line.kind != block::Kind::Code)
    };
    let with_gap = said()
        .filter(|line| line.raw.starts_with("C: ") && !brackets(&line.raw[3..]).is_empty())
        .count();
    let asked = said().filter(|line| line.raw.starts_with("Q:")).count();
    // `A:` to `D:` are the answers to choose from in a test.
    let choices = said().any(|line| line.raw.starts_with("B:") || line.raw.starts_with("D:"));
    with_gap > 0 && with_gap + asked >= 2 && !choices
}

/// `Q`, `A` or `C` at the start of a line.
fn label(line: &Line) -> Option<u8> {
    let bytes = line.raw.as_bytes();
    let label = *bytes.first().filter(|byte| b"QAC".contains(byte))?;
    (line.kind != block::Kind::Code && bytes.get(1) == Some(&b':')).then_some(label)
}

fn read<'a>(doc: &'a Doc<'a>, at: usize) -> Option<Found<'a>> {
    let block = doc.block(at)?;
    let all = &doc.blocks.lines;
    let starts = |index: &usize| matches!(label(&all[*index]), Some(b'Q' | b'C'));
    let first = block.lines.clone().find(starts)?;
    let ends = |index: &usize| {
        matches!(all[*index].kind, block::Kind::Rule | block::Kind::Underline)
            || is_heading(doc, *index)
            || is_control(all[*index].text)
    };
    let last = (first + 1..all.len()).find(ends).unwrap_or(all.len());
    let labels: Vec<usize> = (first..last)
        .filter(|index| label(&all[*index]).is_some())
        .collect();
    let mut pieces: Vec<Piece> = prose(doc, block.lines.start..first).into_iter().collect();
    let mut next = 0;
    while let Some(&line) = labels.get(next) {
        let end = |place: usize| labels.get(place).copied().unwrap_or(last);
        let follows = labels
            .get(next + 1)
            .filter(|index| label(&all[**index]) == Some(b'A'));
        let (question_end, answer) = match follows {
            Some(&answer) => (answer, words(doc, answer..end(next + 2))),
            None => (end(next + 1), String::new()),
        };
        let question = words(doc, line..question_end);
        match label(&all[line]) {
            Some(b'Q') if has_words(&question) => {
                let sides = (question, answer);
                pieces.push(card(doc, DIALECT.name, Kind::Question, sides, line));
                next += usize::from(follows.is_some());
            }
            Some(b'C') => gaps(doc, &mut pieces, line..end(next + 1)),
            _ => pieces.extend(prose(doc, line..end(next + 1))),
        }
        next += 1;
    }
    let rest = &doc.blocks.blocks[at..];
    let end = at
        + rest
            .iter()
            .take_while(|block| block.lines.start < last)
            .count();
    Some(Found::Whole { pieces, end })
}

/// What a label's lines say.
fn words(doc: &Doc, lines: Range<usize>) -> String {
    let first = doc.blocks.lines[lines.start].raw;
    let first = first.get(2..).unwrap_or_default().trim();
    markdown(
        &doc.blocks.lines,
        &[Part::Words(first), Part::Lines(lines.start + 1..lines.end)],
    )
}

fn gaps(doc: &Doc, pieces: &mut Vec<Piece>, lines: Range<usize>) {
    let text = words(doc, lines.clone());
    let found = brackets(&text);
    let cards = cloze::cards(&cloze::tokens(&text, &found));
    if cards.is_empty() {
        pieces.extend(prose(doc, lines));
        return;
    }
    let sides = cards.into_iter();
    pieces.extend(sides.map(|sides| card(doc, DIALECT.name, Kind::Cloze, sides, lines.start)));
}

/// The `[gaps]` of a text.
fn brackets(text: &str) -> Vec<Gap<'_>> {
    let mut gaps = Vec::new();
    let literals = literals(text);
    let bytes = text.as_bytes();
    let mut open = None;
    for (at, byte) in bytes.iter().enumerate() {
        let before = at.checked_sub(1).map(|at| bytes[at]);
        if !matches!(byte, b'[' | b']') || before == Some(b'\\') || is_in(&literals, at) {
            continue;
        }
        if *byte == b'[' {
            let other = matches!(before, Some(b'!' | b'[' | b']'))
                || matches!(bytes.get(at + 1), Some(b'^' | b'['));
            open = (!other).then_some(at);
            continue;
        }
        let Some(start) = open.take() else {
            continue;
        };
        let inner = &text[start + 1..at];
        let link = matches!(bytes.get(at + 1), Some(b'(' | b'[' | b':'));
        if !link && has_words(inner) {
            gaps.push(Gap {
                start,
                end: at + 1,
                text: inner,
                hint: None,
                group: gaps.len() as u32,
            });
        }
    }
    gaps
}

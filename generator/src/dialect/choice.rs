//! Questions with options to choose from.
//!
//! # What it reads
//!
//! A line that ends in a gap for a letter, `（ ）`, `( )` or `____`, and below it the options `A.` `B.` `C.`, on one line or on
//! several.
//!
//! # A note
//!
//! ```text
//! 1. 一页通常是（ ）
//! A. 4 KiB  B. 4 MiB  C. 4 GiB
//! 答案：A
//! ```
//!
//! # Its cards
//!
//! One a question, its options with it. The answer is what stands below, up to the next question, heading or rule.
//!
//! # What it leaves alone
//!
//! Points of an answer that have letters; a gap with no options below it.

use memchr::memmem;

use super::{Ask, Dialect, Doc, Found, Rank, Reach, exercise::is_option};
use crate::{
    block::Kind,
    draft,
    grammar::text::{Part, markdown},
    grammar::title,
};

/// The dialect.
pub const DIALECT: Dialect = Dialect {
    name: "choice",
    summary: "questions with a gap, and options `A.` `B.` `C.` below them",
    recognizes: |doc| has_gap(doc.body),
    read,
};

/// Gaps for a letter.
const GAPS: &[&str] = &["（ ）", "（）", "（　）", "（  ）", "( )", "(  )", "____"];

/// Of a whole note, so with the widest instructions there are.
fn has_gap(text: &str) -> bool {
    let holds = |gap: &&str| memmem::find(text.as_bytes(), gap.as_bytes()).is_some();
    GAPS.iter().any(holds)
}

/// `……是（ ）。`
fn ends_in_gap(text: &str) -> bool {
    let text = text.trim_end_matches(['。', '？', '?', '.', ' ', '*']);
    GAPS.iter().any(|gap| text.ends_with(gap))
}

fn read<'a>(doc: &'a Doc<'a>, at: usize) -> Option<Found<'a>> {
    let block = doc
        .block(at)
        .filter(|block| block.is_text() && ends_in_gap(block.text))?;
    let first = block.lines.start;
    let end = options_end(doc, first + 1)?;
    // What follows the options on the same lines of one block is no option.
    let body =
        (at + 1..).find(|&next| doc.block(next).is_none_or(|next| next.lines.start >= end))?;
    let last = doc.block(body - 1)?;
    (last.lines.end <= end).then_some(())?;
    let options = markdown(&doc.blocks.lines, &[Part::Lines(first + 1..end)]);
    Some(Found::Ask(Ask {
        kind: draft::Kind::Question,
        question: format!("{}\n\n{options}", title::question(block.text)),
        line: first,
        head: Vec::new(),
        body,
        reach: Reach::Open,
        rank: Rank::Explicit,
    }))
}

/// The line after the options that start on line `from`, if there are two at least.
fn options_end(doc: &Doc, from: usize) -> Option<usize> {
    const MOST: usize = 12;
    let (mut end, mut letter) = (from, b'A');
    for (at, line) in doc.blocks.lines.iter().enumerate().skip(from).take(MOST) {
        if line.kind == Kind::Blank {
            continue;
        }
        if line.kind != Kind::Text
            || !is_option(line.text)
            || !line.text.starts_with(char::from(letter))
        {
            break;
        }
        letter += options_in(line.text, letter);
        end = at + 1;
    }
    (letter > b'B').then_some(end)
}

/// How many options a line has that counts on from `letter`: `A. 一  B. 二`.
fn options_in(text: &str, letter: u8) -> u8 {
    let mut found = 1;
    let mut apart = false;
    for (at, sign) in text.char_indices() {
        if apart && sign == char::from(letter + found) && is_option(&text[at..]) {
            found += 1;
        }
        apart = sign.is_whitespace();
    }
    found
}

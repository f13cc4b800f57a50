//! Questions with options to choose from.
//!
//! # What it reads
//!
//! A line with a gap for a letter, `（ ）`, `( )` or `____`, and below it the options `A.` `B.` `C.`, on one line or on
//! several, in a list or in code. Without a gap, a line that ends in ？ whose answer is no more than a letter.
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
//! Points of an answer that have letters; a gap with no options below it; options that the answer says again.

use memchr::memmem;

use super::{
    Ask, Dialect, Doc, Found, Rank, Reach,
    exercise::{answers_by_letter, is_option},
};
use crate::{
    block::{Kind, Line},
    draft,
    grammar::asking::Asking,
    grammar::text::{Part, markdown},
    grammar::title,
};

/// The dialect.
pub const DIALECT: Dialect = Dialect {
    name: "choice",
    summary: "questions with options `A.` `B.` `C.` below them",
    recognizes: |doc| doc.survey.labels[1] > 0 || has_gap(doc.body),
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
    let text = text.trim_end_matches(['。', '？', '?', '.', '：', ':', ' ', '*']);
    // `f()` is a call.
    let narrow = text.strip_suffix("()");
    GAPS.iter().any(|gap| text.ends_with(gap))
        || narrow.is_some_and(|said| said.trim_end().ends_with(|last: char| !last.is_ascii()))
}

fn read<'a>(doc: &'a Doc<'a>, at: usize) -> Option<Found<'a>> {
    let block = doc
        .block(at)
        .filter(|block| block.is_text() || block.is_heading())?;
    let asks = block.asking == Asking::Marked;
    if !asks && !has_gap(block.text) && !ends_in_gap(block.text) {
        return None;
    }
    let first = block.lines.start;
    let end = options_end(doc, first + 1)?;
    // What follows the options on the same lines of one block is no option.
    let body =
        (at + 1..).find(|&next| doc.block(next).is_none_or(|next| next.lines.start >= end))?;
    let last = doc.block(body - 1)?;
    (last.lines.end <= end).then_some(())?;
    // A gap inside a sentence may be a pair of brackets.
    if !ends_in_gap(block.text) && !answers_by_letter(doc, body) {
        return None;
    }
    let options = markdown(&doc.blocks.lines, &[Part::Lines(first + 1..end)]);
    Some(Found::Ask(Ask {
        kind: draft::Kind::Question,
        question: format!("{}\n\n{options}", title::question(block.text)),
        line: first,
        head: Vec::new(),
        body,
        reach: match block.kind {
            Kind::Heading(level) => Reach::Section(level),
            _ => Reach::Open,
        },
        // What asks outright is a line like others.
        rank: match ends_in_gap(block.text) {
            true => Rank::Explicit,
            false if block.is_heading() => Rank::Heading,
            false => Rank::Line,
        },
    }))
}

/// The line after the options that start on line `from`, if there are two at least.
fn options_end(doc: &Doc, from: usize) -> Option<usize> {
    const MOST: usize = 16;
    let (mut end, mut letter) = (from, b'A');
    for (at, line) in doc.blocks.lines.iter().enumerate().skip(from).take(MOST) {
        let fence = line.kind == Kind::Code && line.text.starts_with("```");
        if line.kind == Kind::Blank || fence && letter == b'A' {
            continue;
        }
        if fence && end + 1 == at + 1 {
            end = at + 1;
            break;
        }
        if !is_option_line(line) || !line.text.trim_start().starts_with(char::from(letter)) {
            break;
        }
        letter += options_in(line.text.trim_start(), letter);
        end = at + 1;
    }
    (letter > b'B').then_some(end)
}

/// `A. …`; in code `A …` too.
fn is_option_line(line: &Line) -> bool {
    let text = line.text.trim_start();
    match line.kind {
        Kind::Text => is_option(text),
        Kind::Code => is_option(text) || text.get(1..).is_some_and(|rest| rest.starts_with(' ')),
        _ => false,
    }
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

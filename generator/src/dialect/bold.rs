//! Bold lines that ask.
//!
//! # What it reads
//!
//! A line, or the start of a line, in bold that ends in ？, with a number or without.
//!
//! # A note
//!
//! ```text
//! **1. 什么是缓存穿透？**
//!
//! 查询的数据在缓存和数据库里都没有。
//! ```
//!
//! # Its cards
//!
//! One a bold question. The answer is what follows it on its line and below, up to the next question, heading or rule.
//!
//! # What it leaves alone
//!
//! Bold words inside a sentence; the one bold question of a note that otherwise asks nothing.

use super::{Ask, Dialect, Doc, Found, Rank, Reach};
use crate::{draft, survey::bold_question, text::Part, title};

/// The dialect.
pub const DIALECT: Dialect = Dialect {
    name: "bold",
    summary: "lines in bold that end in ？",
    recognizes: |doc| doc.survey.bold >= 2 || doc.survey.bold == 1 && doc.survey.interview,
    read,
};

fn read<'a>(doc: &'a Doc<'a>, at: usize) -> Option<Found<'a>> {
    let block = doc
        .block(at)
        .filter(|block| block.is_text() && block.label.is_none())?;
    let (bold, rest) = bold_question(block.text)?;
    let mut head = vec![Part::Words(rest.trim_start_matches([':', '：', ' ']))];
    let more = block.lines.start + 1..block.lines.end;
    if !more.is_empty() {
        head.push(Part::Lines(more));
    }
    Some(Found::Ask(Ask {
        kind: draft::Kind::Question,
        question: title::question(bold),
        line: block.lines.start,
        head,
        body: at + 1,
        reach: Reach::Open,
        rank: Rank::Bold,
    }))
}

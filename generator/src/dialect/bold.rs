//! Bold lines that ask.
//!
//! # What it reads
//!
//! A line, or the start of a line, in bold that ends in ？, with a number or without. In notes for interviews whose
//! numbered bold lines mostly ask, all of them: `**3. 乐观锁的实现**`. Where many of the lines all in bold ask, all of these.
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
//! Bold words inside a sentence; the one or two bold questions of a note that otherwise asks nothing, and is none to learn
//! from.

use super::{Ask, Dialect, Doc, Found, Rank, Reach};
use crate::{
    block::Kind,
    draft,
    grammar::beside::beside,
    grammar::marker::Style,
    grammar::survey::{bold_question, bold_start, bold_title, is_bold, is_bold_line},
    grammar::text::Part,
    grammar::title,
};

/// The dialect.
pub const DIALECT: Dialect = Dialect {
    name: "bold",
    summary: "lines in bold that end in ？",
    recognizes: |doc| {
        // Two in the middle of a text may be its headings.
        let first = doc.blocks.blocks.iter().find(|block| block.is_text());
        let begins = first.is_some_and(|block| bold_question(block.text).is_some());
        let survey = &doc.survey;
        let two = survey.bold == 2 && (begins || !survey.subjects.is_empty());
        survey.bold >= 3 || two || survey.titles.0 >= 2 || survey.interview
    },
    read,
};

fn read<'a>(doc: &'a Doc<'a>, at: usize) -> Option<Found<'a>> {
    let block = doc
        .block(at)
        .filter(|block| block.is_text() && block.label.is_none())?;
    let (titles, asking) = doc.survey.titles;
    let listed = doc.survey.interview && titles >= 2 && asking * 3 >= titles;
    // In a note of questions, lines in bold that ask as often as not are its titles, and all of them ask.
    let (lines, asked) = doc.survey.bolds;
    let share = if doc.survey.worded { 1 } else { 2 };
    let headed = lines >= 3 && asked * 3 >= lines * share;
    let text_below = || {
        let own = doc.blocks.lines[block.lines.clone()].get(1);
        own.is_some_and(|line| !is_bold(line.text))
            || own.is_none()
                && doc.block(at + 1).is_some_and(|next| {
                    !matches!(next.kind, Kind::Heading(_) | Kind::Rule) && !is_bold_line(next)
                })
    };
    let title = || {
        let numbered = bold_title(block).is_some() && listed;
        let line = headed
            && is_bold_line(block)
            && text_below()
            && beside(block.text).is_none()
            && !doc.survey.parts.has(at);
        bold_start(block.text).filter(|_| numbered || line)
    };
    let (bold, rest) = bold_question(block.text).or_else(title)?;
    let mut head = vec![Part::Words(rest.trim_start_matches([':', '：', ' ']))];
    let more = block.lines.start + 1..block.lines.end;
    if !more.is_empty() {
        head.push(Part::Lines(more));
    }
    let bullet = block
        .marker
        .is_some_and(|marker| marker.style == Style::Bullet);
    let nested = doc
        .block(at + 1)
        .is_some_and(|next| next.indent > block.indent);
    let reach = if bullet && (nested || !rest.is_empty()) {
        Reach::Nested(block.indent)
    } else {
        Reach::Open
    };
    Some(Found::Ask(Ask {
        kind: draft::Kind::Question,
        question: title::question(bold),
        line: block.lines.start,
        head,
        body: at + 1,
        reach,
        rank: Rank::Bold,
    }))
}

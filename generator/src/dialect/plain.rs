//! Lines that ask, in notes without any signs.
//!
//! # What it reads
//!
//! A paragraph, or a line of one, that is a question; a short line above it names the topic.
//!
//! # A note
//!
//! ```text
//! 消息队列
//!
//! 怎样避免重复消费？
//!
//! 给每条消息一个唯一的键，消费前先查它。
//! ```
//!
//! # Its cards
//!
//! One a question. The answer reaches to the next question, topic line, heading or rule.
//!
//! # What it leaves alone
//!
//! Questions at the end of a longer paragraph, and those an essay puts to go on: 那么，为什么呢？

use super::{Ask, Dialect, Doc, Found, Rank, Reach};
use crate::{
    asking::{Asking, is_rhetorical},
    block::Block,
    draft, title,
};

/// The dialect.
pub const DIALECT: Dialect = Dialect {
    name: "plain",
    summary: "plain lines that end in ？, under topic lines or headings",
    recognizes: |doc| {
        let survey = &doc.survey;
        survey.plain > 0 && survey.interview
            || survey.plain >= 2 && survey.plain * 12 >= survey.paragraphs
    },
    read,
};

/// More characters than a question has.
const LONGEST: usize = 240;

fn read<'a>(doc: &'a Doc<'a>, at: usize) -> Option<Found<'a>> {
    let block = doc.block(at)?;
    if !block.is_text()
        || block.marker.is_some()
        || block.label.is_some()
        || block.asking != Asking::Marked
        || !is_question(block)
    {
        return None;
    }
    Some(Found::Ask(Ask {
        kind: draft::Kind::Question,
        question: title::question(&doc.words(block)),
        line: block.lines.start,
        head: Vec::new(),
        body: at + 1,
        reach: Reach::Open,
        rank: Rank::Line,
    }))
}

/// Whether a paragraph is a question, and not prose that ends in one.
fn is_question(block: &Block) -> bool {
    let text = block.text;
    let sentences = text.matches(['。', '！']).count() + text.matches(". ").count();
    text.chars().count() <= LONGEST
        && block.lines.len() <= 3
        && sentences < 2
        && !is_rhetorical(text)
        && !super::numbered::is_link(text)
}

//! Lines that ask, in notes without any signs.
//!
//! # What it reads
//!
//! A paragraph, or a line of one, that is a question; a short line above it names the topic. Where the lines by themselves
//! mostly ask, those too that have no ？; where quotations do, every quoted line; where rules part a note without headings,
//! the line below each. Five such lines or more, one below the other, wherever they stand. The question that a note begins
//! with, if it is the only one: all below it is the answer.
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

use super::{Ask, Dialect, Doc, Found, Rank, Reach, item};
use crate::{
    block::Kind,
    grammar::asking::{self, Asking},
    grammar::survey::{is_line, is_line_title, is_plain_question, sentences},
    read::is_remark,
};

/// The dialect.
pub const DIALECT: Dialect = Dialect {
    name: "plain",
    summary: "plain lines that end in ？, under topic lines or headings",
    recognizes: |doc| {
        let survey = &doc.survey;
        survey.lone.is_some()
            || !survey.asked.is_empty()
            || survey.plain > 0 && survey.interview
            || survey.lines_ask()
            || survey.is_record()
            || survey.quotes_ask()
            || survey.is_ruled()
            || survey.plain >= 3 && survey.plain * 8 >= survey.paragraphs
    },
    read,
};

fn read<'a>(doc: &'a Doc<'a>, at: usize) -> Option<Found<'a>> {
    let block = doc.block(at)?;
    let first = doc.survey.lone == Some(at);
    let candidate = block.is_text() && (first || block.marker.is_none()) && block.label.is_none();
    // Where lines by themselves ask, those too that have no ？; where quotations do, all of one line.
    let survey = &doc.survey;
    let worded = is_line(block)
        && match block.quote {
            0 => {
                (survey.lines_ask() && (block.asks() || survey.all_lines_ask())
                    || survey.paragraphs_ask() && block.asks()
                    || survey.is_record() && asking::asking(block.text) > Asking::No)
                    && !block.text.is_ascii()
                    && !asking::tells_outcome(block.text)
                    && !is_remark(block)
            }
            _ => survey.quotes_ask(),
        };
    let listed = survey.asked.has(at);
    // What stands first between two rules.
    let above = at.checked_sub(1).and_then(|above| doc.block(above));
    let headed = survey.is_ruled()
        && above.is_some_and(|above| above.kind == Kind::Rule)
        && is_line_title(block);
    // What stands below `## Why` says what is meant by that.
    let explained = above.is_some_and(|above| above.is_heading() && asking::is_bare(above.text));
    if explained
        || !candidate
        || !(worded || headed || listed || is_plain_question(block))
        || item::is_link(block.text)
    {
        return None;
    }
    let lone = doc.survey.lone == Some(at);
    // `所以难点是，怎样……？` at the end of a paragraph goes on with it.
    let last = doc.blocks.lines[block.lines.end - 1].text;
    if sentences(block.text) > 0 && block.lines.len() > 1 && asking::is_rhetorical(last) {
        return None;
    }
    // Where no words say that the note is one of questions, a paragraph that ends in one is prose.
    let addressed = !doc.survey.interview && asking::is_addressed(block.text);
    if !doc.survey.worded && !listed && (sentences(block.text) > 0 || addressed) {
        return None;
    }
    let reach = if lone {
        Reach::Until(doc.blocks.blocks.len())
    } else {
        Reach::Open
    };
    let ask = Ask::all_of(doc, at, block, reach, Rank::Line);
    Some(Found::Ask(ask))
}

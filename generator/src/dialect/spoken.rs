//! Questions that a sentence puts in somebody's mouth.
//!
//! # What it reads
//!
//! A paragraph such as `如果面试官问：“……？”我会这样回答：`, with a question in quotation marks and a lead to the answer.
//!
//! # A note
//!
//! ```text
//! 如果面试官问：“你们怎么做限流？”我会这样说：
//!
//! 我们用令牌桶……
//! ```
//!
//! # Its cards
//!
//! One a sentence. The answer is what follows, even behind a rule or under the next heading.
//!
//! # What it leaves alone
//!
//! Quoted questions inside a sentence that goes on.

use super::{Ask, Dialect, Doc, Found, Rank, Reach};
use crate::{draft, grammar::asking, grammar::text::is_within, grammar::title};

/// The dialect.
pub const DIALECT: Dialect = Dialect {
    name: "spoken",
    summary: "a sentence that quotes the interviewer's question and leads to the answer",
    recognizes: |doc| doc.survey.interview,
    read,
};

fn read<'a>(doc: &'a Doc<'a>, at: usize) -> Option<Found<'a>> {
    let block = doc
        .block(at)
        .filter(|block| block.is_text() && block.lines.len() == 1)?;
    // Hardly any paragraph ends so.
    if !block.text.trim_end().ends_with([':', '：']) {
        return None;
    }
    let (before, rest) = block.text.split_once(['“', '「', '"'])?;
    let (quoted, after) = rest.rsplit_once(['”', '」', '"'])?;
    let said = before
        .trim_end()
        .ends_with([':', '：', '，', ',', '问', '我'])
        && (before.contains('问') || before.contains(" ask"))
        && is_within(before, 24);
    let leads = after.trim_end().ends_with([':', '：']) && is_within(after, 24);
    if !said || !leads || !asking::is_marked(quoted) {
        return None;
    }
    Some(Found::Ask(Ask {
        kind: draft::Kind::Question,
        question: title::question(quoted),
        line: block.lines.start,
        head: Vec::new(),
        body: at + 1,
        reach: Reach::Anywhere,
        rank: Rank::Explicit,
    }))
}

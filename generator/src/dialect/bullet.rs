//! Bullets that ask.
//!
//! # What it reads
//!
//! List items `-` `*` `•` that end in ？, when most items beside them do, or the answer stands below and to the right.
//!
//! # A note
//!
//! ```text
//! - 什么是幂等？
//!   - 做一次和做多次结果一样
//! - 怎样做到幂等？
//!   - 唯一键、状态机、去重表
//! ```
//!
//! # Its cards
//!
//! One an item. The answer is everything below it that is further to the right, or up to the next item.
//!
//! # What it leaves alone
//!
//! Bullets inside an answer; links of a table of contents; a list of questions without answers in a note that is not
//! about questions.

use super::{
    Ask, Dialect, Doc, Found, Rank, Reach,
    numbered::{is_link, is_listed},
};
use crate::{block::Block, draft, grammar::asking::Asking, grammar::marker::Style, grammar::title};

/// The dialect.
pub const DIALECT: Dialect = Dialect {
    name: "bullet",
    summary: "bullets that end in ？, their answers nested below",
    recognizes: |doc| {
        let (bullets, marked) = doc.survey.bulleted;
        marked >= 2 && marked * 4 >= bullets || bullets > 0 && doc.survey.interview
    },
    read,
};

fn read<'a>(doc: &'a Doc<'a>, at: usize) -> Option<Found<'a>> {
    let block = doc
        .block(at)
        .filter(|block| block.is_text() && block.label.is_none())?;
    block
        .marker
        .filter(|marker| marker.style == Style::Bullet)?;
    let prompts = is_prompt(doc, at, block);
    if block.asking != Asking::Marked && !prompts || is_link(block.text) {
        return None;
    }
    let below = doc.block(at + 1);
    let nested = below.is_some_and(|next| next.indent > block.indent && !next.is_heading());
    if !nested && !doc.survey.interview {
        return None;
    }
    let reach = if nested || is_listed(doc, at) || prompts && doc.survey.lists.has_neighbour(at) {
        Reach::Nested(block.indent)
    } else {
        Reach::Open
    };
    Some(Found::Ask(Ask {
        kind: draft::Kind::Question,
        question: title::question(&doc.words(block)),
        line: block.lines.start,
        head: Vec::new(),
        body: at + 1,
        reach,
        rank: Rank::Bullet,
    }))
}

/// Whether an item stands in a list of questions, so that it asks without ？ too: `- 乐观锁的原理`.
fn is_prompt(doc: &Doc, at: usize, block: &Block) -> bool {
    const LONGEST: usize = 60;
    let run =
        doc.survey.lists.run(at).filter(|run| {
            run.alone && run.items >= 3 && run.marked >= 2 && run.asked * 2 >= run.items
        });
    doc.survey.interview
        && run.is_some()
        && block.lines.len() == 1
        && !block.text.starts_with(['[', '`'])
        && !block.text.contains(['：', ':', '→'])
        && !block.text.ends_with(['。', '；'])
        && block.text.chars().count() <= LONGEST
}

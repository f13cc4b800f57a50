//! Numbered items that ask.
//!
//! # What it reads
//!
//! Lists `1.` `2、` `（3）` `一、` most of whose items end in ？, in a code fence too. An item there that has no ？ is a question
//! as well: `4. 谈谈索引`. So is one with text below it, in a note for interviews that is nothing but this list, and so are the quoted titles of a list whose text is not quoted: `1. > 什么是索引`.
//!
//! # A note
//!
//! ```text
//! 1. 什么是索引？
//!    一种有序的结构。
//! 2. 如果更新时：
//!    - 缓存写失败
//!    - 缓存里是旧值
//!    怎样保证一致？
//! ```
//!
//! # Its cards
//!
//! One an item, with all lines of its question. The answer reaches to the next question, heading or rule.
//!
//! # What it leaves alone
//!
//! Lists of steps; links of a table of contents; the numbered list in an answer.

use super::{
    Ask, Dialect, Doc, Found, Rank, Reach,
    item::{self, is_link},
};
use crate::{
    block::Block,
    draft,
    grammar::asking::{self, Asking},
    grammar::marker::Style,
    grammar::survey,
    grammar::text::{Part, is_within, markdown},
    grammar::title,
};

/// The dialect.
pub const DIALECT: Dialect = Dialect {
    name: "numbered",
    summary: "numbered lines that end in ？",
    recognizes: |doc| {
        let (items, marked) = doc.survey.numbered;
        marked >= 2 && marked * 10 >= items || items > 0 && doc.survey.interview
    },
    read,
};

/// How many blocks below an item may belong to its question.
const LONGEST_QUESTION: usize = 8;

fn read<'a>(doc: &'a Doc<'a>, at: usize) -> Option<Found<'a>> {
    let block = doc
        .block(at)
        .filter(|block| block.is_text() && block.label.is_none())?;
    block
        .marker
        .filter(|marker| marker.style != Style::Bullet)?;
    let run = doc.survey.lists.run(at)?;
    let nested = item::is_nested(doc, at);
    let over_items = || {
        doc.block(at + 1)
            .is_some_and(|below| below.marker.is_some())
    };
    let right_below = || {
        doc.block(at + 1)
            .is_some_and(|below| below.gap == 0 && below.asking == Asking::Marked)
    };
    if (nested || right_below()) && asking::heads_questions(block.text)
        || nested
            && (item::is_over_prompts(doc, at)
                || run.round && survey::heads_part(block) && over_items())
    {
        return None;
    }
    let prompts = doc.survey.interview && run.prompts;
    let listed = run.marked * 2 >= run.items || prompts;
    let marked = block.asking == Asking::Marked;
    if item::cites_places(block.text)
        || is_link(block.text) && (!prompts || block.text.contains("](#"))
    {
        return None;
    }
    let mut body = at + 1;
    let (mut question, head) = item::parts(doc, block, run);
    if !marked {
        // `2. **误区：锁越多越好** — 不是。`
        let lead = item::lead(block, run);
        let states = lead.is_none()
            && survey::bold_start(block.text).is_some_and(|(bold, rest)| {
                rest.starts_with(['—', '–', '：', ':']) && asking::asking(bold) == Asking::No
            });
        if !listed || run.items < 3 && !prompts || states {
            return None;
        }
        // What asks by itself has its questions below it; `如果：` goes on.
        let whole = block.asks() && nested;
        match question_end(doc, at, block).filter(|_| !whole) {
            Some(end) => {
                let parts: Vec<Part> = doc.blocks.blocks[at + 1..=end]
                    .iter()
                    .map(|block| Part::Lines(block.lines.clone()))
                    .collect();
                question.push('\n');
                question.push_str(&markdown(&doc.blocks.lines, &parts));
                body = end + 1;
            }
            None => {
                const LONGEST: usize = 60;
                let asks = block.asks();
                let said = lead.map_or(title::said(block.text), |(asked, _)| asked);
                let short =
                    is_within(said, LONGEST) && (item::is_one_line(doc, block) || !head.is_empty());
                // `。` ends a statement, but where it ends every item.
                let told = prompts && (run.told || run.listed);
                let some = run.stopped * 4 < run.items * 3 || run.asked * 4 < run.items * 3;
                let stated = block.text.ends_with('。') && !told && some && !run.mostly_asks();
                // What it says below answers it, however it ends.
                let ends = stated && head.is_empty()
                    || block.text.ends_with(['；', '：', ':']) && !run.glossary;
                let outcome = asking::tells_outcome(block.text);
                (short && !ends && !outcome
                    || prompts && asks && (block.lines.len() <= 2 || !head.is_empty()))
                .then_some(())?;
            }
        }
    } else if !listed && !doc.survey.interview {
        return None;
    }
    let reach = item::reach(doc, at, false, prompts);
    if reach != Reach::Open
        && !doc.survey.interview
        && doc
            .block(body)
            .is_none_or(|next| next.indent <= block.indent)
    {
        return None;
    }
    Some(Found::Ask(Ask {
        kind: draft::Kind::Question,
        question: title::question(&question),
        line: block.lines.start,
        head,
        body,
        reach,
        rank: Rank::Line,
    }))
}

/// The last block of a question that goes on below its item, without a blank line, up to a line that ends in ？.
fn question_end(doc: &Doc, at: usize, block: &Block) -> Option<usize> {
    let below = doc
        .blocks
        .blocks
        .iter()
        .enumerate()
        .skip(at + 1)
        .take(LONGEST_QUESTION);
    // `1. 场景题：`, and below it, to the right, what is asked.
    let leads = block.text.ends_with(['：', ':']);
    for (next, inner) in below {
        if inner.gap > 0 && !(leads && inner.indent > block.indent)
            || inner.indent <= block.indent && inner.marker.is_some()
            || !inner.is_text()
            || inner.label.is_some()
        {
            return None;
        }
        if inner.asking == Asking::Marked {
            return Some(next);
        }
    }
    None
}

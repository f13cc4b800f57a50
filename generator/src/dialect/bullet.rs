//! Bullets that ask.
//!
//! # What it reads
//!
//! List items `-` `*` `•` that end in ？, when most items beside them do, or the answer stands below and to the right.
//! In a list of prompts all items, with ？ or without: where half of them ask and have nested answers, where nearly
//! every one names a thing and has its text below, indented or not, or where the list names a few things among lists of
//! questions. Short lines far to the right under a heading are items too.
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
    Ask, Dialect, Doc, Found, Rank,
    item::{self, is_link},
};
use crate::{
    block::Block,
    draft,
    grammar::asking::{self, Asking},
    grammar::label::is_letter_of_scheme,
    grammar::marker::Style,
    grammar::survey::{self, Run},
    grammar::text::{has_colon, is_within},
    grammar::title,
};

/// The dialect.
pub const DIALECT: Dialect = Dialect {
    name: "bullet",
    summary: "bullets that end in ？, their answers nested below",
    recognizes: |doc| {
        let (bullets, marked) = doc.survey.bulleted;
        marked > 0 || bullets > 0 && doc.survey.interview
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
    let run = doc.survey.lists.run(at).filter(|run| !run.labelled)?;
    let prompts = doc.survey.interview && run.prompts && is_prompt(doc, block, run);
    let nested = item::is_nested(doc, at);
    let heads = nested
        && (asking::heads_questions(block.text)
            || item::is_over_prompts(doc, at)
            || run.round && survey::heads_part(block));
    // An entry of a table of contents asks nothing.
    let entry = item::cites_places(block.text)
        || is_link(block.text) && (!prompts || block.text.contains("](#"));
    if block.asking != Asking::Marked && !prompts
        || entry
        || heads
        || is_field(block.text) && item::lead(block, run).is_none()
        || is_letter_of_scheme(block.text)
    {
        return None;
    }
    let (bullets, marked) = doc.survey.bulleted;
    let common = marked >= 2 && marked * 4 >= bullets || run.alone;
    // One without an answer yet is a question as the answered ones of its list are.
    if !(doc.survey.interview || common && (nested || run.filled >= 2)) {
        return None;
    }
    let (question, head) = item::parts(doc, block, run);
    Some(Found::Ask(Ask {
        kind: draft::Kind::Question,
        question: title::question(&question),
        line: block.lines.start,
        head,
        body: at + 1,
        reach: item::reach(doc, at, nested, prompts),
        rank: Rank::Bullet,
    }))
}

/// `**常考**：怎样证明？`: a field of what is explained.
fn is_field(text: &str) -> bool {
    survey::bold_start(text).is_some_and(|(bold, rest)| {
        let leads = rest.starts_with(['：', ':']) || bold.ends_with(['：', ':']);
        let says = !rest.trim_start_matches(['：', ':', ' ']).is_empty();
        leads && says && asking::asking(bold) == Asking::No && !asking::requests(bold)
    })
}

/// Whether an item of a list of prompts is one itself: a title without ？ too, such as `- 乐观锁的原理`.
fn is_prompt(doc: &Doc, block: &Block, run: Run) -> bool {
    const LONGEST: usize = 60;
    const LONGEST_QUESTION: usize = 120;
    let lead = item::lead(block, run);
    let asks = lead.is_some() || block.asks();
    let longest = if asks || run.mostly_asks() {
        LONGEST_QUESTION
    } else {
        LONGEST
    };
    // Of a link its words: any address has a colon.
    // `- **解释闭包**：`, and its text below.
    let text = lead.map_or(block.text, |(asked, _)| asked);
    let said = title::said(text).trim_end_matches(['：', ':']);
    let ends = said.ends_with(['。', '；']) && !asking::differs(said) && !run.mostly_asks();
    let states = said.contains('→') || has_colon(said) || ends;
    (lead.is_some() || item::is_one_line(doc, block) || run.glossary || item::tells_below(doc, block, run))
        && (asks || !block.text.starts_with(['[', '`']))
        // What the candidate asked.
        && !["反问", "问了面试官", "问面试官"].iter().any(|start| said.starts_with(start))
        && !asking::tells_outcome(said)
        && (!states || asking::requests(said))
        && is_within(said, longest)
}

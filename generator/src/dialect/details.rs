//! Questions that open: `<details>`.
//!
//! # What it reads
//!
//! `<details>` whose `<summary>` asks, on one line or several.
//!
//! # A note
//!
//! ```text
//! <details>
//! <summary>什么是脏读？</summary>
//!
//! 读到别的事务还没有提交的数据。
//! </details>
//! ```
//!
//! # Its cards
//!
//! One an element. The summary is the question, everything else in it the answer.
//!
//! # What it leaves alone
//!
//! Summaries that only open an answer (`点击查看答案`): there the question stands above, and the tags are dropped.

use super::{Ask, Dialect, Doc, Found, Rank, Reach};
use crate::{
    asking::{Asking, asking},
    block::Kind,
    draft,
    text::Part,
    title,
};

/// The dialect.
pub const DIALECT: Dialect = Dialect {
    name: "details",
    summary: "`<details>` whose `<summary>` asks",
    recognizes: |doc| doc.survey.summaries > 0,
    read,
};

fn read<'a>(doc: &'a Doc<'a>, at: usize) -> Option<Found<'a>> {
    let block = doc
        .block(at)
        .filter(|block| block.kind == Kind::Html && is_open(block.text))?;
    // The summary stands on the same line, or on the next.
    let (summary_at, text) = match block.text.contains("<summary") {
        true => (at, block.text),
        false => (
            at + 1,
            doc.block(at + 1)
                .filter(|next| next.text.contains("<summary"))?
                .text,
        ),
    };
    let start = text.find("<summary")?;
    let inner = text[start..].split_once('>')?.1;
    let (summary, mut rest) = inner.split_once("</summary>").unwrap_or((inner, ""));
    let summary = summary.trim();
    if !is_question(doc, summary) {
        return None;
    }
    let mut end = block_after(doc, at);
    // All of it on one line.
    if let Some((answer, _)) = rest.split_once("</details>") {
        rest = answer;
        end = summary_at + 1;
    }
    Some(Found::Ask(Ask {
        kind: draft::Kind::Question,
        question: title::question(summary),
        line: doc.block(summary_at)?.lines.start,
        head: vec![Part::Words(rest.trim())],
        body: summary_at + 1,
        reach: Reach::Until(end),
        rank: Rank::Explicit,
    }))
}

fn is_question(doc: &Doc, summary: &str) -> bool {
    const OPENERS: &[&str] = &[
        "答案", "查看", "展开", "点击", "解析", "Answer", "answer", "Show", "show", "Click",
        "click", "Solution",
    ];
    match asking(summary) {
        Asking::Marked => true,
        _ if OPENERS.iter().any(|word| summary.contains(word)) => false,
        Asking::Worded => true,
        Asking::No => doc.survey.interview && doc.survey.summaries >= 2 && !summary.is_empty(),
    }
}

fn is_open(tag: &str) -> bool {
    tag.get(..8)
        .is_some_and(|head| head.eq_ignore_ascii_case("<details"))
}

/// The first block after the element that opens at block `at`.
fn block_after(doc: &Doc, at: usize) -> usize {
    let mut depth = 0usize;
    for (next, block) in doc.blocks.blocks.iter().enumerate().skip(at) {
        for line in &doc.blocks.lines[block.lines.clone()] {
            if matches!(block.kind, Kind::Html | Kind::Text) {
                depth += line.text.matches("<details").count();
                depth = depth.saturating_sub(line.text.matches("</details>").count());
            }
        }
        if depth == 0 {
            return next + 1;
        }
    }
    doc.blocks.blocks.len()
}

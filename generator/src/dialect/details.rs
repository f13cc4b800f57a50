//! Questions that open: `<details>`.
//!
//! # What it reads
//!
//! `<details>` whose `<summary>` asks, on one line or several, and what folds in other ways with a title that asks:
//! `::: details`, `:::spoiler`, `{% spoiler … %}`, `{{< details "…" >}}`. Where many of them ask, all of them.
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
//! The tags of summaries that only open an answer (`点击查看答案`): there the question stands above, and a numbered line
//! right above is one whatever its words. An element further down in an answer (`展开`) stays one.

use super::{Ask, Dialect, Doc, Found, Rank, Reach};
use crate::{
    block::{Block, Kind, line::without_font},
    draft,
    grammar::asking::{Asking, asking},
    grammar::container,
    grammar::marker::{self, Style},
    grammar::text::{Part, is_within},
    grammar::title,
};

/// The dialect.
pub const DIALECT: Dialect = Dialect {
    name: "details",
    summary: "`<details>` whose `<summary>` asks",
    recognizes: |doc| doc.survey.summaries.0 > 0,
    read,
};

fn read<'a>(doc: &'a Doc<'a>, at: usize) -> Option<Found<'a>> {
    let block = doc.block(at)?;
    if block.is_text() {
        return above_answer(doc, at, block);
    }
    let summary = summary(doc, at)?;
    if summary.is_opener() || !is_question(doc, summary.text) {
        return None;
    }
    Some(Found::Ask(Ask {
        kind: draft::Kind::Question,
        question: title::question(summary.text),
        line: doc.block(summary.at)?.lines.start,
        head: vec![Part::Words(summary.rest)],
        body: summary.at + 1,
        reach: Reach::Until(if summary.closed {
            summary.at + 1
        } else {
            block_after(doc, at).unwrap_or(doc.blocks.blocks.len())
        }),
        rank: Rank::Explicit,
    }))
}

/// A numbered line right above `点击查看答案`: `（2）谈谈你对锁的理解。`
fn above_answer<'a>(doc: &'a Doc<'a>, at: usize, block: &Block) -> Option<Found<'a>> {
    const LONGEST: usize = 160;
    // `<p>（2）谈谈你对锁的理解。</p>` has no marker.
    let numbered = (block.marker).map_or(marker::is_numbered(block.text), |marker| {
        marker.style != Style::Bullet
    });
    let answered =
        summary(doc, at + 1).is_some_and(|summary| summary.names_answer() && summary.is_opener());
    // The last of several points, or of the questions that are answered together, is not the question.
    let listed = doc.survey.lists.has_neighbour(at);
    if !answered
        || !numbered
        || listed
        || block.label.is_some()
        || block.lines.len() > 1
        || !is_within(block.text, LONGEST)
    {
        return None;
    }
    let ask = Ask::all_of(doc, at, block, Reach::Open, Rank::Explicit);
    Some(Found::Ask(ask))
}

/// The summary of an element.
pub struct Summary<'a> {
    /// The block it is in.
    pub at: usize,
    /// What it says.
    pub text: &'a str,
    /// What follows it on its line.
    pub rest: &'a str,
    /// Whether the element ends on this line too.
    pub closed: bool,
}

impl Summary<'_> {
    /// Whether it says that the answer is in the element.
    pub fn names_answer(&self) -> bool {
        const NAMES: &[&str] = &["答案", "解析", "answer", "solution"];
        let text = self.text.to_lowercase();
        NAMES.iter().any(|name| text.contains(name))
    }

    /// Whether it only says that an answer can be opened.
    pub fn is_opener(&self) -> bool {
        const OPENERS: &[&str] = &[
            "答案",
            "查看",
            "展开",
            "点击",
            "解析",
            "详情",
            "详细",
            "回答",
            "answer",
            "show",
            "click",
            "solution",
            "reveal",
            "detail",
            "explanation",
        ];
        let text = self.text.to_lowercase();
        self.text.is_empty()
            || asking(&text) != Asking::Marked && OPENERS.iter().any(|word| text.contains(word))
    }
}

/// The summary of the `<details>` that opens at block `at`: on the same line, or on the next.
pub fn summary<'a>(doc: &'a Doc<'a>, at: usize) -> Option<Summary<'a>> {
    let block = doc.block(at).filter(|block| block.kind == Kind::Html)?;
    if let Some(container) = container::read(block.text) {
        // `::: tip 追问：为什么？`
        let asks = asking(container.title) == Asking::Marked;
        let text = (container.folds || asks).then_some(container.title)?;
        return Some(Summary {
            at,
            text,
            rest: "",
            closed: false,
        });
    }
    if !is_open(block.text) {
        return None;
    }
    let at = if block.text.contains("<summary") {
        at
    } else {
        at + 1
    };
    let text = doc.block(at).filter(|block| block.kind == Kind::Html)?.text;
    let inner = text[text.find("<summary")?..].split_once('>')?.1;
    let (text, rest) = inner.split_once("</summary>").unwrap_or((inner, ""));
    let (rest, closed) = match rest.split_once("</details>") {
        Some((rest, _)) => (rest, true),
        None => (rest, false),
    };
    // `<b><details><summary>锁？</summary></b>`
    let rest = rest
        .trim()
        .trim_start_matches("</b>")
        .trim_start_matches("</strong>");
    Some(Summary {
        at,
        text: without_font(text.trim()),
        rest: rest.trim(),
        closed,
    })
}

fn is_question(doc: &Doc, summary: &str) -> bool {
    let (all, asked) = doc.survey.summaries;
    match asking(summary) {
        Asking::Marked => true,
        Asking::Worded => doc.survey.interview || all >= 2,
        Asking::No => {
            let numbered = marker::is_numbered(summary) && asked > 0;
            doc.survey.interview && all >= 2 || (asked >= 2 || numbered) && asked * 2 >= all
        }
    }
}

fn is_open(tag: &str) -> bool {
    let tag = ["<b>", "<strong>", "<p>"]
        .iter()
        .find_map(|around| tag.strip_prefix(around))
        .unwrap_or(tag);
    tag.get(..8)
        .is_some_and(|head| head.eq_ignore_ascii_case("<details"))
}

/// The first block after the element that opens at block `at`, if it closes not too far below.
pub fn block_after(doc: &Doc, at: usize) -> Option<usize> {
    // A bound, so that time grows with the size of the note.
    const FARTHEST: usize = 400;
    let mut depth = 0usize;
    for (next, block) in doc.blocks.blocks.iter().enumerate().skip(at).take(FARTHEST) {
        for line in &doc.blocks.lines[block.lines.clone()] {
            if matches!(block.kind, Kind::Html | Kind::Text) {
                depth += line.text.matches("<details").count()
                    + usize::from(container::read(line.text).is_some());
                let closed = line.text.matches("</details>").count()
                    + usize::from(container::closes(line.text));
                depth = depth.saturating_sub(closed);
            }
        }
        if depth == 0 {
            return Some(next + 1);
        }
    }
    None
}

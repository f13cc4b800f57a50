//! Exercises: a heading says that a question follows, and its text stands below, with options or without.
//!
//! ```text
//! ### 第一题                  ## 面试题
//!
//! > 合并两个有序数组。            为什么要有缓存？
//!
//! 从后往前放。                 ## 面试题剖析
//! ```

use std::ops::Range;

use super::{Ask, Doc, Found, Rank, Reach, details};
use crate::{
    block::{Block, Kind},
    draft,
    grammar::asking::{Asking, is_marked, requests},
    grammar::label::Role,
    grammar::marker,
    grammar::survey::bold_title,
    grammar::text::{Part, markdown},
    grammar::title,
    read::is_fields,
};

/// The exercise that heading `at` announces; `answer` is where the label of its answer stands.
pub fn read<'a>(
    doc: &'a Doc<'a>,
    at: usize,
    block: &Block,
    answer: Option<usize>,
) -> Option<Found<'a>> {
    let first = at + 1;
    // A list of questions below the label is read by itself.
    let listed = |at: usize| {
        doc.block(at)
            .is_some_and(|next| next.marker.is_some() && next.asking == Asking::Marked)
    };
    if listed(first) && listed(first + 1) {
        return None;
    }
    let (end, body) = match answer.or_else(|| analysis(doc, at)) {
        Some(answer) => {
            let heading = doc.next_heading(first).min(answer);
            let end = end(doc, first, heading, "");
            // A question that is one without the heading.
            let own = doc
                .block(first)
                .is_some_and(|next| next.asking == Asking::Marked);
            if own && end == first + 1 && details::summary(doc, answer).is_some() {
                return None;
            }
            (end, if heading < answer { answer } else { end })
        }
        None => {
            let end = stated(doc, at, block)?;
            (end, end)
        }
    };
    let question = title::question(&statement(doc, first..end));
    title::has_words(&question).then_some(())?;
    Some(Found::Ask(Ask {
        kind: draft::Kind::Question,
        question,
        line: doc.block(first)?.lines.start,
        head: Vec::new(),
        body,
        reach: Reach::Section(block.level()),
        rank: Rank::Explicit,
    }))
}

/// Where the text of a question ends that starts at block `first` and whose answer starts at `answer`. Options stay
/// with it, unless the question says enough and the answer repeats the right one.
pub fn end(doc: &Doc, first: usize, answer: usize, own: &str) -> usize {
    let blocks = &doc.blocks.blocks[first..answer];
    let Some(options) = blocks.iter().position(|block| is_options(block)) else {
        return answer;
    };
    let asks = match options.checked_sub(1) {
        Some(last) => blocks[last].asking == Asking::Marked,
        None => is_marked(own),
    };
    if asks && !answers_by_letter(doc, answer) {
        first + options
    } else {
        answer
    }
}

/// The text of blocks, as Markdown.
pub fn statement(doc: &Doc, blocks: Range<usize>) -> String {
    let parts: Vec<Part> = doc.blocks.blocks[blocks]
        .iter()
        .map(|block| Part::Lines(block.lines.clone()))
        .collect();
    markdown(&doc.blocks.lines, &parts)
}

/// `A. …`, `b) …`
pub fn is_option(text: &str) -> bool {
    text.get(..2).is_some_and(|head| {
        let signs = head.as_bytes();
        signs[0].is_ascii_uppercase() && signs[1].is_ascii_punctuation()
            || signs[0].is_ascii_lowercase() && signs[1] == b')'
    })
}

/// Whether a block holds options or is their label.
pub fn is_options(block: &Block) -> bool {
    let text = block.text.trim_start_matches(['*', ' ']);
    let label = ["选项", "Options", "Choices"]
        .iter()
        .filter_map(|name| text.strip_prefix(name))
        .any(|rest| rest.starts_with([':', '：', '*']));
    block.is_text() && (is_option(text) || label)
}

/// Whether an answer names the right option by its letter alone: `正确答案：B`.
pub fn answers_by_letter(doc: &Doc, answer: usize) -> bool {
    const FARTHEST: usize = 4;
    let mut blocks = doc.blocks.blocks.iter().skip(answer).take(FARTHEST);
    let label = blocks.find_map(|block| block.label.filter(|label| label.role == Role::Answer));
    label.is_some_and(|label| {
        let said = label.rest.trim_end_matches(['*', '。', '.', ' ']);
        (1..=3).contains(&said.chars().count())
    })
}

/// The heading of the answer in a note whose parts have headings of one level: 面试题, 面试官心理分析, 面试题剖析.
fn analysis(doc: &Doc, at: usize) -> Option<usize> {
    const FARTHEST: usize = 64;
    let level = doc.block(at)?.level();
    let mut headings = doc
        .blocks
        .blocks
        .iter()
        .enumerate()
        .skip(at + 1)
        .take(FARTHEST)
        .filter(|(_, block)| block.is_heading());
    let answers = |block: &Block| block.label.is_some_and(|label| label.role == Role::Answer);
    let aside = |block: &Block| {
        block.text.contains("心理分析") || block.text.to_lowercase().contains("psycholog")
    };
    headings
        .find(|(_, block)| !(aside(block) && block.level() == level))
        .filter(|(_, block)| answers(block) && block.level() == level)
        .map(|(next, _)| next)
}

/// The end of the question below a heading with no answer label in sight: what is quoted, or one paragraph.
fn stated(doc: &Doc, at: usize, block: &Block) -> Option<usize> {
    let first = doc
        .block(at + 1)
        .filter(|next| next.is_text() && next.label.is_none() && next.marker.is_none())?;
    // `**题型**：单选题`
    if is_fields(doc, &[Part::Lines(first.lines.clone())]) {
        return None;
    }
    let end = if first.quote > 0 {
        let below = doc.blocks.blocks[at + 1..].iter();
        at + 1 + below.take_while(|next| next.quote > 0).count()
    } else {
        at + 2
    };
    let name = marker::strip_numbering(block.text).trim_start_matches(['*', ' ']);
    let numbered = name.starts_with('第') || name.contains(|sign: char| sign.is_ascii_digit());
    let answered = doc
        .block(end)
        .is_some_and(|next| next.level() > block.level() || next.is_label());
    // Where another question stands in the section as this one does, the heading is the topic of both.
    let more = (doc.blocks.blocks[end..].iter())
        .take_while(|next| !next.is_heading())
        .any(|next| {
            next.kind == Kind::Text
                && next.asking == Asking::Marked
                && next.marker.is_none()
                && (next.quote > 0) == (first.quote > 0)
        });
    // The title of a note heads all its questions.
    let below = doc.blocks.blocks[end..]
        .iter()
        .take_while(|next| !next.is_heading());
    let others = below
        .take(64)
        .any(|next| next.is_text() && next.asking == Asking::Marked);
    let part = block.level() > 1 || doc.survey.headings[1].all > 1;
    let alone = part && bold_title(first).is_none() && !others && !block.text.contains('追');
    let asks = alone && (first.asking == Asking::Marked || requests(first.text)) && !more;
    (answered && (numbered || asks)).then_some(end)
}

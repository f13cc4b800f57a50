//! Callouts that ask: whether their title is the question, and how far they reach.

use super::{Doc, Reach};
use crate::{
    block::Block,
    grammar,
    grammar::asking::{Asking, asking, heads_questions, is_marked},
    grammar::label,
};

/// Whether a block is the first line of a callout.
pub fn is_one(block: &Block) -> bool {
    grammar::callout::read(block.text).is_some()
}

/// What the title of a callout is.
pub enum Title {
    /// The question; all else is its answer.
    Question,
    /// Words such as "How it is asked", over the question.
    Over,
    /// No question itself: a title over a list of them, or a sample of how callouts look.
    None,
}

/// What the title of block `at` is, if that is a callout.
pub fn title(doc: &Doc, at: usize, block: &Block, title: &str) -> Option<Title> {
    grammar::callout::read(block.text)?;
    if is_marked(title) {
        return Some(Title::Question);
    }
    if heads_questions(title) {
        return Some(Title::None);
    }
    let inner = &doc.blocks.lines[block.lines.start + 1..block.lines.end];
    let asks = |text: &str| asking(&grammar::title::question(text)) > Asking::No;
    if inner.first().is_some_and(|line| asks(line.text)) {
        return Some(Title::Over);
    }
    let below = doc
        .block(at + 1)
        .filter(|next| inner.is_empty() && next.is_text() && (next.quote, next.indent) > (0, 0));
    Some(match below {
        Some(next) if next.marker.is_some() && next.asking == Asking::Marked => Title::None,
        Some(next) if next.marker.is_none() && asks(next.text) => Title::Over,
        _ if title.is_empty() || label::name_role(title).is_some() => Title::None,
        _ => Title::Question,
    })
}

/// How far the text of a callout reaches: it is quoted, or further to the right.
pub fn reach(doc: &Doc, block: &Block, body: usize) -> Reach {
    match doc.block(body) {
        Some(next) if next.quote > 0 && block.quote > 0 => Reach::Quoted,
        Some(next) if next.indent > block.indent => Reach::Nested(block.indent),
        _ => Reach::Open,
    }
}

//! The question that a note begins with, where it has no other.

use super::is_plain_question;
use crate::{
    block::{Block, Blocks, Kind},
    grammar::asking::{self, Asking},
    grammar::label::Role,
    grammar::marker::Style,
    grammar::text::is_within,
};

/// The question that a note begins with and that is its only one.
pub(super) fn lone(blocks: &Blocks) -> Option<usize> {
    const LONGEST: usize = 60;
    let says = |block: &Block| !matches!(block.kind, Kind::Comment | Kind::Rule | Kind::Underline);
    let first = blocks.blocks.iter().position(says)?;
    let block = &blocks.blocks[first];
    // `12. 锁是什么？` may be one of many files.
    let counted = block.marker.is_none_or(|marker| {
        let alike = |other: &Block| {
            let other = other.marker.filter(|_| block.indent == other.indent);
            other.is_some_and(|other| other.style == marker.style)
        };
        marker.style != Style::Bullet && !blocks.blocks[first + 1..].iter().any(alike)
    });
    let asks = block.is_text()
        && counted
        && block.label.is_none()
        && block.quote == 0
        && block.lines.len() == 1
        && is_within(block.text, LONGEST)
        && is_plain_question(block)
        && !asking::is_addressed(block.text);
    let below = blocks.blocks.get(first + 1)?;
    let others = blocks.blocks[first + 1..].iter().any(|other| {
        other.asking == Asking::Marked
            || other
                .label
                .is_some_and(|label| label.role == Role::Question)
    });
    (asks && !below.is_heading() && !others).then_some(first)
}

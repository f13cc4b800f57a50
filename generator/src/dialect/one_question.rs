//! Notes about one question, which is their title.
//!
//! ```text
//! # 怎样实现一个写缓冲？
//! ## 核心思路
//! 满了再一次写下去。
//! ## 追问
//! - 断电了怎么办？
//! ```
//!
//! The headings are parts of the answer, up to those below which other questions stand. What these are, and which titles
//! ask, is told here; [`heading`](super::heading) makes the card.

use super::{Doc, Reach, heading::answered_under_heading};
use crate::{
    block::{Block, Kind},
    grammar::asking::{self, Asking},
    grammar::beside::beside,
    grammar::label::{self, Role},
    grammar::marker,
};

/// Whether a heading is the title of the whole note.
pub fn is_title(doc: &Doc, at: usize, level: u8) -> bool {
    level == 1 && at == 0 && (doc.survey.headings[1].all == 1 || is_over_parts(doc))
}

/// Whether the title asks, and the other headings of its level number the parts of its answer.
fn is_over_parts(doc: &Doc) -> bool {
    let blocks = &doc.blocks.blocks;
    let number = |block: &Block| {
        let text = block
            .text
            .trim_start_matches(|sign| sign == ' ' || label::is_picture(sign));
        marker::title_number(text)
    };
    let parts = blocks[1..].iter().filter(|block| block.level() == 1);
    let in_order =
        |(place, part): (usize, &Block)| number(part) as usize == place + 1 && !part.asks();
    blocks[0].asking == Asking::Marked && number(&blocks[0]) == 0 && parts.enumerate().all(in_order)
}

/// Whether the note is about one question, which is its title.
pub fn is_one(doc: &Doc) -> bool {
    doc.block(0).is_some_and(|title| {
        title.is_heading()
            && is_title(doc, 0, title.level())
            && !title.is_label()
            && asks(doc, 0, title)
    })
}

/// How far the answer of a title reaches: to what is asked next, or over all the note.
pub fn reach(doc: &Doc, at: usize, level: u8) -> Reach {
    match follow_ups(doc, at + 1) {
        end if end < doc.blocks.blocks.len() => Reach::Until(end),
        _ if doc.survey.headings[1].all > 1 => Reach::Until(doc.blocks.blocks.len()),
        _ => Reach::Section(level),
    }
}

/// The first heading from block `from` on below which other questions stand, in the words of the author; the end of the
/// note if there is none. A table of them is read as what stands inside the answer.
pub fn follow_ups(doc: &Doc, from: usize) -> usize {
    let blocks = &doc.blocks.blocks;
    let tabled = |at: usize| {
        doc.block(at + 1)
            .is_some_and(|next| next.kind == Kind::Table)
    };
    (from..blocks.len())
        .find(|&at| {
            blocks[at].is_heading()
                && blocks[at].asking < Asking::Marked
                && asking::heads_follow_ups(blocks[at].text)
                && !tabled(at)
        })
        .unwrap_or(blocks.len())
}

/// Whether the title of a note asks, and hardly anything else does; or an answer has a heading of its own.
pub fn asks(doc: &Doc, at: usize, title: &Block) -> bool {
    let answer = &doc.blocks.blocks[at + 1..follow_ups(doc, at + 1)];
    let headings = || answer.iter().filter(|block| block.is_heading());
    let others = headings()
        .filter(|block| block.asking == Asking::Marked)
        .count() as u32;
    let few = others * 3 < doc.survey.n_headings() && others <= 2;
    // One label may be that of the follow-ups.
    let asked = |block: &&Block| (block.label).is_some_and(|label| label.role == Role::Question);
    let labels = answer.iter().filter(asked).count();
    let alone = others == 0 && labels == 0 && !doc.survey.manual;
    match title.asking {
        Asking::Marked => few && (labels <= 1 || answered_under_heading(doc, at, 1)),
        // `# 行锁和表锁的区别`: the note is its answer.
        Asking::Worded
            if answered_under_heading(doc, at, 1) && labels <= 1
                || asking::differs(title.text)
                    && alone
                    && doc.survey.marked_headings() == 0
                    && doc.block(at + 1).is_some_and(|below| !below.is_heading()) =>
        {
            true
        }
        // `# Describe a time you were wrong`, `# 手写一个堆`: so are its parts.
        _ => {
            alone
                && (doc.survey.worded || headings().any(Block::is_label))
                && asking::tells_to(marker::strip_numbering(title.text))
                && !headings().any(|part| part.asks() && beside(part.text).is_none())
        }
    }
}

//! Lists of terms: the only heading of a note names a field, and each item below it a subject of that field.
//!
//! ```text
//! # 缓存
//! * 强缓存
//!   * Expires：……
//! * 协商缓存
//!   * ETag：……
//! ```

use super::{super::Survey, names::names_subject};
use crate::{block::Block, grammar::asking};

/// The first item of such a list, in a note to learn from that is nothing else.
pub fn terms(survey: &Survey, blocks: &[Block]) -> Option<usize> {
    const FEWEST: usize = 2;
    let [heading] = survey.subjects[..] else {
        return None;
    };
    let first = heading + 1;
    let run = survey.lists.run(first).filter(|run| run.first == first)?;
    if survey.n_headings() != 1 || survey.paragraphs * 3 > run.items {
        return None;
    }
    let (mut items, mut named, mut explained) = (0, 0, 0);
    for (at, block) in blocks.iter().enumerate().skip(first) {
        if survey.lists.are_one(first, at) {
            items += 1;
            let subject = names_subject(block) && !asking::is_part(block.text);
            named += usize::from(subject);
            explained += usize::from(subject && is_explained(blocks, at));
        } else if block.indent <= blocks[first].indent && block.marker.is_some() {
            return None;
        }
    }
    (named >= FEWEST && named * 5 >= items * 4 && explained * 5 >= named * 4 && run.linked == 0)
        .then_some(first)
}

/// Whether more than one thing is said below an item.
fn is_explained(blocks: &[Block], at: usize) -> bool {
    const FEWEST: usize = 2;
    let block = &blocks[at];
    let below = blocks[at + 1..].iter();
    let below = below.take_while(|next| next.indent > block.indent);
    let lines: usize = below.map(|next| next.lines.len()).sum();
    block.lines.len() - 1 + lines >= FEWEST
}

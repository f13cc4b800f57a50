//! What stands below the last rule of a note and is no part of it: `*整理于 2026 年 3 月*`.

use crate::{
    block::{Block, Blocks, Kind},
    grammar::asking::Asking,
};

/// The block at which it begins: below the last rule there are nothing but lines in italics.
pub fn signature(blocks: &Blocks) -> Option<usize> {
    let all = &blocks.blocks;
    let slanted = |block: &&Block| {
        let lines = &blocks.lines[block.lines.clone()];
        block.is_text()
            && block.asking == Asking::No
            && lines.iter().all(|line| is_slanted(line.text))
    };
    let length = all.iter().rev().take_while(slanted).count();
    let first = all.len() - length;
    let rule = first.checked_sub(1).map(|above| all[above].kind) == Some(Kind::Rule);
    (length > 0 && rule).then_some(first)
}

/// Whether a line is in italics all through.
fn is_slanted(line: &str) -> bool {
    ['*', '_'].iter().any(|sign| {
        let inner = line
            .strip_prefix(*sign)
            .and_then(|rest| rest.strip_suffix(*sign));
        inner.is_some_and(|inner| !inner.is_empty() && !inner.contains(*sign))
    })
}

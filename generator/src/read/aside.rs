//! What stands beside an answer and is no part of it: fields, links, remarks.

use crate::{
    block::{self, Block, Line},
    dialect::Doc,
    grammar::text::{Part, is_within},
    grammar::title,
};

/// Whether lines are all fields such as `**来源**：牛客` and `- 难度：高`.
pub fn is_fields(doc: &Doc, body: &[Part]) -> bool {
    const LONGEST: usize = 120;
    const LONGEST_NAME: usize = 8;
    let field = |line: &Line| {
        let named = || {
            let text = line.text.trim_start_matches(['*', '_', '【']);
            text.find([':', '：', '】'])
                .map(|at| text[..at].trim_end_matches(['*', '_']))
                .is_some_and(|name| {
                    is_within(name, LONGEST_NAME) && name.contains(char::is_alphabetic)
                })
        };
        line.kind == block::Kind::Blank
            || is_within(line.text, LONGEST) && !line.text.ends_with(['：', ':', '*']) && named()
    };
    let fields = |part: &Part| match part {
        Part::Lines(range) => doc.blocks.lines[range.clone()].iter().all(field),
        Part::Words(_) => false,
    };
    !body.is_empty() && body.iter().all(fields)
}

/// `[回到顶部](#目录)` under an answer.
pub(super) fn is_way_back(block: &Block) -> bool {
    let link = || title::link(block.text.trim_matches(['*', ' ']));
    block.is_text()
        && block.lines.len() == 1
        && block.text.starts_with(['[', '*', ' '])
        && link().is_some_and(|(_, address)| address.starts_with('#'))
}

/// Addresses of links: `[lock]: https://example.org/lock`.
pub(super) fn is_definition(block: &Block) -> bool {
    block.is_text() && block.text.starts_with('[') && block.text.contains("]: ")
}

/// A paragraph all in brackets: `**(此部分用于……)**`.
pub fn is_remark(block: &Block) -> bool {
    let is_one = || {
        let text = block.text.trim_matches(['*', '_', ' ']);
        text.starts_with(['(', '（']) && text.ends_with([')', '）'])
    };
    block.is_text() && block.lines.len() == 1 && is_one()
}

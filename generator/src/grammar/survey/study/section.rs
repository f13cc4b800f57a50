//! The headings of a note, each with what stands below it.

use std::{cell::LazyCell, collections::HashSet};

use super::{super::parts::Parts, names::name};
use crate::{
    block::{Block, Blocks, Kind},
    grammar::asking,
    grammar::beside::beside,
    grammar::marker::{self, Style},
    grammar::title,
};

/// A heading and what stands below it.
pub struct Section {
    /// The block of the heading.
    pub heading: usize,
    /// Its level.
    pub level: u8,
    /// The level of the heading that it stands below; 0 where there is none.
    pub above: u8,
    /// The first block after it that is not below it.
    pub end: usize,
    /// Whether it has text of its own and no heading below it.
    pub leaf: bool,
    /// Whether its name says nothing without the heading above it: 优点, or one that the note has twice.
    pub part: bool,
    /// Whether it stands below a label, such as `## 回答`, whose text it is.
    pub labelled: bool,
}

/// `（2）滑动窗口`: a number in brackets or a circle counts the points of what stands above.
fn is_point(title: &str) -> bool {
    let title = title.trim_start_matches('*');
    marker::read(title)
        .is_some_and(|marker| matches!(marker.style, Style::Bracketed | Style::Circled))
}

/// Whether a block says nothing itself: links, pictures, `[[another note]]`.
fn points_elsewhere(blocks: &Blocks, block: &Block) -> bool {
    let points = |text: &str| {
        let text = text.trim_matches(['*', ' ']);
        let wrapped = |open: &str, close: &str| text.starts_with(open) && text.ends_with(close);
        title::link(text).is_some()
            || wrapped("![", ")") && text.matches("](").count() == 1
            || wrapped("[[", "]]")
            || wrapped("![[", "]]")
            || text.starts_with("http") && !text.contains(' ')
    };
    // `- [[页表]] — 虚拟地址到物理地址`
    let lists = block.marker.is_some()
        && block.text.starts_with("[[")
        && block
            .text
            .split_once("]]")
            .is_some_and(|(_, rest)| rest.trim_start().starts_with(['—', '–', '-']));
    match block.kind {
        _ if lists => true,
        Kind::Html => block.lines.len() == 1 && block.text.starts_with("<img"),
        Kind::Text => {
            points(block.text)
                && blocks.lines[block.lines.clone()]
                    .iter()
                    .skip(1)
                    .all(|line| points(line.text))
        }
        _ => false,
    }
}

/// How many headings may stand above a list of contents.
const MOST_ABOVE_CONTENTS: usize = 2;

/// The names of all headings, folded. A list of them at the beginning of a note says what it holds.
fn titles(blocks: &[Block]) -> HashSet<String> {
    let headings = blocks.iter().filter(|block| block.is_heading());
    headings.map(|block| title::folded(block.text)).collect()
}

/// All sections of a note, in their order.
pub fn sections(note: &Blocks, parts: &Parts) -> Vec<Section> {
    let blocks = &note.blocks;
    let mut sections: Vec<Section> = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    let titles = LazyCell::new(|| titles(blocks));
    for (at, block) in blocks.iter().enumerate() {
        let Kind::Heading(level) = block.kind else {
            let empty = matches!(block.kind, Kind::Comment | Kind::Rule | Kind::Underline);
            // What says something is looked for once a section.
            let last = open.last().filter(|last| !sections[**last].leaf);
            if let Some(&last) = last.filter(|_| !empty) {
                let lists = sections.len() <= MOST_ABOVE_CONTENTS
                    && block.marker.is_some()
                    && block.lines.len() == 1
                    && titles.contains(&title::folded(block.text));
                sections[last].leaf = !lists && !points_elsewhere(note, block);
            }
            continue;
        };
        while let Some(above) = open.pop_if(|above| sections[*above].level >= level) {
            sections[above].end = at;
        }
        let outer = open.last().map(|above| &sections[*above]);
        let above = outer.map_or(0, |outer| outer.level);
        // Below 应用场景 each is a subject.
        let point = is_point(block.text) && outer.is_some_and(|outer| !outer.part);
        let labelled = open
            .iter()
            .any(|above| blocks[sections[*above].heading].is_label());
        open.push(sections.len());
        sections.push(Section {
            heading: at,
            level,
            above,
            end: blocks.len(),
            leaf: false,
            part: parts.has(at) || asking::is_part(name(block)) || point,
            labelled,
        });
    }
    // What has a heading below it is no leaf, but for one that stands beside it: `## 参考`.
    for index in 0..sections.len() {
        let end = sections[index].end;
        let inner = sections[index + 1..].iter();
        let deeper = inner
            .take_while(|inner| inner.heading < end)
            .any(|inner| beside(name(&blocks[inner.heading])).is_none());
        sections[index].leaf &= !deeper;
    }
    sections
}

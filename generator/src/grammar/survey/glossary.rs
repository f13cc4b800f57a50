//! The parts of a note that explain terms: below 名词解释, 术语 or "Glossary".

use std::ops::Range;

use super::bold::bold_start;
use crate::{
    block::{Block, Kind},
    grammar::{
        asking, letter,
        marker::{self, Style},
        text::is_within,
    },
};

/// A part of a note that explains terms.
#[derive(Clone, Debug)]
pub struct Glossary {
    /// Its blocks.
    pub blocks: Range<usize>,
    /// How its terms are marked, and how far to the right they stand.
    shape: (Option<Style>, u16),
}

impl Glossary {
    /// The term that a block of it begins with, and what the same line says of it: `**锁**：一次一个`, `锁：一次一个`, `**Lock** one
    /// at a time`, `Lock - one at a time`.
    pub fn term<'a>(&self, block: &Block<'a>) -> Option<(&'a str, &'a str)> {
        (shape(block) == self.shape).then(|| term(block))?
    }

    /// That of these blocks, if most of those which look like its first term are terms, and there are several.
    fn of(all: &[Block], blocks: Range<usize>) -> Option<Glossary> {
        const FEWEST: usize = 2;
        let part = &all[blocks.clone()];
        let says = |block: &&Block| term(block).is_some_and(|(_, said)| !said.is_empty());
        let shape = shape(part.iter().find(says)?);
        let alike = || {
            part.iter()
                .filter(|block| self::shape(block) == shape && block.is_text())
        };
        let terms = alike().filter(says).count();
        (terms >= FEWEST && terms * 3 >= alike().count() * 2).then_some(Glossary { blocks, shape })
    }
}

fn shape(block: &Block) -> (Option<Style>, u16) {
    (block.marker.map(|marker| marker.style), block.indent)
}

/// The parts of a note whose heading says that they explain terms, in their order. `title` is the note's.
pub fn glossaries(blocks: &[Block], title: &str) -> Vec<Glossary> {
    let mut found: Vec<Range<usize>> = Vec::new();
    if names_terms(title) {
        found.push(0..blocks.len());
    }
    for (at, block) in blocks.iter().enumerate() {
        let Kind::Heading(level) = block.kind else {
            continue;
        };
        let covered = found.last().is_some_and(|part| part.contains(&at));
        if covered || !names_terms(block.text) {
            continue;
        }
        let ends = |next: &Block| matches!(next.kind, Kind::Heading(other) if other <= level);
        let length = blocks[at + 1..]
            .iter()
            .take_while(|next| !ends(next))
            .count();
        found.push(at + 1..at + 1 + length);
    }
    found
        .into_iter()
        .filter_map(|part| Glossary::of(blocks, part))
        .collect()
}

/// The term at the start of a block, and what the same line says of it.
fn term<'a>(block: &Block<'a>) -> Option<(&'a str, &'a str)> {
    const LONGEST: usize = 30;
    if !block.is_text() || block.quote > 0 {
        return None;
    }
    let sign = |sign: char| matches!(sign, '：' | ':' | '—' | '–' | '-' | ' ');
    let (term, said) = match bold_start(block.text) {
        Some(found) => found,
        None => ["：", ": ", "——", " - ", " – ", " — "]
            .iter()
            .filter_map(|sign| block.text.split_once(sign))
            .min_by_key(|(term, _)| term.len())?,
    };
    let (term, said) = (term.trim_end_matches(sign), said.trim_start_matches(sign));
    let names = is_within(term, LONGEST)
        && term.chars().any(letter::is_letter)
        && !term.contains(['。', '，', '；', '？', '?', '！'])
        && !term.contains("://")
        && asking::asking(term) == asking::Asking::No;
    names.then_some((term, said))
}

/// Whether a title says that terms are explained below it.
fn names_terms(title: &str) -> bool {
    const NAMES: &[&str] = &[
        "名词解释",
        "名词",
        "名词术语",
        "术语",
        "术语表",
        "术语解释",
        "常用术语",
        "词汇表",
        "概念解释",
        "概念辨析",
        "glossary",
        "terminology",
        "terms",
        "key terms",
        "vocabulary",
    ];
    let name = letter::trim(marker::strip_numbering(title));
    NAMES.iter().any(|known| known.eq_ignore_ascii_case(name))
}

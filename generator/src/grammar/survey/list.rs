//! Lists as their authors see them: `1.`, `2.`, `3.` are one list whatever stands between them.

use super::{asks, run::Run};
use crate::{
    block::{Block, Kind, Line},
    grammar::asking::Asking,
    grammar::marker::{Marker, Style},
};

/// The lists of a note.
#[derive(Clone, Debug, Default)]
pub struct Lists {
    /// All runs, in the order of their first items.
    pub runs: Vec<Run>,
    /// The run of each block, `NO_RUN` for those in none.
    run_of: Vec<u32>,
}

/// No list.
const NO_RUN: u32 = u32::MAX;

impl Lists {
    /// The run of block `at`, if it is an item.
    pub fn run(&self, at: usize) -> Option<Run> {
        let run = self.run_of.get(at)?;
        self.runs.get(*run as usize).copied()
    }

    /// Finds the lists of prompts; `only` says that the note is hardly more than lists. Where one is, others that are
    /// marked in the same way are too, however short.
    pub fn judge(&mut self, only: bool) {
        const FEWEST: u32 = 4;
        for at in 0..self.runs.len() {
            self.runs[at].prompts = self.runs[at].asks(only);
        }
        for style in [Style::Bullet, Style::Number, Style::Bracketed, Style::Han] {
            let kin = |run: &&mut Run| run.style == Some(style);
            let known: u32 = self
                .runs
                .iter_mut()
                .filter(kin)
                .map(|run| if run.prompts { run.items } else { 0 })
                .sum();
            if known >= FEWEST {
                for run in self.runs.iter_mut().filter(kin) {
                    run.prompts |= run.asks_too();
                }
            }
        }
    }

    /// Whether the block right above or below is an item of the same run as block `at`.
    pub fn has_neighbour(&self, at: usize) -> bool {
        let run = |at: usize| self.run_of.get(at).filter(|run| **run != NO_RUN);
        let own = run(at);
        own.is_some() && (run(at + 1) == own || at.checked_sub(1).and_then(run) == own)
    }
}

struct Open {
    run: u32,
    indent: u16,
    style: Style,
    /// The last number; of bullets, the sign.
    number: u32,
}

/// Finds the lists of a note.
pub fn lists(blocks: &[Block], lines: &[Line]) -> Lists {
    let mut lists = Lists {
        runs: Vec::new(),
        run_of: vec![NO_RUN; blocks.len()],
    };
    let mut open: Vec<Open> = Vec::new();
    for (at, block) in blocks.iter().enumerate() {
        match (block.kind, block.marker) {
            (Kind::Heading(_) | Kind::Edge, _) => open.clear(),
            (Kind::Text, Some(marker)) => {
                // Lines further to the right have ended.
                open.retain(|run| run.indent <= block.indent);
                let number = number(block, marker, lines);
                let same = |run: &&mut Open| {
                    run.indent == block.indent
                        && run.style == marker.style
                        && (marker.style != Style::Bullet || run.number == number)
                };
                let run = match open.iter_mut().find(same) {
                    // Who leaves the counting to the page writes `1.` every time.
                    Some(found) if marker.style == Style::Bullet || number >= found.number => {
                        found.number = number;
                        found.run
                    }
                    found => {
                        let new = Open {
                            run: lists.runs.len() as u32,
                            indent: block.indent,
                            style: marker.style,
                            number,
                        };
                        let before = before(blocks, at, block, marker.style);
                        let headed = before
                            .is_some_and(|before| before.is_heading() && before.label.is_none());
                        lists.runs.push(Run {
                            first: at,
                            style: Some(marker.style),
                            bare: marker.len == 0,
                            alone: marker.len == 0
                                || before.is_none_or(|before| headed && !asks(before)),
                            headed: headed
                                && before.is_some_and(|before| before.asking != Asking::Marked),
                            ..Run::default()
                        });
                        let run = new.run;
                        match found {
                            Some(old) => *old = new,
                            None => open.push(new),
                        }
                        run
                    }
                };
                lists.run_of[at] = run;
                lists.runs[run as usize].count(block, blocks.get(at + 1), lines);
            }
            _ => {}
        }
    }
    lists
}

/// What tells an item from those of another list: a `-` and a `+` list are two.
fn number(block: &Block, marker: Marker, lines: &[Line]) -> u32 {
    if marker.style != Style::Bullet || marker.len == 0 {
        return marker.number;
    }
    let raw = lines[block.lines.start].raw.trim_start();
    raw.chars().next().map_or(0, u32::from)
}

/// What stands before a list: the first block above that is no item of it.
fn before<'b, 'a>(
    blocks: &'b [Block<'a>],
    at: usize,
    item: &Block,
    style: Style,
) -> Option<&'b Block<'a>> {
    // A bound, so that time grows with the size of the note.
    const FARTHEST: usize = 64;
    // Another list right before it is the same to its author.
    blocks[..at].iter().rev().take(FARTHEST).find(|block| {
        block.is_heading()
            || block.indent < item.indent
            || block.indent == item.indent && block.marker.map(|marker| marker.style) != Some(style)
    })
}

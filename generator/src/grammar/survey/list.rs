//! Lists as their authors see them: `1.`, `2.`, `3.` are one list whatever stands between them.

use super::asks;
use crate::{
    block::{Block, Kind, Line},
    grammar::asking::{self, Asking},
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

/// Items that follow each other, at one indent and with one kind of marker.
#[derive(Clone, Copy, Debug, Default)]
pub struct Run {
    /// Its items.
    pub items: u32,
    /// Those that end in ？.
    pub marked: u32,
    /// Those that ask, or name what one asks about.
    pub asked: u32,
    /// Those with text of their own below them.
    pub filled: u32,
    /// Those that ask and go on with the answer.
    pub answering: u32,
    /// Whether they are bullets.
    pub bullets: bool,
    /// Whether it stands by itself: right below a heading that does not ask, or first in the note. Below a question or
    /// words it answers or lists points.
    pub alone: bool,
}

/// No list.
const NO_RUN: u32 = u32::MAX;

impl Run {
    /// Whether a list of a note with so many paragraphs is one of questions, whatever the note is about.
    pub fn prompts(&self, paragraphs: u32) -> bool {
        let most_marked = self.marked * 4 >= self.items * 3;
        let answered =
            self.items >= 3 && self.asked * 2 >= self.items && self.filled * 2 >= self.items;
        // A list of questions only is a note by itself; in a text it is something to check.
        let alone = paragraphs * 4 <= self.items;
        if self.bullets {
            return self.items >= 5 && most_marked && alone
                || answered && (self.asked > self.marked || alone);
        }
        self.items >= 4 && most_marked && paragraphs <= self.items * 2
            || self.items >= 6 && self.asked * 4 >= self.items * 3 && paragraphs == 0
            || answered
    }
}

impl Lists {
    /// The run of block `at`, if it is an item.
    pub fn run(&self, at: usize) -> Option<Run> {
        let run = self.run_of.get(at)?;
        self.runs.get(*run as usize).copied()
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
                    Some(found) if marker.style == Style::Bullet || number > found.number => {
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
                        lists.runs.push(Run {
                            bullets: marker.style == Style::Bullet,
                            alone: stands_alone(blocks, at, block, marker.style),
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
                let stats = &mut lists.runs[run as usize];
                stats.items += 1;
                stats.marked += u32::from(block.asking == Asking::Marked);
                stats.asked += u32::from(asks(block));
                stats.answering += u32::from(asking::answer_at(block.text).is_some());
                let below = blocks.get(at + 1);
                stats.filled += u32::from(
                    below.is_some_and(|next| !next.is_heading() && next.indent > block.indent),
                );
            }
            _ => {}
        }
    }
    lists
}

/// What tells an item from those of another list: a `-` and a `+` list are two.
fn number(block: &Block, marker: Marker, lines: &[Line]) -> u32 {
    if marker.style != Style::Bullet {
        return marker.number;
    }
    let raw = lines[block.lines.start].raw.trim_start();
    raw.chars().next().map_or(0, u32::from)
}

fn stands_alone(blocks: &[Block], at: usize, item: &Block, style: Style) -> bool {
    // A bound, so that time grows with the size of the note.
    const FARTHEST: usize = 64;
    // Another list right before it is the same to its author.
    let before = blocks[..at].iter().rev().take(FARTHEST).find(|block| {
        block.is_heading()
            || block.indent < item.indent
            || block.indent == item.indent && block.marker.map(|marker| marker.style) != Some(style)
    });
    before.is_none_or(|before| before.is_heading() && !asks(before) && before.label.is_none())
}

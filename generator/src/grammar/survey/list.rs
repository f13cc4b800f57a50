//! Lists as their authors see them: `1.`, `2.`, `3.` are one list whatever stands between them.

use super::{
    list_context::{
        before, context, heads_part, is_posed, lists_others, number, says_questions_follow,
    },
    run::{Note, Run},
};
use crate::{
    block::{Block, Kind, Line},
    grammar::asking::{self, Asking},
    grammar::label::Role,
    grammar::marker::Style,
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

    /// Counts the items that ask, once all is known that tells whether somebody wants to know.
    fn count_asked(&mut self, blocks: &[Block]) {
        let may_ask = |run: &Run| run.may_ask(run.first.checked_sub(1).map(|at| &blocks[at]));
        let may_ask: Vec<bool> = self.runs.iter().map(may_ask).collect();
        for (block, run) in blocks.iter().zip(&self.run_of) {
            if may_ask.get(*run as usize) == Some(&true) {
                self.runs[*run as usize].asked += u32::from(block.asks());
            }
        }
    }

    /// Finds the lists of prompts. Where one is, others that are marked in the same way are too, however short.
    pub fn judge(&mut self, note: Note) {
        const FEWEST_BESIDE: u32 = 5;
        let fewest = if note.titled { 2 } else { 3 };
        for run in &mut self.runs {
            run.open |= run.is_to_do();
        }
        let record = self.are_record(note);
        for at in 0..self.runs.len() {
            self.runs[at].glossary = self.runs[at].defines(note);
            let recorded = record && !self.runs[at].points_elsewhere();
            self.runs[at].prompts = recorded || self.runs[at].asks(note);
        }
        // Where one list below 面试题目 is one of questions, the others below it are, however short.
        for told in [|run: &Run| run.listed, |run: &Run| run.told || run.part] {
            if note.worded && self.runs.iter().any(|run| told(run) && run.prompts) {
                for run in self.runs.iter_mut().filter(|run| told(run) && !run.open) {
                    run.prompts = true;
                }
            }
        }
        for style in [
            Style::Bullet,
            Style::Number,
            Style::Path,
            Style::Bracketed,
            Style::Han,
        ] {
            let kin = |run: &&mut Run| run.style == Some(style);
            let known: u32 = self
                .runs
                .iter_mut()
                .filter(kin)
                .map(|run| if run.prompts { run.items } else { 0 })
                .sum();
            if known >= fewest {
                for run in self.runs.iter_mut().filter(|run| kin(run) && !run.open) {
                    let named = note.titled && run.alone && run.named == run.items;
                    run.glossary |= named;
                    run.prompts |= run.asks_too() || named;
                }
            }
            // Among lists of which a third are questions, one of a few words in each item asks about these.
            let (mut asking, mut all) = (0, 0);
            for run in self.runs.iter_mut().filter(kin) {
                let asks = run.prompts || run.marked * 4 >= run.items * 3;
                asking += if asks { run.items } else { 0 };
                all += run.items;
            }
            let most = asking >= FEWEST_BESIDE && asking * 3 >= all;
            if note.only_lists && !note.document && most {
                for run in self.runs.iter_mut().filter(|run| kin(run) && !run.open) {
                    run.prompts |= run.names_only();
                }
            }
        }
    }

    /// Whether most of what is listed are things to do or done: a plan, or how far somebody has come with it.
    pub fn are_to_do(&self) -> bool {
        const FEWEST: u32 = 6;
        let count = |lists: &dyn Fn(&&Run) -> bool| -> u32 {
            let runs = self.runs.iter().filter(lists);
            runs.map(|run| run.items).sum()
        };
        let to_do = count(&|run| run.is_to_do());
        to_do >= FEWEST && to_do * 2 >= count(&|_| true)
    }

    /// Whether its lists, and it has hardly more, are what somebody was asked, in a few words each: no item says more, and
    /// a third of them ask; a tenth, where the note's title says that it holds questions. Lists of links only are where
    /// the answers may be found.
    pub fn are_record(&self, note: Note) -> bool {
        const FEWEST: u32 = 10;
        let (mut items, mut asked, mut short) = (0, 0, 0);
        for run in self.runs.iter().filter(|run| !run.points_elsewhere()) {
            let names =
                run.alone && !run.open && (run.filled, run.stopped, run.linked) == (0, 0, 0);
            if !names {
                return false;
            }
            items += run.items;
            asked += run.asked;
            short += run.short;
        }
        let share = if note.told && !note.document { 10 } else { 3 };
        items >= FEWEST
            && asked * share >= items
            && short * 5 >= items * 4
            && note.paragraphs * 8 <= items
    }

    /// Whether the lists of bullets that stand by themselves mostly end in ？, taken together.
    pub fn mostly_ask(&self, paragraphs: u32) -> bool {
        const FEWEST: u32 = 6;
        let (mut items, mut marked) = (0, 0);
        for run in self
            .runs
            .iter()
            .filter(|run| run.is_bulleted() && run.alone)
        {
            items += run.items;
            marked += run.marked;
        }
        items >= FEWEST && marked * 4 >= items * 3 && paragraphs * 4 <= items
    }

    /// Takes the list that block `at` begins for one of terms, each explained below it.
    pub fn define(&mut self, at: usize) {
        if let Some(run) = self.runs.iter_mut().find(|run| run.first == at) {
            run.glossary = true;
            run.prompts = true;
        }
    }

    /// Whether two blocks are items of one list.
    pub fn are_one(&self, first: usize, second: usize) -> bool {
        let run = |at: usize| self.run_of.get(at).filter(|run| **run != NO_RUN);
        run(first).is_some() && run(first) == run(second)
    }

    /// Whether the block right above or below is an item of the same run as block `at`.
    pub fn has_neighbour(&self, at: usize) -> bool {
        let run = |at: usize| self.run_of.get(at).filter(|run| **run != NO_RUN);
        let own = run(at);
        own.is_some() && (run(at + 1) == own || at.checked_sub(1).and_then(run) == own)
    }
}

/// How many lists that are written alike may be open at once.
const MOST_OPEN: usize = 3;

/// Columns by which an item may stand beside the others of its list.
pub(super) const SLIP: u16 = 1;

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
                open.retain(|run| run.indent <= block.indent + SLIP);
                let number = number(block, marker, lines);
                let alike = |run: &Open| {
                    run.indent.abs_diff(block.indent) <= SLIP && run.style == marker.style
                };
                // A list goes on behind another that counts anew. Who leaves the counting to the page writes `1.`
                // every time.
                let found = open
                    .iter_mut()
                    .filter(|run| alike(run))
                    .filter(|run| match marker.style {
                        Style::Bullet => run.number == number,
                        _ => run.number <= number,
                    })
                    .max_by_key(|run| run.number);
                let run = match found {
                    Some(found) => {
                        found.number = number;
                        found.run
                    }
                    None => {
                        let new = Open {
                            run: lists.runs.len() as u32,
                            indent: block.indent,
                            style: marker.style,
                            number,
                        };
                        let before = before(blocks, at, block, marker, lines);
                        let mut context = context(blocks, at, block, marker, lines);
                        // `- 基础` in the record of a round, and below it what was asked.
                        let parent = open
                            .iter()
                            .rev()
                            .find(|run| run.indent + SLIP < block.indent);
                        let inner = parent.is_some_and(|run| lists.runs[run.run as usize].round)
                            && before.is_some_and(|above| heads_part(above));
                        context.free |= inner;
                        let headed = before.is_some_and(|before| {
                            let role = before.label.map(|label| label.role);
                            before.is_heading() && matches!(role, None | Some(Role::Question))
                        });
                        // `5. 其他问题` heads the list below it.
                        let over = before
                            .is_some_and(|before| !headed && asking::heads_questions(before.text));
                        let labelled = before.is_some_and(|before| before.label.is_some());
                        lists.runs.push(Run {
                            first: at,
                            style: Some(marker.style),
                            bare: marker.len == 0,
                            alone: marker.len == 0
                                || over
                                || before
                                    .is_none_or(|before| headed && !labelled && !before.asks()),
                            labelled: before.is_some_and(|before| {
                                let role = before.label.map(|label| label.role);
                                before.is_heading() && role == Some(Role::Outline)
                            }),
                            open: context.above.is_some_and(|above| {
                                asking::leaves_open(above.text) || lists_others(above)
                            }),
                            round: inner
                                || context
                                    .above
                                    .is_some_and(|above| asking::is_round(above.text)),
                            told: before.is_some_and(|before| {
                                before.marker.is_none() && says_questions_follow(before)
                            }),
                            part: before.is_some_and(|before| {
                                before.marker.is_none() && asking::heads_part(before.text)
                            }),
                            listed: context.above.is_some_and(|above| {
                                let role = above.label.map(|label| label.role);
                                (context.free || role == Some(Role::Question))
                                    && (asking::heads_questions(above.text)
                                        || asking::heads_tasks(above.text))
                            }),
                            free: context.free && !context.led,
                            led: context.free && context.led,
                            over,
                            posed: before.is_some_and(is_posed),
                            headed: headed
                                && before.is_some_and(|before| before.asking != Asking::Marked),
                            ..Run::default()
                        });
                        let run = new.run;
                        if open.iter().filter(|run| alike(run)).count() >= MOST_OPEN
                            && let Some(oldest) = open.iter().position(alike)
                        {
                            open.remove(oldest);
                        }
                        open.push(new);
                        run
                    }
                };
                lists.run_of[at] = run;
                lists.runs[run as usize].last = at;
                lists.runs[run as usize].count(block, blocks.get(at + 1), lines);
            }
            _ => {}
        }
    }
    lists.count_asked(blocks);
    lists
}

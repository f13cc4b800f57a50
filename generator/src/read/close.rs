//! A card is complete: keep it, or find that it was no question.

use std::ops::Range;

use super::{Open, Reader, answer::push, prose::trim_rules, unanswered::unanswered};
use crate::{
    block::{self, Line},
    dialect::{Doc, Rank},
    draft::{Draft, Kind, Piece},
    grammar::asking::is_marked,
    grammar::letter,
    grammar::outline,
    grammar::text::{Part, is_within, markdown},
    grammar::title,
};

impl Reader<'_> {
    /// Closes the open card before a question. A question with nothing below it but a more explicit one, or one in a
    /// deeper heading, was a title.
    pub(super) fn close_before(&mut self, explicit: bool, child: bool) {
        let title = self.open.as_ref().is_some_and(|open| {
            // `2. 锁是什么？` above its own `追问：…` is a question nevertheless.
            let nested = self.doc.blocks.blocks[self.at].indent > open.indent;
            let asks = nested && open.level == 7 && is_marked(&open.ask.question);
            let outer = explicit && open.ask.rank < Rank::Explicit && !asks || child;
            outer
                && (open.is_empty()
                    || open.ask.kind == Kind::Section && !self.doc.sections && self.is_lead(open))
        });
        if title {
            self.name_topic();
            self.drop_open();
        } else {
            self.close();
        }
    }

    /// Takes the heading of the open card for a topic after all.
    fn name_topic(&mut self) {
        let start = self.open.as_ref().map(|open| open.start);
        let heading = start.and_then(|at| self.doc.block(at));
        let heading = heading.filter(|block| block.is_heading());
        if let (Some(heading), Some(above)) = (heading, self.headings.last_mut()) {
            above.name = heading.topic().to_owned();
            above.asks = false;
        }
    }

    /// Whether all text of a section only leads to what is below it.
    pub(super) fn is_lead(&self, open: &Open) -> bool {
        const LONGEST_LEAD: usize = 60;
        let chars: usize = open
            .body
            .iter()
            .map(|part| match part {
                Part::Words(words) => words.chars().count(),
                Part::Lines(range) => self.doc.blocks.lines[range.clone()]
                    .iter()
                    .map(|line| line.text.chars().count())
                    .sum(),
            })
            .sum();
        chars <= LONGEST_LEAD
    }

    /// Turns the open card back into prose: all blocks since its question.
    pub(super) fn drop_open(&mut self) {
        let Some(open) = self.open.take() else {
            return;
        };
        let blocks = &self.doc.blocks.blocks;
        let last = self.at.saturating_sub(1).max(open.start);
        let mut from = blocks[open.start].lines.start;
        for hole in open.holes {
            self.prose.push(from..hole.start);
            from = hole.end;
        }
        self.prose.push(from..blocks[last].lines.end.max(from));
        if !open.followers.is_empty() {
            self.flush();
            self.reading.pieces.extend(open.followers);
        }
    }

    /// Closes the open card.
    pub(super) fn close(&mut self) {
        let Some(open) = &mut self.open else {
            return;
        };
        let doc = self.doc;
        let said = [
            metadata_at_start(doc, &mut open.body),
            metadata_at_end(doc, &mut open.body),
        ];
        open.asides.extend(said.into_iter().flatten());
        // Points and nothing else are the answer.
        if !open.answered() && !open.outline.rungs.is_empty() {
            open.outline.rungs.clear();
            open.body = points(doc, open.points.clone());
        }
        // Why it is asked is no memory aid.
        let label = doc.block(open.points.start);
        if label.is_some_and(|label| outline::is_remark(label, &open.outline)) {
            open.outline.rungs.clear();
            let said = doc.blocks.blocks[open.points.clone()].iter();
            open.asides.extend(said.map(|block| block.lines.clone()));
        }
        let answer = markdown(&doc.blocks.lines, &open.body);
        let mut answer = trim_rules(&answer);
        if is_placeholder(answer) {
            answer = "";
            open.asides
                .extend(open.body.iter().filter_map(|part| match part {
                    Part::Lines(lines) => Some(lines.clone()),
                    Part::Words(_) => None,
                }));
        }
        let keep = title::has_words(&open.ask.question)
            && (!answer.is_empty() || !open.outline.rungs.is_empty() || self.keeps_unanswered());
        if !keep {
            self.drop_open();
            return;
        }
        let Some(open) = self.open.take() else {
            return;
        };
        self.flush();
        let line = &doc.blocks.lines[open.ask.line];
        let draft = Draft {
            kind: open.ask.kind,
            topic: open.topic,
            question: open.ask.question,
            answer: answer.to_owned(),
            outline: open.outline.rungs,
            numbered: open.outline.numbered,
            line: doc.first_line + open.ask.line as u32,
            dialect: open.dialect,
            explicit_id: open.id,
            follow_up: open.follow_up,
        };
        if draft.answer.is_empty() {
            self.reading.diagnostics.push(unanswered(
                self.path,
                draft.line,
                line.raw,
                &draft.question,
            ));
        }
        let day = title::day(line.text).map(|day| Piece::Prose {
            markdown: day.to_owned(),
            line: draft.line,
        });
        self.reading.pieces.push(Piece::Card(draft));
        self.reading.pieces.extend(day);
        // What is said of the question follows it, so that all stands in the order of the note.
        let first = open.followers.first().map_or(u32::MAX, Piece::line);
        let (before, after): (Vec<_>, Vec<_>) = (open.asides.into_iter())
            .partition(|aside| doc.first_line + (aside.start as u32) < first);
        self.prose.extend(before);
        self.flush();
        self.reading.pieces.extend(open.followers);
        self.prose.extend(after);
    }

    /// Whether the open card, which has no answer, is a question nevertheless.
    pub(super) fn keeps_unanswered(&mut self) -> bool {
        let Some(open) = &self.open else {
            return false;
        };
        if open.ask.kind == Kind::Section {
            return false;
        }
        let explicit = matches!(open.ask.rank, Rank::Explicit);
        let interview = self.doc.survey.interview;
        let marked = crate::grammar::asking::is_marked(&open.ask.question);
        let keep = explicit || interview || open.ask.rank == Rank::Heading && marked;
        if !keep || self.doc.blocks.blocks[open.start].is_heading() {
            return keep;
        }
        // A list of what the headings below ask is a table of contents.
        let folded = title::folded(&open.ask.question);
        let titles = self.titles.get_or_insert_with(|| {
            let headings = self
                .doc
                .blocks
                .blocks
                .iter()
                .filter(|block| block.is_heading());
            headings.map(|block| title::folded(block.text)).collect()
        });
        !titles.contains(&folded)
    }
}

/// Whether a line says something of the question, and belongs to no answer: `难度：高`, `来源：校招`.
fn is_metadata(line: &Line) -> bool {
    const NAMES: &[&str] = &[
        "难度",
        "标签",
        "来源",
        "出处",
        "分类",
        "频率",
        "考频",
        "公司",
        "difficulty",
        "tags",
        "source",
        "company",
        "frequency",
    ];
    const LONGEST: usize = 60;
    if line.kind != block::Kind::Text || line.marker.is_some() {
        return false;
    }
    let text = line.text.trim_start_matches(['*', '_', '【', ' ']);
    let named = || {
        let (name, _) = text.split_once([':', '：', '】', '*'])?;
        let known = |known: &&str| known.eq_ignore_ascii_case(name.trim());
        Some(NAMES.iter().any(known))
    };
    is_within(text, LONGEST) && named() == Some(true)
}

/// Takes lines of metadata off the start of an answer, where a blank line parts them from it.
fn metadata_at_start(doc: &Doc, body: &mut [Part]) -> Option<Range<usize>> {
    let Some(Part::Lines(range)) = body.first_mut() else {
        return None;
    };
    let kind = |at: &usize| doc.blocks.lines[*at].kind;
    let first = range.clone().find(|at| kind(at) != block::Kind::Blank)?;
    let lines = (first..range.end).take_while(|at| is_metadata(&doc.blocks.lines[*at]));
    let end = lines.last()? + 1;
    let apart = end < range.end && kind(&end) == block::Kind::Blank;
    apart.then(|| {
        range.start = end;
        first..end
    })
}

/// Takes lines of metadata off the end of an answer.
fn metadata_at_end(doc: &Doc, body: &mut [Part]) -> Option<Range<usize>> {
    let only = body.len() == 1;
    let Some(Part::Lines(range)) = body.last_mut() else {
        return None;
    };
    let is_blank = |at: usize| doc.blocks.lines[at].kind == block::Kind::Blank;
    let says = |at: usize| is_metadata(&doc.blocks.lines[at]);
    let last = range.clone().rev().find(|at| !is_blank(*at))?;
    let first = (range.start..=last)
        .rev()
        .take_while(|at| says(*at))
        .last()?;
    // Right below other words it may be one of them.
    let apart = only && first == range.start || first > 0 && is_blank(first - 1);
    apart.then(|| {
        let end = range.end;
        range.end = first;
        first..end
    })
}

/// The text of an outline without its label.
pub(super) fn points<'a>(doc: &'a Doc<'a>, blocks: Range<usize>) -> Vec<Part<'a>> {
    let mut body = Vec::new();
    for (at, block) in doc.blocks.blocks[blocks].iter().enumerate() {
        if at > 0 {
            push(&mut body, block.lines.clone(), block.gap);
            continue;
        }
        if let Some(label) = block.label.filter(|label| !label.rest.is_empty()) {
            body.push(Part::Words(label.rest));
        }
        let more = block.lines.start + 1..block.lines.end;
        if !more.is_empty() && block.is_text() {
            push(&mut body, more, 0);
        }
    }
    body
}

/// What authors write where an answer will be.
pub(super) fn is_placeholder(answer: &str) -> bool {
    const PLACEHOLDERS: &[&str] = &[
        "待补",
        "待补充",
        "待完善",
        "待续",
        "未完待续",
        "略",
        "暂无",
        "todo",
        "tbd",
        "wip",
        "无",
    ];
    // `推荐链接：`, and nothing behind it.
    const LONGEST_NAME: usize = 10;
    let empty = |line: &str| {
        let line = line.trim_matches(['*', '-', ' ']);
        line.is_empty() || line.ends_with(['：', ':']) && is_within(line, LONGEST_NAME)
    };
    let words = letter::trim(answer);
    // `待复习填写`
    const LONGEST_NOTICE: usize = 8;
    const LEFT: &[&str] = &[
        "填写", "填充", "补充", "补全", "补写", "完善", "整理", "更新",
    ];
    let left = words.starts_with('待')
        && is_within(words, LONGEST_NOTICE)
        && LEFT.iter().any(|verb| words.ends_with(verb));
    answer.lines().all(empty)
        || left
        || words.len() <= 16
            && PLACEHOLDERS
                .iter()
                .any(|known| known.eq_ignore_ascii_case(words))
}

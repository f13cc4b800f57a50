//! What belongs to the card that is open, and as what: answer, outline, or neither.

use std::ops::Range;

use super::{Open, Reader, aside::is_fields, reach::same_shape};
use crate::{
    block::{self, Block},
    dialect::{Doc, Reach, details, exercise, heading::answered_under_heading},
    draft::Kind,
    grammar::asking::{Asking, asking, is_marked, requests},
    grammar::container,
    grammar::label::{self, Label, Role},
    grammar::marker::Style,
    grammar::outline,
    grammar::text::{Part, markdown},
};

impl<'a> Reader<'a> {
    /// Reads a label of the open card: its answer's, or its outline's.
    pub(super) fn labelled(&mut self, at: usize) -> Option<usize> {
        let doc = self.doc;
        let block = &doc.blocks.blocks[at];
        let open = self.open.as_mut()?;
        let label = block.label?;
        // `2. **收集关键词**：` below another point is one, too.
        let point = at > open.start + 1
            && doc.survey.lists.are_one(at - 1, at)
            && doc.blocks.blocks[at - 1].label.is_none();
        if label.role == Role::Outline && point {
            return None;
        }
        // `面试考点 2：锁是什么？` is the next question.
        let below = doc.block(at + 1);
        if label.role == Role::Outline
            && is_marked(label.rest)
            && below.is_some_and(|next| doc.is_answer(next))
        {
            return None;
        }
        // `## 答案` below a list of questions answers all of them, and not the last.
        if block.is_heading()
            && label.role == Role::Answer
            && open.level == 7
            && !open.answered()
            && doc.survey.lists.has_neighbour(open.start)
        {
            self.close();
            return None;
        }
        // `### 回答` below a question that is no heading: its text goes as far as the heading's.
        if block.is_heading() && label.role != Role::Question && open.level == 7 {
            open.ask.reach = Reach::Section(block.level());
        }
        // `## 一分钟速答` is the answer, and not what two people say to each other above it.
        let titled = (open.start, open.level) == (0, 1) && !open.told;
        if titled && label.role == Role::Answer {
            match block.is_heading() {
                true => open.set_talk_aside(doc, at),
                false if answered_under_heading(doc, 0, 1) => return None,
                false => {}
            }
        }
        if matches!(label.role, Role::Answer | Role::Points) {
            open.set_aside(doc);
        }
        // `### 题目 7` with its text, then `#### 答案`: the text is the question. So is the list below `### 比较下面两种：`.
        let leads = open.ask.question.ends_with(['：', ':']);
        let stated = !open.told
            && (leads || asking(&open.ask.question) == Asking::No)
            && open.level < 7
            && (block.is_heading() || leads);
        // Code between a question and the label of its answer is what the question is about.
        let shown = !open.told && is_code(doc, &open.body);
        if label.role == Role::Answer
            && (shown || stated && open.answered() && (open.ask.kind == Kind::Question || leads))
        {
            open.state(doc);
        }
        let role = match label.role {
            Role::Points if open.answered() || answered_below(doc, at, open.level) => Role::Outline,
            Role::Points => Role::Answer,
            // `答题思路：` before `标准答案：`
            Role::Answer
                if !open.told
                    && !block.is_heading()
                    && label.rest.is_empty()
                    && block.label_text().contains("思路")
                    && answered_below(doc, at, open.level) =>
            {
                Role::Outline
            }
            role => role,
        };
        match role {
            Role::Outline if !open.outlined => self.outline(at),
            // A second label, such as 解析 after 答案, is part of the answer.
            Role::Answer if !open.answered() => Some(self.answer(at, label)),
            _ => None,
        }
    }

    pub(super) fn outline(&mut self, at: usize) -> Option<usize> {
        let open = self.open.as_mut()?;
        let (outline, end) = outline::read(&self.doc.blocks, at);
        if outline.rungs.is_empty() {
            return None;
        }
        open.outline = outline;
        open.outlined = true;
        open.points = at..end;
        Some(end)
    }

    pub(super) fn answer(&mut self, at: usize, label: Label<'a>) -> usize {
        let doc = self.doc;
        let block = &doc.blocks.blocks[at];
        let Some(open) = self.open.as_mut() else {
            return at + 1;
        };
        open.told = true;
        // `我会先这样回答：` is what the author says, and no name.
        let leads = block.is_text() && label::leads(block.label_text());
        if leads {
            push(&mut open.body, block.lines.clone(), 0);
        } else if !label.rest.is_empty() {
            open.body.push(Part::Words(label.rest));
        }
        let more = block.lines.start + 1..block.lines.end;
        if !more.is_empty() && !block.is_heading() && !leads {
            push(&mut open.body, more, 0);
        }
        // `- 答：` with its text below and to the right.
        let below = doc.block(at + 1);
        let nested = block.marker.is_some()
            && below.is_some_and(|next| next.indent > block.indent && !next.is_heading());
        // `- 问：锁？`, and `答：……` below it and to the right: the next paragraph is no part of it.
        let question = &doc.blocks.blocks[open.start];
        let bulleted = question
            .marker
            .is_some_and(|marker| marker.style == Style::Bullet);
        if bulleted && block.indent > question.indent && open.ask.reach == Reach::Open {
            open.ask.reach = Reach::Nested(question.indent);
        }
        if nested && matches!(open.ask.reach, Reach::Open | Reach::Nested(_)) {
            open.ask.reach = Reach::Nested(block.indent);
        }
        let heads = below.is_some_and(|next| {
            next.is_heading() && next.label.is_none() && next.asking == Asking::No
        });
        if heads && open.level == 7 && !open.answered() && !block.is_heading() {
            open.sealed = headed_answer_end(doc, open.start, at + 1);
        }
        at + 1
    }

    /// Drops the tags around an answer that can be opened; those of other elements inside an answer stay.
    pub(super) fn tag(&mut self, at: usize) -> Option<usize> {
        let doc = self.doc;
        let block = doc
            .block(at)
            .filter(|block| block.kind == block::Kind::Html)?;
        let open = self.open.as_mut()?;
        if let Some(summary) = details::summary(doc, at) {
            // `展开` below the first words of an answer folds the rest of it.
            let folds = open.answered() && !summary.text.is_empty() && !summary.names_answer();
            let drop = summary.is_opener() && !folds;
            if !summary.closed {
                open.tags.push(drop);
            }
            if drop {
                // What opens is the answer, headings and questions in it included.
                open.set_aside(doc);
                if open.names() && doc.block(open.ask.body).is_some_and(puts_question) {
                    open.state(doc);
                }
                open.told = true;
                open.sealed = details::block_after(doc, at).unwrap_or(open.sealed);
            }
            if drop && !summary.rest.is_empty() {
                open.body.push(Part::Words(summary.rest));
            }
            return drop.then_some(summary.at + 1);
        }
        if container::read(block.text).is_some() {
            open.tags.push(false);
            return None;
        }
        // Without an element to close, it is the end of the card's own.
        let ends = block.text.eq_ignore_ascii_case("</details>") || container::closes(block.text);
        (ends && open.tags.pop().unwrap_or(true)).then_some(at + 1)
    }
}

impl Open<'_> {
    /// Whether its heading only names what is asked, and text stands below that, before any answer.
    fn names(&self) -> bool {
        let named = asking(&self.ask.question) == Asking::No && self.ask.kind == Kind::Question;
        named && !self.told && self.level < 7 && self.answered()
    }

    /// Takes what has been read so far for a part of the question.
    fn state(&mut self, doc: &Doc) {
        let statement = markdown(&doc.blocks.lines, &std::mem::take(&mut self.body));
        self.ask.question = format!("{}\n\n{statement}", self.ask.question);
    }

    /// Takes out what stands between question and answer and is neither: `**来源**：…`, options of a question that
    /// says enough without them.
    fn set_aside(&mut self, doc: &Doc) {
        let again = !self.told && self.restated;
        if again || is_fields(doc, &self.body) || are_options(doc, self.ask.body, &self.body) {
            self.set_body_aside();
        }
    }

    /// Takes out the talk that stands before block `at`, if there is one.
    fn set_talk_aside(&mut self, doc: &Doc, at: usize) {
        let asks = |block: &Block| (block.label).is_some_and(|label| label.role == Role::Question);
        if doc.blocks.blocks[self.start + 1..at].iter().any(asks) {
            self.set_body_aside();
        }
    }

    fn set_body_aside(&mut self) {
        let parts = std::mem::take(&mut self.body).into_iter();
        self.asides.extend(parts.filter_map(|part| match part {
            Part::Lines(range) => Some(range),
            Part::Words(_) => None,
        }));
    }
}

/// Where an answer ends that begins with a heading, at block `first`: at a rule, the next question like the one at block
/// `start`, or a heading above those in it.
fn headed_answer_end(doc: &Doc, start: usize, first: usize) -> usize {
    // A bound, so that time grows with the size of the note.
    const FARTHEST: usize = 400;
    let blocks = &doc.blocks.blocks;
    let (question, level) = (&blocks[start], blocks[first].level());
    let asks = |block: &Block| {
        let labelled = block
            .label
            .is_some_and(|label| label.role == Role::Question);
        labelled || block.asking == Asking::Marked && same_shape(question, block)
    };
    let ends = |block: &Block| {
        block.level() < level
            || block.kind == block::Kind::Rule && block.quote == question.quote
            || asks(block)
    };
    let inner = blocks[first..].iter().take(FARTHEST);
    first + inner.take_while(|block| !ends(block)).count()
}

/// Whether a block asks, or tells whoever reads it what to do.
fn puts_question(block: &Block) -> bool {
    block.is_text() && (asking(block.text) > Asking::No || requests(block.text))
}

/// Whether a body starts with options, at block `first`.
fn are_options(doc: &Doc, first: usize, body: &[Part]) -> bool {
    matches!(body, [Part::Lines(lines)] if doc.block(first).is_some_and(|block| {
        block.lines.start == lines.start && exercise::is_options(block)
    }))
}

/// Whether a body is code and nothing else.
fn is_code(doc: &Doc, body: &[Part]) -> bool {
    let code = |part: &Part| match part {
        Part::Lines(range) => doc.blocks.lines[range.clone()]
            .iter()
            .all(|line| matches!(line.kind, block::Kind::Code | block::Kind::Blank)),
        Part::Words(_) => false,
    };
    !body.is_empty() && body.iter().all(code)
}

/// Adds lines to an answer, and the blank lines before them.
pub(super) fn push(body: &mut Vec<Part>, lines: Range<usize>, gap: u16) {
    let gap = usize::from(gap);
    match body.last_mut() {
        Some(Part::Lines(last)) if last.end + gap == lines.start => last.end = lines.end,
        Some(Part::Words(_)) if gap > 0 => body.push(Part::Lines(lines.start - gap..lines.end)),
        _ => body.push(Part::Lines(lines)),
    }
}

/// Whether a label below block `at` announces the answer of the same question.
pub(super) fn answered_below(doc: &Doc, at: usize, level: u8) -> bool {
    const FARTHEST: usize = 32;
    for block in doc.blocks.blocks.iter().skip(at + 1).take(FARTHEST) {
        match block.label.map(|label| label.role) {
            _ if level < 7 && block.level() <= level => return false,
            Some(Role::Answer) => return true,
            Some(Role::Question) => return false,
            _ if block.is_heading() || block.asking == Asking::Marked => return false,
            _ => {}
        }
    }
    false
}

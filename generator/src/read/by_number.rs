//! Answers that stand together below a list of questions, each with the number of its question.
//!
//! ```text
//! ## 自测题
//! 1. 什么是脏页？
//! 2. 谁来写回？
//!
//! <details><summary>答案</summary>
//!
//! 1. 和盘上不一样的页。
//! 2. 后台线程。
//! </details>
//! ```

use super::{Reader, answer::push, prose::trim_rules};
use crate::{
    block,
    diagnostic::Diagnostic,
    dialect::details,
    draft::{Draft, Piece},
    grammar::asking::Asking,
    grammar::label::Role,
    grammar::marker::Style,
    grammar::text::{Part, markdown},
};

/// The fewest answers that stand together.
const FEWEST: usize = 2;
/// The most questions that are looked at.
const MOST: usize = 200;

/// The number of each answer, and its text.
type Answers<'a> = Vec<(u32, Vec<Part<'a>>)>;

impl<'a> Reader<'a> {
    /// Gives each question of the list above its answer, if block `at` leads to a list of as many with the same numbers.
    pub(super) fn by_number(&mut self, at: usize) -> Option<usize> {
        let doc = self.doc;
        let block = &doc.blocks.blocks[at];
        let first = match block.kind {
            block::Kind::Html => {
                let summary = details::summary(doc, at).filter(details::Summary::names_answer)?;
                (summary.rest.is_empty() && !summary.closed).then_some(summary.at + 1)?
            }
            block::Kind::Heading(_) | block::Kind::Text => {
                let label = block.label.filter(|label| label.role == Role::Answer)?;
                (label.rest.is_empty() && block.lines.len() == 1).then_some(at + 1)?
            }
            _ => return None,
        };
        let (answers, end) = self.answers(first)?;
        let numbers = |at: &(u32, Vec<Part>)| at.0;
        // The question that is open is the last of the list, and has no answer.
        let open = match &self.open {
            Some(open) if open.is_empty() => Some(self.number(open.ask.line)?),
            Some(_) => return None,
            None => None,
        };
        let mut asked: Vec<u32> = open.into_iter().collect();
        let drafts = (self.reading.pieces.iter().rev()).map_while(|piece| match piece {
            Piece::Card(draft) if draft.answer.is_empty() && draft.outline.is_empty() => {
                Some(draft)
            }
            _ => None,
        });
        for draft in drafts.take(MOST) {
            if asked.last() == Some(&1) {
                break;
            }
            asked.push(self.number(self.line_of(draft))?);
        }
        asked.reverse();
        if asked.len() < FEWEST || !asked.iter().copied().eq(answers.iter().map(numbers)) {
            return None;
        }
        self.close();
        let from = self.reading.pieces.len().checked_sub(asked.len())?;
        let mut lines = Vec::new();
        for (piece, (_, parts)) in self.reading.pieces[from..].iter_mut().zip(answers) {
            if let Piece::Card(draft) = piece {
                draft.answer = trim_rules(&markdown(&doc.blocks.lines, &parts)).to_owned();
                lines.push(draft.line);
            }
        }
        let unanswered =
            |found: &Diagnostic| found.name == "unanswered" && lines.contains(&found.line);
        self.reading.diagnostics.retain(|found| !unanswered(found));
        if block.is_heading() {
            self.enter(block);
        }
        if block.kind != block::Kind::Html {
            self.prose.push(block.lines.clone());
            return Some(end);
        }
        // The element held nothing else.
        let closes = |next: &block::Block| next.text.eq_ignore_ascii_case("</details>");
        Some(end + usize::from(doc.block(end).is_some_and(closes)))
    }

    /// The numbers of the items from block `first` on with their text, and the block after them.
    fn answers(&self, first: usize) -> Option<(Answers<'a>, usize)> {
        let doc = self.doc;
        let indent = doc.block(first)?.indent;
        let mut answers: Answers = Vec::new();
        let mut end = first;
        for (at, block) in doc.blocks.blocks.iter().enumerate().skip(first) {
            let marker = block.marker.filter(|marker| {
                marker.style != Style::Bullet
                    && marker.number as usize == answers.len() + 1
                    && block.indent == indent
            });
            let ends = block.is_heading()
                || matches!(
                    block.kind,
                    block::Kind::Rule | block::Kind::Edge | block::Kind::Html
                )
                || marker.is_none()
                    && block.gap > 0
                    && block.marker.is_none()
                    && block.indent <= indent;
            if ends {
                break;
            }
            if let Some(marker) = marker {
                // A list that says the questions again has its answers below each.
                if block.asking == Asking::Marked || answers.len() == MOST {
                    return None;
                }
                let more = block.lines.start + 1..block.lines.end;
                let mut parts = vec![Part::Words(block.text)];
                parts.extend((!more.is_empty()).then_some(Part::Lines(more)));
                answers.push((marker.number, parts));
            } else {
                push(&mut answers.last_mut()?.1, block.lines.clone(), block.gap);
            }
            end = at + 1;
        }
        Some((answers, end))
    }

    /// The number of the item on a line of the note.
    fn number(&self, line: usize) -> Option<u32> {
        let marker = self.doc.blocks.lines.get(line)?.marker?;
        (marker.style != Style::Bullet).then_some(marker.number)
    }

    /// The line of a draft's question in the note.
    fn line_of(&self, draft: &Draft) -> usize {
        draft.line.saturating_sub(self.doc.first_line) as usize
    }
}

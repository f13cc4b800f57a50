//! The warning about a question without an answer.

use std::collections::HashSet;

use super::Reader;
use crate::{
    diagnostic::{Diagnostic, Level},
    draft::{Draft, Piece},
    grammar::title,
};

impl Reader<'_> {
    /// A list of questions that are answered elsewhere in the note is an index: it becomes prose again.
    pub(super) fn drop_index(&mut self) {
        let unanswered = self
            .reading
            .drafts()
            .filter(|draft| draft.answer.is_empty());
        let lines: HashSet<u32> = unanswered.map(|draft| draft.line).collect();
        if lines.is_empty() {
            return;
        }
        let answered = self
            .reading
            .drafts()
            .filter(|draft| !draft.answer.is_empty());
        let known: HashSet<String> = answered
            .map(|draft| title::folded(&draft.question))
            .collect();
        let doc = self.doc;
        // A single one was only asked again.
        let again = |draft: &&Draft| {
            draft.answer.is_empty() && known.contains(&title::folded(&draft.question))
        };
        if self.reading.drafts().filter(again).count() < 2 {
            return;
        }
        let mut dropped = HashSet::new();
        for piece in &mut self.reading.pieces {
            let Piece::Card(draft) = piece else {
                continue;
            };
            let from = (draft.line - doc.first_line) as usize;
            let to = (from + draft.question.lines().count()).min(doc.blocks.lines.len());
            if again(&&*draft) {
                let raws: Vec<&str> = doc.blocks.lines[from..to]
                    .iter()
                    .map(|line| line.raw)
                    .collect();
                dropped.insert(draft.line);
                *piece = Piece::Prose {
                    markdown: raws.join("\n"),
                    line: draft.line,
                };
            }
        }
        self.reading.diagnostics.retain(|diagnostic| {
            diagnostic.name != "unanswered" || !dropped.contains(&diagnostic.line)
        });
    }

    pub(super) fn report(&mut self, pieces: &[Piece]) {
        for piece in pieces {
            if let Piece::Card(draft) = piece
                && draft.answer.is_empty()
            {
                let raw = self
                    .doc
                    .blocks
                    .lines
                    .get((draft.line - self.doc.first_line) as usize)
                    .map_or("", |line| line.raw);
                self.reading.diagnostics.push(unanswered(
                    self.path,
                    draft.line,
                    raw,
                    &draft.question,
                ));
            }
        }
    }
}

pub(super) fn unanswered(path: &str, line: u32, raw: &str, question: &str) -> Diagnostic {
    let first = question.lines().next().unwrap_or_default();
    let start = raw.find(first).map_or(0, |at| raw[..at].chars().count());
    let length = if raw.contains(first) {
        first.chars().count()
    } else {
        0
    };
    Diagnostic {
        level: Level::Warning,
        name: "unanswered",
        message: "question has no answer".to_owned(),
        path: path.to_owned(),
        line,
        column: start as u32 + 1,
        length: length as u32,
        source_line: raw.to_owned(),
        help: "write the answer below it; until then it is listed, but not asked".to_owned(),
    }
}

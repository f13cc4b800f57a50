//! The warning about a question without an answer.

use super::Reader;
use crate::{
    diagnostic::{Diagnostic, Level},
    draft::Piece,
};

impl Reader<'_> {
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

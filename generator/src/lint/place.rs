//! Where something stands in a note's file: lines are looked for by their words, because a card's text has lost its
//! markers and indentation.

use super::named;
use crate::{
    compile::Compiled,
    diagnostic::{Diagnostic, Level},
    draft::Piece,
    note::Note,
};

/// A note's lines.
pub struct Place<'a> {
    path: &'a str,
    lines: Vec<&'a str>,
    first_line: u32,
}

impl<'a> Place<'a> {
    /// Of a note.
    pub fn of(note: &'a Note) -> Self {
        Place {
            path: &note.path,
            lines: note.body.lines().collect(),
            first_line: note.first_line,
        }
    }

    /// The line of the file after the last.
    pub fn end(&self) -> u32 {
        self.first_line + self.lines.len() as u32
    }

    /// A line of the file; empty where there is none.
    pub fn line(&self, line: u32) -> &'a str {
        let at = line.checked_sub(self.first_line);
        at.and_then(|at| self.lines.get(at as usize))
            .copied()
            .unwrap_or_default()
    }

    /// The lines above one of the file.
    pub fn above(&self, line: u32) -> &[&'a str] {
        let at = line.saturating_sub(self.first_line) as usize;
        &self.lines[..at.min(self.lines.len())]
    }

    /// The first line from `lines` that holds `words`.
    pub fn find(&self, mut lines: std::ops::Range<u32>, words: &str) -> Option<u32> {
        lines.end = lines.end.min(self.end());
        lines.find(|line| !words.is_empty() && self.line(*line).contains(words))
    }

    /// A diagnostic under `words` in a line, or under the whole line where they are not in it.
    pub fn diagnostic(
        &self,
        name: &'static str,
        (line, words): (u32, &str),
        message: String,
        help: &str,
    ) -> Diagnostic {
        let source_line = self.line(line);
        let start = source_line.find(words).filter(|_| !words.is_empty());
        let from = start.unwrap_or(source_line.len() - source_line.trim_start().len());
        Diagnostic {
            level: named(name).map_or(Level::Warning, |lint| lint.level),
            name,
            message,
            path: self.path.to_owned(),
            line,
            column: source_line[..from].chars().count() as u32 + 1,
            length: start.map_or(0, |_| words.chars().count() as u32),
            source_line: source_line.to_owned(),
            help: help.to_owned(),
        }
    }
}

/// The line on which the piece after piece `at` starts: where what belongs to it ends.
pub fn end_of(place: &Place, compiled: &Compiled, at: usize) -> u32 {
    let line = |piece: &Piece| match piece {
        Piece::Prose { line, .. } => *line,
        Piece::Card(draft) => draft.line,
    };
    let own = line(&compiled.pieces[at]);
    compiled.pieces[at + 1..]
        .iter()
        .map(line)
        .find(|next| *next > own)
        .unwrap_or_else(|| place.end())
}

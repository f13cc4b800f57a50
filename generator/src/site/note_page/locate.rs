//! Where in its note something is that rendering found.

use std::cell::LazyCell;

use crate::{diagnostic::Diagnostic, note::Note};

/// Puts each diagnostic on the line that really holds its address (handed over in `source_line`): a side's lines may
/// have moved while markers and labels were taken off.
pub(super) fn locate<'d>(diagnostics: impl Iterator<Item = &'d mut Diagnostic>, note: &Note) {
    let lines = LazyCell::new(|| note.body.lines().collect::<Vec<&str>>());
    for diagnostic in diagnostics {
        let guess = diagnostic.line.saturating_sub(note.first_line) as usize;
        let address = std::mem::take(&mut diagnostic.source_line);
        let holds = |at: &usize| {
            lines
                .get(*at)
                .is_some_and(|line| !address.is_empty() && line.contains(&address))
        };
        let found = (guess..lines.len())
            .find(holds)
            .or_else(|| (0..guess.min(lines.len())).rev().find(holds));
        let at = found.unwrap_or_else(|| guess.min(lines.len().saturating_sub(1)));
        let line = lines.get(at).copied().unwrap_or_default();
        diagnostic.line = note.first_line + at as u32;
        if let Some(start) = found.and_then(|_| address_in(line, &address)) {
            diagnostic.column = line[..start].chars().count() as u32 + 1;
            diagnostic.length = address.chars().count() as u32;
        }
        diagnostic.source_line = line.to_owned();
    }
}

/// Where in a line an address stands: behind `(`, `<`, `=`, a quotation mark or a definition's colon, if there is such a
/// place; words and code may say it too.
fn address_in(line: &str, address: &str) -> Option<usize> {
    line.match_indices(address)
        .map(|(at, _)| at)
        .find(|at| {
            line[..*at].ends_with(['(', '<', '=', '"', '\'']) || line[..*at].ends_with("]: ")
        })
        .or_else(|| line.find(address))
}

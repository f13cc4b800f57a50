//! What `yiji check` looks for: a table of lints, and the levels an author gives them.
//!
//! ```yaml
//! lints:                       # in yiji.yaml
//!   long-answer: warning       # off, hint, warning or error
//! ```
//!
//! Lints look at one note each, in the pass that reads it; only `near_duplicate` needs all questions of the deck. They
//! run for `yiji check` alone: a build reports what could not be read or shown, and doesn't wait for opinions.
//! Nothing here changes a card.

mod heading_skip;
mod long_answer;
mod near_duplicate;
mod no_cards;
mod not_a_card;
mod numbering;
mod outline_mismatch;
mod place;
mod table;

use std::{
    collections::BTreeMap,
    sync::{Mutex, PoisonError},
};

use serde::Deserialize;

use crate::{
    block::line,
    compile::Compiled,
    diagnostic::{Diagnostic, Level},
};
use near_duplicate::Asked;
use place::Place;
pub use table::{LINTS, Lint};

/// The level an author gives a lint in `yiji.yaml`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Setting {
    /// Not reported at all.
    Off,
    /// Counted; shown by `yiji check --all`.
    Hint,
    /// Shown.
    Warning,
    /// Shown, and nothing is built.
    Error,
}

/// The levels that differ from the table's, by the lint's name.
pub type Levels = BTreeMap<String, Setting>;

/// Looks at notes one by one, from several threads, and at last at all of them together.
#[derive(Default)]
pub struct Linter {
    asked: Mutex<Vec<Asked>>,
}

impl Linter {
    /// What the lints find in a note, at the table's levels.
    pub fn note(&self, compiled: &Compiled) -> Vec<Diagnostic> {
        let place = Place::of(&compiled.note);
        let asked = near_duplicate::asked(&place, compiled);
        self.asked
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .extend(asked);
        note(&place, compiled)
    }

    /// What the lints find in the deck, once all notes have been looked at.
    pub fn deck(self) -> Vec<Diagnostic> {
        near_duplicate::find(
            self.asked
                .into_inner()
                .unwrap_or_else(PoisonError::into_inner),
        )
    }
}

fn note(place: &Place, compiled: &Compiled) -> Vec<Diagnostic> {
    let headings = headings(compiled);
    let mut found = Vec::new();
    heading_skip::check(place, &headings, &mut found);
    numbering::check(place, compiled, &headings, &mut found);
    outline_mismatch::check(place, compiled, &mut found);
    long_answer::check(place, compiled, &mut found);
    not_a_card::check(place, compiled, &mut found);
    no_cards::check(place, compiled, &mut found);
    found
}

/// A heading of a note.
struct Heading<'a> {
    level: u8,
    /// Its line in the file.
    line: u32,
    text: &'a str,
}

/// All headings of a note, in their order.
fn headings(compiled: &Compiled) -> Vec<Heading<'_>> {
    let lines = line::scan(&compiled.note.body);
    (compiled.note.first_line..)
        .zip(lines)
        .filter_map(|(at, line)| match line.kind {
            line::Kind::Heading(level) => Some(Heading {
                level,
                line: at,
                text: line.text,
            }),
            _ => None,
        })
        .collect()
}

/// Gives each diagnostic the level its author wants, and drops those that are off.
pub fn set_levels(diagnostics: &mut Vec<Diagnostic>, levels: &Levels) {
    if levels.is_empty() {
        return;
    }
    diagnostics.retain_mut(|diagnostic| {
        diagnostic.level = match levels.get(diagnostic.name) {
            None => return true,
            Some(Setting::Off) => return false,
            Some(Setting::Hint) => Level::Hint,
            Some(Setting::Warning) => Level::Warning,
            Some(Setting::Error) => Level::Error,
        };
        true
    });
}

/// The lint called so.
pub fn named(name: &str) -> Option<&'static Lint> {
    LINTS.iter().find(|lint| lint.name == name)
}

/// What to write instead of a name that no lint has.
pub fn did_you_mean(name: &str) -> String {
    const ALIKE: f64 = 0.8;
    let alike = LINTS
        .iter()
        .map(|lint| (strsim::jaro_winkler(name, lint.name), lint.name))
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .filter(|(likeness, _)| *likeness >= ALIKE);
    match alike {
        Some((_, lint)) => format!("did you mean `{lint}`?"),
        None => "`yiji check --explain` lists all lints".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_of_the_pen_is_understood() {
        assert_eq!(
            did_you_mean("near-duplicates"),
            "did you mean `near-duplicate`?"
        );
        assert_eq!(did_you_mean("long_answer"), "did you mean `long-answer`?");
        assert_eq!(
            did_you_mean("zzz"),
            "`yiji check --explain` lists all lints"
        );
    }
}

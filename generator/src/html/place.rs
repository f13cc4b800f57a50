//! Where a side stands, and what rendering it gives.

use super::{LocalFile, Problem, References};
use crate::points::Rungs;

/// What the Markdown is for; it decides which elements may appear.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// Goes inside a heading: no paragraphs or headings of its own; code, lists and tables stay.
    Question,
    /// Goes inside a paragraph: nothing but text-level elements.
    Rung,
    /// Stands below the card's heading, so its own headings start at level 3.
    Answer,
    /// Stands between cards; its headings start at level 2.
    Prose,
}

/// Where the Markdown stands, and whom to ask for addresses.
#[derive(Clone, Copy)]
pub struct Place<'a> {
    /// What it is for.
    pub side: Side,
    /// The note, relative to the source folder, with `/`.
    pub note: &'a str,
    /// Start of every `id` written, unique on the page, such as `c-3fa1c09b2e5d7788-a`.
    pub prefix: &'a str,
    /// For an answer, the outline whose rungs lead to its steps.
    pub outline: Rungs<'a>,
    /// Link and footnote definitions of the whole note; they often stand outside the side that uses them.
    pub references: &'a References,
    /// Gives local files and notes their addresses.
    pub addresses: &'a dyn Addresses,
}

/// The site's answer to "where will this be?"; addresses as the page at hand must write them.
pub trait Addresses {
    /// Told of each local file that is looked for, by path under the source folder, whether or not it is there: the page
    /// depends on it.
    fn looks_for(&self, path: &str) {
        let _ = path;
    }

    /// The address of a picture or attachment of the source folder; `None` leaves it out of the page.
    fn file(&self, file: &LocalFile) -> Option<String>;

    /// The address of a note's page. `path` is relative to the source folder, with `/`, its extension as the author wrote
    /// it or `.md` where there was none; `fragment` is what stood after `#`, decoded, or empty.
    /// `None`: there is no such page.
    fn note(&self, path: &str, fragment: &str) -> Option<String>;
}

/// What rendering one side gives.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rendered {
    /// The HTML; empty for empty Markdown.
    pub html: String,
    /// Rungs of the outline that have a step, from 1; the step has the id [`step_id`](super::step_id) and the attribute `data-step`.
    pub steps: Vec<u32>,
    /// Places in other notes that it links to.
    pub places: Vec<NamedPlace>,
    /// What could not be shown as the author meant it.
    pub problems: Vec<Problem>,
}

/// A link to a heading or card of another note.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedPlace {
    /// The note's path under the source folder.
    pub note: String,
    /// What stands after `#`, decoded.
    pub fragment: String,
    /// What to report if the note has no such place.
    pub problem: Problem,
}

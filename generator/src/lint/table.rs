//! All lints: one row each. `--explain`, the names in `yiji.yaml` and the fixtures are held to this table.

use crate::diagnostic::Level;

/// Something that `yiji check` reports.
pub struct Lint {
    /// Its name, kebab-case, as in `yiji.yaml` and behind every message.
    pub name: &'static str,
    /// Its level where the author gives none.
    pub level: Level,
    /// What it finds, in a line.
    pub summary: &'static str,
    /// What it finds, why it matters, an example, what to do.
    pub page: &'static str,
}

/// A row: its page is the file of the same name.
macro_rules! lint {
    ($name:literal, $level:ident, $summary:literal) => {
        Lint {
            name: $name,
            level: Level::$level,
            summary: $summary,
            page: include_str!(concat!("pages/", $name, ".md")),
        }
    };
}

/// Errors first, then what is missing, then opinions. What is only an opinion is a hint: real notes are full of them.
pub const LINTS: &[Lint] = &[
    lint!("not-text", Error, "a file that is not text"),
    lint!("front-matter", Error, "front matter that can't be read"),
    lint!("unknown-dialect", Error, "`cards:` names no dialect"),
    lint!("unanswered", Warning, "a question without an answer"),
    lint!(
        "missing-file",
        Warning,
        "a picture or attachment that is not there"
    ),
    lint!(
        "broken-link",
        Warning,
        "a link to a note or a heading that is not there"
    ),
    lint!(
        "outside-folder",
        Warning,
        "a file outside the notes' folder, or a hidden one"
    ),
    lint!(
        "active-file",
        Warning,
        "an attachment that could run scripts on the site"
    ),
    lint!(
        "unsafe-address",
        Warning,
        "an address that a page may not use"
    ),
    lint!("too-much-html", Warning, "more HTML than can be checked"),
    lint!("near-duplicate", Warning, "two questions that ask the same"),
    lint!("numbering", Warning, "a number left out or used twice"),
    lint!(
        "outline-mismatch",
        Warning,
        "outline and answer differ in their number of points"
    ),
    lint!(
        "long-answer",
        Hint,
        "an answer too long to say in two minutes"
    ),
    lint!("heading-skip", Hint, "a heading level left out"),
    lint!("not-a-card", Hint, "a line that asks and became no card"),
    lint!("no-cards", Hint, "a note without any card"),
];

//! Link and footnote definitions of a note.
//!
//! Authors collect them at the end of the note, so the side that uses one seldom holds it:
//!
//! ```text
//! See [the paper][1] and the remark[^2].
//! …
//! [1]: https://example.org/paper
//! [^2]: It was rejected twice.
//! ```

use std::collections::{BTreeMap, HashMap};

use pulldown_cmark::{CowStr, Event, Parser, Tag};

/// All definitions of one note.
#[derive(Clone, Debug, Default)]
pub struct References {
    links: HashMap<String, (String, String)>,
    /// By label: its place among all, and the whole definition as it stands in the note.
    footnotes: HashMap<String, (usize, String)>,
}

/// The longest label, in bytes: what CommonMark allows for links.
const LONGEST_LABEL: usize = 999;

/// A longer definition is none that a reader of a card waits for, and every card that marks it would carry it.
const LONGEST_FOOTNOTE: usize = 10_000;

impl References {
    /// Those in a note's text. A note without any costs one scan for `]:`.
    pub fn of(note: &str) -> Self {
        let mut references = Self::default();
        if memchr::memmem::find(note.as_bytes(), b"]:").is_none() {
            return references;
        }
        let events = Parser::new_ext(note, super::options()).into_offset_iter();
        for (label, definition) in events.reference_definitions().iter() {
            let title = definition.title.as_deref().unwrap_or_default();
            references.links.insert(
                folded(label),
                (definition.dest.to_string(), title.to_owned()),
            );
        }
        if note.contains("[^") {
            for (event, span) in events {
                if let Event::Start(Tag::FootnoteDefinition(label)) = event
                    && span.len() <= LONGEST_FOOTNOTE
                {
                    let place = references.footnotes.len();
                    let definition = || (place, note[span].trim_end().to_owned());
                    references
                        .footnotes
                        .entry(folded(&label))
                        .or_insert_with(definition);
                }
            }
        }
        references
    }

    /// Address and title of a link's label.
    pub(super) fn link<'a>(&self, label: &str) -> Option<(CowStr<'a>, CowStr<'a>)> {
        if self.links.is_empty() {
            return None;
        }
        let (address, title) = self.links.get(&folded(label))?;
        Some((address.clone().into(), title.clone().into()))
    }

    /// The Markdown with the definitions of its footnotes below it; `None` if it needs none.
    pub(super) fn with_footnotes(&self, markdown: &str) -> Option<String> {
        if self.footnotes.is_empty() || !markdown.contains("[^") {
            return None;
        }
        // Each label that is marked, and whether it is defined here as well.
        let mut labels: BTreeMap<usize, (bool, &str)> = BTreeMap::new();
        for (at, _) in markdown.match_indices("[^") {
            let mark = &markdown[at + 2..];
            let Some(end) = mark
                .bytes()
                .take(LONGEST_LABEL)
                .position(|byte| byte == b']')
            else {
                continue;
            };
            if let Some((place, definition)) = self.footnotes.get(&folded(&mark[..end])) {
                let (defined, _) = labels.entry(*place).or_insert((false, definition));
                *defined |= mark[end + 1..].starts_with(':');
            }
        }
        let mut missing = labels
            .into_values()
            .filter(|(defined, _)| !defined)
            .peekable();
        missing.peek()?;
        let mut complete = markdown.to_owned();
        for (_, definition) in missing {
            complete.push_str("\n\n");
            complete.push_str(definition);
        }
        Some(complete)
    }
}

/// Labels match without regard to case and spacing.
fn folded(label: &str) -> String {
    label
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
        .to_lowercase()
}

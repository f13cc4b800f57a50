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

use std::collections::HashMap;

use pulldown_cmark::{CowStr, Event, Parser, Tag};

/// All definitions of one note.
#[derive(Clone, Debug, Default)]
pub struct References {
    links: HashMap<String, (String, String)>,
    /// Label and the whole definition as it stands in the note.
    footnotes: Vec<(String, String)>,
}

impl References {
    /// Those in a note's text. A note without any costs one scan for `]:`.
    pub fn of(note: &str) -> Self {
        let mut references = Self::default();
        if !note.contains("]:") {
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
                if let Event::Start(Tag::FootnoteDefinition(label)) = event {
                    references
                        .footnotes
                        .push((folded(&label), note[span].trim_end().to_owned()));
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
        let mut complete = None;
        for (label, definition) in &self.footnotes {
            let mark = format!("[^{label}]");
            let lower = markdown.to_lowercase();
            if lower.contains(&mark) && !lower.contains(&format!("{mark}:")) {
                let text = complete.get_or_insert_with(|| markdown.to_owned());
                text.push_str("\n\n");
                text.push_str(definition);
            }
        }
        complete
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

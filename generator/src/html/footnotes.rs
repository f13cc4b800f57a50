//! Numbers of footnotes: by first appearance, whatever the author called them.

use std::collections::HashMap;

/// The footnotes of one side so far.
#[derive(Default)]
pub(super) struct Footnotes {
    numbers: HashMap<String, Footnote>,
}

struct Footnote {
    number: usize,
    is_marked: bool,
}

impl Footnotes {
    /// The number of a footnote.
    pub(super) fn number(&mut self, label: &str) -> usize {
        self.footnote(label).number
    }

    /// The number of a footnote for a mark in the text, and whether it is the first such mark.
    pub(super) fn mark(&mut self, label: &str) -> (usize, bool) {
        let footnote = self.footnote(label);
        (
            footnote.number,
            !std::mem::replace(&mut footnote.is_marked, true),
        )
    }

    fn footnote(&mut self, label: &str) -> &mut Footnote {
        let number = self.numbers.len() + 1;
        self.numbers.entry(label.to_owned()).or_insert(Footnote {
            number,
            is_marked: false,
        })
    }
}

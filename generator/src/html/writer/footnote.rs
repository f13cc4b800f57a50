//! Footnotes: the mark in the text, and the note below the side.

use super::Writer;

impl Writer<'_> {
    /// The mark in the text; `first` if no other mark of this note stands before it.
    pub(in crate::html) fn footnote_mark(&mut self, number: usize, first: bool) {
        let number = number.to_string();
        self.out.push_str("<sup><a href=\"#");
        self.escaped(self.place.prefix);
        self.out.push_str("-fn-");
        self.out.push_str(&number);
        self.out.push('"');
        if first {
            self.attribute("id", &format!("{}-ref-{number}", self.place.prefix));
        }
        self.attribute(
            "aria-label",
            &self.labels().footnote.replace("{n}", &number),
        );
        self.out.push('>');
        self.out.push_str(&number);
        self.out.push_str("</a></sup>");
    }

    pub(in crate::html) fn open_footnote(&mut self, number: usize) {
        self.start_block();
        if self.may_hold_blocks() {
            self.out.push_str("<div class=\"footnote\"");
            self.attribute("id", &format!("{}-fn-{number}", self.place.prefix));
            self.out.push('>');
        }
        self.out.push_str("<sup>");
        self.out.push_str(&number.to_string());
        self.out.push_str("</sup> ");
    }

    pub(in crate::html) fn close_footnote(&mut self) {
        self.end_block();
        if self.may_hold_blocks() {
            self.out.push_str("</div>\n");
        }
    }
}

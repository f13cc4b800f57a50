//! Writes HTML, element by element. No other file of this module writes a tag.
//!
//! Each method writes one known element with known attributes, and everything else as escaped text: so what comes out is
//! safe whatever calls come in. Which elements a side may hold ([`Side`](super::Side)) is decided here too, for Markdown and raw HTML
//! alike.

mod block;
mod footnote;
mod link;
mod table;

use pulldown_cmark_escape::{escape_href, escape_html, escape_html_body_text};

pub(super) use table::Align;
use table::Table;

use super::line_break::LineBreak;
use super::problem::{Problem, ProblemKind};
use super::{Labels, NamedPlace, Place, Rendered, Renderer};

/// Elements without attributes that may stand inside a line, raw or from Markdown. Sorted.
const INLINE: [&str; 25] = [
    "abbr", "b", "bdi", "cite", "del", "dfn", "em", "i", "ins", "kbd", "mark", "q", "rp", "rt",
    "ruby", "s", "samp", "small", "strike", "strong", "sub", "sup", "tt", "u", "var",
];

/// Elements without attributes that stand for themselves. Sorted.
const BLOCK: [&str; 15] = [
    "blockquote",
    "caption",
    "dd",
    "div",
    "dl",
    "dt",
    "figcaption",
    "figure",
    "li",
    "summary",
    "tbody",
    "tfoot",
    "thead",
    "tr",
    "ul",
];

/// The HTML of one side as it grows.
pub(in crate::html) struct Writer<'w> {
    renderer: &'w Renderer,
    place: &'w Place<'w>,
    markdown: &'w str,
    out: String,
    steps: Vec<u32>,
    places: Vec<NamedPlace>,
    problems: Vec<Problem>,
    /// Last character of text written, and how many bytes of text its line has so far.
    last: char,
    line_bytes: usize,
    /// Where an undecided line break stands, always as one `\n`.
    line_break: Option<usize>,
    /// A paragraph has ended that this side writes no tags for.
    gap: bool,
    /// For every open link, whether it was written.
    links: Vec<bool>,
    tables: Vec<Table>,
    /// Where the levels of headings stand, and the author's level.
    headings: Vec<(usize, u8)>,
    /// Levels of the headings that are open.
    open_headings: Vec<u8>,
    /// Whether text is a block of code.
    code: bool,
}

impl<'w> Writer<'w> {
    pub(in crate::html) fn new(
        renderer: &'w Renderer,
        place: &'w Place<'w>,
        markdown: &'w str,
    ) -> Self {
        Self {
            renderer,
            place,
            markdown,
            out: String::with_capacity(markdown.len() + markdown.len() / 4),
            steps: Vec::new(),
            places: Vec::new(),
            problems: Vec::new(),
            last: ' ',
            line_bytes: 0,
            line_break: None,
            gap: false,
            links: Vec::new(),
            tables: Vec::new(),
            headings: Vec::new(),
            open_headings: Vec::new(),
            code: false,
        }
    }

    pub(in crate::html) fn finish(mut self) -> Rendered {
        self.set_heading_levels();
        self.out.truncate(self.out.trim_end().len());
        Rendered {
            html: self.out,
            steps: self.steps,
            places: self.places,
            problems: self.problems,
        }
    }

    pub(in crate::html) fn labels(&self) -> &'w Labels {
        &self.renderer.labels
    }

    /// Without a line, the first one that holds the address is taken.
    pub(in crate::html) fn problem(&mut self, kind: ProblemKind, address: &str, line: Option<u32>) {
        let problem = self.located(kind, address, line);
        self.problems.push(problem);
    }

    fn located(&self, kind: ProblemKind, address: &str, line: Option<u32>) -> Problem {
        let line = line.unwrap_or_else(|| {
            let at = self.markdown.find(address).unwrap_or_default();
            self.markdown[..at].matches('\n').count() as u32
        });
        Problem {
            kind,
            address: address.to_owned(),
            line,
        }
    }

    pub(in crate::html) fn is_code(&self) -> bool {
        self.code
    }

    // Text

    pub(in crate::html) fn text(&mut self, text: &str) {
        let Some(last) = text.chars().next_back() else {
            return;
        };
        if self.gap && !text.trim().is_empty() {
            self.fill_gap();
        }
        if !self.code {
            self.settle_line_break(text);
            self.last = last;
            self.line_bytes += text.len();
        }
        if let Some(Table {
            in_head: true,
            columns,
            ..
        }) = self.tables.last_mut()
        {
            columns.push_str(text);
        }
        let Ok(()) = escape_html_body_text(&mut self.out, text) else {
            return;
        };
    }

    pub(in crate::html) fn soft_break(&mut self) {
        if self.out.ends_with("<br>\n") {
            return;
        }
        if !self.code {
            self.line_break = Some(self.out.len());
        }
        self.out.push('\n');
    }

    pub(in crate::html) fn hard_break(&mut self) {
        self.out.push_str(if self.code { "\n" } else { "<br>\n" });
        self.line_break = None;
        self.line_bytes = 0;
    }

    /// A line break is judged when the text after it is known; tags may have been written since.
    fn settle_line_break(&mut self, after: &str) {
        let Some(at) = self.line_break.take() else {
            return;
        };
        match LineBreak::between(self.last, self.line_bytes, after) {
            LineBreak::Join => self.splice(at, 1, ""),
            LineBreak::Space => {}
            LineBreak::Line => self.splice(at, 0, "<br>"),
        }
        self.line_bytes = 0;
    }

    /// Replaces part of what is written, and keeps every remembered place where it was.
    fn splice(&mut self, at: usize, length: usize, text: &str) {
        self.out.replace_range(at..at + length, text);
        let places = self.headings.iter_mut().map(|(place, _)| place);
        for place in places
            .chain(self.tables.iter_mut().map(|table| &mut table.label_at))
            .filter(|place| **place > at)
        {
            *place = *place + text.len() - length;
        }
    }

    // Elements inside a line

    /// Opens an element of either table; any other name is left out.
    pub(in crate::html) fn open(&mut self, name: &str) {
        match (listed(&INLINE, name), listed(&BLOCK, name)) {
            (Some(name), _) => self.open_inline(name),
            (_, Some(name)) => self.open_block(name),
            _ => {}
        }
    }

    /// Closes what [`Writer::open`] opened.
    pub(in crate::html) fn close(&mut self, name: &str) {
        match (listed(&INLINE, name), listed(&BLOCK, name)) {
            (Some(name), _) => self.close_inline(name),
            (_, Some(name)) => self.close_block(name),
            _ => {}
        }
    }

    /// Opens an element without attributes inside a line.
    pub(in crate::html) fn open_inline(&mut self, name: &'static str) {
        self.tag("<", name);
    }

    /// Closes what [`Writer::open_inline`] opened.
    pub(in crate::html) fn close_inline(&mut self, name: &'static str) {
        self.tag("</", name);
    }

    /// Opens a block without attributes.
    pub(in crate::html) fn open_block(&mut self, name: &'static str) {
        self.start_block();
        if self.may_hold_blocks() {
            self.tag("<", name);
        }
    }

    /// Closes what [`Writer::open_block`] opened.
    pub(in crate::html) fn close_block(&mut self, name: &'static str) {
        if self.may_hold_blocks() {
            self.tag("</", name);
            self.out.push('\n');
        }
        self.end_block();
    }

    fn tag(&mut self, bracket: &str, name: &'static str) {
        self.out.push_str(bracket);
        self.out.push_str(name);
        self.out.push('>');
    }

    pub(in crate::html) fn code_span(&mut self, text: &str) {
        self.open_code_span();
        self.text(text);
        self.close_code_span();
    }

    /// Inside a block of code, everything is code already.
    pub(in crate::html) fn open_code_span(&mut self) {
        if !self.code {
            self.out.push_str("<code>");
        }
    }

    pub(in crate::html) fn close_code_span(&mut self) {
        if !self.code {
            self.out.push_str("</code>");
        }
    }

    pub(in crate::html) fn task(&mut self, done: bool) {
        self.out.push_str(if done {
            "<span class=\"task\">☑</span> "
        } else {
            "<span class=\"task\">☐</span> "
        });
    }

    // Attributes

    fn attribute(&mut self, name: &str, value: &str) {
        if value.is_empty() {
            return;
        }
        self.out.push(' ');
        self.out.push_str(name);
        self.out.push_str("=\"");
        self.escaped(value);
        self.out.push('"');
    }

    fn escaped(&mut self, text: &str) {
        let Ok(()) = escape_html(&mut self.out, text) else {
            return;
        };
    }

    fn address(&mut self, address: &str) {
        let Ok(()) = escape_href(&mut self.out, address) else {
            return;
        };
    }
}

fn listed(table: &[&'static str], name: &str) -> Option<&'static str> {
    table.binary_search(&name).ok().map(|row| table[row])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn element_tables_are_sorted() {
        assert!(INLINE.is_sorted());
        assert!(BLOCK.is_sorted());
    }
}

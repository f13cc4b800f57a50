//! Writes HTML, element by element. No other file of this module writes a tag.
//!
//! Each method writes one known element with known attributes, and everything else as escaped text: so what comes out is
//! safe whatever calls come in. Which elements a side may hold ([`Side`]) is decided here too, for Markdown and raw HTML
//! alike.

use pulldown_cmark_escape::{escape_href, escape_html, escape_html_body_text};

use super::line_break::LineBreak;
use super::local::{LocalFile, inside};
use super::problem::{Problem, ProblemKind};
use super::target::Target;
use super::{Labels, Place, Rendered, Renderer, Side, language};

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

/// How the text of a table cell is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Align {
    /// As the language has it.
    Start,
    /// `class="center"`.
    Center,
    /// `class="end"`: numbers.
    End,
}

/// The HTML of one side as it grows.
pub(super) struct Writer<'w> {
    renderer: &'w Renderer,
    place: &'w Place<'w>,
    markdown: &'w str,
    out: String,
    files: Vec<LocalFile>,
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

struct Table {
    label_at: usize,
    columns: String,
    in_head: bool,
}

impl<'w> Writer<'w> {
    pub(super) fn new(renderer: &'w Renderer, place: &'w Place<'w>, markdown: &'w str) -> Self {
        Self {
            renderer,
            place,
            markdown,
            out: String::with_capacity(markdown.len() + markdown.len() / 4),
            files: Vec::new(),
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

    pub(super) fn finish(mut self) -> Rendered {
        self.set_heading_levels();
        self.out.truncate(self.out.trim_end().len());
        Rendered {
            html: self.out,
            files: self.files,
            problems: self.problems,
        }
    }

    pub(super) fn labels(&self) -> &'w Labels {
        &self.renderer.labels
    }

    /// Without a line, the first one that holds the address is taken.
    pub(super) fn problem(&mut self, kind: ProblemKind, address: &str, line: Option<u32>) {
        let line = line.unwrap_or_else(|| {
            let at = self.markdown.find(address).unwrap_or_default();
            self.markdown[..at].matches('\n').count() as u32
        });
        self.problems.push(Problem {
            kind,
            address: address.to_owned(),
            line,
        });
    }

    pub(super) fn is_code(&self) -> bool {
        self.code
    }

    // Text

    pub(super) fn text(&mut self, text: &str) {
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

    pub(super) fn soft_break(&mut self) {
        if self.out.ends_with("<br>\n") {
            return;
        }
        if !self.code {
            self.line_break = Some(self.out.len());
        }
        self.out.push('\n');
    }

    pub(super) fn hard_break(&mut self) {
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
    pub(super) fn open(&mut self, name: &str) {
        match (listed(&INLINE, name), listed(&BLOCK, name)) {
            (Some(name), _) => self.open_inline(name),
            (_, Some(name)) => self.open_block(name),
            _ => {}
        }
    }

    /// Closes what [`Writer::open`] opened.
    pub(super) fn close(&mut self, name: &str) {
        match (listed(&INLINE, name), listed(&BLOCK, name)) {
            (Some(name), _) => self.close_inline(name),
            (_, Some(name)) => self.close_block(name),
            _ => {}
        }
    }

    /// Opens an element without attributes inside a line.
    pub(super) fn open_inline(&mut self, name: &'static str) {
        self.tag("<", name);
    }

    /// Closes what [`Writer::open_inline`] opened.
    pub(super) fn close_inline(&mut self, name: &'static str) {
        self.tag("</", name);
    }

    /// Opens a block without attributes.
    pub(super) fn open_block(&mut self, name: &'static str) {
        self.start_block();
        if self.may_hold_blocks() {
            self.tag("<", name);
        }
    }

    /// Closes what [`Writer::open_block`] opened.
    pub(super) fn close_block(&mut self, name: &'static str) {
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

    pub(super) fn code_span(&mut self, text: &str) {
        self.open_code_span();
        self.text(text);
        self.close_code_span();
    }

    /// Inside a block of code, everything is code already.
    pub(super) fn open_code_span(&mut self) {
        if !self.code {
            self.out.push_str("<code>");
        }
    }

    pub(super) fn close_code_span(&mut self) {
        if !self.code {
            self.out.push_str("</code>");
        }
    }

    pub(super) fn task(&mut self, done: bool) {
        self.out.push_str(if done {
            "<span class=\"task\">☑</span> "
        } else {
            "<span class=\"task\">☐</span> "
        });
    }

    // Links and pictures

    pub(super) fn open_link(&mut self, address: &str, title: &str, line: Option<u32>) {
        let written = match self.link_address(address, line) {
            Some((address, rel)) => {
                self.out.push_str("<a href=\"");
                self.address(&address);
                self.out.push('"');
                self.out.push_str(rel);
                self.attribute("title", title);
                self.out.push('>');
                true
            }
            None => false,
        };
        self.links.push(written);
    }

    pub(super) fn close_link(&mut self) {
        if self.links.pop() == Some(true) {
            self.out.push_str("</a>");
        }
    }

    fn link_address(&mut self, address: &str, line: Option<u32>) -> Option<(String, &'static str)> {
        match Target::of(address) {
            Target::Web(url) => Some((url, " rel=\"noopener noreferrer\"")),
            Target::Contact(url) => Some((url, "")),
            Target::Local { path, fragment } => match self.local_link(&path, &fragment) {
                Ok(found) => found.map(|address| (address, "")),
                Err(kind) => {
                    self.problem(kind, address, line);
                    None
                }
            },
            Target::Picture(_) | Target::Unsafe => {
                self.problem(ProblemKind::UnsafeAddress, address, line);
                None
            }
        }
    }

    /// A note first, then a file.
    fn local_link(&mut self, path: &str, fragment: &str) -> Result<Option<String>, ProblemKind> {
        let note = self.place.note;
        let target = match path {
            "" => note.to_owned(),
            path => inside(note, path).ok_or(ProblemKind::OutsideFolder)?,
        };
        let (_, extension) = target
            .rsplit('/')
            .next()
            .unwrap_or_default()
            .rsplit_once('.')
            .unwrap_or_default();
        let extension = extension.to_ascii_lowercase();
        let page = match extension.as_str() {
            "md" | "markdown" | "txt" => self.place.addresses.note(&target, fragment),
            "" => self.place.addresses.note(&format!("{target}.md"), fragment),
            _ => None,
        };
        if page.is_some() {
            return Ok(page);
        }
        match extension.as_str() {
            "" | "md" | "markdown" => Err(ProblemKind::BrokenLink),
            _ => self.local_file(path, false).map(|(_, address)| address),
        }
    }

    fn local_file(
        &mut self,
        path: &str,
        shown: bool,
    ) -> Result<(LocalFile, Option<String>), ProblemKind> {
        let file = LocalFile::find(&self.renderer.folder, self.place.note, path, shown)?;
        let address = self.place.addresses.file(&file);
        if !self.files.contains(&file) {
            self.files.push(file.clone());
        }
        Ok((file, address))
    }

    /// A picture; where it can't be shown, its `alt` text stands in its place. `size` is what the author asked for.
    pub(super) fn picture(
        &mut self,
        address: &str,
        alt: &str,
        title: &str,
        size: [Option<u32>; 2],
        line: Option<u32>,
    ) {
        let alt = alt.trim();
        let mut measured = None;
        let found = match Target::of(address) {
            // A page served over `https:` may not show a picture from `http:`.
            Target::Web(url) => {
                let rest = url.split_once("://").map_or("", |(_, rest)| rest);
                Some((format!("https://{rest}"), " referrerpolicy=\"no-referrer\""))
            }
            Target::Picture(url) => Some((url, "")),
            Target::Local { path, .. } => match self.local_file(&path, true) {
                Ok((file, address)) => {
                    measured = file.size();
                    address.map(|address| (address, ""))
                }
                Err(kind) => {
                    self.problem(kind, address, line);
                    None
                }
            },
            Target::Contact(_) | Target::Unsafe => {
                self.problem(ProblemKind::UnsafeAddress, address, line);
                None
            }
        };
        let Some((address, policy)) = found else {
            return self.text(alt);
        };
        self.settle_line_break("图");
        self.out.push_str("<img src=\"");
        self.address(&address);
        self.out.push_str("\" alt=\"");
        self.escaped(alt);
        self.out.push('"');
        self.attribute("title", title);
        let size = match (size, measured) {
            ([None, None], Some((width, height))) => [Some(width as u32), Some(height as u32)],
            (size, _) => size,
        };
        for (name, pixels) in ["width", "height"].into_iter().zip(size) {
            if let Some(pixels) = pixels {
                self.attribute(name, &pixels.to_string());
            }
        }
        self.out.push_str(policy);
        self.out.push_str(" loading=\"lazy\" decoding=\"async\">");
    }

    // Blocks

    fn may_hold_blocks(&self) -> bool {
        self.place.side != Side::Rung
    }

    fn has_paragraphs(&self) -> bool {
        matches!(self.place.side, Side::Answer | Side::Prose)
    }

    fn start_block(&mut self) {
        self.line_break = None;
        self.line_bytes = 0;
        // Real blocks stand apart by themselves.
        if !self.may_hold_blocks() {
            self.fill_gap();
        }
        self.gap = false;
    }

    fn fill_gap(&mut self) {
        if std::mem::take(&mut self.gap) {
            self.out.push_str("<br>");
        }
    }

    fn end_block(&mut self) {
        self.line_break = None;
        self.gap = !self.may_hold_blocks() && !self.out.is_empty();
    }

    pub(super) fn open_paragraph(&mut self) {
        self.fill_gap();
        self.start_block();
        if self.has_paragraphs() {
            self.out.push_str("<p>");
        }
    }

    pub(super) fn close_paragraph(&mut self) {
        self.end_block();
        if self.has_paragraphs() {
            self.out.push_str("</p>\n");
        } else {
            self.gap = !self.out.is_empty();
        }
    }

    pub(super) fn open_heading(&mut self, level: u8) {
        self.fill_gap();
        self.start_block();
        self.open_headings.push(level);
        if self.has_paragraphs() {
            self.out.push_str("<h");
            self.headings.push((self.out.len(), level));
            self.out.push_str("6>");
        }
    }

    pub(super) fn close_heading(&mut self) {
        let Some(level) = self.open_headings.pop() else {
            return;
        };
        if self.has_paragraphs() {
            self.end_block();
            self.out.push_str("</h");
            self.headings.push((self.out.len(), level));
            self.out.push_str("6>\n");
        } else {
            self.close_paragraph();
        }
    }

    /// Headings keep their order, start below the heading they stand under, and skip no level.
    fn set_heading_levels(&mut self) {
        let mut levels: Vec<u8> = self.headings.iter().map(|(_, level)| *level).collect();
        levels.sort_unstable();
        levels.dedup();
        for (at, level) in std::mem::take(&mut self.headings) {
            let rank = levels
                .iter()
                .position(|other| *other == level)
                .unwrap_or_default();
            let level = match self.place.side {
                // Prose shares its levels with the rest of the note.
                Side::Prose => usize::from(level).clamp(2, 6),
                _ => (3 + rank).min(6),
            };
            self.out.replace_range(at..at + 1, &level.to_string());
        }
    }

    pub(super) fn rule(&mut self) {
        self.start_block();
        if self.has_paragraphs() {
            self.out.push_str("<hr>\n");
        } else {
            self.gap = !self.out.is_empty();
        }
    }

    pub(super) fn open_numbered_list(&mut self, start: u64) {
        self.start_block();
        if self.may_hold_blocks() {
            self.out.push_str("<ol");
            if start != 1 {
                self.attribute("start", &start.to_string());
            }
            self.out.push('>');
        }
    }

    pub(super) fn close_numbered_list(&mut self) {
        self.end_block();
        if self.may_hold_blocks() {
            self.out.push_str("</ol>\n");
        }
    }

    pub(super) fn open_details(&mut self, open: bool) {
        self.start_block();
        if self.may_hold_blocks() {
            self.out
                .push_str(if open { "<details open>" } else { "<details>" });
        }
    }

    pub(super) fn close_details(&mut self) {
        self.end_block();
        if self.may_hold_blocks() {
            self.out.push_str("</details>\n");
        }
    }

    /// A block of code, `info` what the author wrote about it.
    pub(super) fn open_code(&mut self, info: &str) {
        self.start_block();
        if self.may_hold_blocks() {
            let labels = self.labels();
            let label = match language::name(info) {
                Some(name) => labels.code_in.replace("{name}", name),
                None => labels.code.clone(),
            };
            self.out.push_str("<pre class=\"code\" tabindex=\"0\"");
            self.attribute("aria-label", &label);
            self.out.push('>');
        }
        self.out.push_str("<code>");
        self.code = true;
    }

    pub(super) fn close_code(&mut self) {
        self.code = false;
        self.out.truncate(self.out.trim_end_matches('\n').len());
        self.out.push_str("</code>");
        if self.may_hold_blocks() {
            self.out.push_str("</pre>\n");
        }
        self.end_block();
    }

    pub(super) fn open_table(&mut self) {
        self.start_block();
        let mut label_at = 0;
        if self.may_hold_blocks() {
            self.out
                .push_str("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"");
            label_at = self.out.len();
            self.out.push_str("\"><table>");
        }
        self.tables.push(Table {
            label_at,
            columns: String::new(),
            in_head: false,
        });
    }

    /// The table is named after its column heads, so that two tables of one page have two names.
    pub(super) fn close_table(&mut self) {
        self.end_block();
        let Some(table) = self.tables.pop() else {
            return;
        };
        if self.may_hold_blocks() {
            self.out.push_str("</table></div>\n");
            let columns = table
                .columns
                .split_whitespace()
                .collect::<Vec<_>>()
                .join(" ");
            let label = self.labels().table.replace("{columns}", &columns);
            let mut escaped = String::new();
            let Ok(()) = escape_html(&mut escaped, label.trim_end_matches([' ', ':', '：']))
            else {
                return;
            };
            self.splice(table.label_at, 0, &escaped);
        }
    }

    pub(super) fn open_cell(&mut self, head: bool, align: Align, spans: [Option<u32>; 2]) {
        self.start_block();
        if let Some(table) = self.tables.last_mut() {
            if head && !table.columns.is_empty() {
                table.columns.push_str(&self.renderer.labels.comma);
            }
            table.in_head = head;
        }
        if !self.may_hold_blocks() {
            return;
        }
        self.out.push_str(if head { "<th" } else { "<td" });
        match align {
            Align::Start => {}
            Align::Center => self.attribute("class", "center"),
            Align::End => self.attribute("class", "end"),
        }
        for (name, cells) in ["colspan", "rowspan"].into_iter().zip(spans) {
            if let Some(cells) = cells {
                self.attribute(name, &cells.to_string());
            }
        }
        self.out.push('>');
    }

    pub(super) fn close_cell(&mut self, head: bool) {
        if let Some(table) = self.tables.last_mut() {
            table.in_head = false;
        }
        if self.may_hold_blocks() {
            self.out.push_str(if head { "</th>" } else { "</td>" });
        }
        self.end_block();
    }

    // Footnotes

    /// The mark in the text; `first` if no other mark of this note stands before it.
    pub(super) fn footnote_mark(&mut self, number: usize, first: bool) {
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

    pub(super) fn open_footnote(&mut self, number: usize) {
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

    pub(super) fn close_footnote(&mut self) {
        self.end_block();
        if self.may_hold_blocks() {
            self.out.push_str("</div>\n");
        }
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

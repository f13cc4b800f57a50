//! The lines of a note, each with what CommonMark says of it: heading, list item, code, table row, quotation.
//!
//! Not a CommonMark parser: there `5.项目` is no list, a line break is a space, and a paragraph goes on into the next
//! question. Authors mean the line. What must not be read (code, comments) is found as CommonMark finds it, in one
//! pass, so that a note is read in time proportional to its size.

mod said;
mod shape;

use memchr::memchr_iter;

pub use self::said::{columns, unquote, without_font};
pub use self::shape::{is_delimiter_row, without_attributes};
use self::{
    said::{trim, without_box, without_break, without_shortcodes, without_stars},
    shape::{
        contains_ignore_case, heading, is_indented_code, is_table, is_tag, raw_tag, rule,
        simple_element,
    },
};
use super::fence::{closes, fence, is_closed, is_note, questions_until};
use crate::grammar::{asking, marker};

/// What a line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Nothing but white space, non-breaking and zero-width characters included.
    Blank,
    /// `## title`, or a title over `---` (whose second line is a `Rule` with `under` set).
    Heading(u8),
    /// Words; with or without a list marker.
    Text,
    /// A line of code, fences included.
    Code,
    /// A fence around what is no code: the author's questions stand in it.
    Edge,
    /// A row of a table; the delimiter row too.
    Table,
    /// A tag that stands for itself: `<details>`, `<summary>…`, `<div>`, `<img …>`, `::: details`.
    Html,
    /// A line of an HTML comment.
    Comment,
    /// `---` between parts.
    Rule,
    /// `---` under the title above it.
    Underline,
}

/// One line of a note.
#[derive(Clone, Copy, Debug)]
pub struct Line<'a> {
    /// The line without its line end.
    pub raw: &'a str,
    /// What it is.
    pub kind: Kind,
    /// Depth of quotation: the number of `>` before it.
    pub quote: u8,
    /// Columns of white space before its first character, quotation marks aside.
    pub indent: u16,
    /// Its list marker, for `Text` only.
    pub marker: Option<marker::Marker>,
    /// What it says: without quotation marks, list marker, `##`, and white space around.
    pub text: &'a str,
    /// Whether there is a question mark anywhere in it.
    pub has_mark: bool,
}

impl<'a> Line<'a> {
    /// The line as a page shows it: a heading without its attributes.
    pub fn shown(&self) -> &'a str {
        match self.kind {
            Kind::Heading(_) => without_attributes(self.raw.trim_end()),
            _ => self.raw,
        }
    }
}

/// The bullet of an item that lost its space, right below one that has it: `*锁是什么？` below `* 为什么要锁？`.
fn slipped(text: &str, indent: u16, before: Option<&Line>) -> Option<marker::Marker> {
    let before = before.filter(|before| before.marker.is_some() && before.indent == indent)?;
    let sign = text
        .chars()
        .next()
        .filter(|sign| matches!(sign, '*' | '-' | '+'))?;
    let rest = &text[1..];
    let slips = before.raw.trim_start().starts_with(sign)
        && rest.starts_with(char::is_alphabetic)
        // `*锁*` is emphasis.
        && !rest.contains('*');
    slips.then_some(marker::Marker {
        style: marker::Style::Bullet,
        number: 0,
        len: 1,
    })
}

/// White space, and characters of no width or ink that editors leave behind: Bear writes `⠀` below a list.
#[inline]
pub fn is_blank(sign: char) -> bool {
    // Ideographs are asked for most.
    !matches!(sign, '\u{21}'..='\u{7e}' | '\u{4e00}'..='\u{9fff}')
        && (sign.is_whitespace()
            || matches!(
                sign,
                '\u{200b}'
                    | '\u{200c}'
                    | '\u{200d}'
                    | '\u{feff}'
                    | '\u{2060}'
                    | '\u{ad}'
                    | '\u{2800}'
            ))
}

/// Reads all lines of `body`.
pub fn scan(body: &str) -> Vec<Line<'_>> {
    let raws = raws(body);
    let mut marks = asking::marks(body).peekable();
    let mut end = 0;
    let mut lines: Vec<Line> = Vec::with_capacity(raws.len());
    let mut state = State::Words;
    // Fences that hold questions instead of code: index of the closing line.
    let mut open_until = None;
    for (at, &raw) in raws.iter().enumerate() {
        let (quote, inner) = unquote(raw);
        let text = trim(inner);
        end += raw.len() + 1;
        let mut has_mark = false;
        while marks.next_if(|mark| *mark < end).is_some() {
            has_mark = true;
        }
        let text = match state {
            State::Words => without_font(without_shortcodes(without_break(text))),
            _ => text,
        };
        let indent = columns(inner);
        let mut line = Line {
            raw,
            kind: Kind::Text,
            quote,
            indent,
            marker: None,
            text,
            has_mark,
        };
        match state {
            State::Fence { sign, len } => {
                line.kind = Kind::Code;
                if closes(text, sign, len) {
                    state = State::Words;
                }
            }
            State::Comment => {
                line.kind = Kind::Comment;
                if text.contains("-->") {
                    state = State::Words;
                }
            }
            State::Raw(end) => {
                line.kind = Kind::Code;
                if contains_ignore_case(text, end) {
                    state = State::Words;
                }
            }
            State::Words if open_until == Some(at) => {
                line.kind = Kind::Edge;
                open_until = None;
            }
            State::Words => {
                let before = lines.last();
                if text.is_empty() {
                    line.kind = Kind::Blank;
                } else if let Some((sign, len)) = fence(text) {
                    // `Format:` leads to a sample, not to questions.
                    let said = lines
                        .iter()
                        .rev()
                        .take(2)
                        .find(|line| line.kind != Kind::Blank);
                    let sample = said.is_some_and(|line| {
                        line.kind == Kind::Text
                            && line.text.ends_with([':', '：'])
                            && ["ormat", "yntax", "xample", "格式", "语法", "示例", "样例"]
                                .iter()
                                .any(|name| line.text.contains(name))
                    });
                    match (open_until.is_none() && !sample)
                        .then(|| questions_until(&raws, at, sign, len))
                        .flatten()
                    {
                        Some(end) => {
                            line.kind = Kind::Edge;
                            open_until = Some(end);
                        }
                        None => {
                            line.kind = Kind::Code;
                            state = State::Fence { sign, len };
                        }
                    }
                } else if open_until.is_some() && is_note(text) {
                    line.kind = Kind::Heading(6);
                    line.text = text.trim_start_matches(['-', '/', ' ']);
                } else if text.starts_with("<!--") {
                    line.kind = Kind::Comment;
                    if !text.contains("-->") {
                        state = State::Comment;
                    }
                } else if let Some(end) = raw_tag(text) {
                    line.kind = Kind::Code;
                    if !contains_ignore_case(text, end) {
                        state = State::Raw(end);
                    }
                } else if let Some((kind, inner)) = simple_element(text) {
                    line.kind = kind;
                    line.text = inner;
                } else if is_tag(text) {
                    line.kind = Kind::Html;
                } else if let Some((level, title)) = heading(text).filter(|_| indent < 4) {
                    line.kind = Kind::Heading(level);
                    line.text = without_font(title);
                } else if let Some(kind) = rule(
                    text,
                    before,
                    lines.len().checked_sub(2).map(|at| lines[at].kind),
                ) {
                    line.kind = kind;
                    if kind == Kind::Underline
                        && let Some(title) = lines.last_mut()
                    {
                        title.kind = Kind::Heading(if text.starts_with('=') { 1 } else { 2 });
                        title.text = without_attributes(title.text);
                    }
                } else if is_table(text, before, raws.get(at + 1)) {
                    line.kind = Kind::Table;
                } else if indent >= 4 && is_indented_code(text, before) {
                    line.kind = Kind::Code;
                } else if let Some(found) = marker::read(text)
                    .or_else(|| marker::next_path(text, before.and_then(|line| line.marker)))
                    .or_else(|| slipped(text, indent, before))
                {
                    line.marker = Some(found);
                    line.text =
                        without_stars(text, found, without_box(trim(&text[found.len..]), found));
                    // ``- ```rust``: the code of an item, which may stand right behind its marker.
                    if let Some((sign, len)) = fence(line.text)
                        && is_closed(&raws, at, sign, len)
                    {
                        state = State::Fence { sign, len };
                    }
                }
            }
        }
        lines.push(line);
    }
    lines
}

/// The lines of `body` without their line ends.
fn raws(body: &str) -> Vec<&str> {
    let mut raws = Vec::with_capacity(body.len() / 32);
    let mut start = 0;
    for end in memchr_iter(b'\n', body.as_bytes()) {
        raws.push(&body[start..end]);
        start = end + 1;
    }
    if start < body.len() {
        raws.push(&body[start..]);
    }
    raws
}

enum State {
    Words,
    Fence { sign: char, len: usize },
    Comment,
    Raw(&'static str),
}

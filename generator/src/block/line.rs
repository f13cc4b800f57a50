//! The lines of a note, each with what CommonMark says of it: heading, list item, code, table row, quotation.
//!
//! Not a CommonMark parser: there `5.项目` is no list, a line break is a space, and a paragraph goes on into the next
//! question. Authors mean the line. What must not be read (code, comments) is found as CommonMark finds it, in one
//! pass, so that a note is read in time proportional to its size.

use memchr::{memchr, memchr_iter};

use super::fence::{closes, fence, is_closed, is_note, questions_until};
use crate::grammar::{asking, container, marker, text::is_within};

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

/// White space, and characters of no width that editors leave behind.
#[inline]
pub fn is_blank(sign: char) -> bool {
    // Ideographs are asked for most.
    !matches!(sign, '\u{21}'..='\u{7e}' | '\u{4e00}'..='\u{9fff}')
        && (sign.is_whitespace()
            || matches!(
                sign,
                '\u{200b}' | '\u{200c}' | '\u{200d}' | '\u{feff}' | '\u{2060}' | '\u{ad}'
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
            State::Words => without_font(without_break(text)),
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

/// `text` without white space around it. Most lines have none, and start with a wide character or a sign.
fn trim(text: &str) -> &str {
    let blank = |sign: Option<char>| sign.is_some_and(is_blank);
    if blank(text.chars().next()) || blank(text.chars().next_back()) {
        text.trim_matches(is_blank)
    } else {
        text
    }
}

enum State {
    Words,
    Fence { sign: char, len: usize },
    Comment,
    Raw(&'static str),
}

/// `text` without a forced line break at its end: `锁是什么？<br>`, `锁是什么？\`.
fn without_break(text: &str) -> &str {
    let rest = match text.as_bytes().last() {
        Some(b'>') => ["<br>", "<br/>", "<br />", "</br>", "<BR>"]
            .iter()
            .find_map(|end| text.strip_suffix(end))
            .unwrap_or(text),
        Some(b'\\') => &text[..text.len() - 1],
        _ => return text,
    };
    let rest = rest.trim_end_matches(is_blank);
    if rest.is_empty() { text } else { rest }
}

/// `text` without an element around it that says how it looks: `<font color=red>锁是什么？</font>`.
pub fn without_font(text: &str) -> &str {
    if !text.starts_with('<') {
        return text;
    }
    ["font", "span", "b", "strong", "u", "center"]
        .iter()
        .find_map(|name| {
            let (tag, said) = text[1..].split_once('>')?;
            let rest = tag.strip_prefix(name)?;
            let said = said
                .strip_suffix('>')?
                .strip_suffix(name)?
                .strip_suffix("</")?;
            let whole = rest.is_empty() || rest.starts_with(' ');
            (whole && !said.contains('<') && !said.trim().is_empty()).then_some(said)
        })
        .map_or(text, |said| said.trim_matches(is_blank))
}

/// What an item says that can be ticked: `- [ ] 死锁的条件`.
fn without_box(text: &str, marker: marker::Marker) -> &str {
    const BOXES: &[&str] = &["[ ] ", "[x] ", "[X] ", "[] "];
    if marker.style != marker::Style::Bullet || !text.starts_with('[') {
        return text;
    }
    BOXES
        .iter()
        .find_map(|open| text.strip_prefix(open))
        .map_or(text, |rest| rest.trim_start_matches(is_blank))
}

/// What an item says whose emphasis opened behind its number: `1**、锁**`.
fn without_stars<'a>(text: &str, marker: marker::Marker, said: &'a str) -> &'a str {
    let opened = || text[..marker.len].contains("**");
    said.strip_suffix("**").filter(|_| opened()).unwrap_or(said)
}

/// Depth of quotation of a line, and the line without its quotation marks.
pub fn unquote(raw: &str) -> (u8, &str) {
    let (mut depth, mut rest) = (0u8, raw);
    loop {
        let trimmed = rest.trim_start_matches(' ');
        let Some(inner) = trimmed
            .strip_prefix('>')
            .filter(|_| rest.len() - trimmed.len() < 4)
        else {
            return (depth, rest);
        };
        depth = depth.saturating_add(1);
        rest = inner.strip_prefix(' ').unwrap_or(inner);
    }
}

/// Columns of white space at the start of a line; a tab goes to the next multiple of four.
pub fn columns(text: &str) -> u16 {
    let mut columns = 0u16;
    for sign in text.chars() {
        columns = match sign {
            '\t' => columns.saturating_add(4 - columns % 4),
            '\u{3000}' => columns.saturating_add(2),
            _ if is_blank(sign) => columns.saturating_add(1),
            _ => break,
        };
    }
    columns
}

fn heading(text: &str) -> Option<(u8, &str)> {
    let level = text.bytes().take_while(|byte| *byte == b'#').count();
    if !(1..=6).contains(&level) {
        return None;
    }
    let rest = &text[level..];
    // `##锁` is meant as a heading; `#锁` may be a tag.
    let spaced = rest.starts_with(is_blank)
        || (level > 1 && rest.starts_with(|sign: char| sign.is_alphanumeric() || sign == '*'));
    if !spaced {
        return None;
    }
    let title = rest.trim_matches(is_blank);
    let open = title.trim_end_matches('#');
    let title = if open.ends_with(is_blank) {
        open.trim_end_matches(is_blank)
    } else {
        title
    };
    (!title.is_empty()).then_some((level as u8, title))
}

fn rule(text: &str, before: Option<&Line>, before_that: Option<Kind>) -> Option<Kind> {
    let sign = text
        .chars()
        .next()
        .filter(|sign| matches!(sign, '-' | '*' | '_' | '='))?;
    let count = text.chars().filter(|other| *other == sign).count();
    if count < 3 || !text.chars().all(|other| other == sign || other == ' ') {
        return None;
    }
    // A single line over it is a title; under a paragraph of more lines, or a sentence, the author drew a rule.
    let title = before.is_some_and(|line| {
        line.kind == Kind::Text
            && line.marker.is_none()
            && line.quote == 0
            && line.indent < 4
            && is_within(line.text, 60)
            && !line
                .text
                .ends_with(['。', '；', '，', '：', ':', ';', '.', ','])
    }) && !matches!(before_that, Some(Kind::Text));
    match sign {
        '-' | '=' if title => Some(Kind::Underline),
        '=' => None,
        _ => Some(Kind::Rule),
    }
}

fn is_table(text: &str, before: Option<&Line>, next: Option<&&str>) -> bool {
    if memchr(b'|', text.as_bytes()).is_none() {
        return false;
    }
    before.is_some_and(|line| line.kind == Kind::Table)
        || next.is_some_and(|next| is_delimiter_row(unquote(next).1.trim()))
}

/// `| --- | :-: |`
pub fn is_delimiter_row(text: &str) -> bool {
    text.contains('-')
        && text.contains('|')
        && text
            .bytes()
            .all(|byte| matches!(byte, b'|' | b'-' | b':' | b' ' | b'\t'))
}

/// Text far to the right after a blank line is code for CommonMark. Chinese authors indent paragraphs so, and text
/// under a list item is indented too; what looks like Latin letters and signs only is code.
fn is_indented_code(text: &str, before: Option<&Line>) -> bool {
    let after_code = before.is_none_or(|line| matches!(line.kind, Kind::Blank | Kind::Code));
    let codelike = text.ends_with([';', '{', '}'])
        || text.starts_with(['$', '}', '@'])
        || text.starts_with("//");
    after_code && codelike && marker::read(text).is_none()
}

/// The closing tag of elements whose content is not read.
fn raw_tag(text: &str) -> Option<&'static str> {
    [
        ("<pre", "</pre>"),
        ("<script", "</script>"),
        ("<style", "</style>"),
    ]
    .into_iter()
    .find(|(open, _)| starts_with_ignore_case(text, open))
    .map(|(_, close)| close)
}

/// `<p>锁是什么？</p>` and `<h3>锁</h3>` on one line, without more tags inside: what they say.
fn simple_element(text: &str) -> Option<(Kind, &str)> {
    let inner = text.strip_prefix('<')?;
    let (tag, rest) = inner.split_once('>')?;
    let name = tag.split([' ', '\t']).next()?;
    let kind = match name.as_bytes() {
        [b'p' | b'P'] => Kind::Text,
        [b'h' | b'H', level @ b'1'..=b'6'] => Kind::Heading(level - b'0'),
        _ => return None,
    };
    let said = rest
        .strip_suffix('>')?
        .strip_suffix(name)?
        .strip_suffix("</")?;
    (!said.contains('<') && !said.trim().is_empty()).then(|| (kind, said.trim_matches(is_blank)))
}

fn is_tag(text: &str) -> bool {
    if text.starts_with(":::") {
        return true;
    }
    if text.starts_with('{') {
        return container::read(text).is_some() || container::closes(text);
    }
    const TAGS: &[&str] = &[
        "details",
        "summary",
        "div",
        "p",
        "center",
        "table",
        "thead",
        "tbody",
        "tr",
        "td",
        "th",
        "br",
        "hr",
        "img",
        "ul",
        "ol",
        "li",
        "iframe",
        "video",
        "audio",
        "section",
        "article",
        "figure",
        "dl",
        "dt",
        "dd",
        "blockquote",
        "font",
    ];
    let Some(rest) = text.strip_prefix('<') else {
        return false;
    };
    // `<b><details>`
    if rest.contains("<details") {
        return true;
    }
    let name = rest.strip_prefix('/').unwrap_or(rest);
    let len = name.bytes().take_while(u8::is_ascii_alphanumeric).count();
    len > 0
        && TAGS
            .iter()
            .any(|tag| tag.eq_ignore_ascii_case(&name[..len]))
        && name[len..].starts_with(['>', ' ', '/', '\t'])
}

fn starts_with_ignore_case(text: &str, start: &str) -> bool {
    text.get(..start.len())
        .is_some_and(|head| head.eq_ignore_ascii_case(start))
}

fn contains_ignore_case(text: &str, tag: &str) -> bool {
    text.as_bytes()
        .windows(tag.len())
        .any(|window| window.eq_ignore_ascii_case(tag.as_bytes()))
}

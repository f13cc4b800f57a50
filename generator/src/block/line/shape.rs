//! What kind of line a line is, by its first signs and the lines around it.

use memchr::memchr;

use super::{Kind, Line, is_blank, unquote};
use crate::grammar::{container, marker, text::is_within};

pub(super) fn heading(text: &str) -> Option<(u8, &str)> {
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
    let title = without_attributes(rest.trim_matches(is_blank));
    let open = title.trim_end_matches('#');
    let title = if open.ends_with(is_blank) {
        open.trim_end_matches(is_blank)
    } else {
        title
    };
    (!title.is_empty()).then_some((level as u8, title))
}

/// A heading without the attributes that some site generators read at its end: `锁 {#lock}`, `锁 {.wide}`, `锁 {: .wide }`.
pub fn without_attributes(title: &str) -> &str {
    let inside = title
        .strip_suffix('}')
        .and_then(|open| open.rsplit_once('{'));
    match inside {
        Some((said, attributes))
            if attributes.starts_with(['#', '.', ':'])
                && attributes.contains(char::is_alphanumeric) =>
        {
            said.trim_end_matches(is_blank)
        }
        _ => title,
    }
}

pub(super) fn rule(text: &str, before: Option<&Line>, before_that: Option<Kind>) -> Option<Kind> {
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

pub(super) fn is_table(text: &str, before: Option<&Line>, next: Option<&&str>) -> bool {
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
pub(super) fn is_indented_code(text: &str, before: Option<&Line>) -> bool {
    let after_code = before.is_none_or(|line| matches!(line.kind, Kind::Blank | Kind::Code));
    let codelike = text.ends_with([';', '{', '}'])
        || text.starts_with(['$', '}', '@'])
        || text.starts_with("//");
    after_code && codelike && marker::read(text).is_none()
}

/// The closing tag of elements whose content is not read.
pub(super) fn raw_tag(text: &str) -> Option<&'static str> {
    [
        ("<pre", "</pre>"),
        ("<script", "</script>"),
        ("<style", "</style>"),
    ]
    .into_iter()
    // `<Prerequisites />` is no `<pre>`.
    .find(|(open, _)| {
        starts_with_ignore_case(text, open)
            && !text[open.len()..].starts_with(|next: char| next.is_alphanumeric())
    })
    .map(|(_, close)| close)
}

/// `<p>锁是什么？</p>` and `<h3>锁</h3>` on one line, without more tags inside: what they say.
pub(super) fn simple_element(text: &str) -> Option<(Kind, &str)> {
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

pub(super) fn is_tag(text: &str) -> bool {
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

pub(super) fn starts_with_ignore_case(text: &str, start: &str) -> bool {
    text.get(..start.len())
        .is_some_and(|head| head.eq_ignore_ascii_case(start))
}

pub(super) fn contains_ignore_case(text: &str, tag: &str) -> bool {
    text.as_bytes()
        .windows(tag.len())
        .any(|window| window.eq_ignore_ascii_case(tag.as_bytes()))
}

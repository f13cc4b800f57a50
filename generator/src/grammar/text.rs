//! Lines of a note put together to Markdown that stands by itself: common quotation marks and indentation removed.

use std::ops::Range;

use crate::block::{
    Line,
    line::{columns, is_blank, unquote},
};

/// A piece of an answer or a question.
#[derive(Clone, Debug)]
pub enum Part<'a> {
    /// What is left of a line once its marker or label is off.
    Words(&'a str),
    /// Whole lines.
    Lines(Range<usize>),
}

/// Whether `text` has at most so many characters. Those that are longer by far are not counted.
pub fn is_within(text: &str, most: usize) -> bool {
    const WIDEST: usize = 4;
    text.len() <= most || text.len() <= most * WIDEST && text.chars().count() <= most
}

/// Whether a colon parts `text`: one in a time or a ratio, `3:45`, does not.
pub fn has_colon(text: &str) -> bool {
    text.match_indices(['：', ':']).any(|(at, sign)| {
        let digit = |sign: Option<char>| sign.is_some_and(|sign| sign.is_ascii_digit());
        let around = (
            text[..at].chars().next_back(),
            text[at + sign.len()..].chars().next(),
        );
        !(digit(around.0) && digit(around.1))
    })
}

/// Joins parts to Markdown. Blank lines between them stay, those at the ends go.
pub fn markdown(lines: &[Line], parts: &[Part]) -> String {
    let ranges = || {
        parts.iter().filter_map(|part| match part {
            Part::Lines(range) => Some(&lines[range.clone()]),
            Part::Words(_) => None,
        })
    };
    let said = || {
        ranges()
            .flatten()
            .filter(|line| !line.raw.chars().all(is_blank))
    };
    let quote = said().map(|line| line.quote).min().unwrap_or(0);
    let indent = said()
        .map(|line| columns(strip_quote(line.raw, quote)))
        .min()
        .unwrap_or(0);
    let length: usize = ranges().flatten().map(|line| line.raw.len() + 1).sum();
    let mut text = String::with_capacity(length);
    let mut end = None;
    for part in parts {
        match part {
            Part::Words("") => {}
            Part::Words(words) => {
                text.push_str(words);
                text.push('\n');
            }
            Part::Lines(range) => {
                // Something was taken out in between; what is around it stays apart.
                if end.is_some_and(|end| end < range.start) && !text.is_empty() {
                    text.push('\n');
                }
                for line in &lines[range.clone()] {
                    let inner = dedent(strip_quote(line.shown(), quote), indent);
                    if inner.chars().all(is_blank) {
                        if !text.is_empty() && !text.ends_with("\n\n") {
                            text.push('\n');
                        }
                    } else {
                        text.push_str(inner.trim_end());
                        // Two spaces at a line's end are a line break.
                        if inner.ends_with("  ") {
                            text.push_str("  ");
                        }
                        text.push('\n');
                    }
                }
                end = Some(range.end);
            }
        }
    }
    let len = text.trim_end().len();
    text.truncate(len);
    // A first line further to the right than the others would be code.
    let start = text.len() - text.trim_start().len();
    text.drain(..start);
    text
}

/// `raw` without its outer `depth` quotation marks.
fn strip_quote(raw: &str, depth: u8) -> &str {
    let mut rest = raw;
    for _ in 0..depth {
        let inner = rest.trim_start_matches(' ');
        let Some(inner) = inner.strip_prefix('>') else {
            return rest;
        };
        rest = inner.strip_prefix(' ').unwrap_or(inner);
    }
    debug_assert!(depth == 0 || unquote(raw).0 >= depth || rest.len() < raw.len());
    rest
}

/// `text` without its first `indent` columns of white space.
fn dedent(text: &str, indent: u16) -> &str {
    let mut rest = text;
    while columns(text) - columns(rest) < indent {
        match rest.chars().next() {
            Some(sign) if is_blank(sign) => rest = &rest[sign.len_utf8()..],
            _ => break,
        }
    }
    rest
}

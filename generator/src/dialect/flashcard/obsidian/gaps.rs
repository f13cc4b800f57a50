//! The signs that part a gap from its text.
//!
//! ```text
//! 默认端口是 ==6379==，==1;;客户端==先发 SYN。
//! 默认端口是 {{6379}}，{{客户端;;谁}}先发 SYN。
//! 默认端口是 {@{6379}@}。
//! ```
//!
//! `==` is how Spaced Repetition comes; curly braces are a switch of its settings, and `{@{` a pattern of its users'.

use super::super::{cloze::Gap, has_words, is_in, literals};

/// The gaps of a text, in their order; none stands in another.
pub(super) fn gaps(text: &str) -> Vec<Gap<'_>> {
    let mut gaps = highlights(text);
    for (open, close) in [("{@{", "}@}"), ("{{", "}}")] {
        gaps.extend(braces(text, open, close));
    }
    gaps.sort_by_key(|gap| gap.start);
    let mut end = 0;
    gaps.retain(|gap| {
        let apart = gap.start >= end;
        if apart {
            end = gap.end;
        }
        apart
    });
    // Without a number each is asked by itself.
    for (at, gap) in (0..).zip(&mut gaps) {
        if gap.group == ALONE {
            gap.group = FIRST_ALONE + at;
        }
    }
    gaps
}

/// The group of a gap that has no number, and the first group that such a gap is given.
const ALONE: u32 = u32::MAX;
const FIRST_ALONE: u32 = 1 << 16;

fn gap(text: &str, start: usize, end: usize, len: usize) -> Gap<'_> {
    let (number, said, hint) = parts(&text[start + len..end - len]);
    Gap {
        start,
        end,
        text: said,
        hint,
        group: number.unwrap_or(ALONE),
    }
}

/// The gaps between two signs on one line. `{{c1::…}}` and `{{cloze …}}` are other programs' gaps; `{{< … >}}`, `{{ … }}`
/// and `${{…}}` are templates.
fn braces<'a>(text: &'a str, open: &str, close: &str) -> Vec<Gap<'a>> {
    let mut gaps = Vec::new();
    if !text.contains(open) {
        return gaps;
    }
    let literals = literals(text);
    let mut from = 0;
    while let Some(start) = text[from..].find(open).map(|at| from + at) {
        let inner = start + open.len();
        // What is not closed on its line is text, and so is all else on that line.
        let Some(len) = text[inner..].find(close) else {
            break;
        };
        let said = &text[inner..inner + len];
        if let Some(line) = said.rfind('\n') {
            from = inner + line;
            continue;
        }
        let end = inner + len + close.len();
        from = end;
        let other = said.starts_with(['<', '%', '#', '/', '@', '=', ' '])
            || said.starts_with("cloze ")
            || text[..start].ends_with('$');
        if !other && !said.contains("::") && has_words(said) && !is_in(&literals, start) {
            gaps.push(gap(text, start, end, open.len()));
        }
    }
    gaps
}

/// The `==gaps==` of a text.
fn highlights(text: &str) -> Vec<Gap<'_>> {
    let mut gaps = Vec::new();
    if !text.contains("==") {
        return gaps;
    }
    let literals = literals(text);
    let bytes = text.as_bytes();
    let mut open: Option<usize> = None;
    let mut at = 0;
    while at < bytes.len() {
        if bytes[at] == b'\n' {
            open = None;
        }
        let n_signs = bytes[at..].iter().take_while(|byte| **byte == b'=').count();
        if n_signs != 2 || is_in(&literals, at) {
            at += n_signs.max(1);
            continue;
        }
        let spaced = |side: Option<&u8>| side.is_none_or(u8::is_ascii_whitespace);
        match open {
            Some(start) if !spaced(bytes.get(at - 1)) && at > start + 2 => {
                gaps.push(gap(text, start, at + 2, 2));
                open = None;
            }
            _ => open = (!spaced(bytes.get(at + 2))).then_some(at),
        }
        at += 2;
    }
    gaps
}

/// `1;;text;;hint`: the number and the hint may be missing.
fn parts(inner: &str) -> (Option<u32>, &str, Option<&str>) {
    let (number, rest) = match inner.split_once(";;") {
        Some((number, rest)) => match number.parse::<u16>() {
            Ok(number) => (Some(u32::from(number)), rest),
            Err(_) => (None, inner),
        },
        None => (None, inner),
    };
    match rest.split_once(";;") {
        Some((text, hint)) => (number, text, Some(hint)),
        None => (number, rest, None),
    }
}

//! What a line says, without what stands around its words: white space, quotation marks, breaks, tags, boxes.

use super::is_blank;
use crate::grammar::marker;

/// `text` without white space around it. Most lines have none, and start with a wide character or a sign.
pub(super) fn trim(text: &str) -> &str {
    let blank = |sign: Option<char>| sign.is_some_and(is_blank);
    if blank(text.chars().next()) || blank(text.chars().next_back()) {
        text.trim_matches(is_blank)
    } else {
        text
    }
}

/// `text` without a forced line break at its end: `锁是什么？<br>`, `锁是什么？\`.
pub(super) fn without_break(text: &str) -> &str {
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

/// `text` without pictures at its end that are spelled out: `锁是什么？ :star: :white_check_mark:`.
pub(super) fn without_shortcodes(text: &str) -> &str {
    let mut text = text;
    while let Some(rest) = text.strip_suffix(':')
        && let Some((before, name)) = rest.rsplit_once(':')
        && is_shortcode(name)
        && before.ends_with([' ', '?', '？', ':'])
    {
        let before = before.trim_end_matches(is_blank);
        if before.is_empty() {
            break;
        }
        text = before;
    }
    text
}

/// Whether a word is the name of a picture: `heavy_check_mark`, `+1`.
fn is_shortcode(name: &str) -> bool {
    let sign =
        |sign: u8| sign.is_ascii_lowercase() || sign.is_ascii_digit() || b"_+-".contains(&sign);
    name == "+1" || name.bytes().all(sign) && name.bytes().any(|sign| sign.is_ascii_lowercase())
}

/// `text` without an element around it that says how it looks: `<font color=red>锁是什么？</font>`.
pub fn without_font(text: &str) -> &str {
    const NAMES: &[&str] = &["font", "span", "b", "strong", "u", "center"];
    // `**<font color=red>锁是什么？</font>**`, `__<mark>锁是什么？</mark>__`: emphasis around it, and any element.
    let emphasised = ["**", "__"].iter().find_map(|sign| {
        let inner = text.strip_prefix(sign)?.strip_suffix(sign)?;
        let (name, said) = element(inner)?;
        is_inline(name).then_some(said)
    });
    let plain = || element(text).filter(|(name, _)| NAMES.contains(name));
    emphasised
        .or_else(|| plain().map(|(_, said)| said))
        .map_or(text, |said| said.trim_matches(is_blank))
}

/// The name of the element that a text is, and the words in it.
fn element(text: &str) -> Option<(&str, &str)> {
    let (tag, said) = text.strip_prefix('<')?.split_once('>')?;
    let (name, _) = tag.split_once(' ').unwrap_or((tag, ""));
    let said = said
        .strip_suffix('>')?
        .strip_suffix(name)?
        .strip_suffix("</")?;
    (!said.contains('<') && !said.trim().is_empty()).then_some((name, said))
}

/// Whether an element's name is one of a way to look, and no word: `<summary>` opens, `<code>` quotes.
fn is_inline(name: &str) -> bool {
    let letters = !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphabetic());
    letters && !["summary", "code", "details", "a"].contains(&name)
}

/// What an item says that can be ticked: `- [ ] 死锁的条件`.
pub(super) fn without_box(text: &str, marker: marker::Marker) -> &str {
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
pub(super) fn without_stars<'a>(text: &str, marker: marker::Marker, said: &'a str) -> &'a str {
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

/// Columns of white space at the start of a line; a tab goes to the next multiple of four. What editors leave behind indents
/// nothing.
pub fn columns(text: &str) -> u16 {
    let mut columns = 0u16;
    for sign in text.chars() {
        columns = match sign {
            '\t' => columns.saturating_add(4 - columns % 4),
            '\u{3000}' => columns.saturating_add(2),
            _ if sign.is_whitespace() => columns.saturating_add(1),
            _ if is_blank(sign) => columns,
            _ => break,
        };
    }
    columns
}

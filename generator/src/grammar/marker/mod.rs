//! List markers and numbering, as authors type them: `- `, `1.`, `1、`, `4。`, `（1）`, `①`, `一、`, `➤`, `３．`.
//!
//! CommonMark sees a list only in some of these. Nothing here allocates.

mod title;

use super::label::is_picture;
pub use title::{
    is_counted, is_numbered, is_ordinal, is_place, strip_marker, strip_numbering, strip_part,
    title_number,
};

/// How a marker is written. Items of one list share their style.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// `-`, `*`, `+`, `•`, `➤` and the like.
    Bullet,
    /// `1.` `1、` `1)` `1．` `4。` `1：`
    Number,
    /// `1.2` and deeper.
    Path,
    /// `（1）` `(1)` `【1】`
    Bracketed,
    /// `①` `❶`
    Circled,
    /// `一、` `（一）`
    Han,
}

/// A list marker at the start of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Marker {
    /// How it is written.
    pub style: Style,
    /// Its number; of `1.2` the last part, of a bullet 0.
    pub number: u32,
    /// Bytes it takes, with the white space after it.
    pub len: usize,
}

/// Signs that authors use as bullets besides `-`, `*` and `+`; these need no space after them.
const BULLETS: &[char] = &[
    '•', '·', '●', '○', '◦', '➤', '►', '▶', '▪', '■', '◆', '◇', '🔹', '🔸', '★', '☆', '✅', '👉',
];

/// The marker at the start of `text`, which starts with no white space.
pub fn read(text: &str) -> Option<Marker> {
    let first = text.chars().next()?;
    match first {
        '-' | '*' | '+' => {
            let rest = &text[1..];
            let spaced = rest.starts_with([' ', '\t', '\u{a0}', '\u{3000}']) || rest.is_empty();
            spaced.then(|| with_space(text, Style::Bullet, 0, 1))
        }
        '0'..='9' | '０'..='９' => number(text),
        '（' | '(' | '【' => bracketed(text),
        '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十' => {
            let (number, len) = han(text)?;
            let sign = text[len..].chars().next()?;
            matches!(sign, '、' | '．' | '.')
                .then(|| with_space(text, Style::Han, number, len + sign.len_utf8()))
        }
        _ => {
            if let Some(number) = circled(first) {
                return Some(with_space(text, Style::Circled, number, first.len_utf8()));
            }
            if BULLETS.contains(&first) {
                return Some(with_space(text, Style::Bullet, 0, first.len_utf8()));
            }
            // `🟦 1. 锁`
            let rest = text.trim_start_matches(|sign| sign == ' ' || is_picture(sign));
            let number = is_picture(first).then(|| number(rest)).flatten()?;
            Some(Marker {
                len: text.len() - rest.len() + number.len,
                ..number
            })
        }
    }
}

/// A number at the start of `text` with nothing after it that makes it a marker, as in `6其他`. Only a list that has
/// come to this number makes it one.
pub fn bare(text: &str) -> Option<Marker> {
    let (number, len) = digits(text)?;
    let next = text[len..].chars().next()?;
    (next.is_alphabetic() || next == ' ').then(|| with_space(text, Style::Number, number, len))
}

/// A number of several parts that goes on with one before it, whatever word follows: `1.2 namespace` below `1.1 …`.
pub fn next_path(text: &str, before: Option<Marker>) -> Option<Marker> {
    let before = before.filter(|marker| marker.style == Style::Path)?;
    let len = text.len()
        - text
            .trim_start_matches(|sign: char| sign.is_ascii_digit() || sign == '.')
            .len();
    let (number, _) = digits(text[..len].rsplit('.').next()?)?;
    (text[..len].contains('.') && number == before.number + 1 && text[len..].starts_with(' '))
        .then(|| with_space(text, Style::Path, number, len))
}

/// The number that `sign` stands for, if it is one in a circle.
pub fn circled(sign: char) -> Option<u32> {
    let code = u32::from(sign);
    match sign {
        '①'..='⑳' => Some(code - u32::from('①') + 1),
        '❶'..='❿' => Some(code - u32::from('❶') + 1),
        '➀'..='➉' => Some(code - u32::from('➀') + 1),
        _ => None,
    }
}

fn number(text: &str) -> Option<Marker> {
    let (number, len) = digits(text)?;
    let rest = &text[len..];
    // `1️⃣ 锁`: a digit on a key.
    if let Some(inner) = rest.strip_prefix("\u{fe0f}\u{20e3}") {
        let len = text.len() - inner.len();
        return Some(with_space(text, Style::Number, number, len));
    }
    // `1**、锁**`: the emphasis opens behind the number.
    if let Some(inner) = rest.strip_prefix("**")
        && inner.starts_with(['.', '、', '．'])
    {
        let sign = inner.chars().next().map_or(0, char::len_utf8);
        return Some(with_space(text, Style::Number, number, len + 2 + sign));
    }
    let sign = rest.chars().next()?;
    let after = &rest[sign.len_utf8()..];
    let next = after.chars().next();
    match sign {
        // `1\\. 锁`: written so that it is no list.
        '\\' if next == Some('.') => Some(with_space(text, Style::Number, number, len + 2)),
        '.' | '．' => {
            if next.is_some_and(|next| next.is_ascii_digit()) {
                return path(text);
            }
            // `1.` and `5.项目`, but neither `3.js` nor `2.x`.
            let word = after
                .split(|sign: char| !sign.is_ascii_alphanumeric())
                .next()
                .unwrap_or_default();
            let name = matches!(word, "x" | "js" | "ts" | "py" | "md" | "txt" | "x86");
            (!name).then(|| with_space(text, Style::Number, number, len + sign.len_utf8()))
        }
        // `1，锁`, `1， 锁`
        '，' if after.trim_start().starts_with(char::is_alphabetic) => Some(with_space(
            text,
            Style::Number,
            number,
            len + sign.len_utf8(),
        )),
        '、' | ')' | '）' | '。' => Some(with_space(
            text,
            Style::Number,
            number,
            len + sign.len_utf8(),
        )),
        ':' | '：' if !next.is_some_and(|next| next.is_ascii_digit() || next == '/') => Some(
            with_space(text, Style::Number, number, len + sign.len_utf8()),
        ),
        _ => None,
    }
}

/// `1.2 title`, `3.1.2、title`, `2.1什么`: a number of several parts, and something that ends it.
fn path(text: &str) -> Option<Marker> {
    let (mut number, mut len) = digits(text)?;
    let mut parts = 1;
    while let Some(rest) = text[len..].strip_prefix('.') {
        let Some((next, next_len)) = digits(rest) else {
            break;
        };
        number = next;
        len += 1 + next_len;
        parts += 1;
    }
    let rest = &text[len..];
    let sign = rest.chars().next()?;
    let skip = match sign {
        '.' | '、' | '．' | ')' | '）' | ':' | '：' => sign.len_utf8(),
        ' ' | '\t' | '\u{a0}' | '\u{3000}' => 0,
        // `2.1什么是` but not `1.5万` or `0.75折`: there the second part seldom is one digit before a question word.
        _ => return None,
    };
    // `1.2 k` is a measure; a title starts with a capital or a wide letter, or a word among wide ones.
    let words = rest[skip..].trim_start();
    let title = words.chars().next()?;
    let letters = words.len()
        - words
            .trim_start_matches(|sign: char| sign.is_ascii_alphabetic())
            .len();
    let word = letters >= 3 && !words.is_ascii();
    let measure = is_unit(title);
    (parts > 1 && (word || !title.is_ascii_lowercase()) && !title.is_ascii_digit() && !measure)
        .then(|| with_space(text, Style::Path, number, len + skip))
}

/// Units: `1.5 万` is a measure.
fn is_unit(sign: char) -> bool {
    matches!(
        sign,
        '%' | '万' | '亿' | '千' | '百' | '倍' | '元' | '秒' | '分' | '年' | '月' | '版'
    )
}

fn bracketed(text: &str) -> Option<Marker> {
    let open = text.chars().next()?;
    let inner = &text[open.len_utf8()..];
    let (number, len, style) = match digits(inner) {
        Some((number, len)) => (number, len, Style::Bracketed),
        None => han(inner).map(|(number, len)| (number, len, Style::Han))?,
    };
    let close = inner[len..].chars().next()?;
    matches!(close, '）' | ')' | '】').then(|| {
        let len = open.len_utf8() + len + close.len_utf8();
        // `（一）、` has both.
        let more = if text[len..].starts_with('、') {
            '、'.len_utf8()
        } else {
            0
        };
        with_space(text, style, number, len + more)
    })
}

/// A number of at most three digits, half or full width, and its length in bytes.
fn digits(text: &str) -> Option<(u32, usize)> {
    let (mut number, mut len, mut count) = (0, 0, 0);
    for sign in text.chars() {
        let digit = match sign {
            '0'..='9' => u32::from(sign) - u32::from('0'),
            '０'..='９' => u32::from(sign) - u32::from('０'),
            _ => break,
        };
        count += 1;
        if count > 3 {
            return None;
        }
        number = number * 10 + digit;
        len += sign.len_utf8();
    }
    (count > 0).then_some((number, len))
}

/// A number from 一 to 九十九, and its length in bytes.
fn han(text: &str) -> Option<(u32, usize)> {
    let (mut number, mut unit, mut len) = (0, 0, 0);
    for sign in text.chars().take(3) {
        match "一二三四五六七八九".chars().position(|digit| digit == sign) {
            Some(at) => unit = at as u32 + 1,
            None if sign == '十' => {
                number += 10 * unit.max(1);
                unit = 0;
            }
            None => break,
        }
        len += sign.len_utf8();
    }
    (len > 0).then_some((number + unit, len))
}

fn with_space(text: &str, style: Style, number: u32, len: usize) -> Marker {
    let rest = &text[len..];
    let space = rest.len() - rest.trim_start().len();
    Marker {
        style,
        number,
        len: len + space,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markers() {
        for (text, style, number, rest) in [
            ("- a", Style::Bullet, 0, "a"),
            ("➤锁", Style::Bullet, 0, "锁"),
            ("1. a", Style::Number, 1, "a"),
            ("5.项目", Style::Number, 5, "项目"),
            ("4。补充", Style::Number, 4, "补充"),
            ("4，补充", Style::Number, 4, "补充"),
            ("3\u{fe0f}\u{20e3} 锁", Style::Number, 3, "锁"),
            ("１２、锁", Style::Number, 12, "锁"),
            ("（3）锁", Style::Bracketed, 3, "锁"),
            ("(3) lock", Style::Bracketed, 3, "lock"),
            ("②锁", Style::Circled, 2, "锁"),
            ("十二、锁", Style::Han, 12, "锁"),
            ("（二）锁", Style::Han, 2, "锁"),
            ("1\\. 锁", Style::Number, 1, "锁"),
            ("3.1.2 锁", Style::Path, 2, "锁"),
        ] {
            let marker = read(text).unwrap();
            assert_eq!(
                (marker.style, marker.number, &text[marker.len..]),
                (style, number, rest),
                "{text}"
            );
        }
    }

    #[test]
    fn no_markers() {
        for text in [
            "**a**",
            "1.5 万/月",
            "1.2 kCPU",
            "3.js",
            "2024 年",
            "-a",
            "一个锁",
            "12:30",
            "6其他",
            "",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
        assert_eq!(bare("6其他").unwrap().number, 6);
    }
}

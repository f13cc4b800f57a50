//! Titles and questions without what authors hang on them: numbers, labels, emphasis, counts.

use crate::{
    grammar::asking,
    grammar::label::{self, Role},
    grammar::letter::is_letter,
    grammar::marker,
    grammar::plain::plain,
    grammar::survey::bold_start,
    grammar::text::is_within,
};

/// What follows the place in a series: `某某面试第十三题：什么是锁？`.
fn behind_place(text: &str) -> &str {
    const LONGEST: usize = 18;
    let Some((_, behind)) = text.split_once('第') else {
        return text;
    };
    let place = behind
        .split_once("题：")
        .or_else(|| behind.split_once("题:"));
    match place {
        Some((_, rest)) if is_within(&text[..text.len() - rest.len()], LONGEST) => rest.trim(),
        _ => text,
    }
}

/// The day behind a question's mark, which is none of its words: `什么是锁？2020.01.20`.
pub fn day(text: &str) -> Option<&str> {
    const SHORTEST: usize = 6;
    let text = text.trim_end();
    if !text.ends_with(|sign: char| sign.is_ascii_digit()) {
        return None;
    }
    let sign = |sign: char| sign.is_ascii_digit() || matches!(sign, '.' | '-' | '/' | ' ');
    let bare = text.trim_end_matches(sign);
    let day = text[bare.len()..].trim_start();
    let parted = day.len() >= SHORTEST && day.contains(['.', '-', '/']);
    (parted && bare.ends_with(['？', '?'])).then_some(day)
}

/// What stands behind how hard it is: `【基础】锁是什么？`, `[中级] 锁是什么？`.
fn without_level(text: &str) -> &str {
    const LEVELS: &[&str] = &[
        "基础", "进阶", "初级", "中级", "高级", "简单", "中等", "困难", "入门", "easy", "medium",
        "hard",
    ];
    let inside = [('【', '】'), ('[', ']')]
        .into_iter()
        .find_map(|(open, close)| text.trim_start().strip_prefix(open)?.split_once(close));
    match inside {
        Some((level, rest))
            if !rest.trim().is_empty()
                && !rest.starts_with('(')
                && LEVELS
                    .iter()
                    .any(|known| known.eq_ignore_ascii_case(level.trim())) =>
        {
            rest.trim_start()
        }
        _ => text,
    }
}

/// A question without the day behind its mark.
fn without_day(text: &str) -> &str {
    match day(text) {
        Some(day) => text.trim_end()[..text.trim_end().len() - day.len()].trim_end(),
        None => text,
    }
}

/// A question without the interviews it comes from, which are none of its words: `什么是锁？ — 某厂一面`.
fn without_source(text: &str) -> &str {
    const ROUNDS: &[&str] = &["一面", "二面", "三面", "四面", "面经", "笔试"];
    // Any of them has one of these signs, which are found faster.
    if !text.contains('面') && !text.contains('试') {
        return text;
    }
    let source = [" — ", " – ", " -- "]
        .iter()
        .find_map(|dash| text.split_once(dash))
        .filter(|(_, source)| ROUNDS.iter().any(|round| source.contains(round)));
    match source {
        Some((asked, _)) if asked.trim_end().ends_with(['？', '?']) => asked.trim_end(),
        _ => text,
    }
}

/// The question in `text`: no list number, no `Q:`, no emphasis or quotation marks around all of it.
pub fn question(text: &str) -> String {
    let mut text = text.trim();
    if let Some(words) = reference(text) {
        return question(words);
    }
    if let Some((inner, address)) = link(text) {
        return format!("[{}]({address})", question(inner));
    }
    text = without_source(without_day(behind_place(text)));
    let mut numbered = false;
    // Each turn takes one layer off; authors wrap a question in few.
    for _ in 0..6 {
        let before = text;
        if text.starts_with('#') {
            text = text.trim_end_matches(['#', ' ']);
        }
        text = without_level(text);
        // `1. ### 锁是什么？`, `🔥 锁是什么？`, `1. > 锁是什么？`
        text = text
            .trim_start_matches(|sign| matches!(sign, '#' | '>' | ' ') || label::is_picture(sign));
        let rest = if numbered {
            marker::strip_marker(text)
        } else {
            marker::strip_numbering(text)
        };
        numbered |= rest.len() < text.trim().len();
        text = unwrap(rest);
        if let Some(label) = label::read(text)
            && label.role == Role::Question
            && !label.rest.is_empty()
        {
            text = label.rest;
        }
        // `**1.** 什么是锁？`
        if let Some((bold, rest)) = bold_start(text)
            && !rest.is_empty()
            && bold
                .trim_end_matches(['.', '、', ':', '：', ' '])
                .bytes()
                .all(|byte| byte.is_ascii_digit() || matches!(byte, b'Q' | b'.'))
        {
            text = rest;
        }
        // `**锁**：`
        if let Some(bold) = text
            .strip_suffix(['：', ':'])
            .filter(|bold| bold.ends_with("**"))
        {
            text = bold;
        }
        if text == before {
            break;
        }
    }
    text.to_owned()
}

/// A topic's name from a heading or a line: plain text without `第一部分:` and `(10题)`.
pub fn topic(text: &str) -> String {
    let name = plain(text);
    let asked = question(&name);
    let bare = marker::strip_part(&asked);
    without_count(without_story(bare))
        .trim_end_matches(['：', ':'])
        .trim()
        .to_owned()
}

/// `二面（等了一周才打来，聊得很久，人很和气，还讲了他们组的事）` without what it tells.
fn without_story(name: &str) -> &str {
    const LONGEST_REMARK: usize = 32;
    let open = name.find(['(', '（']).filter(|open| *open > 0);
    match open {
        Some(open)
            if name.ends_with([')', '）'])
                && name[open..].contains(['，', '。', ','])
                && !is_within(&name[open..], LONGEST_REMARK) =>
        {
            name[..open].trim_end()
        }
        _ => name,
    }
}

/// `锁 (10题)`, `锁（共 12 道）` without the count.
fn without_count(name: &str) -> &str {
    let Some(open) = name.rfind(['(', '（']) else {
        return name;
    };
    let inner = name[open..].trim_matches(['(', '（', ')', '）', ' ']);
    let inner = inner.trim_start_matches(['共', '约']).trim();
    let counted = [
        "道题",
        "个问题",
        "题",
        "道",
        "个",
        "问",
        "questions",
        "Questions",
    ]
    .iter()
    .find_map(|unit| inner.strip_suffix(unit))
    .is_some_and(|number| {
        !number.trim().is_empty() && number.trim().bytes().all(|byte| byte.is_ascii_digit())
    });
    if counted && name.ends_with([')', '）']) {
        name[..open].trim_end()
    } else {
        name
    }
}

/// `text` without emphasis, quotation marks or brackets around the whole of it.
fn unwrap(text: &str) -> &str {
    const PAIRS: &[(&str, &str)] = &[
        ("**", "**"),
        ("__", "__"),
        ("“", "”"),
        ("「", "」"),
        ("\"", "\""),
        ("<b>", "</b>"),
        ("<strong>", "</strong>"),
        ("*", "*"),
        ("_", "_"),
        ("~~", "~~"),
        ("==", "=="),
    ];
    let text = text.trim();
    for (open, close) in PAIRS {
        if let Some(inner) = text
            .strip_prefix(open)
            .and_then(|inner| inner.strip_suffix(close))
            && !inner.is_empty()
            && !inner.contains(open)
            && !inner.contains(close)
        {
            return inner.trim();
        }
    }
    text
}

/// What a text that is a link says, and its address.
pub fn link(text: &str) -> Option<(&str, &str)> {
    let (inner, address) = text
        .strip_prefix('[')?
        .strip_suffix(')')?
        .split_once("](")?;
    (!address.contains('(') && !inner.contains(']') && !inner.is_empty())
        .then_some((inner, address))
}

/// The words of a text that is a link to an address elsewhere in the note: `[锁是什么？][lock]`.
pub fn reference(text: &str) -> Option<&str> {
    let (inner, name) = text
        .strip_prefix('[')?
        .strip_suffix(']')?
        .split_once("][")?;
    (!inner.contains([']', '[']) && !name.contains(['[', ' ']) && !inner.is_empty())
        .then(|| inner.trim())
}

/// What a title says: of a link, its words.
pub fn said(text: &str) -> &str {
    if !text.trim_start().starts_with('[') {
        return text;
    }
    let trimmed = text.trim();
    link(trimmed)
        .map(|(words, _)| words)
        .or_else(|| reference(trimmed))
        .unwrap_or(text)
}

/// A text in which two titles are the same that differ in numbers, signs and spaces only.
pub fn folded(text: &str) -> String {
    question(text)
        .chars()
        .filter(|sign| is_letter(*sign))
        .flat_map(char::to_lowercase)
        .collect()
}

/// Whether a question has words at all: `？？？` has none.
pub fn has_words(text: &str) -> bool {
    // 锁 is a word, 五 is a number.
    let word = |sign: char| {
        matches!(sign, '\u{4e00}'..='\u{9fff}') && !"一二三四五六七八九十".contains(sign)
    };
    let mut letters = text.chars().filter(|sign| is_letter(*sign));
    letters
        .next()
        .is_some_and(|first| letters.next().is_some() || word(first) || asking::is_marked(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn questions() {
        for (text, want) in [
            ("**1. 锁是什么？**", "锁是什么？"),
            ("1、**锁是什么？**", "锁是什么？"),
            ("**锁的用处**：", "锁的用处"),
            ("**1.** 锁是什么？", "锁是什么？"),
            ("**Q1：锁是什么？**", "锁是什么？"),
            ("面试题 3：“锁是什么？”", "锁是什么？"),
            ("“锁”和“闩”有什么不同？", "“锁”和“闩”有什么不同？"),
            ("1. ### 锁是什么？", "锁是什么？"),
            ("🔥 2. 锁是什么？", "锁是什么？"),
            ("[1. 锁是什么？](a.md)", "[锁是什么？](a.md)"),
            ("锁", "锁"),
            ("锁是什么？2024.01.20", "锁是什么？"),
            ("锁是什么？ 2024-1-20", "锁是什么？"),
            ("一加一等于几？2", "一加一等于几？2"),
        ] {
            assert_eq!(question(text), want);
        }
    }

    #[test]
    fn topics() {
        for (text, want) in [
            ("第一部分: 存储 (10题)", "存储"),
            ("3.1 **锁**", "锁"),
            (
                "锁（共 12 道）",
                "锁（共 12 道）".trim_end_matches("（共 12 道）"),
            ),
            ("锁（可重入）", "锁（可重入）"),
            ("二面（15 分钟，很快）", "二面（15 分钟，很快）"),
            (
                "二面（等了一周才打来，聊了一个多小时，人很和气，最后还讲了他们组在做的事）",
                "二面",
            ),
        ] {
            assert_eq!(topic(text), want);
        }
    }
}

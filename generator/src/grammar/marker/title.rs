//! Numbers before titles: `3.1.2 `, `第 3 题：`, `面试题 1：`.

use super::{Style, digits, han, is_unit, read};
use crate::grammar::words::Words;

/// Takes numbering off a title: `3.1.2 `, `1 `, `12、`, `（一）`, `第 3 题：`, `面试题 1：`, `【基础 1-2】`.
pub fn strip_numbering(title: &str) -> &str {
    let title = title.trim();
    if let Some(rest) = ordinal(title, &["题", "问", "个问题"]) {
        return rest;
    }
    if let Some(marker) = read(title)
        && marker.style != Style::Bullet
        && marker.len < title.len()
    {
        return title[marker.len..].trim_start();
    }
    // `2.1什么是锁`: a title need not have a space behind its number.
    if let Some(len) = title_path(title) {
        return &title[len..];
    }
    // `26-子树`, `31-RDB、AOF`: the name of a file.
    if let Some((_, len)) = digits(title)
        && let Some(rest) = title[len..].strip_prefix('-')
        && (rest.starts_with(|next: char| next.is_alphabetic() && !next.is_ascii())
            || rest.chars().take(2).all(|next| next.is_ascii_uppercase()) && !rest.is_ascii())
    {
        return rest;
    }
    // `【基础 1-2】锁是什么`; `【2024】` is a year.
    const LONGEST_PLACE: usize = 8;
    if let Some((place, rest)) = title
        .strip_prefix('【')
        .and_then(|title| title.split_once('】'))
        && place.ends_with(|last: char| last.is_ascii_digit())
        && !place.starts_with("20")
        && place.chars().count() <= LONGEST_PLACE
        && !rest.trim().is_empty()
    {
        return rest.trim_start();
    }
    // `1 自我介绍`: a heading may have a number and only a space.
    if let Some((number, len)) = digits(title)
        && number < 100
        && title[len..].starts_with([' ', '\u{a0}', '\u{3000}'])
        && !is_counted(title[len..].trim_start())
    {
        // `05 · 快表`
        let rest = title[len..].trim_start();
        let bare = rest.trim_start_matches(['·', '•']).trim_start();
        return if bare.is_empty() { rest } else { bare };
    }
    title
}

/// Whether what follows a number makes it part of the title: `3 次握手`, `30 秒介绍`, `2 和 3`.
pub fn is_counted(rest: &str) -> bool {
    const MEASURES: &str = "次个种类行条道题问层步段位代页遍天小周月年秒分点和与或到至、&+-/";
    rest.chars()
        .next()
        .is_none_or(|next| next.is_ascii_digit() || is_unit(next) || MEASURES.contains(next))
}

/// Takes a list marker off a title that has lost its numbering already: a bare number is part of it.
pub fn strip_marker(title: &str) -> &str {
    let title = title.trim();
    match read(title) {
        Some(marker) if marker.style != Style::Bullet && marker.len < title.len() => {
            title[marker.len..].trim_start()
        }
        _ => title,
    }
}

/// Takes the place in a larger whole off a topic: `第一部分：`, `第 2 章 `.
pub fn strip_part(title: &str) -> &str {
    ordinal(title.trim(), &["部分", "章", "节", "篇", "讲"]).unwrap_or(title)
}

/// Whether a title carries a number of its own.
pub fn is_numbered(title: &str) -> bool {
    strip_numbering(title).len() < title.trim().len()
}

/// Whether a title is numbered as a question: `面试题 1：锁`, `Q3: lock`, `第 2 题 锁`.
pub fn is_ordinal(title: &str) -> bool {
    let title = title.trim();
    !title.starts_with(['P', 'C']) && ordinal(title, &["题", "问", "个问题"]).is_some()
}

/// Whether a title is nothing but a place in a row of questions: `第三题`, `第 3 问`.
pub fn is_place(title: &str) -> bool {
    let number = |rest: &str| digits(rest).or_else(|| han(rest)).map(|(_, len)| len);
    title
        .strip_prefix('第')
        .map(str::trim_start)
        .and_then(|rest| number(rest).map(|len| rest[len..].trim_start()))
        .is_some_and(|unit| matches!(unit, "题" | "問" | "问" | "題" | "个问题"))
}

/// The number of a title such as `12. …` or `面试题 3：…`, 0 if it has none.
pub fn title_number(title: &str) -> u32 {
    let title = title.trim();
    match read(title) {
        Some(marker) => marker.number,
        None => title
            .char_indices()
            .find(|(_, sign)| sign.is_ascii_digit())
            .filter(|_| is_numbered(title))
            .and_then(|(at, _)| digits(&title[at..]))
            .map_or(0, |(number, _)| number),
    }
}

/// `第一部分：rest`, `第 3 题：rest`, `面试题 1：rest`, `Q3: rest` without its ordinal.
fn ordinal<'a>(title: &'a str, units: &[&str]) -> Option<&'a str> {
    static WORDS: Words = Words::new(&[
        "面试题",
        "问题",
        "题目",
        "题",
        "Question",
        "Q",
        "question",
        "Part",
        "Chapter",
    ]);
    let after = if let Some(rest) = title.strip_prefix('第') {
        let rest = rest.trim_start();
        let (_, len) = digits(rest).or_else(|| han(rest))?;
        let rest = rest[len..].trim_start();
        let unit = units.iter().find(|unit| rest.starts_with(**unit))?;
        &rest[unit.len()..]
    } else {
        let word = WORDS.first_of(title)?;
        let rest = title[word.len()..].trim_start();
        let (_, len) = digits(rest).or_else(|| han(rest))?;
        // `Q1.1 …`
        let parts = rest[len..].len()
            - rest[len..]
                .trim_start_matches(|sign: char| sign == '.' || sign.is_ascii_digit())
                .len();
        let len = len
            + if rest[len..len + parts].ends_with('.') || parts < 2 {
                0
            } else {
                parts
            };
        &rest[len..]
    };
    let rest = after.trim_start_matches([
        ' ', '\u{a0}', '\u{3000}', ':', '：', '、', '.', '．', '，', '-', '—', '）', ')',
    ]);
    // `面试题 3 道` counts, and numbers nothing.
    let counted = matches!(rest, "道" | "题" | "个" | "问" | "条");
    (rest.len() < after.len() && !rest.is_empty() && !counted).then_some(rest)
}

/// The length of a number of several parts that stands right before a wide letter.
fn title_path(title: &str) -> Option<usize> {
    let len = title.len()
        - title
            .trim_start_matches(|sign: char| sign.is_ascii_digit() || sign == '.')
            .len();
    let wide = title[len..]
        .starts_with(|sign: char| matches!(sign, '\u{4e00}'..='\u{9fff}') && !is_unit(sign));
    (wide && title[..len].contains('.') && title.starts_with(|sign: char| sign.is_ascii_digit()))
        .then_some(len)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbering_of_titles() {
        for (title, bare) in [
            ("3.1.2 锁", "锁"),
            ("1 自我介绍", "自我介绍"),
            ("05 · 锁", "锁"),
            ("5 ·", "·"),
            ("第 2 题: 存储", "存储"),
            ("面试题 1：关于锁", "关于锁"),
            ("一、锁", "锁"),
            ("2.1什么是锁", "什么是锁"),
            ("1.5万", "1.5万"),
            ("Q3 锁", "锁"),
            ("Q1.2 锁", "锁"),
            ("Q4. 2PC", "2PC"),
            ("3 2", "3 2"),
            ("26-子树", "子树"),
            ("31-RDB、AOF", "RDB、AOF"),
            ("64-bit 系统", "64-bit 系统"),
            ("【基础 1-2】锁", "锁"),
            ("【2024】锁", "【2024】锁"),
            ("【真题】锁", "【真题】锁"),
            ("锁", "锁"),
        ] {
            assert_eq!(strip_numbering(title), bare);
        }
    }
}

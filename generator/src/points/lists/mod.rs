//! Lists as authors type them, made lists to Markdown: to it `5.项目`, `1、先写库`, `（1）加锁` and `①加锁` are plain text.
//!
//! ```text
//! 1.先更新数据库               1. 先更新数据库
//! （1）开事务             →       1. 开事务
//! （2）提交                       2. 提交
//! 2.再删缓存                   2. 再删缓存
//! ```
//!
//! Only what counts up is a list: `3.先等一下` alone stays as it is. Nothing but markers, indentation and blank lines is
//! changed.

mod items;

use std::borrow::Cow;

use self::items::items;
use crate::{
    block::line::{self, Kind, Line},
    grammar::survey::bold_start,
};

/// The text with its lists as Markdown writes them; borrowed where there is nothing to change.
pub fn as_markdown(text: &str) -> Cow<'_, str> {
    if !text.lines().any(may_need) {
        return Cow::Borrowed(text);
    }
    let lines = line::scan(text);
    let items = items(&lines);
    let mut changed = false;
    let mut out = String::with_capacity(text.len() + text.len() / 16);
    let mut items = items.iter().peekable();
    let mut paragraph = Paragraph::None;
    for (at, line) in lines.iter().enumerate() {
        let before = paragraph;
        paragraph = paragraph.with(line);
        if let Some(item) = items.next_if(|item| item.line == at) {
            changed |= item.write(line, &mut out);
        } else {
            // A bold point among bold points of one paragraph is set apart.
            if before == Paragraph::Bold && is_bold_point(line) {
                out.push('\n');
                changed = true;
            }
            out.push_str(line.raw);
        }
        out.push('\n');
    }
    if changed {
        Cow::Owned(out)
    } else {
        Cow::Borrowed(text)
    }
}

/// Whether a line could start a point that Markdown takes for text. Most lines say no in their first byte.
fn may_need(line: &str) -> bool {
    let inner = line.trim_start_matches([' ', '\t', '>']);
    match inner.as_bytes() {
        [b'0'..=b'9', ..] => {
            let rest = inner.trim_start_matches(|sign: char| sign.is_ascii_digit());
            !rest.starts_with(". ") && !rest.starts_with(") ")
        }
        // `①`, `（`, `１` and their neighbours.
        [b'(' | 0xe2 | 0xef, ..] => true,
        [b'*', b'*', ..] => true,
        _ => false,
    }
}

/// What a line stands in.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Paragraph {
    /// Nothing yet.
    None,
    /// Text that started with a bold point: `**加锁**：…`.
    Bold,
    /// Other text, or an item.
    Other,
}

impl Paragraph {
    fn with(self, line: &Line) -> Self {
        match (self, line.kind) {
            (_, kind) if kind != Kind::Text => Self::None,
            (Self::None | Self::Bold, _) if is_bold_point(line) => Self::Bold,
            (Self::Bold, _) if line.marker.is_none() => Self::Bold,
            _ => Self::Other,
        }
    }
}

fn is_bold_point(line: &Line) -> bool {
    let colon = [':', '：'];
    line.kind == Kind::Text
        && (line.quote, line.indent, line.marker) == (0, 0, None)
        && bold_start(line.text)
            .is_some_and(|(bold, rest)| bold.ends_with(colon) || rest.starts_with(colon))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str) {
        let found = as_markdown(text);
        assert_eq!(found.trim_end(), expected, "\n{text}");
        // What is a list already is left alone.
        assert_eq!(as_markdown(&found).trim_end(), expected, "\nagain: {text}");
    }

    #[test]
    fn what_counts_up_is_a_list() {
        for (text, expected) in [
            ("1.甲\n2.乙", "1. 甲\n2. 乙"),
            ("1、甲\n2、乙", "1. 甲\n2. 乙"),
            ("（1）甲\n（2）乙", "1. 甲\n2. 乙"),
            ("（1）甲\n（2）乙\n\n1. 丙", "1. 甲\n2. 乙\n\n1. 丙"),
            ("①甲\n②乙", "1. 甲\n2. 乙"),
            ("１．甲\n２．乙", "1. 甲\n2. 乙"),
            ("1\\. 甲\n2\\. 乙", "1. 甲\n2. 乙"),
            ("4. 甲\n5.乙", "4. 甲\n5. 乙"),
            ("引子：\n2.甲\n3.乙", "引子：\n\n2. 甲\n3. 乙"),
            ("1.甲\n\n2.乙", "1. 甲\n\n2. 乙"),
            ("1.甲\n接着说\n2.乙", "1. 甲\n接着说\n2. 乙"),
            ("> 1.甲\n> 2.乙", "> 1. 甲\n> 2. 乙"),
            ("1.甲\n2.乙\n3丙", "1. 甲\n2. 乙\n3. 丙"),
            ("1.甲\n2.乙\n\n2.丙\n4.丁", "1. 甲\n2. 乙\n\n2. 丙\n4. 丁"),
            ("1.甲\n2.乙\n3 个线程", "1. 甲\n2. 乙\n3 个线程"),
        ] {
            check(text, expected);
        }
    }

    #[test]
    fn what_is_below_a_point_stays_below_it() {
        for (text, expected) in [
            (
                "1.甲\n（1）子\n（2）丑\n2.乙\n（1）寅\n（2）卯",
                "1. 甲\n   1. 子\n   2. 丑\n2. 乙\n   1. 寅\n   2. 卯",
            ),
            ("1. 甲\n\n①子\n②丑", "1. 甲\n\n   1. 子\n   2. 丑"),
            // The code has ended the list.
            (
                "10.甲\n11.乙\n```\nx\n```\n（1）子\n（2）丑",
                "10. 甲\n11. 乙\n```\nx\n```\n1. 子\n2. 丑",
            ),
            (
                "1. 甲\n2. 乙\n\n另外：\n（1）子\n（2）丑",
                "1. 甲\n2. 乙\n\n另外：\n1. 子\n2. 丑",
            ),
        ] {
            check(text, expected);
        }
    }

    #[test]
    fn what_does_not_count_stays() {
        for text in [
            "3.先等一下",
            "1.5 倍\n2.5 倍",
            "80：网页\n81：备用",
            "2019年\n2020年",
            "1. 甲\n2. 乙",
            "```\n1.甲\n2.乙\n```",
            "（见下）\n（1）",
            "1.甲\n1.乙",
            "**甲**：一",
            "1. 甲\n**乙**：二\n**丙**：三",
        ] {
            check(text, text);
        }
    }

    #[test]
    fn bold_points_of_one_paragraph_are_set_apart() {
        check(
            "**甲**：一\n**乙**：二\n接着说",
            "**甲**：一\n\n**乙**：二\n接着说",
        );
    }
}

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

use std::borrow::Cow;

use crate::{
    block::line::{self, Kind, Line, is_blank, unquote},
    grammar::{
        marker::{self, Marker, Style},
        survey::bold_start,
    },
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

/// An item of a list that counts up.
struct Item {
    line: usize,
    marker: Marker,
    /// Columns that come before it once it is rewritten.
    indent: usize,
    /// Whether Markdown takes it for text.
    is_text: bool,
    /// Whether it has to be set apart from the paragraph above.
    apart: bool,
}

impl Item {
    /// Column of its text once it is rewritten.
    fn content(&self) -> usize {
        self.indent + self.number().len() + 2
    }

    fn number(&self) -> String {
        self.marker.number.to_string()
    }

    /// Writes its line; whether it differs.
    fn write(&self, line: &Line, out: &mut String) -> bool {
        let (_, inner) = unquote(line.raw);
        let quotation = &line.raw[..line.raw.len() - inner.len()];
        if !self.is_text && self.indent <= usize::from(line.indent) {
            out.push_str(line.raw);
            return false;
        }
        let text = inner.trim_start_matches(is_blank);
        if self.apart {
            out.push_str(quotation.trim_end());
            out.push('\n');
        }
        out.push_str(quotation);
        out.extend(std::iter::repeat_n(' ', self.indent));
        out.push_str(&self.number());
        out.push_str(". ");
        out.push_str(text.get(self.marker.len..).unwrap_or_default());
        true
    }
}

/// A list that is open while its lines are read.
struct Open {
    run: usize,
    quote: u8,
    indent: u16,
    style: Style,
    number: u32,
    /// Its last item, as an index into all.
    item: usize,
    /// Text that is no part of it has come since: it can go on, but holds nothing.
    closed: bool,
}

impl Open {
    /// Whether a number goes on with the list. Once it counts, a number used twice or left out is a slip.
    fn expects(&self, number: u32, length: usize) -> bool {
        let slip = number == self.number || number == self.number + 2;
        number == self.number + 1 || slip && length > 1
    }
}

/// An item as first seen: which list it is in, and which item it stands in.
struct Seen {
    item: Item,
    run: usize,
    parent: Option<usize>,
}

/// The items of all lists that count up or that Markdown knows, in order.
fn items(lines: &[Line]) -> Vec<Item> {
    let mut seen: Vec<Seen> = Vec::new();
    let mut lengths: Vec<usize> = Vec::new();
    let mut open: Vec<Open> = Vec::new();
    let mut gap = true;
    for (at, line) in lines.iter().enumerate() {
        let gap = std::mem::replace(&mut gap, line.kind == Kind::Blank);
        match line.kind {
            Kind::Blank => continue,
            Kind::Text => {}
            Kind::Heading(_) | Kind::Rule | Kind::Underline | Kind::Edge => open.clear(),
            _ => close(&mut open, line),
        }
        let marker = line.marker.filter(|marker| counts(marker, line));
        let Some(marker) = marker.or_else(|| bare(line, &open)) else {
            if line.kind == Kind::Text && (gap || line.marker.is_some()) {
                close(&mut open, line);
            }
            continue;
        };
        let goes_on = open.iter().rposition(|list| {
            (list.quote, list.indent, list.style) == (line.quote, line.indent, marker.style)
                && list.expects(marker.number, lengths[list.run])
        });
        let (is_text, closed) = (
            !is_markdown(line),
            goes_on.is_some_and(|at| open[at].closed),
        );
        match goes_on {
            Some(place) => open.truncate(place + 1),
            None => {
                let around = |list: &Open| {
                    list.quote == line.quote
                        && (list.indent < line.indent
                            || list.indent == line.indent && rank(list.style) < rank(marker.style))
                };
                let outer = open.iter().take_while(|list| around(list)).count();
                open.truncate(outer);
                open.push(Open {
                    run: lengths.len(),
                    quote: line.quote,
                    indent: line.indent,
                    style: marker.style,
                    number: 0,
                    item: 0,
                    closed: false,
                });
                lengths.push(0);
            }
        }
        let parent = open.iter().rev().nth(1).filter(|list| !list.closed);
        let parent = parent.map(|list| list.item);
        if let Some(list) = open.last_mut() {
            (list.number, list.item, list.closed) = (marker.number, seen.len(), false);
            lengths[list.run] += 1;
            let follows = at > 0 && lines[at - 1].kind == Kind::Text;
            let first = goes_on.is_none() || closed;
            seen.push(Seen {
                item: Item {
                    line: at,
                    marker,
                    indent: usize::from(line.indent),
                    is_text,
                    apart: first && follows && marker.number != 1,
                },
                run: list.run,
                parent,
            });
        }
    }
    settle(seen, &lengths)
}

/// Leaves out what does not count up, and puts each item below the one it stands in.
fn settle(seen: Vec<Seen>, lengths: &[usize]) -> Vec<Item> {
    // The column of each item's text, if it is one.
    let mut contents: Vec<Option<usize>> = Vec::with_capacity(seen.len());
    let mut items = Vec::with_capacity(seen.len());
    for Seen {
        mut item,
        run,
        parent,
    } in seen
    {
        if item.is_text && lengths[run] < 2 {
            contents.push(None);
            continue;
        }
        // What the author set further in already stays where it is.
        let column = parent.and_then(|parent| contents[parent]);
        item.indent = item.indent.max(column.unwrap_or_default());
        contents.push(Some(item.content()));
        items.push(item);
    }
    items
}

/// A number without a sign, as in `6其他`, that an open list has come to. A count of something is none: `3 个线程`.
fn bare(line: &Line, open: &[Open]) -> Option<Marker> {
    let marker = marker::bare(inner(line)).filter(|_| line.kind == Kind::Text)?;
    let rest = &inner(line)[marker.len..];
    let expected = open.iter().any(|list| {
        (list.quote, list.indent, list.style) == (line.quote, line.indent, marker.style)
            && list.number + 1 == marker.number
    });
    (expected && !marker::is_counted(rest)).then_some(marker)
}

/// Which marker stands below which where indentation does not tell: `1.`, `（1）`, `①`.
fn rank(style: Style) -> u8 {
    match style {
        Style::Bracketed => 1,
        Style::Circled => 2,
        _ => 0,
    }
}

/// Closes the lists that a line is outside of.
fn close(open: &mut [Open], line: &Line) {
    for list in open {
        list.closed |= line.quote != list.quote || line.indent <= list.indent;
    }
}

/// Whether a marker may be one of a list: `80：` is a port, and `一、` heads a part.
fn counts(marker: &Marker, line: &Line) -> bool {
    const HIGHEST: u32 = 99;
    let sign = inner(line).trim_start_matches(|sign: char| sign.is_numeric());
    matches!(
        marker.style,
        Style::Number | Style::Bracketed | Style::Circled
    ) && marker.number <= HIGHEST
        && !sign.starts_with([':', '：'])
        && !line.text.is_empty()
}

/// Whether Markdown reads a line as an item by itself.
fn is_markdown(line: &Line) -> bool {
    let inner = inner(line);
    let sign = inner.trim_start_matches(|sign: char| sign.is_ascii_digit());
    sign.len() < inner.len() && (sign.starts_with(". ") || sign.starts_with(") "))
}

fn inner<'a>(line: &Line<'a>) -> &'a str {
    unquote(line.raw).1.trim_start_matches(is_blank)
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

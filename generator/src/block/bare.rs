//! Lists without signs: short lines, one below the other, that ask.
//!
//! ```text
//! ### 并发                      ### 样式
//!
//!     通道关闭后还能读吗            盒子模型是什么
//!     怎样等一组协程结束            选择器的优先级
//! ```
//!
//! For CommonMark the left one is code and the right one a paragraph. Nobody indents code of plain words, and nobody
//! writes a paragraph of short lines that stop nowhere, so each line is an item.

use std::ops::Range;

use super::line::{Kind, Line};
use crate::grammar::{
    asking::{self, Asking},
    marker::{self, Marker, Style},
    text::is_within,
    title,
};

/// The fewest lines that are a list by themselves.
const FEWEST: usize = 4;
/// So many are one wherever they stand, if nearly all end in ？.
const MANY: usize = 8;

/// Gives every line of such lists a marker of no width. Where one of at least four lines stands right below a heading,
/// shorter ones that fill the whole text below other headings are lists too.
pub fn mark_items(lines: &mut [Line]) {
    let groups = groups(lines);
    let told = groups
        .iter()
        .any(|group| group.lines.len() >= FEWEST && group.asks && group.headed);
    for group in groups {
        let list = match group.indented {
            true => {
                group.headed && group.lines.len() >= 2 || group.lines.len() >= FEWEST && group.asks
            }
            false => {
                group.headed && (group.lines.len() >= FEWEST && group.asks || told && group.fills)
                    || group.lines.len() >= MANY && group.marked
            }
        };
        if list {
            strip_numbers(&mut lines[group.lines.clone()]);
            for line in &mut lines[group.lines] {
                line.text = unmarked(line.text);
                line.marker = Some(Marker {
                    style: Style::Bullet,
                    number: 0,
                    len: 0,
                });
            }
        }
    }
}

/// Takes numbers off that count the lines and nothing else: `1 页表`, `2 快表`.
fn strip_numbers(lines: &mut [Line]) {
    let number = |line: &Line| marker::bare(line.text).map(|found| (found.number, found.len));
    let counted = |(at, line): (usize, &Line)| {
        number(line).is_some_and(|(number, _)| number as usize == at + 1)
    };
    if lines.iter().enumerate().all(counted) {
        for line in lines {
            let len = number(line).map_or(0, |(_, len)| len);
            line.text = &line.text[len..];
        }
    }
}

/// Lines below each other, each of which may be an item.
struct Group {
    lines: Range<usize>,
    /// Whether they are so far to the right that they would be code.
    indented: bool,
    /// Whether a heading that does not ask, or the head of the note, stands right above.
    headed: bool,
    /// Whether at least a third of them ask.
    asks: bool,
    /// Whether at least three quarters of them end in ？.
    marked: bool,
    /// Whether nothing else stands between two headings.
    fills: bool,
}

fn groups(lines: &[Line]) -> Vec<Group> {
    let mut groups = Vec::new();
    let mut at = 0;
    while at < lines.len() {
        if !is_item(&lines[at]) {
            at += 1;
            continue;
        }
        // `某厂一面` heads the lines below it.
        let round = asking::is_round(lines[at].text);
        at += usize::from(round);
        let start = at;
        let mut long = 0;
        while let Some(line) = lines.get(at)
            && (line.indent >= 4 || lines[start].indent < 4)
        {
            if !is_item(line) {
                if at == start || !is_long_item(line) {
                    break;
                }
                long += 1;
            }
            at += 1;
        }
        if at == start {
            at += 1;
            continue;
        }
        // A scenario among short questions; more of them are a text.
        if long * 4 > at - start {
            continue;
        }
        let said = |line: &&Line| line.kind != Kind::Blank;
        // A link right below a heading leads to more of what it says.
        let linked = start > 0 && title::link(lines[start - 1].text).is_some();
        let head = start - usize::from(linked);
        let above = lines[..head].iter().rev().take(3).find(said);
        let below = lines[at..].iter().take(3).find(said);
        let apart = head == 0 || round || !matches!(lines[head - 1].kind, Kind::Text);
        let ends = lines.get(at).is_none_or(|line| {
            matches!(line.kind, Kind::Blank | Kind::Heading(_) | Kind::Rule)
                // `两道算法题：` heads what comes next.
                || line.kind == Kind::Text && line.text.ends_with([':', '：']) && at - start >= FEWEST
        });
        let indented = lines[start].indent >= 4;
        if !apart || !ends || indented && start > 0 && lines[start - 1].kind != Kind::Blank {
            continue;
        }
        let heads = |line: &Line| matches!(line.kind, Kind::Heading(_));
        let asking = lines[start..at]
            .iter()
            .filter(|line| asks(unmarked(line.text)))
            .count();
        let ends = |line: &&Line| asking::is_marked(unmarked(line.text));
        let marked = lines[start..at].iter().filter(ends).count();
        // Names and commands may be among words, not the other way round.
        let worded = |line: &&Line| !line.text.is_ascii() || line.text.ends_with('?');
        if lines[start..at].iter().filter(worded).count() * 2 < at - start {
            continue;
        }
        groups.push(Group {
            lines: start..at,
            indented,
            headed: round
                || above.is_none_or(|line| heads(line) && asking::asking(line.text) == Asking::No),
            asks: asking * 3 >= at - start,
            marked: marked * 4 >= (at - start) * 3,
            fills: above.is_some_and(heads) && below.is_none_or(heads),
        });
    }
    groups
}

/// A line without the signs at its ends with which Bear marks words: `::怎样监听？::`.
fn unmarked(text: &str) -> &str {
    // The marks are rare, and to look for them with a matcher costs as much as all else here.
    if !text.starts_with("::") && !text.ends_with("::") {
        return text;
    }
    text.trim_start_matches("::").trim_end_matches("::")
}

/// Whether a line may be one of such a list: few words, no sign of code, no sentence.
fn is_item(line: &Line) -> bool {
    const LONGEST: usize = 60;
    const LONGEST_QUESTION: usize = 100;
    let text = unmarked(line.text);
    // What most lines fail at comes first.
    line.kind == Kind::Text
        && line.marker.is_none()
        && line.quote == 0
        // Two wide spaces begin a paragraph.
        && !line.raw.starts_with('\u{3000}')
        && (line.has_mark || !text.ends_with('。') || asking::requests(text))
        && is_within(text, LONGEST_QUESTION)
        && !text.ends_with(['，', ',', ':', '：', '、'])
        && !text.starts_with("**")
        && (!text.contains(['：', '。']) || asking::requests(text) || asking::is_marked(text))
        && !text.contains(['{', '}', ';', '$', '\\', '|', '<', '；', '”'])
        && !text.contains("->")
        && !text.contains(" = ")
        && !text.contains("](")
        && (is_within(text, LONGEST) || asks(text))
}

/// Whether a line that is no item by itself may be one among short ones: a question that first tells its circumstances, or
/// names a sign of code.
fn is_long_item(line: &Line) -> bool {
    const LONGEST: usize = 200;
    let text = unmarked(line.text);
    line.kind == Kind::Text
        && line.marker.is_none()
        && line.quote == 0
        && !line.raw.starts_with('\u{3000}')
        && !text.ends_with(['，', ',', ':', '：', '、', '。'])
        && !text.starts_with("**")
        && is_within(text, LONGEST)
        && !text.contains(['{', '}'])
        && !text.contains("](")
        && asks(text)
}

fn asks(text: &str) -> bool {
    asking::asking(text) > Asking::No || asking::is_named(text)
}

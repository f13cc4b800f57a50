//! Articles whose line breaks were lost.
//!
//! # What it reads
//!
//! A very long line with numbered sections in it, `1. … 2. … 2.1 …`, as copying a web page leaves them, in notes for
//! interviews.
//!
//! # A note
//!
//! ```text
//! 1. 缓存方案先查缓存再查库……2. 避坑指南热键要打散……3. 小结……
//! ```
//!
//! # Its cards
//!
//! One a section, of the kind `section`. Nothing marks where a title ends; it ends where it ends on a line of its own
//! elsewhere in the note, before code, or after the last word that titles end with (方案, 指南, 小结).
//!
//! # What it leaves alone
//!
//! Numbers in the text (`1.5 万`), comments in code (`# 1. 读`), short lines that count something up.

use super::{Dialect, Doc, Found};
use crate::{
    block::{Block, Line},
    draft::{self, Draft, Piece},
};

/// The dialect.
pub const DIALECT: Dialect = Dialect {
    name: "glued",
    summary: "scraped articles whose numbered sections stand in one line",
    recognizes: |doc| doc.survey.interview,
    read,
};

/// The fewest bytes of a line that is an article.
const SHORTEST_ARTICLE: usize = 1500;
/// The most lines around an article that are looked at for its titles.
const MOST_LINES: usize = 20;
/// The fewest top sections of an article.
const FEWEST_SECTIONS: u32 = 4;

fn read<'a>(doc: &'a Doc<'a>, at: usize) -> Option<Found<'a>> {
    let block = doc.block(at).filter(|block| block.is_text())?;
    let lines = &doc.blocks.lines[block.lines.clone()];
    let (index, line) = lines
        .iter()
        .enumerate()
        .find(|(_, line)| line.raw.len() >= SHORTEST_ARTICLE)?;
    let marks = marks(line.raw);
    let sections = marks.iter().filter(|mark| mark.minor == 0).count() as u32;
    if sections < FEWEST_SECTIONS || line.raw.len() / marks.len() < SHORTEST_ARTICLE / 10 {
        return None;
    }
    Some(Found::Whole {
        pieces: pieces(doc, block, lines, index, &marks),
        end: at + 1,
    })
}

/// A section's number in the line: where it stands, where its title starts.
#[derive(Clone, Copy, Debug)]
struct Mark {
    at: usize,
    title: usize,
    major: u32,
    minor: u32,
}

/// Numbers that count up from 1, and below each from `.1`.
fn marks(text: &str) -> Vec<Mark> {
    let mut marks: Vec<Mark> = Vec::new();
    let (mut major, mut minor) = (0, 0);
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        if !bytes[at].is_ascii_digit() {
            at += 1;
            continue;
        }
        let start = at;
        while at < bytes.len() && bytes[at].is_ascii_digit() {
            at += 1;
        }
        let before = text[..start].trim_end_matches(' ');
        if text[..start].ends_with('.') || before.ends_with(['#', '/', '*']) || at - start > 2 {
            continue;
        }
        let Ok(number) = text[start..at].parse::<u32>() else {
            continue;
        };
        let rest = &text[at..];
        let Some(after) = rest.strip_prefix('.') else {
            continue;
        };
        let sub: usize = after.bytes().take_while(u8::is_ascii_digit).count();
        let found = if sub == 0
            && (number == major + 1)
            && (after.starts_with(' ') || after.starts_with(is_wide))
        {
            Some((number, 0, at + 1))
        } else if (1..=2).contains(&sub) && number == major && after[..sub].parse() == Ok(minor + 1)
        {
            let next = after[sub..].trim_start_matches(' ').chars().next();
            let title = next.is_some_and(|next| is_wide(next) || next.is_ascii_uppercase());
            title.then_some((number, minor + 1, at + 1 + sub))
        } else {
            None
        };
        if let Some((new_major, new_minor, title)) = found {
            (major, minor) = (new_major, new_minor);
            marks.push(Mark {
                at: start,
                title,
                major,
                minor,
            });
            at = title;
        } else {
            at += 1 + sub;
        }
    }
    marks
}

fn pieces(doc: &Doc, block: &Block, lines: &[Line], index: usize, marks: &[Mark]) -> Vec<Piece> {
    let text = lines[index].raw;
    let line_of = |index: usize| doc.first_line + (block.lines.start + index) as u32;
    let mut pieces = Vec::new();
    // What stands before the article: navigation, a teaser.
    let mut before: String = lines[..index]
        .iter()
        .map(|line| format!("{}\n", line.raw))
        .collect();
    before.push_str(&text[..marks.first().map_or(0, |mark| mark.at)]);
    if !before.trim().is_empty() {
        pieces.push(Piece::Prose {
            markdown: before.trim().to_owned(),
            line: line_of(0),
        });
    }
    let mut parent = String::new();
    for (number, mark) in marks.iter().enumerate() {
        let end = marks.get(number + 1).map_or(text.len(), |next| next.at);
        let section = text[mark.title..end].trim();
        let parted = marks
            .get(number + 1)
            .is_some_and(|next| next.major == mark.major && mark.minor == 0);
        let cut = title_end(section, lines, index, parted);
        let (title, answer) = (section[..cut].trim(), section[cut..].trim());
        if mark.minor == 0 {
            parent = title.to_owned();
        }
        if answer.is_empty() {
            pieces.push(Piece::Prose {
                markdown: text[mark.at..end].trim().to_owned(),
                line: line_of(index),
            });
            continue;
        }
        pieces.push(Piece::Card(Draft {
            kind: draft::Kind::Section,
            topic: if mark.minor == 0 {
                Vec::new()
            } else {
                vec![parent.clone()]
            },
            question: title.to_owned(),
            answer: answer.to_owned(),
            outline: Vec::new(),
            numbered: false,
            line: line_of(index),
            dialect: DIALECT.name,
            explicit_id: None,
            follow_up: false,
        }));
    }
    let after: String = lines[index + 1..]
        .iter()
        .map(|line| format!("{}\n", line.raw))
        .collect();
    if !after.trim().is_empty() {
        pieces.push(Piece::Prose {
            markdown: after.trim().to_owned(),
            line: line_of(index + 1),
        });
    }
    pieces
}

/// Words that titles end with.
const ENDS: &[&str] = &[
    "看懂",
    "读懂",
    "搞懂",
    "痛点",
    "背景",
    "概述",
    "简介",
    "介绍",
    "方案",
    "策略",
    "指南",
    "实现",
    "优化",
    "原理",
    "模块",
    "设计",
    "架构",
    "流程",
    "机制",
    "对比",
    "总结",
    "小结",
    "思考",
    "实践",
    "转移",
    "部署",
    "配置",
    "选型",
    "流水线",
    "清单",
    "技巧",
    "案例",
    "步骤",
    "分析",
    "服务",
    "目标",
    "效果",
    "展望",
    "结语",
    "建议",
];

/// The most characters that a title has.
const LONGEST_TITLE: usize = 24;

/// Where the title of a section ends.
fn title_end(section: &str, lines: &[Line], index: usize, parted: bool) -> usize {
    let nth = |count: usize| {
        section
            .char_indices()
            .nth(count)
            .map_or(section.len(), |(at, _)| at)
    };
    let longest = nth(LONGEST_TITLE);
    // The line is all title, and the sub-sections follow.
    if parted && section.chars().count() <= LONGEST_TITLE {
        return section.len();
    }
    // The same title ends a line elsewhere.
    for (_, line) in lines
        .iter()
        .enumerate()
        .filter(|(other, line)| *other != index && line.raw.len() < SHORTEST_ARTICLE)
        .take(MOST_LINES)
    {
        let same = line
            .raw
            .char_indices()
            .map(|(at, _)| &line.raw[at..])
            .filter(|tail| tail.len() >= 12 && section.starts_with(tail.trim()))
            .map(|tail| tail.trim().len())
            .next();
        if let Some(len) = same {
            return len;
        }
    }
    let head = &section[..longest];
    // Code starts.
    if let Some(at) = ["# ", "// ", "/*", "```", "import ", "package ", "public "]
        .iter()
        .filter_map(|sign| head.find(sign))
        .min()
        && at > 0
    {
        return at;
    }
    // The last word that titles end with, before the first sign that ends a clause.
    let clause = head
        .find(['，', '。', '：', '；', '、', ':', '“', '，', '？'])
        .unwrap_or(head.len());
    let last = ENDS
        .iter()
        .filter_map(|end| head[..clause].rfind(end).map(|at| at + end.len()))
        .max();
    if let Some(at) = last {
        return at;
    }
    if clause < head.len() { clause } else { nth(12) }
}

fn is_wide(sign: char) -> bool {
    matches!(sign, '\u{4e00}'..='\u{9fff}')
}

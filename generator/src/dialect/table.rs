//! Tables of questions and answers.
//!
//! # What it reads
//!
//! Tables with a column headed 问题, 追问, 题目, Question or Q, and one headed 答案, 答题思路, Answer or A; other columns may stand
//! beside them. In notes of questions a column of questions alone, if most of its rows ask.
//!
//! # A note
//!
//! ```text
//! | 问题 | 答案 |
//! | --- | --- |
//! | HTTP 默认端口是多少？ | 80 |
//! ```
//!
//! # Its cards
//!
//! One a row. A column headed like an outline (要点) gives the outline.
//!
//! # What it leaves alone
//!
//! All other tables.

use super::{Dialect, Doc, Found};
use crate::{
    block::{Kind, Line, line},
    draft::{self, Draft, Piece},
    grammar::asking::{self, Asking},
    grammar::label::{self, Role},
    grammar::names::Names,
    grammar::outline,
    grammar::title,
};

/// The dialect.
pub const DIALECT: Dialect = Dialect {
    name: "table",
    summary: "tables with a column of questions and one of answers",
    recognizes: |_| true,
    read,
};

/// The cards of the table at block `at`.
pub fn read<'a>(doc: &'a Doc<'a>, at: usize) -> Option<Found<'a>> {
    let block = doc
        .block(at)
        .filter(|block| block.kind == Kind::Table && block.lines.len() > 2)?;
    let lines = &doc.blocks.lines[block.lines.clone()];
    let header = cells(lines[0].text);
    line::is_delimiter_row(lines[1].text).then_some(())?;
    let column = |wanted: Role| {
        header
            .iter()
            .position(|name| role(name, &doc.blocks.names) == Some(wanted))
    };
    // `| Question | Key points |`: what nothing else answers, the points do.
    let points = || column(Role::Points).filter(|_| doc.survey.interview);
    // 一句话回答 is an outline where there is another answer.
    let short = || column(Role::Outline).filter(|&at| header[at].contains('答'));
    let answers = column(Role::Answer).or_else(short).or_else(points);
    // `| Topic | Answer |` in a note of questions: what is answered is asked.
    let topics = || {
        let names = header.iter().position(|name| names_topics(name));
        names.filter(|_| doc.survey.interview && answers.is_some())
    };
    let questions = column(Role::Question).or_else(topics)?;
    // Without answers it is a list of questions, if that is what the note is about and most rows ask.
    // 问题 also heads what goes wrong.
    let told =
        doc.survey.interview || header[questions].contains('题') && header[questions] != "问题";
    if answers.is_none() && !(told && most_ask(&lines[2..], questions)) {
        return None;
    }
    let outlines = column(Role::Outline)
        .or_else(|| column(Role::Points))
        .filter(|outlines| Some(*outlines) != answers);
    let mut pieces = Vec::new();
    for (index, line) in lines.iter().enumerate().skip(2) {
        let row = cells(line.text);
        let cell = |column: usize| {
            row.get(column)
                .map_or("", |cell| cell.trim())
                .replace("<br>", "\n")
                .replace("<br/>", "\n")
                .replace("\\|", "|")
        };
        let question = title::question(&cell(questions));
        // A row that only groups others asks nothing.
        if question.is_empty() || answers.is_none() && !asks(&question) {
            continue;
        }
        let outline = outline::of_text(&outlines.map(cell).unwrap_or_default());
        pieces.push(Piece::Card(Draft {
            kind: draft::Kind::Question,
            topic: Vec::new(),
            question,
            answer: answers.map(cell).unwrap_or_default(),
            outline: outline.rungs,
            numbered: outline.numbered,
            line: doc.first_line + (block.lines.start + index) as u32,
            dialect: DIALECT.name,
            explicit_id: None,
            follow_up: false,
        }));
    }
    (!pieces.is_empty()).then_some(Found::Whole {
        pieces,
        end: at + 1,
    })
}

/// Whether a column's name says that what is in it can be asked.
fn names_topics(name: &str) -> bool {
    const NAMES: &[&str] = &[
        "topic",
        "topics",
        "concept",
        "term",
        "主题",
        "知识点",
        "考点",
        "概念",
        "名词",
    ];
    let name = name.trim_matches(['*', ' ']);
    NAMES.iter().any(|known| known.eq_ignore_ascii_case(name))
}

/// Whether at least half of the rows ask in this column.
fn most_ask(rows: &[Line], column: usize) -> bool {
    let asking = rows
        .iter()
        .filter(|row| cells(row.text).get(column).is_some_and(|cell| asks(cell)));
    asking.count() * 2 >= rows.len()
}

/// Whether a cell asks, and is no entry of a table of contents.
fn asks(cell: &str) -> bool {
    !cell.contains("](#") && (asking::asking(cell) > Asking::No || asking::is_named(cell))
}

/// What a column's name says.
fn role(name: &str, names: &Names) -> Option<Role> {
    let name = name.trim_matches(['*', ' ']);
    match name.to_lowercase().as_str() {
        "q" | "问" | "问题" | "题目" | "question" | "questions" | "面试题" | "front" | "正面" => {
            Some(Role::Question)
        }
        "a" | "答" | "answer" | "answers" | "back" | "背面" | "解答" => Some(Role::Answer),
        _ => names
            .role(name)
            .or_else(|| label::name_role(name))
            .or_else(|| {
                let ends = |ends: &[&str]| ends.iter().any(|end| name.ends_with(end));
                let lower = name.to_lowercase();
                if ends(&["问", "问题", "题目"])
                    || lower.ends_with(" question")
                    || lower.ends_with(" questions")
                {
                    Some(Role::Question)
                } else {
                    (name.starts_with('答') || name.contains("回答") || lower.contains("answer"))
                        .then_some(Role::Answer)
                }
            }),
    }
}

/// The cells of a row; `\|` is no border.
fn cells(row: &str) -> Vec<&str> {
    let row = row.trim();
    let row = row.strip_prefix('|').unwrap_or(row);
    let row = if row.ends_with('|') && !row.ends_with("\\|") {
        &row[..row.len() - 1]
    } else {
        row
    };
    let mut cells = Vec::new();
    let mut start = 0;
    let bytes = row.as_bytes();
    for (at, byte) in bytes.iter().enumerate() {
        if *byte == b'|' && (at == 0 || bytes[at - 1] != b'\\') {
            cells.push(row[start..at].trim());
            start = at + 1;
        }
    }
    cells.push(row[start..].trim());
    cells
}

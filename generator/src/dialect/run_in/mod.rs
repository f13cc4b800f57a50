//! Questions and answers that run on in one paragraph.
//!
//! # What it reads
//!
//! `……？答：……` inside a paragraph or a list item, once or several times. Questions that a paragraph counts: `1. 什么是锁?2. …`,
//! `问题1:……答案:……问题2:……`. Items of a list that each ask and go on with the
//! answer: `- 什么是锁？一种……`, `- 为什么要锁：因为……`, and among them those that only ask.
//!
//! # A note
//!
//! ```text
//! 消息会丢吗？答：会，所以要确认。队列组做什么？答：分配消息。
//! ```
//!
//! # Its cards
//!
//! One a question: the sentence before the label. The answer reaches to the sentence before the next label.
//!
//! # What it leaves alone
//!
//! Labels at the start of a line, which `labelled` reads.

mod counted;

use super::{Ask, Dialect, Doc, Found, Rank, Reach};
use crate::{
    block::{Block, line::unquote},
    draft::{self, Draft, Piece},
    grammar::asking::{self, Asking},
    grammar::marker::Style,
    grammar::text::Part,
    grammar::title,
};

/// The dialect.
pub const DIALECT: Dialect = Dialect {
    name: "run-in",
    summary: "`……？答：……` inside a paragraph",
    recognizes: |_| true,
    read,
};

fn read<'a>(doc: &'a Doc<'a>, at: usize) -> Option<Found<'a>> {
    let block = doc
        .block(at)
        .filter(|block| block.is_text() && block.label.is_none())?;
    let line = doc.first_line + block.lines.start as u32;
    let first = block
        .marker
        .is_some_and(|marker| (marker.style, marker.number) == (Style::Number, 1));
    let counted = || match block.marker {
        None => counted::pieces(block.text, line, false),
        // `1. 页表 2. 快表` in notes for interviews.
        Some(_) if first && doc.survey.worded => {
            let raw = doc.blocks.lines[block.lines.start].raw;
            counted::pieces(unquote(raw).1.trim(), line, true)
        }
        Some(_) => None,
    };
    if block.lines.len() == 1
        && let Some(pieces) = counted()
    {
        return Some(Found::Whole {
            pieces,
            end: at + 1,
        });
    }
    let marks = match doc.blocks.lines[block.lines.start].has_mark {
        true => marks(block.text),
        false => Vec::new(),
    };
    match &marks[..] {
        [] => item(doc, at, block).map(Found::Ask),
        // A single one may go on below.
        [mark] if block.text[..mark.start].trim().is_empty() => {
            let mut ask = ask(block, at, mark);
            // `**追问点**：` over a list of them says that each is a question.
            if follows_up(doc, at, block) {
                ask.rank = Rank::Explicit;
            }
            Some(Found::Ask(ask))
        }
        _ if block.lines.len() == 1 => Some(Found::Whole {
            pieces: pieces(block.text, &marks, line),
            end: at + 1,
        }),
        _ => None,
    }
}

/// Whether the line that an item's list stands below names follow-ups.
fn follows_up(doc: &Doc, at: usize, block: &Block) -> bool {
    const FARTHEST: usize = 16;
    let above = doc.blocks.blocks[..at].iter().rev().take(FARTHEST);
    let mut outer = above.filter(|above| above.indent < block.indent);
    outer
        .next()
        .is_some_and(|above| above.text.contains("追问"))
}

fn ask<'a>(block: &Block<'a>, at: usize, mark: &Mark) -> Ask<'a> {
    let reach = if block.marker.is_some() {
        Reach::Nested(block.indent)
    } else {
        Reach::Open
    };
    let mut head = vec![Part::Words(mark.answer_in(block.text, block.text.len()))];
    let more = block.lines.start + 1..block.lines.end;
    if !more.is_empty() {
        head.push(Part::Lines(more));
    }
    Ask {
        kind: draft::Kind::Question,
        question: title::question(&block.text[..mark.label]),
        line: block.lines.start,
        head,
        body: at + 1,
        reach,
        // `追问：……？（答：……）` may stand in an answer.
        rank: if mark.is_bracketed(block.text) {
            Rank::Line
        } else {
            Rank::Explicit
        },
    }
}

/// An item of a list that asks and answers in each: `- 什么是锁？一种……`.
fn item<'a>(doc: &Doc, at: usize, block: &Block<'a>) -> Option<Ask<'a>> {
    let run = doc.survey.lists.run(at)?;
    let listed = doc.survey.interview || run.answering + run.marked >= run.items;
    // `1. **“什么是锁？”**——一种……` leaves no doubt, whatever list it is in.
    let pointed = doc.survey.interview
        && (block.text.starts_with("**") || block.text.starts_with(['"', '“', '「']))
        && asking::pointed_at(block.text).is_some();
    if (!run.answers() || !listed) && !pointed {
        return None;
    }
    let Some(answer) = asking::answer_at(block.text) else {
        // Among such items one that only asks is not answered yet.
        let open = block.asking == Asking::Marked && block.lines.len() == 1;
        let len = block.text.len();
        let mark = Mark {
            start: 0,
            label: len,
            answer: len,
        };
        return open.then(|| ask(block, at, &mark));
    };
    let question = &block.text[..answer];
    let question = question
        .trim_end_matches(|sign: char| !matches!(sign, '？' | '?') && !sign.is_alphanumeric());
    // `**“什么是锁？”** 一种……`: quotation and emphasis close behind the mark.
    let rest = &block.text[question.len()..answer];
    let closed = rest.trim_start_matches(['”', '"', '」', '’', '*']);
    let opened = question.starts_with(['*', '“', '"', '「', '‘']);
    let mark = Mark {
        start: 0,
        label: question.len() + if opened { rest.len() - closed.len() } else { 0 },
        answer,
    };
    Some(ask(block, at, &mark))
}

fn pieces(text: &str, marks: &[Mark], line: u32) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let lead = text[..marks[0].start].trim();
    if !lead.is_empty() {
        pieces.push(Piece::Prose {
            markdown: lead.to_owned(),
            line,
        });
    }
    for (index, mark) in marks.iter().enumerate() {
        let end = marks.get(index + 1).map_or(text.len(), |next| next.start);
        let question = title::question(&text[mark.start..mark.label]);
        let answer = mark.answer_in(text, end).to_owned();
        pieces.push(card(question, answer, line));
    }
    pieces
}

fn card(question: String, answer: String, line: u32) -> Piece {
    Piece::Card(Draft {
        kind: draft::Kind::Question,
        topic: Vec::new(),
        question,
        answer,
        outline: Vec::new(),
        numbered: false,
        line,
        dialect: DIALECT.name,
        explicit_id: None,
        follow_up: false,
    })
}

/// Places in a paragraph: where a question starts, where its label does, where its answer does.
struct Mark {
    start: usize,
    label: usize,
    answer: usize,
}

impl Mark {
    /// Whether a bracket opens before the answer's label.
    fn is_bracketed(&self, text: &str) -> bool {
        text[self.label..self.answer].contains(['（', '('])
    }

    /// The answer, which ends at `end`; without the bracket that opened before its label.
    fn answer_in<'a>(&self, text: &'a str, end: usize) -> &'a str {
        let answer = text[self.answer..end].trim();
        let opened = self.is_bracketed(text);
        let closed = answer
            .trim_end_matches(['。', ' '])
            .strip_suffix(['）', ')']);
        closed.filter(|_| opened).unwrap_or(answer)
    }
}

fn marks(text: &str) -> Vec<Mark> {
    let mut marks: Vec<Mark> = Vec::new();
    for (at, label) in text.match_indices('答') {
        // `什么是锁？（答：一种……）`
        let before = text[..at].trim_end_matches([' ', '*', '→', '/', '（', '(']);
        let rest = &text[at + label.len()..];
        if !before.ends_with(['？', '?']) || !rest.starts_with(['：', ':']) {
            continue;
        }
        let colon = rest.chars().next().map_or(0, char::len_utf8);
        let stars = rest[colon..].len() - rest[colon..].trim_start_matches('*').len();
        // The question is the sentence that ends here; more marks in it belong to it.
        let from = marks.last().map_or(0, |mark| mark.answer);
        let start = before[from..]
            .rfind(['。', '！', '；'])
            .map_or(from, |end| {
                from + end
                    + before[from + end..]
                        .chars()
                        .next()
                        .map_or(0, char::len_utf8)
            });
        marks.push(Mark {
            start,
            label: before.len(),
            answer: at + label.len() + colon + stars,
        });
    }
    marks
}

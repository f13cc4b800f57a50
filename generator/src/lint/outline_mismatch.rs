//! An outline with more or fewer rungs than the answer has points, so that a rung can't remind of its step.
//!
//! Only an answer whose points are plain to see is compared: one numbered list, or else headings, or else paragraphs
//! with a bold start. Where any of these has as many as the outline, nothing is wrong. And only an outline that is numbered
//! is one of steps: bullets, such as what an interviewer hopes to hear, need not be as many.

use pulldown_cmark::Parser;

use super::{Place, place::end_of};
use crate::{
    compile::Compiled,
    diagnostic::Diagnostic,
    draft::Piece,
    points::{Answer, lists},
};

pub fn check(place: &Place, compiled: &Compiled, found: &mut Vec<Diagnostic>) {
    for (at, piece) in compiled.pieces.iter().enumerate() {
        let Piece::Card(draft) = piece else {
            continue;
        };
        let rungs = draft.outline.len();
        if rungs < 2 || draft.answer.is_empty() {
            continue;
        }
        let Some(points) = points(&draft.answer, rungs).filter(|points| *points != rungs) else {
            continue;
        };
        let first = draft.outline[0].as_str();
        let lines = draft.line..end_of(place, compiled, at);
        let numbered = |line: &u32| {
            let text = place.line(*line);
            text.find(first)
                .is_some_and(|at| ends_in_number(&text[..at]))
        };
        let Some(line) = lines.rev().find(numbered) else {
            continue;
        };
        found.push(place.diagnostic(
            "outline-mismatch",
            (line, first),
            format!("outline has {rungs} points, its answer {points}"),
            "give each point of the answer one line of the outline, in the same order",
        ));
    }
}

/// Whether `1. `, `2、`, `（3）`, `④` or a bare `5` ends a text.
fn ends_in_number(text: &str) -> bool {
    let text = text.trim_end_matches([' ', '.', '．', '。', '、', ')', '）', ':', '：', '\\', '*']);
    text.ends_with(|sign: char| sign.is_numeric() || "一二三四五六七八九十".contains(sign))
}

/// How many points an answer has, if that is plain to see. `rungs` wins where one way of counting gives it.
fn points(answer: &str, rungs: usize) -> Option<usize> {
    let answer = lists::as_markdown(answer);
    let events: Vec<_> = Parser::new(&answer).into_offset_iter().collect();
    let events = events.iter().map(|(event, span)| (event, span.start));
    Answer::of(&answer, events).count(rungs)
}

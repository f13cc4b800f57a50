//! A number left out or used twice: among the headings below one heading, the questions of one topic, the items of a list
//! in an answer, and the rungs of an outline.
//!
//! Only a small step is a slip. Starting over is another list, `1. 1. 1.` is how many number on purpose, and numbers far
//! apart (`80：`, `443：`) are no numbering.

use super::{Heading, Place, place::end_of};
use crate::{
    block,
    compile::Compiled,
    diagnostic::Diagnostic,
    draft::{Draft, Piece},
    grammar::marker::{self, Style},
};

/// The most numbers a slip leaves out.
const FARTHEST: u32 = 3;

/// A number, its style, and where it stands.
type Numbered<'a> = (Style, u32, u32, &'a str);

pub fn check(
    place: &Place,
    compiled: &Compiled,
    all_headings: &[Heading],
    found: &mut Vec<Diagnostic>,
) {
    headings(place, all_headings, found);
    questions(place, compiled, found);
    for (at, piece) in compiled.pieces.iter().enumerate() {
        if let Piece::Card(draft) = piece {
            let lines = draft.line..end_of(place, compiled, at);
            lists(place, draft, lines.clone(), found);
            rungs(place, draft, lines, found);
        }
    }
}

fn headings(place: &Place, headings: &[Heading], found: &mut Vec<Diagnostic>) {
    let mut last: [Option<Numbered>; 8] = [None; 8];
    for heading in headings {
        let level = usize::from(heading.level);
        last[level + 1..].fill(None);
        let next = numbered(heading.text, heading.line);
        step(place, last[level], next, found);
        last[level] = next.or(last[level]);
    }
}

fn questions(place: &Place, compiled: &Compiled, found: &mut Vec<Diagnostic>) {
    let mut last: Option<(&Draft, Numbered)> = None;
    for draft in compiled.drafts() {
        let text = place.line(draft.line).trim_start();
        let Some(next) = numbered(text, draft.line).filter(|_| !text.starts_with('#')) else {
            continue;
        };
        let before = last
            .filter(|(before, _)| (&before.topic, before.dialect) == (&draft.topic, draft.dialect));
        step(place, before.map(|(_, before)| before), Some(next), found);
        last = Some((draft, next));
    }
}

fn lists(place: &Place, draft: &Draft, lines: std::ops::Range<u32>, found: &mut Vec<Diagnostic>) {
    let blocks = block::blocks(&draft.answer);
    let mut open: Vec<(u16, Numbered)> = Vec::new();
    let mut line = lines.start;
    for block in &blocks.blocks {
        if block.is_heading() {
            open.clear();
        }
        open.retain(|(indent, _)| *indent <= block.indent);
        let Some(marker) = block.marker.filter(|_| block.is_text()) else {
            continue;
        };
        if matches!(marker.style, Style::Bullet | Style::Path) {
            continue;
        }
        line = place.find(line..lines.end, block.text).unwrap_or(line);
        let next = (marker.style, marker.number, line, block.text);
        let before = open
            .iter()
            .position(|(indent, before)| (*indent, before.0) == (block.indent, marker.style));
        match before {
            Some(before) => {
                step(place, Some(open[before].1), Some(next), found);
                open[before].1 = next;
            }
            // A list that starts in the middle is no list of ours.
            None if marker.number <= 1 => open.push((block.indent, next)),
            None => {}
        }
    }
}

fn rungs(place: &Place, draft: &Draft, lines: std::ops::Range<u32>, found: &mut Vec<Diagnostic>) {
    let mut last = None;
    let mut from = lines.start;
    for rung in &draft.outline {
        let line = (from..lines.end).find(|line| {
            let text = place.line(*line).trim();
            marker::read(text).is_some_and(|marker| &text[marker.len..] == rung)
        });
        let Some(line) = line else {
            return;
        };
        let next = numbered(place.line(line).trim(), line);
        step(place, last, next, found);
        last = next;
        from = line + 1;
    }
}

/// The number that a line starts with.
fn numbered(text: &str, line: u32) -> Option<Numbered<'_>> {
    let marker = marker::read(text)?;
    let counts = !matches!(marker.style, Style::Bullet | Style::Path);
    counts.then_some((marker.style, marker.number, line, text))
}

fn step(
    place: &Place,
    before: Option<Numbered>,
    next: Option<Numbered>,
    found: &mut Vec<Diagnostic>,
) {
    let (Some((style, before, above, _)), Some((next_style, next, line, text))) = (before, next)
    else {
        return;
    };
    // `1 2 2 4` is one slip.
    let told = found
        .last()
        .is_some_and(|last| last.name == "numbering" && last.line == above);
    if style != next_style || told {
        return;
    }
    let message = if before == next && next > 1 {
        format!("number {next} is used twice, on line {above} and here")
    } else if next > before + 1 && next <= before + 1 + FARTHEST {
        match next - before {
            2 => format!("number {} is left out before this", before + 1),
            _ => format!(
                "numbers {} to {} are left out before this",
                before + 1,
                next - 1
            ),
        }
    } else {
        return;
    };
    found.push(place.diagnostic(
        "numbering",
        (line, text),
        message,
        &format!("number it {}, or look for what is missing", before + 1),
    ));
}

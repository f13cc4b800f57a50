//! An outline with more or fewer rungs than the answer has points, so that a rung can't remind of its step.
//!
//! Only an answer whose points are plain to see is compared: one numbered list, or else headings, or else paragraphs
//! with a bold start. Where any of these has as many as the outline, nothing is wrong. And only an outline that is numbered
//! is one of steps: bullets, such as what an interviewer hopes to hear, need not be as many.

use super::{Place, place::end_of};
use crate::{
    block, compile::Compiled, diagnostic::Diagnostic, draft::Piece, grammar::marker::Style,
    grammar::survey::bold_start,
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
    let blocks = block::blocks(answer);
    let mut lists: Vec<(u16, Style, u32, usize)> = Vec::new();
    let (mut headings, mut bold, mut bullets) = ([0; 7], 0, 0);
    for block in &blocks.blocks {
        if block.is_heading() {
            headings[usize::from(block.level()) - 1] += 1;
        }
        if !block.is_text() {
            continue;
        }
        bold += usize::from(bold_start(block.text).is_some());
        match block.marker {
            Some(marker) if marker.style == Style::Bullet => {
                bullets += usize::from(block.indent == 0)
            }
            Some(marker) => {
                let open = lists.iter_mut().rev().find(|list| {
                    (list.0, list.1) == (block.indent, marker.style) && list.2 < marker.number
                });
                match open {
                    Some(list) => {
                        list.2 = marker.number;
                        list.3 += 1;
                    }
                    None => lists.push((block.indent, marker.style, marker.number, 1)),
                }
            }
            None => {}
        }
    }
    let headings = headings.into_iter().find(|count| *count > 0).unwrap_or(0);
    let any = lists
        .iter()
        .map(|list| list.3)
        .chain([headings, bold, bullets])
        .any(|count| count == rungs);
    if any {
        return Some(rungs);
    }
    match lists.as_slice() {
        [list] => Some(list.3),
        [] => [headings, bold].into_iter().find(|count| *count > 0),
        _ => None,
    }
    .filter(|points| *points > 1)
}

#[cfg(test)]
mod tests {
    use super::points;

    #[test]
    fn points_that_are_plain_to_see() {
        assert_eq!(points("1. 甲\n2. 乙\n3. 丙", 2), Some(3));
        assert_eq!(points("**甲**：一\n\n**乙**：二", 3), Some(2));
        assert_eq!(points("1. **甲**\n2. **乙**\n\n**丙**", 3), Some(3));
    }

    #[test]
    fn others_are_not_guessed() {
        assert_eq!(points("先加锁，再比对，最后解锁。", 3), None);
        assert_eq!(points("1. 甲\n2. 乙\n\n1. 丙\n2. 丁", 3), None);
    }
}

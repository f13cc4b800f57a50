//! Questions that a paragraph counts: `1. 什么是锁?2. 什么是闩?`, `问题1:什么是锁?答案:一种……。问题2:…`.

use crate::{
    draft::Piece,
    grammar::asking::{self, Asking},
    grammar::title,
};

/// The fewest questions that have only a number before them.
const FEWEST: usize = 4;
/// The fewest of few words in a note of questions.
const FEWEST_SHORT: usize = 3;
/// The fewest that have a word and a number.
const FEWEST_NAMED: usize = 2;

/// The cards of a paragraph that counts its questions, and what stands before and after them.
pub fn pieces(text: &str, line: u32, short: bool) -> Option<Vec<Piece>> {
    const LONGEST: usize = 40;
    // All of them count to two at least.
    memchr::memchr(b'1', text.as_bytes())?;
    memchr::memchr(b'2', text.as_bytes())?;
    let fewest = if short { FEWEST_SHORT } else { FEWEST };
    let marks = named(text)
        .filter(|marks| marks.len() >= FEWEST_NAMED)
        .or_else(|| numbers(text, short).filter(|marks| marks.len() >= fewest))?;
    let parts: Vec<(&str, &str, &str)> = marks
        .iter()
        .enumerate()
        .map(|(index, mark)| {
            let end = marks.get(index + 1).map_or(text.len(), |next| next.start);
            part(&text[mark.end..end], index + 1 == marks.len())
        })
        .collect();
    let asking = parts.iter().filter(|(question, ..)| asks(question)).count();
    let few = |(question, answer, _): &(&str, &str, &str)| {
        answer.is_empty() && question.chars().count() <= LONGEST
    };
    let enough = match short {
        true => asking * 3 >= parts.len() && parts.iter().all(few),
        false => asking * 4 >= parts.len() * 3,
    };
    if !enough || parts.iter().any(|(question, ..)| question.is_empty()) {
        return None;
    }
    let prose = |words: &str| {
        let words = words.trim();
        (!words.is_empty()).then(|| Piece::Prose {
            markdown: words.to_owned(),
            line,
        })
    };
    let mut pieces: Vec<Piece> = prose(&text[..marks[0].start]).into_iter().collect();
    for (question, answer, tail) in parts {
        pieces.push(super::card(
            title::question(question.trim_end_matches(['；', ';', '，', '、', ' '])),
            answer.trim().to_owned(),
            line,
        ));
        pieces.extend(prose(tail));
    }
    Some(pieces)
}

/// The question of a part, its answer, and what follows the last question: `什么是锁?手撕:…`.
fn part(text: &str, last: bool) -> (&str, &str, &str) {
    let text = text.trim();
    let label = ["参考答案", "答案", "答"].iter().find_map(|name| {
        let at = text.find(name)?;
        let rest = text[at + name.len()..].strip_prefix([':', '：'])?;
        Some((&text[..at], rest))
    });
    if let Some((question, answer)) = label {
        return (question.trim(), answer, "");
    }
    match text.rfind(['？', '?']).filter(|_| last) {
        Some(at) => {
            let end = at + text[at..].chars().next().map_or(0, char::len_utf8);
            (text[..end].trim(), "", &text[end..])
        }
        None => (text, "", ""),
    }
}

fn asks(question: &str) -> bool {
    asking::asking(question) > Asking::No || asking::is_named(question)
}

/// Where a mark before a question starts and ends.
struct Mark {
    start: usize,
    end: usize,
}

/// `问题1:`, `题目2：`, counted up by one.
fn named(text: &str) -> Option<Vec<Mark>> {
    let (name, _) = [("问题", "问题1"), ("题目", "题目1")]
        .into_iter()
        .find(|(_, first)| text.contains(first))?;
    let mut marks: Vec<Mark> = Vec::new();
    for (at, _) in text.match_indices(name) {
        let rest = &text[at + name.len()..];
        let Some(after) = counts(rest, marks.len() + 1) else {
            continue;
        };
        if after.starts_with([':', '：', '.', '、']) {
            let sign = after.chars().next().map_or(0, char::len_utf8);
            marks.push(Mark {
                start: at,
                end: text.len() - after.len() + sign,
            });
        }
    }
    Some(marks)
}

/// `1. `, `2.`, counted up by one, each behind the end of a sentence; `short` ones behind a space, too.
fn numbers(text: &str, short: bool) -> Option<Vec<Mark>> {
    if !text.contains("1.") && !text.contains("1、") {
        return None;
    }
    let mut marks: Vec<Mark> = Vec::new();
    let (mut before, mut apart) = (' ', true);
    for (at, sign) in text.char_indices() {
        let ended = matches!(before, '？' | '?' | '。' | '；' | ';' | ':' | '：') || short && apart;
        let starts = sign.is_ascii_digit() && (ended || marks.is_empty() && before == ' ');
        if starts
            && let Some(after) = counts(&text[at..], marks.len() + 1)
            && let Some(rest) = after.strip_prefix(['.', '、'])
            && !rest.starts_with(|next: char| next.is_ascii_digit())
        {
            marks.push(Mark {
                start: at,
                end: text.len() - rest.len(),
            });
        }
        apart = sign.is_whitespace();
        if !apart {
            before = sign;
        }
    }
    Some(marks)
}

/// What follows the number, if `text` starts with it.
fn counts(text: &str, number: usize) -> Option<&str> {
    let digits = text.len()
        - text
            .trim_start_matches(|sign: char| sign.is_ascii_digit())
            .len();
    (text[..digits].parse() == Ok(number)).then(|| &text[digits..])
}

//! Lines that ask and answer.

use super::{has_mark, has_wide, is_in_address, is_marked, marks, round::is_source};
use crate::grammar::{letter::is_letter, text::is_within, words::Words};

/// Where the answer starts in a line that asks and answers: `什么是锁？一种……`, `什么是锁？→ 一种……`, `为什么要锁：因为……`.
pub fn answer_at(text: &str) -> Option<usize> {
    const LONGEST: usize = 40;
    static STARTS: Words = Words::new(&[
        "为什么",
        "为何",
        "什么是",
        "如何",
        "怎么",
        "怎样",
        "何时",
        "哪些",
        "Why ",
        "What ",
    ]);
    static ENDS: Words = Words::new(&["区别", "异同", "不同"]);
    // Few lines have either.
    if !has_mark(text) && !has_wide(text, "：") {
        return None;
    }
    // An arrow says so, however long the question is.
    if let Some(at) = pointed_at(text) {
        return Some(at);
    }
    let asks = |words: &str| STARTS.begin(words) || ENDS.end(words);
    let mut end = None;
    for (count, (at, sign)) in text.char_indices().enumerate() {
        match sign {
            '？' => end = Some(at + sign.len_utf8()),
            '?' if !is_in_address(text, at) => end = Some(at + sign.len_utf8()),
            '：' if end.is_none() && asks(&text[..at]) => {
                return (at + sign.len_utf8() < text.len()).then_some(at + sign.len_utf8());
            }
            '。' | '；' | '：' => break,
            _ if count > LONGEST => break,
            _ => {}
        }
    }
    // A second question, or a remark on the first, is no answer.
    let end = end?;
    let rest = text[end..].trim_start_matches(is_leading);
    let told = is_told_in_brackets(rest);
    let says = (rest.starts_with(is_letter) && !is_marked(text) || told)
        && rest.chars().any(char::is_alphabetic);
    (says && !is_source(rest)).then(|| text.len() - rest.len())
}

/// `（先查缓存，没有再查库，查到了写回缓存里）`: more than a remark on the question.
fn is_told_in_brackets(rest: &str) -> bool {
    const LONGEST_REMARK: usize = 16;
    rest.starts_with(['（', '('])
        && rest.ends_with(['）', ')'])
        && rest.contains(['，', '、', '。', ',', '>'])
        && !is_within(rest, LONGEST_REMARK)
}

/// Where the answer starts behind a question mark and an arrow: `什么是锁？** → 一种……`.
pub fn pointed_at(text: &str) -> Option<usize> {
    const LONGEST: usize = 240;
    let end = marks(text)
        .next()
        .map(|at| at + 1)
        .filter(|end| *end <= LONGEST)?;
    let behind = text[end..].trim_start_matches(['”', '"', '」', '’']);
    let rest = behind.trim_start_matches(['*', ' ']);
    // A dash does where the emphasis ends: `**什么是锁？** — 一种……`.
    let dash = behind
        .starts_with("**")
        .then(|| rest.strip_prefix(['—', '–']))
        .flatten();
    let answer = rest
        .strip_prefix(['→', '⇒', '➜'])
        .or(dash.map(|rest| rest.trim_start_matches('—')))?
        .trim_start();
    (!answer.is_empty() && !is_marked(text) && !is_source(answer))
        .then(|| text.len() - answer.len())
}

/// What stands between question and answer: `？→`, `？ —— `, `？：`.
pub(super) fn is_leading(sign: char) -> bool {
    matches!(
        sign,
        ' ' | '→' | '—' | '-' | '>' | '=' | '：' | ':' | '*' | '`' | '“' | '"'
    )
}

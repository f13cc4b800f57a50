//! Whether a line asks something: by its mark, or by its words.

mod answer;
mod heading;
mod rhetoric;
mod round;
mod words;

use memchr::{memchr_iter, memchr2_iter};

use crate::grammar::{letter::is_letter, title, words::Words};
pub use answer::{answer_at, pointed_at};
pub use heading::{
    heads_faq, heads_follow_ups, heads_questions, is_manual, is_of_a_day, is_of_a_guide,
    is_of_a_user, is_of_the_text, leads_to_questions, leaves_open, praises,
};
pub use rhetoric::{is_addressed, is_bare, is_rhetorical};
pub use round::{
    heads_part, heads_tasks, is_round, is_round_line, is_source, names_part, narrates,
    tells_outcome,
};
pub use words::{differs, instructs, is_named, is_part, is_worded, poses, requests, tells_to};

/// How sure it is that a text asks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Asking {
    /// Nothing asks in it.
    #[default]
    No,
    /// It has no question mark at its end, but its words ask: 如何…, …的区别, "How …".
    Worded,
    /// It ends in ？ or ?, remarks in brackets aside.
    Marked,
}

/// How `text` asks.
pub fn asking(text: &str) -> Asking {
    if is_marked(text) {
        Asking::Marked
    } else if is_worded(text) && !rhetoric::is_bare(text) {
        Asking::Worded
    } else {
        Asking::No
    }
}

/// Whether `text` ends in a question mark. What may stand behind it: closing quotes and emphasis, stars, a remark in
/// brackets (`什么是锁？（高频）`). A mark inside the last brackets does not count (`延迟不变?)`).
pub fn is_marked(text: &str) -> bool {
    has_mark(text) && ends_marked(text) && !rhetoric::is_bare(text)
}

/// Whether there is a question mark in `text` at all; few lines have one.
pub fn has_mark(text: &str) -> bool {
    marks(text).next().is_some()
}

/// Where the question marks of `text` end. A wide one ends in a byte that one in fifty Chinese characters ends in.
pub fn marks(text: &str) -> impl Iterator<Item = usize> {
    const WIDE: [u8; 3] = {
        let mut bytes = [0; 3];
        '？'.encode_utf8(&mut bytes);
        bytes
    };
    let bytes = text.as_bytes();
    memchr2_iter(b'?', WIDE[2], bytes).filter(|at| match bytes[*at] {
        b'?' => !is_in_address(text, *at),
        _ => bytes[..*at].ends_with(&WIDE[..2]),
    })
}

/// Whether the mark at `at` parts an address: `https://example.org/search?q=lock`.
fn is_in_address(text: &str, at: usize) -> bool {
    const LONGEST: usize = 200;
    let bytes = text.as_bytes();
    let goes_on = bytes.get(at + 1).is_some_and(u8::is_ascii_alphanumeric);
    let start = || {
        let word = bytes[at.saturating_sub(LONGEST)..at]
            .rsplit(u8::is_ascii_whitespace)
            .next();
        word.is_some_and(|word| memchr::memmem::find(word, b"://").is_some())
    };
    goes_on && start()
}

fn ends_marked(text: &str) -> bool {
    // `### [什么是锁？](lock.md)`
    let mut text = title::said(text).trim_end();
    // Each turn takes something off the end, and there is little that can be taken.
    for _ in 0..16 {
        let Some(last) = text.chars().next_back() else {
            return false;
        };
        match last {
            '?' | '？' => return true,
            '）' | ')' | '】' | ']' => match opening(text) {
                Some(at) => text = text[..at].trim_end(),
                None => return false,
            },
            '。' | '.' | '!' | '！' => {
                let rest = text[..text.len() - last.len_utf8()].trim_end();
                return rest.ends_with(['?', '？']) || asks_for_more(text);
            }
            // `> 锁是什么？：`
            '：' | ':' => return text[..text.len() - last.len_utf8()].ends_with(['?', '？']),
            _ if matches!(last, '，' | ',' | '；' | ';') => return false,
            _ if is_letter(last) => return asks_for_more(text) || names_source(text),
            _ => text = text[..text.len() - last.len_utf8()].trim_end(),
        }
    }
    false
}

/// Whether a sign of three bytes is in `text`.
fn has_wide(text: &str, sign: &str) -> bool {
    let (bytes, sign) = (text.as_bytes(), sign.as_bytes());
    memchr_iter(sign[2], bytes).any(|at| bytes[..at].ends_with(&sign[..2]))
}

/// Whether what follows the last ？ only asks for more: `你用过锁吗？举个例子`, `锁是怎样的？请举例说明。`
fn asks_for_more(text: &str) -> bool {
    const LONGEST: usize = 40;
    static REQUESTS: Words = Words::new(&[
        "如果可以",
        "请",
        "請",
        "举",
        "舉",
        "试",
        "并",
        "说说",
        "谈谈",
        "简述",
        "简单说",
        "为什么",
        "为何",
        "越详细",
        "Explain",
        "explain",
        "Give ",
        "Provide ",
        "Describe ",
        "Why",
    ]);
    let mut signs = text.char_indices().rev().take(LONGEST);
    let Some((at, mark)) = signs.find(|(_, sign)| matches!(sign, '?' | '？')) else {
        return false;
    };
    let tail = text[at + mark.len_utf8()..].trim_start();
    REQUESTS.begin(tail) && !tail.trim_end_matches('。').contains('。')
}

/// Whether a dash and a source are all that follows the last ？: `锁是什么？ — 某厂二面`.
fn names_source(text: &str) -> bool {
    let Some(at) = text.rfind(['？', '?']) else {
        return false;
    };
    let tail = text[at..].trim_start_matches(['？', '?', ' ']);
    tail.starts_with(['—', '-', '–']) && is_source(tail)
}

/// Where the bracket opens that the last character of `text` closes, if what it holds is a short remark.
fn opening(text: &str) -> Option<usize> {
    const LONGEST_REMARK: usize = 24;
    let mut depth = 0;
    for (count, (at, sign)) in text.char_indices().rev().enumerate() {
        match sign {
            '）' | ')' | '】' | ']' => depth += 1,
            '（' | '(' | '【' | '[' => {
                depth -= 1;
                if depth == 0 {
                    return Some(at);
                }
            }
            _ => {}
        }
        if count > LONGEST_REMARK {
            return None;
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks() {
        for text in [
            "锁是什么？",
            "锁是什么?  ",
            "**锁是什么？**",
            "“锁是什么？”",
            "锁是什么？（高频）",
            "Why locks? ⭐⭐",
            "为何？。",
            "锁是什么？：",
            "用过锁吗？举个例子",
            "锁是怎样的？请举例说明。",
            "What is a lock? Give an example.",
        ] {
            assert_eq!(asking(text), Asking::Marked, "{text}");
        }
        for text in [
            "锁的粒度(行锁还是表锁?)",
            "锁？不是",
            "锁",
            "",
            "？锁：",
            "为什么？因为锁。",
        ] {
            assert_ne!(asking(text), Asking::Marked, "{text}");
        }
    }

    #[test]
    fn words() {
        assert_eq!(asking("行锁和表锁的区别"), Asking::Worded);
        assert_eq!(asking("How does a lock work"), Asking::Worded);
        assert_eq!(asking("How to"), Asking::No);
        assert_eq!(asking("锁"), Asking::No);
    }
}

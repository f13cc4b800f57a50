//! Whether a line asks something: by its mark, or by its words.

use std::sync::LazyLock;

use aho_corasick::AhoCorasick;

use crate::grammar::title;

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
    } else if is_worded(text) {
        Asking::Worded
    } else {
        Asking::No
    }
}

/// Whether `text` ends in a question mark. What may stand behind it: closing quotes and emphasis, stars, a remark in
/// brackets (`什么是锁？（高频）`). A mark inside the last brackets does not count (`延迟不变?)`).
pub fn is_marked(text: &str) -> bool {
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
                return rest.ends_with(['?', '？']);
            }
            _ if last.is_alphanumeric() || matches!(last, '，' | ',' | '；' | ';' | '：' | ':') =>
            {
                return false;
            }
            _ => text = text[..text.len() - last.len_utf8()].trim_end(),
        }
    }
    false
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

/// Words that make a short Chinese title a question.
const WORDS: &[&str] = &[
    "什么",
    "为啥",
    "为何",
    "如何",
    "怎么",
    "怎样",
    "哪些",
    "哪几",
    "哪个",
    "哪种",
    "多少",
    "是否",
    "能否",
    "有没有",
    "吗",
    "区别",
    "异同",
    "谈谈",
    "谈一谈",
    "说说",
    "说一说",
    "说一下",
    "说下",
    "讲讲",
    "讲一讲",
    "讲一下",
    "讲下",
    "聊聊",
    "介绍一下",
    "介绍下",
    "简述",
    "请你",
    "请说",
    "请描述",
    "请介绍",
    "解释一下",
    "描述一下",
    "了解么",
    "知道么",
];

static WORD: LazyLock<AhoCorasick> =
    LazyLock::new(|| AhoCorasick::new(WORDS).expect("the words are few and short"));

/// Words that an English question starts with.
const STARTS: &[&str] = &[
    "what",
    "what's",
    "why",
    "how",
    "when",
    "where",
    "which",
    "who",
    "whose",
    "explain",
    "describe",
    "compare",
    "tell",
    "can",
    "could",
    "do",
    "does",
    "did",
    "is",
    "are",
    "have",
    "has",
    "should",
    "would",
    "difference",
    "differences",
];

/// Whether the words of a title ask.
pub fn is_worded(text: &str) -> bool {
    if WORD.is_match(text) {
        return true;
    }
    let mut words = text.split_whitespace();
    let starts = words
        .next()
        .is_some_and(|first| STARTS.iter().any(|start| first.eq_ignore_ascii_case(start)));
    starts && words.nth(1).is_some()
}

/// Whether a short title names what one may be asked to explain: `…的原理`, `描述…的过程`.
pub fn is_named(text: &str) -> bool {
    const ENDS: &[&str] = &[
        "区别",
        "原理",
        "底层实现",
        "流程",
        "作用",
        "理解",
        "特点",
        "优缺点",
        "场景",
        "关系",
        "机制",
        "过程",
        "异同",
        "生命周期",
        "呢",
        "么",
        "嘛",
    ];
    const STARTS: &[&str] = &["描述", "解释", "简述", "何谓", "手写", "阐述", "列举"];
    let text = title::said(text);
    let text = text.trim_end_matches(|sign: char| !sign.is_alphanumeric());
    ENDS.iter().any(|end| text.ends_with(end)) || STARTS.iter().any(|start| text.starts_with(start))
}

/// Whether a heading is one of a manual's: 安装, "Usage".
pub fn is_manual(text: &str) -> bool {
    const LONGEST: usize = 16;
    const NAMES: &[&str] = &[
        "安装",
        "快速开始",
        "快速上手",
        "使用方法",
        "如何使用",
        "目录结构",
        "项目结构",
        "贡献",
        "许可",
        "版权",
        "install",
        "usage",
        "license",
        "getting started",
        "contribut",
        "changelog",
    ];
    if text.chars().count() > LONGEST || is_marked(text) {
        return false;
    }
    let text = text.to_lowercase();
    NAMES.iter().any(|name| text.contains(name))
}

/// Whether a heading names a round of an interview: `## 二面（40 分钟）`.
pub fn is_round(text: &str) -> bool {
    const LONGEST: usize = 40;
    const ROUNDS: &[&str] = &[
        "一面",
        "二面",
        "三面",
        "四面",
        "终面",
        "HR面",
        "HR 面",
        "技术面",
        "1面",
        "2面",
        "凉经",
    ];
    let names = |round: &&str| {
        text.find(*round).is_some_and(|at| {
            let (before, after) = (&text[..at], &text[at + round.len()..]);
            // 另一面 and 一面镜子 are no rounds.
            !before.ends_with(['另', '单', '每'])
                && after
                    .chars()
                    .next()
                    .is_none_or(|next| !next.is_alphabetic() || matches!(next, '面' | '凉' | '挂'))
        })
    };
    ROUNDS.iter().any(names) && text.chars().count() <= LONGEST
}

/// Where the answer starts in a line that asks and answers: `什么是锁？一种……`, `为什么要锁：因为……`.
pub fn answer_at(text: &str) -> Option<usize> {
    const LONGEST: usize = 40;
    const STARTS: &[&str] = &[
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
    ];
    const ENDS: &[&str] = &["区别", "异同", "不同"];
    let asks = |words: &str| {
        STARTS.iter().any(|start| words.starts_with(start))
            || ENDS.iter().any(|end| words.ends_with(end))
    };
    let mut end = None;
    for (count, (at, sign)) in text.char_indices().enumerate() {
        match sign {
            '？' | '?' => end = Some(at + sign.len_utf8()),
            '：' if end.is_none() && asks(&text[..at]) => {
                return (at + sign.len_utf8() < text.len()).then_some(at + sign.len_utf8());
            }
            '。' | '；' | '：' => break,
            _ if count > LONGEST => break,
            _ => {}
        }
    }
    // A second question, or a remark on the first, is no answer.
    end.filter(|end| {
        let rest = text[*end..].trim();
        rest.starts_with(char::is_alphanumeric) && !is_marked(rest)
    })
}

/// Whether a question is one that a writer puts to go on with the text: 那么…呢？ "But why?"
pub fn is_rhetorical(text: &str) -> bool {
    const STARTS: &[&str] = &[
        "那么",
        "但是",
        "但",
        "可是",
        "不过",
        "所以",
        "然而",
        "于是",
        "其实",
        "难道",
        "何况",
        "而且",
        "因此",
        "看到这里",
        "And ",
        "But ",
        "So ",
        "Or ",
        "Well, ",
        "Now, ",
    ];
    const ENDS: &[&str] = &[
        "不是吗",
        "对吧",
        "是吧",
        "对不对",
        "是不是",
        "好吗",
        "right",
    ];
    let text = text.trim_start_matches(|sign: char| !sign.is_alphanumeric());
    let end = text.trim_end_matches(|sign: char| !sign.is_alphanumeric());
    STARTS.iter().any(|start| text.starts_with(start))
        || ENDS.iter().any(|last| end.ends_with(last))
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
            "Why? ⭐⭐",
            "为何？。",
        ] {
            assert_eq!(asking(text), Asking::Marked, "{text}");
        }
        for text in ["锁的粒度(行锁还是表锁?)", "锁？不是", "锁", "", "？锁："] {
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

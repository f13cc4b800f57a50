//! Words that ask without a question mark.

use std::sync::LazyLock;

use aho_corasick::AhoCorasick;

use crate::grammar::title;

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

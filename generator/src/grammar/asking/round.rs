//! What a record of an interview says of itself: its rounds, their parts, where a question was asked, how it went.

use std::sync::LazyLock;

use super::{answer::is_leading, is_marked, is_worded};
use crate::grammar::{finder::Finder, letter, marker, text::is_within, words::Words};

/// Names of rounds, and of the records themselves.
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
    "面经",
];

/// Whether a heading names a round of an interview: `## 二面（40 分钟）`.
pub fn is_round(text: &str) -> bool {
    const LONGEST: usize = 40;
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
    // `Round 1 (Coding)`
    let english = || {
        let name = text.trim_start_matches(['*', ' ']);
        let counted = ["Round ", "round ", "ROUND "]
            .iter()
            .find_map(|word| name.strip_prefix(word));
        counted.is_some_and(|rest| rest.starts_with(|sign: char| sign.is_ascii_digit()))
            || [
                "Phone screen",
                "Phone Screen",
                "HR round",
                "HR Round",
                "Technical round",
                "Technical Round",
                "Onsite",
            ]
            .iter()
            .any(|round| name.starts_with(round))
    };
    is_within(text, LONGEST)
        && (text.contains(['面', '凉']) && ROUNDS.iter().any(names) || english())
}

/// Whether a line is the name of a round and nothing else: `二面：`.
pub fn is_round_line(text: &str) -> bool {
    const LONGEST: usize = 8;
    is_within(text, LONGEST) && is_round(text)
}

/// Whether what follows a question says where it was asked: `— 某厂二面`.
pub fn is_source(rest: &str) -> bool {
    const LONGEST: usize = 20;
    let rest = rest.trim_start_matches(is_leading);
    let name = rest.trim_end_matches([' ', ')', '）', '*']);
    const ENDS: &[&str] = &["面试", "笔试"];
    let round = ROUNDS.iter().chain(ENDS).any(|end| name.ends_with(end));
    round && is_within(rest, LONGEST)
}

/// Whether an item tells how an interview was: 面试官很和气, 时长 40 分钟.
pub fn narrates(text: &str) -> bool {
    [
        "面试官",
        "我",
        "感觉",
        "氛围",
        "态度",
        "时长",
        "时间",
        "地点",
        "结果",
        "分钟",
        "体验",
    ]
    .iter()
    .any(|word| text.contains(word))
}

/// Whether words name a part of an interview, whose questions follow: `算法：`, `八股：`.
pub fn heads_part(text: &str) -> bool {
    text.trim_end_matches('*').ends_with(['：', ':']) && names_part(text)
}

/// Whether words are the name of a part of an interview: `手写代码`.
pub fn names_part(text: &str) -> bool {
    const NAMES: &[&str] = &[
        "算法",
        "算法题",
        "手撕",
        "手撕代码",
        "手撕算法",
        "手写",
        "手写代码",
        "手写题",
        "写代码",
        "代码",
        "代码题",
        "编程题",
        "八股",
        "八股文",
        "项目",
        "基础",
        "场景",
        "场景题",
        "智力题",
        "笔试",
        "一面",
        "二面",
        "三面",
    ];
    let name = text.trim_matches(|sign: char| !sign.is_alphanumeric());
    NAMES.contains(&name)
}

/// Whether a heading is over the tasks of an interview: 算法题.
pub fn heads_tasks(text: &str) -> bool {
    names_part(marker::strip_numbering(text)) && letter::trim_end(text).ends_with('题')
}

/// Whether a line of the record of an interview says how it went, and not what was asked: `面试官人很好，两天后收到感谢信`.
pub fn tells_outcome(text: &str) -> bool {
    static STARTS: Words = Words::new(&[
        "总的来说",
        "总体来说",
        "整体来说",
        "总体感觉",
        "整体感觉",
        "面试官人",
        "面试官很",
        "面试官都",
    ]);
    static WORDS: LazyLock<Finder> = LazyLock::new(|| {
        Finder::new(&[
            "面试官人很",
            "面试体验",
            "没过",
            "凉了",
            "凉凉",
            "挂了",
            "已挂",
            "秒挂",
            "感谢信",
            "意向书",
            "邮件告诉",
            "邮件通知",
            "收到邮件",
        ])
    });
    !is_marked(text) && (STARTS.begin(text) || WORDS.is_in(text) && !is_worded(text))
}

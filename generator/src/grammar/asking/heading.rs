//! What a heading says of the note it stands in: that it is a manual, or the record of an interview.

use std::sync::LazyLock;

use super::{is_marked, is_worded};
use crate::grammar::{finder::Finder, letter, marker, text::is_within, words::Words};

/// Whether a heading is one of a manual's: 安装, "Usage".
pub fn is_manual(text: &str) -> bool {
    const LONGEST: usize = 16;
    static NAMES: LazyLock<Finder> = LazyLock::new(|| {
        Finder::new(&[
            "安装",
            "下载",
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
        ])
    });
    // `Call for Contributions`
    const WORDS: usize = 32;
    let asks_help = text.is_ascii() && text.to_ascii_lowercase().contains("contribut");
    if asks_help && is_within(text, WORDS) {
        return true;
    }
    if !is_within(text, LONGEST) || is_marked(text) {
        return false;
    }
    // `如何部署` says nothing of what; `如何部署一个集群` asks.
    let bare = letter::trim(marker::strip_numbering(text));
    let way = ["如何", "怎么", "怎样"]
        .iter()
        .find_map(|start| bare.strip_prefix(start));
    const STEPS: &[&str] = &["运行", "启动", "测试", "部署", "编译", "调试", "验证"];
    if way.is_some_and(|step| STEPS.contains(&step)) {
        return true;
    }
    // `安装包瘦身` is a subject.
    NAMES.is_in(&text.to_ascii_lowercase()) && !text.contains("安装包")
}

/// Whether a heading is one of a diary: 今天完成了什么, 下周计划.
pub fn is_of_a_day(text: &str) -> bool {
    static STARTS: Words = Words::new(&[
        "今天",
        "今日",
        "明天",
        "明日",
        "昨天",
        "昨日",
        "本周",
        "这周",
        "下周",
        "上周",
        "本月",
        "下月",
        "上月",
        "Today",
        "Tomorrow",
        "Yesterday",
        "This week",
        "Next week",
        "Last week",
    ]);
    STARTS.begin(marker::strip_numbering(text)) && !is_marked(text)
}

/// Whether a heading speaks of the text it stands in: 这节讲什么.
pub fn is_of_the_text(text: &str) -> bool {
    static STARTS: Words = Words::new(&[
        "本文",
        "本章",
        "本节",
        "本篇",
        "本讲",
        "这章",
        "这节",
        "这篇",
        "这一章",
        "这一节",
    ]);
    STARTS.begin(marker::strip_numbering(text)) && !is_marked(text)
}

/// Whether a heading is one under which a product is praised: 核心功能, `你会得到什么`.
pub fn praises(text: &str) -> bool {
    const LONGEST: usize = 16;
    static NAMES: LazyLock<Finder> = LazyLock::new(|| {
        Finder::new(&[
            "核心场景",
            "核心功能",
            "核心特性",
            "核心能力",
            "核心亮点",
            "功能特性",
            "功能亮点",
            "功能一览",
            "主要功能",
            "产品特色",
            "项目特色",
            "适用人群",
            "适合谁",
            "适合人群",
            "你会得到",
            "你将得到",
            "你能得到",
            "你会学到",
            "你将学到",
            "你能学到",
            "你将收获",
            "你会收获",
            "路线图",
        ])
    });
    let text = letter::trim(text);
    is_within(text, LONGEST) && NAMES.is_in(text)
        || [
            "features",
            "key features",
            "what you get",
            "what you will learn",
            "what you'll learn",
            "roadmap",
        ]
        .iter()
        .any(|name| name.eq_ignore_ascii_case(text))
}

/// Whether words name questions and ask none: `其他常见问题`, "More questions".
pub fn heads_questions(text: &str) -> bool {
    const LONGEST: usize = 12;
    const LONGEST_ENGLISH: usize = 32;
    static ENDS: Words = Words::new(&[
        "问题",
        "追问",
        "提问",
        "面试题",
        "问答",
        "題目",
        "面试题目",
        "笔试题目",
        "问题记录",
        "面试记录",
        "问题汇总",
        "问题整理",
        "questions",
        "Questions",
    ]);
    let text = letter::trim_end(text);
    // Nearly all lines fail at this.
    if !ENDS.end(text) {
        return false;
    }
    let text = marker::strip_numbering(text);
    // 待确认问题
    const OPEN: &[&str] = &["待", "遗留", "已知", "存在", "开放", "解决", "遇到"];
    // 易错点 & 追问
    let alone = |(first, _): (&str, &str)| ENDS.end(letter::trim_end(first));
    let longest = if text.is_ascii() {
        LONGEST_ENGLISH
    } else {
        LONGEST
    };
    text.split_once(['&', '、']).is_none_or(alone)
        && is_within(text, longest)
        && !is_worded(text)
        && !OPEN.iter().any(|word| text.contains(word))
}

/// Whether a heading is over what is asked next about the same thing: 面试追问, 延伸问题, "Common follow-up questions".
pub fn heads_follow_ups(text: &str) -> bool {
    const LONGEST: usize = 32;
    static NAMES: LazyLock<Finder> = LazyLock::new(|| {
        Finder::new(&[
            "追问",
            "延伸问题",
            "拓展问题",
            "扩展问题",
            "相关问题",
            "类似的问题",
            "类似问题",
            "follow-up",
            "followup",
            "related questions",
        ])
    });
    is_within(text, LONGEST) && NAMES.is_in(&text.to_lowercase())
}

/// Whether a heading is over points that a text leaves open: 待讨论, "Open questions". Nobody learns these.
pub fn leaves_open(text: &str) -> bool {
    static NAMES: LazyLock<Finder> = LazyLock::new(|| {
        Finder::new(&[
            "待讨论",
            "待确认",
            "待定",
            "待解决",
            "待办",
            "待验证",
            "未决",
            "未解决",
            "遗留",
            "开放问题",
            "开放性问题",
            "风险",
            "后续计划",
            "下一步",
            "open question",
            "open issue",
            "open point",
            "unresolved",
            "to discuss",
            "tbd",
            "todo",
            "next steps",
            "checklist",
            "检查清单",
            "检查项",
            "自查",
            "验收",
        ])
    });
    NAMES.is_in(&text.to_lowercase())
}

/// Whether a question is put by a guide about itself: "Who is this guide for?", "Why did we build it?"
pub fn is_of_a_guide(text: &str) -> bool {
    static WORDS: LazyLock<Finder> = LazyLock::new(|| {
        Finder::new(&[
            "this guide",
            "this document",
            "this page",
            "this repo",
            "did we build",
            "did we create",
            "本指南",
            "本文档",
        ])
    });
    WORDS.is_in(&text.to_ascii_lowercase())
}

/// Whether a heading is over what users of a thing ask about it: FAQ, 常见问题解答.
pub fn heads_faq(text: &str) -> bool {
    let text = marker::strip_numbering(text);
    text.starts_with("常见问题")
        || ["FAQ", "FAQs", "Frequently Asked Questions"]
            .iter()
            .any(|name| name.eq_ignore_ascii_case(text))
}

/// Whether a question is one that a user asks for himself: `我可以在哪里下载？`, "Do I need an account?"
pub fn is_of_a_user(text: &str) -> bool {
    let text = letter::trim(text);
    text.starts_with('我') && !text.starts_with("我们") || text.contains(" I ")
}

/// Whether words that end in a colon lead to questions: `问了这些问题：`, `面试题如下：`.
pub fn leads_to_questions(text: &str) -> bool {
    const ENDS: &[&str] = &["问题", "题目", "题", "问", "问了", "问的", "questions"];
    let text = text
        .trim_end_matches(['：', ':', ' '])
        .trim_end_matches("如下")
        .trim_end_matches("有");
    // 存在以下问题：
    const TROUBLES: &[&str] = &["存在", "出现", "导致", "解决", "带来", "遇到"];
    if TROUBLES.iter().any(|word| text.contains(word)) {
        return false;
    }
    // 这些问题可以分为几类：
    const PARTS: &[&str] = &["类", "种", "点", "方面", "部分", "步"];
    let names = ["面试题", "题目"].iter().any(|name| text.contains(name));
    ENDS.iter().any(|end| text.ends_with(end))
        || names && !PARTS.iter().any(|part| text.ends_with(part))
}

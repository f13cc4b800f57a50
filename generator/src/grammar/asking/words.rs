//! Words that ask without a question mark.

use std::sync::LazyLock;

use crate::grammar::{finder::Finder, letter, text::is_within, title, words::Words};

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
    "哪里",
    "在哪",
    "哪一",
    "有何",
    "何时",
    "能不能",
    "会不会",
    "什麼",
    "為什",
    "為何",
    "怎麼",
    "怎樣",
    "嗎",
    "區別",
    "差異",
    "差別",
    "差在",
    "哪裡",
    "哪個",
    "說說",
    "談談",
];

static WORD: LazyLock<Finder> = LazyLock::new(|| Finder::new(WORDS));

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
    "define",
];

/// Words that an English request starts with, and no step of a manual does.
static REQUESTS: Words = Words::new(&[
    "List as many",
    "List the ",
    "List some",
    "List all",
    "List out",
    "Name the ",
    "Name some",
    "Name a few",
    "Give an example",
    "Give some example",
    "Give examples",
    "Discuss ",
    "Walk me through",
    "Walk us through",
    "Talk me through",
    "Talk about",
    "Differentiate ",
    "Distinguish between",
    "Elaborate on",
    "Predict the output",
]);

/// Whether the words of a title ask.
pub fn is_worded(text: &str) -> bool {
    if WORD.is_in(text) || is_view(text) || REQUESTS.begin(text) {
        return true;
    }
    // In Chinese the first white space may be far away.
    let text = text.trim_start_matches([' ', '"', '“', '\'']);
    if !text.starts_with(|sign: char| sign.is_ascii_alphabetic()) {
        return false;
    }
    let mut words = text.split_whitespace();
    let starts = words
        .next()
        .is_some_and(|first| STARTS.iter().any(|start| first.eq_ignore_ascii_case(start)));
    let second = words.next();
    // `Why Redis`
    let named = || {
        text.get(..4)
            .is_some_and(|start| start.eq_ignore_ascii_case("why "))
    };
    let name = |word: &str| word.starts_with(char::is_uppercase);
    starts && (words.next().is_some() || named() && second.is_some_and(name))
}

/// Whether a title wants to know how one sees a thing: `对死锁的理解`.
fn is_view(text: &str) -> bool {
    static ENDS: Words = Words::new(&["的理解", "的认识", "的看法"]);
    text.starts_with(['对', '對']) && ENDS.end(letter::trim_end(text))
}

/// Whether a short title names what one may be asked to explain: `…的原理`, `描述…的过程`.
pub fn is_named(text: &str) -> bool {
    static ENDS: Words = Words::new(&[
        "区别",
        "不同",
        "差异",
        "差别",
        "对比",
        "比较",
        "异同",
        "原理",
        "底层实现",
        "流程",
        "作用",
        "原因",
        "理解",
        "特点",
        "优点",
        "缺点",
        "优缺点",
        "优势",
        "好处",
        "场景",
        "关系",
        "机制",
        "过程",
        "生命周期",
        "呢",
        "么",
        "嘛",
        "差別",
        "比較",
        "優缺點",
        "關係",
        "過程",
        "機制",
    ]);
    let text = letter::trim_end(title::said(text));
    ENDS.end(text) || requests(text)
}

/// Whether a line tells what to do, and asks nobody: `确认日志是否脱敏`.
pub fn instructs(text: &str) -> bool {
    static STARTS: Words = Words::new(&[
        "检查", "确认", "确保", "核对", "验证", "审查", "核实", "查看", "避免", "注意", "测试",
        "记录", "评估", "梳理",
    ]);
    STARTS.begin(text)
}

/// Whether a title asks how things differ: `行锁和表锁的区别`.
pub fn differs(text: &str) -> bool {
    let said = title::said(text);
    let text = letter::trim_end(said);
    static ENDS: Words = Words::new(&[
        "的区别",
        "的异同",
        "的不同",
        "的差异",
        "的主要区别",
        "的区别和联系",
        "的区别与联系",
        "的联系和区别",
        "的联系与区别",
        "的區別",
        "的差異",
    ]);
    static SHORT: Words = Words::new(&["区别", "异同", "區別"]);
    // `行锁和表锁区别`
    let both = || text.contains(['和', '与', '跟']) || text.contains("vs");
    ENDS.end(text) || SHORT.end(said.trim_end_matches(['：', ':', '。', ' '])) && both()
}

/// Whether a title says which kind of task it sets: `编程题：两个线程轮流打印`.
pub fn poses(text: &str) -> bool {
    POSES.begin(text)
}

static POSES: Words = Words::new(&[
    "算法：",
    "算法题：",
    "编程题：",
    "编码题：",
    "代码题：",
    "场景题：",
    "设计题：",
    "智力题：",
]);

/// Whether a text begins as a request: `请解释……`, `手写……`.
pub fn requests(text: &str) -> bool {
    static STARTS: Words = Words::new(&[
        "请",
        "請",
        "描述",
        "解释",
        "解釋",
        "简述",
        "簡述",
        "概述",
        "阐述",
        "说明",
        "說明",
        "何谓",
        "何謂",
        "手写",
        "手撕",
        "列举",
        "讲讲",
        "讲一",
        "讲下",
        "讲述",
        "聊聊",
        "聊一",
        "聊下",
        "谈谈",
        "谈一",
        "介绍",
        "介绍一下",
        "写一个",
        "写出",
        "编写",
        "用代码实现",
        "实现一个",
        "设计一个",
        "比较一下",
        "分析一下",
    ]);
    const NONE: &[&str] = &["请求", "請求", "请勿", "请先"];
    poses(text) || STARTS.begin(text) && !NONE.iter().any(|start| text.starts_with(start))
}

/// Whether a title tells whoever is asked to do one thing: `Describe a time …`, `手写一个堆`.
pub fn tells_to(text: &str) -> bool {
    const VERBS: &[&str] = &[
        "describe",
        "explain",
        "tell me",
        "walk me",
        "talk about",
        "give an example",
    ];
    let starts = |verb: &&str| {
        text.get(..verb.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(verb))
    };
    requests(text) || VERBS.iter().any(starts)
}

/// Whether a title is one of the parts that any subject has: 优点, 使用场景. By itself it asks nothing.
pub fn is_part(name: &str) -> bool {
    const NAMES: &[&str] = &[
        "优点",
        "缺点",
        "优缺点",
        "定义",
        "概念",
        "概览",
        "原理",
        "实现原理",
        "工作原理",
        "底层原理",
        "流程",
        "工作流程",
        "执行流程",
        "具体流程",
        "具体过程",
        "详细过程",
        "实现过程",
        "执行过程",
        "具体实现",
        "概述",
        "特点",
        "作用",
        "目的",
        "意义",
        "用途",
        "使用场景",
        "应用场景",
        "适用场景",
        "场景",
        "示例",
        "例子",
        "代码",
        "代码示例",
        "代码实现",
        "实现",
        "问题描述",
        "题目描述",
        "现象",
        "原因",
        "根因",
        "解决方法",
        "解决方案",
        "解决办法",
        "注意",
        "注意事项",
        "分析",
        "思路",
        "题解",
        "解法",
        "复杂度",
        "总结",
        "小结",
        "Definition",
        "Overview",
        "Pros",
        "Cons",
        "Advantages",
        "Disadvantages",
        "Use Cases",
        "When to use",
        "Explanation",
        "Situation",
        "Task",
        "Action",
        "Result",
    ];
    // 核心作用, `HTML5 中的写法`
    const LONGEST: usize = 5;
    static ENDS: Words = Words::new(&["作用", "规则", "代码"]);
    let tail = ENDS.end(name) && is_within(name, LONGEST) && !name.contains('的');
    let tail = tail || name.ends_with("中的写法");
    NAMES.iter().any(|known| known.eq_ignore_ascii_case(name)) || tail
}

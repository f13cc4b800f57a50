//! Words by which a note says what it is: one for interviews, and whether its title says that it holds questions.

use std::sync::LazyLock;

use crate::grammar::{finder::Finder, words::Words};

/// Words of notes for interviews and exams. The first [`N_ANYWHERE`] tell wherever they stand, the others in titles only:
/// any manual may speak of questions.
static INTERVIEW: LazyLock<Finder> = LazyLock::new(|| {
    let words = [
        "面试",
        "面試",
        "面经",
        "八股",
        "笔试",
        "刷题",
        "考题",
        "真题",
        "拷问",
        "追问",
        "自测",
        "自我介绍",
        "职业规划",
        "项目经历",
        "interview",
        "Interview",
        "ell me about a time",
        "flashcard",
        "题库",
        "常见问题",
        "問題",
        "问答",
        "习题",
        "思考题",
        "练习",
        "Questions",
        "FAQ",
        "questions",
        "Q&A",
        "Quiz",
    ];
    Finder::new(&words)
});

/// How many words of [`INTERVIEW`] tell wherever they stand.
const N_ANYWHERE: usize = 18;

/// How much `text` speaks of interviews; two is enough.
pub(super) fn interview(text: &str, title: bool) -> usize {
    let weigh = |pattern: usize| match (pattern < N_ANYWHERE, title) {
        (true, true) => 2,
        (true, false) | (false, true) => 1,
        (false, false) => 0,
    };
    INTERVIEW.find_iter(text).map(weigh).sum()
}

/// Whether the first words of a note say that it collects what is asked: `整理了一些面试中常见的问题`.
pub(super) fn collects_questions(text: &str) -> bool {
    const VERBS: &[&str] = &["整理", "收集", "汇总", "总结", "记录", "罗列"];
    // 记录一次面试，题外话很多
    const FARTHEST: usize = 16;
    let asked = |after: &str| {
        let near = after.chars().take(FARTHEST);
        let mut sentence = near.take_while(|sign| !matches!(sign, '，' | '。' | '；' | ','));
        sentence.any(|sign| sign == '题')
    };
    VERBS.iter().any(|verb| text.contains(verb)) && text.split("面试").skip(1).any(asked)
}

/// Whether a title says that what is below it are questions, though they may not look it.
pub(super) fn names_questions(title: &str) -> bool {
    const ADVICE: &[&str] = &["how to", "tips", "guide", "prepar", "mistake", "why "];
    let title = title.trim().to_lowercase();
    if is_plan(&title) {
        return false;
    }
    let english = title.contains("interview") && title.contains("question")
        || ["questions and answers", "questions & answers"]
            .iter()
            .any(|words| title.contains(words));
    // 秋招面试总结 is a story.
    const STORIES: &[&str] = &[
        "秋招", "春招", "校招", "社招", "求职", "经历", "心得", "感受",
    ];
    let chinese = ["面经", "面试总结", "面试复习"]
        .iter()
        .any(|word| title.contains(word));
    chinese && !STORIES.iter().any(|word| title.contains(word))
        || holds_questions(&title)
        || english && !ADVICE.iter().any(|word| title.contains(word))
}

/// Whether a title leaves no doubt that its note is questions and their answers: 面试题, 八股, `Go 面试`, 网络刷题. 面经 and 面试总结 may
/// be told as a story.
pub(super) fn holds_questions(title: &str) -> bool {
    const LONGEST: usize = 16;
    const FIELDS: &[&str] = &[
        "前端",
        "后端",
        "算法",
        "测试",
        "运维",
        "安卓",
        "网络",
        "数据库",
        "操作系统",
        "设计模式",
        "笔试",
        "机器学习",
        "深度学习",
        "大模型",
    ];
    let title = title.trim();
    if is_plan(title) {
        return false;
    }
    const ENDS: &[&str] = &["总结", "复习", "整理", "笔记", "知识点", "宝典", "手册"];
    let end = ENDS.iter().find_map(|end| title.strip_suffix(end));
    let title_of_field = end.unwrap_or(title);
    let field = ["面试", "刷题"]
        .iter()
        .find_map(|word| title_of_field.strip_suffix(word))
        .map(str::trim_end);
    // `Go interview`
    let english = || {
        let (field, last) = title.rsplit_once(' ')?;
        let named = last.eq_ignore_ascii_case("interview") && !field.contains(' ');
        const KINDS: &[&str] = &["my", "mock", "the", "job", "exit"];
        (named && !KINDS.iter().any(|kind| kind.eq_ignore_ascii_case(field))).then_some(field)
    };
    let field = field.or_else(english).is_some_and(|field| {
        field.ends_with(|sign: char| sign.is_ascii_alphanumeric() || sign == '+')
            || FIELDS.iter().any(|known| field.ends_with(known))
    });
    [
        "面试题",
        "八股",
        "题库",
        "算法题",
        "编程题",
        "手写题",
        "手撕题",
        "场景题",
        "笔试题",
    ]
    .iter()
    .any(|word| title.contains(word))
        || field && title.chars().count() <= LONGEST
}

/// Whether a title is one of a plan that is about questions or interviews.
pub(super) fn plans_questions(title: &str) -> bool {
    is_plan(title) && interview(title, true) > 0
}

/// Whether a title, remarks in brackets aside, is one of a plan or an account, whatever that is about: 刷题计划,
/// 题库扩充方案（二期）.
fn is_plan(title: &str) -> bool {
    static ENDS: Words = Words::new(&[
        "计划",
        "规划",
        "方案",
        "安排",
        "进度",
        "路线",
        "路线图",
        "日志",
        "日记",
        "周报",
        "月报",
    ]);
    let open = title.find(['（', '(']).filter(|open| *open > 0);
    ENDS.end(title[..open.unwrap_or(title.len())].trim_end())
}

/// Whether the name of an outline says what it is for; 关键词 and 亮点 stand in any text.
pub(super) fn aids_memory(label: &str) -> bool {
    [
        "记忆", "口诀", "期望", "考察", "加分", "Mnemonic", "mnemonic", "Memory", "memory",
    ]
    .iter()
    .any(|word| label.contains(word))
}

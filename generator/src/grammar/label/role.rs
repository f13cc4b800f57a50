//! What a label announces, by its name.

use super::Role;
use crate::grammar::{asking::is_worded, marker, text::is_within, words::Words};

static QUESTIONS: Words = Words::new(&[
    "q",
    "问",
    "问题",
    "题目",
    "题",
    "面试题",
    "面试问题",
    "question",
    "ques",
    "面试官",
    "追问",
    "提问",
    "考官",
    "interviewer",
    "面试官问",
    "follow-up",
    "follow up",
    "followup",
    "follow-ups",
    "followups",
    "follow-up questions",
    "问题描述",
    "题干",
    "题目描述",
    "常见追问",
    "問",
    "問題",
    "題目",
    "面試題",
    "面試官",
    "提問",
    "追問",
]);

static ANSWERS: Words = Words::new(&[
    "a",
    "答",
    "答案",
    "参考答案",
    "参考回答",
    "回答",
    "解答",
    "解析",
    "我",
    "候选人",
    "求职者",
    "应聘者",
    "面试者",
    "answer",
    "ans",
    "candidate",
    "me",
    "简答",
    "深答",
    "答题思路",
    "怎么答",
    "怎么回答",
    "如何回答",
    "面试怎么答",
    "面试时怎么答",
    "回答思路",
    "回复",
    "sample answer",
    "model answer",
    "example answer",
    "example response",
    "sample response",
    "solution",
    "expected answer",
    "面试题剖析",
    "面试题解析",
    "题目剖析",
    "题目解析",
    "问题剖析",
    "问题解析",
    "interview question analysis",
    "question analysis",
]);

/// What may stand before "answer"; a "bad answer" is none.
static GOOD: Words = Words::new(&[
    "good",
    "strong",
    "great",
    "best",
    "ideal",
    "suggested",
    "correct",
    "short",
    "quick",
    "detailed",
    "full",
    "brief",
    "core",
    "english",
    "chinese",
    "russian",
]);

static OUTLINES: Words = Words::new(&[
    "辅助记忆",
    "记忆",
    "要点总结",
    "要点速记",
    "口诀",
    "考察点",
    "考点",
    "关键词",
    "关键字",
    "一句话",
    "一句话总结",
    "一句话回答",
    "一句话记忆",
    "亮点",
    "加分项",
    "加分点",
    "得分点",
    "速记",
    "背诵",
    "助记",
    "回答亮点",
    "想听",
    "mnemonic",
    "mnemonics",
    "keywords",
    "memory aid",
    "cheat sheet",
    "bonus points",
    "hints",
    "outline",
    "what to listen for",
    "what they're looking for",
    "what they are looking for",
    "what interviewers look for",
    "good to hear",
]);

/// Names of lists that are the answer where nothing else is, and an outline where there is an answer.
static POINTS: Words = Words::new(&[
    "要点",
    "核心要点",
    "答题要点",
    "回答要点",
    "参考要点",
    "答案要点",
    "关键要点",
    "总结要点",
    "重点",
    "答题关键",
    "key points",
    "keypoints",
    "key point",
    "key takeaways",
    "talking points",
    "key points to mention",
    "key points to cover",
]);

/// The role of `name`: `colon` where one follows it, `wrapped` where emphasis or brackets are around it, `whole` where it
/// is all that a title says.
pub(super) fn role(name: &str, colon: bool, wrapped: bool, whole: bool) -> Option<Role> {
    const LONGEST: usize = 64;
    if name.is_empty() || name.len() > LONGEST {
        return None;
    }
    // ASCII only: enough for the names above.
    if name.bytes().any(|byte| byte.is_ascii_uppercase()) {
        return role(&name.to_ascii_lowercase(), colon, wrapped, whole);
    }
    let lower = name;
    let bare = lower
        .trim_end_matches(|sign: char| sign.is_ascii_digit() || sign == ' ' || sign == '#')
        .trim_end_matches(['一', '二', '三', '四', '五', '六', '七', '八', '九', '十']);
    let bare = if bare.is_empty() { lower } else { bare };
    // `## 第三题`
    if whole && lower.starts_with('第') && marker::is_place(lower) {
        return Some(Role::Question);
    }
    let bare = if lower == "一句话" { lower } else { bare };
    // `简答要点：`, `**面试要点**`
    let points = bare.ends_with("要点") && is_within(bare, 4) && (colon || wrapped || whole);
    if POINTS.has(bare) || points && !is_outline_name(bare) {
        return Some(Role::Points);
    }
    if OUTLINES.has(bare) || is_outline_name(bare) {
        return Some(Role::Outline);
    }
    // `回答1` on a line of its own.
    let counted = || lower.len() > bare.len() && !bare.is_ascii() && bare.chars().count() == 2;
    // `## STAR answer`
    let kind_of_answer = bare
        .strip_suffix(" answer")
        .is_some_and(|kind| !kind.is_empty() && !kind.contains(' '));
    if (ANSWERS.has(bare) || kind_of_answer) && (colon || !is_within(bare, 2) || counted()) {
        return Some(Role::Answer);
    }
    if QUESTIONS.has(bare) && (colon || lower.len() > bare.len()) {
        return Some(Role::Question);
    }
    // All others need a sign of their own.
    if !colon && !wrapped {
        return None;
    }
    let exam = bare.ends_with('题')
        && ["面试", "高频", "真题", "考题"]
            .iter()
            .any(|word| bare.contains(word));
    if exam && colon && wrapped {
        return Some(Role::Question);
    }
    let answers = ["回答", "答案", "解答", "作答", "答法"]
        .iter()
        .any(|word| bare.contains(word))
        && !bare.contains("问题")
        // A wrong answer is none.
        && !bare.contains("错误")
        // `先给答案：不会。` goes on, and `请回答：` asks.
        && !bare.starts_with(['先', '给', '请'])
        && !bare.contains([',', '，', '?', '？']);
    // `**30秒答**：`, `## 面试速答`, `**Good Answer:**`; `## 速答` may be over questions.
    let short = bare.ends_with('答')
        && !bare.contains(['问', '抢', '应'])
        && is_within(bare, 8)
        && (wrapped || !is_within(bare, 2));
    let good = || {
        let kind = bare.strip_suffix(" answer");
        kind.is_some_and(|kind| GOOD.has(kind))
    };
    let short_answer = (wrapped || whole) && (short || good());
    // `**Expected:** 3`, `**Expected fixes:**`
    let answers =
        answers || wrapped && colon && (bare == "expected" || bare.starts_with("expected "));
    // `**追问可能引导答案**` is a title.
    let answers = answers && (colon || wrapped && is_within(bare, 7));
    if answers || short_answer {
        return Some(Role::Answer);
    }
    let asked =
        (bare.starts_with("面试官") || bare.starts_with("面試官")) && bare.contains(['问', '問']);
    ((asked || bare.ends_with("追问") || bare.ends_with("提问")) && colon).then_some(Role::Question)
}

/// Names of outlines with words around them: 辅助记忆总结, 期望听到的重点, 优秀回答应包含.
fn is_outline_name(name: &str) -> bool {
    static HEADS: Words = Words::new(&[
        "辅助记忆",
        "记忆",
        "助记",
        "速记",
        "期望听到",
        "面试官想",
        "优秀回答应",
        "回答应包含",
        "考察内容",
        "考察要点",
        "考察重点",
        "考察什么",
        "考察意图",
        "考察目的",
    ]);
    static TAILS: Words = Words::new(&[
        "口诀",
        "记忆要点",
        "记忆点",
        "记忆法",
        "考察点",
        "考点",
        "加分项",
        "应包含",
        "考察的知识点",
        "关键词",
        "关键字",
    ]);
    // 指针与关键字 is a subject.
    let both = || ["与", "和"].iter().any(|word| name.contains(word));
    // So are `final关键字` and `如何提取关键词`.
    let subject = || name.bytes().any(|byte| byte.is_ascii_alphabetic()) || is_worded(name);
    is_within(name, 10) && (HEADS.begin(name) || TAILS.end(name) && !both() && !subject())
        || is_what_they_look_for(name)
}

/// "What the interviewer is really checking", "what they're evaluating"
fn is_what_they_look_for(name: &str) -> bool {
    static WHO: Words = Words::new(&["what they", "what the interviewer", "what interviewers"]);
    const DO: &[&str] = &[
        "look", "evaluat", "check", "test", "assess", "want", "listen", "hear",
    ];
    WHO.begin(name) && DO.iter().any(|verb| name.contains(verb))
}

//! Labels at the start of a line that say what follows: `Q:`, `问：`, `**面试官提问：**`, `答案：`, `【答】`, `辅助记忆`.

mod role;

use super::names::Names;
use role::role;

/// What a label announces.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// A question.
    Question,
    /// An answer.
    Answer,
    /// An outline: 辅助记忆 and its other names.
    Outline,
    /// 要点: an outline, or the answer itself.
    Points,
}

/// A label read from the start of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Label<'a> {
    /// What it announces.
    pub role: Role,
    /// What follows it on the line, its own emphasis and colon removed.
    pub rest: &'a str,
}

/// The most characters that a label's name has.
pub const LONGEST_NAME: usize = 16;
/// The most letters that an English one has: "What the interviewer is really checking".
const LONGEST_ENGLISH_NAME: usize = 40;
/// The most characters that a remark inside a label has: `期望回答(考察架构思维)：`.
const LONGEST_REMARK: usize = 48;

/// The label at the start of `text`, which has no list marker before it.
pub fn read(text: &str) -> Option<Label<'_>> {
    read_as(text, false, &Names::default())
}

/// The label at the start of a title: there 答案 alone is enough.
pub fn read_title(text: &str) -> Option<Label<'_>> {
    read_as(text, true, &Names::default())
}

/// The label at the start of a title or another text, where `names` are names of outlines, too.
pub fn read_as<'a>(text: &'a str, title: bool, names: &Names) -> Option<Label<'a>> {
    // `[Q: 锁？](#锁)` is a link.
    if text.starts_with('[') && text.contains("](") {
        return None;
    }
    let open = text.trim_start_matches(is_wrapping);
    let wrapped = open.len() < text.len();
    let mut name_end = None;
    let mut sign_end = open.len();
    let mut colon = false;
    let mut remark = None;
    // Most lines are words, and too many for a name.
    let (words, start) = words(open)?;
    for (count, (at, sign)) in open[start..].char_indices().enumerate() {
        let (count, at) = (words + count, start + at);
        match (sign, remark) {
            ('（' | '(', None) => {
                if count > LONGEST_NAME {
                    return None;
                }
                // `A（原子性）：` is a letter of ACID, or of CAP.
                if open[..at].trim_end() == "A" {
                    return None;
                }
                name_end.get_or_insert(at);
                remark = Some(count);
            }
            ('）' | ')', Some(_)) => remark = None,
            (_, Some(start)) if count - start > LONGEST_REMARK => return None,
            (_, Some(_)) => {}
            (':' | '：', None) => {
                name_end.get_or_insert(at);
                sign_end = at + sign.len_utf8();
                colon = true;
                break;
            }
            ('】' | '」' | ']', None) => {
                let end = *name_end.get_or_insert(at);
                sign_end = at + sign.len_utf8();
                // `[重点] 什么是锁？` says how much it matters.
                if open[..end].trim() == "重点" && sign_end < open.len() {
                    return None;
                }
                colon = wrapped;
                break;
            }
            // `Q330｜…`
            ('｜' | '|', None) if is_q(open[..at].trim_end()) && open[..at].trim_end().len() > 1 => {
                name_end.get_or_insert(at);
                sign_end = at + sign.len_utf8();
                colon = true;
                break;
            }
            // `Q1. …`, `Q1、…` and `Q. …`
            ('.' | '、' | '．' | ')' | '）', None)
                // `Q5.1` has a number of two parts.
                if (is_q(&open[..at]) || sign == '.' && is_short_name(&open[..at]))
                    && !open[at + sign.len_utf8()..].starts_with(|next: char| next.is_ascii_digit()) =>
            {
                name_end.get_or_insert(at);
                sign_end = at + sign.len_utf8();
                colon = true;
                break;
            }
            // `Question 4 - …`, `Answer - …`
            ('-' | '–' | '—', None)
                if is_spelled(open[..at].trim_end())
                    && open[..at].ends_with(' ')
                    && open[at + sign.len_utf8()..].starts_with(' ') =>
            {
                name_end.get_or_insert(at);
                sign_end = at + sign.len_utf8();
                colon = true;
                break;
            }
            ('*' | '_' | '<', None) => {
                name_end.get_or_insert(at);
            }
            _ if name_end.is_none()
                && count > LONGEST_NAME
                && (count > LONGEST_ENGLISH_NAME || !sign.is_ascii()) =>
            {
                return None;
            }
            _ if name_end.is_some() && remark.is_none() && !is_wrapping(sign) => {
                // `**答案** 是…`: the emphasis has ended, and no colon follows.
                if !wrapped {
                    return None;
                }
                sign_end = at;
                break;
            }
            _ => {}
        }
    }
    // `#### 考察什么？`
    let name = open[..name_end.unwrap_or(open.len())]
        .trim()
        .trim_end_matches(['？', '?']);
    let rest =
        open[sign_end..].trim_start_matches(['*', '_', '】', ':', '：', ' ', '\u{a0}', '\u{3000}']);
    // `**Q：什么？**`: the emphasis that opened before the name closes at the end.
    let rest =
        if text.starts_with("**") && rest.ends_with("**") && rest.matches("**").count() % 2 == 1 {
            rest[..rest.len() - 2].trim_end()
        } else {
            rest
        };
    // Without a colon the label is the whole line.
    if !colon && !rest.is_empty() {
        return None;
    }
    let whole = title && rest.is_empty();
    let role = names
        .role(name)
        .or_else(|| role(name, colon || whole, wrapped, whole))?;
    Some(Label { role, rest })
}

/// Whether `name` alone, such as a heading's text, is a label.
pub fn name_role(name: &str) -> Option<Role> {
    let label = read_title(name)?;
    label.rest.is_empty().then_some(label.role)
}

/// Whether a label of an answer is a sentence that leads to it: `我会从两头来回答：`, `可以这样回答：`.
pub fn leads(name: &str) -> bool {
    const VERBS: &[&str] = &["可以", "我会", "来回答", "先回答", "这样"];
    !name.starts_with(is_wrapping) && VERBS.iter().any(|verb| name.contains(verb))
}

/// `**T**：你的任务是什么`: a letter of a scheme for answers, such as STAR.
pub fn is_letter_of_scheme(text: &str) -> bool {
    let mut signs = text.trim_start_matches('*').chars();
    let letter = signs
        .next()
        .is_some_and(|sign| sign.is_ascii_uppercase() && !matches!(sign, 'Q' | 'A'));
    letter
        && signs
            .as_str()
            .trim_start_matches('*')
            .starts_with(['：', ':'])
}

/// Names that are shortened, and have a full stop instead of a colon: `Ans. …`.
fn is_short_name(name: &str) -> bool {
    ["ans", "ques"]
        .iter()
        .any(|known| known.eq_ignore_ascii_case(name))
}

/// Whether a name is spelled out, so that a dash is enough behind it.
fn is_spelled(name: &str) -> bool {
    let bare = name.trim_end_matches(|sign: char| sign.is_ascii_digit() || sign == ' ');
    ["question", "answer", "ans", "ques"]
        .iter()
        .any(|known| known.eq_ignore_ascii_case(bare))
}

fn is_q(name: &str) -> bool {
    name.strip_prefix(['Q', 'q'])
        .is_some_and(|digits| digits.bytes().all(|byte| byte.is_ascii_digit()))
}

/// How many letters and spaces `text` starts with, and their bytes, if a name can have so many. What is no letter of
/// English or Chinese is left to be looked at more closely.
fn words(text: &str) -> Option<(usize, usize)> {
    let bytes = text.as_bytes();
    let (mut count, mut at) = (0, 0);
    while let Some(byte) = bytes.get(at) {
        let (width, longest) = match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b' ' => (1, LONGEST_ENGLISH_NAME),
            0xe5..=0xe9 => (3, LONGEST_NAME),
            _ => break,
        };
        if count > longest {
            return None;
        }
        (count, at) = (count + 1, at + width);
    }
    Some((count, at))
}

/// Emphasis, brackets and pictures that stand around a label: `**`, `【`, `🧑‍💻 `.
fn is_wrapping(sign: char) -> bool {
    matches!(sign, '*' | '_' | '【' | '「' | '[' | ' ') || is_picture(sign)
}

/// Emoji, arrows, stars and what joins them.
pub fn is_picture(sign: char) -> bool {
    matches!(u32::from(sign), 0x200d | 0xfe0f | 0x2190..=0x245f | 0x2500..=0x2bff | 0x1f000..=0x1ffff)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels() {
        for (text, role, rest) in [
            ("Q: what", Role::Question, "what"),
            ("Q1：锁？", Role::Question, "锁？"),
            ("Q2. 锁？", Role::Question, "锁？"),
            ("**Q：锁？**", Role::Question, "锁？"),
            ("**Q**：锁？", Role::Question, "锁？"),
            ("**面试官提问：**", Role::Question, ""),
            ("**面试官可能问：** “锁？”", Role::Question, "“锁？”"),
            ("追问1：锁？", Role::Question, "锁？"),
            ("A: lock", Role::Answer, "lock"),
            ("【答】锁", Role::Answer, "锁"),
            ("**答案**", Role::Answer, ""),
            ("**期望回答(考察架构思维):**", Role::Answer, ""),
            ("**您的回答思路：**", Role::Answer, ""),
            ("辅助记忆", Role::Outline, ""),
            ("🧠 记忆口诀：锁、锁、锁", Role::Outline, "锁、锁、锁"),
            ("**期望听到的重点:**", Role::Outline, ""),
            ("Key points:", Role::Points, ""),
            ("**参考答法（控制在 3 分钟内）**：", Role::Answer, ""),
            ("**30秒答**：锁", Role::Answer, "锁"),
            ("**Good Answer:** lock", Role::Answer, "lock"),
            ("答题要点：锁", Role::Points, "锁"),
        ] {
            assert_eq!(read(text), Some(Label { role, rest }), "{text}");
        }
    }

    #[test]
    fn no_labels() {
        for text in [
            "锁：一种",
            "A lock",
            "问题出在锁上",
            "**锁**：一种",
            "动机: 避免",
            "我觉得：好",
            "回答一个",
            "",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}

//! Callouts, whose first line says what sort of text follows.
//!
//! ```text
//! > [!question]- 什么是背压？        ??? question "什么是背压？"
//! > 下游来不及，上游就慢下来。           下游来不及，上游就慢下来。
//! ```
//!
//! Obsidian and GitHub write the left way, MkDocs the right one.

use super::label::{self, Label, Role};

/// The sort of a callout, and its title.
pub fn read(text: &str) -> Option<(&str, &str)> {
    if let Some(inner) = text.strip_prefix("[!") {
        let (sort, rest) = inner.split_once(']')?;
        return Some((sort, rest.trim_start_matches(['+', '-']).trim()));
    }
    let inner = text
        .strip_prefix("???")
        .or_else(|| text.strip_prefix("!!!"))?
        .trim_start_matches('+')
        .strip_prefix(' ')?;
    let (sort, title) = inner.trim().split_once(' ').unwrap_or((inner.trim(), ""));
    sort.starts_with(|sign: char| sign.is_ascii_alphabetic())
        .then(|| (sort, title.trim().trim_matches('"')))
}

/// What a callout announces; its title is what follows.
pub fn label(text: &str) -> Option<Label<'_>> {
    let (sort, title) = read(text)?;
    if is_one_of(sort, &["question", "faq", "help", "quiz"]) {
        return Some(Label {
            role: Role::Question,
            rest: title,
        });
    }
    let lower = title.to_lowercase();
    const LONGEST_NAME: usize = 8;
    let named = label::read_title(title).filter(|label| label.role == Role::Answer);
    let answers = is_one_of(sort, &["answer", "solution"])
        || named.is_some()
        || ["answer", "solution", "答案", "解答", "解析"]
            .iter()
            .any(|word| lower.contains(word));
    answers.then_some(Label {
        role: Role::Answer,
        // More than the name stays with the answer.
        rest: match named {
            Some(label) if !label.rest.is_empty() => label.rest,
            Some(_) if title.chars().count() <= LONGEST_NAME => "",
            _ => title,
        },
    })
}

fn is_one_of(sort: &str, sorts: &[&str]) -> bool {
    sorts.iter().any(|known| known.eq_ignore_ascii_case(sort))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn callouts() {
        for (text, want) in [
            ("[!question]- 锁？", Some(("question", "锁？"))),
            ("[!tip] Answer", Some(("tip", "Answer"))),
            ("??? question \"锁？\"", Some(("question", "锁？"))),
            ("???+ note", Some(("note", ""))),
            ("???", None),
            ("!!!", None),
            ("[锁](a.md)", None),
        ] {
            assert_eq!(read(text), want, "{text}");
        }
    }

    #[test]
    fn labels() {
        assert_eq!(
            label("[!success]- 参考答案").map(|label| label.role),
            Some(Role::Answer)
        );
        assert_eq!(label("[!faq] 锁").map(|label| label.rest), Some("锁"));
        assert_eq!(label("[!note] 锁"), None);
    }
}

//! What makes two ways of writing a question the same question.

use unicode_normalization::UnicodeNormalization;

/// Signs that change what is asked: C, C++ and C# are three languages.
const MEANT: &str = "+#<>=%&";

/// NFKC, lower case, without white space, punctuation and a leading list number. Input is plain text, no Markdown.
pub fn normalise(text: &str) -> String {
    let folded: String = text.nfkc().flat_map(char::to_lowercase).collect();
    without_number(folded.trim_start())
        .chars()
        .filter(|&c| c.is_alphanumeric() || MEANT.contains(c) || is_mark(c))
        .collect()
}

/// `1.`, `12、`, `(3)`, `4)`, `Q5:` before a question are its place, not its words.
fn without_number(text: &str) -> &str {
    let bare = text.trim_start_matches(['(', '[', '第', 'q', '问']);
    let digits = bare.len() - bare.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    if digits == 0 || digits > 3 {
        return text;
    }
    let after = &bare[digits..];
    let rest = after.trim_start_matches(['.', '、', ')', ']', ':', '题', '。']);
    let is_decimal = after.starts_with('.') && rest.starts_with(|c: char| c.is_ascii_digit());
    if rest.len() == after.len() || rest.is_empty() || is_decimal {
        text
    } else {
        rest
    }
}

/// Combining marks stay: they are letters' parts in many scripts.
fn is_mark(c: char) -> bool {
    unicode_normalization::char::is_combining_mark(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn width_space_case_and_punctuation_do_not_matter() {
        let same = [
            "Redis 为什么快？",
            "redis为什么快?",
            "１．Redis 为什么快",
            "3、 Redis 为什么快？？",
            "(12) Ｒｅｄｉｓ为什么快。",
            "Q7: Redis 为什么快？",
        ];
        for text in same {
            assert_eq!(normalise(text), "redis为什么快", "{text}");
        }
    }

    #[test]
    fn words_and_meant_signs_do() {
        assert_ne!(normalise("C 怎么管内存？"), normalise("C++ 怎么管内存？"));
        assert_ne!(normalise("C# 怎么管内存？"), normalise("C++ 怎么管内存？"));
        assert_eq!(normalise("3.5 版有什么变化"), "35版有什么变化");
        assert_eq!(normalise("2024 年的变化"), "2024年的变化");
    }
}

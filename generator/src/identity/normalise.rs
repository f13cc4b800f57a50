//! What makes two ways of writing a question the same question.

use unicode_normalization::UnicodeNormalization;

use crate::grammar::letter::is_letter;

/// Signs that change what is asked: C, C++ and C# are three languages.
const MEANT: &str = "+#<>=%&";

/// NFKC, lower case, without white space, punctuation and a leading list number. Input is plain text, no Markdown.
pub fn normalise(text: &str) -> String {
    let mut folded = folded(text);
    let number = folded.len() - without_number(folded.trim_start()).len();
    folded.drain(..number);
    folded.retain(|c| is_letter(c) || MEANT.contains(c) || !c.is_ascii() && is_mark(c));
    folded
}

/// NFKC and lower case. Most questions are Chinese, ASCII and their punctuation, which need no tables.
fn folded(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\0'..='\x7f' => folded.push(c.to_ascii_lowercase()),
            // Ideographs, and the punctuation that neither stands for other characters nor is kept.
            '\u{4e00}'..='\u{9fff}' | '、' | '。' | '《' | '》' | '“' | '”' | '‘' | '’' | '—' => {
                folded.push(c)
            }
            // Full-width ASCII.
            '！'..='～' => {
                folded.extend(char::from_u32(c as u32 - 0xfee0).map(|c| c.to_ascii_lowercase()))
            }
            _ => return text.nfkc().flat_map(char::to_lowercase).collect(),
        }
    }
    folded
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
    fn the_short_way_folds_as_the_tables_do() {
        let by_tables = |text: &str| text.nfkc().flat_map(char::to_lowercase).collect::<String>();
        let common = (0..0x80)
            .chain(0x4e00..0xa000)
            .chain(0xff01..0xff5f)
            .filter_map(char::from_u32);
        for c in common.chain("、。《》“”‘’—…·①Ⅳé\u{3000}".chars()) {
            let text = format!("a{c}树");
            assert_eq!(folded(&text), by_tables(&text), "{c:?}");
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

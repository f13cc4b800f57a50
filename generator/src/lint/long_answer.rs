//! An answer that takes more than two minutes to say.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use unicode_width::UnicodeWidthChar;

use super::Place;
use crate::{compile::Compiled, diagnostic::Diagnostic, grammar::letter::is_letter};

/// Calm Chinese speech: 250 characters a minute.
const SAID_PER_MINUTE: usize = 250;

/// An English word takes as long as two Chinese characters: 125 words a minute.
const CHARACTERS_PER_WORD: usize = 2;

/// Two minutes.
const LONGEST: usize = 2 * SAID_PER_MINUTE;

pub fn check(place: &Place, compiled: &Compiled, found: &mut Vec<Diagnostic>) {
    for draft in compiled.drafts() {
        // Markup, code and tables only add to it: most answers need not be parsed.
        let may_be = draft.answer.len() > LONGEST && words(&draft.answer) > LONGEST;
        let said = if may_be { spoken(&draft.answer) } else { 0 };
        if said > LONGEST {
            let question = draft.question.lines().next().unwrap_or_default();
            let minutes = said as f64 / SAID_PER_MINUTE as f64;
            found.push(place.diagnostic(
                "long-answer",
                (draft.line, question),
                format!("answer takes about {minutes:.1} minutes to say ({said} characters without code and tables)"),
                "keep what you would say in two minutes, and make the rest cards of its own",
            ));
        }
    }
}

/// Characters of speech in `markdown`; code blocks and tables are shown, not said.
fn spoken(markdown: &str) -> usize {
    let (mut said, mut silent) = (0, 0usize);
    for event in Parser::new_ext(markdown, Options::ENABLE_TABLES) {
        match event {
            Event::Start(Tag::CodeBlock(_) | Tag::Table(_)) => silent += 1,
            Event::End(TagEnd::CodeBlock | TagEnd::Table) => silent -= 1,
            Event::Text(text) | Event::Code(text) if silent == 0 => {
                said += words(&text);
            }
            _ => {}
        }
    }
    said
}

/// Characters of speech in a text without markup.
fn words(text: &str) -> usize {
    let (mut said, mut in_word) = (0, false);
    for sign in text.chars() {
        let letter = is_letter(sign);
        // Ideographs need no table.
        let wide = letter
            && (matches!(sign, '\u{4e00}'..='\u{9fff}')
                || !sign.is_ascii() && sign.width() == Some(2));
        said += match (wide, letter && !in_word) {
            (true, _) => 1,
            (false, true) => CHARACTERS_PER_WORD,
            (false, false) => 0,
        };
        in_word = letter && !wide;
    }
    said
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{spoken, words};

    #[test]
    fn only_what_is_said_counts() {
        assert_eq!(spoken("加锁，再**比对**。"), 5);
        assert_eq!(spoken("用 `SETNX` 加锁"), 5);
        assert_eq!(spoken("take the lock, then compare"), 10);
        assert_eq!(
            spoken("锁：\n\n```java\nlock();\n```\n\n| 甲 | 乙 |\n|---|---|\n| 丙 | 丁 |\n"),
            1
        );
    }

    proptest! {
        #[test]
        fn markup_only_adds_words(
            pieces in proptest::collection::vec(
                proptest::sample::select(vec![
                    "锁", "a", "lock", " ", "\n", "\n\n", "- ", "1. ", "> ", "*", "**", "_", "`", "```\n", "&amp;", "&eacute;",
                    "&#20013;", "\\", "![", "[", "](x.md)", "<b>", "|", "|---|---|\n", "## ", "~~", "é", "２",
                ]),
                0..20,
            )
        ) {
            let markdown = pieces.concat();
            prop_assert!(words(&markdown) >= spoken(&markdown), "{:?}", markdown);
        }
    }
}

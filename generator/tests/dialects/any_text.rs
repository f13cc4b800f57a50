//! Reading holds for any text: put together of what authors write, or of anything at all.

use std::fmt::Write as _;

use proptest::prelude::*;
use yiji::{
    dialect,
    draft::{Piece, Reading},
    note::{Cards, Note},
};

/// Starts of lines, as authors write them; `@` becomes a word that no other line has.
const LINES: &[&str] = &[
    "@",
    "@？",
    "@。",
    "@，",
    "",
    "",
    " ",
    "# @",
    "## @？",
    "### 3. @",
    "#### @的区别",
    "1. @",
    "2. @？",
    "3、@",
    "（1）@？",
    "① @ ② 乙",
    "- @",
    "- @？",
    "  - @",
    "    @",
    "   @？",
    "* **@？** 丁",
    "**@？**",
    "**@**",
    "Q: @",
    "A: @",
    "问：@？",
    "答：@",
    "面试官：@",
    "我：@",
    "**期望回答：**",
    "**面试官提问：**",
    "辅助记忆",
    "口诀：@",
    "#### 答案",
    "```",
    "```rust",
    "~~~",
    "> @",
    "> @？",
    "> - @",
    "---",
    "***",
    "====",
    "| 问题 | 答案 |",
    "| --- | --- |",
    "| @？ | 丙 |",
    "<details>",
    "<summary>@？</summary>",
    "</details>",
    "<!-- @",
    "-->",
    "<!-- @ -->",
    "[@](#a)",
    "1. [@？](#b)",
    "好的，面试官。@",
    "如果面试官问：“@？”我会这样说：",
    "6@",
    "\t@",
    "　　@",
    "\u{a0}",
    "2026-01-01 @",
    "@：",
    "（@）",
    "@? @!",
    "What is @?",
    "待补",
    "==@==",
    "<!-- card: off -->",
    "<!-- card: on -->",
    "<!-- card: id=a -->",
    "::: details @？",
    "::: details 答案",
    ":::",
    "@？答：@",
    "@？答：@。@？答：@",
    "**答题要点**：",
    "**来源**：@",
    "<p>@？</p>",
    "<h2>@</h2>",
    "### [@？](a.md)",
    "**P3 @**",
    "- _答：_ @",
    "### 回答",
    "[回到顶部](#@)",
    "**2. @**（@）",
    "**3. @？** – @",
    "> [!question] @",
    "> [!success]- 答案 @",
    "??? question \"@？\"",
    "## 第一题",
    "### 题目",
    "## 面试题",
    "## 面试题剖析",
    "**选项：**",
    "A. @",
    "- @？→ @",
    "1**、@**",
    "1. @?2. @?3. @?4. @?@",
    "问题1:@?答案:@问题2:@?答案:@",
    "## **答案：** @",
    "- [ ] @的区别",
    "[@？](@.md)",
    "- [@的原理][lock]",
    "[@]: @",
    "2.1 @",
    "    @的区别",
    "@ :: @",
    "目录",
    "# ",
    "#@",
];

fn note(body: String) -> Note {
    Note {
        path: "a.md".to_owned(),
        title: Some("面试".to_owned()),
        body,
        first_line: 1,
        ..Note::default()
    }
}

/// All text of a reading.
fn text(reading: &Reading) -> String {
    let mut text = String::new();
    for piece in &reading.pieces {
        match piece {
            Piece::Prose { markdown, .. } => writeln!(text, "{markdown}").unwrap(),
            Piece::Card(draft) => {
                writeln!(
                    text,
                    "{}\n{}\n{}",
                    draft.question,
                    draft.answer,
                    draft.outline.join("\n")
                )
                .unwrap();
            }
        }
    }
    text
}

/// Starts of lines in notes of flashcard programs.
const FLASHCARDS: &[&str] = &[
    "#flashcards",
    "@::@",
    "- @:::@",
    "?",
    "??",
    "==@== @ ==1;;@;;@==",
    "==@",
    "<!--SR:!@-->",
    "Q: @",
    "A: @",
    "C: @[@] [@](@)",
    "C: [",
    "- @ #card",
    "\t- @",
    "\t- @ #card",
    "  id:: @",
    "{{cloze @\\\\ @}} #card",
    "@{{c1::@{{c2::@}}::@}}",
    "{{c1::@",
    "}}",
    "#separator:tab",
    "#deck column:1",
    "@\t@\t\"@",
    "`",
    "```",
    "## @",
    "---",
    "@",
    "",
    "",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_gives_a_reading(body in "\\PC{0,400}", breaks in proptest::collection::vec(0usize..400, 0..40)) {
        let mut signs: Vec<char> = body.chars().collect();
        for at in breaks {
            if at < signs.len() {
                signs[at] = '\n';
            }
        }
        let body: String = signs.into_iter().collect();
        let lines = body.lines().count() as u32;
        let reading = dialect::read(&note(body.clone()));
        for draft in reading.drafts() {
            prop_assert!(draft.line >= 1 && draft.line <= lines);
            prop_assert!(!draft.question.trim().is_empty());
        }
        prop_assert_eq!(reading, dialect::read(&note(body)));
    }

    #[test]
    fn any_bytes_give_cards_or_diagnostics(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        let loaded = Note::read(bytes, "a.md");
        let reading = dialect::read(&loaded.note);
        let lines = loaded.note.first_line + loaded.note.body.lines().count() as u32;
        for draft in reading.drafts() {
            prop_assert!(draft.line >= 1 && draft.line < lines);
        }
        let found = loaded.diagnostics.iter().chain(&reading.diagnostics);
        for diagnostic in found {
            prop_assert!(diagnostic.line >= 1 && !diagnostic.message.is_empty());
        }
        prop_assert_eq!(&reading, &dialect::read(&loaded.note));
    }

    #[test]
    fn any_flashcards_give_a_reading(lines in proptest::collection::vec(0..FLASHCARDS.len(), 0..40), dialect in 0..5usize) {
        let body: String = lines.iter().map(|&line| FLASHCARDS[line].replace('@', "甲 b") + "\n").collect();
        let mut note = note(body.clone());
        if let Some(name) = ["obsidian", "hashcards", "logseq", "anki"].get(dialect) {
            note.cards = Cards::Dialect((*name).to_owned());
        }
        let reading = dialect::read(&note);
        let mut last = 1;
        for piece in &reading.pieces {
            if let Piece::Card(draft) = piece {
                prop_assert!(!draft.question.trim().is_empty());
            }
            let line = piece.line();
            prop_assert!(line >= last && line as usize <= lines.len(), "{} after {} in\n{}", line, last, body);
            last = line;
        }
        prop_assert_eq!(reading, dialect::read(&note));
    }

    #[test]
    fn nothing_is_lost_and_nothing_stands_twice(lines in proptest::collection::vec(0..LINES.len(), 0..60)) {
        let mut n_words = 0;
        let mut body = String::new();
        for line in lines {
            for (at, part) in LINES[line].split('@').enumerate() {
                if at > 0 {
                    write!(body, "甲{n_words:04}乙").unwrap();
                    n_words += 1;
                }
                body.push_str(part);
            }
            body.push('\n');
        }
        let reading = dialect::read(&note(body.clone()));
        let text = text(&reading);
        for word in 0..n_words {
            let word = format!("甲{word:04}乙");
            prop_assert_eq!(text.matches(&word).count(), 1, "{} in\n{}\n=====\n{}", word, body, text);
        }
    }
}

/// Time grows with size, or this does not end.
/// A word and its blank may be of any number of bytes.
#[test]
fn words_that_ask_before_letters_of_any_width_are_read() {
    for word in ["Is", "Do", "Why", "What", "How"] {
        for behind in [" 锁", "\u{3000}锁", "\u{a0}锁", " é", "锁", ""] {
            let reading = dialect::read(&note(format!("## {word}{behind}\n\n一种。\n")));
            assert!(!reading.pieces.is_empty(), "{word}{behind}");
        }
    }
}

#[test]
fn long_notes_and_deep_nesting_are_read() {
    let many = |line: &str, times: usize| note(line.repeat(times));
    for (line, times) in [
        ("[", 100_000),
        (">锁", 100_000),
        ("（", 100_000),
        ("(1)", 100_000),
        ("**锁", 100_000),
        ("- 锁 ", 100_000),
        ("#xff1a;", 100_000),
        ("锁？\n一种\n\n", 30_000),
        ("1. 锁？\n", 30_000),
        ("- 锁？\n", 30_000),
        ("```\n锁？\n锁？\n", 20_000),
        ("<details>\n<summary>锁？</summary>\n", 20_000),
        ("## 锁？\n", 30_000),
        ("Q: 锁\n", 30_000),
        ("| 问题 | 答案 |\n", 100_000),
        ("<!-- 锁？\n", 30_000),
        ("辅助记忆\n1. 锁\n", 20_000),
        ("锁::闩\n", 30_000),
        ("#flashcards ==锁== `", 30_000),
        (":: #flashcards ", 30_000),
        ("#flashcards\n==锁==\n", 30_000),
        ("#flashcards\n?\n", 30_000),
        ("Q: 锁\nC: [锁] 闩\n", 20_000),
        ("- #card 锁 {{cloze \n", 20_000),
        ("锁 {{c1::", 30_000),
        ("锁 {{c1::锁}}", 30_000),
        ("#separator:tab\n锁\t\"闩\n", 20_000),
    ] {
        let reading = dialect::read(&many(line, times));
        assert!(!reading.pieces.is_empty(), "{line}");
    }
}

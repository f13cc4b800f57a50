//! Every note in `fixtures/dialects` gives exactly the cards on the sheet beside it, and reading holds for any text.
//!
//! `UPDATE_EXPECT=1 cargo test -p yiji --test dialects` writes the sheets anew; read the diff. See README.md here.

#![allow(missing_docs, clippy::unwrap_used)]

use std::{
    env,
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
};

use yiji::{
    dialect::{self, DIALECTS},
    draft::{Draft, Kind, Piece, Reading},
    note::{Cards, Note},
};

mod any_text {
    use super::*;
    use proptest::prelude::*;

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
        fn any_flashcards_give_a_reading(lines in proptest::collection::vec(0..FLASHCARDS.len(), 0..40), dialect in 0..5usize) {
            let body: String = lines.iter().map(|&line| FLASHCARDS[line].replace('@', "甲 b") + "\n").collect();
            let mut note = note(body.clone());
            if let Some(name) = ["obsidian", "hashcards", "logseq", "anki"].get(dialect) {
                note.cards = Cards::Dialect((*name).to_owned());
            }
            let reading = dialect::read(&note);
            let mut last = 1;
            for piece in &reading.pieces {
                let line = match piece {
                    Piece::Prose { line, .. } => *line,
                    Piece::Card(draft) => {
                        prop_assert!(!draft.question.trim().is_empty());
                        draft.line
                    }
                };
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
}

fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/dialects")
}

fn folders() -> Vec<PathBuf> {
    let mut folders: Vec<PathBuf> = fs::read_dir(fixtures())
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    folders.sort();
    folders
}

/// The cards of a note as a person reads them.
fn sheet(reading: &Reading) -> String {
    let mut sheet = String::new();
    for piece in &reading.pieces {
        match piece {
            Piece::Prose { markdown, line } => {
                let first = markdown.lines().next().unwrap_or_default();
                let rest = match markdown.lines().count() {
                    0 | 1 => String::new(),
                    count => format!(" … {count} lines"),
                };
                writeln!(sheet, "{line:>3}  prose: {first}{rest}\n").unwrap();
            }
            Piece::Card(draft) => card(&mut sheet, draft),
        }
    }
    for diagnostic in &reading.diagnostics {
        writeln!(
            sheet,
            "{:>3}  {}: {}",
            diagnostic.line, diagnostic.name, diagnostic.message
        )
        .unwrap();
    }
    sheet
}

fn card(sheet: &mut String, draft: &Draft) {
    let kind = match draft.kind {
        Kind::Question => "",
        Kind::Cloze => " cloze",
        Kind::Section => " section",
    };
    writeln!(
        sheet,
        "{:>3}  {}{kind}: {}",
        draft.line,
        draft.dialect,
        draft.topic.join(" › ")
    )
    .unwrap();
    let mut part = |name: &str, text: &str| {
        for (at, line) in text.lines().enumerate() {
            let name = if at == 0 { name } else { "" };
            writeln!(sheet, "  {name:<2} {line}").unwrap_or_default();
        }
    };
    part("Q", &draft.question);
    part("A", &draft.answer);
    for rung in &draft.outline {
        part("-", rung);
    }
    if let Some(id) = &draft.explicit_id {
        part("id", id);
    }
    sheet.push('\n');
}

#[test]
fn notes_give_the_cards_on_their_sheets() {
    let update = env::var_os("UPDATE_EXPECT").is_some();
    let mut wrong = Vec::new();
    for folder in folders() {
        for entry in fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if path.extension().is_some_and(|ending| ending == "cards") {
                continue;
            }
            let name = path
                .strip_prefix(fixtures())
                .unwrap()
                .to_str()
                .unwrap()
                .replace('\\', "/");
            let loaded = Note::read(&fs::read(&path).unwrap(), &name);
            let mut reading = dialect::read(&loaded.note);
            reading.diagnostics.splice(0..0, loaded.diagnostics);
            let got = sheet(&reading);
            let expected = path.with_extension("cards");
            if update {
                fs::write(&expected, &got).unwrap();
            } else if fs::read_to_string(&expected).unwrap_or_default() != got {
                wrong.push(format!("{name}:\n{got}"));
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "other cards than on the sheets:\n\n{}",
        wrong.join("\n")
    );
}

#[test]
fn every_dialect_has_a_folder_with_cards_of_its_own() {
    let names: Vec<&str> = DIALECTS.iter().map(|dialect| dialect.name).collect();
    for folder in folders() {
        let name = folder.file_name().unwrap().to_str().unwrap().to_owned();
        let mut sheets = fs::read_dir(&folder)
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .filter(|path| path.extension().is_some_and(|ending| ending == "cards"));
        if name == "none" {
            let cards = |path: PathBuf| {
                fs::read_to_string(path)
                    .unwrap()
                    .lines()
                    .any(|line| line.starts_with("  Q"))
            };
            assert!(!sheets.any(cards), "a note in `none` gives a card");
        } else if name != "mixed" {
            assert!(
                names.contains(&name.as_str()),
                "no dialect is called `{name}`"
            );
            let read = |path: PathBuf| {
                fs::read_to_string(path)
                    .unwrap()
                    .lines()
                    .any(|line| line.contains(&format!("  {name}")))
            };
            assert!(sheets.any(read), "no card in `{name}` is read by it");
        }
    }
    for name in names {
        assert!(fixtures().join(name).is_dir(), "`{name}` has no fixtures");
    }
}

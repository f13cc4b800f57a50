//! Levels, and how much of what is found a person gets to see.
#![allow(missing_docs, clippy::unwrap_used)]

use std::{
    fs,
    path::Path,
    process::{Command, Output},
};

/// Six questions without answers, a skipped level, and a note without cards.
fn notes(config: &str) -> tempfile::TempDir {
    let dir = tempfile::tempdir().unwrap();
    let questions = [
        "什么是自旋锁？",
        "什么是读写锁？",
        "怎么避免死锁？",
        "线程和进程有什么区别？",
        "线程池为什么要有队列？",
        "协程适合做什么？",
    ];
    let body: String = questions
        .map(|question| format!("Q: {question}\n\n"))
        .concat();
    let note = format!("# 并发\n\n### 什么是互斥锁？\n\n同一时刻只让一个线程进来。\n\n{body}");
    fs::write(dir.path().join("a.md"), note).unwrap();
    fs::write(dir.path().join("b.md"), "# 随笔\n\n今天下雨。\n").unwrap();
    fs::write(dir.path().join("yiji.yaml"), config).unwrap();
    dir
}

fn yiji(dir: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_yiji"))
        .args(arguments)
        .current_dir(dir)
        .output()
        .unwrap()
}

fn check(config: &str, arguments: &[&str]) -> (String, Option<i32>) {
    let dir = notes(config);
    let output = yiji(dir.path(), &[&["check", "."], arguments].concat());
    let text = String::from_utf8(output.stdout).unwrap() + &String::from_utf8_lossy(&output.stderr);
    (text, output.status.code())
}

fn times(text: &str, part: &str) -> usize {
    text.matches(part).count()
}

#[test]
fn repetitions_are_told_by_line_and_hints_are_counted() {
    let (text, code) = check("", &[]);
    assert_eq!(times(&text, "warning: question has no answer"), 3, "{text}");
    assert!(
        text.contains("... and 3 more like it [unanswered] in a.md, lines 13, 15, 17\n"),
        "{text}"
    );
    assert!(!text.contains("hint: "), "{text}");
    assert!(
        text.contains("no card in 1 note:\n  b.md: no line asks, and its heading only names what it is about\n"),
        "{text}"
    );
    assert!(
        text.contains("6 warnings, 2 hints (`--all` shows them)"),
        "{text}"
    );
    assert_eq!(code, Some(0));
}

#[test]
fn all_shows_everything() {
    let (text, _) = check("", &["--all"]);
    assert_eq!(times(&text, "warning: question has no answer"), 6, "{text}");
    assert_eq!(
        times(&text, "\nhint: ") + usize::from(text.starts_with("hint: ")),
        2,
        "{text}"
    );
    assert!(!text.contains("--all"), "{text}");
}

#[test]
fn the_config_sets_levels() {
    let (text, _) = check(
        "lints: {unanswered: off, no-cards: off, heading-skip: warning}\n",
        &[],
    );
    assert!(
        !text.contains("unanswered]") && !text.contains("no card"),
        "{text}"
    );
    assert!(
        text.contains("warning: heading of level 3") && text.contains(": 1 warning, "),
        "{text}"
    );

    let (text, code) = check("lints: {unanswered: error}\n", &[]);
    assert_eq!(times(&text, "error: question has no answer"), 6, "{text}");
    assert_eq!(code, Some(1));

    let (text, code) = check("lints: {unanswerd: off}\n", &[]);
    assert!(text.contains("did you mean `unanswered`?"), "{text}");
    assert_eq!(code, Some(2));
}

#[test]
fn a_note_without_cards_tells_who_wanted_it_so() {
    for (rule, why) in [
        (
            "off",
            "b.md: `dialects:` in yiji.yaml says `off` of its folder\n",
        ),
        (
            "anki",
            "b.md: `dialects:` in yiji.yaml asks for `anki` only in its folder, and nothing is written so\n",
        ),
    ] {
        let (text, _) = check(&format!("cards: {{dialects: {{b.md: {rule}}}}}\n"), &[]);
        assert!(text.contains(why), "{text}");
    }
}

#[test]
fn strict_does_not_mind_hints() {
    let hints = "lints: {unanswered: hint}\n";
    assert_eq!(check(hints, &["--strict"]).1, Some(0));
    assert_eq!(check("", &["--strict"]).1, Some(1));
}

#[test]
fn machines_are_told_everything() {
    let (text, _) = check("", &["--format", "json"]);
    let json: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert_eq!(json["diagnostics"].as_array().unwrap().len(), 8);
    let (text, _) = check("", &["--format", "github"]);
    assert_eq!(
        (times(&text, "::warning "), times(&text, "::notice ")),
        (6, 2),
        "{text}"
    );
}

#[test]
fn a_build_stops_at_what_is_an_error_to_its_author() {
    let dir = notes("lints: {unanswered: error}\n");
    let output = yiji(dir.path(), &["build", "."]);
    assert_eq!(output.status.code(), Some(1));
    assert!(!dir.path().join("public").exists());
}

#[test]
fn pages_are_found_by_name() {
    let dir = tempfile::tempdir().unwrap();
    let list = String::from_utf8(yiji(dir.path(), &["check", "--explain"]).stdout).unwrap();
    for lint in yiji::lint::LINTS {
        assert!(list.contains(lint.summary), "{}", lint.name);
        let output = yiji(dir.path(), &["check", "--explain", lint.name]);
        assert!(
            String::from_utf8(output.stdout)
                .unwrap()
                .contains(lint.page)
        );
    }
    let output = yiji(dir.path(), &["check", "--explain", "numbring"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("did you mean `numbering`?"));
}

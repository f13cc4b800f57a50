//! The command as a person runs it: what it prints, and how it ends.
#![allow(clippy::unwrap_used)]

use std::{
    fs,
    path::Path,
    process::{Command, Output},
};

fn yiji(dir: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_yiji"))
        .args(arguments)
        .current_dir(dir)
        .env_remove("NO_COLOR")
        .output()
        .unwrap()
}

fn folder(files: &[(&str, &[u8])]) -> tempfile::TempDir {
    let dir = tempfile::tempdir().unwrap();
    for (name, bytes) in files {
        let file = dir.path().join(name);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, bytes).unwrap();
    }
    dir
}

/// The exit code, and that standard output and standard error hold these texts and no colour.
fn check(output: &Output, code: i32, out: &[&str], err: &[&str]) {
    let (stdout, stderr) = (
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr),
    );
    assert_eq!(output.status.code(), Some(code), "{stdout}{stderr}");
    for text in out {
        assert!(stdout.contains(text), "no `{text}` in: {stdout}");
    }
    for text in err {
        assert!(stderr.contains(text), "no `{text}` in: {stderr}");
    }
    assert!(
        !stdout.contains('\u{1b}') && !stderr.contains('\u{1b}'),
        "colour in a pipe: {stdout}{stderr}"
    );
}

const NOTE: &[u8] = "# 网络\n\n## TCP 为什么可靠？\n\n1. 确认\n2. 重传\n\n## UDP 呢？\n".as_bytes();

#[test]
fn help_teaches() {
    let dir = folder(&[]);
    check(
        &yiji(dir.path(), &["--help"]),
        0,
        &[
            "init",
            "build",
            "serve",
            "check",
            "cards",
            "progress",
            "Exit codes",
        ],
        &[],
    );
    check(
        &yiji(dir.path(), &["build", "--help"]),
        0,
        &["--base-url", "--drafts", "--locked", "--theme", "Example: "],
        &[],
    );
}

#[test]
fn a_build_sums_itself_up_in_a_line() {
    let dir = folder(&[("notes/a.md", NOTE)]);
    check(
        &yiji(dir.path(), &["build", "notes"]),
        0,
        &["1 note, 2 cards (1 unanswered)", "→ public"],
        &[],
    );
    assert!(dir.path().join("public/index.html").is_file());
    check(&yiji(dir.path(), &["build", "notes", "-q"]), 0, &[], &[]);
}

#[test]
fn content_is_the_default_folder() {
    let dir = folder(&[("content/a.md", NOTE), ("other.md", NOTE)]);
    check(
        &yiji(dir.path(), &["cards"]),
        0,
        &["a.md:3", "2 cards in 1 note"],
        &[],
    );
}

#[test]
fn drafts_are_left_out_and_counted() {
    let dir = folder(&[
        ("notes/a.md", NOTE),
        (
            "notes/b.md",
            b"---\ndraft: true\n---\n# b\n\n## why locks?\n\nso\n",
        ),
    ]);
    check(
        &yiji(dir.path(), &["build", "notes"]),
        0,
        &["1 note, 2 cards", "1 draft left out"],
        &[],
    );
    check(
        &yiji(dir.path(), &["build", "notes", "--drafts"]),
        0,
        &["2 notes, 3 cards"],
        &[],
    );
}

#[test]
fn cards_as_json_have_the_fields_of_the_contract() {
    let dir = folder(&[
        ("notes/b.md", NOTE),
        (
            "notes/a.md",
            "# 库\n\n## 索引是什么？\n\n目录。\n".as_bytes(),
        ),
    ]);
    let output = yiji(dir.path(), &["cards", "notes", "--format", "json"]);
    check(&output, 0, &[], &[]);
    let json: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let cards = json["cards"].as_array().unwrap();
    assert_eq!(cards.len(), 3);
    assert_eq!(
        (
            &cards[0]["source"]["path"],
            &cards[0]["source"]["line"],
            &cards[0]["kind"],
            &cards[0]["question"],
            &cards[0]["answer"]
        ),
        (
            &"a.md".into(),
            &3.into(),
            &"qa".into(),
            &"索引是什么？".into(),
            &"目录。".into()
        )
    );
    assert_eq!(cards[2]["answered"], false);
    assert_eq!(cards[2]["draft"], false);
    assert_eq!(cards[1]["topic"][0], "网络");
    assert_eq!(cards[0]["id"].as_str().map(str::len), Some(16));
}

#[test]
fn a_gap_in_json_is_answered_by_what_it_hides() {
    let note = "{{c1::三次}}握手用{{c2::SYN}}和{{c1::ACK}}。\n\n前面{{c1::一行\n又一行}}。\n";
    let rows = "#separator:tab\n先发{{c1::SYN}}。\t第一个报文\n";
    let dir = folder(&[
        ("notes/a.md", note.as_bytes()),
        ("notes/b.txt", rows.as_bytes()),
    ]);
    let output = yiji(dir.path(), &["cards", "notes", "--format", "json"]);
    check(&output, 0, &[], &[]);
    let json: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let cards = json["cards"].as_array().unwrap().iter();
    let sides: Vec<(&str, &str)> = cards
        .map(|card| {
            (
                card["question"].as_str().unwrap(),
                card["answer"].as_str().unwrap(),
            )
        })
        .collect();
    assert_eq!(
        sides,
        [
            ("[…]握手用SYN和[…]。", "三次; ACK"),
            ("三次握手用[…]和ACK。", "SYN"),
            // What has more than a line is not marked; the answer is the whole text.
            ("前面[…]。", "前面一行\n又一行。"),
            ("先发[…]。", "SYN\n第一个报文"),
        ]
    );
}

#[test]
fn check_reports_the_unanswered_and_strict_minds() {
    let dir = folder(&[("notes/a.md", NOTE)]);
    check(
        &yiji(dir.path(), &["check", "notes"]),
        0,
        &["warning", "a.md:8", "1 warning"],
        &[],
    );
    check(
        &yiji(dir.path(), &["check", "notes", "--strict"]),
        1,
        &["a.md:8"],
        &[],
    );
    check(
        &yiji(dir.path(), &["check", "notes", "--format", "github"]),
        0,
        &["::warning file=notes/a.md,line=8,"],
        &[],
    );
    let output = yiji(dir.path(), &["check", "notes", "--format", "json"]);
    let json: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(json["diagnostics"][0]["line"], 8);
}

#[test]
fn what_is_wrong_is_said_with_what_to_do() {
    let dir = folder(&[
        ("empty/readme.png", b"x"),
        ("notes/a.md", NOTE),
        ("mine/thesis.doc", b"precious"),
    ]);
    check(
        &yiji(dir.path(), &["build", "empty"]),
        2,
        &[],
        &["there are no notes in `empty`", "help: "],
    );
    check(
        &yiji(dir.path(), &["build", "nowhere"]),
        2,
        &[],
        &["there is no `nowhere`", "help: "],
    );
    check(
        &yiji(dir.path(), &["build", "notes", "-o", "mine"]),
        2,
        &[],
        &["yiji did not write", "help: "],
    );
    assert!(dir.path().join("mine/thesis.doc").is_file());
    check(
        &yiji(dir.path(), &["build", "notes", "-o", "notes"]),
        2,
        &[],
        &["holds the notes", "help: "],
    );
    check(
        &yiji(dir.path(), &["build", "notes", "-o", "."]),
        2,
        &[],
        &["holds the notes", "help: "],
    );
    check(
        &yiji(dir.path(), &["build", "notes", "-o", "notes/a.md"]),
        2,
        &[],
        &["is a file", "help: "],
    );
    check(
        &yiji(dir.path(), &["build", "notes", "--theme", "none"]),
        2,
        &[],
        &["there is no theme folder `none`"],
    );
    check(&yiji(dir.path(), &["nonsense"]), 2, &[], &["nonsense"]);
}

#[test]
fn a_broken_config_stops_and_a_broken_note_is_reported() {
    let dir = folder(&[
        ("notes/a.md", NOTE),
        ("notes/yiji.yaml", b"title: x\nlanguage: de\n"),
    ]);
    check(
        &yiji(dir.path(), &["build", "notes"]),
        2,
        &[],
        &["yiji.yaml:2:", "de"],
    );
    let dir = folder(&[
        ("notes/a.md", NOTE),
        ("notes/b.md", b"---\ntitle: [\n---\n"),
        (
            "notes/c.md",
            &[0x89, b'P', b'N', b'G', 0, 0, 0, 1, 2, 3, 0xff],
        ),
    ]);
    let output = yiji(dir.path(), &["build", "notes"]);
    check(
        &output,
        1,
        &[],
        &["b.md:", "c.md:", "2 errors", "the site was not written"],
    );
    assert!(!dir.path().join("public").exists());
}

#[test]
fn a_new_project_builds_and_is_never_overwritten() {
    let dir = folder(&[]);
    check(
        &yiji(dir.path(), &["init", "mine"]),
        0,
        &["yiji serve"],
        &[],
    );
    let mine = dir.path().join("mine");
    check(&yiji(&mine, &["build"]), 0, &["1 note", "→ public"], &[]);
    check(&yiji(&mine, &["build", "--locked"]), 0, &[], &[]);
    fs::write(mine.join("content/yiji.yaml"), "title: 我的\n").unwrap();
    check(&yiji(dir.path(), &["init", "mine"]), 0, &[], &[]);
    assert_eq!(
        fs::read_to_string(mine.join("content/yiji.yaml")).unwrap(),
        "title: 我的\n"
    );
}

#[test]
fn locked_changes_nothing() {
    let dir = folder(&[("notes/a.md", NOTE), ("notes/yiji.yaml", b"title: x\n")]);
    check(
        &yiji(dir.path(), &["build", "notes", "--locked"]),
        2,
        &[],
        &["cards.lock", "help: "],
    );
    assert!(!dir.path().join("notes/cards.lock").exists());
    check(&yiji(dir.path(), &["build", "notes"]), 0, &[], &[]);
    check(
        &yiji(dir.path(), &["build", "notes", "--locked"]),
        0,
        &[],
        &[],
    );
}

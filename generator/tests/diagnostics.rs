//! Every note in `fixtures/diagnostics` gives exactly the messages beside it: one mistake a file, or a folder of notes
//! where it takes two.
//!
//! `UPDATE_EXPECT=1 cargo test -p yiji --test diagnostics` writes them anew; read the diff.

#![allow(missing_docs, clippy::unwrap_used)]

use std::{
    collections::BTreeSet,
    env, fs,
    path::{Path, PathBuf},
};

use yiji::{diagnostic::render, html::ProblemKind, lint::LINTS, site, source::Source};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/diagnostics")
}

#[test]
fn mistakes_give_their_messages() {
    let update = env::var_os("UPDATE_EXPECT").is_some();
    let mut wrong = Vec::new();
    for entry in fs::read_dir(folder()).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|ending| ending == "txt") {
            continue;
        }
        let found = site::check(&Source::open(Some(&path)).unwrap(), false, || ()).unwrap();
        let got = render(&found.diagnostics, false);
        let expected = path.with_extension("txt");
        if update {
            fs::write(&expected, &got).unwrap();
        } else if fs::read_to_string(&expected).unwrap_or_default() != got {
            wrong.push(got);
        }
    }
    assert!(
        wrong.is_empty(),
        "other messages than expected:\n\n{}",
        wrong.join("\n")
    );
}

/// Names in brackets behind the messages of all fixtures.
fn shown() -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for entry in fs::read_dir(folder()).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|ending| ending == "txt") {
            let text = fs::read_to_string(&path).unwrap();
            names.extend(text.lines().filter_map(name).map(str::to_owned));
        }
    }
    names
}

/// `unanswered` of `warning: question has no answer [unanswered]`.
fn name(line: &str) -> Option<&str> {
    let titled = ["error: ", "warning: ", "hint: "]
        .iter()
        .any(|title| line.starts_with(title));
    let (_, name) = line.rsplit_once(" [").filter(|_| titled)?;
    name.strip_suffix(']')
}

fn in_table() -> BTreeSet<String> {
    LINTS.iter().map(|lint| lint.name.to_owned()).collect()
}

#[test]
fn every_lint_has_a_fixture_and_every_fixture_a_lint() {
    assert_eq!(shown(), in_table());
}

#[test]
fn every_name_in_the_source_is_in_the_table() {
    let mut names: BTreeSet<String> = ProblemKind::ALL
        .iter()
        .map(|kind| kind.name().to_owned())
        .collect();
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("src")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                names.extend(given(&fs::read_to_string(path).unwrap()));
            }
        }
    }
    assert_eq!(names, in_table());
}

/// Names that a source file gives to diagnostics: `Diagnostic { … name: "unanswered" …` and `.diagnostic("numbering"`.
fn given(source: &str) -> Vec<String> {
    let quoted = |text: &str| text.split('"').nth(1).map(str::to_owned);
    let literals = source
        .split("Diagnostic {")
        .skip(1)
        .filter_map(|text| text.split_once("name: \""))
        .filter(|(before, _)| !before.contains('}'))
        .filter_map(|(_, text)| quoted(&format!("\"{text}")));
    let calls = source.split(".diagnostic(").skip(1).filter_map(quoted);
    literals.chain(calls).collect()
}

#[test]
fn every_page_says_what_why_an_example_and_what_to_do() {
    for lint in LINTS {
        for head in ["What it finds", "Why it matters", "Example", "What to do"] {
            assert!(
                lint.page.lines().any(|line| line == head),
                "{}: {head}",
                lint.name
            );
        }
    }
}

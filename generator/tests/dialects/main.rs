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
    note::Note,
};

mod any_text;

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
    let follows = if draft.follow_up { " follows up" } else { "" };
    writeln!(
        sheet,
        "{:>3}  {}{kind}{follows}: {}",
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
            let loaded = Note::read(fs::read(&path).unwrap(), &name);
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

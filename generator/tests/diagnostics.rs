//! Every note in `fixtures/diagnostics` gives exactly the messages beside it: one mistake a file.
//!
//! `UPDATE_EXPECT=1 cargo test -p yiji --test diagnostics` writes them anew; read the diff.

#![allow(missing_docs, clippy::unwrap_used)]

use std::{env, fs, path::Path};

use yiji::{diagnostic::render, dialect, note::Note};

#[test]
fn mistakes_give_their_messages() {
    let update = env::var_os("UPDATE_EXPECT").is_some();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/diagnostics");
    let mut wrong = Vec::new();
    for entry in fs::read_dir(&folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|ending| ending == "txt") {
            continue;
        }
        let name = path.file_name().unwrap().to_str().unwrap();
        let loaded = Note::read(&fs::read(&path).unwrap(), name);
        let mut diagnostics = loaded.diagnostics;
        diagnostics.extend(dialect::read(&loaded.note).diagnostics);
        let got = render(&diagnostics, false);
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

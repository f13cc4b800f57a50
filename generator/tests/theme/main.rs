//! The default theme keeps the contract of `themes/README.md`, whose tables are read here: nothing is listed twice.
#![allow(clippy::unwrap_used)]

mod contrast;
mod markup;
mod style;
mod words;

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::PathBuf,
};

type Names = BTreeSet<String>;

fn theme() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../themes/default")
}

/// A file under `themes/`.
fn read(path: &str) -> String {
    let path = theme().join("..").join(path);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Files of one of the theme's folders by name.
fn folder(name: &str) -> BTreeMap<String, String> {
    fs::read_dir(theme().join(name))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .map(|file| (file.clone(), read(&format!("default/{name}/{file}"))))
        .collect()
}

/// Templates by page, each with the parts that it shares with others.
fn templates() -> BTreeMap<String, String> {
    let (parts, pages): (BTreeMap<_, _>, BTreeMap<_, _>) = folder("templates")
        .into_iter()
        .partition(|(name, _)| name.starts_with('_'));
    let whole = |html: String| {
        let include = |html: String, (name, part): (&String, &String)| {
            html.replace(&format!("{{% include \"{name}\" %}}"), part)
        };
        parts.iter().fold(html, include)
    };
    pages
        .into_iter()
        .map(|(name, html)| (name.trim_end_matches(".html").to_owned(), whole(html)))
        .collect()
}

/// Templates by page: of the default theme, and of a small one of other markup that is laid over it.
fn themes() -> [BTreeMap<String, String>; 2] {
    let mut plain = templates();
    let review = "../web-runtime/e2e/fixtures/themes/plain/templates/review.html";
    plain.insert("review".to_owned(), read(review));
    [templates(), plain]
}

/// Names between backticks.
fn ticked(cell: &str) -> Vec<String> {
    cell.split('`')
        .skip(1)
        .step_by(2)
        .map(str::to_owned)
        .collect()
}

/// What follows each occurrence of `start`, as long as `belongs` says. Where `start` begins with a letter, no letter
/// stands before it.
fn after(text: &str, start: &str, belongs: impl Fn(char) -> bool) -> Vec<String> {
    let is_letter = |c: char| c.is_alphanumeric() || "._".contains(c);
    text.match_indices(start)
        .filter(|(at, _)| !(start.starts_with(is_letter) && text[..*at].ends_with(is_letter)))
        .map(|(at, _)| {
            text[at + start.len()..]
                .chars()
                .take_while(|c| belongs(*c))
                .collect()
        })
        .collect()
}

/// The rows of the README's table with this head.
fn table<const N: usize>(head: &str) -> Vec<[String; N]> {
    let readme = read("README.md");
    let rows: Vec<[String; N]> = readme
        .lines()
        .skip_while(|line| *line != head)
        .skip(2)
        .take_while(|line| line.starts_with('|'))
        .map(|line| {
            let cells = &line[1..line.len() - 1];
            let cells: Vec<String> = cells
                .split('|')
                .map(|cell| cell.trim().to_owned())
                .collect();
            cells.try_into().unwrap_or_else(|cells| panic!("{cells:?}"))
        })
        .collect();
    assert!(!rows.is_empty(), "no table `{head}`");
    rows
}

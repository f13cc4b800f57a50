//! Notes as files: found, decoded, and parted into front matter and body. The files are never changed.

mod decode;
mod entity;
mod find;
mod front_matter;

use std::{fs, io, path::Path};

pub use decode::{Decoded, decode};
pub use find::{FindError, find};
pub use front_matter::{Cards, FrontMatter};

use crate::{
    block::line::without_attributes,
    diagnostic::{Diagnostic, Level},
    grammar::asking::{self, Asking},
    grammar::{marker, names::Names, plain::plain},
};

/// One file an author wrote.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Note {
    /// Where it is, relative to the source folder, with `/`.
    pub path: String,
    /// The front matter's title, else the first-level heading that heads the note and all below it. Titles that a blog's
    /// template left there (未命名, Untitled) are none.
    pub title: Option<String>,
    /// Line of the file on which the front matter has the title, from 1; 0 if the title stands elsewhere.
    pub title_line: u32,
    /// The front matter's tags.
    pub tags: Vec<String>,
    /// The front matter's categories.
    pub categories: Vec<String>,
    /// Left out unless drafts are asked for.
    pub draft: bool,
    /// What the author says about cards in this note.
    pub cards: Cards,
    /// Whether the config says so of the folder that it lies in, and not the note itself.
    pub ruled: bool,
    /// Names of outlines beside the built-in ones.
    pub outline_names: Names,
    /// The text below the front matter, lines ending in `\n`.
    pub body: String,
    /// Line of the file on which `body` starts, from 1.
    pub first_line: u32,
}

/// A note read from its file, and what is wrong with the file.
#[derive(Clone, Debug)]
pub struct Loaded {
    /// The note; its body is empty where the file is not text.
    pub note: Note,
    /// Not text, broken front matter, an encoding that was guessed.
    pub diagnostics: Vec<Diagnostic>,
}

impl Note {
    /// Reads the file at `path`; `rel` is what the note is called from here on.
    ///
    /// # Errors
    ///
    /// Fails only where the file can't be read; a file that is no note is a diagnostic.
    pub fn load(path: &Path, rel: &str) -> io::Result<Loaded> {
        Ok(Self::read(fs::read(path)?, rel))
    }

    /// Reads a note from the bytes of its file.
    pub fn read(bytes: impl AsRef<[u8]>, rel: &str) -> Loaded {
        let mut note = Note {
            path: rel.to_owned(),
            first_line: 1,
            ..Note::default()
        };
        let text = match decode(bytes.as_ref()) {
            Decoded::Text(text) => text,
            Decoded::Binary => {
                let diagnostic = Diagnostic {
                    level: Level::Error,
                    name: "not-text",
                    message: "this file is not text".to_owned(),
                    path: rel.to_owned(),
                    line: 1,
                    column: 1,
                    length: 0,
                    source_line: String::new(),
                    help: "save it as UTF-8, or leave it out with `exclude:` in yiji.yaml"
                        .to_owned(),
                };
                return Loaded {
                    note,
                    diagnostics: vec![diagnostic],
                };
            }
        };
        let mut diagnostics = Vec::new();
        let (matter, body, first_line) = front_matter::split(&text, rel, &mut diagnostics);
        let title = matter.title.filter(|title| !is_placeholder(title));
        if title.is_some() {
            let above = text.lines().take(first_line as usize);
            let at = above
                .map(str::trim_start)
                .position(|line| line.starts_with("title"));
            note.title_line = at.map_or(0, |at| at as u32 + 1);
        }
        note.title = title.or_else(|| only_heading(body));
        note.tags = matter.tags;
        note.categories = matter.categories;
        note.draft = matter.draft;
        note.cards = matter.cards;
        note.body = entity::restore(body).into_owned();
        note.first_line = first_line;
        Loaded { note, diagnostics }
    }
}

/// Titles that nobody chose.
fn is_placeholder(title: &str) -> bool {
    const PLACEHOLDERS: &[&str] = &[
        "",
        "未命名",
        "无标题",
        "标题",
        "新建",
        "untitled",
        "title",
        "new post",
        "test",
    ];
    let title = title.trim().to_lowercase();
    PLACEHOLDERS.contains(&title.as_str())
}

/// The first-level heading that a note starts with, if it has no other, or if the next one stands right below it: then
/// the others are what it is about.
fn only_heading(body: &str) -> Option<String> {
    let first = body.trim_start().strip_prefix("# ")?;
    if !may_have_heading(first) {
        let line = first.lines().next().unwrap_or_default();
        return Some(title_of(line.trim()));
    }
    let mut title = None;
    let mut only = true;
    let mut fence = false;
    for line in body.lines() {
        let line = line.trim();
        if line.starts_with("```") || line.starts_with("~~~") {
            fence = !fence;
        }
        if fence || line.is_empty() {
            continue;
        }
        match line.strip_prefix("# ") {
            Some(_) if only && title.is_some_and(heads_others) => break,
            Some(_) if title.is_some() => return None,
            Some(text) => title = Some(text),
            None if title.is_none() => return None,
            None => only = false,
        }
    }
    title.map(title_of)
}

/// Whether a heading may name what the headings below it are about: it has no number of theirs, and asks nothing.
fn heads_others(title: &str) -> bool {
    !marker::is_numbered(title) && asking::asking(title) == Asking::No
}

/// Whether another first-level heading may stand in `text`, at the price of one look at each `#`.
fn may_have_heading(text: &str) -> bool {
    let bytes = text.as_bytes();
    memchr::memchr_iter(b'#', bytes).any(|at| {
        let apart = at
            .checked_sub(1)
            .is_some_and(|before| !bytes[before].is_ascii_graphic());
        apart && bytes.get(at + 1) == Some(&b' ')
    })
}

/// What a first-level heading says.
fn title_of(heading: &str) -> String {
    plain(without_attributes(heading.trim_end_matches('#').trim()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles() {
        for (body, title) in [
            ("# 锁\n\n## 行锁\n", Some("锁")),
            ("\n# 锁\n\n# 1. 行锁\n锁一行。\n# 2. 表锁\n", Some("锁")),
            ("# 1. 行锁\n# 2. 表锁\n", None),
            ("# 什么是锁\n# 什么是闩\n", None),
            ("# 锁\n一次一个。\n# 闩\n", None),
            ("# 锁 {#lock}\n\n## 行锁\n", Some("锁")),
            ("锁\n# 闩\n", None),
        ] {
            assert_eq!(only_heading(body).as_deref(), title, "{body}");
        }
    }
}

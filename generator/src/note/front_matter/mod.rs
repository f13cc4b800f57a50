//! The head of a note: YAML between `---`, or TOML between `+++`.
//!
//! ```yaml
//! ---
//! title: Redis 持久化
//! tags: [redis, 数据库]
//! categories: 后端
//! draft: false
//! cards: off          # or a dialect's name, or `sections`
//! ---
//! ```

mod fields;
mod formats;

use self::formats::{deck, toml, yaml};
use crate::diagnostic::{Diagnostic, Level};

/// What the author says about a note.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FrontMatter {
    /// The title.
    pub title: Option<String>,
    /// Tags.
    pub tags: Vec<String>,
    /// Categories.
    pub categories: Vec<String>,
    /// Whether it is a draft.
    pub draft: bool,
    /// What becomes a card.
    pub cards: Cards,
}

/// What becomes a card, where the author says so.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Cards {
    /// Whatever the dialects find.
    #[default]
    Auto,
    /// Nothing.
    Off,
    /// What the dialects find, and every heading with text of its own.
    Sections,
    /// What the dialects find, but no heading just for having text.
    NoSections,
    /// What this dialect finds.
    Dialect(String),
}

impl Cards {
    /// `off`, `sections`, `auto`, or a dialect's name.
    pub fn named(name: &str) -> Cards {
        match name.trim() {
            "off" | "false" | "no" | "none" => Cards::Off,
            "sections" => Cards::Sections,
            "" | "on" | "auto" | "true" => Cards::Auto,
            name => Cards::Dialect(name.to_owned()),
        }
    }
}

/// Parts `text` into front matter, body, and the line on which the body starts.
pub fn split<'a>(
    text: &'a str,
    path: &str,
    diagnostics: &mut Vec<Diagnostic>,
) -> (FrontMatter, &'a str, u32) {
    let start = text.trim_start_matches(['\u{feff}', '\n']);
    let skipped = text[..text.len() - start.len()].matches('\n').count() as u32;
    let none = |text| (FrontMatter::default(), text, 1);
    let fence = match start.lines().next().map(str::trim_end) {
        Some("---") => "---",
        Some("+++") => "+++",
        _ => return none(text),
    };
    let mut lines = 1;
    let mut offset = start.find('\n').map_or(start.len(), |at| at + 1);
    let inner_start = offset;
    let inner_end = loop {
        let rest = &start[offset..];
        let Some(line) = rest.lines().next() else {
            // A rule at the head of a note, and no front matter at all.
            return none(text);
        };
        lines += 1;
        let end = line.trim_end();
        if end == fence || (fence == "---" && end == "...") {
            break offset;
        }
        offset += rest.find('\n').map_or(rest.len(), |at| at + 1);
    };
    let inner = &start[inner_start..inner_end];
    let rest = &start[inner_end..];
    let body = rest.find('\n').map_or("", |at| &rest[at + 1..]);
    let says_fields = inner.trim().is_empty() || looks_like_fields(inner);
    let parsed = if fence == "+++" {
        toml(inner)
    } else if says_fields {
        yaml(inner)
    } else if let Some(fields) = deck(inner) {
        Ok(fields)
    } else {
        // Two rules with words between them.
        return none(text);
    };
    let matter = match parsed {
        Ok(fields) => fields.into(),
        Err(wrong) => {
            // What is found missing at the end was opened on the last line that says something.
            let lines: Vec<&str> = inner.lines().collect();
            let last = lines
                .iter()
                .rposition(|line| !line.trim().is_empty())
                .unwrap_or(0);
            let at = (wrong.line.saturating_sub(1) as usize).min(last);
            let line_text = lines.get(at).copied().unwrap_or_default();
            let column = if wrong.line as usize > at + 1 {
                u32::MAX
            } else {
                wrong.column
            };
            diagnostics.push(Diagnostic {
                level: Level::Error,
                name: "front-matter",
                message: format!("front matter can't be read: {}", wrong.message),
                path: path.to_owned(),
                line: skipped + 2 + at as u32,
                column: column.clamp(1, line_text.chars().count() as u32 + 1),
                length: 1,
                source_line: line_text.to_owned(),
                help: "put the value in quotes, or check brackets and indentation".to_owned(),
            });
            FrontMatter::default()
        }
    };
    (matter, body, skipped + lines + 1)
}

/// Whether the text between two rules is front matter: its first line that says something has a key.
fn looks_like_fields(inner: &str) -> bool {
    inner
        .lines()
        .map(str::trim)
        .find(|line| !line.is_empty() && !line.starts_with('#'))
        .is_none_or(|line| {
            line.split_once(':').is_some_and(|(key, _)| {
                !key.is_empty()
                    && key.chars().all(|sign| {
                        sign.is_alphanumeric() || matches!(sign, '_' | '-' | '"' | '\'' | ' ')
                    })
            }) || line.starts_with(['{', '['])
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (FrontMatter, String, u32, Vec<Diagnostic>) {
        let mut diagnostics = Vec::new();
        let (matter, body, line) = split(text, "a.md", &mut diagnostics);
        (matter, body.to_owned(), line, diagnostics)
    }

    #[test]
    fn yaml_and_toml() {
        let (matter, body, line, _) = read(
            "---\ntitle: 锁\ntags: [a, 2]\ncategories: x\ndraft: true\ndate: 2025-01-01\n---\n\n锁？",
        );
        assert_eq!(matter.title.as_deref(), Some("锁"));
        assert_eq!(
            (matter.tags, matter.categories),
            (vec!["a".to_owned(), "2".to_owned()], vec!["x".to_owned()])
        );
        assert!(matter.draft);
        assert_eq!((body.as_str(), line), ("\n锁？", 8));
        let (matter, _, line, _) = read("+++\ntitle = \"锁\"\ndate = 2025-01-01\n+++\n锁？");
        assert_eq!((matter.title.as_deref(), line), (Some("锁"), 5));
    }

    #[test]
    fn rules_are_no_front_matter() {
        for text in ["---\n锁是什么？\n---\n", "---\n", "---\n一种锁\n", "锁", ""] {
            let (matter, body, line, wrong) = read(text);
            assert_eq!(
                (matter, body.as_str(), line, wrong.len()),
                (FrontMatter::default(), text, 1, 0)
            );
        }
    }

    #[test]
    fn the_head_of_a_deck_of_hashcards() {
        let (matter, body, line, wrong) = read("---\nname = \"锁\"\n---\nQ: 锁？");
        assert_eq!(
            (matter.title.as_deref(), body.as_str(), line, wrong.len()),
            (Some("锁"), "Q: 锁？", 4, 0)
        );
        assert_eq!(read("---\na = b 是什么？\n---\n").2, 1);
    }

    #[test]
    fn broken_yaml_is_said_with_its_place() {
        let (_, body, line, wrong) = read("---\ntitle: a\ntags: [a, b\n---\n锁");
        assert_eq!((body.as_str(), line), ("锁", 5));
        assert_eq!(
            (wrong[0].level, wrong[0].name),
            (Level::Error, "front-matter")
        );
        assert!((2..=4).contains(&wrong[0].line), "{}", wrong[0].line);
    }

    #[test]
    fn cards() {
        for (text, cards) in [
            ("cards: off", Cards::Off),
            ("cards: false", Cards::Off),
            ("cards: sections", Cards::Sections),
            ("cards: {sections: false}", Cards::NoSections),
            (
                "cards: {dialect: table}",
                Cards::Dialect("table".to_owned()),
            ),
            ("cards: [1]", Cards::Auto),
        ] {
            assert_eq!(
                read(&format!("---\n{text}\n---\n")).0.cards,
                cards,
                "{text}"
            );
        }
    }
}

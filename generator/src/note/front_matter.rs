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

use serde::Deserialize;

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

/// The fields, as loosely as authors write them.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Fields {
    title: Option<Scalar>,
    name: Option<Scalar>,
    tags: Option<Names>,
    tag: Option<Names>,
    categories: Option<Names>,
    category: Option<Names>,
    draft: Option<Scalar>,
    cards: Option<CardField>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Scalar {
    Bool(bool),
    Number(f64),
    Text(String),
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Names {
    One(Scalar),
    Many(Vec<Option<Scalar>>),
    Nested(Vec<Vec<Scalar>>),
    Other(serde::de::IgnoredAny),
}

#[derive(Deserialize)]
#[serde(untagged)]
enum CardField {
    Plain(Scalar),
    Map {
        dialect: Option<String>,
        sections: Option<bool>,
        off: Option<bool>,
    },
    Other(serde::de::IgnoredAny),
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

/// What is wrong, at a line and column of the front matter counted from 1.
struct Wrong {
    message: String,
    line: u32,
    column: u32,
}

/// The head of a deck of hashcards: TOML between `---`, such as `name = "TCP"`.
fn deck(inner: &str) -> Option<Fields> {
    let mut lines = inner.lines().filter(|line| !line.trim().is_empty());
    let assigns = lines.all(|line| line.contains(" = ") && line.starts_with(char::is_alphabetic));
    let mut fields = assigns.then(|| toml(inner).ok()).flatten()?;
    fields.title = fields.title.or(fields.name.take());
    Some(fields)
}

fn yaml(inner: &str) -> Result<Fields, Wrong> {
    if inner.trim().is_empty() {
        return Ok(Fields::default());
    }
    let fields: Result<Option<Fields>, _> = serde_yaml::from_str(inner);
    fields.map(Option::unwrap_or_default).map_err(|error| {
        let (line, column) = error
            .location()
            .map_or((1, 1), |at| (at.line() as u32, at.column() as u32));
        // The place is said by the diagnostic.
        let message = error.to_string();
        let message = message
            .split(" at line ")
            .next()
            .unwrap_or(&message)
            .to_owned();
        Wrong {
            message,
            line,
            column,
        }
    })
}

fn toml(inner: &str) -> Result<Fields, Wrong> {
    toml::from_str(inner).map_err(|error: toml::de::Error| {
        let at = error.span().map_or(0, |span| span.start).min(inner.len());
        let before = inner.get(..at).unwrap_or_default();
        let line = before.matches('\n').count() as u32 + 1;
        let column = before
            .rsplit('\n')
            .next()
            .unwrap_or_default()
            .chars()
            .count() as u32
            + 1;
        Wrong {
            message: error
                .message()
                .lines()
                .next()
                .unwrap_or_default()
                .to_owned(),
            line,
            column,
        }
    })
}

impl From<Fields> for FrontMatter {
    fn from(fields: Fields) -> Self {
        FrontMatter {
            title: fields
                .title
                .map(Scalar::into_text)
                .filter(|title| !title.trim().is_empty()),
            tags: names(fields.tags.or(fields.tag)),
            categories: names(fields.categories.or(fields.category)),
            draft: matches!(
                fields.draft.map(Scalar::into_text).as_deref(),
                Some("true" | "yes" | "1")
            ),
            cards: fields.cards.map_or(Cards::Auto, Into::into),
        }
    }
}

impl From<CardField> for Cards {
    fn from(field: CardField) -> Self {
        match field {
            CardField::Plain(Scalar::Bool(false)) => Cards::Off,
            CardField::Plain(Scalar::Text(text)) => Cards::named(&text),
            CardField::Map {
                off: Some(true), ..
            } => Cards::Off,
            CardField::Map {
                dialect: Some(name),
                ..
            } => Cards::Dialect(name),
            CardField::Map {
                sections: Some(true),
                ..
            } => Cards::Sections,
            CardField::Map {
                sections: Some(false),
                ..
            } => Cards::NoSections,
            _ => Cards::Auto,
        }
    }
}

impl Scalar {
    fn into_text(self) -> String {
        match self {
            Scalar::Bool(value) => value.to_string(),
            Scalar::Number(value) => value.to_string(),
            Scalar::Text(text) => text,
        }
    }
}

fn names(names: Option<Names>) -> Vec<String> {
    let all: Vec<String> = match names {
        None | Some(Names::Other(_)) => Vec::new(),
        // `tags: redis, 数据库`
        Some(Names::One(one)) => one
            .into_text()
            .split([',', '，'])
            .map(str::to_owned)
            .collect(),
        Some(Names::Many(many)) => many.into_iter().flatten().map(Scalar::into_text).collect(),
        Some(Names::Nested(nested)) => nested
            .into_iter()
            .flatten()
            .map(Scalar::into_text)
            .collect(),
    };
    all.into_iter()
        .map(|name| name.trim().to_owned())
        .filter(|name| !name.is_empty())
        .collect()
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

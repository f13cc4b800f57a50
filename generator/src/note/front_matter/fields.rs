//! The fields of a front matter, and what they say of a note.

use serde::Deserialize;

use super::{Cards, FrontMatter};

/// The fields, as loosely as authors write them.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Fields {
    pub(super) title: Option<Scalar>,
    /// What a deck of hashcards is called.
    pub(super) name: Option<Scalar>,
    tags: Option<Names>,
    tag: Option<Names>,
    categories: Option<Names>,
    category: Option<Names>,
    draft: Option<Scalar>,
    cards: Option<CardField>,
}

/// A value, whatever its type.
#[derive(Deserialize)]
#[serde(untagged)]
pub(super) enum Scalar {
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

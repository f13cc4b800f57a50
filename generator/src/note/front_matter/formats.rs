//! The forms that a front matter comes in.

use super::fields::Fields;

/// What is wrong, at a line and column of the front matter counted from 1.
pub(super) struct Wrong {
    pub(super) message: String,
    pub(super) line: u32,
    pub(super) column: u32,
}

/// The head of a deck of hashcards: TOML between `---`, such as `name = "TCP"`.
pub(super) fn deck(inner: &str) -> Option<Fields> {
    let mut lines = inner.lines().filter(|line| !line.trim().is_empty());
    let assigns = lines.all(|line| line.contains(" = ") && line.starts_with(char::is_alphabetic));
    let mut fields = assigns.then(|| toml(inner).ok()).flatten()?;
    fields.title = fields.title.or(fields.name.take());
    Some(fields)
}

/// YAML between `---`.
pub(super) fn yaml(inner: &str) -> Result<Fields, Wrong> {
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

/// TOML between `+++`.
pub(super) fn toml(inner: &str) -> Result<Fields, Wrong> {
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

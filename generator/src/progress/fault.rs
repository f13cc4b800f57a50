//! What is wrong with a backup file.

use std::{fmt, path::PathBuf};

/// Something that a person has to know about a backup: which file, where in it, what, and what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The file.
    pub path: PathBuf,
    /// Line and column in characters, from 1, where there is such a place.
    pub place: Option<(usize, usize)>,
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub help: &'static str,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.path.display())?;
        if let Some((line, column)) = self.place {
            write!(f, ":{line}:{column}")?;
        }
        write!(f, ": {}\n  help: {}", self.message, self.help)
    }
}

/// Line and column of a byte in a text.
pub fn place(text: &str, byte: usize) -> (usize, usize) {
    let before = text.get(..byte).unwrap_or(text);
    let line_starts = before.rfind('\n').map_or(0, |newline| newline + 1);
    let line = before.matches('\n').count() + 1;
    (line, before[line_starts..].chars().count() + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_characters() {
        let text = "{\n \"题\": 1}";
        for (byte, found) in [
            (0, (1, 1)),
            (2, (2, 1)),
            (4, (2, 3)),
            (7, (2, 4)),
            (99, (2, 9)),
        ] {
            assert_eq!(place(text, byte), found, "{byte}");
        }
    }
}

//! A note is wrong or doubtful: what, where, and what to do.

mod digest;
mod picture;

pub use digest::digest;
pub use picture::render;

/// How bad it is. Errors make the run end with 1; warnings do so with `--strict`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// The note can't be read as written.
    Error,
    /// It was read, and something about it is doubtful.
    Warning,
    /// A matter of taste, or a remark on how it was read. Counted, and shown on request.
    Hint,
}

impl Level {
    /// What it is called on the terminal and in `yiji.yaml`.
    pub fn name(self) -> &'static str {
        match self {
            Level::Error => "error",
            Level::Warning => "warning",
            Level::Hint => "hint",
        }
    }
}

/// One finding in one note.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// How bad it is.
    pub level: Level,
    /// Name of the check, such as `unanswered`, kebab-case; what `yiji.yaml` and `--explain` call it.
    pub name: &'static str,
    /// What is wrong: lower case, names and input in backticks, no final full stop.
    pub message: String,
    /// The note, relative to the source folder, with `/`.
    pub path: String,
    /// Line of the file, from 1.
    pub line: u32,
    /// First character of the span in the line, from 1 (characters, not bytes or screen columns).
    pub column: u32,
    /// Length of the span in characters; 0 = to the end of the line.
    pub length: u32,
    /// The whole line as it stands in the file, for the picture under the message.
    pub source_line: String,
    /// What to do about it, a short sentence without final full stop.
    pub help: String,
}

//! What in a side could not be shown as its author meant it.

/// The sort of problem.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProblemKind {
    /// A picture or attachment that is not there.
    MissingFile,
    /// A file outside the source folder, or a hidden one.
    OutsideFolder,
    /// An attachment that would run scripts of its own on the site.
    ActiveFile,
    /// An address with a scheme that is not let through.
    UnsafeAddress,
    /// A link to a note that has no page.
    BrokenLink,
    /// A link to a place in a note that is not there.
    BrokenFragment,
    /// More HTML than anybody writes by hand; shown as text.
    TooMuchHtml,
}

impl ProblemKind {
    /// All sorts.
    pub const ALL: [ProblemKind; 7] = [
        ProblemKind::MissingFile,
        ProblemKind::OutsideFolder,
        ProblemKind::ActiveFile,
        ProblemKind::UnsafeAddress,
        ProblemKind::BrokenLink,
        ProblemKind::BrokenFragment,
        ProblemKind::TooMuchHtml,
    ];

    /// Name of the check, kebab-case, as a diagnostic has it.
    pub fn name(self) -> &'static str {
        match self {
            ProblemKind::MissingFile => "missing-file",
            ProblemKind::OutsideFolder => "outside-folder",
            ProblemKind::ActiveFile => "active-file",
            ProblemKind::UnsafeAddress => "unsafe-address",
            ProblemKind::BrokenLink | ProblemKind::BrokenFragment => "broken-link",
            ProblemKind::TooMuchHtml => "too-much-html",
        }
    }
}

/// One problem of one side.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The sort of problem.
    pub kind: ProblemKind,
    /// The address as the author wrote it; empty where there is none.
    pub address: String,
    /// Lines between the start of the side and the problem, 0 for its first line.
    pub line: u32,
}

impl Problem {
    /// Name of the check, kebab-case, as a diagnostic has it.
    pub fn name(&self) -> &'static str {
        self.kind.name()
    }

    /// What is wrong.
    pub fn message(&self) -> String {
        let address = &self.address;
        match self.kind {
            ProblemKind::MissingFile => format!("file `{address}` does not exist"),
            ProblemKind::OutsideFolder => {
                format!("file `{address}` is hidden or outside the notes' folder")
            }
            ProblemKind::ActiveFile => format!("file `{address}` could run scripts on the site"),
            ProblemKind::UnsafeAddress => format!("address `{address}` is not one a page may use"),
            ProblemKind::BrokenLink => format!("link `{address}` leads to no page"),
            ProblemKind::BrokenFragment => {
                format!("link `{address}` names no heading and no card of that note")
            }
            ProblemKind::TooMuchHtml => {
                "too many HTML tags to check; they are shown as text".into()
            }
        }
    }

    /// What to do about it.
    pub fn help(&self) -> &'static str {
        match self.kind {
            ProblemKind::MissingFile => {
                "check the path; it is relative to the note, or to the notes' folder if it starts with `/`"
            }
            ProblemKind::OutsideFolder => "copy the file into the notes' folder, beside the note",
            ProblemKind::ActiveFile => "pack it as `.zip`, or link to where it is published",
            ProblemKind::UnsafeAddress => "use `https:`, `mailto:` or a path to a file",
            ProblemKind::BrokenLink => "check the path; drafts and left-out notes have no page",
            ProblemKind::BrokenFragment => "check what stands after `#`; it may have been renamed",
            ProblemKind::TooMuchHtml => "write it as Markdown",
        }
    }
}

//! `yiji init`: a new project, ready to be read, changed and published.
//!
//! ```text
//! my-notes/
//!   content/yiji.yaml             every option, explained; all of them can go
//!   content/sample.md             a note that shows question, steps and outline
//!   .gitignore                    the built site is no source
//!   .gitattributes                how git merges what yiji remembers of the cards
//!   .github/workflows/pages.yml   builds and publishes on every push
//! ```
//!
//! What stands there already is never touched.

use std::{
    fmt, fs,
    io::{self, Write},
    path::{Path, PathBuf},
};

/// What a new project is like.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    /// Language of the sample and the site: Chinese for `zh…`, else English.
    pub language: String,
}

/// Why a project can't be started.
#[derive(Debug, thiserror::Error)]
#[error("can't write `{}`: {source}\n  help: check that the folder may be written to, or name another", path.display())]
pub struct Error {
    /// The file or folder.
    pub path: PathBuf,
    /// Why not.
    pub source: io::Error,
}

/// What was done. As text: one line a file, then the next steps.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// The project's folder, as it was given.
    pub folder: PathBuf,
    /// Files that are new, relative to the folder.
    pub written: Vec<&'static str>,
    /// Files that stood there before, and still do.
    pub kept: Vec<&'static str>,
}

/// A file of a new project: its path, and its text in Chinese and in English.
struct Template {
    path: &'static str,
    chinese: &'static str,
    english: &'static str,
}

/// Each line of the lock file says all about its card, so a merge keeps the lines of both sides; the next build sorts them. Two
/// site ids, which only two first builds can bring together, are an error that the next build explains.
const MERGE: &str = "cards.lock merge=union\n";

const TEMPLATES: [Template; 5] = [
    Template {
        path: "content/yiji.yaml",
        chinese: include_str!("yiji.zh-CN.yaml"),
        english: include_str!("yiji.en.yaml"),
    },
    Template {
        path: "content/sample.md",
        chinese: include_str!("sample.zh-CN.md"),
        english: include_str!("sample.en.md"),
    },
    Template {
        path: ".gitignore",
        chinese: "/public/\n/.public.cache\n",
        english: "/public/\n/.public.cache\n",
    },
    Template {
        path: ".gitattributes",
        chinese: MERGE,
        english: MERGE,
    },
    Template {
        path: ".github/workflows/pages.yml",
        chinese: include_str!("pages.yml"),
        english: include_str!("pages.yml"),
    },
];

/// Starts a project in `folder`, which is made where there is none.
///
/// # Errors
/// A file or folder can't be written.
pub fn init(folder: &Path, options: &Options) -> Result<Report, Error> {
    let mut report = Report {
        folder: folder.to_path_buf(),
        written: Vec::new(),
        kept: Vec::new(),
    };
    for template in &TEMPLATES {
        let text = if options.language.starts_with("zh") {
            template.chinese
        } else {
            template.english
        };
        let text = text.replace("{version}", env!("CARGO_PKG_VERSION"));
        match write_new(&folder.join(template.path), &text)? {
            true => report.written.push(template.path),
            false => report.kept.push(template.path),
        }
    }
    Ok(report)
}

/// Writes a file, unless something is there; false if so.
fn write_new(path: &Path, text: &str) -> Result<bool, Error> {
    let failed = |source| Error {
        path: path.to_path_buf(),
        source,
    };
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(failed)?;
    }
    match fs::OpenOptions::new()
        .write(true)
        .create_new(true)
        .open(path)
    {
        Ok(mut file) => file
            .write_all(text.as_bytes())
            .map(|()| true)
            .map_err(failed),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(false),
        Err(error) => Err(failed(error)),
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        for path in &self.written {
            writeln!(f, "wrote {path}")?;
        }
        for path in &self.kept {
            writeln!(f, "kept  {path}, which was there before")?;
        }
        if self.kept.contains(&".gitignore") {
            writeln!(
                f,
                "      the built site is in public/; add it there if it isn't"
            )?;
        }
        writeln!(f, "\nNext:")?;
        if self.folder != Path::new(".") && self.folder != Path::new("") {
            writeln!(f, "  cd {}", quoted(&self.folder))?;
        }
        writeln!(
            f,
            "  yiji serve --open     see the sample as cards; edit content/sample.md and watch the page"
        )?;
        writeln!(
            f,
            "  yiji check            what did not become a card, and why"
        )?;
        writeln!(
            f,
            "\nTo publish: push the folder to GitHub; there, Settings → Pages → Source: GitHub Actions."
        )
    }
}

/// A path as a shell takes it.
fn quoted(path: &Path) -> String {
    let path = path.display().to_string();
    match path.contains([' ', '\'', '(', ')', '&', ';', '$', '*']) {
        true => format!("'{}'", path.replace('\'', r"'\''")),
        false => path,
    }
}

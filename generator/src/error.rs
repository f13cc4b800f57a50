//! The run cannot go on: bad usage, a broken config, a file that can't be read or written. Exit code 2.
//!
//! What is wrong in a *note* is a [`crate::diagnostic::Diagnostic`] instead, and the run goes on.

use std::{io, path::PathBuf};

/// Why a run stopped. The text is what a person sees: what went wrong, where, what to do.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A file or folder could not be read or written.
    #[error("can't {doing} `{}`: {}", path.display(), reason(source))]
    Io {
        /// What was tried: `read`, `write`, `list` …
        doing: &'static str,
        /// The file or folder.
        path: PathBuf,
        /// The system's answer.
        source: io::Error,
    },
    /// `yiji.yaml` can't be used.
    #[error("{}:{line}:{column}: {message}\n  help: {help}", path.display())]
    Config {
        /// The config file.
        path: PathBuf,
        /// Line, from 1.
        line: usize,
        /// Column, from 1.
        column: usize,
        /// What is wrong.
        message: String,
        /// What to do.
        help: &'static str,
    },
    /// `cards.lock` can't be used.
    #[error("{}:{line}: {message}\n  help: {help}", path.display())]
    Lock {
        /// The lock file.
        path: PathBuf,
        /// Line, from 1.
        line: usize,
        /// What is wrong.
        message: String,
        /// What to do.
        help: &'static str,
    },
    /// What was asked for can't be done.
    #[error("{message}\n  help: {help}")]
    Usage {
        /// What is wrong.
        message: String,
        /// What to do.
        help: String,
    },
    /// A theme lacks something or a template does not render.
    #[error("theme: {0}")]
    Theme(String),
    /// A project can't be started.
    #[error(transparent)]
    Init(#[from] crate::init::Error),
    /// The site can't be served.
    #[error(transparent)]
    Serve(#[from] crate::serve::Error),
}

impl Error {
    /// For `map_err`: the error of doing something with a path.
    pub fn io(doing: &'static str, path: impl Into<PathBuf>) -> impl FnOnce(io::Error) -> Error {
        let path = path.into();
        move |source| Error::Io {
            doing,
            path,
            source,
        }
    }

    /// Bad usage, with what to do about it.
    pub fn usage(message: impl Into<String>, help: impl Into<String>) -> Error {
        Error::Usage {
            message: message.into(),
            help: help.into(),
        }
    }
}

/// The system's reason in plain words, without `(os error 13)`.
fn reason(source: &io::Error) -> String {
    match source.kind() {
        io::ErrorKind::NotFound => "there is no such file or folder".into(),
        io::ErrorKind::PermissionDenied => "permission denied".into(),
        io::ErrorKind::StorageFull => "the disk is full".into(),
        io::ErrorKind::ReadOnlyFilesystem => "the file system is read-only".into(),
        _ => {
            let text = source.to_string();
            text.split(" (os error")
                .next()
                .unwrap_or(&text)
                .to_lowercase()
        }
    }
}

//! Which notes there are, and where the page of each stands.

use std::path::{Path, PathBuf};

use super::address::{self, Address};
use crate::{config::Config, error::Error, note, source::Source};

/// All notes of a source, in their order.
pub struct NotePlaces {
    /// Path under the source folder, with `/`, and file.
    pub notes: Vec<(String, PathBuf)>,
    /// Where the page of each stands.
    pub addresses: Vec<Address>,
}

impl NotePlaces {
    /// Of these notes: path under the source folder, and file.
    pub fn of(notes: Vec<(String, PathBuf)>) -> NotePlaces {
        let addresses = address::of_notes(notes.iter().map(|(path, _)| path.as_str()));
        NotePlaces { notes, addresses }
    }

    /// How many notes there are.
    pub fn len(&self) -> usize {
        self.notes.len()
    }
}

/// The notes of a source: path under its folder, and file; sorted. The output is not looked into.
///
/// # Errors
/// There are none; a folder can't be listed; a glob in the config is broken.
pub fn find(source: &Source, out: &Path) -> Result<Vec<(String, PathBuf)>, Error> {
    let Config {
        include, exclude, ..
    } = &source.config;
    let skip = [source.folder.join("public"), out.to_owned()];
    let files = match &source.only {
        Some(note) => vec![note.clone()],
        None => note::find(&source.folder, include, exclude, &skip).map_err(|error| {
            Error::usage(
                error.to_string(),
                "check the folder's permissions, and `include` and `exclude` in yiji.yaml",
            )
        })?,
    };
    if files.is_empty() {
        return Err(Error::usage(
            format!("there are no notes in `{}`", source.folder.display()),
            "notes are files ending in .md, .markdown or .txt; `yiji init` writes a first one",
        ));
    }
    let relative = |file: &PathBuf| {
        file.strip_prefix(&source.folder)
            .unwrap_or(file)
            .to_string_lossy()
            .replace('\\', "/")
    };
    Ok(files
        .into_iter()
        .map(|file| (relative(&file), file))
        .collect())
}

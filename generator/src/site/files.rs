//! What notes point to: images and attachments, which are copied under fingerprinted names, and other notes, whose
//! pages are known. Nothing outside the source folder is ever read.

use std::{
    collections::HashMap,
    path::{Path, PathBuf},
    sync::{Mutex, PoisonError},
};

use super::{address::Address, note_places::NotePlaces, output::Output};
use crate::error::Error;

/// The files and pages that a note may point to.
pub struct Files<'a> {
    /// The notes.
    pub places: &'a NotePlaces,
    /// The site.
    pub output: &'a Output,
    folder: &'a Path,
    pages: HashMap<&'a str, &'a Address>,
    copied: Mutex<HashMap<PathBuf, String>>,
}

impl<'a> Files<'a> {
    /// Those of a source folder with these notes.
    pub fn new(folder: &'a Path, output: &'a Output, places: &'a NotePlaces) -> Files<'a> {
        let paths = places.notes.iter().map(|(path, _)| path.as_str());
        Files {
            places,
            output,
            folder,
            pages: paths.zip(&places.addresses).collect(),
            copied: Mutex::default(),
        }
    }

    /// The source folder.
    pub fn folder(&self) -> &Path {
        self.folder
    }

    /// Copies a file inside the source folder into the site and gives its path under the site's root. The same
    /// file is copied once. `file` has been resolved and stands inside the folder.
    ///
    /// # Errors
    /// It can't be read or written.
    pub fn copy(&self, file: &Path) -> Result<String, Error> {
        if let Some(path) = self
            .copied
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .get(file)
        {
            return Ok(path.clone());
        }
        let bytes = std::fs::read(file).map_err(Error::io("read", file))?;
        let name = file
            .file_name()
            .map_or_else(|| "file".into(), |name| name.to_string_lossy());
        let path = self.output.write_hashed("assets/", &name, &bytes)?;
        self.copied
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .insert(file.to_owned(), path.clone());
        Ok(path)
    }

    /// Address under the site's root of another note's page, by the note's path under the source folder.
    pub fn page(&self, path: &str) -> Option<&str> {
        self.pages.get(path).map(|address| address.href.as_str())
    }
}

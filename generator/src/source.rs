//! `SRC`: a folder of notes or one note, and its config.

use std::path::{Path, PathBuf};

use crate::{config::Config, error::Error};

/// Where the notes are, and how they want to be compiled.
#[derive(Clone, Debug)]
pub struct Source {
    /// The folder that note paths are relative to, and that nothing is read outside of.
    pub folder: PathBuf,
    /// The only note to read, if `SRC` is a file.
    pub only: Option<PathBuf>,
    /// `yiji.yaml` of that folder.
    pub config: Config,
}

impl Source {
    /// Opens `SRC`. Without one: `content` where that folder exists, else the current folder.
    ///
    /// # Errors
    /// There is no such folder or note; the config is broken.
    pub fn open(path: Option<&Path>) -> Result<Source, Error> {
        let path = match path {
            Some(path) => path,
            None if Path::new("content").is_dir() => Path::new("content"),
            None => Path::new("."),
        };
        let found = std::fs::metadata(path).map_err(|error| {
            if error.kind() == std::io::ErrorKind::NotFound {
                Error::usage(
                    format!("there is no `{}`", path.display()),
                    "name a folder of notes, or run `yiji init` to start one here",
                )
            } else {
                Error::io("read", path)(error)
            }
        })?;
        if found.is_dir() {
            return Ok(Source {
                folder: path.to_owned(),
                only: None,
                config: Config::load(path)?,
            });
        }
        let folder = match path.parent() {
            Some(parent) if !parent.as_os_str().is_empty() => parent.to_owned(),
            _ => PathBuf::from("."),
        };
        let config = Config::load(&folder)?;
        Ok(Source {
            folder,
            only: Some(path.to_owned()),
            config,
        })
    }

    /// The site's title: from the config, else the folder's or note's name.
    pub fn title(&self) -> String {
        if let Some(title) = &self.config.title {
            return title.clone();
        }
        let named = self.only.as_deref().unwrap_or(&self.folder);
        let named = named.canonicalize().unwrap_or_else(|_| named.to_owned());
        named.file_stem().map_or_else(
            || "易记".to_owned(),
            |name| name.to_string_lossy().into_owned(),
        )
    }
}

//! `cards.lock`: what must outlive the notes, kept beside them and committed with them.
//!
//! ```text
//! # yiji: made by `yiji build`. Commit it with the notes; it keeps review progress with its site.
//! version 1
//! site 9c0ffee15dead000
//! ```
//!
//! The site's id is made once, from the first deck, and then only read: stored progress has it as its prefix. It is
//! written where a project is (`yiji.yaml` beside the notes); a bare folder is never written to, and its id is made of
//! the folder's name.

use std::path::{Path, PathBuf};

use srs::CardId;

use super::hash;
use crate::{config::CONFIG_FILE, error::Error, source::Source};

/// Name of the lock file in the source folder.
pub const LOCK_FILE: &str = "cards.lock";
const VERSION: &str = "1";
const REMEDY: &str = "take the file from your last commit (`git checkout cards.lock`); deleting it starts a new site, which does not see the progress stored so far";

/// The lock file of a source folder, or what it will be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lock {
    /// The site's id.
    pub site: CardId,
    /// The text to write, where the file is not there yet and should be.
    pub unwritten: Option<(PathBuf, String)>,
}

impl Lock {
    /// Reads the lock of a source folder, or makes its first one from the ids of the first deck.
    ///
    /// # Errors
    /// The file is there and can't be read; damage is named with its line.
    pub fn open(source: &Source, first_deck: impl Iterator<Item = CardId>) -> Result<Lock, Error> {
        let path = source.folder.join(LOCK_FILE);
        match std::fs::read_to_string(&path) {
            Ok(text) => Ok(Lock {
                site: parse(&text, &path)?,
                unwritten: None,
            }),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                if !source.folder.join(CONFIG_FILE).is_file() {
                    return Ok(Lock {
                        site: hash(&["folder:", &source.title()]),
                        unwritten: None,
                    });
                }
                let mut ids: Vec<CardId> = first_deck.collect();
                ids.sort_unstable();
                let ids: String = ids.iter().map(|id| format!("{id}\n")).collect();
                let site = hash(&["site:", &ids]);
                Ok(Lock {
                    site,
                    unwritten: Some((path, render(site))),
                })
            }
            Err(error) => Err(Error::io("read", path)(error)),
        }
    }

    /// Writes the file where it is not there yet.
    ///
    /// # Errors
    /// It can't be written.
    pub fn save(&self) -> Result<(), Error> {
        match &self.unwritten {
            Some((path, text)) => std::fs::write(path, text).map_err(Error::io("write", path)),
            None => Ok(()),
        }
    }
}

fn render(site: CardId) -> String {
    format!(
        "# yiji: made by `yiji build`. Commit it with the notes; it keeps review progress with its site.\nversion {VERSION}\nsite {site}\n"
    )
}

fn parse(text: &str, path: &Path) -> Result<CardId, Error> {
    let wrong = |line: usize, message: String, help| Error::Lock {
        path: path.to_owned(),
        line,
        message,
        help,
    };
    let mut site = None;
    for (number, line) in text.lines().enumerate() {
        let number = number + 1;
        if ["<<<<<<<", "=======", ">>>>>>>"]
            .iter()
            .any(|mark| line.starts_with(mark))
        {
            return Err(wrong(
                number,
                "a merge conflict stands in the file".into(),
                "keep the lines of either side and remove the conflict marks",
            ));
        }
        match line.split_once(' ') {
            _ if line.trim().is_empty() || line.starts_with('#') => {}
            Some(("version", VERSION)) => {}
            Some(("version", other)) => {
                return Err(wrong(
                    number,
                    format!("version `{other}` is newer than this yiji reads"),
                    "update yiji",
                ));
            }
            Some(("site", id)) => {
                site = Some(id.parse().map_err(|_| {
                    wrong(
                        number,
                        format!("`{id}` is not a site id (16 hexadecimal digits)"),
                        REMEDY,
                    )
                })?);
            }
            _ => {
                return Err(wrong(
                    number,
                    format!("`{line}` is not a line of this file"),
                    REMEDY,
                ));
            }
        }
    }
    site.ok_or_else(|| wrong(1, "there is no `site` line".into(), REMEDY))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str) -> Result<CardId, String> {
        parse(text, Path::new("cards.lock")).map_err(|error| error.to_string())
    }

    #[test]
    fn reads_what_it_writes() {
        let site = CardId(0x9c0f_fee1_5dea_d000);
        assert_eq!(check(&render(site)), Ok(site));
    }

    #[test]
    fn damage_is_named_with_its_line_and_a_remedy() {
        for (text, starts) in [
            ("", "cards.lock:1: there is no `site` line"),
            ("version 2\n", "cards.lock:1: version `2` is newer"),
            (
                "version 1\nsite 12\n",
                "cards.lock:2: `12` is not a site id",
            ),
            (
                "version 1\n<<<<<<< ours\n",
                "cards.lock:2: a merge conflict",
            ),
            (
                "version 1\nsight 0\n",
                "cards.lock:2: `sight 0` is not a line",
            ),
        ] {
            let error = check(text).expect_err(text);
            assert!(
                error.starts_with(starts) && error.contains("help: "),
                "{error}"
            );
        }
    }
}

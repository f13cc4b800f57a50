//! The new site in the old one's place: as a whole, or file by file where most of the old one stays.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

use super::{
    Output, Written,
    owned::{LIST_FILE, foreign_files, list},
};
use crate::error::Error;

impl Output {
    pub(super) fn swap(
        &self,
        aside: &Path,
        written: &BTreeMap<String, Written>,
    ) -> Result<(), Error> {
        let kept = foreign_files(&self.to)?;
        let list_file = aside.join(LIST_FILE);
        fs::write(&list_file, list(written.keys())).map_err(Error::io("write", list_file))?;
        for path in &kept {
            let (from, to) = (self.to.join(path), aside.join(path));
            if to.exists() {
                continue;
            }
            let folder = to.parent().unwrap_or(aside);
            fs::create_dir_all(folder).map_err(Error::io("write", folder))?;
            fs::copy(&from, &to).map_err(Error::io("copy", from))?;
        }
        let old = aside.with_extension("old");
        let had_old = self.to.exists();
        if had_old {
            fs::rename(&self.to, &old).map_err(Error::io("move", &self.to))?;
        }
        if let Err(error) = fs::rename(aside, &self.to) {
            if had_old {
                fs::rename(&old, &self.to).map_err(Error::io("move", &old))?;
            }
            return Err(Error::io("move", &self.to)(error));
        }
        if had_old {
            fs::remove_dir_all(&old).map_err(Error::io("remove", &old))?;
        }
        Ok(())
    }

    pub(super) fn mend_in_place(
        &self,
        aside: &Path,
        written: &BTreeMap<String, Written>,
    ) -> Result<(), Error> {
        let list_file = self.to.join(LIST_FILE);
        let before = fs::read_to_string(&list_file).map_err(Error::io("read", &list_file))?;
        let after = list(written.keys());
        let ours: BTreeSet<&str> = before.lines().skip(1).collect();
        // Whenever it is killed, everything of ours is in the list.
        let write_list = |text: &str| {
            let new = aside.join(".list");
            fs::write(&new, text).map_err(Error::io("write", &new))?;
            fs::rename(&new, &list_file).map_err(Error::io("write", &list_file))
        };
        let all: BTreeSet<&str> = written
            .keys()
            .map(String::as_str)
            .chain(ours.iter().copied())
            .collect();
        if all.len() > ours.len() {
            write_list(&list(all))?;
        }
        let mut changed: Vec<&String> = written
            .iter()
            .filter(|(path, file)| {
                let before = self.standing.get(*path);
                !before.is_some_and(|before| file.is(before))
            })
            .map(|(path, _)| path)
            .collect();
        changed.sort_by_key(|path| rank(path));
        for path in changed {
            let (from, to) = (aside.join(path), self.to.join(path));
            let folder = to.parent().unwrap_or(&self.to);
            fs::create_dir_all(folder).map_err(Error::io("write", folder))?;
            fs::rename(&from, &to).map_err(Error::io("write", &to))?;
        }
        for path in ours.into_iter().filter(|path| !written.contains_key(*path)) {
            remove(&self.to, path)?;
        }
        if before != after {
            write_list(&after)?;
        }
        Ok(())
    }
}

/// Files that others name come first.
fn rank(path: &str) -> u8 {
    match path {
        "sw.js" => 3,
        path if path.starts_with("assets/") || path.starts_with("deck.") => 0,
        path if path.starts_with("notes/") => 1,
        _ => 2,
    }
}

/// Removes a file of ours, and the folders that are empty then.
fn remove(root: &Path, path: &str) -> Result<(), Error> {
    let file = root.join(path);
    match fs::remove_file(&file) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            return Err(Error::io("remove", file)(error));
        }
        _ => {}
    }
    let folders = file
        .ancestors()
        .skip(1)
        .take_while(|folder| *folder != root);
    for folder in folders {
        if fs::remove_dir(folder).is_err() {
            break;
        }
    }
    Ok(())
}

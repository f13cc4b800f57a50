//! What in the output is ours, and whether it may be written to at all.

use std::{
    collections::HashSet,
    fs,
    path::{Path, PathBuf},
};

use crate::error::Error;

/// The list of what yiji wrote, one path a line after a first line.
pub(super) const LIST_FILE: &str = ".yiji";
pub(super) const LIST_HEAD: &str =
    "# Written by yiji, which replaces these files at the next build.\n";

/// The list of what yiji wrote, as a file.
pub(super) fn list<P: AsRef<str>>(paths: impl IntoIterator<Item = P>) -> String {
    let mut list = LIST_HEAD.to_owned();
    for path in paths {
        list.push_str(path.as_ref());
        list.push('\n');
    }
    list
}

/// Clears up after a build that was killed: what it had written is of no use, and the old site comes back if it had
/// been moved out of the way and nothing stands in its place.
pub(super) fn mend(to: &Path, aside: &Path, old: &Path) -> Result<(), Error> {
    for left in [aside, old].into_iter().filter(|left| left.exists()) {
        if !left.join(LIST_FILE).is_file() {
            return Err(not_ours(format!(
                "`{}`, which yiji needs for building, was not written by yiji",
                left.display()
            )));
        }
        if left == old && !to.exists() {
            fs::rename(old, to).map_err(Error::io("move", old))?;
        } else {
            fs::remove_dir_all(left).map_err(Error::io("remove", left))?;
        }
    }
    Ok(())
}

/// A folder is in the way that is not ours to remove.
fn not_ours(what: String) -> Error {
    Error::usage(
        what,
        "yiji only replaces a folder that it wrote; name another one with `-o`, or empty it yourself",
    )
}

/// The output is not the notes' folder and does not hold it.
pub(super) fn refuse_overlap(to: &Path, notes: &Path) -> Result<(), Error> {
    let to = absolute(to)?;
    let notes = absolute(notes)?;
    if notes.starts_with(&to) {
        return Err(Error::usage(
            format!("the output `{}` holds the notes", to.display()),
            "name another folder with `-o`, such as `-o public`",
        ));
    }
    Ok(())
}

/// A path that may not exist yet, with links resolved as far as it does.
fn absolute(path: &Path) -> Result<PathBuf, Error> {
    if let Ok(found) = path.canonicalize() {
        return Ok(found);
    }
    let path = std::path::absolute(path).map_err(Error::io("read", path))?;
    match (path.parent(), path.file_name()) {
        (Some(parent), Some(name)) => Ok(absolute(parent)?.join(name)),
        _ => Ok(path),
    }
}

/// Fails where the output is a folder with something in it, and yiji did not write it.
pub(super) fn refuse_foreign(to: &Path) -> Result<(), Error> {
    let meta = match fs::metadata(to) {
        Ok(meta) => meta,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(Error::io("read", to)(error)),
    };
    if !meta.is_dir() {
        return Err(not_ours(format!("`{}` is a file", to.display())));
    }
    if to.join(LIST_FILE).is_file() {
        return Ok(());
    }
    let mut entries = fs::read_dir(to).map_err(Error::io("list", to))?;
    match entries.next() {
        None => Ok(()),
        Some(_) => Err(not_ours(format!(
            "`{}` has files in it that yiji did not write",
            to.display()
        ))),
    }
}

/// Files in the output that yiji did not write, relative.
pub(super) fn foreign_files(to: &Path) -> Result<Vec<String>, Error> {
    let Ok(list) = fs::read_to_string(to.join(LIST_FILE)) else {
        return Ok(Vec::new());
    };
    let ours: HashSet<&str> = list.lines().skip(1).chain([LIST_FILE]).collect();
    let mut foreign = Vec::new();
    for entry in walkdir::WalkDir::new(to) {
        let entry = entry.map_err(|error| Error::io("list", to)(error.into()))?;
        if entry.file_type().is_dir() {
            continue;
        }
        let path = entry
            .path()
            .strip_prefix(to)
            .unwrap_or(entry.path())
            .to_string_lossy()
            .replace('\\', "/");
        if !ours.contains(path.as_str()) {
            foreign.push(path);
        }
    }
    Ok(foreign)
}

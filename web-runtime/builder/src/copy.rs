//! Copies a folder with everything in it.

use std::{fs, path::Path};

/// Copies the files below `from` to the same places below `to`. A folder that is not there is an empty one.
pub fn folder(from: &Path, to: &Path) -> Result<(), String> {
    let named = |path: &Path, error| format!("{}: {error}", path.display());
    fs::create_dir_all(to).map_err(|error| named(to, error))?;
    if !from.exists() {
        return Ok(());
    }
    for entry in fs::read_dir(from).map_err(|error| named(from, error))? {
        let entry = entry.map_err(|error| named(from, error))?;
        let (source, target) = (entry.path(), to.join(entry.file_name()));
        if source.is_dir() {
            folder(&source, &target)?;
        } else {
            fs::copy(&source, &target).map_err(|error| named(&source, error))?;
        }
    }
    Ok(())
}

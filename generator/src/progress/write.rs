//! Writes a merged backup.

use std::path::Path;

use srs::backup::BackupFile;

use super::Backup;
use crate::error::Error;

/// Writes a backup, aside and then renamed: an interrupted run leaves whatever stood there whole. Overwrites a file
/// that was read whole, as the union holds all of it, and no other.
///
/// # Errors
/// Some other file stands there, or it can't be written.
pub fn write(file: &BackupFile, to: &Path, inputs: &[Backup]) -> Result<(), Error> {
    let real = |path: &Path| path.canonicalize().ok();
    let input = inputs
        .iter()
        .find(|input| to.exists() && real(&input.path) == real(to));
    match input {
        None if to.exists() => {
            return Err(Error::usage(
                format!("`{}` is there already, and was not read", to.display()),
                "name it among the files as well, so that its progress is merged too; or choose another name",
            ));
        }
        Some(input) if !input.faults.is_empty() => {
            return Err(Error::usage(
                format!(
                    "`{}` holds what can't be read, and stays as it is",
                    to.display()
                ),
                "choose another name; the merged file keeps what can't be read as well",
            ));
        }
        _ => {}
    }
    let json = serde_json::to_string(file).map_err(|error| {
        Error::usage(
            error.to_string(),
            "this is a mistake in yiji; please report it",
        )
    })?;
    let mut aside = to.as_os_str().to_owned();
    aside.push(".new");
    let aside = Path::new(&aside);
    std::fs::write(aside, json + "\n").map_err(Error::io("write", aside))?;
    std::fs::rename(aside, to).map_err(Error::io("write", to))
}

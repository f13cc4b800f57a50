//! Which files of a folder are notes.

use std::path::{Path, PathBuf};

use globset::{Glob, GlobSet, GlobSetBuilder};
use walkdir::{DirEntry, WalkDir};

/// File name endings of notes.
const ENDINGS: &[&str] = &["md", "markdown", "txt"];

/// Why notes could not be looked for.
#[derive(Debug, thiserror::Error)]
pub enum FindError {
    /// The folder or something in it can't be read.
    #[error("{}: {source}", path.display())]
    Read {
        /// What can't be read.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// A pattern of `include` or `exclude` is none.
    #[error("`{pattern}` is not a file pattern: {reason}")]
    Pattern {
        /// The pattern.
        pattern: String,
        /// Why.
        reason: String,
    },
}

/// The notes below `source`, sorted; or `source` itself where it is a file.
///
/// Patterns are matched against paths relative to `source`. With no `include`, every note is included. Hidden files
/// and folders, `node_modules`, and the folders in `skip` (such as the output) are never looked into. Links are followed
/// as long as they stay inside `source`.
///
/// # Errors
///
/// Fails where a folder can't be read or a pattern is none.
pub fn find(
    source: &Path,
    include: &[String],
    exclude: &[String],
    skip: &[PathBuf],
) -> Result<Vec<PathBuf>, FindError> {
    if source.is_file() {
        return Ok(vec![source.to_owned()]);
    }
    let (include, exclude) = (globs(include)?, globs(exclude)?);
    let wanted = |entry: &DirEntry| {
        let hidden = entry.depth() > 0 && entry.file_name().to_string_lossy().starts_with('.');
        let folder = entry.file_type().is_dir();
        let left_out = folder
            && (entry.file_name() == "node_modules"
                || skip.iter().any(|path| path == entry.path()));
        !hidden && !left_out
    };
    // A linked file outside the folder is not the author's to publish.
    let root = source.canonicalize().map_err(|error| FindError::Read {
        path: source.to_owned(),
        source: error,
    })?;
    let inside = |path: &Path| {
        path.canonicalize()
            .is_ok_and(|canonical| canonical.starts_with(&root))
    };
    let wanted = |entry: &DirEntry| {
        wanted(entry) && (!entry.path_is_symlink() || entry.depth() == 0 || inside(entry.path()))
    };
    let mut notes = Vec::new();
    for entry in WalkDir::new(source)
        .follow_links(true)
        .into_iter()
        .filter_entry(wanted)
    {
        let entry = match entry {
            Ok(entry) => entry,
            // A link that goes round in a circle leads to nothing new.
            Err(error) if error.loop_ancestor().is_some() => continue,
            Err(error) => {
                return Err(FindError::Read {
                    path: error.path().unwrap_or(source).to_owned(),
                    source: error
                        .into_io_error()
                        .unwrap_or_else(|| std::io::ErrorKind::Other.into()),
                });
            }
        };
        let path = entry.path();
        let note = path
            .extension()
            .and_then(|ending| ending.to_str())
            .is_some_and(|ending| {
                ENDINGS
                    .iter()
                    .any(|known| known.eq_ignore_ascii_case(ending))
            });
        if !note || !entry.file_type().is_file() {
            continue;
        }
        let relative = path.strip_prefix(source).unwrap_or(path);
        if (include.is_empty() || include.is_match(relative)) && !exclude.is_match(relative) {
            notes.push(entry.into_path());
        }
    }
    notes.sort();
    Ok(notes)
}

fn globs(patterns: &[String]) -> Result<GlobSet, FindError> {
    let wrong = |pattern: &str, error: &globset::Error| FindError::Pattern {
        pattern: pattern.to_owned(),
        reason: error.kind().to_string(),
    };
    let mut set = GlobSetBuilder::new();
    for pattern in patterns {
        set.add(Glob::new(pattern).map_err(|error| wrong(pattern, &error))?);
    }
    set.build()
        .map_err(|error| wrong(error.glob().unwrap_or_default(), &error))
}

#[cfg(all(test, unix))]
mod tests {
    use std::{fs, os::unix::fs::symlink};

    use super::find;

    #[test]
    fn links_that_lead_outside_are_not_followed() {
        let folder = tempfile::tempdir().unwrap();
        let (outside, source) = (folder.path().join("outside"), folder.path().join("notes"));
        fs::create_dir_all(source.join("java")).unwrap();
        fs::create_dir_all(&outside).unwrap();
        fs::write(outside.join("secret.md"), "").unwrap();
        fs::write(source.join("java/locks.md"), "").unwrap();
        symlink(&outside, source.join("folder")).unwrap();
        symlink(outside.join("secret.md"), source.join("file.md")).unwrap();
        symlink(source.join("java/locks.md"), source.join("locks.md")).unwrap();
        let notes = find(&source, &[], &[], &[]).unwrap();
        assert_eq!(
            notes,
            [source.join("java/locks.md"), source.join("locks.md")]
        );
    }
}

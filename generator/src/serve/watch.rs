//! Notices that something was edited.
//!
//! Editors save in many steps: a temporary file, a rename, a second write. So a change counts when nothing more has come
//! for a moment, and what editors write for themselves does not count at all.

use std::{
    ffi::OsStr,
    fs, io,
    path::{Path, PathBuf},
    sync::mpsc::{self, Receiver, RecvTimeoutError},
    time::{Duration, Instant, SystemTime},
};

use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher};

use super::{Error, Options};
use crate::identity::lock::{LOCK_ASIDE, LOCK_FILE};

/// How long it must be quiet before a change counts, and how long it may be put off.
const QUIET: Duration = Duration::from_millis(15);
const PATIENCE: Duration = Duration::from_millis(250);

/// Changes as they come.
pub(super) struct Changes {
    paths: Receiver<PathBuf>,
    /// Lock files, and what they were after the last build: the build writes them, and that must not lead to another.
    locks: Vec<(PathBuf, Option<Stamp>)>,
}

/// When a file was written, and its size.
type Stamp = (SystemTime, u64);

/// Starts to watch. Where there is nothing to watch, no change ever comes.
pub(super) fn changes(options: &Options) -> Result<(Option<RecommendedWatcher>, Changes), Error> {
    let (sender, paths) = mpsc::channel();
    let roots = Roots::of(options);
    let watched = roots.watched.clone();
    let locks = watched
        .iter()
        .map(|root| (root.join(LOCK_FILE), None))
        .collect();
    let changes = Changes { paths, locks };
    let Some(first) = watched.first() else {
        return Ok((None, changes));
    };
    let on_event = move |event: notify::Result<Event>| {
        let Ok(event) = event else { return };
        if matches!(event.kind, EventKind::Access(_)) {
            return;
        }
        for path in event.paths.into_iter().filter(|path| roots.count(path)) {
            // Nobody listens any more once the server stops.
            let _ = sender.send(path);
        }
    };
    let failed = |path: &Path| {
        let path = path.to_path_buf();
        move |source| Error::Watch { path, source }
    };
    let mut watcher = notify::recommended_watcher(on_event).map_err(failed(first))?;
    for path in &watched {
        // A file is replaced when it is saved, and then it is another file: its folder is what stays.
        let (folder, mode) = match path.is_dir() {
            true => (path.as_path(), RecursiveMode::Recursive),
            false => (path.parent().unwrap_or(path), RecursiveMode::NonRecursive),
        };
        watcher.watch(folder, mode).map_err(failed(folder))?;
    }
    Ok((Some(watcher), changes))
}

impl Changes {
    /// Waits for the next change, and names one file of it; `None` when there will be no more. To be called when a build
    /// has ended.
    pub(super) fn next(&mut self) -> Option<String> {
        for (lock, stamp) in &mut self.locks {
            *stamp = stamp_of(lock);
        }
        let first = loop {
            let path = self.paths.recv().ok()?;
            if !self
                .locks
                .iter()
                .any(|(lock, stamp)| *lock == path && *stamp == stamp_of(lock))
            {
                break path;
            }
        };
        let patience = Instant::now() + PATIENCE;
        while Instant::now() < patience {
            match self.paths.recv_timeout(QUIET) {
                Ok(_) => {}
                Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => break,
            }
        }
        Some(
            first
                .file_name()
                .unwrap_or(first.as_os_str())
                .to_string_lossy()
                .into_owned(),
        )
    }
}

fn stamp_of(file: &Path) -> Option<Stamp> {
    let file = fs::metadata(file).ok()?;
    Some((file.modified().ok()?, file.len()))
}

/// What is watched, and what in it is not.
struct Roots {
    watched: Vec<PathBuf>,
    site: PathBuf,
}

impl Roots {
    fn of(options: &Options) -> Self {
        let watched = options
            .watch
            .iter()
            .filter_map(|path| path.canonicalize().ok())
            .collect();
        Self {
            watched,
            site: absolute(&options.site),
        }
    }

    /// Whether a change of this path is one of the notes, theme or config.
    fn count(&self, path: &Path) -> bool {
        if path.starts_with(&self.site) {
            return false;
        }
        self.watched
            .iter()
            .any(|root| match path.strip_prefix(root) {
                Ok(inside) => !inside.iter().any(is_passing),
                Err(_) => false,
            })
    }
}

/// Names that are no note's: hidden ones, and what editors and systems leave behind for a moment.
fn is_passing(name: &OsStr) -> bool {
    let name = name.to_string_lossy();
    let ends = [
        "~",
        ".swp",
        ".swx",
        ".swo",
        ".tmp",
        ".bak",
        ".part",
        ".crdownload",
    ];
    name.starts_with(['.', '#'])
        || name.contains("___jb_")
        || ends.iter().any(|end| name.ends_with(end))
        // What vim writes to find out whether it may write here.
        || name == "4913"
        // What a build itself writes among the notes for a moment.
        || name == LOCK_ASIDE
}

/// The path as events name it, even if nothing is there yet.
fn absolute(path: &Path) -> PathBuf {
    let found = || -> io::Result<PathBuf> {
        let path = std::path::absolute(path)?;
        match (path.canonicalize(), path.parent(), path.file_name()) {
            (Ok(path), ..) => Ok(path),
            (Err(_), Some(parent), Some(name)) => Ok(parent.canonicalize()?.join(name)),
            (Err(error), ..) => Err(error),
        }
    };
    found().unwrap_or_else(|_| path.to_path_buf())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_counts_as_a_change() {
        let roots = Roots {
            watched: vec!["/a/notes".into(), "/a/yiji.yaml".into()],
            site: "/a/notes/public".into(),
        };
        for (path, expected) in [
            ("/a/notes/x.md", true),
            ("/a/notes/deep/图.png", true),
            ("/a/notes/cards.lock", true),
            ("/a/notes/cards.lock.new", false),
            ("/a/yiji.yaml", true),
            ("/a/other.yaml", false),
            ("/a/notes/public/index.html", false),
            ("/a/notes/public2/x.md", true),
            ("/a/notes/.git/index", false),
            ("/a/notes/.x.md.swp", false),
            ("/a/notes/x.md~", false),
            ("/a/notes/#x.md#", false),
            ("/a/notes/4913", false),
            ("/a/notes/2024", true),
            ("/a/notes/x.md___jb_tmp___", false),
        ] {
            assert_eq!(roots.count(Path::new(path)), expected, "{path}");
        }
    }
}

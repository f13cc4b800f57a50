//! Whether a file is still the one that was seen, without reading it.

use std::{
    fs,
    path::Path,
    time::{Duration, SystemTime},
};

use serde::{Deserialize, Serialize};

/// What the system says of a file. Where two are equal, so are the files.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stamp {
    size: u64,
    /// When its content was last written.
    modified: SystemTime,
    /// Its number, and when it was last changed in any way, where the system tells: a file moved here from elsewhere may
    /// be as old and as long as the one before it.
    own: (u64, i64, i64),
}

/// Clocks of file systems are coarse: a file may be written twice within one tick.
const TICK: Duration = Duration::from_secs(2);

impl Stamp {
    /// Of the file at `path`, links followed; none where there is none.
    pub fn of(path: &Path) -> Option<Stamp> {
        let found = fs::metadata(path).ok().filter(fs::Metadata::is_file)?;
        Stamp::of_found(&found)
    }

    /// Of a file that this was said of.
    pub fn of_found(found: &fs::Metadata) -> Option<Stamp> {
        Some(Stamp {
            size: found.len(),
            modified: found.modified().ok()?,
            own: own(found),
        })
    }

    /// The file's length in bytes.
    pub fn size(&self) -> u64 {
        self.size
    }

    /// Whether the file had been left alone for a while at that time, so that a later change shows.
    pub fn was_settled(&self, time: SystemTime) -> bool {
        time.duration_since(self.modified)
            .is_ok_and(|age| age > TICK)
    }
}

#[cfg(unix)]
fn own(found: &fs::Metadata) -> (u64, i64, i64) {
    use std::os::unix::fs::MetadataExt;
    (found.ino(), found.ctime(), found.ctime_nsec())
}

#[cfg(not(unix))]
fn own(_: &fs::Metadata) -> (u64, i64, i64) {
    (0, 0, 0)
}

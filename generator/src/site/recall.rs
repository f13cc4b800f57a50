//! Which notes are as the last build found them.

use std::{
    fs,
    path::{Path, PathBuf},
};

use rayon::prelude::*;

use super::{
    address::Address,
    files::Files,
    memory::{Asked, Known, Memory},
    stamp::Stamp,
};
use crate::{content_hash::content_hash, identity::lock::LOCK_FILE};

/// Holds notes against the memory of the last build.
pub struct Recall<'a> {
    /// What it knew.
    pub memory: &'a Memory,
    /// What notes may ask for now, and where the last site still stands.
    pub files: &'a Files<'a>,
}

/// What is known of a note before it is read.
#[derive(Clone, Copy)]
pub struct Seen<'a> {
    /// How its file looks now.
    pub stamp: Option<Stamp>,
    /// What the last build knew of it, if all of that is as it was.
    pub known: Option<&'a Known>,
}

impl<'a> Recall<'a> {
    /// What is known of all notes.
    pub fn notes(&self) -> Vec<Seen<'a>> {
        let seen = |((path, file), address): (&(String, PathBuf), _)| {
            let stamp = Stamp::of(file);
            let known = self.note(path, file, stamp, address);
            Seen { stamp, known }
        };
        let places = self.files.places;
        places
            .notes
            .par_iter()
            .zip(&places.addresses)
            .map(seen)
            .collect()
    }

    /// Whether nothing at all has changed since.
    pub fn is_same(&self, seen: &[Seen<'_>]) -> bool {
        seen.iter().all(|seen| seen.known.is_some()) && self.is_whole(seen)
    }

    /// Whether the whole site of the last build stands, of as many notes, and the lock file is as it left it.
    pub fn is_whole(&self, seen: &[Seen<'_>]) -> bool {
        seen.len() == self.memory.notes.len()
            && self.files.output.stands(&self.memory.files)
            && self.memory.whole.as_ref().is_some_and(|whole| {
                let lock = fs::read(self.files.folder().join(LOCK_FILE)).ok();
                lock.map(|text| content_hash(&text)) == whole.lock
            })
    }

    /// The note at `relative`, if nothing that its page is made of has changed but perhaps its cards' ids, and the page
    /// stands. `stamp` is how its file looks now.
    fn note(
        &self,
        relative: &str,
        file: &Path,
        stamp: Option<Stamp>,
        address: &Address,
    ) -> Option<&'a Known> {
        let known = self.memory.notes.get(relative)?;
        let stamp = stamp?;
        let is_same = self.trusts(Some(stamp)) && known.stamp == Some(stamp);
        if !is_same && content_hash(&fs::read(file).ok()?) != known.hash {
            return None;
        }
        if let Some(page) = &known.page {
            let stands = |path: &str| self.files.output.standing_size(path).is_some();
            let all = page.folder == address.folder
                && stands(&page.file())
                && stands(page.text.file())
                && page.attachments.iter().all(|path| stands(path));
            if !all {
                return None;
            }
        }
        self.answers(&known.asked).then_some(known)
    }

    /// Whether a page would be told the same now.
    fn answers(&self, asked: &Asked) -> bool {
        let pages = || {
            asked
                .pages
                .iter()
                .all(|(path, href)| self.files.page(path) == href.as_deref())
        };
        let files = || {
            asked.files.iter().all(|(path, before)| {
                let now = Stamp::of(&self.files.folder().join(path));
                now == *before && self.trusts(now)
            })
        };
        pages() && files()
    }

    /// Whether a file that looks the same is the same.
    fn trusts(&self, stamp: Option<Stamp>) -> bool {
        match (stamp, self.memory.started) {
            (Some(stamp), Some(started)) => stamp.was_settled(started),
            (stamp, _) => stamp.is_none(),
        }
    }
}

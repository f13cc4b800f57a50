//! The output folder: written aside, then swapped in, so that an interrupted build leaves the old site whole.
//!
//! Where most of the old site stays as it is ([`Output::stay`]), only what differs is written aside, and moved into place
//! file by file at the end: first what pages name, then the pages, then what leads to them, and last what is not needed any
//! more goes. Each file is whole at any time, and a page never names one that is not there. A build that is killed in these
//! milliseconds leaves old and new pages beside each other; the next one finds out and mends it.
//!
//! yiji only ever removes what it wrote: the file `.yiji` in the output lists it. Anything else that stands there (a
//! `CNAME`, say) is carried over to the new site.

mod owned;
mod swap;

use std::{
    collections::BTreeMap,
    fs,
    io::{self, Write},
    path::{Path, PathBuf},
    sync::{Mutex, MutexGuard, PoisonError},
};

use rayon::prelude::*;

use self::owned::{LIST_FILE, LIST_HEAD, mend, refuse_foreign, refuse_overlap};
use super::{memory::Standing, stamp::Stamp};
use crate::{content_hash::content_hash, error::Error};

/// A site being written.
pub struct Output {
    to: PathBuf,
    /// Where the files are written until they are swapped in; `None` writes nothing, for a look at what would be.
    aside: Option<PathBuf>,
    /// By path under the output.
    written: Mutex<BTreeMap<String, Written>>,
    /// Files at `to` that are still as the last build wrote them. Where there are none, a whole new site is swapped in.
    standing: BTreeMap<String, Standing>,
}

/// A file that the new site has.
#[derive(Clone, Copy, Debug)]
pub struct Written {
    /// Hash of its bytes.
    pub hash: u64,
    /// Their number.
    pub size: u64,
    /// The file as it is known to look in its place.
    stamp: Option<Stamp>,
}

impl From<&Standing> for Written {
    fn from(file: &Standing) -> Written {
        Written {
            hash: file.hash,
            size: file.size,
            stamp: Some(file.stamp),
        }
    }
}

impl Written {
    fn is(&self, file: &Standing) -> bool {
        (self.hash, self.size) == (file.hash, file.size)
    }
}

impl Output {
    /// Begins to write a site that will stand at `to`.
    ///
    /// # Errors
    /// `to` holds the notes, or is a folder with something in it that yiji did not write; or can't be written.
    pub fn begin(to: &Path, notes: &Path) -> Result<Output, Error> {
        refuse_overlap(to, notes)?;
        let name = to.file_name().ok_or_else(|| {
            Error::usage(
                format!("`{}` can't be the output", to.display()),
                "name a folder of its own, such as `-o public`",
            )
        })?;
        let beside = |what: &str| to.with_file_name(format!(".{}.{what}", name.to_string_lossy()));
        let (aside, old) = (beside("new"), beside("old"));
        mend(to, &aside, &old)?;
        refuse_foreign(to)?;
        fs::create_dir_all(&aside).map_err(Error::io("write", &aside))?;
        let mark = aside.join(LIST_FILE);
        fs::write(&mark, LIST_HEAD).map_err(Error::io("write", mark))?;
        Ok(Output {
            to: to.to_owned(),
            aside: Some(aside),
            written: Mutex::default(),
            standing: BTreeMap::new(),
        })
    }

    /// Lets what stands at the output be the site, as far as it is what the last build wrote: `files`.
    pub fn stay(&mut self, files: &BTreeMap<String, Standing>) {
        let to = &self.to;
        let standing: BTreeMap<String, Standing> = files
            .par_iter()
            .filter(|(path, file)| Stamp::of(&to.join(path)) == Some(file.stamp))
            .map(|(path, file)| (path.clone(), *file))
            .collect();
        if standing.len() * 2 > files.len() && to.join(LIST_FILE).is_file() {
            self.standing = standing;
        }
    }

    /// Takes over a file of the last build; false where it does not stand any more.
    pub fn take(&self, path: &str) -> bool {
        let Some(file) = self.standing.get(path) else {
            return false;
        };
        self.note_down(path, file.into());
        true
    }

    /// Takes over all files of the last build that are not `left`.
    pub fn take_others(&self, left: impl Fn(&str) -> bool) {
        let others = self.standing.iter().filter(|(path, _)| !left(path));
        self.written()
            .extend(others.map(|(path, file)| (path.clone(), file.into())));
    }

    /// Whether all files of the last build still stand, which are these.
    pub fn stands(&self, files: &BTreeMap<String, Standing>) -> bool {
        !files.is_empty() && self.standing.len() == files.len()
    }

    /// The size of a file of the last build, if it still stands.
    pub fn standing_size(&self, path: &str) -> Option<u64> {
        self.standing.get(path).map(|file| file.size)
    }

    /// Where a file of the last build stands.
    pub fn standing(&self, path: &str) -> PathBuf {
        self.to.join(path)
    }

    /// A file of the new site as it is so far, wherever it stands.
    pub fn read(&self, path: &str) -> Option<Vec<u8>> {
        let new = self.aside.as_ref().map(|aside| aside.join(path));
        let standing = || Some(self.to.join(path)).filter(|_| self.standing.contains_key(path));
        let read = |file: PathBuf| fs::read(file).ok();
        new.and_then(read).or_else(|| standing().and_then(read))
    }

    fn note_down(&self, path: &str, file: Written) {
        self.written().insert(path.to_owned(), file);
    }

    /// Every file written so far, by path. Nothing can be written while it is looked at.
    pub fn written(&self) -> MutexGuard<'_, BTreeMap<String, Written>> {
        self.written.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Takes files and writes none.
    pub fn discard() -> Output {
        Output {
            to: PathBuf::new(),
            aside: None,
            written: Mutex::default(),
            standing: BTreeMap::new(),
        }
    }

    /// Whether nothing that is written is kept.
    pub fn is_discarded(&self) -> bool {
        self.aside.is_none()
    }

    /// Writes one file, unless it stands there already; `path` is relative, with `/`.
    ///
    /// # Errors
    /// It can't be written.
    pub fn write(&self, path: &str, bytes: &[u8]) -> Result<(), Error> {
        match &self.aside {
            Some(aside) => self.put(aside, path, bytes, content_hash(bytes)),
            None => Ok(()),
        }
    }

    /// Writes one file at its [`hashed_path`], and gives that.
    ///
    /// # Errors
    /// It can't be written.
    pub fn write_hashed(&self, folder: &str, file: &str, bytes: &[u8]) -> Result<String, Error> {
        let hash = content_hash(bytes);
        let path = hashed_path(folder, file, hash);
        if let Some(aside) = &self.aside {
            self.put(aside, &path, bytes, hash)?;
        }
        Ok(path)
    }

    fn put(&self, aside: &Path, path: &str, bytes: &[u8], hash: u64) -> Result<(), Error> {
        let mut written = Written {
            hash,
            size: bytes.len() as u64,
            stamp: None,
        };
        let before = self.standing.get(path).filter(|file| written.is(file));
        written.stamp = match before {
            Some(file) => Some(file.stamp),
            None => {
                let file = aside.join(path);
                let found = new_file(&file, bytes).map_err(Error::io("write", file))?;
                // A file that is moved by itself looks different then.
                Stamp::of_found(&found).filter(|_| self.standing.is_empty())
            }
        };
        self.note_down(path, written);
        Ok(())
    }

    /// Puts the new site in the old one's place, and says what stands there now.
    ///
    /// # Errors
    /// A folder can't be renamed or a file that is not yiji's can't be carried over; the old site still stands.
    pub fn finish(self) -> Result<BTreeMap<String, Standing>, Error> {
        let Some(aside) = &self.aside else {
            return Ok(BTreeMap::new());
        };
        let written = std::mem::take(&mut *self.written());
        if self.standing.is_empty() {
            self.swap(aside, &written)?;
        } else {
            self.mend_in_place(aside, &written)?;
        }
        let stand = |(path, file): (String, Written)| {
            let Written { hash, size, stamp } = file;
            let stamp = stamp.or_else(|| Stamp::of(&self.to.join(&path)))?;
            Some((path, Standing { hash, size, stamp }))
        };
        Ok(written.into_iter().filter_map(stand).collect())
    }
}

impl Drop for Output {
    /// A build that did not come to its end leaves nothing behind.
    fn drop(&mut self) {
        if let Some(aside) = &self.aside {
            let _ = fs::remove_dir_all(aside);
        }
    }
}

/// A path that carries the hash of the file's content, so that a browser may keep it for ever: `assets/`, `style.css` →
/// `assets/style.3fa1c09b2e5d7788.css`.
pub fn hashed_path(folder: &str, file: &str, hash: u64) -> String {
    match file.rsplit_once('.') {
        Some((stem, ending)) => format!("{folder}{stem}.{hash:016x}.{ending}"),
        None => format!("{folder}{file}.{hash:016x}"),
    }
}

/// Writes a new file and says how it looks.
fn new_file(file: &Path, bytes: &[u8]) -> io::Result<fs::Metadata> {
    let folder = file.parent().unwrap_or(Path::new("."));
    // Most files are the only one in their folder, whose own folder is there already.
    let _ = fs::create_dir(folder);
    let mut new = fs::File::create(file).or_else(|_| {
        fs::create_dir_all(folder)?;
        fs::File::create(file)
    })?;
    new.write_all(bytes)?;
    new.metadata()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_site_replaces_the_one_before_and_keeps_what_is_not_ours() {
        let dir = tempfile::tempdir().unwrap();
        let (to, notes) = (dir.path().join("public"), dir.path().join("notes"));
        for (name, text) in [("a.html", "1"), ("b/c.html", "2")] {
            let output = Output::begin(&to, &notes).unwrap();
            output.write(name, text.as_bytes()).unwrap();
            output.finish().unwrap();
            fs::write(to.join("CNAME"), "example.org").unwrap();
        }
        assert!(!to.join("a.html").exists());
        assert_eq!(fs::read_to_string(to.join("b/c.html")).unwrap(), "2");
        assert_eq!(fs::read_to_string(to.join("CNAME")).unwrap(), "example.org");
        assert_eq!(
            fs::read_dir(dir.path()).unwrap().count(),
            1,
            "nothing is left beside the output"
        );
    }

    #[test]
    fn an_unfinished_build_leaves_the_old_site() {
        let dir = tempfile::tempdir().unwrap();
        let (to, notes) = (dir.path().join("public"), dir.path().join("notes"));
        let output = Output::begin(&to, &notes).unwrap();
        output.write("a.html", b"old").unwrap();
        output.finish().unwrap();
        Output::begin(&to, &notes)
            .unwrap()
            .write("a.html", b"new")
            .unwrap();
        assert_eq!(fs::read_to_string(to.join("a.html")).unwrap(), "old");
        assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 1);
    }

    #[test]
    fn a_killed_build_is_cleared_up_by_the_next_one() {
        let dir = tempfile::tempdir().unwrap();
        let (to, notes) = (dir.path().join("public"), dir.path().join("notes"));
        let output = Output::begin(&to, &notes).unwrap();
        output.write("a.html", b"old").unwrap();
        output.finish().unwrap();
        // Killed after the old site was moved, before the new one took its place.
        let killed = Output::begin(&to, &notes).unwrap();
        killed.write("a.html", b"new").unwrap();
        std::mem::forget(killed);
        fs::rename(&to, dir.path().join(".public.old")).unwrap();
        drop(Output::begin(&to, &notes).unwrap());
        assert_eq!(fs::read_to_string(to.join("a.html")).unwrap(), "old");
        assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 1);
    }

    #[test]
    fn a_folder_that_is_not_ours_is_refused() {
        let dir = tempfile::tempdir().unwrap();
        fs::write(dir.path().join("thesis.doc"), "precious").unwrap();
        let error = Output::begin(dir.path(), Path::new("/nowhere"))
            .err()
            .unwrap()
            .to_string();
        assert!(error.contains("yiji did not write"), "{error}");
        let error = Output::begin(dir.path(), &dir.path().join("notes"))
            .err()
            .unwrap()
            .to_string();
        assert!(error.contains("holds the notes"), "{error}");
    }
}

//! What the last build knew, so that the next one does only what has changed.
//!
//! One file beside the output, `.public.cache`. For every note it says what the note was, what else its page was made of,
//! and what the deck needs of its cards; for every file of the site, which one it is. It is only ever an offer:
//!
//! - a note is taken from it where its text, its place, its cards' ids and everything that its page asked for are the same,
//!   and its page still stands in the output as it was written;
//! - everything else that a page is made of (program, config, theme, options) is its [`Memory::frame`]: with another one
//!   the memory is empty;
//! - it ends with a hash of itself, and is written aside and moved into place: a damaged or half-written one is none.
//!
//! So it may be deleted at any time, and no build gives another site with it than without.

use std::{
    collections::{BTreeMap, HashMap},
    fs,
    io::Write,
    path::{Path, PathBuf},
    time::SystemTime,
};

use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use srs::CardId;

use super::{BuildOptions, card_texts::TextPlace, note_pages::Page, stamp::Stamp, theme::Theme};
use crate::{
    config::CONFIG_FILE,
    content_hash::{ContentHash, content_hash},
    diagnostic::{Diagnostic, Level},
    lint,
    source::Source,
};

/// All that is known of the last build.
#[derive(Clone, Debug, Default)]
pub struct Memory {
    /// Hash of all that every page is made of.
    pub frame: u64,
    /// When the build began: a file written about then may have changed since, and still look the same.
    pub started: Option<SystemTime>,
    /// The notes, by their path under the source folder.
    pub notes: HashMap<String, Known>,
    /// The files of the site, by their path under the output.
    pub files: BTreeMap<String, Standing>,
    /// Hash of the deck that the app's pages tell of.
    pub deck: Option<u64>,
    /// The end of the build, where there was nothing left to do about the lock file.
    pub whole: Option<Whole>,
}

/// Hash of all that every page is made of: this program, the config, the theme, the options.
pub fn frame(source: &Source, options: &BuildOptions, theme: &Theme) -> u64 {
    let program = std::env::current_exe().ok();
    let program = program.and_then(|file| Stamp::of(&file));
    let config = fs::read(source.folder.join(CONFIG_FILE)).ok();
    let folder = source.folder.canonicalize().ok();
    let BuildOptions {
        base_url,
        drafts,
        live,
        out: _,
        theme: _,
        locked: _,
    } = options;
    let mut hash = Sha256::new();
    hash.update(format!(
        "{} {program:?} {folder:?} {:?} {:?} {base_url:?} {drafts} {live}",
        env!("CARGO_PKG_VERSION"),
        source.only,
        source.title(),
    ));
    hash.update(config.map(Sha256::digest).unwrap_or_default());
    for (name, bytes) in theme.files() {
        hash.update(name);
        hash.update(Sha256::digest(bytes));
    }
    let mut first = [0; 8];
    first.copy_from_slice(&hash.finalize()[..8]);
    u64::from_be_bytes(first)
}

/// A note of the last build.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Known {
    /// The file as it was just before it was read.
    pub stamp: Option<Stamp>,
    /// Hash of its bytes.
    pub hash: u64,
    /// What its page asked for beside its text.
    pub asked: Asked,
    /// The page; none where the note was left out as a draft.
    pub page: Option<KnownPage>,
}

/// What a page is made of that does not stand in its note.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Asked {
    /// Pictures and attachments, by path under the source folder; none where there was none.
    pub files: BTreeMap<String, Option<Stamp>>,
    /// Addresses of other notes' pages, by the notes' path.
    pub pages: BTreeMap<String, Option<String>>,
}

/// A page that was written.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct KnownPage {
    /// Its folder under the output.
    pub folder: String,
    /// The ids of its cards, as they stand in it.
    pub ids: Vec<CardId>,
    /// Attachments that were copied for it, by path under the output.
    pub attachments: Vec<String>,
    /// Where the text of its cards stands.
    pub text: TextPlace,
    /// What the deck keeps of it; read only when asked for.
    #[serde(with = "serde_bytes")]
    pub page: Vec<u8>,
    /// What was found in it, likewise.
    #[serde(with = "serde_bytes")]
    pub found: Vec<u8>,
}

/// A file of the site.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Standing {
    /// Hash of its bytes.
    pub hash: u64,
    /// Their number.
    pub size: u64,
    /// The file as it was written.
    pub stamp: Stamp,
}

/// A build that left nothing to do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Whole {
    /// The site's id.
    pub site: CardId,
    /// Hash of the lock file.
    pub lock: Option<u64>,
    /// Cards on the site.
    pub cards: usize,
    /// Those without an answer.
    pub unanswered: usize,
    /// The list of files with the cards' text, by its path under the output.
    pub texts: String,
    /// The list of all files, likewise.
    pub offline: String,
}

/// So many notes are written and read by one thread.
const NOTES_AT_ONCE: usize = 256;

/// How the file begins.
#[derive(Serialize, Deserialize)]
struct Head<F, W> {
    frame: u64,
    started: Option<SystemTime>,
    files: F,
    deck: Option<u64>,
    whole: Option<W>,
    /// The lengths of the parts behind it, each of some notes.
    parts: Vec<usize>,
}

impl Memory {
    /// Where the memory of the site at `out` lies.
    pub fn place(out: &Path) -> PathBuf {
        let name = out.file_name().unwrap_or_default().to_string_lossy();
        out.with_file_name(format!(".{name}.cache"))
    }

    /// What stands at `place`; empty where there is nothing, or nothing whole.
    pub fn load(place: &Path) -> Memory {
        let read = || Memory::read(&fs::read(place).ok()?);
        read().unwrap_or_default()
    }

    fn read(bytes: &[u8]) -> Option<Memory> {
        let (bytes, hash) = bytes.split_last_chunk::<8>()?;
        if u64::from_be_bytes(*hash) != content_hash(bytes) {
            return None;
        }
        let (head, mut rest) = postcard::take_from_bytes::<Head<_, _>>(bytes).ok()?;
        let mut parts = Vec::with_capacity(head.parts.len());
        for length in head.parts {
            let (part, after) = rest.split_at_checked(length)?;
            parts.push(part);
            rest = after;
        }
        let notes: Option<Vec<Vec<(String, Known)>>> = parts
            .into_par_iter()
            .map(|part| postcard::from_bytes(part).ok())
            .collect();
        Some(Memory {
            frame: head.frame,
            started: head.started,
            notes: notes?.into_iter().flatten().collect(),
            files: head.files,
            deck: head.deck,
            whole: head.whole,
        })
    }

    /// Keeps it. That it can't be written is no reason to fail: the next build takes longer.
    pub fn save(&self, place: &Path) {
        let folder = place
            .parent()
            .filter(|folder| !folder.as_os_str().is_empty());
        let write = || -> Option<()> {
            let mut aside =
                tempfile::NamedTempFile::new_in(folder.unwrap_or(Path::new("."))).ok()?;
            let mut hash = ContentHash::default();
            for part in self.parts()? {
                hash.update(&part);
                aside.write_all(&part).ok()?;
            }
            aside.write_all(&hash.finish().to_be_bytes()).ok()?;
            aside.persist(place).ok().map(drop)
        };
        if write().is_none() {
            let _ = fs::remove_file(place);
        }
    }

    /// The file in pieces, but for the hash at its end.
    fn parts(&self) -> Option<Vec<Vec<u8>>> {
        let notes: Vec<(&String, &Known)> = self.notes.iter().collect();
        let mut parts: Vec<Vec<u8>> = notes
            .par_chunks(NOTES_AT_ONCE)
            .map(|notes| postcard::to_allocvec(notes).ok())
            .collect::<Option<_>>()?;
        let head = Head {
            frame: self.frame,
            started: self.started,
            files: &self.files,
            deck: self.deck,
            whole: self.whole.as_ref(),
            parts: parts.iter().map(Vec::len).collect(),
        };
        parts.insert(0, postcard::to_allocvec(&head).ok()?);
        Some(parts)
    }
}

/// What the deck keeps of a page, as a [`KnownPage`] has it.
pub fn wrap_page(page: &Page) -> Vec<u8> {
    // Writing to memory does not fail; nothing reads back as no page.
    postcard::to_allocvec(page).unwrap_or_default()
}

/// What was found in a note, as a [`KnownPage`] has it.
pub fn wrap_found(found: &[Diagnostic]) -> Vec<u8> {
    let found: Vec<Found> = found.iter().map(Found::of).collect();
    postcard::to_allocvec(&found).unwrap_or_default()
}

impl KnownPage {
    /// What the deck keeps of it.
    pub fn page(&self) -> Option<Page> {
        postcard::from_bytes(&self.page).ok()
    }

    /// What was found in the note at `path`.
    pub fn found(&self, path: &str) -> Option<Vec<Diagnostic>> {
        let found: Vec<Found> = postcard::from_bytes(&self.found).ok()?;
        found.into_iter().map(|found| found.back(path)).collect()
    }

    /// Its file, by path under the output.
    pub fn file(&self) -> String {
        format!("{}index.html", self.folder)
    }
}

/// A diagnostic without what its note says of it.
#[derive(Serialize, Deserialize)]
struct Found {
    level: u8,
    name: String,
    message: String,
    place: (u32, u32, u32),
    source_line: String,
    help: String,
}

const LEVELS: [Level; 3] = [Level::Error, Level::Warning, Level::Hint];

impl Found {
    fn of(diagnostic: &Diagnostic) -> Found {
        Found {
            level: diagnostic.level as u8,
            name: diagnostic.name.to_owned(),
            message: diagnostic.message.clone(),
            place: (diagnostic.line, diagnostic.column, diagnostic.length),
            source_line: diagnostic.source_line.clone(),
            help: diagnostic.help.clone(),
        }
    }

    fn back(self, path: &str) -> Option<Diagnostic> {
        Some(Diagnostic {
            level: *LEVELS.get(usize::from(self.level))?,
            name: lint::named(&self.name)?.name,
            message: self.message,
            path: path.to_owned(),
            line: self.place.0,
            column: self.place.1,
            length: self.place.2,
            source_line: self.source_line,
            help: self.help,
        })
    }
}

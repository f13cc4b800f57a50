//! All notes of a source and the ids of their cards: for commands that tell of cards and write no site.

use std::path::{Path, PathBuf};

use rayon::prelude::*;
use srs::CardId;

use crate::{
    compile::Compiled,
    deck::Entry,
    error::Error,
    identity::{NoteCards, lock::Lock},
    site,
    source::Source,
};

/// What was taken of each note, with the ids that a build would give its cards. The notes themselves are let go one by one:
/// ten thousand of them, taken apart, would fill most of a gigabyte.
pub struct Collection<T> {
    /// The site's id.
    pub site: CardId,
    /// What was taken of the notes, by path.
    pub notes: Vec<T>,
    /// The ids of each note's cards, in the note's order.
    pub ids: Vec<Vec<CardId>>,
}

/// A note that was read.
struct Read<T> {
    path: String,
    entries: Vec<Entry>,
    taken: T,
}

impl<T: Send> Collection<T> {
    /// Reads every note and takes of it what `take` does; drafts only if they are asked for.
    ///
    /// # Errors
    /// There are no notes; one can't be read; the lock file is damaged.
    pub fn read(
        source: &Source,
        drafts: bool,
        take: impl Fn(&Compiled) -> T + Sync,
    ) -> Result<Collection<T>, Error> {
        let read = |(relative, file): &(String, PathBuf)| {
            let compiled = Compiled::read(file, relative, &source.config)?;
            if compiled.note.draft && !drafts {
                return Ok(Err(compiled.note.path));
            }
            Ok(Ok(Read {
                entries: compiled.entries(),
                taken: take(&compiled),
                path: compiled.note.path,
            }))
        };
        let (mut notes, mut left_out) = (Vec::new(), Vec::new());
        let all: Vec<Result<Read<T>, String>> = site::find(source, Path::new("public"))?
            .par_iter()
            .map(read)
            .collect::<Result<_, Error>>()?;
        for note in all {
            match note {
                Ok(note) => notes.push(note),
                Err(path) => left_out.push(path),
            }
        }
        let cards: Vec<NoteCards<'_>> = notes
            .iter()
            .map(|note| (note.path.as_str(), note.entries.as_slice()))
            .collect();
        let left_out: Vec<&str> = left_out.iter().map(String::as_str).collect();
        let outcome = Lock::open(source)?.settle(&cards, &left_out)?;
        Ok(Collection {
            site: outcome.site,
            notes: notes.into_iter().map(|note| note.taken).collect(),
            ids: outcome.settled.ids,
        })
    }
}

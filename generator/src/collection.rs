//! All notes of a source and the ids of their cards: for commands that tell of cards and write no site.

use std::path::Path;

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

/// Notes as read, with the ids that a build would give their cards.
pub struct Collection {
    /// The site's id.
    pub site: CardId,
    /// The notes, by path.
    pub notes: Vec<Compiled>,
    /// The ids of each note's cards, in the note's order.
    pub ids: Vec<Vec<CardId>>,
}

impl Collection {
    /// Reads every note; drafts only if they are asked for.
    ///
    /// # Errors
    /// There are no notes; one can't be read; the lock file is damaged.
    pub fn read(source: &Source, drafts: bool) -> Result<Collection, Error> {
        let notes: Vec<Compiled> = site::find(source, Path::new("public"))?
            .par_iter()
            .map(|(relative, file)| Compiled::read(file, relative, &source.config))
            .collect::<Result<_, Error>>()?;
        let (notes, left_out): (Vec<Compiled>, Vec<Compiled>) = notes
            .into_iter()
            .partition(|note| drafts || !note.note.draft);
        let entries: Vec<Vec<Entry>> = notes.iter().map(Compiled::entries).collect();
        let cards: Vec<NoteCards<'_>> = notes
            .iter()
            .zip(&entries)
            .map(|(note, entries)| (note.note.path.as_str(), entries.as_slice()))
            .collect();
        let left_out: Vec<&str> = left_out
            .iter()
            .map(|note| note.note.path.as_str())
            .collect();
        let outcome = Lock::open(source)?.settle(&cards, &left_out)?;
        Ok(Collection {
            site: outcome.site,
            notes,
            ids: outcome.settled.ids,
        })
    }

    /// Every card and whether it is answered, in the notes' order.
    pub fn cards(&self) -> impl Iterator<Item = (CardId, bool)> {
        self.notes.iter().zip(&self.ids).flat_map(|(note, ids)| {
            let answered = note.drafts().map(|draft| !draft.answer.trim().is_empty());
            ids.iter().copied().zip(answered)
        })
    }
}

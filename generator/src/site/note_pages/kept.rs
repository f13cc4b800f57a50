//! What the next build may want to know of this one, and what this one said.

use std::collections::HashMap;

use rayon::prelude::*;
use srs::CardId;

use super::{NotePages, sort};
use crate::{
    diagnostic::Diagnostic,
    site::{
        Built,
        card_texts::TextPlace,
        memory::{Known, Memory},
        stamp::Stamp,
    },
};

/// What the next build may want to know of a note.
pub(super) struct Kept {
    pub(super) path: String,
    /// Its file as it was just before it was read.
    pub(super) stamp: Option<Stamp>,
    /// Where the text of its cards stands.
    pub(super) text: TextPlace,
    /// The rest; none where the last build knew it already.
    pub(super) new: Option<Known>,
}

impl NotePages {
    /// What the next build may want to know of the notes, by path. `ids` are those of each page's cards. What the last
    /// build knew of notes that are the same is taken from `before`.
    pub fn known(self, ids: &[Vec<CardId>], before: &mut Memory) -> HashMap<String, Known> {
        let mut ids = self.numbers.iter().zip(ids).peekable();
        let known = |(at, kept): (usize, Kept)| {
            let ids = ids.next_if(|(number, _)| **number == at);
            let mut known = kept.new.or_else(|| before.notes.remove(&kept.path))?;
            known.stamp = kept.stamp;
            if let (Some(page), Some((_, ids))) = (&mut known.page, ids) {
                page.ids.clone_from(ids);
                page.text = kept.text;
            }
            Some((kept.path, known))
        };
        self.kept
            .into_iter()
            .enumerate()
            .filter_map(known)
            .collect()
    }
}

/// What the last build said, as `memory` is of it.
pub fn told(memory: &Memory) -> Option<Built> {
    let whole = memory.whole.as_ref()?;
    let pages = || {
        memory
            .notes
            .iter()
            .filter_map(|(path, known)| Some((path, known.page.as_ref()?)))
    };
    let found: Option<Vec<Vec<Diagnostic>>> = pages()
        .collect::<Vec<_>>()
        .into_par_iter()
        .map(|(path, page)| page.found(path))
        .collect();
    let mut diagnostics: Vec<Diagnostic> = found?.into_iter().flatten().collect();
    sort(&mut diagnostics);
    let notes = pages().count();
    Some(Built {
        notes,
        cards: whole.cards,
        unanswered: whole.unanswered,
        drafts_left_out: memory.notes.len() - notes,
        files: memory.files.len(),
        bytes: memory.files.values().map(|file| file.size).sum(),
        diagnostics,
        written: true,
        ..Built::default()
    })
}

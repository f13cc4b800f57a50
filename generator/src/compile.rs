//! One note, from its file to what the deck and its page need.

use std::path::Path;

use crate::{
    config::Config,
    deck::Entry,
    diagnostic::Diagnostic,
    dialect,
    draft::{Draft, Piece},
    error::Error,
    note::{self, Note},
};

/// A note as read, with its place among the topics.
pub struct Compiled {
    /// The note itself.
    pub note: Note,
    /// Cards and prose in the order of the note.
    pub pieces: Vec<Piece>,
    /// What is wrong or doubtful in it.
    pub diagnostics: Vec<Diagnostic>,
    /// Folders it lies in, then its title, if it has one.
    pub above: Vec<String>,
}

impl Compiled {
    /// Reads a note. `relative` is its path under the source folder, with `/`.
    ///
    /// # Errors
    /// The file can't be read at all. A file that can be read, but is no note, gives a diagnostic.
    pub fn read(file: &Path, relative: &str, config: &Config) -> Result<Compiled, Error> {
        let bytes = std::fs::read(file).map_err(Error::io("read", file))?;
        Ok(Compiled::of(bytes, relative, config))
    }

    /// Of the bytes of a note's file. `relative` is its path under the source folder, with `/`.
    pub fn of(bytes: Vec<u8>, relative: &str, config: &Config) -> Compiled {
        let note::Loaded {
            mut note,
            mut diagnostics,
        } = Note::read(bytes, relative);
        if note.cards == note::Cards::Auto
            && let Some(cards) = config.cards.dialects.of(relative)
        {
            note.cards = cards.clone();
            note.ruled = true;
        }
        if !config.cards.sections && note.cards == note::Cards::Auto {
            note.cards = note::Cards::NoSections;
        }
        note.outline_names = config.cards.outline_names.clone();
        let reading = dialect::read(&note);
        diagnostics.extend(reading.diagnostics);
        let above = above(&note, config);
        Compiled {
            note,
            pieces: reading.pieces,
            diagnostics,
            above,
        }
    }

    /// The cards, in order.
    pub fn drafts(&self) -> impl Iterator<Item = &Draft> {
        self.pieces.iter().filter_map(|piece| match piece {
            Piece::Card(draft) => Some(draft),
            Piece::Prose { .. } => None,
        })
    }

    /// What the deck keeps of the cards.
    pub fn entries(&self) -> Vec<Entry> {
        Entry::of_all(self.drafts(), &self.folders_and_title())
    }

    /// Names of the folders it lies in, and its title; a note without one stands under its file's name.
    pub fn folders_and_title(&self) -> Vec<String> {
        let mut above = self.folders();
        above.push(self.title());
        above
    }

    /// Names of the folders it lies in.
    pub fn folders(&self) -> Vec<String> {
        let titled = usize::from(self.note.title.is_some());
        self.above[..self.above.len() - titled].to_vec()
    }

    /// The note's title, or its file's name.
    pub fn title(&self) -> String {
        self.note.title.clone().unwrap_or_else(|| {
            let name = self.note.path.rsplit('/').next().unwrap_or(&self.note.path);
            name.rsplit_once('.')
                .map_or(name, |(stem, _)| stem)
                .to_owned()
        })
    }
}

/// The names of the folders a note lies in, as `topics:` in the config shows them, then its title.
fn above(note: &Note, config: &Config) -> Vec<String> {
    let mut above = Vec::new();
    for (at, _) in note.path.match_indices('/') {
        let folder = &note.path[..at];
        let name = folder.rsplit('/').next().unwrap_or(folder);
        above.push(
            config
                .topics
                .get(folder)
                .cloned()
                .unwrap_or_else(|| name.to_owned()),
        );
    }
    above.extend(note.title.clone());
    above
}

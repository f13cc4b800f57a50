//! The text of all cards, for the search on the browse page: what notes' pages say, without markup.
//!
//! One line a card, in the deck's order, with a tab between its fields: question, answer, then one for each rung.
//!
//! ```text
//! RDB 和 AOF 有什么不同？⇥RDB 是某一刻的快照 …⇥快照与日志⇥重启先读 AOF
//! ```
//!
//! Cut into files of about [`CHUNK`] bytes of notes, always between two notes: a search reads one after the other and
//! holds few, an edit changes one, and a build holds only those it is in the middle of. `assets/texts.<hash>.json` lists
//! them, `[[address, number of cards], …]`.

use std::{
    path::PathBuf,
    sync::{Mutex, PoisonError},
};

use super::{asset::fingerprinted, output::Output};
use crate::error::Error;

/// Bytes of notes whose cards share a file.
const CHUNK: u64 = 256 * 1024;

/// Takes the text of each note's cards and writes a file as soon as all of its notes are there, whatever their order.
pub struct CardTexts<'a> {
    output: &'a Output,
    /// For each note the file it goes to, and its place there.
    places: Vec<(usize, usize)>,
    chunks: Vec<Mutex<Chunk>>,
}

#[derive(Default)]
struct Chunk {
    /// The text of each note; `None` until it is there.
    notes: Vec<Option<String>>,
    /// Once all are there: the address of what was written, and the number of cards.
    written: Option<(String, usize)>,
}

impl<'a> CardTexts<'a> {
    /// For these notes.
    pub fn new(output: &'a Output, paths: &[(String, PathBuf)]) -> CardTexts<'a> {
        let (mut places, mut chunks) = (Vec::with_capacity(paths.len()), Vec::<Chunk>::new());
        let mut room = 0;
        for (_, file) in paths {
            if room == 0 || chunks.is_empty() {
                chunks.push(Chunk::default());
                room = CHUNK;
            }
            // A note that can't be read stops the build soon enough.
            room = room.saturating_sub(std::fs::metadata(file).map_or(0, |meta| meta.len()));
            let chunk = chunks.len() - 1;
            places.push((chunk, chunks[chunk].notes.len()));
            chunks[chunk].notes.push(None);
        }
        CardTexts {
            output,
            places,
            chunks: chunks.into_iter().map(Mutex::new).collect(),
        }
    }

    /// Takes the lines of one note; none for a note that is left out.
    ///
    /// # Errors
    /// I/O.
    pub fn put(&self, note: usize, lines: String) -> Result<(), Error> {
        let (chunk, place) = self.places[note];
        let mut chunk = self.chunks[chunk]
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        chunk.notes[place] = Some(lines);
        if chunk.notes.iter().all(Option::is_some) {
            let text: String = std::mem::take(&mut chunk.notes)
                .into_iter()
                .flatten()
                .collect();
            let address = fingerprinted("assets/", "cards.txt", text.as_bytes());
            self.output.write(&address, text.as_bytes())?;
            chunk.written = Some((address, text.matches('\n').count()));
        }
        Ok(())
    }

    /// Writes the list of files, once all notes are there, and gives its address.
    ///
    /// # Errors
    /// I/O.
    pub fn finish(self) -> Result<String, Error> {
        let list: Vec<(String, usize)> = self
            .chunks
            .into_iter()
            .filter_map(|chunk| {
                chunk
                    .into_inner()
                    .unwrap_or_else(PoisonError::into_inner)
                    .written
            })
            .filter(|(_, n_cards)| *n_cards > 0)
            .collect();
        let list = serde_json::to_string(&list).map_err(|error| Error::Theme(error.to_string()))?;
        let address = fingerprinted("assets/", "texts.json", list.as_bytes());
        self.output.write(&address, list.as_bytes())?;
        Ok(address)
    }
}

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
    collections::{HashMap, hash_map::Entry},
    fs,
    sync::{Mutex, PoisonError},
};

use serde::{Deserialize, Serialize};

use super::output::Output;
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

/// The lines of one note.
pub enum Lines {
    /// As they are now.
    New(String),
    /// As the last build wrote them.
    Standing(TextPlace),
}

/// Where the lines of a note stand.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TextPlace {
    /// The file, by its path under the output.
    file: String,
    /// Their first byte, and how many they are.
    start: usize,
    length: usize,
    /// How many lines.
    n_cards: usize,
}

#[derive(Default)]
struct Chunk {
    /// The lines of each note; `None` until they are there.
    notes: Vec<Option<Lines>>,
    /// Once all are there: where those of each note stand now.
    written: Vec<TextPlace>,
}

impl Chunk {
    /// The file of the last build that holds just these notes, in this order.
    fn same_file(&self) -> Option<String> {
        let mut end = 0;
        let mut file: Option<&str> = None;
        for note in self.notes.iter().flatten() {
            let place = match note {
                Lines::Standing(place) => place,
                // Of a note that is left out.
                Lines::New(lines) if lines.is_empty() => continue,
                Lines::New(_) => return None,
            };
            if *file.get_or_insert(&place.file) != place.file || place.start != end {
                return None;
            }
            end += place.length;
        }
        file.map(str::to_owned)
    }
}

impl TextPlace {
    /// The file, by its path under the output.
    pub fn file(&self) -> &str {
        &self.file
    }
}

impl Lines {
    fn length(&self) -> u64 {
        match self {
            Lines::New(lines) => lines.len() as u64,
            Lines::Standing(place) => place.length as u64,
        }
    }
}

impl<'a> CardTexts<'a> {
    /// For notes of these lengths.
    pub fn new(output: &'a Output, lengths: impl Iterator<Item = u64>) -> CardTexts<'a> {
        let (mut places, mut chunks) = (Vec::new(), Vec::<Chunk>::new());
        let mut room = 0;
        for length in lengths {
            if room == 0 || chunks.is_empty() {
                chunks.push(Chunk::default());
                room = CHUNK;
            }
            room = room.saturating_sub(length);
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
    pub fn put(&self, note: usize, lines: Lines) -> Result<(), Error> {
        let (chunk, place) = self.places[note];
        let mut chunk = self.chunks[chunk]
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        chunk.notes[place] = Some(lines);
        if chunk.notes.iter().all(Option::is_some) {
            chunk.written = self.write(&chunk)?;
            chunk.notes = Vec::new();
        }
        Ok(())
    }

    fn write(&self, chunk: &Chunk) -> Result<Vec<TextPlace>, Error> {
        let notes = || chunk.notes.iter().flatten();
        if let Some(file) = chunk.same_file()
            && self.output.standing_size(&file) == Some(notes().map(Lines::length).sum())
            && self.output.take(&file)
        {
            let places = notes().map(|lines| match lines {
                Lines::Standing(place) => place.clone(),
                Lines::New(_) => TextPlace {
                    file: file.clone(),
                    ..TextPlace::default()
                },
            });
            return Ok(places.collect());
        }
        let mut read: HashMap<&str, String> = HashMap::new();
        // At its full length at once: growing it, twice over each time, touched new memory for every file.
        let mut text = String::with_capacity(notes().map(|lines| lines.length() as usize).sum());
        let mut written = Vec::with_capacity(chunk.notes.len());
        for lines in notes() {
            let start = text.len();
            let n_cards = match lines {
                Lines::New(lines) => {
                    text.push_str(lines);
                    lines.matches('\n').count()
                }
                Lines::Standing(place) => {
                    let file = match read.entry(&place.file) {
                        Entry::Occupied(known) => known.into_mut(),
                        Entry::Vacant(unread) => {
                            let path = self.output.standing(&place.file);
                            unread
                                .insert(fs::read_to_string(&path).map_err(Error::io("read", path))?)
                        }
                    };
                    text.push_str(
                        file.get(place.start..place.start + place.length)
                            .unwrap_or_default(),
                    );
                    place.n_cards
                }
            };
            written.push(TextPlace {
                file: String::new(),
                start,
                length: text.len() - start,
                n_cards,
            });
        }
        let file = self
            .output
            .write_hashed("assets/", "cards.txt", text.as_bytes())?;
        for place in &mut written {
            place.file.clone_from(&file);
        }
        Ok(written)
    }

    /// Writes the list of files, once all notes are there. Gives its address, and where the lines of each note stand.
    ///
    /// # Errors
    /// I/O.
    pub fn finish(&self) -> Result<(String, Vec<TextPlace>), Error> {
        let chunks: Vec<Vec<TextPlace>> = self
            .chunks
            .iter()
            .map(|chunk| {
                let mut chunk = chunk.lock().unwrap_or_else(PoisonError::into_inner);
                std::mem::take(&mut chunk.written)
            })
            .collect();
        let list: Vec<(&str, usize)> = chunks
            .iter()
            .filter_map(|places| {
                let n_cards = places.iter().map(|place| place.n_cards).sum();
                Some((places.first()?.file.as_str(), n_cards))
            })
            .filter(|(_, n_cards)| *n_cards > 0)
            .collect();
        let list = serde_json::to_string(&list).map_err(|error| Error::Theme(error.to_string()))?;
        let address = self
            .output
            .write_hashed("assets/", "texts.json", list.as_bytes())?;
        Ok((address, chunks.into_iter().flatten().collect()))
    }
}

//! The text of all cards, in files of some hundred cards each, as the generator's `card_texts.rs` writes them.
//!
//! A search goes through one file after the other and keeps the last ones, so that a deck of any size takes the same
//! memory. The browser's own strings do the searching: they fold letters and find substrings at once.

use js_sys::{Array, JsString};
use wasm_bindgen::{JsCast, JsValue};

/// How many files are held, each of about 256 KiB: all of those that a person can write.
const HELD: usize = 64;

/// The files, and the text of those that are held.
#[derive(Default)]
pub struct Texts {
    files: Vec<File>,
    /// Files that are held, the one used last at the end.
    used: Vec<usize>,
}

/// One file of cards.
struct File {
    /// Its address under the site's root.
    address: String,
    /// The place of its first card in the deck.
    first: u32,
    n_cards: u32,
    text: Option<Text>,
}

struct Text {
    /// A string for each card.
    lines: Array,
    /// All lines, in lower case.
    folded: JsString,
    /// Where each card begins in `folded`, and where the last one ends.
    starts: Vec<u32>,
}

impl Texts {
    /// Reads the list of files, `[[address, number of cards], …]`; what is no such list is an empty one.
    pub fn read(list: &JsValue) -> Texts {
        let mut first = 0;
        let mut files = Vec::new();
        for row in list.dyn_ref::<Array>().cloned().unwrap_or_default().iter() {
            let row: Array = row.unchecked_into();
            let (Some(address), Some(n_cards)) = (row.get(0).as_string(), row.get(1).as_f64())
            else {
                return Texts::default();
            };
            let n_cards = n_cards as u32;
            files.push(File {
                address,
                first,
                n_cards,
                text: None,
            });
            first += n_cards;
        }
        Texts {
            files,
            used: Vec::new(),
        }
    }

    /// How many files there are.
    pub fn len(&self) -> usize {
        self.files.len()
    }

    /// A file's address under the site's root.
    pub fn address(&self, file: usize) -> &str {
        self.files
            .get(file)
            .map(|file| file.address.as_str())
            .unwrap_or_default()
    }

    /// The file that holds the card at that place.
    pub fn file_of(&self, place: u32) -> Option<usize> {
        let after = self.files.partition_point(|file| file.first <= place);
        let index = after.checked_sub(1)?;
        let file = self.files.get(index)?;
        (place - file.first < file.n_cards).then_some(index)
    }

    /// Whether the file's text is held.
    pub fn has(&self, file: usize) -> bool {
        self.files.get(file).is_some_and(|file| file.text.is_some())
    }

    /// Holds a file's text, and lets go of the one that was used longest ago.
    pub fn hold(&mut self, index: usize, text: &JsString) {
        let folded = text.to_lower_case();
        let mut starts = Vec::new();
        let mut end = 0;
        for line in folded.split("\n").iter() {
            starts.push(end);
            end += line.unchecked_into::<JsString>().length() + 1;
        }
        let Some(file) = self.files.get_mut(index) else {
            return;
        };
        file.text = Some(Text {
            lines: text.split("\n"),
            folded,
            starts,
        });
        self.touch(index);
        if self.used.len() > HELD {
            let oldest = self.used.remove(0);
            self.files[oldest].text = None;
        }
    }

    /// What the card at that place says: question, answer, rungs.
    pub fn fields(&mut self, place: u32) -> Option<Vec<JsString>> {
        let index = self.file_of(place)?;
        let file = self.files.get(index)?;
        let line = file.text.as_ref()?.lines.get(place - file.first);
        let fields = line.unchecked_into::<JsString>().split("\t");
        self.touch(index);
        Some(fields.iter().map(JsCast::unchecked_into).collect())
    }

    /// Calls `found` with the place of every card in a file that has a word, which is in lower case.
    pub fn search(&mut self, index: usize, word: &str, mut found: impl FnMut(u32)) {
        let Some(file) = self.files.get(index) else {
            return;
        };
        let Some(text) = &file.text else { return };
        let mut from = 0;
        while let Ok(at) = u32::try_from(text.folded.index_of(word, from as i32)) {
            let line = text.starts.partition_point(|&start| start <= at) - 1;
            // The last line is empty: the file ends with a line's end.
            found(file.first + line as u32);
            let Some(&next) = text.starts.get(line + 1) else {
                break;
            };
            from = next;
        }
        self.touch(index);
    }

    /// The places of a file's cards.
    pub fn places(&self, file: usize) -> std::ops::Range<u32> {
        self.files
            .get(file)
            .map_or(0..0, |file| file.first..file.first + file.n_cards)
    }

    fn touch(&mut self, file: usize) {
        if self.used.last() != Some(&file) {
            self.used.retain(|&used| used != file);
            self.used.push(file);
        }
    }
}

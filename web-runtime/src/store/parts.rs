//! All that is stored beside histories and settings: parts of texts, for which a backup has room whatever they are.
//!
//! A part is the keys `yiji:<site>:<part>:…`. A text never changes once it is written, so that two tabs can't lose each
//! other's, an import is a union, and a part of a later version is kept by one that has never heard of it.

use srs::backup::{ASIDE, Texts};

use super::Store;

impl Store {
    /// All further parts for a backup, by name: also those that only a newer version knows.
    pub fn parts(&self) -> Vec<(String, Texts)> {
        let mut parts: Vec<(String, Texts)> = Vec::new();
        for key in self.stored_keys() {
            let Some((name, rest)) = key
                .strip_prefix(&self.prefix)
                .and_then(|key| key.split_once(':'))
            else {
                continue;
            };
            let Some(text) = self.stored(&key).filter(|_| name != "c") else {
                continue;
            };
            let pair = (rest.to_owned(), text);
            // Sorted keys, so that a part's stand together.
            match parts.last_mut() {
                Some((last, texts)) if last == name => texts.push(pair),
                _ => parts.push((name.to_owned(), vec![pair])),
            }
        }
        parts
    }

    /// Adds a text to a part. One that stands there stays, and another under the same key goes aside.
    pub fn add_text(&mut self, part: &str, key: &str, text: &str) {
        if let Some(key) = self.room_for(part, key, text) {
            self.put(&key, text);
        }
    }

    /// The key that a text of a part would be stored under; `None` if it is here.
    pub fn room_for(&self, part: &str, key: &str, text: &str) -> Option<String> {
        let mut name = [part, ":", key].concat();
        let mut is_aside = part == ASIDE;
        loop {
            let key = self.key(&name);
            match self.get(&key) {
                None => return Some(key),
                Some(known) if known == text => return None,
                Some(_) if is_aside => name.push('+'),
                Some(_) => name = [ASIDE, ":", &name].concat(),
            }
            is_aside = true;
        }
    }
}

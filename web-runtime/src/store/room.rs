//! The browser's side of the store: reading, writing, and making room where there is none.

use js_sys::{Object, Reflect};
use srs::gather;
use srs::history::History;
use wasm_bindgen::JsValue;

use super::{Store, Trouble};

impl Store {
    pub(super) fn stored(&self, key: &str) -> Option<String> {
        self.storage.as_ref()?.get_item(key).ok().flatten()
    }

    /// This site's keys, sorted.
    pub(super) fn stored_keys(&self) -> Vec<String> {
        // `key(i)` takes up to a second for 20,000 keys in Firefox; the names of the object's properties come at once.
        let Some(storage) = &self.storage else {
            return Vec::new();
        };
        let keys = Object::keys(storage.as_ref()).sort();
        let keys = (0..keys.length()).filter_map(|index| keys.get(index).as_string());
        gather(keys.filter(|key| self.owns(key)))
    }

    /// Stores what waits, oldest first: what could not be stored before too, as there may be room again.
    pub(super) fn save(&mut self) {
        while let Some((id, added)) = self.waiting.first().cloned() {
            match self.write_history(id, &added) {
                Ok(()) => drop(self.waiting.remove(0)),
                Err(trouble) => return self.unsaved = Some(trouble),
            }
        }
        while let Some((key, text)) = self.texts.first().cloned() {
            match self.set(&key, &text) {
                Ok(()) => drop(self.texts.remove(0)),
                Err(trouble) => return self.unsaved = Some(trouble),
            }
        }
        self.unsaved = None;
    }

    /// Writes a value; where there is no room, room is made first.
    pub(super) fn set(&mut self, key: &str, text: &str) -> Result<(), Trouble> {
        let Some(storage) = self.storage.clone() else {
            return Err(Trouble::Blocked);
        };
        let Err(error) = storage.set_item(key, text) else {
            return Ok(());
        };
        if !is_full(&error) {
            return Err(Trouble::Blocked);
        }
        if !self.packs {
            self.pack();
            if storage.set_item(key, text).is_ok() {
                return Ok(());
            }
        }
        Err(Trouble::Full)
    }

    pub(super) fn remove(&self, key: &str) {
        if let Some(storage) = &self.storage {
            let _ = storage.remove_item(key);
        }
    }

    /// Rewrites the histories in fewer characters; nothing is left out of them. From now on this visit writes them so.
    fn pack(&mut self) {
        self.packs = true;
        let Some(storage) = self.storage.clone() else {
            return;
        };
        for key in self.stored_keys() {
            if self.card_of(&key).is_none() {
                continue;
            }
            let text = self.stored(&key).unwrap_or_default();
            // Not what is packed already, and what can't be read is not touched.
            if let (true, Ok(history)) = (text.is_ascii(), History::parse(&text)) {
                let packed = history.to_packed_text();
                // In WebKit a character that is not ASCII is two bytes: a short history would grow.
                if packed.encode_utf16().count() * 2 < text.len() {
                    let _ = storage.set_item(&key, &packed);
                }
            }
        }
    }
}

fn is_full(error: &JsValue) -> bool {
    Reflect::get(error, &"name".into())
        .is_ok_and(|name| name.as_string().as_deref() == Some("QuotaExceededError"))
}

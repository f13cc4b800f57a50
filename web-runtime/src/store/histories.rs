//! Each card's history: read, merged and written under a key of its own.
//!
//! Nothing is dropped, whatever goes wrong: what finds no room or no permission waits in memory and is merged in later;
//! what must not be written where it belongs, because a newer version's text stands there, is stored as `late` and
//! merged in by whoever can read that text; what can't be read at all goes aside.

use srs::history::{Entry, History, HistoryError};
use srs::{CardId, gather, text};

use super::{Store, Trouble};

/// The stored text must not be written over.
pub(super) struct Untouchable;

impl Store {
    /// Every history, those of cards no longer in the deck too, by id. One look at each key, one reading of each text.
    pub fn each_history(&mut self, take: &mut dyn FnMut(CardId, &History)) {
        let keys = self.stored_keys();
        for key in &keys {
            self.merge_late(key);
        }
        for id in self.ids(&keys) {
            if let Some(history) = self.read(id) {
                take(id, &history);
            }
        }
    }

    /// A card's history, as all tabs have left it; `None` if it can't be read.
    pub fn read(&mut self, id: CardId) -> Option<History> {
        let mut history = self.stored_history(id).ok()?;
        for (_, waiting) in self.waiting.iter().filter(|(waiting, _)| *waiting == id) {
            history.merge(waiting);
        }
        Some(history)
    }

    /// The same; a new card's if it can't be read.
    pub fn history(&mut self, id: CardId) -> History {
        self.read(id).unwrap_or_default()
    }

    /// Adds one entry to a card's history and stores it; returns all of it, if it can be read.
    pub fn add(&mut self, id: CardId, entry: Entry) -> Option<History> {
        let mut history = History::default();
        history.insert(entry);
        self.merge(id, history);
        self.read(id)
    }

    /// Merges into a card's history and stores it.
    pub fn merge(&mut self, id: CardId, added: History) {
        self.waiting.push((id, added));
        self.save();
    }

    /// Every history as text, for a backup: also those that only a newer version can read.
    pub fn texts(&mut self) -> Vec<(CardId, String)> {
        let ids = self.ids(&self.stored_keys());
        let text = |id: CardId| match self.read(id) {
            Some(history) => Some((id, history.to_text())),
            None => Some((id, self.stored(&self.card_key(id))?)),
        };
        ids.into_iter().filter_map(text).collect()
    }

    /// The card whose history is under this key, if it's one of ours.
    pub fn card_of(&self, key: &str) -> Option<CardId> {
        key.strip_prefix(&self.prefix)?
            .strip_prefix("c:")?
            .parse()
            .ok()
    }

    /// Merges what was added into what is stored now, as another tab may have left it, and writes that.
    pub(super) fn write_history(&mut self, id: CardId, added: &History) -> Result<(), Trouble> {
        let key = self.card_key(id);
        match self.stored_history(id) {
            Ok(mut history) => {
                if history.merge(added) == 0 {
                    return Ok(());
                }
                let text = if self.packs {
                    history.to_packed_text()
                } else {
                    history.to_text()
                };
                self.set(&key, &text)
            }
            Err(Untouchable) => {
                let text = added.to_text();
                // The text is in the key too: so it never changes, and no two tabs meet there.
                let key = [&self.prefix, LATE, &id.to_text(), ":", &text].concat();
                self.set(&key, &text)
            }
        }
    }

    /// What is stored, or nothing yet.
    fn stored_history(&mut self, id: CardId) -> Result<History, Untouchable> {
        let key = self.card_key(id);
        let Some(text) = self.stored(&key) else {
            return Ok(History::default());
        };
        match History::parse(&text) {
            Ok(history) => Ok(history),
            Err(HistoryError::Newer(_)) => {
                self.newer = true;
                Err(Untouchable)
            }
            Err(_) if self.set_aside(&key, &text) => Ok(History::default()),
            Err(_) => Err(Untouchable),
        }
    }

    /// Merges in what an older version could not, once the text it belongs to can be read.
    fn merge_late(&mut self, key: &str) {
        let late = key
            .strip_prefix(&self.prefix)
            .and_then(|key| text::cut(key.strip_prefix(LATE)?, b':'))
            .and_then(|(id, text)| Some((id.parse().ok()?, History::parse(text).ok()?)));
        if let Some((id, late)) = late
            && self.stored_history(id).is_ok()
            && self.write_history(id, &late).is_ok()
        {
            self.remove(key);
        }
    }

    /// The cards that have a history, sorted, those of which it waits to be stored too.
    fn ids(&self, keys: &[String]) -> Vec<CardId> {
        // Sorted keys are sorted ids: all are hexadecimal and of one length.
        let mut ids = gather(keys.iter().filter_map(|key| self.card_of(key)));
        for (id, _) in &self.waiting {
            if let Err(place) = ids.binary_search(id) {
                ids.insert(place, *id);
            }
        }
        ids
    }

    fn card_key(&self, id: CardId) -> String {
        [&self.prefix, "c:", &id.to_text()].concat()
    }
}

/// Whether a value was rewritten in fewer characters and says what it said before.
pub fn is_packing(before: Option<String>, after: Option<String>) -> bool {
    let (Some(before), Some(after)) = (before, after) else {
        return false;
    };
    before.is_ascii() && !after.is_ascii() && History::parse(&before) == History::parse(&after)
}

/// The part of what an older version could only add beside.
const LATE: &str = "late:";

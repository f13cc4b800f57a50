//! Progress in the browser: one key of localStorage for each card, all under the site's id.
//!
//! ```text
//! yiji:9c0ffee15dead000:c:3fa1c09b2e5d7788    a card's history
//! yiji:9c0ffee15dead000:settings              limits, rollover hour, order
//! yiji:9c0ffee15dead000:buried                a day's number, then the cards put aside on it
//! yiji:9c0ffee15dead000:backup                when progress was last exported, in seconds since 1970
//! yiji:9c0ffee15dead000:put-off               when the reminder of that was last put off
//! yiji:9c0ffee15dead000:aside:…               what could not be read under the key …
//! yiji:9c0ffee15dead000:<part>:…              a text of any further part; never changes once it is written
//! yiji:theme                                  paper, for all sites of this origin; boot.js reads it
//! ```
//!
//! A write reads first and merges, so two tabs never lose each other's reviews. What can't be read is never
//! overwritten. What can't be stored is kept for the visit, and `trouble` says so.

use gloo_storage::{LocalStorage, Storage as _};
use js_sys::{Object, Reflect};
use srs::backup::{ASIDE, Texts};
use srs::history::{Entry, History, HistoryError};
use srs::settings::{Settings, SettingsError};
use srs::{CardId, Day};
use wasm_bindgen::JsValue;
use web_sys::Storage;

use crate::dom;

/// What is wrong with the store, as far as the learner must know.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// The browser lets this page store nothing.
    Blocked,
    /// There is no room left.
    Full,
    /// A newer version of the app has written here.
    Newer,
    /// So many values could not be read and were set aside.
    Unreadable(u32),
}

/// The progress of one site.
pub struct Store {
    prefix: String,
    /// The settings of someone who has set nothing.
    defaults: Settings,
    /// `None` where the browser forbids it.
    storage: Option<Storage>,
    /// What could not be stored, kept for the visit.
    unsaved: Vec<(String, String)>,
    trouble: Option<Trouble>,
}

impl Store {
    /// Opens the store of a site. `defaults` are the settings of someone who has set nothing.
    pub fn open(site: &str, defaults: Settings) -> Store {
        // gloo's `raw` throws where storage is forbidden, so the browser is asked first.
        let allowed = dom::window()
            .local_storage()
            .is_ok_and(|storage| storage.is_some());
        Store {
            prefix: ["yiji:", site, ":"].concat(),
            defaults,
            storage: allowed.then(LocalStorage::raw),
            unsaved: Vec::new(),
            trouble: (!allowed).then_some(Trouble::Blocked),
        }
    }

    /// What is wrong, if anything.
    pub fn trouble(&self) -> Option<Trouble> {
        self.trouble
    }

    /// Every history that is stored, those of cards no longer in the deck too, by id.
    pub fn histories(&mut self) -> Vec<(CardId, History)> {
        self.ids()
            .into_iter()
            .map(|id| (id, self.history(id)))
            .collect()
    }

    /// A card's history, as all tabs have left it.
    pub fn history(&mut self, id: CardId) -> History {
        self.read(id).unwrap_or_default()
    }

    /// The same; `None` if it can't be read.
    pub fn read(&mut self, id: CardId) -> Option<History> {
        self.read_history(id).ok()
    }

    /// Adds one entry to a card's history and stores it; returns all of it.
    pub fn add(&mut self, id: CardId, entry: Entry) -> History {
        let mut history = History::default();
        history.insert(entry);
        self.merge(id, history)
    }

    /// Merges into a card's history and stores it; returns all of it.
    pub fn merge(&mut self, id: CardId, added: History) -> History {
        let Ok(mut history) = self.read_history(id) else {
            // Nothing may be written there. What was added counts for this visit, and `trouble` says so.
            return added;
        };
        history.merge(&added);
        self.put(&self.card_key(id), &history.to_text());
        history
    }

    /// Every history as text, for a backup: also those that only a newer version can read.
    pub fn texts(&mut self) -> Vec<(CardId, String)> {
        let ids = self.ids();
        let text = |id: CardId| match self.read_history(id) {
            Ok(history) => Some((id, history.to_text())),
            Err(_) => Some((id, self.stored(&self.card_key(id))?)),
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

    /// Whether the key is this site's.
    pub fn owns(&self, key: &str) -> bool {
        key.starts_with(&self.prefix)
    }

    /// Whether there are settings.
    pub fn has_settings(&self) -> bool {
        self.get(&self.key("settings")).is_some()
    }

    /// The learner's settings.
    pub fn settings(&mut self) -> Settings {
        let key = self.key("settings");
        let Some(text) = self.get(&key) else {
            return self.defaults.clone();
        };
        match Settings::parse(&text) {
            Ok(settings) => settings,
            Err(SettingsError::Newer(_)) => {
                self.trouble = Some(Trouble::Newer);
                self.defaults.clone()
            }
            Err(SettingsError::NotSettings) => {
                self.set_aside(&key, &text);
                self.defaults.clone()
            }
        }
    }

    /// Stores settings, unless a newer version's stand there.
    pub fn set_settings(&mut self, settings: &Settings) {
        let key = self.key("settings");
        let newer = self
            .get(&key)
            .is_some_and(|text| matches!(Settings::parse(&text), Err(SettingsError::Newer(_))));
        if newer {
            self.trouble = Some(Trouble::Newer);
        } else {
            self.put(&key, &settings.to_text());
        }
    }

    /// The cards put aside for that day.
    pub fn buried(&self, today: Day) -> Vec<CardId> {
        let text = self.get(&self.key("buried")).unwrap_or_default();
        let mut words = text.split(' ');
        if words.next() != Some(today.0.to_string().as_str()) {
            return Vec::new();
        }
        words.filter_map(|word| word.parse().ok()).collect()
    }

    /// Puts a card aside for that day, or takes it back.
    pub fn set_buried(&mut self, today: Day, id: CardId, is_buried: bool) {
        let mut cards = self.buried(today);
        cards.retain(|&buried| buried != id);
        cards.extend(is_buried.then_some(id));
        let mut text = today.0.to_string();
        for card in cards {
            text.push(' ');
            text.push_str(&card.to_string());
        }
        self.put(&self.key("buried"), &text);
    }

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
        let mut name = [part, ":", key].concat();
        loop {
            let key = self.key(&name);
            match self.get(&key) {
                None => return self.put(&key, text),
                Some(known) if known == text => return,
                Some(_) if part == ASIDE || name.starts_with("aside:") => name.push('+'),
                Some(_) => name = ["aside:", &name].concat(),
            }
        }
    }

    /// When progress was last exported, in seconds since 1970.
    pub fn backed_up(&self) -> Option<i64> {
        self.get(&self.key("backup"))?.parse().ok()
    }

    /// Notes that progress was exported.
    pub fn set_backed_up(&mut self, time: i64) {
        self.put(&self.key("backup"), &time.to_string());
    }

    /// The paper that is set, `light` or `dark`; `None` = as the system has it.
    pub fn theme(&self) -> Option<String> {
        self.get(THEME)
    }

    /// Sets the paper.
    pub fn set_theme(&mut self, theme: Option<&str>) {
        match theme {
            Some(theme) => self.put(THEME, theme),
            None => self.remove(THEME),
        }
    }

    /// The cards that have a history, sorted.
    fn ids(&self) -> Vec<CardId> {
        // Sorted keys are sorted ids: all are hexadecimal and of one length.
        let mut ids: Vec<CardId> = self
            .stored_keys()
            .iter()
            .filter_map(|key| self.card_of(key))
            .collect();
        for id in self.unsaved.iter().filter_map(|(key, _)| self.card_of(key)) {
            if let Err(place) = ids.binary_search(&id) {
                ids.insert(place, id);
            }
        }
        ids
    }

    fn key(&self, name: &str) -> String {
        [&self.prefix, name].concat()
    }

    fn card_key(&self, id: CardId) -> String {
        [&self.prefix, "c:", &id.to_string()].concat()
    }

    /// What is stored, merged with what could not be; an error if it must not be written over.
    fn read_history(&mut self, id: CardId) -> Result<History, Trouble> {
        let key = self.card_key(id);
        let mut history = match self.stored(&key).map(|text| (History::parse(&text), text)) {
            None => History::default(),
            Some((Ok(history), _)) => history,
            Some((Err(HistoryError::Newer(_)), _)) => {
                self.trouble = Some(Trouble::Newer);
                return Err(Trouble::Newer);
            }
            Some((Err(_), text)) if self.set_aside(&key, &text) => History::default(),
            Some((Err(_), _)) => return Err(Trouble::Full),
        };
        let unsaved = self.unsaved.iter().find(|(unsaved, _)| *unsaved == key);
        if let Some(Ok(unsaved)) = unsaved.map(|(_, text)| History::parse(text)) {
            history.merge(&unsaved);
        }
        Ok(history)
    }

    /// Moves a value that can't be read to a key of its own; whether that worked.
    fn set_aside(&mut self, key: &str, text: &str) -> bool {
        let Some(storage) = &self.storage else {
            return false;
        };
        let mut aside = [
            &self.prefix,
            "aside:",
            key.strip_prefix(&self.prefix).unwrap_or(key),
        ]
        .concat();
        while self.stored(&aside).is_some_and(|other| other != text) {
            aside.push('+');
        }
        if storage.set_item(&aside, text).is_err() {
            self.trouble = Some(Trouble::Full);
            return false;
        }
        let _ = storage.remove_item(key);
        let before = if let Some(Trouble::Unreadable(n)) = self.trouble {
            n
        } else {
            0
        };
        self.trouble = Some(Trouble::Unreadable(before + 1));
        true
    }

    fn get(&self, key: &str) -> Option<String> {
        let unsaved = self.unsaved.iter().find(|(unsaved, _)| unsaved == key);
        unsaved
            .map(|(_, text)| text.clone())
            .or_else(|| self.stored(key))
    }

    fn stored(&self, key: &str) -> Option<String> {
        self.storage.as_ref()?.get_item(key).ok().flatten()
    }

    /// This site's keys, sorted.
    fn stored_keys(&self) -> Vec<String> {
        // `key(i)` takes up to a second for 20,000 keys in Firefox; the names of the object's properties come at once.
        let Some(storage) = &self.storage else {
            return Vec::new();
        };
        let keys = Object::keys(storage.as_ref()).sort();
        (0..keys.length())
            .filter_map(|index| keys.get(index).as_string())
            .filter(|key| self.owns(key))
            .collect()
    }

    fn put(&mut self, key: &str, text: &str) {
        self.unsaved.retain(|(unsaved, _)| unsaved != key);
        self.unsaved.push((key.to_owned(), text.to_owned()));
        let Some(storage) = self.storage.clone() else {
            return;
        };
        // All that is unsaved, oldest first: there may be room again.
        while let Some((key, text)) = self.unsaved.first() {
            match storage.set_item(key, text) {
                Ok(()) => {
                    self.unsaved.remove(0);
                }
                Err(error) => {
                    self.trouble = Some(if is_full(&error) {
                        Trouble::Full
                    } else {
                        Trouble::Blocked
                    });
                    return;
                }
            }
        }
        if self.trouble == Some(Trouble::Full) {
            self.trouble = None;
        }
    }

    fn remove(&mut self, key: &str) {
        self.unsaved.retain(|(unsaved, _)| unsaved != key);
        if let Some(storage) = &self.storage {
            let _ = storage.remove_item(key);
        }
    }
}

/// The key of the paper that is set.
pub const THEME: &str = "yiji:theme";

fn is_full(error: &JsValue) -> bool {
    Reflect::get(error, &"name".into())
        .is_ok_and(|name| name.as_string().as_deref() == Some("QuotaExceededError"))
}

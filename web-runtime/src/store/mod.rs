//! Progress in the browser: one key of localStorage for each card, all under the site's id.
//!
//! ```text
//! yiji:9c0ffee15dead000:c:3fa1c09b2e5d7788    a card's history
//! yiji:9c0ffee15dead000:settings              limits, rollover hour, order
//! yiji:9c0ffee15dead000:buried                a day's number, then the cards put aside on it
//! yiji:9c0ffee15dead000:backup                when progress was last exported, in seconds since 1970
//! yiji:9c0ffee15dead000:put-off               when the reminder of that was last put off
//! yiji:9c0ffee15dead000:aside:…               what could not be read under the key …
//! yiji:9c0ffee15dead000:late:…                entries of an older version's tab, for a history that it can't read
//! yiji:9c0ffee15dead000:<part>:…              a text of any further part; never changes once it is written
//! yiji:theme, yiji:language                   paper and the pages' words, for all sites of this origin; boot.js reads them
//! ```
//!
//! A write reads first and merges, so two tabs never lose each other's reviews. What can't be read is never
//! overwritten. What can't be stored waits in memory, and `trouble` says so. A full store packs its histories first.

mod histories;
mod parts;
mod room;

pub use histories::is_packing;

use gloo_storage::{LocalStorage, Storage as _};
use srs::history::History;
use srs::settings::{Settings, SettingsError};
use srs::{CardId, Day, gather, text};
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
    /// So many records are dated ahead of the clock, and wait for their time. Said after all else.
    Ahead(u32),
}

/// The progress of one site.
pub struct Store {
    prefix: String,
    /// The settings of someone who has set nothing, as they would be stored.
    defaults: String,
    /// `None` where the browser forbids it.
    storage: Option<Storage>,
    /// What is not in a history yet, because it could not be stored.
    waiting: Vec<(CardId, History)>,
    /// Other values that could not be stored.
    texts: Vec<(String, String)>,
    /// Why not.
    unsaved: Option<Trouble>,
    /// Whether histories are packed, because there was no room.
    packs: bool,
    /// Whether something was met that a newer version wrote.
    newer: bool,
    /// How many values were set aside.
    n_unreadable: u32,
}

impl Store {
    /// Opens the store of a site. `defaults` are the settings of someone who has set nothing, as they would be stored.
    pub fn open(site: &str, defaults: String) -> Store {
        // gloo's `raw` throws where storage is forbidden, so the browser is asked first.
        let allowed = dom::window()
            .local_storage()
            .is_ok_and(|storage| storage.is_some());
        Store {
            prefix: ["yiji:", site, ":"].concat(),
            defaults,
            storage: allowed.then(LocalStorage::raw),
            waiting: Vec::new(),
            texts: Vec::new(),
            unsaved: (!allowed).then_some(Trouble::Blocked),
            packs: false,
            newer: false,
            n_unreadable: 0,
        }
    }

    /// What is wrong, if anything; the worst of it.
    pub fn trouble(&self) -> Option<Trouble> {
        let unreadable = Some(self.n_unreadable).filter(|&n| n > 0);
        self.unsaved
            .or(self.newer.then_some(Trouble::Newer))
            .or(unreadable.map(Trouble::Unreadable))
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
        if let Some(text) = self.get(&key) {
            match Settings::parse(&text) {
                Ok(settings) => return settings,
                Err(SettingsError::Newer(_)) => self.newer = true,
                Err(SettingsError::NotSettings) => {
                    self.set_aside(&key, &text);
                }
            }
        }
        Settings::parse(&self.defaults).unwrap_or_default()
    }

    /// Stores settings, unless a newer version's stand there.
    pub fn set_settings(&mut self, settings: &Settings) {
        let key = self.key("settings");
        let newer = self
            .get(&key)
            .is_some_and(|text| matches!(Settings::parse(&text), Err(SettingsError::Newer(_))));
        if newer {
            self.newer = true;
        } else {
            self.put(&key, &settings.to_text());
        }
    }

    /// The cards put aside for that day.
    pub fn buried(&self, today: Day) -> Vec<CardId> {
        let text = self.get(&self.key("buried")).unwrap_or_default();
        let mut words = text::parts(&text, b' ');
        if words.next() != Some(text::written(today.0.into()).as_str()) {
            return Vec::new();
        }
        gather(words.filter_map(|word| word.parse().ok()))
    }

    /// Puts a card aside for that day, or takes it back.
    pub fn set_buried(&mut self, today: Day, id: CardId, is_buried: bool) {
        let mut cards = self.buried(today);
        cards.retain(|&buried| buried != id);
        cards.extend(is_buried.then_some(id));
        let mut text = text::written(today.0.into());
        for card in cards {
            text.push(' ');
            text.push_str(&card.to_text());
        }
        self.put(&self.key("buried"), &text);
    }

    /// When progress was last exported, in seconds since 1970.
    pub fn backed_up(&self) -> Option<i64> {
        text::number(&self.get(&self.key("backup"))?)
    }

    /// When the reminder of a backup was last put off.
    pub fn put_off(&self) -> Option<i64> {
        text::number(&self.get(&self.key("put-off"))?)
    }

    /// Notes that it was.
    pub fn set_put_off(&mut self, time: i64) {
        self.put(&self.key("put-off"), &text::written(time));
    }

    /// Notes that progress was exported.
    pub fn set_backed_up(&mut self, time: i64) {
        self.put(&self.key("backup"), &text::written(time));
    }

    /// The paper that is set, `light` or `dark`; `None` = as the system has it.
    pub fn theme(&self) -> Option<String> {
        self.get(THEME)
    }

    /// Sets the paper.
    pub fn set_theme(&mut self, theme: Option<&str>) {
        match theme {
            Some(theme) => self.put(THEME, theme),
            None => {
                self.texts.retain(|(waiting, _)| waiting != THEME);
                self.remove(THEME);
            }
        }
    }

    /// Sets the language that pages are in from now on; whether that could be stored.
    pub fn set_language(&mut self, language: &str) -> bool {
        self.put(LANGUAGE, language);
        self.stored(LANGUAGE).as_deref() == Some(language)
    }

    fn key(&self, name: &str) -> String {
        [&self.prefix, name].concat()
    }

    /// Moves a value that can't be read to a key of its own; whether that worked.
    fn set_aside(&mut self, key: &str, text: &str) -> bool {
        let name = key.strip_prefix(&self.prefix).unwrap_or(key);
        let mut aside = [&self.prefix, "aside:", name].concat();
        while self.stored(&aside).is_some_and(|other| other != text) {
            aside.push('+');
        }
        match self.set(&aside, text) {
            Ok(()) => {
                self.remove(key);
                self.n_unreadable += 1;
                true
            }
            Err(trouble) => {
                self.unsaved = Some(trouble);
                false
            }
        }
    }

    fn get(&self, key: &str) -> Option<String> {
        let waiting = self.texts.iter().find(|(waiting, _)| waiting == key);
        waiting
            .map(|(_, text)| text.clone())
            .or_else(|| self.stored(key))
    }

    fn put(&mut self, key: &str, text: &str) {
        self.texts.retain(|(waiting, _)| waiting != key);
        self.texts.push((key.to_owned(), text.to_owned()));
        self.save();
    }
}

/// The key of the paper that is set.
pub const THEME: &str = "yiji:theme";

/// The key of the language that is chosen.
const LANGUAGE: &str = "yiji:language";

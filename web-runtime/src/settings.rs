//! The settings page at work: settings, and the backup out and in.

use srs::CardId;
use srs::backup::{ASIDE, BackupError, BackupFile, Import};
use srs::settings::Settings;
use web_sys::{Element, File};

use crate::app::{self, App, Page};
use crate::paint::Offer;
use crate::progress::Progress;
use crate::promise::when;
use crate::words::Word;
use crate::{backup, clock, dom, paint, save};

/// An import that the learner has been shown and not yet agreed to.
pub struct Pending {
    import: Import,
    settings: Option<Settings>,
}

impl App {
    /// Takes a setting from its field; what can't be set goes back to what it was.
    pub fn set(&mut self, setting: &str, field: &Element) {
        let value = dom::text_property(field, "value");
        if setting == "theme" {
            let theme = Some(value.as_str()).filter(|theme| *theme != "system");
            self.store.set_theme(theme);
            paint::theme(theme);
        } else if setting == "language" {
            // The page comes again in other words, and the focus comes back to what was chosen.
            if self.store.set_language(&value) {
                let _ = dom::location().replace(paint::LANGUAGE);
                let _ = dom::location().reload();
                return;
            }
        } else {
            // What another tab has set in the meantime stays.
            let mut settings = self.store.settings();
            if settings.set(setting, &value).is_ok() {
                self.store.set_settings(&settings);
                self.progress.settings = settings;
            }
        }
        self.paint();
    }

    /// Saves all progress as a file.
    pub fn export(&mut self) {
        let now = clock::now();
        let settings = self
            .store
            .has_settings()
            .then(|| self.store.settings().to_text());
        let mut file = BackupFile::new(
            &self.deck.site,
            now.time,
            settings.unwrap_or_default(),
            self.store.texts(),
        );
        file.parts = self.store.parts();
        let Some(json) = backup::to_json(&file) else {
            return;
        };
        let time = now.time;
        save::save(&backup::file_stem(now), &json, move || {
            app::with(move |app| app.has_exported(time));
        });
    }

    fn has_exported(&mut self, time: i64) {
        self.store.set_backed_up(time);
        self.progress = Progress::load(&mut self.store, &self.deck, clock::now());
        dom::set_text(&dom::html(), "result", self.words.get("exported"));
        self.paint();
    }

    /// Asks whether the browser has promised to keep what is stored, and says what it answers, whenever it does.
    pub fn ask_whether_kept(&mut self) {
        let kept = self.words.get("kept");
        paint::kept(self.words.get("may_go"));
        if let Ok(answer) = dom::window().navigator().storage().persisted() {
            when(answer, move |answer| {
                if answer.is_some_and(|answer| answer.is_truthy()) {
                    paint::kept(kept);
                }
            });
        }
    }

    /// Reads a file and shows what importing it would do.
    pub fn look_into(&mut self, file: &File) {
        let name = file.name();
        when(file.text(), move |text| {
            let text = text.and_then(|text| text.as_string()).unwrap_or_default();
            app::with(move |app| app.show_preview(&name, &text));
        });
    }

    fn show_preview(&mut self, name: &str, text: &str) {
        let Some(file) = backup::from_json(text) else {
            return self.close_preview("import_unreadable");
        };
        let mut in_deck: Vec<CardId> = self.deck.cards.iter().map(|card| card.id).collect();
        in_deck.sort_unstable();
        let in_deck = |card| in_deck.binary_search(&card).is_ok();
        let store = &mut self.store;
        match file.import(&self.deck.site, &mut |card| store.read(card), &in_deck) {
            Err(BackupError::NotABackup) => self.close_preview("import_unreadable"),
            Err(BackupError::Newer(_)) => self.close_preview("import_newer"),
            Err(BackupError::OtherSite) => self.close_preview("import_other_site"),
            Ok(import) => {
                self.close_preview("");
                let pending = Pending {
                    settings: self.settings_of(&file),
                    import,
                };
                paint::offer(Some(&self.offer(name, &pending)));
                self.page = Page::Settings(Some(pending));
            }
        }
    }

    /// The settings of a backup, if they are to be taken: where nobody has set anything.
    fn settings_of(&self, file: &BackupFile) -> Option<Settings> {
        let parsed = Settings::parse(&file.settings).ok();
        parsed.filter(|_| !self.store.has_settings())
    }

    fn offer<'a>(&self, file: &'a str, Pending { import, settings }: &'a Pending) -> Offer<'a> {
        let (mut n_others, mut n_aside) = (0, 0);
        for (part, texts) in &import.parts {
            let is_new =
                |(key, text): &&(String, String)| self.store.room_for(part, key, text).is_some();
            let n_new = texts.iter().filter(is_new).count() as u32;
            *if part == ASIDE {
                &mut n_aside
            } else {
                &mut n_others
            } += n_new;
        }
        Offer {
            file,
            preview: &import.preview,
            n_others,
            takes_settings: settings.is_some(),
            adds: import.preview.to_add + n_others + n_aside > 0 || settings.is_some(),
        }
    }

    /// Imports what was shown.
    pub fn merge(&mut self) {
        let Page::Settings(pending) = &mut self.page else {
            return;
        };
        let Some(Pending { import, settings }) = pending.take() else {
            return;
        };
        for (card, history) in import.changed {
            self.store.merge(card, history);
        }
        for (part, texts) in import.parts {
            for (key, text) in texts {
                self.store.add_text(&part, &key, &text);
            }
        }
        if let Some(settings) = settings {
            self.store.set_settings(&settings);
        }
        self.progress = Progress::load(&mut self.store, &self.deck, clock::now());
        self.close_preview("");
        dom::set_text(
            &dom::html(),
            "result",
            self.words.count("imported", import.preview.to_add),
        );
        self.paint();
    }

    /// Hides the preview and says what came of it, if there is a word for it.
    pub fn close_preview(&mut self, word: &str) {
        self.page = Page::Settings(None);
        let field = dom::act(&dom::html(), "import");
        let has_focus = dom::first(&dom::html(), "[data-part=preview] :focus").is_some();
        paint::offer(None);
        // What had the focus is gone.
        if has_focus {
            dom::focus_in_sight(&field);
        }
        // The same file can be chosen again.
        dom::set_property(&field, "value", "");
        let result = if word.is_empty() {
            Word::default()
        } else {
            self.words.get(word)
        };
        dom::set_text(&dom::html(), "result", result);
    }
}

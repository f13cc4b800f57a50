//! The settings page at work: settings, and the backup out and in.

use srs::backup::{BackupError, BackupFile, Import};
use srs::settings::Settings;
use web_sys::{Element, File};

use crate::app::{self, App, Page};
use crate::progress::Progress;
use crate::promise::when;
use crate::{backup, clock, dom, paint};

/// An import that the learner has been shown and not yet agreed to.
pub struct Pending {
    import: Import,
    settings: String,
}

impl App {
    /// Takes a setting from its field; what can't be set goes back to what it was.
    pub fn set(&mut self, setting: &str, field: &Element) {
        let value = js_sys::Reflect::get(field, &"value".into())
            .unwrap_or_default()
            .as_string()
            .unwrap_or_default();
        if setting == "theme" {
            let theme = Some(value.as_str()).filter(|theme| *theme != "system");
            self.store.set_theme(theme);
            paint::theme(theme);
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
        let saved = backup::to_json(&file)
            .and_then(|json| backup::download(&backup::file_name(now), &json));
        if saved.is_some() {
            self.store.set_backed_up(now.time);
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
        let (store, deck) = (&mut self.store, &self.deck);
        let in_deck = |card| deck.card(card).is_some();
        match file.import(&deck.site, &mut |card| store.read(card), &in_deck) {
            Err(BackupError::NotABackup) => self.close_preview("import_unreadable"),
            Err(BackupError::Newer(_)) => self.close_preview("import_newer"),
            Err(BackupError::OtherSite) => self.close_preview("import_other_site"),
            Ok(import) => {
                self.close_preview("");
                paint::preview(Some((name, &import.preview)));
                self.page = Page::Settings(Some(Pending {
                    import,
                    settings: file.settings,
                }));
            }
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
        if let (false, Ok(settings)) = (self.store.has_settings(), Settings::parse(&settings)) {
            self.store.set_settings(&settings);
        }
        self.progress = Progress::load(&mut self.store, &self.deck, clock::now());
        self.close_preview("");
        dom::set_text(
            &dom::html(),
            "result",
            &self.words.count("imported", import.preview.to_add),
        );
        self.paint();
    }

    /// Hides the preview and says what came of it, if there is a word for it.
    pub fn close_preview(&mut self, word: &str) {
        self.page = Page::Settings(None);
        paint::preview(None);
        // The same file can be chosen again.
        dom::set_property(&dom::act(&dom::html(), "import"), "value", "");
        let result = if word.is_empty() {
            String::new()
        } else {
            self.words.get(word)
        };
        dom::set_text(&dom::html(), "result", &result);
    }
}

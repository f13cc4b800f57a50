//! The app: the one file that knows all others. Events come in as actions, the page's part acts, the painter shows it.

use std::cell::RefCell;
use std::collections::VecDeque;

use srs::backup::{BackupError, BackupFile, Import};
use srs::session::{self, Effect, Phase};
use srs::settings::Settings;
use srs::{CardId, Now};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, Element, File, HtmlDialogElement, StorageEvent};

use crate::action::Action;
use crate::deck::Deck;
use crate::fault::{Fault, Result};
use crate::home::Home;
use crate::note::Notes;
use crate::paint::{self, Sheet};
use crate::progress::Progress;
use crate::promise::when;
use crate::review::{Review, Wanted};
use crate::store::{self, Store, Trouble};
use crate::words::Words;
use crate::{backup, clock, dom, note};

/// The app of one page.
pub struct App {
    root: String,
    words: Words,
    deck: Deck,
    store: Store,
    progress: Progress,
    notes: Notes,
    /// Notes' pages under way.
    fetching: Vec<String>,
    /// What the page was last told to be wrong with the store.
    trouble: Option<Trouble>,
    page: Page,
}

/// The pages that run the app, each with what only it needs.
enum Page {
    Home,
    Review(Box<Review>),
    Settings(Option<Pending>),
}

/// An import that the learner has been shown and not yet agreed to.
struct Pending {
    import: Import,
    settings: String,
}

thread_local! {
    static APP: RefCell<Option<App>> = const { RefCell::new(None) };
}

/// Lets something happen to the app, unless it isn't there yet.
pub fn with(happen: impl FnOnce(&mut App) -> Result<()>) {
    APP.with_borrow_mut(|app| {
        let Some(app) = app else { return };
        if let Err(fault) = happen(app).and_then(|()| app.tell_trouble()) {
            report(&fault);
        }
    });
}

/// Starts the app on its page.
pub fn start(deck: &JsValue) -> Result<()> {
    let root = dom::html().get_attribute("data-root").unwrap_or_default();
    let root = dom::absolute(&[&root, "./"].concat())?;
    let words = Words::read()?;
    let deck = Deck::read(deck)?;
    let defaults = dom::html().get_attribute("data-defaults").and_then(|text| Settings::parse(&text).ok());
    let mut store = Store::open(&deck.site, defaults.unwrap_or_default());
    let progress = Progress::load(&mut store, &deck);
    let mut effects = Vec::new();
    let page = match dom::html().get_attribute("data-page").as_deref() {
        Some("review") => {
            let now = clock::now();
            let buried = store.buried(progress.today(now));
            let (review, first) = Review::begin(Wanted::read(), &deck, &progress, &buried, now);
            effects = first;
            Page::Review(Box::new(review))
        }
        Some("settings") => Page::Settings(None),
        _ => Page::Home,
    };
    let mut app =
        App { root, words, deck, store, progress, notes: Notes::default(), fetching: Vec::new(), trouble: None, page };
    app.carry_out(effects);
    app.paint()?;
    app.tell_trouble()?;
    APP.set(Some(app));
    Ok(())
}

impl App {
    /// Does what the learner asks for.
    pub fn act(&mut self, action: Action) -> Result<()> {
        match action {
            Action::Review(action) => self.review(action),
            Action::OpenNote => match self.current_note() {
                Some(address) => Ok(dom::window().location().assign(&address)?),
                None => Ok(()),
            },
            Action::Shortcuts => {
                let dialog = dom::part(&dom::html(), "shortcuts")?;
                let dialog: HtmlDialogElement = dialog.dyn_into().map_err(|_| Fault::missing("dialog", "shortcuts"))?;
                Ok(dialog.show_modal()?)
            }
            Action::More => match &self.page {
                Page::Review(review) => Ok(dom::window().location().set_search(&review.wanted.more())?),
                _ => Ok(()),
            },
            Action::Set { setting, field } => self.set(&setting, &field),
            Action::Export => self.export(),
            Action::Import(file) => {
                self.look_into(file);
                Ok(())
            }
            Action::Merge => self.merge(),
            Action::Cancel => self.close_preview(""),
        }
    }

    /// The page is looked at again: a day may have passed, and other tabs may have worked.
    pub fn look_again(&mut self) -> Result<()> {
        let now = clock::now();
        self.progress = Progress::load(&mut self.store, &self.deck);
        if let Page::Review(review) = &self.page {
            let today = self.progress.today(now);
            if review.is_over(now) && self.progress.today(review.began) != today {
                return Ok(dom::window().location().reload()?);
            }
        }
        self.paint()
    }

    /// Another tab wrote something.
    pub fn follow(&mut self, event: &StorageEvent) -> Result<()> {
        let Some(key) = event.key() else { return self.look_again() };
        if key == store::THEME {
            apply_theme(self.store.theme().as_deref());
        } else if let Some(card) = self.store.card_of(&key) {
            let history = self.store.history(card);
            let state = self.progress.follow(&self.deck, card, &history);
            let today = self.progress.today(clock::now());
            if let Page::Review(review) = &mut self.page {
                review.session.refresh(card, state, today);
            }
        } else if self.store.owns(&key) {
            return self.look_again();
        } else {
            return Ok(());
        }
        self.paint()
    }

    fn review(&mut self, action: session::Action) -> Result<()> {
        let now = clock::now();
        let Page::Review(review) = &mut self.page else { return Ok(()) };
        let card = review.session.screen(now).card;
        review.undone = action == session::Action::Undo;
        let effects = review.session.act(action, now);
        // To try again is to fetch again, even where the page came and the card wasn't on it.
        if let (session::Action::Retry, Some(address)) = (action, card.and_then(|card| self.note_of(card))) {
            self.notes.forget(&address);
        }
        self.carry_out(effects);
        self.paint()
    }

    /// Does what the session asks for, and what comes of it.
    fn carry_out(&mut self, effects: Vec<Effect>) {
        let now = clock::now();
        let today = self.progress.today(now);
        let mut effects = VecDeque::from(effects);
        while let Some(effect) = effects.pop_front() {
            match effect {
                Effect::Store(card, entry) => {
                    let history = self.store.add(card, entry);
                    let state = self.progress.follow(&self.deck, card, &history);
                    if let Page::Review(review) = &mut self.page {
                        review.session.refresh(card, state, today);
                    }
                    ask_to_persist();
                }
                Effect::Bury(card) => self.store.set_buried(today, card, true),
                Effect::Unbury(card) => self.store.set_buried(today, card, false),
                Effect::Fetch(card) => effects.extend(self.fetch(card, now)),
            }
        }
        // The next card's note is fetched while this one is answered.
        if let Page::Review(review) = &self.page
            && let Some(address) = review.session.upcoming().and_then(|card| self.note_of(card))
        {
            self.fetch_note(address);
        }
    }

    /// Puts a card on the table, or sends for its note.
    fn fetch(&mut self, card: CardId, now: Now) -> Vec<Effect> {
        let address = self.note_of(card);
        let Page::Review(review) = &mut self.page else { return Vec::new() };
        let Some(address) = address else {
            review.reason = "card_missing";
            return review.session.act(session::Action::FetchFailed { card }, now);
        };
        if let Some(text) = self.notes.text(&address, card) {
            let rungs = text.rungs.len() as u16;
            review.text = text;
            review.session.act(session::Action::Fetched { card, rungs }, now)
        } else if self.notes.has(&address) {
            review.reason = "card_missing";
            review.session.act(session::Action::FetchFailed { card }, now)
        } else {
            self.fetch_note(address);
            Vec::new()
        }
    }

    fn fetch_note(&mut self, address: String) {
        if self.notes.has(&address) || self.fetching.contains(&address) {
            return;
        }
        self.fetching.push(address.clone());
        note::fetch(address, |address, page| with(|app| app.arrived(address, page)));
    }

    /// A note's page came, or didn't.
    fn arrived(&mut self, address: String, page: Option<Document>) -> Result<()> {
        self.fetching.retain(|fetching| *fetching != address);
        let now = clock::now();
        let Page::Review(review) = &mut self.page else { return Ok(()) };
        let awaited = review.awaited(now);
        let is_awaited = |app: &App| awaited.filter(|&card| app.note_of(card).as_deref() == Some(&address));
        match page {
            Some(page) => {
                let awaited = is_awaited(self);
                self.notes.hold(address, page);
                let Some(card) = awaited else { return Ok(()) };
                let effects = self.fetch(card, now);
                self.carry_out(effects);
            }
            // A page fetched ahead is fetched again when it's needed.
            None => {
                let Some(card) = is_awaited(self) else { return Ok(()) };
                if let Page::Review(review) = &mut self.page {
                    review.reason = "fetch_failed";
                    review.session.act(session::Action::FetchFailed { card }, now);
                }
            }
        }
        self.paint()
    }

    fn paint(&mut self) -> Result<()> {
        let now = clock::now();
        match &self.page {
            Page::Home => paint::home(&Home::new(&self.deck, &self.progress, self.store.backed_up(), now), &self.words),
            Page::Settings(_) => {
                paint::settings(&self.progress.settings, self.store.theme().as_deref(), self.progress.n_reviews)
            }
            Page::Review(_) => self.paint_review(now),
        }
    }

    fn paint_review(&mut self, now: Now) -> Result<()> {
        let note = self.current_note();
        let today = self.progress.today(now);
        let Page::Review(review) = &mut self.page else { return Ok(()) };
        let screen = review.session.screen(now);
        let is_over = matches!(screen.phase, Phase::Summary(_) | Phase::Empty);
        let place = screen.card.and_then(|card| self.deck.place_of(card));
        let path = place.map(|place| self.deck.topics.path(self.deck.cards[place as usize].topic));
        // Only the end of a sitting looks at the whole deck.
        let (mut tomorrow, mut next_due, mut has_more) = (0, None, false);
        if is_over {
            let buried = self.store.buried(today);
            tomorrow = self.progress.due_by(&self.deck, today.plus(1));
            next_due = self.progress.next_due(&self.deck, today);
            has_more = self.progress.queue(&self.deck, today, review.wanted.topic, 1, &buried).n_new > 0;
        }
        let sheet = Sheet {
            screen,
            text: &review.text,
            path: &path.unwrap_or_default(),
            note: note.as_deref().unwrap_or(&self.root),
            reason: review.reason,
            undone: review.undone,
            tomorrow,
            next_due,
            has_more,
        };
        review.table.paint(&sheet, &self.words)
    }

    /// The page of the card's note.
    fn note_of(&self, card: CardId) -> Option<String> {
        let place = self.deck.place_of(card)?;
        let note = self.deck.notes.get(self.deck.cards.get(place as usize)?.note as usize)?;
        Some([&self.root, note.as_str()].concat())
    }

    /// The card on the table in its note.
    fn current_note(&self) -> Option<String> {
        let Page::Review(review) = &self.page else { return None };
        let card = review.session.screen(clock::now()).card?;
        Some([&self.note_of(card)?, "#c-", &card.to_string()].concat())
    }

    fn set(&mut self, setting: &str, field: &Element) -> Result<()> {
        let value = js_sys::Reflect::get(field, &"value".into())?.as_string().unwrap_or_default();
        if setting == "theme" {
            let theme = Some(value.as_str()).filter(|theme| *theme != "system");
            self.store.set_theme(theme);
            apply_theme(theme);
        } else {
            // What another tab has set in the meantime stays.
            let mut settings = self.store.settings();
            if settings.set(setting, &value).is_ok() {
                self.store.set_settings(&settings);
                self.progress.settings = settings;
            }
        }
        self.paint()
    }

    fn export(&mut self) -> Result<()> {
        let now = clock::now();
        let settings = self.store.has_settings().then(|| self.store.settings().to_text());
        let file = BackupFile::new(&self.deck.site, now.time, settings.unwrap_or_default(), self.store.texts());
        backup::download(&backup::file_name(now), &backup::to_json(&file)?)?;
        self.store.set_backed_up(now.time);
        Ok(())
    }

    /// Reads a file and shows what importing it would do.
    fn look_into(&mut self, file: File) {
        let name = file.name();
        when(file.text(), move |text| {
            let text = text.and_then(|text| text.as_string()).unwrap_or_default();
            with(|app| app.show_preview(&name, &text));
        });
    }

    fn show_preview(&mut self, name: &str, text: &str) -> Result<()> {
        let store = &mut self.store;
        let file = backup::from_json(text).ok_or(BackupError::NotABackup);
        let import = file.and_then(|file| Ok((file.import(&mut |card| store.read(card))?, file)));
        match import {
            Err(BackupError::NotABackup) => self.close_preview("import_unreadable"),
            Err(BackupError::Newer(_)) => self.close_preview("import_newer"),
            Ok((_, file)) if file.site != self.deck.site => self.close_preview("import_other_site"),
            Ok((import, file)) => {
                self.close_preview("")?;
                paint::preview(Some((name, &import.preview)))?;
                self.page = Page::Settings(Some(Pending { import, settings: file.settings }));
                Ok(())
            }
        }
    }

    fn merge(&mut self) -> Result<()> {
        let Page::Settings(pending) = &mut self.page else { return Ok(()) };
        let Some(Pending { import, settings }) = pending.take() else { return Ok(()) };
        let added = self.words.count("imported", import.preview.to_add)?;
        for (card, history) in import.changed {
            self.store.merge(card, history);
        }
        if let (false, Ok(settings)) = (self.store.has_settings(), Settings::parse(&settings)) {
            self.store.set_settings(&settings);
        }
        self.progress = Progress::load(&mut self.store, &self.deck);
        self.close_preview("")?;
        dom::set_text(&dom::html(), "result", &added)?;
        self.paint()
    }

    /// Hides the preview and says what came of it, if there is a word for it.
    fn close_preview(&mut self, word: &str) -> Result<()> {
        self.page = Page::Settings(None);
        paint::preview(None)?;
        // The same file can be chosen again.
        dom::set_property(&dom::act(&dom::html(), "import")?, "value", "");
        let result = if word.is_empty() { String::new() } else { self.words.get(word)? };
        dom::set_text(&dom::html(), "result", &result)
    }

    /// Says on the page what is wrong with the store, whenever that changes.
    fn tell_trouble(&mut self) -> Result<()> {
        let trouble = self.store.trouble();
        if trouble == self.trouble {
            return Ok(());
        }
        self.trouble = trouble;
        let text = match trouble {
            None => String::new(),
            Some(Trouble::Blocked) => self.words.get("storage_blocked")?,
            Some(Trouble::Full) => self.words.get("storage_full")?,
            Some(Trouble::Newer) => self.words.get("storage_newer")?,
            Some(Trouble::Unreadable(n)) => self.words.count("storage_unreadable", n)?,
        };
        tell_problem(&text)
    }
}

fn apply_theme(theme: Option<&str>) {
    match theme {
        Some(theme) => dom::set(&dom::html(), "data-theme", theme),
        None => dom::set_flag(&dom::html(), "data-theme", false),
    }
}

/// Asks the browser to keep what is stored. Never awaited: Firefox asks the person, and headless it never answers.
fn ask_to_persist() {
    if let Ok(asked) = dom::window().navigator().storage().persist() {
        when(asked, |_| ());
    }
}

fn tell_problem(text: &str) -> Result<()> {
    dom::set_text(&dom::html(), "problem", text)?;
    dom::show_notice("problem", !text.is_empty())
}

/// Says what the app could not do: to the learner on the page, to whoever made the theme in the console.
pub fn report(fault: &Fault) {
    let text = fault.to_string();
    web_sys::console::error_1(&text.as_str().into());
    // Where even the notice is missing, the console has to do.
    let _ = tell_problem(&text);
}

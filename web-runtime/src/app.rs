//! The app: what every page has, whichever program it runs. Events come in as actions; what they mean on the page stands
//! in `program.rs`.

use std::cell::RefCell;

use js_sys::Promise;
use srs::CardId;
use srs::history::History;
use wasm_bindgen::JsValue;
use web_sys::Event;

use crate::action::Action;
use crate::browse::Browse;
use crate::deck::Deck;
use crate::note::Notes;
use crate::program::Program;
use crate::progress::Progress;
use crate::promise::when;
use crate::rehearse::Rehearse;
use crate::review::Review;
use crate::settings::Pending;
use crate::store::{self, Store, Trouble};
use crate::words::{Word, Words};
use crate::{clock, dom, fault, paint, property};

/// The app of one page.
pub struct App {
    /// The absolute address of the site's root.
    pub root: String,
    pub words: Words,
    pub deck: Deck,
    pub store: Store,
    pub progress: Progress,
    pub notes: Notes,
    /// Notes' pages under way.
    pub fetching: Vec<String>,
    pub page: Page,
    pub program: &'static dyn Program,
    /// What the page was last told to be wrong with the store.
    trouble: Option<Trouble>,
}

/// The pages that run the app, each with what only it needs.
pub enum Page {
    Home,
    Review(Box<Review>),
    Browse(Box<Browse>),
    Plan,
    Stats,
    Settings(Option<Pending>),
    Rehearsal(Box<Rehearse>),
}

thread_local! {
    static APP: RefCell<Option<App>> = const { RefCell::new(None) };
}

/// Lets something happen to the app, unless it isn't there yet.
///
/// Moving the focus out of a field that was typed in makes the browser say "change" at once, in the middle of what the
/// app is doing. Such an event waits until that is done.
pub fn with(happen: impl FnOnce(&mut App) + 'static) {
    now_or_later(Box::new(happen));
}

fn now_or_later(happen: Box<dyn FnOnce(&mut App)>) {
    APP.with(|app| match app.try_borrow_mut() {
        Ok(mut app) => {
            if let Some(app) = app.as_mut() {
                happen(app);
                app.tell();
            }
        }
        Err(_) => when(Promise::resolve(&JsValue::TRUE), |_| now_or_later(happen)),
    });
}

/// Starts a program on its page.
pub fn start(program: &'static dyn Program, deck: &JsValue) -> Result<(), &'static str> {
    let deck = Deck::read(deck).ok_or("the deck can't be read")?;
    let mut store = Store::open(&deck.site, dom::html_attribute("data-defaults"));
    let progress = Progress::load(&mut store, &deck, clock::now());
    let mut app = App {
        root: dom::absolute(&[&dom::html_attribute("data-root"), "./"].concat()),
        words: Words::read(),
        deck,
        store,
        progress,
        notes: Notes::default(),
        fetching: Vec::new(),
        page: Page::Home,
        program,
        trouble: None,
    };
    program.open(&mut app, &dom::html_attribute("data-page"));
    app.paint();
    app.tell();
    app.await_tomorrow();
    APP.set(Some(app));
    Ok(())
}

impl App {
    /// Does what the learner asks for.
    pub fn act(&mut self, action: Action) {
        self.program.act(self, action);
    }

    /// The page is looked at again: a day may have passed, and other tabs may have worked.
    pub fn look_again(&mut self) {
        self.progress = Progress::load(&mut self.store, &self.deck, clock::now());
        self.program.look_again(self);
        self.paint();
    }

    /// Looks again when the next day begins, on a page that stays open.
    fn await_tomorrow(&self) {
        let now = clock::now();
        let tomorrow = self.progress.today(now).plus(1);
        let begins = tomorrow.begins_at(
            now.utc_offset_minutes.into(),
            self.progress.settings.rollover_hour,
        );
        clock::call_after((begins - now.time).max(1), || {
            with(|app| {
                app.look_again();
                app.await_tomorrow();
            });
        });
    }

    /// A card's history is now this, whichever tab wrote it.
    pub fn take_over(&mut self, card: CardId, history: &History) {
        let state = self
            .progress
            .follow(&self.deck, card, history, clock::now());
        self.program.follow(self, card, state);
    }

    /// Another tab wrote something.
    pub fn follow(&mut self, event: &Event) {
        match property::text(event, "key") {
            Some(key) if key == store::THEME => paint::theme(self.store.theme().as_deref()),
            Some(key) if !self.store.owns(&key) => return,
            // Another tab packs all histories at once: thousands of events that say nothing new.
            Some(_) if is_packing(event) => return,
            Some(key) => match self.store.card_of(&key) {
                Some(card) => {
                    if let Some(history) = self.store.read(card) {
                        self.take_over(card, &history);
                    }
                }
                None => return self.look_again(),
            },
            None => return self.look_again(),
        }
        self.paint();
    }

    /// Shows where things stand.
    pub fn paint(&mut self) {
        self.program.paint(self);
    }

    /// Says what is wrong: with the store, whenever that changes; with the theme, to whoever made it.
    fn tell(&mut self) {
        let ahead = Some(self.progress.n_ahead).filter(|&n| n > 0);
        let trouble = self.store.trouble().or(ahead.map(Trouble::Ahead));
        if trouble != self.trouble {
            self.trouble = trouble;
            paint::problem(match trouble {
                None => Word::default(),
                Some(Trouble::Blocked) => self.words.get("storage_blocked"),
                Some(Trouble::Full) => self.words.get("storage_full"),
                Some(Trouble::Newer) => self.words.get("storage_newer"),
                Some(Trouble::Unreadable(n)) => self.words.count("storage_unreadable", n),
                Some(Trouble::Ahead(n)) => self.words.count("clock_behind", n),
            });
        }
        let faults = fault::take();
        if !faults.is_empty() {
            web_sys::console::error_1(&faults.as_str().into());
            paint::problem(&faults);
            // Where even the notice is missing, the console has to do.
            fault::take();
        }
    }
}

/// Whether another tab has only rewritten what stood there.
fn is_packing(event: &Event) -> bool {
    let value = |name| property::text(event, name);
    store::is_packing(value("oldValue"), value("newValue"))
}

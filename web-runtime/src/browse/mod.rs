//! The browse page at work: all cards of the deck, found by words and by how well they are known, and one of them at a
//! time with all that was done to it.
//!
//! The page's address is the truth: a click or a keystroke changes it, and what the page shows follows from it.

mod query;
mod search;
mod texts;

use js_sys::{JSON, JsString};
use srs::history::{Act, Entry};
use srs::missed::often_missed;
use srs::{CardId, Now};
use wasm_bindgen::JsValue;
use web_sys::Document;

use crate::app::{self, App, Page};
use crate::paint::browse::{self as paint, Found, List, Sheet};
use crate::{clock, dom, fetch, note};
pub use query::Query;
use search::Search;
use texts::Texts;

/// How many cards one page of the list has: few enough to paint at once.
const PAGE: usize = 50;

/// How many files of text are fetched at a time.
const AT_ONCE: usize = 4;

/// How many files are searched until the list tells of it: most of them change nothing that is in sight.
const TELL_EVERY: usize = 16;

/// The browse page.
#[derive(Default)]
pub struct Browse {
    query: Query,
    texts: Texts,
    /// Files of text under way.
    fetching: Vec<usize>,
    search: Search,
    /// Places of all cards that are asked for, in order, whatever their text.
    asked: Vec<u32>,
    /// Those of them that have the words, as far as is known.
    found: Vec<u32>,
    /// The act that can be taken back, and its card.
    undo: Option<(CardId, Act)>,
    /// How many files had been searched when the list was painted.
    told: usize,
    /// Whether a file could not be had.
    failed: bool,
    /// The card whose page could not be had, or doesn't have it.
    missing: Option<CardId>,
    table: paint::Table,
}

impl App {
    /// Opens the page as its address says.
    pub fn open_browse(&mut self) {
        let query = Query::read(&dom::search());
        self.page = Page::Browse(Box::new(Browse {
            query: Query {
                // Nothing is the same as it, so the list is made.
                page: u32::MAX,
                ..Query::default()
            },
            ..Browse::default()
        }));
        self.turn_to(query);
        fetch::text(&dom::absolute(&dom::html_attribute("data-texts")), |list| {
            app::with(|app| {
                if let Page::Browse(browse) = &mut app.page {
                    match list.and_then(|list| JSON::parse(&list).ok()) {
                        Some(list) => browse.texts = Texts::read(&list),
                        None => browse.failed = true,
                    }
                }
                app.look_for_texts();
            });
        });
    }

    /// Takes over what the fields say, as a new entry of the browser's history or in place of this one.
    pub fn find(&mut self, is_new: bool) {
        let Page::Browse(browse) = &self.page else {
            return;
        };
        let query = paint::read();
        if !query.finds_as(&browse.query) {
            let address = query.address();
            let history = dom::window().history();
            let _ = history.map(|history| match is_new {
                true => history.push_state_with_url(&JsValue::NULL, "", Some(&address)),
                false => history.replace_state_with_url(&JsValue::NULL, "", Some(&address)),
            });
            self.turn_to(query);
        }
    }

    /// Follows a link within the page.
    pub fn go(&mut self, address: &str) {
        let pushed = dom::window()
            .history()
            .and_then(|history| history.push_state_with_url(&JsValue::NULL, "", Some(address)));
        if pushed.is_ok() {
            self.go_back();
        }
    }

    /// The address has changed.
    pub fn go_back(&mut self) {
        self.turn_to(Query::read(&dom::search()));
    }

    /// Shows what a query asks for.
    fn turn_to(&mut self, query: Query) {
        let Page::Browse(browse) = &mut self.page else {
            return;
        };
        let before = std::mem::replace(&mut browse.query, query);
        browse.missing = None;
        if before.card != browse.query.card {
            browse.undo = None;
        }
        if before.words != browse.query.words {
            browse.search = Search::new(&browse.query.words, &self.deck);
        }
        if before.page == u32::MAX || !before.finds_as(&browse.query) {
            self.ask_again();
        }
        self.look_for_texts();
    }

    /// Makes the list anew: something else is asked for, or cards have changed.
    pub fn ask_again(&mut self) {
        let now = clock::now();
        let today = self.progress.today(now);
        let App {
            page: Page::Browse(browse),
            deck,
            store,
            progress,
            ..
        } = self
        else {
            return;
        };
        let has_missed = |place: u32| {
            deck.cards.get(place as usize).is_some_and(|card| {
                !often_missed(store.history(card.id).reviews(), card.rungs).is_empty()
            })
        };
        let (cards, states) = (&deck.cards, &progress.states);
        let asked = &browse.query.asked;
        browse.asked = asked.find(cards, states, &deck.topics, today, has_missed);
    }

    /// Searches what text there is, sends for what is needed next, and shows what was found.
    fn look_for_texts(&mut self) {
        let Page::Browse(browse) = &mut self.page else {
            return;
        };
        let next = browse.search.go_on(&mut browse.texts, &self.deck);
        browse.found = browse.asked.clone();
        browse.found.retain(|&place| browse.search.has(place));
        browse.told = browse.search.n_searched;
        self.send_for_texts(next);
        self.paint();
    }

    /// Sends for the files that the search comes to next, and for those of the cards that are shown.
    fn send_for_texts(&mut self, next: Option<usize>) {
        let Page::Browse(browse) = &mut self.page else {
            return;
        };
        let mut wanted: Vec<usize> = next
            .map(|next| (next..browse.texts.len().min(next + AT_ONCE)).collect())
            .unwrap_or_default();
        for place in browse.shown() {
            wanted.extend(browse.texts.file_of(*place));
        }
        let mut sent = Vec::new();
        for file in wanted {
            if !browse.texts.has(file) && !browse.fetching.contains(&file) && !browse.failed {
                browse.fetching.push(file);
                sent.push((file, [&self.root, browse.texts.address(file)].concat()));
            }
        }
        for (file, address) in sent {
            fetch::text(&address, move |text| {
                app::with(move |app| app.text_came(file, text));
            });
        }
    }

    fn text_came(&mut self, file: usize, text: Option<String>) {
        let Page::Browse(browse) = &mut self.page else {
            return;
        };
        browse.fetching.retain(|&fetching| fetching != file);
        match text {
            Some(text) => browse.texts.hold(file, &JsString::from(text)),
            None => browse.failed = true,
        }
        let is_shown = browse
            .shown()
            .iter()
            .any(|&place| browse.texts.file_of(place) == Some(file));
        let next = browse.search.go_on(&mut browse.texts, &self.deck);
        // A few files make up most decks, and fill the first page of the others.
        let n_searched = browse.search.n_searched;
        let is_news = n_searched <= TELL_EVERY || n_searched >= browse.told + TELL_EVERY;
        if next.is_none() || is_shown || is_news || browse.failed {
            self.look_for_texts();
        } else {
            self.send_for_texts(next);
        }
    }

    /// Shows where things stand.
    pub fn paint_browse(&mut self, now: Now) {
        let today = self.progress.today(now);
        let App {
            page: Page::Browse(browse),
            deck,
            store,
            progress,
            notes,
            words,
            root,
            ..
        } = self
        else {
            return;
        };
        let shown: Vec<u32> = browse.shown().to_vec();
        let cards = shown.iter().filter_map(|&place| {
            let card = deck.cards.get(place as usize)?;
            let history = store.history(card.id);
            Some(Found {
                card,
                state: *progress.states.get(place as usize)?,
                path: deck.topics.path(card.topic),
                fields: browse.texts.fields(place),
                missed: often_missed(history.reviews(), card.rungs),
                address: browse.query.with_card(Some(card.id)).address(),
            })
        });
        let n_pages = browse.found.len().div_ceil(PAGE) as u32;
        let page = browse.query.page;
        let list = List {
            query: &browse.query,
            cards: cards.collect(),
            n_found: browse.found.len() as u32,
            searched: (browse.search.n_searched < browse.texts.len() && !browse.search.is_empty())
                .then_some((browse.search.n_searched as u32, browse.texts.len() as u32)),
            failed: browse.failed,
            marked: browse.search.words(),
            page,
            n_pages,
            before: (page > 0).then(|| browse.query.with_page(page - 1).address()),
            after: (page + 1 < n_pages).then(|| browse.query.with_page(page + 1).address()),
            today,
        };
        browse.table.list(&list, words);

        let place = browse.query.card.and_then(|card| deck.place_of(card));
        let Some((card, state)) = place.and_then(|place| {
            Some((
                deck.cards.get(place as usize)?,
                progress.states.get(place as usize)?,
            ))
        }) else {
            return browse.table.no_card();
        };
        let note = deck.notes.get(card.note as usize);
        let note = [root, note.map(String::as_str).unwrap_or_default()].concat();
        let text = notes.text(&note, card.id);
        let is_waiting = text.is_none() && browse.missing != Some(card.id);
        let history = store.history(card.id);
        let sheet = Sheet {
            card,
            state: *state,
            path: deck.topics.path(card.topic),
            missed: often_missed(history.reviews(), card.rungs),
            history: &history,
            text: text.as_ref(),
            is_waiting,
            note: [&note, "#c-", &card.id.to_text()].concat(),
            review: [root, "review/?card=", &card.id.to_text()].concat(),
            back: browse.query.with_card(None).address(),
            can_undo: browse.undo.is_some_and(|(of, _)| of == card.id),
            rollover_hour: progress.settings.rollover_hour,
            today,
            now,
        };
        browse.table.card(&sheet, words);
        if is_waiting {
            let card = card.id;
            self.send_for(note, card);
        }
    }

    /// Sends for a card's note.
    fn send_for(&mut self, address: String, card: CardId) {
        if self.fetching.contains(&address) {
            return;
        }
        self.fetching.push(address.clone());
        note::fetch(address, move |address, page| {
            app::with(move |app| app.note_came(address, page, card));
        });
    }

    fn note_came(&mut self, address: String, page: Option<Document>, card: CardId) {
        self.fetching.retain(|fetching| *fetching != address);
        if let Some(page) = page {
            self.notes.hold(address.clone(), page);
        }
        let has_card = self.notes.text(&address, card).is_some();
        if let Page::Browse(browse) = &mut self.page {
            browse.missing = (!has_card).then_some(card);
        }
        self.paint();
    }

    /// Does something to the card that is looked at.
    pub fn do_to_card(&mut self, act: fn(i64) -> Act) {
        let Page::Browse(browse) = &self.page else {
            return;
        };
        let Some(card) = browse.query.card else {
            return;
        };
        let time = self.store.history(card).free_second(clock::now().time);
        let act = act(time);
        self.enter(card, Entry::Done(act));
        if let Page::Browse(browse) = &mut self.page {
            browse.undo = Some((card, act));
        }
        self.look_for_texts();
    }

    /// Takes the last such act back.
    pub fn undo_to_card(&mut self) {
        let Page::Browse(browse) = &mut self.page else {
            return;
        };
        if let Some((card, act)) = browse.undo.take() {
            self.enter(card, Entry::Undone(act));
            self.look_for_texts();
        }
    }

    fn enter(&mut self, card: CardId, entry: Entry) {
        if let Some(history) = self.store.add(card, entry) {
            self.take_over(card, &history);
        }
    }
}

impl Browse {
    /// The places of the cards on this page of the list.
    fn shown(&self) -> &[u32] {
        let from = (self.query.page as usize)
            .saturating_mul(PAGE)
            .min(self.found.len());
        let to = (from + PAGE).min(self.found.len());
        &self.found[from..to]
    }
}

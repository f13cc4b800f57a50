//! The review page at work: carries out what the session asks for.

use srs::missed::often_missed;
use srs::session::{self, Effect, Phase};
use srs::{CardId, CardState, Now, gather};
use wasm_bindgen::JsValue;
use web_sys::StorageManager;

use crate::app::{self, App, Page};
use crate::paint::Sheet;
use crate::promise::when;
use crate::review::{Review, Wanted};
use crate::{clock, dom, property, speech};

/// How many cards' notes are fetched ahead: a few, as some cards are answered faster than a note comes.
const AHEAD: usize = 3;

impl App {
    /// A step of the review.
    pub fn review(&mut self, action: session::Action) {
        let now = clock::now();
        let Page::Review(review) = &mut self.page else {
            return;
        };
        let card = review.session.screen(now).card;
        // Ticks and rungs leave the card as it lies; all else turns it or takes it away.
        if !matches!(
            action,
            session::Action::Tick(_) | session::Action::AllSaid | session::Action::OpenRung
        ) {
            speech::stop();
        }
        review.undone = action == session::Action::Undo;
        let effects = review.session.act(action, now);
        // To try again is to fetch again, even where the page came and the card wasn't on it.
        if let (session::Action::Retry, Some(address)) =
            (action, card.and_then(|card| self.note_of(card)))
        {
            self.notes.forget(&address);
        }
        self.carry_out(effects);
        if let session::Action::Grade(_)
        | session::Action::Pass { .. }
        | session::Action::Skip
        | session::Action::Bury
        | session::Action::Suspend
        | session::Action::Reset = action
        {
            self.begin_the_day(now);
        }
        if let Page::Review(review) = &self.page
            && matches!(review.session.screen(now).phase, Phase::Summary(_))
        {
            ask_to_persist();
        }
        self.paint();
    }

    /// Does what the session asks for, and what comes of it.
    pub fn carry_out(&mut self, mut effects: Vec<Effect>) {
        let now = clock::now();
        let today = self.progress.today(now);
        while !effects.is_empty() {
            let mut further = Vec::new();
            for effect in effects {
                match effect {
                    Effect::Store(card, entry) => {
                        if let Some(history) = self.store.add(card, entry) {
                            self.take_over(card, &history);
                        }
                    }
                    Effect::Bury(card) => self.store.set_buried(today, card, true),
                    Effect::Unbury(card) => self.store.set_buried(today, card, false),
                    Effect::Fetch(card) => further.extend(self.fetch(card, now)),
                }
            }
            effects = further;
        }
        // While this card is answered; the grade before it waits for nothing of this.
        clock::call_after(0, || app::with(App::fetch_ahead));
    }

    /// Sends for the notes of the cards that come next.
    fn fetch_ahead(&mut self) {
        let Page::Review(review) = &self.page else {
            return;
        };
        let upcoming = review.session.upcoming().take(AHEAD);
        let notes = gather(upcoming.filter_map(|card| self.note_of(card)));
        for address in notes {
            self.fetch_note(address);
        }
    }

    /// A card has another state than before.
    pub fn refresh(&mut self, card: CardId, state: CardState) {
        let today = self.progress.today(clock::now());
        if let Page::Review(review) = &mut self.page {
            review.session.refresh(card, state, today);
        }
    }

    /// The page is looked at again: unless a card is on the table, a new day begins at once.
    pub fn look_again_at_the_day(&mut self) {
        let now = clock::now();
        if let Page::Review(review) = &self.page
            && !review.is_at_a_card(now)
        {
            self.begin_the_day(now);
        }
    }

    /// A sitting that has seen the rollover hour pass begins anew.
    fn begin_the_day(&mut self, now: Now) {
        let Page::Review(review) = &self.page else {
            return;
        };
        if self.progress.today(review.began) != self.progress.today(now) {
            self.sit_down(review.wanted.clone(), now);
        }
    }

    /// Begins a sitting.
    pub fn sit_down(&mut self, wanted: Wanted, now: Now) {
        let (review, effects) =
            Review::begin(wanted, &self.deck, &self.progress, &mut self.store, now);
        self.page = Page::Review(Box::new(review));
        self.carry_out(effects);
    }

    /// Reads the question aloud, or the answer once it's there; breaks off where something is being read.
    pub fn read_aloud(&mut self) {
        let Page::Review(review) = &self.page else {
            return;
        };
        let html = match review.session.screen(clock::now()).phase {
            Phase::Front { .. } => &review.text.question,
            Phase::Back { .. } => &review.text.answer,
            _ => return,
        };
        if !speech::stop() {
            speech::speak(&dom::text_of(html), self.progress.settings.speech_rate);
        }
    }

    /// Leaves for the note that the card is from.
    pub fn open_note(&mut self) {
        if let Some(address) = self.current_note() {
            property::set(&dom::window(), "location", address);
        }
    }

    /// Begins a sitting with more new cards.
    pub fn learn_more(&mut self) {
        if let Page::Review(review) = &self.page {
            property::set(&dom::location(), "search", review.wanted.more());
        }
    }

    /// Shows where the session stands.
    pub fn paint_review(&mut self, now: Now) {
        let note = self.current_note();
        let today = self.progress.today(now);
        let Page::Review(review) = &mut self.page else {
            return;
        };
        let screen = review.session.screen(now);
        let card = screen.card.and_then(|card| self.deck.card(card));
        let path = card
            .map(|card| self.deck.topics.path(card.topic))
            .unwrap_or_default();
        let mut sheet = Sheet {
            screen,
            text: &review.text,
            wanted: &review.wanted,
            missed: &review.missed,
            path: &path,
            note: note.as_deref().unwrap_or(&self.root),
            reason: review.reason,
            undone: review.undone,
            tomorrow: 0,
            next_due: None,
            has_more: false,
        };
        // Only the end of a sitting looks at the whole deck.
        if matches!(screen.phase, Phase::Summary(_) | Phase::Empty) {
            let buried = self.store.buried(today);
            sheet.tomorrow = self.progress.due_by(&self.deck, today.plus(1));
            sheet.next_due = self.progress.next_due(&self.deck, today);
            sheet.has_more = review.wanted.way.is_graded()
                && self
                    .progress
                    .queue(&self.deck, today, review.wanted.topic, 1, &buried, &[])
                    .n_new
                    > 0;
        }
        review.table.paint(&sheet, &self.words);
    }

    /// The card on the table in its note.
    pub fn current_note(&self) -> Option<String> {
        let Page::Review(review) = &self.page else {
            return None;
        };
        self.place_in_note(review.session.screen(clock::now()).card?)
    }

    /// Puts a card on the table, or sends for its note.
    fn fetch(&mut self, card: CardId, now: Now) -> Vec<Effect> {
        let address = self.note_of(card).unwrap_or_default();
        let Page::Review(review) = &mut self.page else {
            return Vec::new();
        };
        if let Some(text) = self.notes.text(&address, card) {
            let rungs = text.rungs.len() as u16;
            review.missed = often_missed(self.store.history(card).reviews(), rungs);
            review.text = text;
            review
                .session
                .act(session::Action::Fetched { card, rungs }, now)
        } else if address.is_empty() || self.notes.has(&address) {
            review.reason = "card_missing";
            review
                .session
                .act(session::Action::FetchFailed { card }, now)
        } else {
            self.fetch_note(address);
            Vec::new()
        }
    }

    /// A note's page came, or didn't.
    pub fn page_arrived(&mut self, address: &str, has_come: bool) {
        let now = clock::now();
        let Page::Review(review) = &self.page else {
            return;
        };
        let awaited = review
            .awaited(now)
            .filter(|&card| self.note_of(card).as_deref() == Some(address));
        // A page fetched ahead has time: if it didn't come, it's fetched again when it's needed.
        let Some(card) = awaited else { return };
        if has_come {
            let effects = self.fetch(card, now);
            self.carry_out(effects);
        } else if let Page::Review(review) = &mut self.page {
            review.reason = "fetch_failed";
            review
                .session
                .act(session::Action::FetchFailed { card }, now);
        }
        self.paint();
    }
}

/// Asks the browser to keep what is stored: once a sitting is over, when there is something to keep and a browser's
/// question interrupts nothing. The settings page tells the answer. Never awaited: Firefox asks the person, and headless
/// it never answers.
fn ask_to_persist() {
    let navigator = property::object::<JsValue>(&dom::window(), "navigator");
    let storage = navigator.and_then(|navigator| property::object(&navigator, "storage"));
    if let Some(asked) = storage.and_then(|storage: StorageManager| storage.persist().ok()) {
        when(asked, |_| ());
    }
}

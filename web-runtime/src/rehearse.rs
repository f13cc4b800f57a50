//! The rehearsal page at work: what is asked for, the round, and the report at its end or of an earlier day.

use srs::queue::Through;
use srs::rehearsal::{Action, Effect, Phase, Rehearsal, Round, choose};
use srs::{CardId, Now};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlInputElement, UrlSearchParams};

use crate::app::{App, Page, with};
use crate::note::Text;
use crate::paint::{self, Kept};
use crate::{action, clock, dom, speech};

/// Under this name rehearsals stand in the store and in backups, each under the second it began in.
const PART: &str = "rehearsal";
/// The most questions of one rehearsal.
const MOST_QUESTIONS: usize = 50;

/// The rehearsal page.
pub struct Rehearse {
    /// What it shows.
    pub stage: Stage,
    /// What the question on the table says.
    pub text: Text,
    /// The questions that are known, as text.
    pub questions: Vec<(CardId, String)>,
    /// Whether questions are read aloud.
    pub aloud: bool,
    /// The word for what went wrong, if something did.
    pub reason: &'static str,
    /// What is painted.
    pub shown: Option<(Option<CardId>, &'static str)>,
}

/// What the page shows.
pub enum Stage {
    /// The choice of topics.
    Setup,
    /// A rehearsal under way.
    Round(Round),
    /// One that is over.
    Report(Rehearsal),
}

impl App {
    /// Opens the page: a report that its address asks for, else the choice of topics.
    pub fn open_rehearsal(&mut self) {
        let search = dom::search();
        let asked = UrlSearchParams::new_with_str(&search)
            .ok()
            .and_then(|query| query.get("report"));
        let kept = asked.and_then(|key| self.kept().into_iter().find(|(known, _)| *known == key));
        let stage = kept.map_or(Stage::Setup, |(_, rehearsal)| Stage::Report(rehearsal));
        self.page = Page::Rehearsal(Box::new(Rehearse {
            stage,
            text: Text::default(),
            questions: Vec::new(),
            aloud: false,
            reason: "",
            shown: None,
        }));
        self.look_up_questions();
    }

    /// The rehearsals that are kept and can be read, with their keys, newest first.
    fn kept(&self) -> Vec<(String, Rehearsal)> {
        let parts = self.store.parts().into_iter();
        let texts = parts.filter(|(name, _)| name == PART);
        let mut kept: Vec<(String, Rehearsal)> = texts
            .flat_map(|(_, texts)| texts)
            .filter_map(|(key, text)| Some((key, Rehearsal::parse(&text).ok()?)))
            .collect();
        kept.sort_by_key(|(_, rehearsal)| std::cmp::Reverse(rehearsal.began.time));
        kept
    }

    /// Begins a rehearsal as the page's fields say.
    pub fn begin_rehearsal(&mut self) {
        let page = dom::html();
        let value = |field: &Element| field.unchecked_ref::<HtmlInputElement>().value();
        let topics: Vec<u32> = dom::all(&page, "[name=topic]:checked")
            .iter()
            .filter_map(|field| value(field).parse().ok())
            .collect();
        let number = |name: &str| {
            value(&dom::named(&page, "field", name))
                .parse::<usize>()
                .ok()
        };
        let aloud = dom::first(&page, "[name=aloud]:checked").is_some();
        let n_questions = number("questions").unwrap_or(8).clamp(1, MOST_QUESTIONS);
        let minutes = number("minutes").unwrap_or(0).min(60) as u16;
        let now = clock::now();
        let through = Through {
            topics: &topics,
            outlined: false,
            seed: now.time as u64,
        };
        let places = choose(
            &self.deck.cards,
            &self.progress.states,
            &self.deck.topics,
            &through,
            n_questions,
        );
        let cards: Vec<CardId> = places
            .iter()
            .filter_map(|&place| Some(self.deck.cards.get(place as usize)?.id))
            .collect();
        let Page::Rehearsal(page) = &mut self.page else {
            return;
        };
        if cards.is_empty() {
            page.reason = "nothing_to_go_through";
            return self.paint();
        }
        page.aloud = aloud;
        let (round, effects) = Round::new(cards, minutes * 60, now);
        page.stage = Stage::Round(round);
        self.rehearse_on(effects);
        self.paint();
        tick();
    }

    /// A step of the rehearsal.
    pub fn rehearse(&mut self, action: Action) {
        let now = clock::now();
        let Page::Rehearsal(page) = &mut self.page else {
            return;
        };
        let Stage::Round(round) = &mut page.stage else {
            return;
        };
        if !matches!(action, Action::Tick(_) | Action::AllSaid) {
            speech::stop();
        }
        let card = round.screen(now).card;
        let effects = round.act(action, now);
        if let (Action::Retry, Some(address)) = (action, card.and_then(|card| self.note_of(card))) {
            self.notes.forget(&address);
        }
        self.rehearse_on(effects);
        self.paint();
    }

    /// Does what the round asks for.
    fn rehearse_on(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            match effect {
                Effect::Fetch(card) => self.ask(card),
                Effect::Keep(rehearsal) => {
                    let key = rehearsal.began.time.to_string();
                    self.store.add_text(PART, &key, &rehearsal.to_text());
                    self.report(rehearsal);
                }
            }
        }
        let Page::Rehearsal(page) = &mut self.page else {
            return;
        };
        let Stage::Round(round) = &page.stage else {
            return;
        };
        // Ended without an answer, there is nothing to report.
        if round.screen(clock::now()).phase == Phase::Over {
            page.stage = Stage::Setup;
        } else if let Some(address) = round.upcoming().and_then(|card| self.note_of(card)) {
            self.fetch_note(address);
        }
    }

    fn report(&mut self, rehearsal: Rehearsal) {
        if let Page::Rehearsal(page) = &mut self.page {
            page.stage = Stage::Report(rehearsal);
        }
        self.look_up_questions();
    }

    /// Puts a question on the table, or sends for its note.
    fn ask(&mut self, card: CardId) {
        let address = self.note_of(card).unwrap_or_default();
        let text = self.notes.text(&address, card);
        let is_missing = text.is_none() && (address.is_empty() || self.notes.has(&address));
        let Page::Rehearsal(page) = &mut self.page else {
            return;
        };
        let Stage::Round(round) = &mut page.stage else {
            return;
        };
        let now = clock::now();
        if let Some(text) = text {
            let rungs = text.rungs.len() as u16;
            let question = dom::text_of(&text.question);
            if page.aloud {
                speech::speak(&question, self.progress.settings.speech_rate);
            }
            page.questions.push((card, question));
            page.text = text;
            round.act(Action::Fetched { card, rungs }, now);
        } else if is_missing {
            page.reason = "card_missing";
            round.act(Action::FetchFailed { card }, now);
        } else {
            self.fetch_note(address);
        }
    }

    /// Sends for the notes of the questions that a report names and nobody has read yet.
    fn look_up_questions(&mut self) {
        let Page::Rehearsal(page) = &self.page else {
            return;
        };
        let Stage::Report(rehearsal) = &page.stage else {
            return;
        };
        let is_unknown = |card: &CardId| !page.questions.iter().any(|(known, _)| known == card);
        let cards = rehearsal.answers.iter().map(|answer| answer.card);
        let addresses: Vec<String> = cards
            .filter(is_unknown)
            .filter_map(|card| self.note_of(card))
            .collect();
        for address in addresses {
            self.fetch_note(address);
        }
    }

    /// A note's page came, or didn't.
    pub fn note_arrived(&mut self, address: &str, has_come: bool) {
        let Page::Rehearsal(page) = &self.page else {
            return;
        };
        match &page.stage {
            Stage::Setup => return,
            Stage::Round(round) => {
                let screen = round.screen(clock::now());
                let awaited = screen.card.filter(|_| screen.phase == Phase::Loading);
                let Some(card) =
                    awaited.filter(|&card| self.note_of(card).as_deref() == Some(address))
                else {
                    return;
                };
                if has_come {
                    self.ask(card);
                } else {
                    self.fetch_failed(card);
                }
            }
            Stage::Report(rehearsal) => {
                let cards = rehearsal.answers.iter().map(|answer| answer.card);
                let found: Vec<(CardId, String)> = cards
                    .filter_map(|card| Some((card, self.notes.text(address, card)?)))
                    .map(|(card, text)| (card, dom::text_of(&text.question)))
                    .collect();
                if let Page::Rehearsal(page) = &mut self.page {
                    page.questions.extend(found);
                }
            }
        }
        self.paint();
    }

    fn fetch_failed(&mut self, card: CardId) {
        if let Page::Rehearsal(page) = &mut self.page
            && let Stage::Round(round) = &mut page.stage
        {
            page.reason = "fetch_failed";
            round.act(Action::FetchFailed { card }, clock::now());
        }
    }

    /// Shows where the rehearsal stands.
    pub fn paint_rehearsal(&mut self, now: Now) {
        let is_setup =
            matches!(&self.page, Page::Rehearsal(page) if matches!(page.stage, Stage::Setup));
        let kept: Vec<Kept> = if is_setup {
            let kept = self.kept().into_iter();
            kept.map(|(key, rehearsal)| self.in_short(key, &rehearsal))
                .collect()
        } else {
            Vec::new()
        };
        let Page::Rehearsal(page) = &mut self.page else {
            return;
        };
        let deck = &self.deck;
        let hour = self.progress.settings.rollover_hour;
        paint::rehearsal(page, deck, &kept, hour, &self.root, now, &self.words);
    }

    fn in_short(&self, key: String, rehearsal: &Rehearsal) -> Kept {
        let figures = srs::rehearsal::figures(rehearsal, &[], &self.deck.topics);
        Kept {
            key,
            day: rehearsal.day(self.progress.settings.rollover_hour),
            n_questions: rehearsal.answers.len() as u32,
            said: figures.said,
            of: figures.of,
        }
    }
}

/// Moves the clock on the page on, for as long as a rehearsal is under way.
fn tick() {
    clock::call_after(1, || {
        with(|app| {
            if let Page::Rehearsal(page) = &app.page
                && let Stage::Round(round) = &page.stage
            {
                let screen = round.screen(clock::now());
                if let Phase::Asking { seconds } = screen.phase {
                    paint::rehearsal_clock(seconds, screen.limit, &app.words);
                }
                tick();
            }
        });
    });
}

/// What a key asks for on this page.
pub fn of_key(event: &Event) -> Option<action::Action> {
    let key = action::plain_key(event)?;
    let is_asking = dom::is_view("asking");
    let is_marking = dom::is_view("marking");
    Some(action::Action::Rehearse(match key.as_str() {
        " " | "Enter" if is_asking => Action::Said,
        " " | "Enter" if is_marking => Action::Next,
        "a" | "A" if is_marking => Action::AllSaid,
        "s" | "S" if is_asking => Action::Skip,
        _ => return None,
    }))
}

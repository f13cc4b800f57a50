//! The two programs that this crate becomes. A page loads one of them; what only the other one calls is not in it.
//!
//! ```text
//! Study   home, review                               loaded on a first visit, so every kilobyte counts
//! Desk    rehearsal, browse, plan, stats, settings   loaded by who looks back or ahead
//! ```
//!
//! All that depends on the page is reached through a [`Program`]: the linker leaves out what no method leads to.

use srs::history::Act;
use srs::{CardId, CardState, rehearsal, session};
use web_sys::{Element, Event};

use crate::action::Action;
use crate::app::{App, Page};
use crate::home::Home;
use crate::review::Wanted;
use crate::stats::Report;
use crate::{action, clock, desk, dom, paint, property, rehearse, swipe};

/// What the app does on its page.
pub trait Program {
    /// Puts the page in the app, which has none yet.
    fn open(&self, app: &mut App, page: &str);

    /// Does what the learner asks for.
    fn act(&self, app: &mut App, action: Action);

    /// Shows where things stand.
    fn paint(&self, app: &mut App);

    /// A card has another state than before, whichever tab changed it.
    fn follow(&self, _app: &mut App, _card: CardId, _state: CardState) {}

    /// A note's page came, or didn't.
    fn arrived(&self, _app: &mut App, _address: &str, _has_come: bool) {}

    /// What a click asks for on what has that name.
    fn of_click(&self, name: &str, act: &Element) -> Option<Action>;

    /// What a changed field asks for.
    fn of_change(&self, field: &Element) -> Option<Action>;

    /// What a key asks for.
    fn of_key(&self, event: &Event) -> Option<Action>;

    /// Listens to what no other program's pages say.
    fn listen(&self);

    /// The page is looked at again, after it was out of sight.
    fn look_again(&self, _app: &mut App) {}
}

/// The pages for learning.
pub struct Study;

impl Program for Study {
    fn open(&self, app: &mut App, page: &str) {
        if page == "review" {
            app.sit_down(Wanted::read(), clock::now());
        }
    }

    fn act(&self, app: &mut App, action: Action) {
        match action {
            Action::Review(action) => app.review(action),
            Action::OpenNote => app.open_note(),
            Action::Swipe(grade) if app.progress.settings.swipe => {
                app.review(session::Action::Grade(grade));
            }
            Action::Speak => app.read_aloud(),
            Action::Shortcuts => paint::shortcuts(),
            Action::More => app.learn_more(),
            Action::PutOff => {
                app.store.set_put_off(clock::now().time);
                app.look_again();
                paint::leave_reminder();
            }
            _ => {}
        }
    }

    fn paint(&self, app: &mut App) {
        let now = clock::now();
        match &app.page {
            Page::Review(_) => app.paint_review(now),
            _ => paint::home(&Home::new(&app.deck, &app.progress, now), &app.words),
        }
    }

    fn follow(&self, app: &mut App, card: CardId, state: CardState) {
        app.refresh(card, state);
    }

    fn arrived(&self, app: &mut App, address: &str, has_come: bool) {
        app.page_arrived(address, has_come);
    }

    fn of_click(&self, name: &str, act: &Element) -> Option<Action> {
        match name {
            // A link goes where it leads.
            "more" if property::text(act, "tagName").as_deref() != Some("A") => Some(Action::More),
            "speak" => Some(Action::Speak),
            "shortcuts" => Some(Action::Shortcuts),
            "put-off" => Some(Action::PutOff),
            _ => action::of_click(name, act),
        }
    }

    fn of_change(&self, field: &Element) -> Option<Action> {
        action::of_change(field)
    }

    fn of_key(&self, event: &Event) -> Option<Action> {
        if dom::html_attribute("data-page") == "review" {
            action::of_key(event)
        } else {
            None
        }
    }

    fn listen(&self) {
        if dom::html_attribute("data-page") == "review" {
            swipe::listen();
        }
    }

    fn look_again(&self, app: &mut App) {
        app.look_again_at_the_day();
    }
}

/// The pages at the desk.
pub struct Desk;

impl Program for Desk {
    fn open(&self, app: &mut App, page: &str) {
        match page {
            "rehearse" => app.open_rehearsal(),
            "browse" => app.open_browse(),
            "plan" => app.page = Page::Plan,
            "stats" => app.page = Page::Stats,
            _ => {
                app.page = Page::Settings(None);
                app.ask_whether_kept();
                paint::greet();
            }
        }
    }

    fn act(&self, app: &mut App, action: Action) {
        match action {
            Action::Set { setting, field } => app.set(&setting, &field),
            Action::Goal => app.set_goal(&paint::GoalForm::read()),
            Action::ClearGoal => app.clear_goal(),
            Action::LimitsToPlan => app.set_limits_to_plan(),
            Action::Export => app.export(),
            Action::Import(file) => app.look_into(&file),
            Action::Merge => app.merge(),
            Action::Cancel => app.close_preview(""),
            Action::Find { is_new } => app.find(is_new),
            Action::Go(address) => app.go(&address),
            Action::GoBack => app.go_back(),
            Action::Review(session::Action::Suspend) => {
                app.do_to_card(|time| Act::Suspend { time })
            }
            Action::Unsuspend => app.do_to_card(|time| Act::Unsuspend { time }),
            Action::Review(session::Action::Reset) => app.do_to_card(|time| Act::Reset { time }),
            Action::Review(session::Action::Undo) => app.undo_to_card(),
            Action::Begin => app.begin_rehearsal(),
            Action::Rehearse(action) => app.rehearse(action),
            // What both pages call the same.
            Action::Review(action) => {
                let action = match action {
                    session::Action::Tick(point) => rehearsal::Action::Tick(point),
                    session::Action::AllSaid => rehearsal::Action::AllSaid,
                    session::Action::Skip => rehearsal::Action::Skip,
                    session::Action::Retry => rehearsal::Action::Retry,
                    _ => return,
                };
                app.rehearse(action);
            }
            _ => {}
        }
    }

    fn arrived(&self, app: &mut App, address: &str, has_come: bool) {
        app.note_arrived(address, has_come);
    }

    fn of_click(&self, name: &str, act: &Element) -> Option<Action> {
        desk::of_click(name).or_else(|| action::of_click(name, act))
    }

    fn of_change(&self, field: &Element) -> Option<Action> {
        desk::of_change(field).or_else(|| action::of_change(field))
    }

    fn listen(&self) {
        if dom::html_attribute("data-page") == "browse" {
            desk::listen();
        }
    }

    fn of_key(&self, event: &Event) -> Option<Action> {
        if dom::html_attribute("data-page") == "rehearse" {
            rehearse::of_key(event)
        } else {
            None
        }
    }

    fn paint(&self, app: &mut App) {
        match &app.page {
            Page::Rehearsal(_) => app.paint_rehearsal(clock::now()),
            Page::Browse(_) => app.paint_browse(clock::now()),
            Page::Plan => app.paint_plan(),
            Page::Stats => {
                let App {
                    deck,
                    progress,
                    store,
                    words,
                    ..
                } = app;
                paint::stats(&Report::new(deck, progress, store, clock::now()), words);
            }
            _ => paint::settings(
                &app.progress.settings,
                app.store.theme().as_deref(),
                &app.progress.unsaved(clock::now()),
                &app.words,
            ),
        }
    }

    fn follow(&self, app: &mut App, _card: CardId, _state: CardState) {
        app.ask_again();
    }

    fn look_again(&self, app: &mut App) {
        app.ask_again();
    }
}

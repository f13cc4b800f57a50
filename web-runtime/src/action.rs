//! What the learner did: events of the page become actions.
//!
//! A key that the browser itself answers, such as Enter on a button or a letter in a field, is left to it.

use srs::{Grade, rehearsal, session, text};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, EventTarget, File};

use crate::{dom, property};

/// Something the learner asks for.
pub enum Action {
    /// A step of the review.
    Review(session::Action),
    /// Leave for the note that the card is from.
    OpenNote,
    /// A swipe over the answer, which grades if the learner has set that.
    Swipe(Grade),
    /// Read the question or the answer aloud, or break off.
    Speak,
    /// Show the keys.
    Shortcuts,
    /// Learn more new cards today.
    More,
    /// Speak of the backup another time.
    PutOff,
    /// Change a setting; the field is set back if it can't be.
    Set {
        /// Its name.
        setting: String,
        /// The field.
        field: Element,
    },
    /// Change the day to be ready by, or its topics.
    Goal,
    /// Take the day back.
    ClearGoal,
    /// Raise the daily limits to what the plan needs.
    LimitsToPlan,
    /// A step of a rehearsal.
    Rehearse(rehearsal::Action),
    /// Begin a rehearsal.
    Begin,
    /// Save progress as a file.
    Export,
    /// Look into a file to import.
    Import(File),
    /// Import it.
    Merge,
    /// Don't.
    Cancel,
    /// Find what the fields say.
    Find {
        /// Whether "back" leads to what was found before.
        is_new: bool,
    },
    /// Follow a link within the page.
    Go(String),
    /// Show what the address says, which has changed.
    GoBack,
    /// Let a card back into the queue.
    Unsuspend,
}

/// The name of what was clicked, and the button or link that has it.
pub fn clicked(event: &Event) -> Option<(String, Element)> {
    let act = target(event)?.closest("[data-act]").ok()??;
    Some((act.get_attribute("data-act")?, act))
}

/// What a click asks for that is about a card.
pub fn of_click(name: &str, act: &Element) -> Option<Action> {
    Some(Action::Review(match name {
        "rung" => session::Action::OpenRung,
        "answer" => session::Action::ShowAnswer,
        "all-said" => session::Action::AllSaid,
        "pass" => session::Action::Pass { repeat: false },
        "repeat" => session::Action::Pass { repeat: true },
        "score" => session::Action::Score,
        "undo" => session::Action::Undo,
        "bury" => session::Action::Bury,
        "suspend" => session::Action::Suspend,
        "reset" => session::Action::Reset,
        "skip" => session::Action::Skip,
        "retry" => session::Action::Retry,
        "grade" => {
            let quality: usize = text::number(&act.get_attribute("data-grade")?)?;
            return grade(quality.checked_sub(2)?);
        }
        _ => return None,
    }))
}

/// What a changed field asks for that is about a card.
pub fn of_change(field: &Element) -> Option<Action> {
    if field.get_attribute("data-act")? != "tick" {
        return None;
    }
    let point = text::number(&field.get_attribute("value")?)?;
    Some(Action::Review(session::Action::Tick(point)))
}

/// The key, unless the browser itself answers it, or it is meant for a field or a dialog.
pub fn plain_key(event: &Event) -> Option<String> {
    // A key held down would grade one card after the other.
    let foreign = [
        "defaultPrevented",
        "ctrlKey",
        "metaKey",
        "altKey",
        "isComposing",
        "repeat",
    ];
    if foreign.iter().any(|name| property::flag(event, name)) {
        return None;
    }
    let target = target(event);
    let is_in = |selector: &str| {
        target
            .as_ref()
            .is_some_and(|target| target.closest(selector).ok().flatten().is_some())
    };
    let types = is_in("textarea, select, [contenteditable], input:not([type=checkbox])");
    if types || dom::is_dialog_open() {
        return None;
    }
    // On a button or a link the browser clicks.
    let key = property::text(event, "key")?;
    let clicks = matches!(key.as_str(), " " | "Enter") && is_in("a, button, summary, input");
    (!clicks).then_some(key)
}

/// What a key asks for on the review page.
pub fn of_key(event: &Event) -> Option<Action> {
    let key = plain_key(event)?;
    let action = match key.as_str() {
        // On a button or a link the browser clicks, and beside an answer it scrolls.
        " " | "Enter" if dom::is_view("front") => session::Action::ShowAnswer,
        " " | "Enter" if passes() => session::Action::Pass { repeat: false },
        // Beside an answer the browser scrolls.
        " " | "Enter" => return None,
        "1" if passes() => session::Action::Pass { repeat: true },
        "g" | "G" => session::Action::Score,
        "h" | "H" => session::Action::OpenRung,
        "a" | "A" => session::Action::AllSaid,
        "u" | "U" => session::Action::Undo,
        "b" | "B" => session::Action::Bury,
        "s" | "S" => session::Action::Suspend,
        "n" | "N" => return Some(Action::OpenNote),
        "r" | "R" => return Some(Action::Speak),
        "?" => return Some(Action::Shortcuts),
        digit => return grade(text::number::<usize>(digit)?.checked_sub(1)?),
    };
    Some(Action::Review(action))
}

/// Whether the card on the table is left without a grade.
fn passes() -> bool {
    dom::first(
        &dom::html(),
        "[data-view=back]:not([hidden]) [data-part=pass]:not([hidden])",
    )
    .is_some()
}

/// The element that an event is about.
pub fn target(event: &Event) -> Option<Element> {
    property::object::<EventTarget>(event, "target")?
        .dyn_into()
        .ok()
}

fn grade(index: usize) -> Option<Action> {
    Some(Action::Review(session::Action::Grade(
        *Grade::ALL.get(index)?,
    )))
}

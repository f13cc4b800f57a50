//! What the learner did: events of the page become actions.
//!
//! A key that the browser itself answers, such as Enter on a button or a letter in a field, is left to it.

use srs::Grade;
use srs::{rehearsal, session};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, File, HtmlInputElement, InputEvent, KeyboardEvent, MouseEvent};

use crate::dom;

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

/// What a click asks for.
pub fn of_click(event: &Event) -> Option<Action> {
    let act = target(event)?.closest("[data-act]").ok()??;
    match act.get_attribute("data-act")?.as_str() {
        "rung" => Some(Action::Review(session::Action::OpenRung)),
        "answer" => Some(Action::Review(session::Action::ShowAnswer)),
        "all-said" => Some(Action::Review(session::Action::AllSaid)),
        "pass" => Some(Action::Review(session::Action::Pass { repeat: false })),
        "repeat" => Some(Action::Review(session::Action::Pass { repeat: true })),
        "score" => Some(Action::Review(session::Action::Score)),
        "undo" => Some(Action::Review(session::Action::Undo)),
        "bury" => Some(Action::Review(session::Action::Bury)),
        "suspend" => Some(Action::Review(session::Action::Suspend)),
        "reset" => Some(Action::Review(session::Action::Reset)),
        "skip" => Some(Action::Review(session::Action::Skip)),
        "retry" => Some(Action::Review(session::Action::Retry)),
        "grade" => {
            let quality: usize = act.get_attribute("data-grade")?.parse().ok()?;
            grade(quality.checked_sub(2)?)
        }
        // A link goes where it leads.
        "more" if act.tag_name() != "A" => Some(Action::More),
        "begin" => Some(Action::Begin),
        "said" => Some(Action::Rehearse(rehearsal::Action::Said)),
        "next" => Some(Action::Rehearse(rehearsal::Action::Next)),
        "finish" => Some(Action::Rehearse(rehearsal::Action::Finish)),
        "speak" => Some(Action::Speak),
        "shortcuts" => Some(Action::Shortcuts),
        "put-off" => Some(Action::PutOff),
        "goal-clear" => Some(Action::ClearGoal),
        "goal-limits" => Some(Action::LimitsToPlan),
        "export" => Some(Action::Export),
        "merge" => Some(Action::Merge),
        "cancel" => Some(Action::Cancel),
        "unsuspend" => Some(Action::Unsuspend),
        _ => None,
    }
}

/// What a click on a link within the page asks for: not one that opens a tab or a window.
pub fn of_link(event: &Event) -> Option<Action> {
    let click: &MouseEvent = event.dyn_ref()?;
    if click.ctrl_key() || click.meta_key() || click.shift_key() || click.alt_key() {
        return None;
    }
    let link = target(event)?.closest("a[data-act=go]").ok()??;
    Some(Action::Go(link.get_attribute("href")?))
}

/// What is typed asks for; not yet while an input method is still at it.
pub fn of_input(event: &Event) -> Option<Action> {
    let is_composing = event
        .dyn_ref::<InputEvent>()
        .is_some_and(InputEvent::is_composing);
    let field = target(event)?;
    let is_text = field.get_attribute("data-find").as_deref() == Some("words");
    (is_text && !is_composing).then_some(Action::Find { is_new: false })
}

/// What a changed field asks for.
pub fn of_change(event: &Event) -> Option<Action> {
    let field = target(event)?;
    if field.has_attribute("data-find") {
        return Some(Action::Find { is_new: true });
    }
    if let Some(setting) = field.get_attribute("data-setting") {
        return Some(Action::Set { setting, field });
    }
    match field.get_attribute("data-act")?.as_str() {
        "tick" => Some(Action::Review(session::Action::Tick(
            field.get_attribute("value")?.parse().ok()?,
        ))),
        "goal-day" | "goal-topic" => Some(Action::Goal),
        "import" => Some(Action::Import(
            field.unchecked_ref::<HtmlInputElement>().files()?.get(0)?,
        )),
        _ => None,
    }
}

/// The key, unless the browser itself answers it, or it is meant for a field or a dialog.
pub fn plain_key(event: &KeyboardEvent) -> Option<String> {
    // A key held down would grade one card after the other.
    if event.default_prevented()
        || event.ctrl_key()
        || event.meta_key()
        || event.alt_key()
        || event.is_composing()
        || event.repeat()
    {
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
    let key = event.key();
    let clicks = matches!(key.as_str(), " " | "Enter") && is_in("a, button, summary, input");
    (!clicks).then_some(key)
}

/// What a key asks for on the review page.
pub fn of_key(event: &KeyboardEvent) -> Option<Action> {
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
        digit => return grade(digit.parse::<usize>().ok()?.checked_sub(1)?),
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
    event.target()?.dyn_into().ok()
}

fn grade(index: usize) -> Option<Action> {
    Some(Action::Review(session::Action::Grade(
        *Grade::ALL.get(index)?,
    )))
}

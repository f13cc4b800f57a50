//! What is asked for at the desk only: events of its pages become actions.

use srs::rehearsal;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlInputElement, InputEvent, MouseEvent};

use crate::action::{Action, target};
use crate::dom;
use crate::listen::{act, on};

/// What a click asks for.
pub fn of_click(name: &str) -> Option<Action> {
    Some(match name {
        "begin" => Action::Begin,
        "said" => Action::Rehearse(rehearsal::Action::Said),
        "next" => Action::Rehearse(rehearsal::Action::Next),
        "finish" => Action::Rehearse(rehearsal::Action::Finish),
        "goal-clear" => Action::ClearGoal,
        "goal-limits" => Action::LimitsToPlan,
        "export" => Action::Export,
        "merge" => Action::Merge,
        "cancel" => Action::Cancel,
        "unsuspend" => Action::Unsuspend,
        _ => return None,
    })
}

/// What a changed field asks for.
pub fn of_change(field: &Element) -> Option<Action> {
    if field.has_attribute("data-find") {
        return Some(Action::Find { is_new: true });
    }
    if let Some(setting) = field.get_attribute("data-setting") {
        let field = field.clone();
        return Some(Action::Set { setting, field });
    }
    match field.get_attribute("data-act")?.as_str() {
        "goal-day" | "goal-topic" => Some(Action::Goal),
        "import" => Some(Action::Import(
            field.unchecked_ref::<HtmlInputElement>().files()?.get(0)?,
        )),
        _ => None,
    }
}

/// Listens to the browse page, which is one page whatever it shows.
pub fn listen() {
    let document = dom::document();
    on(&document, "click", |event| {
        let action = of_link(event);
        if action.is_some() {
            event.prevent_default();
        }
        act(action);
    });
    on(&document, "input", |event| act(of_input(event)));
    // Some browsers say "input" before the input method is done, and not again.
    on(&document, "compositionend", |event| act(of_input(event)));
    on(&document, "submit", |event| {
        event.prevent_default();
        act(Some(Action::Find { is_new: true }));
    });
    on(&dom::window(), "popstate", |_| act(Some(Action::GoBack)));
}

/// What a click on a link within the page asks for: not one that opens a tab or a window.
fn of_link(event: &Event) -> Option<Action> {
    let click: &MouseEvent = event.dyn_ref()?;
    if click.ctrl_key() || click.meta_key() || click.shift_key() || click.alt_key() {
        return None;
    }
    let link = target(event)?.closest("a[data-act=go]").ok()??;
    Some(Action::Go(link.get_attribute("href")?))
}

/// What is typed asks for; not yet while an input method is still at it.
fn of_input(event: &Event) -> Option<Action> {
    let is_composing = event
        .dyn_ref::<InputEvent>()
        .is_some_and(InputEvent::is_composing);
    let field = target(event)?;
    let is_text = field.get_attribute("data-find").as_deref() == Some("words");
    (is_text && !is_composing).then_some(Action::Find { is_new: false })
}

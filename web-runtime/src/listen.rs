//! Listens to the page: one listener for each kind of event, whatever is painted.

use std::cell::Cell;

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Event, EventTarget, KeyboardEvent, VisibilityState};

use crate::action::{self, Action};
use crate::program::Program;
use crate::{app, dom, swipe};

thread_local! {
    /// Knows the page's keys. A listener is a plain function: one that holds something costs a kilobyte each.
    static PROGRAM: Cell<Option<&'static dyn Program>> = const { Cell::new(None) };
}

/// Begins to listen, for as long as the page lives.
pub fn begin(program: &'static dyn Program) {
    let (document, window) = (dom::document(), dom::window());
    on(&document, "click", |event| {
        if let Some(clicked) = action::target(event) {
            dom::close_menus(&clicked);
        }
        act(action::of_click(event));
    });
    on(&document, "change", |event| act(action::of_change(event)));
    PROGRAM.set(Some(program));
    on(&document, "keydown", |event| {
        let key = event.dyn_ref::<KeyboardEvent>();
        if key.is_some_and(|key| key.key() == "Escape") {
            dom::leave_menus();
        }
        let action = PROGRAM.get().zip(key);
        let action = action.and_then(|(program, event)| program.of_key(event));
        if action.is_some() {
            event.prevent_default();
        }
        act(action);
    });
    if dom::html_attribute("data-page") == "browse" {
        on(&document, "click", |event| {
            let action = action::of_link(event);
            if action.is_some() {
                event.prevent_default();
            }
            act(action);
        });
        on(&document, "input", |event| act(action::of_input(event)));
        // Some browsers say "input" before the input method is done, and not again.
        on(&document, "compositionend", |event| {
            act(action::of_input(event));
        });
        on(&document, "submit", |event| {
            event.prevent_default();
            act(Some(Action::Find { is_new: true }));
        });
        on(&window, "popstate", |_| act(Some(Action::GoBack)));
    }
    if dom::html_attribute("data-page") == "review" {
        on(&document, "touchstart", |event| {
            swipe::begin(event.unchecked_ref());
        });
        on(&document, "touchend", |event| {
            act(swipe::end(event.unchecked_ref()).map(Action::Swipe));
        });
    }
    on(&document, "visibilitychange", |_| {
        if dom::document().visibility_state() == VisibilityState::Visible {
            app::with(app::App::look_again);
        }
    });
    // Back to a page that the browser kept as it was.
    on(&window, "pageshow", |event| {
        let was_kept = js_sys::Reflect::get(event, &"persisted".into())
            .is_ok_and(|persisted| persisted.is_truthy());
        if was_kept {
            app::with(app::App::look_again);
        }
    });
    on(&window, "storage", |event| {
        let event = event.clone();
        app::with(move |app| app.follow(event.unchecked_ref()));
    });
}

fn act(action: Option<Action>) {
    if let Some(action) = action {
        app::with(|app| app.act(action));
    }
}

fn on(target: &EventTarget, event: &str, listener: fn(&Event)) {
    let listener = Closure::<dyn Fn(Event)>::new(move |event: Event| listener(&event));
    // Fails only for a listener that is none.
    let _ = target.add_event_listener_with_callback(event, listener.as_ref().unchecked_ref());
    listener.forget();
}

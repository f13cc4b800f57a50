//! Listens to the page: one listener for each kind of event, whatever is painted.

use std::cell::Cell;

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Event, EventTarget};

use crate::action::{self, Action};
use crate::program::Program;
use crate::{app, dom, property};

thread_local! {
    /// Knows what an event of the page asks for. A listener is a plain function: one that holds something costs a kilobyte each.
    static PROGRAM: Cell<Option<&'static dyn Program>> = const { Cell::new(None) };
}

/// Begins to listen, for as long as the page lives.
pub fn begin(program: &'static dyn Program) {
    PROGRAM.set(Some(program));
    let (document, window) = (dom::document(), dom::window());
    on(&document, "click", |event| {
        if let Some(clicked) = action::target(event) {
            dom::close_menus(&clicked);
        }
        let asked = PROGRAM.get().zip(action::clicked(event));
        act(asked.and_then(|(program, (name, act))| program.of_click(&name, &act)));
    });
    on(&document, "change", |event| {
        let asked = PROGRAM.get().zip(action::target(event));
        act(asked.and_then(|(program, field)| program.of_change(&field)));
    });
    on(&document, "keydown", |event| {
        if property::text(event, "key").as_deref() == Some("Escape") {
            dom::leave_menus();
        }
        let action = PROGRAM.get().and_then(|program| program.of_key(event));
        if action.is_some() {
            event.prevent_default();
        }
        act(action);
    });
    program.listen();
    on(&document, "visibilitychange", |_| {
        if !property::flag(&dom::document(), "hidden") {
            app::with(app::App::look_again);
        }
    });
    // Back to a page that the browser kept as it was.
    on(&window, "pageshow", |event| {
        if property::flag(event, "persisted") {
            app::with(app::App::look_again);
        }
    });
    on(&window, "storage", |event| {
        let event = event.clone();
        app::with(move |app| app.follow(&event));
    });
}

/// Does what is asked for, if anything is.
pub fn act(action: Option<Action>) {
    if let Some(action) = action {
        app::with(|app| app.act(action));
    }
}

/// Listens to one kind of event from now on.
pub fn on(target: &EventTarget, event: &str, listener: fn(&Event)) {
    let listener = Closure::<dyn Fn(Event)>::new(move |event: Event| listener(&event));
    // Fails only for a listener that is none.
    let _ = target.add_event_listener_with_callback(event, listener.as_ref().unchecked_ref());
    listener.forget();
}

//! Swipes over the answer, for who has asked for them: to the left Again, to the right Good. Buttons and keys do the same.

use std::cell::Cell;

use srs::Grade;
use wasm_bindgen::JsCast;
use web_sys::{Touch, TouchEvent};

use crate::action::{self, Action};
use crate::dom;
use crate::listen::{act, on};

/// A swipe is at least so many pixels long, and three times as long as it is high.
const LEAST: i32 = 90;
/// Nearer to the edge, browsers go back and forth.
const EDGE: i32 = 28;

thread_local! {
    /// Where the one finger came down.
    static DOWN: Cell<Option<(i32, i32)>> = const { Cell::new(None) };
}

/// Listens to fingers.
pub fn listen() {
    let document = dom::document();
    on(&document, "touchstart", |event| {
        begin(event.unchecked_ref())
    });
    on(&document, "touchend", |event| {
        act(end(event.unchecked_ref()).map(Action::Swipe));
    });
}

/// A finger came down.
fn begin(event: &TouchEvent) {
    let touches = event.touches();
    let only = touches.get(0).filter(|_| touches.length() == 1);
    let scrolls = action::target(event).is_some_and(|target| {
        target
            .closest("pre, .scroll, .act, input")
            .ok()
            .flatten()
            .is_some()
    });
    DOWN.set(only.filter(|_| !scrolls).map(|touch| place(&touch)));
}

/// A finger went up; the grade, if that was a swipe over the answer.
fn end(event: &TouchEvent) -> Option<Grade> {
    let (x, y) = DOWN.take()?;
    let (end_x, end_y) = place(&event.changed_touches().get(0)?);
    let width = dom::html().client_width();
    let (along, across) = (end_x - x, (end_y - y).abs());
    let is_swipe = along.abs() >= LEAST && along.abs() >= 3 * across;
    if !is_swipe || !(EDGE..=width - EDGE).contains(&x) || !dom::is_view("back") {
        return None;
    }
    Some(if along < 0 { Grade::Again } else { Grade::Good })
}

fn place(touch: &Touch) -> (i32, i32) {
    (touch.client_x(), touch.client_y())
}

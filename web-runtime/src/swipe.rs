//! Swipes over the answer, for who has asked for them: to the left Again, to the right Good. Buttons and keys do the same.

use std::cell::Cell;

use js_sys::Array;
use srs::Grade;
use web_sys::Event;

use crate::action::{self, Action};
use crate::listen::{act, on};
use crate::{dom, property};

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
    on(&document, "touchstart", begin);
    on(&document, "touchend", |event| {
        act(end(event).map(Action::Swipe));
    });
}

/// A finger came down.
fn begin(event: &Event) {
    let touches = property::object::<Array>(event, "touches");
    let only = touches.filter(|touches| touches.length() == 1);
    let scrolls = action::target(event).is_some_and(|target| {
        target
            .closest("pre, .scroll, .act, input")
            .ok()
            .flatten()
            .is_some()
    });
    DOWN.set(only.filter(|_| !scrolls).map(|touches| place(&touches)));
}

/// A finger went up; the grade, if that was a swipe over the answer.
fn end(event: &Event) -> Option<Grade> {
    let (x, y) = DOWN.take()?;
    let (end_x, end_y) = place(&property::object(event, "changedTouches")?);
    let width = property::number(&dom::html(), "clientWidth");
    let (along, across) = (end_x - x, (end_y - y).abs());
    let is_swipe = along.abs() >= LEAST && along.abs() >= 3 * across;
    if !is_swipe || !(EDGE..=width - EDGE).contains(&x) || !dom::is_view("back") {
        return None;
    }
    Some(if along < 0 { Grade::Again } else { Grade::Good })
}

/// Where the first of these fingers is.
fn place(touches: &Array) -> (i32, i32) {
    let coordinate = |name| property::number(&touches.get(0), name);
    (coordinate("clientX"), coordinate("clientY"))
}

//! What every page has: the paper, and the notice of what is wrong.

use wasm_bindgen::JsValue;

use crate::dom;

/// Sets the paper, or leaves it to the system.
pub fn theme(theme: Option<&str>) {
    match theme {
        Some(theme) => dom::set(&dom::html(), "data-theme", theme),
        None => dom::set_flag(&dom::html(), "data-theme", false),
    }
}

/// Says what is wrong; nothing hides the notice.
pub fn problem(text: impl Into<JsValue>) {
    let text = text.into();
    dom::show_notice("problem", text.is_truthy());
    dom::set_text(&dom::html(), "problem", text);
}

//! Fetches a file of the site; the service worker answers when there is no server.

use wasm_bindgen::JsCast;
use web_sys::Response;

use crate::promise::when;
use crate::{dom, property};

/// Calls `done` with the text of a file, or with `None` if it can't be had.
pub fn text(address: &str, done: impl FnOnce(Option<String>) + 'static) {
    when(dom::window().fetch_with_str(address), |response| {
        let response = response
            .map(|response| response.unchecked_into::<Response>())
            .filter(|response| property::flag(response, "ok"));
        match response.and_then(|response| response.text().ok()) {
            Some(text) => when(text, |text| done(text.and_then(|text| text.as_string()))),
            None => done(None),
        }
    });
}

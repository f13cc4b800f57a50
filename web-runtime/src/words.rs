//! What the runtime says, in the site's language: the theme's words, from the page.

use js_sys::{JSON, JsString, Reflect};
use wasm_bindgen::{JsCast, JsValue};

use crate::{dom, fault, property};

/// The section `runtime` of the theme's words.
pub struct Words(JsValue);

impl Words {
    /// Reads `<script type="application/json" id="words">`.
    pub fn read() -> Words {
        let text = dom::first(&dom::html(), "#words")
            .and_then(|words| property::text(&words, "textContent"));
        let words = text.and_then(|text| JSON::parse(&text).ok());
        if words.is_none() {
            fault::missing("element", "#words");
        }
        Words(words.unwrap_or_default())
    }

    /// A word as it stands.
    pub fn get(&self, name: &str) -> String {
        self.fill(name, &[])
    }

    /// A word with its gaps filled: `{n}` by what stands beside `n`.
    pub fn fill(&self, name: &str, gaps: &[(&str, &str)]) -> String {
        let word = Reflect::get(&self.0, &name.into()).unwrap_or_default();
        if !word.is_string() {
            fault::missing("word", name);
            return String::new();
        }
        // The browser's own `replace`: Rust's would bring its search along.
        let mut word: JsString = word.unchecked_into();
        for (gap, value) in gaps {
            word = word.replace(&["{", gap, "}"].concat(), value);
        }
        word.into()
    }

    /// A word with the number `n` in it.
    pub fn count(&self, name: &str, n: u32) -> String {
        self.fill(name, &[("n", &n.to_string())])
    }
}

//! What the runtime says, in the site's language: the theme's words, from the page.

use js_sys::{JSON, Reflect};
use wasm_bindgen::prelude::*;

use crate::{dom, fault, property};

/// The section `runtime` of the theme's words.
pub struct Words(JsValue);

/// One of them, its gaps filled or not: a text of the browser's, which goes to the page as it is.
#[derive(Clone)]
pub struct Word(JsValue);

#[wasm_bindgen]
extern "C" {
    type Text;

    // The browser's own: Rust's would bring its search along.
    #[wasm_bindgen(method)]
    fn replace(this: &Text, gap: &str, value: &JsValue) -> JsValue;
}

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

    /// A word as it stands; an empty one if it isn't there.
    pub fn get(&self, name: &str) -> Word {
        let word = Reflect::get(&self.0, &name.into()).unwrap_or_default();
        if word.is_string() {
            return Word(word);
        }
        fault::missing("word", name);
        Word::default()
    }

    /// A word with the number `n` in it.
    pub fn count(&self, name: &str, n: u32) -> Word {
        self.get(name).with("n", n)
    }
}

impl Word {
    /// This word with a gap filled: `{n}`, if the gap is `n`.
    pub fn with(&self, gap: &str, value: impl Into<JsValue>) -> Word {
        let text: &Text = self.0.unchecked_ref();
        Word(text.replace(&["{", gap, "}"].concat(), &value.into()))
    }
}

/// The word that says nothing.
impl Default for Word {
    fn default() -> Word {
        Word("".into())
    }
}

impl From<&Word> for JsValue {
    fn from(word: &Word) -> JsValue {
        word.0.clone()
    }
}

impl From<Word> for JsValue {
    fn from(word: Word) -> JsValue {
        word.0
    }
}

impl From<Word> for String {
    fn from(word: Word) -> String {
        word.0.as_string().unwrap_or_default()
    }
}

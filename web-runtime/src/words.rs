//! What the runtime says, in the site's language: the theme's words, from the page.

use js_sys::{JSON, Reflect};
use wasm_bindgen::JsValue;

use crate::dom;
use crate::fault::{Fault, Result};

/// The section `runtime` of the theme's words.
pub struct Words(JsValue);

impl Words {
    /// Reads `<script type="application/json" id="words">`.
    pub fn read() -> Result<Words> {
        let text = dom::document().get_element_by_id("words").and_then(|words| words.text_content());
        Ok(Words(JSON::parse(&text.ok_or_else(|| Fault::missing("element", "#words"))?)?))
    }

    /// A word as it stands.
    pub fn get(&self, name: &str) -> Result<String> {
        let word = Reflect::get(&self.0, &name.into())?;
        word.as_string().ok_or_else(|| Fault::missing("word", name))
    }

    /// A word with its gaps filled: `{n}` by what stands beside `n`.
    pub fn fill(&self, name: &str, gaps: &[(&str, &str)]) -> Result<String> {
        let mut text = self.get(name)?;
        for (gap, value) in gaps {
            text = text.replace(&["{", gap, "}"].concat(), value);
        }
        Ok(text)
    }

    /// A word with the number `n` in it.
    pub fn count(&self, name: &str, n: u32) -> Result<String> {
        self.fill(name, &[("n", &n.to_string())])
    }
}

//! Why the app can't do what it should: never a panic, always a sentence.

use std::fmt;

use wasm_bindgen::JsValue;

/// What went wrong, said to whoever made the theme or the site.
#[derive(Clone, Debug)]
pub struct Fault(String);

/// What most of the app returns.
pub type Result<T> = std::result::Result<T, Fault>;

impl Fault {
    /// The theme lacks something that its contract promises.
    pub fn missing(what: &str, name: &str) -> Fault {
        Fault(["the theme has no ", what, " `", name, "`"].concat())
    }

    /// Something else, as a sentence.
    pub fn new(sentence: &str) -> Fault {
        Fault(sentence.to_owned())
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl From<JsValue> for Fault {
    fn from(value: JsValue) -> Fault {
        let message = js_sys::Reflect::get(&value, &"message".into()).ok().and_then(|message| message.as_string());
        Fault(message.or_else(|| value.as_string()).unwrap_or_else(|| "the browser refused".to_owned()))
    }
}

impl From<Fault> for JsValue {
    fn from(fault: Fault) -> JsValue {
        js_sys::Error::new(&fault.0).into()
    }
}

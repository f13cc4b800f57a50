//! Hands a file to the learner: on a phone by its share sheet, which offers more places than a folder of downloads; where
//! there is none that takes files, as a download, which needs no server.

use js_sys::{Array, Object, Reflect};
use wasm_bindgen::prelude::*;
use web_sys::{Blob, BlobPropertyBag, File, FilePropertyBag, HtmlAnchorElement, Url};

use crate::dom;
use crate::promise::settle;

const JSON: &str = "application/json";

#[wasm_bindgen]
extern "C" {
    type Navigator;

    // Browsers without it throw, as do those that will not share such a file.
    #[wasm_bindgen(method, catch, js_name = canShare)]
    fn can_share(this: &Navigator, what: &JsValue) -> Result<bool, JsValue>;

    #[wasm_bindgen(method, catch)]
    fn share(this: &Navigator, what: &JsValue) -> Result<JsValue, JsValue>;
}

/// Offers a JSON text as a file, `stem` being its name without an ending; calls `saved` once it is out of our hands.
pub fn save(stem: &str, text: &str, saved: impl FnOnce() + 'static) {
    let Some(sharing) = share(stem, text) else {
        if download(stem, text).is_some() {
            saved();
        }
        return;
    };
    let (stem, text) = (stem.to_owned(), text.to_owned());
    settle(sharing, move |reason| {
        let name = reason.map(|reason| Reflect::get(&reason, &"name".into()).unwrap_or_default());
        match name.map(|name| name.as_string().unwrap_or_default()) {
            None => saved(),
            // The learner has thought better of it.
            Some(name) if name == "AbortError" => {}
            Some(_) if download(&stem, &text).is_some() => saved(),
            Some(_) => {}
        }
    });
}

/// Opens the share sheet, if this is a phone or tablet that has one for files.
fn share(stem: &str, text: &str) -> Option<JsValue> {
    let touch = dom::window().match_media("(pointer: coarse)").ok()??;
    let navigator: Navigator = dom::window().navigator().unchecked_into();
    // Chromium shares no JSON, but any text.
    let kinds = [(".json", JSON), (".txt", "text/plain")];
    let what = kinds.into_iter().filter(|_| touch.matches());
    let what = what.filter_map(|(ending, kind)| {
        let options = FilePropertyBag::new();
        options.set_type(kind);
        let parts = Array::of1(&text.into());
        let name = [stem, ending].concat();
        let file = File::new_with_str_sequence_and_options(&parts, &name, &options).ok()?;
        let what = Object::new();
        Reflect::set(&what, &"files".into(), &Array::of1(&file)).ok()?;
        Some(what)
    });
    let what = what
        .into_iter()
        .find(|what| navigator.can_share(what).unwrap_or(false))?;
    navigator.share(&what).ok()
}

/// Saves a text as a file; whether the browser let us.
fn download(stem: &str, text: &str) -> Option<()> {
    let options = BlobPropertyBag::new();
    options.set_type(JSON);
    let blob = Blob::new_with_str_sequence_and_options(&Array::of1(&text.into()), &options).ok()?;
    let address = Url::create_object_url_with_blob(&blob).ok()?;
    let link: HtmlAnchorElement = dom::document().create_element("a").ok()?.unchecked_into();
    link.set_href(&address);
    link.set_download(&[stem, ".json"].concat());
    // The link is in no document, so no listener of the page hears this.
    link.click();
    Some(())
}

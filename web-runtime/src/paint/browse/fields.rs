//! The fields of a search: what they say, and what they are set to.

use srs::browse::{Asked, Sort, Status};
use wasm_bindgen::JsValue;
use web_sys::Element;

use crate::browse::Query;
use crate::dom;

/// What the fields ask for: the first page of it, and no card.
pub fn read() -> Query {
    let text = |name: &str| property(name, "value").as_string().unwrap_or_default();
    let is_on = |name: &str| property(name, "checked").is_truthy();
    Query {
        words: text("words").trim().to_owned(),
        asked: Asked {
            topic: text("topic").parse().ok(),
            status: Status::named(&text("status")),
            due: is_on("due"),
            leech: is_on("leech"),
            missed: is_on("missed"),
            sort: Sort::named(&text("sort")).unwrap_or_default(),
        },
        ..Query::default()
    }
}

/// Sets the fields to what is asked for.
pub fn fill(query: &Query) {
    let Query { words, asked, .. } = query;
    // A field that is being typed in says the same but for spaces; setting it would move the cursor.
    if read().words != *words {
        set("words", "value", words.as_str().into());
    }
    // What narrows the list down may be folded away.
    let flags = [asked.due, asked.leech, asked.missed];
    let n_filters = flags.into_iter().filter(|&is_on| is_on).count()
        + usize::from(asked.topic.is_some())
        + usize::from(asked.status.is_some());
    let n_filters = if n_filters > 0 {
        n_filters.to_string()
    } else {
        String::new()
    };
    dom::set_text(&dom::html(), "n-filters", &n_filters);
    let topic = asked.topic.map(|topic| topic.to_string());
    set("topic", "value", topic.unwrap_or_default().into());
    let status = asked.status.map(Status::name).unwrap_or_default();
    set("status", "value", status.into());
    set("sort", "value", asked.sort.name().into());
    for (name, is_on) in [
        ("due", asked.due),
        ("leech", asked.leech),
        ("missed", asked.missed),
    ] {
        set(name, "checked", is_on.into());
    }
}

fn field(name: &str) -> Element {
    dom::named(&dom::html(), "find", name)
}

fn property(name: &str, property: &str) -> JsValue {
    js_sys::Reflect::get(&field(name), &property.into()).unwrap_or_default()
}

fn set(name: &str, property: &str, value: JsValue) {
    dom::set_property(&field(name), property, value);
}

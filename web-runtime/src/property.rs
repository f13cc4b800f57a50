//! Properties of the browser's objects, by their names.
//!
//! web-sys has a function for each property of each class, and every one of them is some fifty bytes of a first visit.
//! By name they share these few. Nothing here throws, as long as what is asked is an object.

use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    type Thing;

    #[wasm_bindgen(method, structural, indexing_getter)]
    fn flag(this: &Thing, name: &str) -> bool;

    #[wasm_bindgen(method, structural, indexing_getter)]
    fn number(this: &Thing, name: &str) -> i32;

    #[wasm_bindgen(method, structural, indexing_getter)]
    fn text(this: &Thing, name: &str) -> Option<String>;

    #[wasm_bindgen(method, structural, indexing_getter)]
    fn object(this: &Thing, name: &str) -> Option<Thing>;

    #[wasm_bindgen(method, structural, indexing_setter)]
    fn set(this: &Thing, name: &str, value: &JsValue);
}

/// Whether it is so; not, where there is no such property.
pub fn flag(of: &JsValue, name: &str) -> bool {
    of.unchecked_ref::<Thing>().flag(name)
}

/// A whole number; 0 where there is none.
pub fn number(of: &JsValue, name: &str) -> i32 {
    of.unchecked_ref::<Thing>().number(name)
}

/// A text.
pub fn text(of: &JsValue, name: &str) -> Option<String> {
    of.unchecked_ref::<Thing>().text(name)
}

/// An object of the class that this property has.
pub fn object<T: JsCast>(of: &JsValue, name: &str) -> Option<T> {
    let object = of.unchecked_ref::<Thing>().object(name);
    object.map(JsCast::unchecked_into)
}

/// Sets a property.
pub fn set(of: &JsValue, name: &str, value: impl Into<JsValue>) {
    of.unchecked_ref::<Thing>().set(name, &value.into());
}

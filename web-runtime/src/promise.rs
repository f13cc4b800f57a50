//! Waits for the browser's promises. No executor: that alone would be a tenth of the app's size.

use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    type Promise;

    #[wasm_bindgen(method, catch)]
    fn then(this: &Promise, done: &JsValue, failed: &JsValue) -> Result<Promise, JsValue>;
}

thread_local! {
    static NOTHING: Closure<dyn Fn(JsValue)> = Closure::new(|_| ());
}

/// Calls `done` once, with what the promise gives, or with `None` if it fails. A promise of nothing has failed.
pub fn when(promise: impl Into<JsValue>, done: impl FnOnce(Option<JsValue>) + 'static) {
    let promise: Promise = promise.into().unchecked_into();
    let done = once(Box::new(move |value| {
        done(Some(value).filter(|value| !value.is_undefined()));
    }));
    // A failure becomes a value, so that the one closure is called, and freed, in any case. Neither call can fail: a
    // promise has this method.
    let _ = NOTHING.with(|nothing| {
        promise
            .then(&JsValue::UNDEFINED, nothing.as_ref())?
            .then(&done, &JsValue::UNDEFINED)
    });
}

/// What the browser can call, once. For all that it calls so: each kind of closure brings a kilobyte of its own.
pub fn once(happen: Box<dyn FnOnce(JsValue)>) -> JsValue {
    Closure::once_into_js(happen)
}

/// Calls `done` once: with nothing when the promise is kept, with the reason when it is not.
pub fn settle(promise: impl Into<JsValue>, done: impl FnOnce(Option<JsValue>) + 'static) {
    let promise: Promise = promise.into().unchecked_into();
    let done = once(Box::new(move |reason: JsValue| {
        done(Some(reason).filter(|reason| !reason.is_undefined()));
    }));
    let reason = Closure::<dyn Fn(JsValue) -> JsValue>::new(|reason| reason).into_js_value();
    let _ = NOTHING.with(|nothing| {
        promise
            .then(nothing.as_ref(), &reason)?
            .then(&done, &JsValue::UNDEFINED)
    });
}

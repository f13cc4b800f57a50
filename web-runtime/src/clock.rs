//! The only place that looks at the clock.

use js_sys::Date;
use srs::Now;
use wasm_bindgen::JsCast;

use crate::dom;
use crate::promise::once;

/// Calls that many seconds from now, or somewhat later: a device asleep counts no seconds. After 0 seconds is after what
/// happens now, and what it changes is on the screen.
pub fn call_after(seconds: i64, happen: fn()) {
    let milliseconds = seconds.clamp(0, 86_400) as i32 * 1_000;
    let happen = once(Box::new(move |_| happen()));
    // Fails only for a callback that is none.
    let _ = dom::window().set_timeout_with_callback_and_timeout_and_arguments_0(
        happen.unchecked_ref(),
        milliseconds,
    );
}

/// This moment, and where on Earth the browser thinks it is.
pub fn now() -> Now {
    let date = Date::new_0();
    Now {
        time: (date.get_time() / 1000.0) as i64,
        // JavaScript counts from local time to UTC.
        utc_offset_minutes: -date.get_timezone_offset() as i16,
    }
}

//! The only place that looks at the clock.

use js_sys::Date;
use srs::Now;

/// This moment, and where on Earth the browser thinks it is.
pub fn now() -> Now {
    let date = Date::new_0();
    Now {
        time: (date.get_time() / 1000.0) as i64,
        // JavaScript counts from local time to UTC.
        utc_offset_minutes: -date.get_timezone_offset() as i16,
    }
}

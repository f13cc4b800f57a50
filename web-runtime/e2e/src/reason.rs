//! Says why a story failed, in few words: a log that is cut at some length still tells.
//!
//! ```text
//! webkit::plan::brings_cards_forward: tests/stories/plan.rs:23:5: waited 60 s in vain until the page shows …
//! ```

use std::io::{self, Write};
use std::panic::{self, PanicHookInfo};
use std::sync::Once;
use std::thread;

/// A line has no more characters of the reason.
const LONGEST: usize = 600;

/// From now on, a panic says its reason at once, in a line that the test runner does not hold back until all is over, and
/// again where the runner keeps what the test says. There is no backtrace: it shows the insides of futures, and an
/// assertion's own line says where.
pub(crate) fn tell_briefly() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        panic::set_hook(Box::new(|panic| {
            // Written past the runner, which takes what `print` and its like say.
            let _ = writeln!(io::stderr(), "{}", line(panic));
            eprintln!("{panic}");
        }));
    });
}

fn line(panic: &PanicHookInfo) -> String {
    let current = thread::current();
    let story = current.name().unwrap_or("?");
    let place = panic.location().map(ToString::to_string);
    let said = panic.payload();
    let literal = said.downcast_ref::<&str>().copied();
    let formatted = said.downcast_ref::<String>().map(String::as_str);
    let reason = formatted.or(literal).unwrap_or("it panicked");
    let words: Vec<&str> = reason.split_whitespace().collect();
    let reason: String = words.join(" ").chars().take(LONGEST).collect();
    format!("{story}: {}: {reason}", place.unwrap_or_default())
}

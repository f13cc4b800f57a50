//! What the theme or the site lacks. Noted where it is found, told once the page is painted: a missing slot costs that
//! slot, not the page.

use std::cell::RefCell;

thread_local! {
    static FAULTS: RefCell<String> = const { RefCell::new(String::new()) };
}

/// Notes that the theme lacks something that its contract promises.
pub fn missing(what: &str, name: &str) {
    note(&["the theme has no ", what, " `", name, "`"].concat());
}

/// Notes something else.
pub fn note(sentence: &str) {
    FAULTS.with_borrow_mut(|faults| {
        if !faults.is_empty() {
            faults.push_str("; ");
        }
        faults.push_str(sentence);
    });
}

/// All that was noted since the last call; empty if nothing was.
pub fn take() -> String {
    FAULTS.take()
}

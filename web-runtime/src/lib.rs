//! The part of yiji that runs in the browser.

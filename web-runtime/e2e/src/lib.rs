//! Tests of the site in real browsers.

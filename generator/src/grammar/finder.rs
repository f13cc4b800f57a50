//! Looks for any of some words in one pass over a text.

use aho_corasick::{AhoCorasick, AhoCorasickKind};

/// Finds any of `words`, which are few: one step a byte, for a table of some hundred rows.
pub(crate) fn finder(words: &[&str]) -> AhoCorasick {
    AhoCorasick::builder()
        .kind(Some(AhoCorasickKind::DFA))
        .build(words)
        .expect("the words are few and short")
}

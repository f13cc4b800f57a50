//! The union of two backups.

use std::collections::{BTreeMap, BTreeSet};

use super::import::readable;
use super::{ASIDE, BackupError, BackupFile, Texts};

impl BackupFile {
    /// Merges another backup of the same site into this one. Whatever stands in either stands in the result: of two
    /// texts under one key that can't be merged, the greater stays in its place and the other goes to the part `aside`.
    pub fn merge(&mut self, other: &BackupFile) -> Result<(), BackupError> {
        self.check()?;
        other.check_site(&self.site)?;
        let mut aside = Aside::default();
        // Settings are not merged line by line: they were made together, and the later ones are meant.
        let by_age = |file: &BackupFile| (!file.settings.is_empty(), file.exported_at);
        if (by_age(other), &other.settings) > (by_age(self), &self.settings) {
            self.settings.clone_from(&other.settings);
        }
        self.exported_at = self.exported_at.max(other.exported_at);
        merge_texts(&mut self.cards, &other.cards, |card, ours, theirs| {
            match (readable(card, ours), readable(card, theirs)) {
                (Some((_, mut history)), Some((_, more))) => {
                    history.merge(&more);
                    history.to_text()
                }
                (Some(_), None) => aside.keep_other("c", card, ours, theirs),
                (None, Some(_)) => aside.keep_other("c", card, theirs, ours),
                (None, None) => aside.keep_greater("c", card, ours, theirs),
            }
        });
        let mut parts: BTreeMap<String, Texts> = BTreeMap::new();
        for (name, texts) in self.parts.drain(..).chain(other.parts.iter().cloned()) {
            if name == ASIDE {
                aside.0.extend(texts);
                continue;
            }
            let ours = parts.entry(name.clone()).or_default();
            merge_texts(ours, &texts, |key, ours, theirs| {
                aside.keep_greater(&name, key, ours, theirs)
            });
        }
        if !aside.0.is_empty() {
            parts.insert(ASIDE.to_owned(), aside.gather());
        }
        self.parts = parts.into_iter().collect();
        Ok(())
    }
}

/// Adds what is new, and lets `both` say what becomes of a key that stands on both sides with different texts.
fn merge_texts(ours: &mut Texts, theirs: &Texts, mut both: impl FnMut(&str, &str, &str) -> String) {
    let mut union: BTreeMap<String, String> = BTreeMap::new();
    // Our own pairs as well: an object written by hand may have a key twice.
    for (key, text) in std::mem::take(ours)
        .into_iter()
        .chain(theirs.iter().cloned())
    {
        match union.get_mut(&key) {
            None => {
                union.insert(key, text);
            }
            Some(known) if *known != text => *known = both(&key, known, &text),
            Some(_) => {}
        }
    }
    *ours = union.into_iter().collect();
}

/// Texts that have to leave their place.
#[derive(Default)]
struct Aside(Texts);

impl Aside {
    fn add(&mut self, key: &str, text: &str) {
        self.0.push((key.to_owned(), text.to_owned()));
    }

    fn keep_other(&mut self, part: &str, key: &str, stays: &str, goes: &str) -> String {
        self.add(&[part, ":", key].concat(), goes);
        stays.to_owned()
    }

    fn keep_greater(&mut self, part: &str, key: &str, ours: &str, theirs: &str) -> String {
        self.keep_other(part, key, ours.max(theirs), ours.min(theirs))
    }

    /// Each text once: those that had one key stand under that key, under it with a `+`, with two, and so on.
    fn gather(self) -> Texts {
        let mut by_key: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for (key, text) in self.0 {
            let key = key.trim_end_matches('+').to_owned();
            by_key.entry(key).or_default().insert(text);
        }
        let numbered = |(key, texts): (String, BTreeSet<String>)| {
            let named = |(n, text)| (key.clone() + &"+".repeat(n), text);
            texts.into_iter().enumerate().map(named).collect::<Texts>()
        };
        by_key.into_iter().flat_map(numbered).collect()
    }
}

//! The places in a note that a link can name: `locks.md#什么是死锁`, `#c-3fa1c09b2e5d7788`, `#^block`.
//!
//! Programs make different names of one heading (`1-什么是死锁`, `什么是死锁-1`, `1. 什么是死锁？`), so names are compared by
//! their letters and digits alone.

use std::{
    collections::HashMap,
    hash::{DefaultHasher, Hash, Hasher},
};

use srs::CardId;

use crate::{
    block::line::{self, Kind},
    compile::Compiled,
    grammar::{letter::is_letter, plain::plain},
};

/// The places of a note, by name.
#[derive(Clone, Debug, Default)]
pub struct Anchors(HashMap<u64, Option<CardId>>);

/// Where a name leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// To a card.
    Card(CardId),
    /// To something else on the page.
    Page,
}

impl Anchors {
    /// Those of a note whose cards have these ids.
    pub fn of(compiled: &Compiled, ids: &[CardId]) -> Self {
        let mut anchors = Anchors::default();
        let note = &compiled.note;
        let lines = line::scan(&note.body);
        let marks = ["id=", "name="].map(|mark| (mark, note.body.contains(mark)));
        let has_blocks = note.body.contains(" ^");
        for (draft, id) in compiled.drafts().zip(ids) {
            anchors.add(&plain(&draft.question), Some(*id));
            let line = draft.line.saturating_sub(note.first_line) as usize;
            if let Some(line) = lines.get(line) {
                anchors.add(&plain(line.text), Some(*id));
                anchors.add(line.text, Some(*id));
            }
            anchors.add(&format!("c-{id}"), Some(*id));
        }
        for line in &lines {
            if let Kind::Heading(_) = line.kind {
                anchors.add(line.text, None);
                anchors.add(&plain(line.text), None);
                // `## 锁 {#lock}`
                if let Some((_, name)) = line.raw.rsplit_once("{#") {
                    let end = name.find([' ', '}']).unwrap_or(name.len());
                    anchors.add(&name[..end], None);
                }
            }
            // `<a id="lock">`, and a block of Obsidian's: `锁。 ^lock`.
            for (mark, _) in marks.iter().filter(|(_, is_there)| *is_there) {
                for (at, _) in line.raw.match_indices(mark) {
                    let name = line.raw[at + mark.len()..].trim_start_matches(['"', '\'']);
                    let end = name.find(['"', '\'', ' ', '>']).unwrap_or(name.len());
                    anchors.add(&name[..end], None);
                }
            }
            if has_blocks && let Some((_, name)) = line.raw.rsplit_once(" ^") {
                anchors.add(name, None);
            }
        }
        anchors
    }

    /// Where the name behind a link's `#` leads.
    pub fn find(&self, fragment: &str) -> Option<Anchor> {
        // Obsidian names a heading below a heading: `#锁#死锁`.
        let name = fragment.rsplit('#').next().unwrap_or(fragment);
        let repeated = name.rsplit_once('-').filter(|(_, number)| {
            !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit())
        });
        let names = [Some(name), repeated.map(|(name, _)| name)];
        if folded(name).is_empty() || name.eq_ignore_ascii_case("top") {
            return Some(Anchor::Page);
        }
        let found = names
            .iter()
            .flatten()
            .find_map(|name| self.0.get(&key(name)))?;
        Some(found.map_or(Anchor::Page, Anchor::Card))
    }

    /// The first place of a name has it.
    fn add(&mut self, name: &str, card: Option<CardId>) {
        self.0.entry(key(name)).or_insert(card);
    }
}

fn key(name: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    folded(name).hash(&mut hasher);
    hasher.finish()
}

fn folded(name: &str) -> String {
    let mut folded = String::with_capacity(name.len());
    for sign in name.chars().filter(|sign| is_letter(*sign)) {
        match sign {
            '\0'..='\x7f' => folded.push(sign.to_ascii_lowercase()),
            // Ideographs have no case.
            '\u{4e00}'..='\u{9fff}' => folded.push(sign),
            _ => folded.extend(sign.to_lowercase()),
        }
    }
    folded
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::config::Config;

    #[test]
    fn names_of_one_place() {
        let folder = tempfile::tempdir().unwrap();
        let note = folder.path().join("a.md");
        let text = "# 面试题\n\n## 1. 什么是死锁？\n\n互相等锁。 ^wait\n\n## 附录 {#more}\n\n<a id=\"x-1\"></a>\n";
        std::fs::write(&note, text).unwrap();
        let compiled = Compiled::read(Path::new(&note), "a.md", &Config::default()).unwrap();
        let anchors = Anchors::of(&compiled, &[CardId(7)]);
        let card = Some(Anchor::Card(CardId(7)));
        for (fragment, found) in [
            ("什么是死锁", card),
            ("1-什么是死锁", card),
            ("1. 什么是死锁？", card),
            ("面试题#什么是死锁？", card),
            ("什么是死锁-2", card),
            ("c-0000000000000007", card),
            ("面试题", Some(Anchor::Page)),
            ("more", Some(Anchor::Page)),
            ("^wait", Some(Anchor::Page)),
            ("x-1", Some(Anchor::Page)),
            ("", Some(Anchor::Page)),
            ("top", Some(Anchor::Page)),
            ("什么是活锁", None),
            ("c-0000000000000008", None),
        ] {
            assert_eq!(anchors.find(fragment), found, "{fragment}");
        }
    }
}

//! Folder rules: what becomes a card in the notes of a folder, where the notes themselves don't say so.
//!
//! ```yaml
//! cards:
//!   dialects:
//!     "anki/**": anki
//!     "journal/**": off
//! ```

use std::collections::BTreeMap;

use globset::{Glob, GlobMatcher};
use serde::Deserialize;

use crate::{dialect::DIALECTS, note::Cards};

/// Globs over paths under the source folder, and what applies to notes that match. Of several, the longest is meant.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(try_from = "BTreeMap<String, String>")]
pub struct FolderRules {
    /// The longest first.
    rules: Vec<(GlobMatcher, Cards)>,
}

impl FolderRules {
    /// What applies to the note at `path`, if any rule does.
    pub fn of(&self, path: &str) -> Option<&Cards> {
        let mut rules = self.rules.iter();
        rules
            .find(|(glob, _)| glob.is_match(path))
            .map(|(_, cards)| cards)
    }
}

impl PartialEq for FolderRules {
    fn eq(&self, other: &Self) -> bool {
        let sides = |rules: &Self| -> Vec<(String, Cards)> {
            let rules = rules.rules.iter();
            rules
                .map(|(glob, cards)| (glob.glob().glob().to_owned(), cards.clone()))
                .collect()
        };
        sides(self) == sides(other)
    }
}

impl Eq for FolderRules {}

impl TryFrom<BTreeMap<String, String>> for FolderRules {
    type Error = String;

    fn try_from(named: BTreeMap<String, String>) -> Result<Self, String> {
        let mut rules = Vec::with_capacity(named.len());
        for (pattern, name) in named {
            let glob = Glob::new(&pattern)
                .map_err(|error| format!("`{pattern}` is not a file pattern: {}", error.kind()))?;
            let cards = Cards::named(&name);
            if let Cards::Dialect(name) = &cards
                && !DIALECTS.iter().any(|dialect| dialect.name == name)
            {
                let names: Vec<&str> = DIALECTS.iter().map(|dialect| dialect.name).collect();
                let names = names.join(", ");
                return Err(format!(
                    "no dialect is called `{name}`; there are {names}, `off` and `sections`"
                ));
            }
            rules.push((glob.compile_matcher(), cards));
        }
        rules.sort_by_key(|(glob, _)| std::cmp::Reverse(glob.glob().glob().len()));
        Ok(FolderRules { rules })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rules(pairs: &[(&str, &str)]) -> Result<FolderRules, String> {
        let named = pairs
            .iter()
            .map(|&(glob, name)| (glob.to_owned(), name.to_owned()));
        FolderRules::try_from(named.collect::<BTreeMap<_, _>>())
    }

    #[test]
    fn the_longest_pattern_is_meant() {
        let rules = rules(&[
            ("**/*.md", "sections"),
            ("anki/**", "off"),
            ("anki/net/**", "anki"),
        ])
        .unwrap();
        for (path, cards) in [
            ("a.md", Some(Cards::Sections)),
            ("anki/a.txt", Some(Cards::Off)),
            ("anki/net/a.txt", Some(Cards::Dialect("anki".to_owned()))),
            ("a.txt", None),
        ] {
            assert_eq!(rules.of(path), cards.as_ref(), "{path}");
        }
    }

    #[test]
    fn patterns_and_names_are_checked() {
        assert!(rules(&[("a[", "anki")]).unwrap_err().contains("`a[`"));
        assert!(
            rules(&[("a/**", "ankii")])
                .unwrap_err()
                .contains("`ankii`; there are details,")
        );
    }
}

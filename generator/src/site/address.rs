//! The address of every note's page, known before any note is read.

use std::collections::HashSet;

use serde::{Deserialize, Serialize};

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// What an address keeps as it is, beside letters and digits.
const KEPT: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'_')
    .remove(b'.')
    .remove(b'/')
    .remove(b'~');

/// Where a page stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Address {
    /// Path of the page's folder under the output, such as `notes/redis/`.
    pub folder: String,
    /// The same as an address, percent-encoded.
    pub href: String,
}

impl Address {
    /// From a folder's path under the output, which ends in `/` or is empty.
    pub fn new(folder: String) -> Address {
        let href = encode(&folder);
        Address { folder, href }
    }

    /// The page's file, by its path under the output.
    pub fn file(&self) -> String {
        format!("{}index.html", self.folder)
    }

    /// The relative path from this page to the site's root: `""`, `"../"`, `"../../"` …
    pub fn root(&self) -> String {
        "../".repeat(self.folder.matches('/').count())
    }
}

/// A path as an address: everything but letters, digits, `-_.~/` percent-encoded.
pub fn encode(path: &str) -> String {
    utf8_percent_encode(path, KEPT).to_string()
}

/// The addresses of notes, in their order; `paths` are relative, with `/`. No two are the same, and none differs from
/// another in case only.
pub fn of_notes<'a>(paths: impl Iterator<Item = &'a str>) -> Vec<Address> {
    let mut taken = HashSet::new();
    paths
        .map(|path| {
            let stem = path.rsplit_once('.').map_or(path, |(stem, _)| stem);
            let slug: Vec<String> = stem.split('/').map(slug).collect();
            let slug = slug.join("/");
            let mut unique = slug.clone();
            let mut n = 2;
            while !taken.insert(unique.clone()) {
                unique = format!("{slug}-{n}");
                n += 1;
            }
            Address::new(format!("notes/{unique}/"))
        })
        .collect()
}

/// Letters and digits of any script in lower case, everything else one `-`.
fn slug(name: &str) -> String {
    let mut slug = String::with_capacity(name.len());
    for c in name.chars().flat_map(char::to_lowercase) {
        if c.is_alphanumeric() || c == '_' {
            slug.push(c);
        } else if !slug.ends_with('-') && !slug.is_empty() {
            slug.push('-');
        }
    }
    let slug = slug.trim_end_matches('-');
    if slug.is_empty() {
        "note".to_owned()
    } else {
        slug.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_readable_and_unique() {
        let folders: Vec<String> = of_notes(
            [
                "db/Redis 持久化.md",
                "db/redis-持久化.txt",
                "a b/c++.md",
                "??.md",
            ]
            .into_iter(),
        )
        .into_iter()
        .map(|a| a.folder)
        .collect();
        assert_eq!(
            folders,
            [
                "notes/db/redis-持久化/",
                "notes/db/redis-持久化-2/",
                "notes/a-b/c/",
                "notes/note/"
            ]
        );
    }

    #[test]
    fn an_address_is_encoded_and_knows_the_way_to_the_root() {
        let address = Address::new("notes/库/".into());
        assert_eq!(address.href, "notes/%E5%BA%93/");
        assert_eq!(address.root(), "../../");
        assert_eq!(Address::new(String::new()).root(), "");
    }
}

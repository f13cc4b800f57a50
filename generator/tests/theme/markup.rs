//! Templates: every view, slot and action of the contract, and nothing that a page's policy forbids.

use std::collections::BTreeMap;

use crate::{Names, after, read, table, templates, theme, themes, ticked};

/// Head of the README's table of what the runtime finds on each page.
const SLOTS: &str = "| page | view or part | slots | actions |";

#[test]
fn the_theme_has_every_template_and_icon_of_the_contract() {
    let templates = templates();
    for name in [
        "base", "index", "note", "review", "rehearse", "plan", "browse", "stats", "settings",
        "404", "unkept",
    ] {
        assert!(templates.contains_key(name), "templates/{name}.html");
    }
    let readme = read("README.md");
    let is_icon = |word: &&str| {
        [".svg", ".png", ".ico"]
            .iter()
            .any(|ending| word.len() > ending.len() && word.ends_with(ending))
    };
    let icons: Names = readme
        .split(|c: char| !c.is_alphanumeric() && !"-.".contains(c))
        .filter(is_icon)
        .map(String::from)
        .collect();
    assert!(icons.len() >= 7, "{icons:?}");
    for icon in icons {
        assert!(theme().join("icons").join(&icon).exists(), "icons/{icon}");
    }
}

#[test]
fn every_slot_and_action_of_the_contract_is_in_its_place() {
    for templates in themes() {
        for [page, place, slots, actions] in table(SLOTS) {
            let page = ticked(&page).remove(0);
            let html = &templates[&page];
            let kind = place.split_whitespace().next().unwrap_or_default();
            let inside = match (kind, ticked(&place).first()) {
                ("", None) => html,
                ("view", Some(name)) => element(html, &format!("data-view=\"{name}\"")),
                ("notice", Some(name)) => element(html, &format!("data-notice=\"{name}\"")),
                ("template", Some(name)) => {
                    element(html, &format!("<template data-part=\"{name}\""))
                }
                ("part", Some(name)) => element(html, &format!("data-part=\"{name}\"")),
                _ => panic!("what is `{place}`?"),
            };
            assert!(!inside.is_empty(), "{page}: no {place}");
            for (attribute, names) in [("data-slot", slots), ("data-act", actions)] {
                for name in ticked(&names) {
                    assert!(
                        inside.contains(&format!("{attribute}=\"{name}\"")),
                        "{page}, {place}: no {attribute} `{name}`"
                    );
                }
            }
        }
    }
}

#[test]
fn templates_have_no_slot_or_action_that_the_contract_does_not_know() {
    let mut known: BTreeMap<String, Names> = BTreeMap::new();
    for [page, place, slots, actions] in table(SLOTS) {
        known
            .entry(ticked(&page).remove(0))
            .or_default()
            .extend([place, slots, actions].iter().flat_map(|cell| ticked(cell)));
    }
    // The README shows a note's parts by a sample of the markup.
    known.insert(
        "note".into(),
        ["question", "answer", "outline"].map(String::from).into(),
    );
    for (page, html) in themes().into_iter().flatten() {
        for attribute in [
            "data-slot=\"",
            "data-act=\"",
            "data-view=\"",
            "data-part=\"",
            "data-notice=\"",
        ] {
            for name in after(&html, attribute, |c| c != '"') {
                assert!(
                    known.get(&page).is_some_and(|names| names.contains(&name)),
                    "{page}: {attribute}{name}\""
                );
            }
        }
    }
}

#[test]
fn every_setting_has_its_input() {
    let html = &templates()["settings"];
    let inputs: Names = after(html, "data-setting=\"", |c| c != '"')
        .into_iter()
        .collect();
    let mut settings: Names = srs::settings::Settings::KEYS.map(String::from).into();
    settings.extend(["theme", "language"].map(String::from));
    // It has a page of its own.
    settings.remove("goal");
    assert_eq!(inputs, settings);
}

#[test]
fn pages_obey_their_own_content_policy() {
    for (page, html) in templates() {
        for forbidden in [" style=", "<style", " onclick=", " onload=", "javascript:"] {
            assert!(!html.contains(forbidden), "{page}: {forbidden}");
        }
        for script in html.split("<script").skip(1) {
            assert!(
                script.starts_with(" src=") || script.starts_with(" type=\"application/json\""),
                "{page}: <script{script}"
            );
        }
    }
}

#[test]
fn ids_are_used_once_and_labels_point_to_them() {
    for (page, html) in templates() {
        let ids = after(&html, " id=\"", |c| c != '"');
        let unique: Names = ids.iter().cloned().collect();
        assert_eq!(ids.len(), unique.len(), "{page}: {ids:?}");
        for reference in [" for=\"", " aria-labelledby=\""] {
            for id in after(&html, reference, |c| c != '"') {
                assert!(unique.contains(&id), "{page}:{reference}{id}\"");
            }
        }
    }
}

/// The element whose start tag holds `mark`, to its end tag; empty if there is none.
fn element<'a>(html: &'a str, mark: &str) -> &'a str {
    let Some(start) = html.find(mark).and_then(|at| html[..=at].rfind('<')) else {
        return "";
    };
    let name: String = html[start + 1..]
        .chars()
        .take_while(|c| c.is_alphanumeric())
        .collect();
    let (open, close) = (format!("<{name}"), format!("</{name}>"));
    let (mut depth, mut at) = (0, start);
    loop {
        let end = at
            + html[at..]
                .find(&close)
                .unwrap_or_else(|| panic!("`{mark}` is never closed"));
        depth += html[at..end].matches(&open).count();
        at = end + close.len();
        depth -= 1;
        if depth == 0 {
            return &html[start..at];
        }
    }
}

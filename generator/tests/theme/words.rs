//! Words: the same in every language, all used, none missing.

use std::collections::BTreeMap;

use crate::{Names, after, read, table, templates, ticked};

/// Head of the README's table of the words that the runtime says.
const WORDS: &str = "| word | gaps | when |";

/// Head of the table of those that only the desk's program says.
const DESK_WORDS: &str = "| word of the desk | gaps | when |";

#[test]
fn the_languages_have_the_same_words_with_the_same_gaps() {
    let gaps_of = |language| {
        words(language)
            .into_iter()
            .map(|(word, text)| (word, gaps(&text)))
            .collect::<BTreeMap<_, _>>()
    };
    assert_eq!(gaps_of("zh-CN"), gaps_of("en"));
}

#[test]
fn no_word_is_empty() {
    for language in ["zh-CN", "en"] {
        for (word, text) in words(language) {
            assert!(!text.trim().is_empty(), "{language}: {word}");
        }
    }
}

#[test]
fn the_runtime_has_the_words_of_the_contract() {
    has_words("runtime.", WORDS);
    has_words("desk.", DESK_WORDS);
}

/// A section of the words has those of a table, and no others.
fn has_words(section: &str, head: &str) {
    let mut promised: BTreeMap<String, Names> = BTreeMap::new();
    for [names, gaps, _] in table(head) {
        let gaps: Names = ticked(&gaps)
            .iter()
            .map(|gap| gap.trim_matches(['{', '}']).to_owned())
            .collect();
        promised.extend(ticked(&names).into_iter().map(|name| (name, gaps.clone())));
    }
    let there: BTreeMap<String, Names> = words("en")
        .iter()
        .filter_map(|(word, text)| Some((word.strip_prefix(section)?.to_owned(), gaps(text))))
        .collect();
    assert_eq!(there, promised, "{section}");
}

#[test]
fn there_are_as_many_names_as_months_and_days() {
    for language in ["zh-CN", "en"] {
        let count = |word: &str| words(language)[word].split(' ').count();
        assert_eq!(
            [
                "runtime.month_names",
                "desk.month_marks",
                "runtime.weekday_names"
            ]
            .map(count),
            [12, 12, 7],
            "{language}"
        );
    }
}

#[test]
fn templates_use_every_word_and_no_other() {
    let used: Names = templates()
        .values()
        .flat_map(|html| after(html, "w.", |c| c.is_alphanumeric() || "._".contains(c)))
        .collect();
    let by_program = |word: &str| {
        ["runtime.", "desk.", "language.", "tabs.", "titles."]
            .iter()
            .any(|section| word.starts_with(section))
    };
    let there: Names = words("en")
        .into_keys()
        .filter(|word| !by_program(word))
        .collect();
    assert_eq!(used, there);
}

#[test]
fn templates_fill_every_gap_of_a_word_and_no_other() {
    let words = words("en");
    for (page, html) in templates() {
        for expression in after(&html, "{{ w.", |c| c != '}') {
            let (word, filters) = expression.split_once('|').unwrap_or((&expression, ""));
            let filled: Names = after(filters, "fill(", |c| c != ')')
                .iter()
                .flat_map(|values| values.split(", "))
                .filter_map(|value| Some(value.split_once('=')?.0.to_owned()))
                .collect();
            assert_eq!(filled, gaps(&words[word.trim()]), "{page}: {expression}");
        }
    }
}

#[test]
fn what_stands_around_a_note_is_marked_with_its_word() {
    let templates = templates();
    for page in ["base", "note"] {
        let html = &templates[page];
        for (at, _) in html.match_indices("{{ w.") {
            let tag = &html[html[..at].rfind('<').unwrap()..];
            let word: String = (tag[tag.find("{{ w.").unwrap() + 5..].chars())
                .take_while(|c| c.is_alphanumeric() || "._".contains(*c))
                .collect();
            let is_text = html[..at].ends_with('>');
            let kind = if is_text { "word" } else { "label" };
            let (start, rest) = match is_text {
                true => tag.split_once(">{{").unwrap(),
                false => tag.split_once('>').unwrap(),
            };
            let mark = format!(" data-{kind}=\"{word}\"");
            assert!(start.contains(&mark), "{page}: {start}>: no{mark}");
            for gap in gaps(&words("en")[&word]) {
                assert!(
                    start.contains(&format!(" data-{gap}=\"")),
                    "{page}: {start}>: no data-{gap}"
                );
            }
            // A mark is on all that an element says.
            let after = rest.split_once("}}").map_or("", |(_, after)| after);
            assert!(
                !is_text || after.starts_with("</"),
                "{page}: {start}>{rest}"
            );
        }
    }
    assert!(templates["base"].contains("data-word=\"tabs.{{ tab.name }}\">{{ tab.label }}</"));
}

/// The words of a language, by `section.word`.
fn words(language: &str) -> BTreeMap<String, String> {
    let sections: BTreeMap<String, BTreeMap<String, String>> =
        serde_yaml::from_str(&read(&format!("default/i18n/{language}.yaml"))).unwrap();
    sections
        .into_iter()
        .flat_map(|(section, words)| {
            words
                .into_iter()
                .map(move |(word, text)| (format!("{section}.{word}"), text))
        })
        .collect()
}

/// Names between braces.
fn gaps(text: &str) -> Names {
    after(text, "{", |c| c != '}').into_iter().collect()
}

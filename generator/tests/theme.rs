//! The default theme keeps the contract of `themes/README.md`, whose tables are read here: nothing is listed twice.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::PathBuf,
};

type Names = BTreeSet<String>;

/// Heads of the README's tables.
const SLOTS: &str = "| page | view or part | slots | actions |";
const WORDS: &str = "| word | gaps | when |";

#[test]
fn the_languages_have_the_same_words_with_the_same_gaps() {
    let gaps_of = |language| words(language).into_iter().map(|(word, text)| (word, gaps(&text))).collect::<BTreeMap<_, _>>();
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
    let mut promised: BTreeMap<String, Names> = BTreeMap::new();
    for [names, gaps, _] in table(WORDS) {
        let gaps: Names = ticked(&gaps).iter().map(|gap| gap.trim_matches(['{', '}']).to_owned()).collect();
        promised.extend(ticked(&names).into_iter().map(|name| (name, gaps.clone())));
    }
    let there: BTreeMap<String, Names> = words("en")
        .iter()
        .filter_map(|(word, text)| Some((word.strip_prefix("runtime.")?.to_owned(), gaps(text))))
        .collect();
    assert_eq!(there, promised);
}

#[test]
fn there_are_as_many_names_as_months_and_days() {
    for language in ["zh-CN", "en"] {
        let count = |word: &str| words(language)[word].split(' ').count();
        assert_eq!((count("runtime.month_names"), count("runtime.weekday_names")), (12, 7), "{language}");
    }
}

#[test]
fn templates_use_every_word_and_no_other() {
    let used: Names = templates().values().flat_map(|html| after(html, "w.", |c| c.is_alphanumeric() || "._".contains(c))).collect();
    let by_program = |word: &str| ["runtime.", "tabs.", "titles."].iter().any(|section| word.starts_with(section));
    let there: Names = words("en").into_keys().filter(|word| !by_program(word)).collect();
    assert_eq!(used, there);
}

#[test]
fn the_theme_has_every_template_and_icon_of_the_contract() {
    let templates = templates();
    for name in ["base", "index", "note", "review", "browse", "settings", "404"] {
        assert!(templates.contains_key(name), "templates/{name}.html");
    }
    let readme = read("README.md");
    let is_icon = |word: &&str| [".svg", ".png", ".ico"].iter().any(|ending| word.len() > ending.len() && word.ends_with(ending));
    let icons: Names = readme.split(|c: char| !c.is_alphanumeric() && !"-.".contains(c)).filter(is_icon).map(String::from).collect();
    assert!(icons.len() >= 7, "{icons:?}");
    for icon in icons {
        assert!(theme().join("icons").join(&icon).exists(), "icons/{icon}");
    }
}

#[test]
fn every_slot_and_action_of_the_contract_is_in_its_place() {
    let templates = templates();
    for [page, place, slots, actions] in table(SLOTS) {
        let page = ticked(&page).remove(0);
        let html = &templates[&page];
        let kind = place.split_whitespace().next().unwrap_or_default();
        let inside = match (kind, ticked(&place).first()) {
            ("", None) => html,
            ("view", Some(name)) => element(html, &format!("data-view=\"{name}\"")),
            ("notice", Some(name)) => element(html, &format!("data-notice=\"{name}\"")),
            ("template", Some(name)) => element(html, &format!("<template data-part=\"{name}\"")),
            ("part", Some(name)) => element(html, &format!("data-part=\"{name}\"")),
            _ => panic!("what is `{place}`?"),
        };
        assert!(!inside.is_empty(), "{page}: no {place}");
        for (attribute, names) in [("data-slot", slots), ("data-act", actions)] {
            for name in ticked(&names) {
                assert!(inside.contains(&format!("{attribute}=\"{name}\"")), "{page}, {place}: no {attribute} `{name}`");
            }
        }
    }
}

#[test]
fn templates_have_no_slot_or_action_that_the_contract_does_not_know() {
    let mut known: BTreeMap<String, Names> = BTreeMap::new();
    for [page, place, slots, actions] in table(SLOTS) {
        known.entry(ticked(&page).remove(0)).or_default().extend([place, slots, actions].iter().flat_map(|cell| ticked(cell)));
    }
    // The README shows a note's parts by a sample of the markup.
    known.insert("note".into(), ["question", "answer", "outline"].map(String::from).into());
    for (page, html) in templates() {
        for attribute in ["data-slot=\"", "data-act=\"", "data-view=\"", "data-part=\"", "data-notice=\""] {
            for name in after(&html, attribute, |c| c != '"') {
                assert!(known.get(&page).is_some_and(|names| names.contains(&name)), "{page}: {attribute}{name}\"");
            }
        }
    }
}

#[test]
fn every_setting_has_its_input() {
    let html = &templates()["settings"];
    let inputs: Names = after(html, "data-setting=\"", |c| c != '"').into_iter().collect();
    let mut settings: Names = srs::settings::Settings::KEYS.map(String::from).into();
    settings.insert("theme".into());
    assert_eq!(inputs, settings);
}

#[test]
fn pages_obey_their_own_content_policy() {
    for (page, html) in templates() {
        for forbidden in [" style=", "<style", " onclick=", " onload=", "javascript:"] {
            assert!(!html.contains(forbidden), "{page}: {forbidden}");
        }
        for script in html.split("<script").skip(1) {
            assert!(script.starts_with(" src=") || script.starts_with(" type=\"application/json\""), "{page}: <script{script}");
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

#[test]
fn colours_are_written_in_tokens_alone() {
    for (name, css) in folder("css").into_iter().filter(|(name, _)| name != "tokens.css") {
        for function in ["rgb(", "rgba(", "hsl(", "hwb(", "lab(", "lch(", "light-dark("] {
            assert!(!css.contains(function), "{name}: {function}");
        }
        for hex in after(&css, "#", |c| c.is_alphanumeric() || c == '-') {
            let is_colour = [3, 4, 6, 8].contains(&hex.len()) && hex.chars().all(|c| c.is_ascii_hexdigit());
            assert!(!is_colour, "{name}: #{hex}");
        }
    }
}

#[test]
fn every_token_that_is_used_is_there() {
    let is_name = |c: char| c.is_alphanumeric() || c == '-';
    let css = folder("css");
    let tokens: Names = after(&css["tokens.css"], "--", is_name).into_iter().collect();
    for (name, css) in &css {
        for token in after(css, "var(--", is_name) {
            // The ground is what a sheet tells the numerals that stand on it.
            assert!(tokens.contains(&token) || token == "ground", "{name}: --{token}");
        }
    }
}

#[test]
fn the_index_joins_every_style_sheet_in_a_layer_of_its_name() {
    let mut files: Names = folder("css").into_keys().collect();
    files.remove("index.css");
    let mut joined = Names::new();
    for line in read("default/css/index.css").lines().filter(|line| line.starts_with("@import")) {
        let name = after(line, "@import \"", |c| c != '"').remove(0);
        let layer = after(line, "layer(", |c| c != ')').remove(0);
        assert_eq!(name, format!("{layer}.css"));
        joined.insert(name);
    }
    assert_eq!(joined, files);
}

fn theme() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../themes/default")
}

/// A file under `themes/`.
fn read(path: &str) -> String {
    let path = theme().join("..").join(path);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Files of one of the theme's folders by name.
fn folder(name: &str) -> BTreeMap<String, String> {
    fs::read_dir(theme().join(name))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .map(|file| (file.clone(), read(&format!("default/{name}/{file}"))))
        .collect()
}

/// Templates by page.
fn templates() -> BTreeMap<String, String> {
    folder("templates").into_iter().map(|(name, html)| (name.trim_end_matches(".html").to_owned(), html)).collect()
}

/// The words of a language, by `section.word`.
fn words(language: &str) -> BTreeMap<String, String> {
    let sections: BTreeMap<String, BTreeMap<String, String>> =
        serde_yaml::from_str(&read(&format!("default/i18n/{language}.yaml"))).unwrap();
    sections
        .into_iter()
        .flat_map(|(section, words)| words.into_iter().map(move |(word, text)| (format!("{section}.{word}"), text)))
        .collect()
}

/// Names between braces.
fn gaps(text: &str) -> Names {
    after(text, "{", |c| c != '}').into_iter().collect()
}

/// Names between backticks.
fn ticked(cell: &str) -> Vec<String> {
    cell.split('`').skip(1).step_by(2).map(str::to_owned).collect()
}

/// What follows each occurrence of `start`, as long as `belongs` says. Where `start` begins with a letter, no letter
/// stands before it.
fn after(text: &str, start: &str, belongs: impl Fn(char) -> bool) -> Vec<String> {
    let is_letter = |c: char| c.is_alphanumeric() || "._".contains(c);
    text.match_indices(start)
        .filter(|(at, _)| !(start.starts_with(is_letter) && text[..*at].ends_with(is_letter)))
        .map(|(at, _)| text[at + start.len()..].chars().take_while(|c| belongs(*c)).collect())
        .collect()
}

/// The rows of the README's table with this head.
fn table<const N: usize>(head: &str) -> Vec<[String; N]> {
    let readme = read("README.md");
    let rows: Vec<[String; N]> = readme
        .lines()
        .skip_while(|line| *line != head)
        .skip(2)
        .take_while(|line| line.starts_with('|'))
        .map(|line| {
            let cells = &line[1..line.len() - 1];
            let cells: Vec<String> = cells.split('|').map(|cell| cell.trim().to_owned()).collect();
            cells.try_into().unwrap_or_else(|cells| panic!("{cells:?}"))
        })
        .collect();
    assert!(!rows.is_empty(), "no table `{head}`");
    rows
}

/// The element whose start tag holds `mark`, to its end tag; empty if there is none.
fn element<'a>(html: &'a str, mark: &str) -> &'a str {
    let Some(start) = html.find(mark).and_then(|at| html[..=at].rfind('<')) else { return "" };
    let name: String = html[start + 1..].chars().take_while(|c| c.is_alphanumeric()).collect();
    let (open, close) = (format!("<{name}"), format!("</{name}>"));
    let (mut depth, mut at) = (0, start);
    loop {
        let end = at + html[at..].find(&close).unwrap_or_else(|| panic!("`{mark}` is never closed"));
        depth += html[at..end].matches(&open).count();
        at = end + close.len();
        depth -= 1;
        if depth == 0 {
            return &html[start..at];
        }
    }
}

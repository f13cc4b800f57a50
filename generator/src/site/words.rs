//! The words of a site, in each language that its theme speaks.
//!
//! A site is written in the language that its config names. A reader may choose another on the settings page: then
//! `language.js` fetches what the page says in it, so that nobody else has to load it. For a page of the app that is a
//! second rendering, `review/index.en.html` beside `review/index.html`; for notes, of which there may be thousands, a
//! short list of what stands around them, `words.en.json`.

use std::{borrow::Cow, collections::BTreeMap};

use serde_json::{Map, Value as Json, json};
use tera::Value;

use super::theme::text;
use crate::error::Error;

/// The words that `boot.js` uses on every page.
const BOOT_WORDS: [&str; 3] = ["offline_ready", "offline_progress", "start_failed"];

/// The sections that stand around a note.
const NOTE_SECTIONS: [&str; 3] = ["site", "tabs", "note"];

/// All words in one language.
pub struct Words {
    /// The language's tag.
    pub tag: String,
    /// As templates see them under `w`.
    pub all: Value,
    /// Those that the browser runtime fills in, as JSON that is safe inside `<script>`.
    pub runtime: String,
    /// The same with those that only the desk's program fills in.
    pub desk: String,
    /// Those of them that a page without the app needs.
    pub boot: String,
    /// What stands around a note, as `language.js` reads it.
    pub notes: String,
}

impl Words {
    /// The languages of a theme, that of the site first. A word that another language lacks is said in the site's.
    ///
    /// # Errors
    /// A file of words is missing or broken.
    pub fn load(
        files: &BTreeMap<String, Cow<'static, [u8]>>,
        lang: &str,
    ) -> Result<Vec<Words>, Error> {
        let own_file = format!("i18n/{lang}.yaml");
        let bytes = files
            .get(&own_file)
            .ok_or_else(|| Error::Theme(format!("there is no `{own_file}`")))?;
        let own = parse(&own_file, bytes)?;
        let mut languages = vec![Words::new(lang, &own)];
        for (file, bytes) in files {
            let tag = file.strip_prefix("i18n/");
            let tag = tag.and_then(|name| name.strip_suffix(".yaml"));
            if let Some(tag) = tag.filter(|tag| *tag != lang) {
                let mut words = own.clone();
                lay_over(&mut words, parse(file, bytes)?);
                languages.push(Words::new(tag, &words));
            }
        }
        Ok(languages)
    }

    fn new(tag: &str, words: &Json) -> Words {
        let section = |name| {
            let section = words.get(name).and_then(Json::as_object);
            section.cloned().unwrap_or_default()
        };
        let runtime = section("runtime");
        let mut desk = runtime.clone();
        desk.extend(section("desk"));
        let mut boot = runtime.clone();
        boot.retain(|name, _| BOOT_WORDS.contains(&name.as_str()));
        let mut notes = Map::new();
        for name in NOTE_SECTIONS {
            let words = section(name).into_iter();
            notes.extend(words.map(|(word, text)| (format!("{name}.{word}"), text)));
        }
        let notes = json!({ "page": notes, "words": boot }).to_string();
        let in_script = |words| Json::Object(words).to_string().replace("</", "<\\/");
        Words {
            tag: tag.to_owned(),
            all: Value::from_serializable(words),
            runtime: in_script(runtime),
            desk: in_script(desk),
            boot: in_script(boot),
            notes,
        }
    }

    /// A word by its path, `section.word`; the path itself where the theme lacks it.
    pub fn get(&self, path: &str) -> String {
        let word = self.all.get_from_path(path);
        let word = word.and_then(Value::as_str);
        word.map_or_else(|| path.to_owned(), str::to_owned)
    }
}

fn parse(file: &str, bytes: &[u8]) -> Result<Json, Error> {
    serde_yaml::from_str(text(file, bytes)?)
        .map_err(|error| Error::Theme(format!("{file}: {error}")))
}

/// Puts the words of `over` in the place of those of the same name.
fn lay_over(words: &mut Json, over: Json) {
    match (words, over) {
        (Json::Object(words), Json::Object(over)) => {
            for (name, word) in over {
                lay_over(words.entry(name).or_insert(Json::Null), word);
            }
        }
        (word, over) => *word = over,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn load(files: &[(&str, &'static str)]) -> Result<Vec<Words>, Error> {
        let files = files
            .iter()
            .map(|(name, text)| ((*name).to_owned(), Cow::Borrowed(text.as_bytes())))
            .collect();
        Words::load(&files, "zh-CN")
    }

    #[test]
    fn what_another_language_lacks_is_said_in_the_sites() {
        let languages = load(&[
            ("i18n/en.yaml", "note:\n  cards: Cards\n"),
            ("i18n/zh-CN.yaml", "note:\n  cards: 卡\n  shelf: 书架\n"),
        ]);
        let languages = languages.unwrap();
        let said: Vec<_> = languages
            .iter()
            .map(|words| {
                let word = |path| words.get(path);
                [words.tag.clone(), word("note.cards"), word("note.shelf")]
            })
            .collect();
        assert_eq!(
            said,
            [["zh-CN", "卡", "书架"], ["en", "Cards", "书架"]].map(|words| words.map(String::from))
        );
    }

    #[test]
    fn around_a_note_stand_few_words() {
        let words = "note: {cards: 卡}\nsite: {home: 回}\nplan: {day: 日}\nruntime: {again: 重来, offline_ready: 好了}\n";
        let languages = load(&[("i18n/zh-CN.yaml", words)]).unwrap();
        let notes: Json = serde_json::from_str(&languages[0].notes).unwrap();
        assert_eq!(
            notes,
            json!({ "page": { "note.cards": "卡", "site.home": "回" }, "words": { "offline_ready": "好了" } })
        );
    }

    #[test]
    fn a_language_without_words_is_an_error() {
        let error = load(&[("i18n/en.yaml", "note: {cards: Cards}")])
            .err()
            .unwrap();
        assert!(error.to_string().contains("i18n/zh-CN.yaml"), "{error}");
    }
}

//! `yiji.yaml`: everything in it is optional.
//!
//! ```yaml
//! title: 后端面试笔记
//! language: zh-CN              # or en
//! base_url: https://me.github.io/notes/
//! theme: my-theme              # a folder laid over the default theme
//! include: ["**/*.md"]         # globs, relative to this file
//! exclude: ["drafts/**"]
//! topics:                      # how folders are called on the site
//!   databases: 数据库
//! cards:
//!   sections: true             # headings with text but no question become cards, in notes to learn from
//!   dialects:                  # what notes of a folder are written in; or `off`, or `sections`
//!     "anki/**": anki
//!   outline_names: [一图流]    # what else stands over an outline, like 辅助记忆
//! review:                      # where a new learner starts; each learner can change them in the page
//!   new_per_day: 20
//!   reviews_per_day: 200
//!   rollover_hour: 4
//! lints:                       # levels of what `yiji check` finds; `--explain` lists them
//!   long-answer: off           # off, hint, warning or error
//! ```

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
};

use serde::Deserialize;

use crate::{error::Error, folder_rules::FolderRules, grammar::names::Names, lint};

/// Name of the config file in the source folder.
pub const CONFIG_FILE: &str = "yiji.yaml";

/// What `yiji.yaml` says, with the defaults where it says nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Config {
    /// The site's title; the source folder's name where it is not given.
    pub title: Option<String>,
    /// Language of the site's words.
    pub language: Language,
    /// Absolute address the site will have; empty where it is not known.
    pub base_url: String,
    /// A folder laid over the default theme, relative to the config.
    pub theme: Option<PathBuf>,
    /// Only notes that match one of these globs are read; empty = all.
    pub include: Vec<String>,
    /// Notes that match one of these globs are left out.
    pub exclude: Vec<String>,
    /// How folders are called on the site: path under the source folder → name.
    pub topics: BTreeMap<String, String>,
    /// What becomes a card.
    pub cards: CardRules,
    /// Where a new learner starts.
    pub review: ReviewDefaults,
    /// Levels of diagnostics that differ from their own.
    pub lints: lint::Levels,
}

/// Languages the default theme has words for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
pub enum Language {
    /// Simplified Chinese.
    #[default]
    #[serde(rename = "zh-CN", alias = "zh", alias = "zh-cn")]
    Chinese,
    /// English.
    #[serde(rename = "en", alias = "en-US", alias = "en-GB")]
    English,
}

impl Language {
    /// The tag as in HTML's `lang`.
    pub fn tag(self) -> &'static str {
        match self {
            Language::Chinese => "zh-CN",
            Language::English => "en",
        }
    }
}

/// What becomes a card.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct CardRules {
    /// Whether a heading with its text may become a card.
    pub sections: bool,
    /// How the notes of a folder are read.
    pub dialects: FolderRules,
    /// Names of outlines beside the built-in ones.
    pub outline_names: Names,
}

impl Default for CardRules {
    fn default() -> Self {
        CardRules {
            sections: true,
            dialects: FolderRules::default(),
            outline_names: Names::default(),
        }
    }
}

/// Limits a new learner starts with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ReviewDefaults {
    /// New cards a day.
    pub new_per_day: u32,
    /// Reviews a day, new cards not counted.
    pub reviews_per_day: u32,
    /// The hour of the night, 0 to 23, at which a new day starts.
    pub rollover_hour: u8,
}

impl Default for ReviewDefaults {
    fn default() -> Self {
        ReviewDefaults {
            new_per_day: 20,
            reviews_per_day: 200,
            rollover_hour: 4,
        }
    }
}

impl Config {
    /// Reads `yiji.yaml` of a source folder; the defaults where there is none.
    ///
    /// # Errors
    /// The file can't be read, or is not the YAML described in this module; with line and column.
    pub fn load(folder: &Path) -> Result<Config, Error> {
        let path = folder.join(CONFIG_FILE);
        match std::fs::read_to_string(&path) {
            Ok(text) => Config::parse(&text, &path),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(Config::default()),
            Err(error) => Err(Error::io("read", path)(error)),
        }
    }

    fn parse(text: &str, path: &Path) -> Result<Config, Error> {
        let wrong = |line, column, message: String| Error::Config {
            path: path.to_owned(),
            line,
            column,
            message,
            help: "`yiji init` writes a config with every option explained",
        };
        if text
            .lines()
            .all(|line| line.trim().is_empty() || line.trim_start().starts_with('#'))
        {
            return Ok(Config::default());
        }
        let config: Config = serde_yaml::from_str(text).map_err(|error| {
            let (line, column) = error
                .location()
                .map_or((1, 1), |at| (at.line().max(1), at.column().max(1)));
            let message = error.to_string();
            wrong(
                line,
                column,
                message
                    .split(" at line ")
                    .next()
                    .unwrap_or(&message)
                    .to_owned(),
            )
        })?;
        if let Some(name) = config.lints.keys().find(|name| lint::named(name).is_none()) {
            let at = text.lines().position(|line| {
                line.trim_start()
                    .trim_start_matches(['"', '\''])
                    .starts_with(name.as_str())
            });
            return Err(wrong(
                1 + at.unwrap_or(0),
                1,
                format!("there is no lint `{name}`; {}", lint::did_you_mean(name)),
            ));
        }
        if config.review.rollover_hour > 23 {
            let line = 1 + text
                .lines()
                .position(|line| line.contains("rollover_hour"))
                .unwrap_or(0);
            return Err(wrong(
                line,
                1,
                "`rollover_hour` is an hour from 0 to 23".into(),
            ));
        }
        if !(config.base_url.is_empty()
            || config.base_url.starts_with("https://")
            || config.base_url.starts_with("http://"))
        {
            let line = 1 + text
                .lines()
                .position(|line| line.contains("base_url"))
                .unwrap_or(0);
            return Err(wrong(
                line,
                1,
                "`base_url` starts with https:// or http://".into(),
            ));
        }
        Ok(config)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str) -> Result<Config, String> {
        Config::parse(text, Path::new("yiji.yaml")).map_err(|error| error.to_string())
    }

    #[test]
    fn an_empty_or_commented_file_is_the_defaults() {
        assert_eq!(check(""), Ok(Config::default()));
        assert_eq!(check("# title: x\n\n"), Ok(Config::default()));
    }

    #[test]
    fn a_broken_file_is_named_with_line_and_column() {
        let error = check("title: a\nlanguage: [zh\n").expect_err("broken");
        assert!(error.starts_with("yiji.yaml:"), "{error}");
        assert!(
            check("title: a\ntilte: b\n")
                .expect_err("unknown key")
                .starts_with("yiji.yaml:2:1: unknown field `tilte`")
        );
        assert!(
            check("review:\n  rollover_hour: 24\n")
                .expect_err("hour")
                .starts_with("yiji.yaml:2:1")
        );
    }

    #[test]
    fn folders_have_dialects() {
        let config = check("cards:\n  dialects:\n    \"anki/**\": anki\n").expect("a rule");
        assert!(config.cards.dialects.of("anki/a.txt").is_some() && config.cards.sections);
        let error = check("cards:\n  dialects:\n    a: ankii\n").expect_err("a name");
        assert!(
            error.starts_with("yiji.yaml:") && error.contains("`ankii`"),
            "{error}"
        );
    }

    #[test]
    fn outlines_have_more_names() {
        let config = check("cards:\n  outline_names: [一图流]\n").expect("a name");
        assert!(config.cards.outline_names.role("一图流").is_some());
        for (names, expected) in [
            ("[一图流, \"\"]", "a name of outlines is empty"),
            ("[答案]", "`答案` names answers already"),
            ("[{a: b}]", "invalid type"),
            ("一图流", "invalid type"),
        ] {
            let error = check(&format!("title: a\ncards:\n  outline_names: {names}\n"));
            let error = error.expect_err(names);
            assert!(error.starts_with("yiji.yaml:3:"), "{error}");
            assert!(error.contains(expected), "{error}");
        }
    }

    #[test]
    fn a_lint_that_is_none_is_named_with_the_one_meant() {
        let error = check("lints:\n  long-answers: off\n").expect_err("no such lint");
        assert!(
            error.starts_with(
                "yiji.yaml:2:1: there is no lint `long-answers`; did you mean `long-answer`?"
            ),
            "{error}"
        );
        assert!(check("lints: {long-answer: loud}\n").is_err());
        let lints = check("lints: {long-answer: off, numbering: error}\n")
            .unwrap()
            .lints;
        assert_eq!(lints["long-answer"], lint::Setting::Off);
    }

    #[test]
    fn languages_have_short_names() {
        assert_eq!(
            check("language: zh").map(|c| c.language),
            Ok(Language::Chinese)
        );
        assert_eq!(check("language: en").map(|c| c.language.tag()), Ok("en"));
    }
}

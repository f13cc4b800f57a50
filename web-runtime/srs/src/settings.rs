//! What the learner has set: limits, the hour a day ends, the order of cards, what a suggestion asks for.
//!
//! Stored as text; whatever this version doesn't know is kept as it is:
//!
//! ```
//! # use srs::settings::Settings;
//! let text = "\
//! yiji settings 1
//! new_per_day=20
//! reviews_per_day=200
//! rollover_hour=4
//! order=due_first
//! new_order=notes
//! good_from=100
//! hard_from=60
//! speech_rate=100
//! swipe=off
//! ";
//! assert_eq!(Settings::default().to_text(), text);
//! assert_eq!(Settings::parse(text), Ok(Settings::default()));
//! ```

use std::fmt::{self, Write};

use crate::plan::Goal;
use crate::queue::{Limits, NewOrder, Order};
use crate::session::Rules;
use crate::suggest::Shares;
use crate::text;

/// Version of the text that this code writes, and the newest it reads.
pub const SETTINGS_VERSION: u32 = 1;

const FIRST_WORDS: &str = "yiji settings ";

/// The settings of a site in one browser.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    /// How much a day may bring.
    pub limits: Limits,
    /// The hour at which a day ends, 0–23.
    pub rollover_hour: u8,
    /// How due and new cards are mixed.
    pub order: Order,
    /// Which new cards come first.
    pub new_order: NewOrder,
    /// How many points must be said for the better grades to be suggested.
    pub shares: Shares,
    /// The day to be ready by, if one is set.
    pub goal: Option<Goal>,
    /// How fast texts are read aloud, in hundredths of the usual rate.
    pub speech_rate: u8,
    /// Whether a swipe over the answer grades: to the left Again, to the right Good.
    pub swipe: bool,
    /// Lines that this version doesn't know, as they stand.
    unknown: Vec<String>,
}

/// Why settings are not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SettingsError {
    /// The first line is not that of settings.
    NotSettings,
    /// A newer yiji wrote them, in that version.
    Newer(u32),
}

impl fmt::Display for SettingsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            SettingsError::NotSettings => "these are not settings of yiji",
            SettingsError::Newer(_) => "these settings were written by a newer version of yiji",
        })
    }
}

impl std::error::Error for SettingsError {}

/// The value can't be that of the key, or there is no such key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotASetting;

impl Default for Settings {
    fn default() -> Self {
        Settings {
            limits: Limits::default(),
            rollover_hour: 4,
            order: Order::default(),
            new_order: NewOrder::default(),
            shares: Shares::default(),
            speech_rate: 100,
            swipe: false,
            goal: None,
            unknown: Vec::new(),
        }
    }
}

impl Settings {
    /// The keys, as stored and as named by the settings page.
    pub const KEYS: [&'static str; 10] = [
        "new_per_day",
        "reviews_per_day",
        "rollover_hour",
        "order",
        "new_order",
        "good_from",
        "hard_from",
        "speech_rate",
        "swipe",
        "goal",
    ];
    /// The highest limit that can be set.
    pub const MOST_PER_DAY: u32 = 9_999;

    /// A setting as text, if there is one of that name.
    pub fn get(&self, key: &str) -> Option<String> {
        Some(match key {
            "new_per_day" => self.limits.new_per_day.to_string(),
            "reviews_per_day" => self.limits.reviews_per_day.to_string(),
            "rollover_hour" => self.rollover_hour.to_string(),
            "order" => self.order.name().to_owned(),
            "new_order" => self.new_order.name().to_owned(),
            "good_from" => self.shares.good.to_string(),
            "hard_from" => self.shares.hard.to_string(),
            "speech_rate" => self.speech_rate.to_string(),
            "swipe" => if self.swipe { "on" } else { "off" }.to_owned(),
            "goal" => self.goal.as_ref()?.to_text(),
            _ => return None,
        })
    }

    /// Changes a setting, or leaves all as it was.
    pub fn set(&mut self, key: &str, value: &str) -> Result<(), NotASetting> {
        match self.change(key, value) {
            Some(Some(())) => Ok(()),
            _ => Err(NotASetting),
        }
    }

    /// The same: `Some(None)` if the value can't be that of the key, `None` if there is no such key.
    fn change(&mut self, key: &str, value: &str) -> Option<Option<()>> {
        let number = || text::number::<u32>(value);
        let limit = || Some(number()?.min(Settings::MOST_PER_DAY));
        let share = || Some(number()?.min(100) as u8);
        Some(match key {
            "new_per_day" => put(&mut self.limits.new_per_day, limit()),
            "reviews_per_day" => put(&mut self.limits.reviews_per_day, limit()),
            "rollover_hour" => {
                let hour = number().filter(|hour| *hour < 24);
                put(&mut self.rollover_hour, hour.map(|hour| hour as u8))
            }
            "order" => put(&mut self.order, Order::named(value)),
            "new_order" => put(&mut self.new_order, NewOrder::named(value)),
            "good_from" => put(&mut self.shares.good, share()),
            "hard_from" => put(&mut self.shares.hard, share()),
            "speech_rate" => {
                let rate = number().map(|rate| rate.clamp(50, 200) as u8);
                put(&mut self.speech_rate, rate)
            }
            "swipe" => {
                let swipe = match value {
                    "on" => Some(true),
                    "off" => Some(false),
                    _ => None,
                };
                put(&mut self.swipe, swipe)
            }
            "goal" if value.is_empty() => put(&mut self.goal, Some(None)),
            "goal" => put(&mut self.goal, Goal::parse(value).map(Some)),
            _ => return None,
        })
    }

    /// What a sitting goes by.
    pub fn rules(&self) -> Rules {
        Rules {
            rollover_hour: self.rollover_hour,
            shares: self.shares,
        }
    }

    /// The text to store.
    pub fn to_text(&self) -> String {
        let mut text = String::from(FIRST_WORDS);
        // A `String` takes whatever is written to it.
        let _ = writeln!(text, "{SETTINGS_VERSION}");
        for key in Settings::KEYS {
            if let Some(value) = self.get(key) {
                let _ = writeln!(text, "{key}={value}");
            }
        }
        for line in &self.unknown {
            let _ = writeln!(text, "{line}");
        }
        text
    }

    /// Reads stored settings. A setting that is missing or can't be read has its default.
    pub fn parse(text: &str) -> Result<Settings, SettingsError> {
        let mut lines = text::parts(text, b'\n');
        let version = lines
            .next()
            .and_then(|line| line.strip_prefix(FIRST_WORDS))
            .ok_or(SettingsError::NotSettings)?;
        match text::number(version) {
            Some(SETTINGS_VERSION) => {}
            Some(newer) if newer > SETTINGS_VERSION => return Err(SettingsError::Newer(newer)),
            _ => return Err(SettingsError::NotSettings),
        }
        let mut settings = Settings::default();
        for line in lines {
            let (key, value) = text::cut(line, b'=').unwrap_or((line, ""));
            if settings.change(key, value).is_none() && !line.is_empty() {
                settings.unknown.push(line.to_owned());
            }
        }
        Ok(settings)
    }
}

/// Sets a setting, if that is a value.
fn put<T>(setting: &mut T, value: Option<T>) -> Option<()> {
    *setting = value?;
    Some(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_it_writes() {
        let mut settings = Settings::default();
        for (key, value) in [
            ("new_per_day", "35"),
            ("reviews_per_day", "0"),
            ("rollover_hour", "0"),
            ("order", "due_first"),
            ("new_order", "shuffled"),
            ("good_from", "80"),
            ("hard_from", "0"),
            ("speech_rate", "130"),
            ("swipe", "on"),
            ("goal", "2026-12-04 5\t数据库\u{1f}Redis\t网络"),
        ] {
            assert_eq!(settings.set(key, value), Ok(()));
            assert_eq!(settings.get(key).as_deref(), Some(value));
        }
        assert_eq!(Settings::parse(&settings.to_text()), Ok(settings));
        assert_eq!(
            Settings::parse("yiji settings 1\n"),
            Ok(Settings::default())
        );
    }

    #[test]
    fn what_no_setting_can_be_changes_nothing() {
        let mut settings = Settings::default();
        for (key, value) in [
            ("new_per_day", "-1"),
            ("new_per_day", ""),
            ("rollover_hour", "24"),
            ("order", "random"),
            ("goal", "tomorrow"),
            ("colour", "red"),
        ] {
            assert_eq!(settings.set(key, value), Err(NotASetting), "{key}={value}");
        }
        assert_eq!(settings, Settings::default());
        assert_eq!(settings.get("colour"), None);
        assert_eq!(settings.set("new_per_day", "4000000000"), Ok(()));
        assert_eq!(settings.limits.new_per_day, Settings::MOST_PER_DAY);
    }

    #[test]
    fn version_1_still_reads() {
        let sample = include_str!("../tests/samples/settings-v1.txt");
        let settings = Settings::parse(sample).unwrap();
        assert_eq!(
            settings.limits,
            Limits {
                new_per_day: 35,
                reviews_per_day: 120
            }
        );
        assert_eq!(
            (settings.rollover_hour, settings.order),
            (3, Order::NewFirst)
        );
        // What came later is written at its default.
        assert_eq!(
            settings.to_text(),
            sample.to_owned()
                + "new_order=notes\ngood_from=100\nhard_from=60\nspeech_rate=100\nswipe=off\n"
        );
    }

    #[test]
    fn unknown_keys_are_kept() {
        let text = "yiji settings 1\nnew_per_day=7\nvoice=zh-CN\nrollover_hour=99\na line\n";
        let settings = Settings::parse(text).unwrap();
        assert_eq!(
            (settings.limits.new_per_day, settings.rollover_hour),
            (7, 4)
        );
        assert_eq!(
            settings.to_text(),
            "yiji settings 1\nnew_per_day=7\nreviews_per_day=200\nrollover_hour=4\norder=due_first\nnew_order=notes\ngood_from=100\nhard_from=60\nspeech_rate=100\nswipe=off\nvoice=zh-CN\na line\n"
        );
    }

    #[test]
    fn other_texts_are_refused() {
        for (text, error) in [
            ("", SettingsError::NotSettings),
            ("new_per_day=7", SettingsError::NotSettings),
            ("yiji settings x", SettingsError::NotSettings),
            ("yiji settings 0", SettingsError::NotSettings),
            ("yiji settings 2\nnew_per_day=7", SettingsError::Newer(2)),
        ] {
            assert_eq!(Settings::parse(text), Err(error), "{text}");
        }
    }
}

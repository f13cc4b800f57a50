//! Days and spans of days in words.

use srs::backup::Since;
use srs::{Day, text};

use crate::words::{Word, Words};

/// A day by the pattern of that name: `date` or `date_short`.
pub fn date(words: &Words, pattern: &str, day: Day) -> Word {
    let (_, month, day_of_month) = day.year_month_day();
    let weekday = usize::from(day.weekday());
    let name = |names: &str, index: usize| {
        let names = String::from(words.get(names));
        let name = text::parts(&names, b' ').nth(index);
        name.unwrap_or_default().to_owned()
    };
    let month = name("month_names", usize::from(month) - 1);
    words
        .get(pattern)
        .with("month", month)
        .with("day", u32::from(day_of_month))
        .with("weekday", name("weekday_names", weekday))
}

/// An interval as a button shows it. Days as long as they can be told apart at a glance, then months, then tenths of years.
pub fn interval(words: &Words, days: u32) -> Word {
    match days {
        0..100 => words.count("days", days),
        100..730 => words.count("months", (days * 12 + 182) / 365),
        _ => {
            let tenths = (days * 10 + 182) / 365;
            let mut years = text::written((tenths / 10).into());
            if !tenths.is_multiple_of(10) {
                years.push('.');
                years.push_str(&text::written((tenths % 10).into()));
            }
            words.get("years").with("n", years)
        }
    }
}

/// The month of a day, in few letters.
pub fn month(words: &Words, day: Day) -> String {
    let (_, month, _) = day.year_month_day();
    let months = String::from(words.get("month_marks"));
    let mark = text::parts(&months, b' ').nth(usize::from(month) - 1);
    mark.unwrap_or_default().to_owned()
}

/// A number of tenths, as `2.5`.
pub fn tenths(n: u32) -> String {
    [&(n / 10).to_string(), ".", &(n % 10).to_string()].concat()
}

/// A number of hundredths, as `2.50`.
pub fn hundredths(n: u32) -> String {
    let (whole, rest) = (n / 100, n % 100);
    let zero = if rest < 10 { "0" } else { "" };
    [&whole.to_string(), ".", zero, &rest.to_string()].concat()
}

/// How long something took in all: seconds up to two minutes, then minutes.
pub fn duration(words: &Words, seconds: u32) -> Word {
    match seconds {
        0..120 => words.count("seconds", seconds),
        _ => words.count("minutes", (seconds + 30) / 60),
    }
}

/// How many cards are due tomorrow.
pub fn tomorrow(words: &Words, n_cards: u32) -> Word {
    if n_cards == 0 {
        words.get("tomorrow_none")
    } else {
        words.count("tomorrow", n_cards)
    }
}

/// A word with the days since the last backup and the reviews made since.
pub fn since_backup(words: &Words, word: &str, since: Since) -> Word {
    let days = since.days.max(0);
    words.get(word).with("n", days).with("m", since.reviews)
}

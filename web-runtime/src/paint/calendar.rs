//! Days and spans of days in words.

use srs::Day;

use crate::fault::Result;
use crate::words::Words;

/// A day by the pattern of that name: `date` or `date_short`.
pub fn date(words: &Words, pattern: &str, day: Day) -> Result<String> {
    let (_, month, day_of_month) = day.year_month_day();
    // 1970-01-01 was a Thursday, the fifth day of a week that begins on Sunday.
    let weekday = (i64::from(day.0) + 4).rem_euclid(7) as usize;
    let names = [words.get("month_names")?, words.get("weekday_names")?];
    let name = |names: &str, index: usize| names.split(' ').nth(index).unwrap_or_default().to_owned();
    words.fill(
        pattern,
        &[
            ("month", &name(&names[0], usize::from(month) - 1)),
            ("day", &day_of_month.to_string()),
            ("weekday", &name(&names[1], weekday)),
        ],
    )
}

/// An interval as a button shows it. Days as long as they can be told apart at a glance, then months, then tenths of years.
pub fn interval(words: &Words, days: u32) -> Result<String> {
    match days {
        0..100 => words.count("days", days),
        100..730 => words.count("months", (days * 12 + 182) / 365),
        _ => {
            let tenths = (days * 10 + 182) / 365;
            let years = match tenths % 10 {
                0 => (tenths / 10).to_string(),
                tenth => [&(tenths / 10).to_string(), ".", &tenth.to_string()].concat(),
            };
            words.fill("years", &[("n", &years)])
        }
    }
}

/// How many cards are due tomorrow.
pub fn tomorrow(words: &Words, n_cards: u32) -> Result<String> {
    if n_cards == 0 { words.get("tomorrow_none") } else { words.count("tomorrow", n_cards) }
}

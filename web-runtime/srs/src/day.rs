//! Days as a learner counts them: local calendar days that end at the rollover hour, not at midnight.

use crate::text;

/// A local calendar day, as the number of days since 1970-01-01.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(pub i32);

/// A moment, as the caller's clock shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Now {
    /// Seconds since 1970-01-01T00:00Z.
    pub time: i64,
    /// Local time minus UTC, in minutes: 480 in Shanghai.
    pub utc_offset_minutes: i16,
}

impl Now {
    /// The learner's day at this moment.
    pub fn day(self, rollover_hour: u8) -> Day {
        Day::of(self.time, self.utc_offset_minutes.into(), rollover_hour)
    }
}

const SECONDS_A_DAY: i64 = 86_400;

impl Day {
    /// The day to which a moment belongs; before the rollover hour it is still the day before.
    ///
    /// ```
    /// use srs::Day;
    /// // 2026-11-20 03:59 and 04:00 in Shanghai.
    /// assert_eq!(Day::of(1_795_118_340, 480, 4), Day(20_776));
    /// assert_eq!(Day::of(1_795_118_400, 480, 4), Day(20_777));
    /// ```
    pub fn of(unix_seconds: i64, utc_offset_minutes: i32, rollover_hour: u8) -> Day {
        let shift = i64::from(utc_offset_minutes) * 60 - i64::from(rollover_hour) * 3_600;
        let day = unix_seconds.saturating_add(shift).div_euclid(SECONDS_A_DAY);
        Day(day.clamp(i32::MIN.into(), i32::MAX.into()) as i32)
    }

    /// The day that many days later.
    pub fn plus(self, days: u16) -> Day {
        Day(self.0.saturating_add(days.into()))
    }

    /// How many days it is after `earlier`; negative if it is before.
    pub fn since(self, earlier: Day) -> i32 {
        self.0.saturating_sub(earlier.0)
    }

    /// The moment this day begins, in seconds since 1970-01-01T00:00Z: when a page left open must count anew.
    pub fn begins_at(self, utc_offset_minutes: i32, rollover_hour: u8) -> i64 {
        i64::from(self.0) * SECONDS_A_DAY - i64::from(utc_offset_minutes) * 60
            + i64::from(rollover_hour) * 3_600
    }

    /// The day with this date in the Gregorian calendar; `None` where there is no such date, or not within this count.
    ///
    /// The same eras as below (`days_from_civil` there).
    pub fn of_date(year: i32, month: u8, day_of_month: u8) -> Option<Day> {
        let (month, day_of_month) = (i64::from(month), i64::from(day_of_month));
        if !(1..=12).contains(&month) || !(1..=31).contains(&day_of_month) {
            return None;
        }
        let year_from_march = i64::from(year) - i64::from(month <= 2);
        let (era, year_of_era) = (
            year_from_march.div_euclid(400),
            year_from_march.rem_euclid(400),
        );
        let month_from_march = (month + 9) % 12;
        let day_of_year = (153 * month_from_march + 2) / 5 + day_of_month - 1;
        let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
        let day = Day((era * 146_097 + day_of_era - 719_468).try_into().ok()?);
        // The 31st of a shorter month is another day.
        (day.year_month_day() == (year, month as u8, day_of_month as u8)).then_some(day)
    }

    /// The day of the week, 0 = Sunday.
    pub fn weekday(self) -> u8 {
        // 1970-01-01 was a Thursday.
        (i64::from(self.0) + 4).rem_euclid(7) as u8
    }

    /// Year, month 1–12 and day of the month 1–31, in the Gregorian calendar.
    ///
    /// Counts in 400-year eras of years that begin in March, so that the leap day comes last
    /// (Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", `civil_from_days`).
    pub fn year_month_day(self) -> (i32, u8, u8) {
        let from_march_of_year_0 = i64::from(self.0) + 719_468;
        let era = from_march_of_year_0.div_euclid(146_097);
        let day_of_era = from_march_of_year_0.rem_euclid(146_097);
        let year_of_era =
            (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let month_from_march = (5 * day_of_year + 2) / 153;
        let day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
        let month = if month_from_march < 10 {
            month_from_march + 3
        } else {
            month_from_march - 9
        };
        let year = year_of_era + era * 400 + i64::from(month <= 2);
        (year as i32, month as u8, day as u8)
    }

    /// Reads `2026-11-20` (ISO 8601, as date fields give it).
    pub fn from_iso(text: &str) -> Option<Day> {
        let mut parts = text::parts(text, b'-');
        let mut digits = |n: usize| {
            let part = parts.next()?;
            text::number::<u16>(part).filter(|_| part.len() == n)
        };
        let (year, month, day) = (digits(4)?, digits(2)?, digits(2)?);
        // No date of three parts has a fourth.
        let is_whole = parts.next().is_none();
        Day::of_date(year.into(), month as u8, day as u8).filter(|_| is_whole)
    }

    /// Writes `2026-11-20`.
    pub fn to_iso(self) -> String {
        let (year, month, day) = self.year_month_day();
        let two = |n: u8| [(b'0' + n / 10) as char, (b'0' + n % 10) as char];
        let mut text = year.to_string();
        while text.len() < 4 {
            text.insert(0, '0');
        }
        for part in [two(month), two(day)] {
            text.push('-');
            text.extend(part);
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_ends_at_the_rollover_hour() {
        let midnight = 20_777 * SECONDS_A_DAY;
        for (after_midnight, utc_offset_minutes, rollover_hour, day) in [
            (0, 0, 0, 20_777),
            (-1, 0, 0, 20_776),
            (4 * 3_600 - 1, 0, 4, 20_776),
            (4 * 3_600, 0, 4, 20_777),
            (-8 * 3_600, 480, 0, 20_777),
            (8 * 3_600 - 1, -480, 0, 20_776),
            (0, 345, 4, 20_777),
            (-1_801, -30, 23, 20_775),
        ] {
            let found = Day::of(midnight + after_midnight, utc_offset_minutes, rollover_hour);
            assert_eq!(
                found,
                Day(day),
                "{after_midnight} s, {utc_offset_minutes} min, {rollover_hour} h"
            );
        }
    }

    #[test]
    fn a_day_begins_where_the_one_before_ends() {
        for day in [-1, 0, 20_777] {
            let start = Day(day).begins_at(480, 4);
            assert_eq!(
                (Day::of(start - 1, 480, 4), Day::of(start, 480, 4)),
                (Day(day - 1), Day(day))
            );
        }
    }

    #[test]
    fn no_clock_is_too_wrong() {
        assert_eq!(Day::of(i64::MAX, i32::MAX, 0), Day(i32::MAX));
        assert_eq!(Day::of(i64::MIN, i32::MIN, 255), Day(i32::MIN));
        assert_eq!(Day(i32::MAX).plus(36_500), Day(i32::MAX));
        assert_eq!(Day(i32::MAX).since(Day(i32::MIN)), i32::MAX);
        for day in [i32::MIN, i32::MAX] {
            Day(day).begins_at(i32::MIN, 255);
            Day(day).year_month_day();
        }
    }

    #[test]
    fn calendar_dates() {
        for (day, date) in [
            (0, (1970, 1, 1)),
            (-1, (1969, 12, 31)),
            (11_016, (2000, 2, 29)),
            (11_017, (2000, 3, 1)),
            (20_777, (2026, 11, 20)),
            (-719_468, (0, 3, 1)),
            (47_540, (2100, 2, 28)),
            (47_541, (2100, 3, 1)),
        ] {
            assert_eq!(Day(day).year_month_day(), date, "{day}");
            let (year, month, day_of_month) = date;
            assert_eq!(Day::of_date(year, month, day_of_month), Some(Day(day)));
        }
    }

    #[test]
    fn dates_that_are_none() {
        for (year, month, day_of_month) in [
            (2026, 2, 29),
            (2100, 2, 29),
            (2026, 4, 31),
            (2026, 13, 1),
            (2026, 0, 1),
            (2026, 1, 0),
            (i32::MAX, 1, 1),
        ] {
            assert_eq!(Day::of_date(year, month, day_of_month), None);
        }
    }

    #[test]
    fn days_of_the_week() {
        // Sunday 1969-12-28, Thursday 1970-01-01, Friday 2026-11-20.
        for (day, weekday) in [(-4, 0), (0, 4), (20_777, 5)] {
            assert_eq!(Day(day).weekday(), weekday, "{day}");
        }
    }
}

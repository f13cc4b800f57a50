//! The summary on a terminal. The only signs of uncertain width are in file names, which are measured; a bar is made of
//! braille patterns, as blocks and lines are two columns wide in the fonts of Chinese terminals and these are one.

use srs::{
    Day,
    backup::{BackupFile, Texts},
};

use crate::{
    cli::report::{pad, plural, width},
    progress::{self, Backup, DayCount, Summary, United},
};

const WEEKS_BACK: usize = 3;
const WEEKS_AHEAD: usize = 2;
/// Columns of the longest bar.
const BAR: usize = 40;

/// All of it.
pub fn text(summary: &Summary, united: &United, backups: &[Backup]) -> String {
    let mut lines = vec![format!(
        "{} of site {}",
        plural(backups.len(), "backup"),
        united.file.site
    )];
    lines.extend(files(united, backups));
    lines.push(String::new());
    lines.extend(cards(summary));
    lines.push(String::new());
    lines.extend(due(summary));
    lines.push(String::new());
    lines.extend(reviews(summary));
    lines.extend(others(&united.file));
    lines.join("\n") + "\n"
}

fn files(united: &United, backups: &[Backup]) -> Vec<String> {
    let name = |backup: &Backup| backup.path.display().to_string();
    let columns = backups.iter().map(|backup| width(&name(backup))).max();
    let line = |(number, (backup, added)): (usize, (&Backup, &usize))| {
        let n_reviews = progress::n_reviews(&backup.file);
        let more = if number == 0 {
            String::new()
        } else {
            format!(", {added} of them new")
        };
        format!(
            "  {}  {}  {:>5} cards  {n_reviews:>6} reviews{more}",
            pad(&name(backup), columns.unwrap_or(0)),
            exported(&backup.file).to_iso(),
            backup.file.cards.len(),
        )
    };
    let added = united.added.iter();
    backups.iter().zip(added).enumerate().map(line).collect()
}

fn exported(file: &BackupFile) -> Day {
    progress::today(file, file.exported_at)
}

fn cards(summary: &Summary) -> Vec<String> {
    let stages = &summary.cards;
    let rows = [
        ("new", Some(stages.new)),
        ("learning", Some(stages.learning)),
        ("young", Some(stages.young)),
        ("mature", Some(stages.mature)),
        ("suspended", Some(stages.suspended)),
        ("gone", stages.gone),
        ("unreadable", Some(summary.unreadable).filter(|n| *n > 0)),
    ];
    let head = format!(
        "Cards on {} (a day starts at {:02}:00)",
        summary.today.to_iso(),
        summary.rollover_hour
    );
    let row = |(name, n): (&str, Option<usize>)| {
        let note = if name == "gone" {
            "  no longer in the deck"
        } else {
            ""
        };
        n.map(|n| format!("  {name:<10} {n:>6}{note}"))
    };
    let total = format!("  {:<10} {:>6}", "in all", stages.total());
    let rows = rows.into_iter().filter_map(row);
    [head].into_iter().chain(rows).chain([total]).collect()
}

fn due(summary: &Summary) -> Vec<String> {
    let days = (0..WEEKS_AHEAD * 7).map(|ahead| summary.today.plus(ahead as u16));
    let counted: Vec<DayCount> = days.map(|day| at(&summary.due, day)).collect();
    let shown: usize = counted.iter().map(|count| count.n).sum();
    let all: usize = summary.due.iter().map(|count| count.n).sum();
    let overdue = match summary.overdue {
        0 => String::new(),
        n => format!("; today's include {n} overdue"),
    };
    let mut lines = vec![format!("Due in the next {WEEKS_AHEAD} weeks{overdue}")];
    lines.extend(bars(&counted, summary.today));
    lines.push(format!("  later      {:>6}", all - shown));
    lines
}

fn reviews(summary: &Summary) -> Vec<String> {
    let days = WEEKS_BACK as i32 * 7;
    let days = (0..days).map(|ago| Day(summary.today.0.saturating_sub(days - 1 - ago)));
    let counted: Vec<DayCount> = days.map(|day| at(&summary.reviews, day)).collect();
    let mut lines = vec![format!("Reviews in the last {WEEKS_BACK} weeks")];
    lines.extend(bars(&counted, summary.today));
    lines.push(format!(
        "  in all     {:>6}  on {}, {}",
        summary.n_reviews,
        plural(summary.reviews.len(), "day"),
        time(summary.seconds)
    ));
    lines
}

/// What else is in it: it is kept, and of no matter here.
fn others(file: &BackupFile) -> Option<String> {
    let part = |(name, texts): &(String, Texts)| format!("{} in `{name}`", texts.len());
    let parts: Vec<String> = file.parts.iter().map(part).collect();
    (!parts.is_empty()).then(|| format!("\nOther records: {}", parts.join(", ")))
}

fn at(counts: &[DayCount], day: Day) -> DayCount {
    let n = match counts.binary_search_by_key(&day, |count| count.day) {
        Ok(at) => counts[at].n,
        Err(_) => 0,
    };
    DayCount { day, n }
}

/// A line a day, its bar as long as the day is busy among these.
fn bars(counts: &[DayCount], today: Day) -> impl Iterator<Item = String> {
    // A column each while there is room for them.
    let most = counts.iter().map(|count| count.n).max().unwrap_or(0);
    let most = most.max(BAR);
    counts.iter().map(move |&DayCount { day, n }| {
        const DAYS: [&str; 7] = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
        let name = if day == today {
            "today"
        } else {
            DAYS[usize::from(day.weekday()) % 7]
        };
        let (_, month, day_of_month) = day.year_month_day();
        let line = format!(
            "  {month:02}-{day_of_month:02} {name:<5}{n:>6}  {}",
            bar(n, most)
        );
        line.trim_end().to_owned()
    })
}

/// Of half columns; whatever is not nothing shows.
fn bar(n: usize, most: usize) -> String {
    let halves = (n * 2 * BAR).div_ceil(most);
    "⣿".repeat(halves / 2) + if halves % 2 == 1 { "⡇" } else { "" }
}

fn time(seconds: u64) -> String {
    let minutes = seconds.div_ceil(60);
    match minutes / 60 {
        0 => format!("{minutes} min"),
        hours => format!("{hours} h {} min", minutes % 60),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bars_are_in_proportion_and_none_vanishes() {
        for (n, most, columns) in [(0, 9, 0), (1, 1_000, 1), (5, 10, 20), (10, 10, 40)] {
            assert_eq!(bar(n, most).chars().count(), columns, "{n} of {most}");
            assert_eq!(width(&bar(n, most)), columns);
        }
    }
}

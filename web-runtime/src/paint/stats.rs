//! The statistics page. The theme draws every shape; here they get places and sizes.

use srs::stats::{INTERVALS, RECENT_DAYS, Share, WEEKS, Week};
use wasm_bindgen::JsValue;
use web_sys::Element;

use super::calendar;
use crate::dom::{self, set_numbers, set_text};
use crate::stats::Report;
use crate::words::{Word, Words};

/// Sides of the theme's drawings: days of the heat map stand this far apart, bars and trends fill a field this wide and high.
const DAY: u32 = 16;
const WIDTH: u32 = 1200;
const HEIGHT: u32 = 400;
/// The share that a line marks in a meter, and that reviews aim at.
const MOST: u32 = 4;

/// How many topics are listed: the weakest.
const TOPICS: usize = 20;

/// Shows everything, or that there is nothing yet.
pub fn stats(report: &Report, words: &Words) {
    if report.stats.n_reviews == 0 {
        dom::show_view("empty");
        return;
    }
    let view = dom::show_view("stats");
    heat(&view, report, words);
    load(&view, report, words);
    let names = report
        .topics
        .iter()
        .take(TOPICS)
        .map(|&(topic, share)| (report.names.path(topic).join(" › ").into(), share));
    meters(&view, "topics", names, words);
    let classes = report.stats.intervals.iter().enumerate();
    let classes = classes.filter(|(_, share)| share.of > 0);
    meters(
        &view,
        "intervals",
        classes.map(|(class, share)| (interval_class(class, words).into(), *share)),
        words,
    );
    grades(&view, report, words);
    trend(
        &view,
        "ladder",
        report,
        words,
        Week::tenths_of_rungs,
        |tenths| words.get("rungs").with("n", calendar::tenths(tenths)),
    );
    trend(
        &view,
        "pace",
        report,
        words,
        Week::seconds_a_card,
        |seconds| words.count("seconds", seconds),
    );
}

fn heat(view: &Element, report: &Report, words: &Words) {
    let part = dom::part(view, "heat");
    let stats = &report.stats;
    let today = report.today.since(stats.first_day()) as usize;
    let days = stats.days.get(..=today).unwrap_or(&stats.days);
    let n_days = days.iter().filter(|&&n| n > 0).count() as u32;
    let n_reviews: u32 = days.iter().sum();
    set_numbers(
        &part,
        &[("streak", report.streak), ("half-year", n_reviews)],
    );
    set_text(&part, "per-day", n_reviews / n_days.max(1));
    let per_card = stats.seconds.checked_div(stats.n_reviews).unwrap_or(0);
    set_text(&part, "per-card", words.count("seconds", per_card));

    // Four shades, the darkest for the fullest days; a single full day must not pale all others.
    let mut full: Vec<u32> = days.iter().copied().filter(|&n| n > 0).collect();
    full.sort_unstable();
    let most = full.get(full.len() * 9 / 10).copied().unwrap_or(1).max(1);
    let drawing = dom::slot(&part, "days");
    let months = dom::slot(&part, "months");
    let weeks = dom::slot(&part, "heat-weeks");
    for slot in [&drawing, &months, &weeks] {
        dom::clear(slot);
    }
    let mut last_month = 0;
    for (index, &n) in (0..).zip(days) {
        let (week, weekday) = (index / 7, index % 7);
        let day = stats.first_day().plus(index as u16);
        let cell = dom::shape("day");
        dom::set(&cell, "x", week * DAY);
        dom::set(&cell, "y", weekday * DAY);
        let level = if n == 0 {
            0
        } else {
            (n * MOST).div_ceil(most).min(MOST)
        };
        dom::set(&cell, "data-level", level);
        dom::set_flag(&cell, "data-now", day == report.today);
        let date = calendar::date(words, "date_short", day);
        let title = words.count("heat_day", n).with("date", date);
        set_text(&cell, "day-title", title);
        dom::append(&drawing, &cell);
        // A month is named where its first whole week begins, unless the last one is too near the edge.
        let (_, month, of_month) = day.year_month_day();
        if weekday == 0 && month != last_month && of_month <= 7 && week + 2 < WEEKS as u32 {
            last_month = month;
            let name = dom::shape("month");
            dom::set(&name, "x", week * DAY);
            set_text(&name, "month-name", calendar::month(words, day));
            dom::append(&months, &name);
        }
    }
    let mut rows: Vec<Element> = Vec::new();
    for (index, week) in (0..).zip(days.chunks(7)) {
        let n: u32 = week.iter().sum();
        if n > 0 {
            let n_days = week.iter().filter(|&&n| n > 0).count();
            let begins = calendar::date(words, "date_short", stats.first_day().plus(index * 7));
            rows.push(row(&[begins.into(), n.into(), n_days.into()]));
        }
    }
    for row in rows.iter().rev() {
        dom::append(&weeks, row);
    }
    let sentence = words.count("heat_label", n_reviews).with("days", n_days);
    label(&part, &sentence);
}

fn load(view: &Element, report: &Report, words: &Words) {
    let part = dom::part(view, "load");
    let most = report.load.iter().copied().max().unwrap_or(0);
    let (bars, table) = (dom::slot(&part, "bars"), dom::slot(&part, "load-days"));
    dom::clear(&bars);
    dom::clear(&table);
    let step = WIDTH / report.load.len() as u32;
    let mut fullest = 0;
    for (index, &n) in (0..).zip(&report.load) {
        let bar = dom::shape("bar");
        let height = (n * HEIGHT).checked_div(most).unwrap_or(0);
        dom::set(&bar, "x", index * step + step / 8);
        dom::set(&bar, "y", HEIGHT - height);
        dom::set(&bar, "width", step - step / 4);
        dom::set(&bar, "height", height);
        dom::set_flag(&bar, "data-now", index == 0);
        let day = day_name(report, index, words);
        let title = words.count("load_day", n).with("date", &day);
        set_text(&bar, "bar-title", title);
        dom::append(&bars, &bar);
        dom::append(&table, &row(&[day.into(), n.into()]));
        if n > report.load[fullest as usize] {
            fullest = index;
        }
    }
    let most = match most {
        0 => words.get("load_none"),
        most => {
            let day = day_name(report, fullest, words);
            words.count("load_most", most).with("date", day)
        }
    };
    let ends = calendar::date(
        words,
        "date_short",
        report.today.plus(report.load.len() as u16 - 1),
    );
    set_text(&part, "load-most", &most);
    set_text(
        &part,
        "load-first",
        words.count("load_today", report.load[0]),
    );
    set_text(&part, "load-last", ends);
    label(&part, &most);
}

/// Today, tomorrow, or a date.
fn day_name(report: &Report, ahead: u32, words: &Words) -> Word {
    match ahead {
        0 => words.get("due_today"),
        1 => words.get("due_tomorrow"),
        _ => calendar::date(words, "date_short", report.today.plus(ahead as u16)),
    }
}

/// Shares as rows of a table, each with a bar; hidden where there is none.
fn meters(view: &Element, name: &str, rows: impl Iterator<Item = (JsValue, Share)>, words: &Words) {
    let part = dom::part(view, name);
    let table = dom::slot(&part, "meters");
    dom::clear(&table);
    let mut any = false;
    for (name, share) in rows {
        any = true;
        dom::append(&table, &meter(name, share.percent(), share.of, words));
    }
    dom::set_flag(&part, "hidden", !any);
}

fn grades(view: &Element, report: &Report, words: &Words) {
    let part = dom::part(view, "grades");
    let of: u32 = report.stats.grades.iter().sum();
    dom::set_flag(&part, "hidden", of == 0);
    let sum = words.count("grades_sum", of);
    set_text(&part, "grades-sum", sum.with("days", RECENT_DAYS));
    let table = dom::slot(&part, "meters");
    dom::clear(&table);
    for (name, kept) in ["again", "hard", "good", "easy"]
        .into_iter()
        .zip(report.stats.grades)
    {
        let share = Share { kept, of };
        dom::append(
            &table,
            &meter(words.get(name), share.percent(), kept, words),
        );
    }
}

fn meter(name: impl Into<JsValue>, percent: u32, n: u32, words: &Words) -> Element {
    let meter = dom::template("meter");
    set_text(&meter, "meter-name", name);
    dom::set(&dom::slot(&meter, "meter-bar"), "width", percent);
    set_text(&meter, "meter-share", words.count("percent", percent));
    set_numbers(&meter, &[("meter-n", n)]);
    meter
}

/// A value by week, as a line; hidden where fewer than two weeks have one.
fn trend(
    view: &Element,
    name: &str,
    report: &Report,
    words: &Words,
    value: fn(&Week) -> Option<u32>,
    say: impl Fn(u32) -> Word,
) {
    let part = dom::part(view, name);
    let points: Vec<(u32, u32)> = (0..)
        .zip(&report.stats.weeks)
        .filter_map(|(week, reviews)| Some((week, value(reviews)?)))
        .collect();
    dom::set_flag(&part, "hidden", points.len() < 2);
    let (Some(&(first_week, first)), Some(&(last_week, last))) = (points.first(), points.last())
    else {
        return;
    };
    let drawing = dom::slot(&part, "trend");
    let table = dom::slot(&part, "trend-weeks");
    dom::clear(&drawing);
    dom::clear(&table);
    let most = points
        .iter()
        .map(|&(_, value)| value)
        .max()
        .unwrap_or(0)
        .max(1);
    let n_steps = (report.stats.weeks.len() as u32 - 1 - first_week).max(1);
    let begins =
        |week: u32| calendar::date(words, "date_short", report.stats.week_begins(week as usize));
    let mut line = String::new();
    let mut marks = Vec::new();
    for &(week, value) in &points {
        let x = (WIDTH * (week - first_week) / n_steps).to_string();
        let y = (HEIGHT - HEIGHT * value / most).to_string();
        for piece in [&x, ",", &y, " "] {
            line.push_str(piece);
        }
        let mark = dom::shape("point");
        dom::set(&mark, "d", ["M", &x, " ", &y, "h0"].concat());
        dom::set_flag(
            &mark,
            "data-now",
            week + 1 == report.stats.weeks.len() as u32,
        );
        let title = words.get("trend_week").with("date", begins(week));
        set_text(&mark, "point-title", title.with("value", say(value)));
        marks.push(mark);
        dom::append(&table, &row(&[begins(week).into(), say(value).into()]));
    }
    let path = dom::shape("line");
    dom::set(&path, "points", &line);
    dom::append(&drawing, &path);
    for mark in &marks {
        dom::append(&drawing, mark);
    }
    set_text(&part, "trend-most", say(most));
    set_text(&part, "trend-first", begins(first_week));
    set_text(&part, "trend-last", begins(last_week));
    let sentence = words.count("trend", last_week - first_week + 1);
    let sentence = sentence.with("a", say(first)).with("b", say(last));
    set_text(&part, "trend-text", &sentence);
    label(&part, &sentence);
}

/// What a drawing shows, for who can't see it.
fn label(part: &Element, text: &Word) {
    if let Some(drawing) = dom::first(part, "svg[role=img]") {
        dom::set(&drawing, "aria-label", text);
    }
}

/// A row of a table with so many cells, the first of them its head.
fn row(cells: &[JsValue]) -> Element {
    let row = dom::template(if cells.len() == 2 { "row-2" } else { "row-3" });
    for (name, text) in ["cell-1", "cell-2", "cell-3"].into_iter().zip(cells) {
        set_text(&row, name, text);
    }
    row
}

/// `7–20 days`, and for the last class `90 days and more`.
fn interval_class(class: usize, words: &Words) -> Word {
    let from = u32::from(INTERVALS[class]);
    let last = INTERVALS.get(class + 1).map(|next| u32::from(*next) - 1);
    match last {
        Some(last) if last == from => words.count("days", from),
        Some(last) => words.get("days_range").with("a", from).with("b", last),
        None => words.count("days_from", from),
    }
}

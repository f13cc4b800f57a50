//! The stored text: what it costs, what is not read, and the sample that must always read.

use crate::{DAY, NOON, history, review};
use srs::history::{Entry, History, HistoryError, Review};
use srs::{Points, Quality};

#[test]
fn what_is_not_read_is_said() {
    let whole = history(&[(0, 4), (DAY, 4)]).to_text();
    for (text, error) in [
        ("", HistoryError::NotAHistory),
        ("hello", HistoryError::NotAHistory),
        ("{\"v\":1}", HistoryError::NotAHistory),
        ("-1:AAA", HistoryError::NotAHistory),
        ("0:AAA", HistoryError::NotAHistory),
        ("+1:AAA", HistoryError::NotAHistory),
        ("一:AAA", HistoryError::NotAHistory),
        ("2:anything at all", HistoryError::Newer(2)),
        ("99999999999:", HistoryError::Newer(u32::MAX)),
        ("1:", HistoryError::Damaged),
        ("1:AA", HistoryError::Damaged),
        (&format!("{whole}A"), HistoryError::Damaged),
        (&format!("{whole} "), HistoryError::Damaged),
    ] {
        assert_eq!(History::parse(text), Err(error), "{text}");
    }
    for end in 2..whole.len() {
        assert_eq!(
            History::parse(&whole[..end]),
            Err(HistoryError::Damaged),
            "{}",
            &whole[..end]
        );
    }
}

#[test]
fn an_empty_history_has_a_text() {
    let text = History::default().to_text();
    assert_eq!(History::parse(&text), Ok(History::default()));
    assert_eq!(text.len(), 5);
}

#[test]
fn at_most_twelve_characters_a_review() {
    // As a learner makes them: growing intervals, some failures with repeats, five rungs, times of half a minute.
    let mut history = History::default();
    let (mut time, mut interval) = (NOON, 1);
    for turn in 0..20 {
        let ticked = Some(Points::all_said(5).toggled(turn % 5));
        let grade = if turn % 5 == 3 { 2 } else { 4 };
        let repeat = Review {
            time: time + 900,
            rungs: 3,
            ticked,
            seconds: 45,
            ..review(0, 4)
        };
        history.insert(Entry::Review(Review {
            time,
            grade: Quality::new(grade).unwrap(),
            ..repeat
        }));
        if grade == 2 {
            history.insert(Entry::Review(repeat));
            interval = 1;
        }
        time += interval * DAY + 1_234 * i64::from(turn);
        interval = (interval * 5 / 2).min(700);
    }
    let n_reviews = history.reviews().count();
    let n_characters = history.to_text().len();
    assert!(
        n_characters <= 12 * n_reviews,
        "{n_characters} characters for {n_reviews} reviews"
    );
    println!(
        "{:.1} characters a review",
        n_characters as f64 / n_reviews as f64
    );
}

#[test]
fn version_1_still_reads() {
    let sample = include_str!("../samples/history-v1.txt");
    let mut lines = sample.lines().filter(|line| !line.starts_with('#'));
    let history = History::parse(lines.next().unwrap()).unwrap();
    let told: Vec<String> = history.entries().map(|entry| told(&entry)).collect();
    assert_eq!(told, lines.collect::<Vec<_>>());
    assert_eq!(
        history.to_text(),
        sample.lines().find(|line| line.starts_with("1:")).unwrap()
    );
}

/// An entry as the sample file spells it out.
fn told(entry: &Entry) -> String {
    let Review {
        time,
        grade,
        utc_offset_minutes,
        rungs,
        ticked,
        seconds,
    } = *entry.review();
    let ticks = ticked.map_or("untouched".to_owned(), |points| {
        (0..points.of())
            .map(|point| if points.is_said(point) { '+' } else { '-' })
            .collect()
    });
    let undone = if let Entry::Undo(_) = entry {
        " undone"
    } else {
        ""
    };
    format!(
        "{time} {utc_offset_minutes:+} grade {} rungs {rungs} ticks {ticks} {seconds} s{undone}",
        grade.get()
    )
}

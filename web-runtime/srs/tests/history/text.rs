//! The stored text: what it costs, what is not read, and the sample that must always read.

use crate::{DAY, NOON, history, review};
use srs::history::{Act, Entry, History, HistoryError, Review};
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
        ("3:anything at all", HistoryError::Newer(3)),
        ("99999999999:", HistoryError::Newer(u32::MAX)),
        ("1:", HistoryError::Damaged),
        ("2:", HistoryError::Damaged),
        ("2:AA", HistoryError::Damaged),
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
    let packed = history(&[(0, 4), (DAY, 4)]).to_packed_text();
    for (end, _) in packed.char_indices().skip(2) {
        let cut = &packed[..end];
        assert_eq!(History::parse(cut), Err(HistoryError::Damaged), "{cut}");
    }
    for (place, character) in packed.char_indices().skip(3) {
        let (before, after) = (&packed[..place], &packed[place + character.len_utf8()..]);
        for other in ["\u{3401}", "A", "\u{ffff}", ""] {
            let changed = [before, other, after].concat();
            assert_eq!(
                History::parse(&changed),
                Err(HistoryError::Damaged),
                "{changed}"
            );
        }
    }
}

#[test]
fn an_empty_history_has_a_text() {
    let text = History::default().to_text();
    assert_eq!(History::parse(&text), Ok(History::default()));
    assert_eq!(text.len(), 6);
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
        history.insert(Entry::Done(Act::Review(Review {
            time,
            grade: Quality::new(grade).unwrap(),
            ..repeat
        })));
        if grade == 2 {
            history.insert(Entry::Done(Act::Review(repeat)));
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
    let (_, history) = sample(include_str!("../samples/history-v1.txt"));
    // And goes on in the newest version.
    assert_eq!(History::parse(&history.to_text()), Ok(history));
}

#[test]
fn version_2_still_reads() {
    let (text, history) = sample(include_str!("../samples/history-v2.txt"));
    assert_eq!(history.to_text(), text);
    let (packed, same) = sample(include_str!("../samples/history-v2-packed.txt"));
    assert_eq!((history.to_packed_text().as_str(), history), (packed, same));
}

/// A sample's text, and the history it reads as, which is what the lines below it say.
fn sample(file: &str) -> (&str, History) {
    let mut lines = file.lines().filter(|line| !line.starts_with('#'));
    let text = lines.next().unwrap();
    let history = History::parse(text).unwrap();
    let told: Vec<String> = history.entries().map(|entry| told(&entry)).collect();
    assert_eq!(told, lines.collect::<Vec<_>>());
    (text, history)
}

/// An entry as the sample file spells it out.
fn told(entry: &Entry) -> String {
    let undone = if let Entry::Undone(_) = entry {
        " undone"
    } else {
        ""
    };
    match entry.act() {
        Act::Review(review) => told_review(review) + undone,
        Act::Reset { time } => format!("{time} reset{undone}"),
        Act::Suspend { time } => format!("{time} suspend{undone}"),
        Act::Unsuspend { time } => format!("{time} unsuspend{undone}"),
    }
}

fn told_review(review: &Review) -> String {
    let Review {
        time,
        grade,
        utc_offset_minutes,
        rungs,
        ticked,
        seconds,
    } = *review;
    let ticks = ticked.map_or("untouched".to_owned(), |points| {
        (0..points.of())
            .map(|point| if points.is_said(point) { '+' } else { '-' })
            .collect()
    });
    format!(
        "{time} {utc_offset_minutes:+} grade {} rungs {rungs} ticks {ticks} {seconds} s",
        grade.get()
    )
}

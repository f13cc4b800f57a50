//! Every sequence against the PyPI package `sm-2` 0.3.0, which reads the published text as we do, in binary floats.
//!
//! `tests/vectors/sm-2.py` wrote the vectors. The two may differ for one reason only, and each difference must show it:
//! the exact product of interval and ease factor is a whole number, and the float product lies just above it, so that the
//! package rounds up to one day more.

use crate::{memory_after, sequences};
use srs::sm2::EaseFactor;
use std::collections::HashMap;

/// What the package says after a sequence.
#[derive(Clone, Copy)]
struct Theirs {
    interval: u32,
    ease: f64,
}

fn vectors() -> HashMap<Vec<u8>, Theirs> {
    let text = include_str!("../vectors/sm-2-0.3.0.txt");
    let mut lines = text.lines().filter(|line| !line.starts_with('#'));
    let eases: Vec<f64> = lines
        .next()
        .unwrap()
        .split(' ')
        .map(|ease| ease.parse().unwrap())
        .collect();
    let mut vectors = HashMap::new();
    for line in lines {
        let (start, after) = line.split_once(' ').unwrap();
        let start: Vec<u8> = start
            .bytes()
            .filter(|&digit| digit != b'-')
            .map(|digit| digit - b'0')
            .collect();
        for (quality, pair) in (0..).zip(after.split(' ')) {
            let (interval, ease) = pair.split_once(',').unwrap();
            let theirs = Theirs {
                interval: interval.parse().unwrap(),
                ease: eases[ease.parse::<usize>().unwrap()],
            };
            vectors.insert([start.as_slice(), &[quality]].concat(), theirs);
        }
    }
    vectors
}

#[test]
fn every_difference_from_sm_2_0_3_0_is_a_float_above_a_whole_number() {
    let vectors = vectors();
    let sequences = sequences(5);
    assert_eq!(vectors.len(), sequences.len());
    let mut straddling = Vec::new();
    for qualities in &sequences {
        let ours = memory_after(qualities);
        let theirs = vectors[qualities];
        let exact_ease = f64::from(ours.ease.0) / 100.0;
        assert!(
            (theirs.ease - exact_ease).abs() < 1e-12,
            "{qualities:?}: ease factor {} or {exact_ease}",
            theirs.ease
        );
        let (&quality, before) = qualities.split_last().unwrap();
        if quality < 3 {
            // It asks for the card again today and counts that review; for us repeats don't count, so tomorrow's does.
            assert_eq!((theirs.interval, ours.interval), (0, 1), "{qualities:?}");
            continue;
        }
        if u32::from(ours.interval) == theirs.interval {
            continue;
        }
        let interval_before = vectors[before].interval;
        assert_eq!(
            u32::from(memory_after(before).interval),
            interval_before,
            "{qualities:?}: differed before"
        );
        assert_straddles(interval_before, ours.ease, theirs, qualities);
        straddling.push(qualities.as_slice());
    }
    // 50 · 2.90 = 145 and 50 · 3.00 = 150.
    assert_eq!(straddling, [[5, 5, 5, 5, 4], [5, 5, 5, 5, 5]]);
}

/// The exact product is a whole number, the float product is above it by no more than floats are inexact, and that is
/// what the package rounded.
#[track_caller]
fn assert_straddles(interval_before: u32, ease: EaseFactor, theirs: Theirs, qualities: &[u8]) {
    let exact_hundredths = interval_before * u32::from(ease.0);
    let whole = exact_hundredths / 100;
    assert_eq!(
        exact_hundredths % 100,
        0,
        "{qualities:?}: the exact product is not whole"
    );
    let float = f64::from(interval_before) * theirs.ease;
    assert!(
        float > f64::from(whole) && float < f64::from(whole) + 1e-9,
        "{qualities:?}: {float} is not just above {whole}"
    );
    assert_eq!(
        (float.ceil() as u32, theirs.interval),
        (whole + 1, whole + 1),
        "{qualities:?}"
    );
}

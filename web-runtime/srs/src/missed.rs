//! Which points of its outline a card's reviews miss again and again.
//!
//! The rule: a point is often missed if, of the last five checklists that were touched, it was missed in two or more and
//! in no fewer than half. Only checklists as long as the outline is now are looked at: of another one, nobody knows which
//! point is which.

use crate::history::Review;
use crate::{Points, gather};

/// How many checklists are looked at: enough to tell a habit from a slip, few enough to see it go.
const LOOKED_AT: usize = 5;
/// Fewer misses are no habit.
const FEWEST: usize = 2;

/// The places, from 0, of the points often missed in these reviews, oldest review first, of a card with that many rungs.
pub fn often_missed<'a>(reviews: impl IntoIterator<Item = &'a Review>, rungs: u16) -> Vec<u16> {
    let of = rungs.min(Points::MAX);
    let mut last: Vec<Points> = Vec::new();
    for points in reviews.into_iter().filter_map(|review| review.ticked) {
        if points.of() == of {
            if last.len() == LOOKED_AT {
                last.remove(0);
            }
            last.push(points);
        }
    }
    let n_missed = |point: u16| last.iter().filter(|points| !points.is_said(point)).count();
    gather((0..of).filter(|&point| {
        let n_missed = n_missed(point);
        n_missed >= FEWEST && n_missed * 2 >= last.len()
    }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Quality;

    /// A checklist is a word with a letter for each point: `x` said, `o` missed; `-` is a review that ticked nothing.
    fn missed(checklists: &str, rungs: u16) -> Vec<u16> {
        let review = |(time, word): (i64, &str)| {
            let mut points = Points::none_said(word.len() as u16);
            for (point, _) in word.match_indices('x') {
                points = points.toggled(point as u16);
            }
            Review {
                time,
                grade: Quality::ALL[3],
                utc_offset_minutes: 0,
                rungs: 0,
                ticked: (word != "-").then_some(points),
                seconds: 0,
            }
        };
        let reviews: Vec<Review> = (0..).zip(checklists.split(' ')).map(review).collect();
        often_missed(&reviews, rungs)
    }

    #[test]
    fn the_table() {
        for (checklists, rungs, places) in [
            ("-", 3, vec![]),
            ("oox", 3, vec![]),
            ("oox oxx", 3, vec![0]),
            ("oox xxx oox", 3, vec![0, 1]),
            ("oox - - oox", 3, vec![0, 1]),
            ("oxx xxx xxx oxx", 3, vec![0]),
            ("oxx xxx xxx xxx oxx", 3, vec![]),
            // The first of six is no longer looked at.
            ("oxx oxx oxx xxx xxx", 3, vec![0]),
            ("oxx oxx oxx xxx xxx xxx", 3, vec![]),
            ("ooo ooo ooo ooo ooo", 3, vec![0, 1, 2]),
            // The outline was three points long and is four now.
            ("oox oox", 4, vec![]),
            ("oox oox xxxo xxxo", 4, vec![3]),
            ("- -", 0, vec![]),
        ] {
            assert_eq!(missed(checklists, rungs), places, "{checklists}, {rungs}");
        }
    }

    #[test]
    fn the_longest_outline() {
        let word = "o".repeat(63);
        let places = missed(&format!("{word} {word}"), 70);
        assert_eq!(places, (0..63).collect::<Vec<u16>>());
    }
}

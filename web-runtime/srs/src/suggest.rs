//! The grade that ticked points and opened rungs suggest. A suggestion is shown, never forced, and never stored.
//!
//! | points said | rungs opened | grade |
//! |---|---|---|
//! | all | none | Easy |
//! | all, or the share set for Good | any | Good |
//! | 60 %, or the share set for Hard | any | Hard |
//! | fewer | any | Again |

use crate::{Grade, Points};

/// How much must be said: the part of the rule that a learner can set, in hundredths of the points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shares {
    /// So much is Good.
    pub good: u8,
    /// So much is Hard, less is Again.
    pub hard: u8,
}

impl Default for Shares {
    fn default() -> Self {
        Shares {
            good: 100,
            hard: 60,
        }
    }
}

/// A suggested grade and what speaks for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Suggestion {
    /// The grade.
    pub grade: Grade,
    /// Points said.
    pub said: u16,
    /// Points there are.
    pub of: u16,
    /// Rungs opened before the answer.
    pub opened: u16,
}

/// What a checklist suggests; nothing without points.
pub fn suggest(points: Points, opened: u16, shares: Shares) -> Option<Suggestion> {
    let (said, of) = (points.n_said(), points.of());
    if of == 0 {
        return None;
    }
    let is_said = |share: u8| u32::from(said) * 100 >= u32::from(of) * u32::from(share);
    let grade = if said == of && opened == 0 {
        Grade::Easy
    } else if said == of || is_said(shares.good) {
        Grade::Good
    } else if is_said(shares.hard) {
        Grade::Hard
    } else {
        Grade::Again
    };
    Some(Suggestion {
        grade,
        said,
        of,
        opened,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table() {
        for (said, of, opened, grade) in [
            (5, 5, 0, Grade::Easy),
            (5, 5, 1, Grade::Good),
            (5, 5, 5, Grade::Good),
            (4, 5, 0, Grade::Hard),
            (3, 5, 0, Grade::Hard),
            (3, 5, 5, Grade::Hard),
            (2, 5, 0, Grade::Again),
            (0, 5, 5, Grade::Again),
            (1, 1, 0, Grade::Easy),
            (0, 1, 0, Grade::Again),
            (1, 2, 0, Grade::Again),
            (2, 3, 0, Grade::Hard),
            (62, 63, 0, Grade::Hard),
        ] {
            let points = (0..said).fold(Points::none_said(of), Points::toggled);
            assert_eq!(
                suggest(points, opened, Shares::default()),
                Some(Suggestion {
                    grade,
                    said,
                    of,
                    opened
                })
            );
        }
        assert_eq!(suggest(Points::none_said(0), 0, Shares::default()), None);
    }

    #[test]
    fn the_shares_can_be_set() {
        for (good, hard, said, opened, grade) in [
            (80, 40, 5, 0, Grade::Easy),
            (80, 40, 5, 1, Grade::Good),
            (80, 40, 4, 0, Grade::Good),
            (80, 40, 3, 0, Grade::Hard),
            (80, 40, 2, 0, Grade::Hard),
            (80, 40, 1, 0, Grade::Again),
            // A share for Hard above that for Good leaves nothing to Hard; all is always enough.
            (50, 90, 3, 0, Grade::Good),
            (50, 90, 2, 0, Grade::Again),
            (255, 255, 5, 1, Grade::Good),
            (0, 0, 0, 5, Grade::Good),
        ] {
            let points = (0..said).fold(Points::none_said(5), Points::toggled);
            let suggestion = suggest(points, opened, Shares { good, hard }).unwrap();
            assert_eq!(suggestion.grade, grade, "{good} %, {hard} %: {said} said");
        }
    }
}

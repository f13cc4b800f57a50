//! The grade that ticked points and opened rungs suggest. A suggestion is shown, never forced, and never stored.
//!
//! | points said | rungs opened | grade |
//! |---|---|---|
//! | all | none | Easy |
//! | all | some | Good |
//! | 60 % or more | any | Hard |
//! | fewer | any | Again |

use crate::{Grade, Points};

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

/// How much must be said for "most", in hundredths.
const MOST: u32 = 60;

/// What a checklist suggests; nothing without points.
pub fn suggest(points: Points, opened: u16) -> Option<Suggestion> {
    let (said, of) = (points.n_said(), points.of());
    if of == 0 {
        return None;
    }
    let grade = if said == of {
        if opened == 0 {
            Grade::Easy
        } else {
            Grade::Good
        }
    } else if u32::from(said) * 100 >= u32::from(of) * MOST {
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
                suggest(points, opened),
                Some(Suggestion {
                    grade,
                    said,
                    of,
                    opened
                })
            );
        }
        assert_eq!(suggest(Points::none_said(0), 0), None);
    }
}

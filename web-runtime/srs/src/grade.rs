//! The learner's answer to "how well?": four buttons, on the scale 0–5 that SM-2 is written for.

/// A response on SM-2's scale, always 0–5: 0 is a blackout, 3 was hard but correct, 5 is perfect.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Quality(u8);

impl Quality {
    /// All six, worst first.
    pub const ALL: [Quality; 6] = [
        Quality(0),
        Quality(1),
        Quality(2),
        Quality(3),
        Quality(4),
        Quality(5),
    ];

    /// The quality of that number, if it is one.
    pub const fn new(quality: u8) -> Option<Quality> {
        if quality <= 5 {
            Some(Quality(quality))
        } else {
            None
        }
    }

    /// The number, 0–5.
    pub const fn get(self) -> u8 {
        self.0
    }

    /// Whether the answer was remembered at all: 3 or better.
    pub const fn is_success(self) -> bool {
        self.0 >= 3
    }

    /// Whether the card comes back today: worse than 4, "until it scores at least four" (SM-2, step 7).
    pub const fn comes_back(self) -> bool {
        self.0 < 4
    }
}

/// A button.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Grade {
    /// Not remembered.
    Again,
    /// Remembered with great effort, or in part.
    Hard,
    /// Remembered.
    Good,
    /// Remembered at once and completely.
    Easy,
}

impl Grade {
    /// All four, worst first: the order of the buttons.
    pub const ALL: [Grade; 4] = [Grade::Again, Grade::Hard, Grade::Good, Grade::Easy];

    /// What SM-2 calls it: 2, 3, 4 or 5.
    pub const fn quality(self) -> Quality {
        Quality(self as u8 + 2)
    }

    /// The button that stands for a quality; 0 and 1, which have none of their own, are Again.
    pub const fn of(quality: Quality) -> Grade {
        match quality.0 {
            0..=2 => Grade::Again,
            3 => Grade::Hard,
            4 => Grade::Good,
            _ => Grade::Easy,
        }
    }

    /// Its place among the buttons, 0–3.
    pub const fn index(self) -> usize {
        self as usize
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn buttons_are_the_qualities_2_to_5() {
        assert_eq!(Grade::ALL.map(|grade| grade.quality().get()), [2, 3, 4, 5]);
        assert_eq!(
            Grade::ALL.map(|grade| Grade::of(grade.quality())),
            Grade::ALL
        );
        assert_eq!(
            Quality::ALL.map(|quality| Grade::of(quality).index()),
            [0, 0, 0, 1, 2, 3]
        );
        assert_eq!(Quality::new(6), None);
    }
}

//! Which points of the outline the learner said: the checklist after the answer.

/// The ticks of one review's checklist, and how many points it had.
///
/// One number: a bit for each point, first point lowest, set if it was said, and one more bit above them, always set,
/// which tells how many there are: so it is never 0. At most [`Points::MAX`] points are recorded; those beyond are not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Points(u64);

impl Points {
    /// How many points can be recorded.
    pub const MAX: u16 = 63;

    /// A checklist of that many points, none said.
    pub fn none_said(of: u16) -> Points {
        Points(1 << of.min(Points::MAX))
    }

    /// A checklist of that many points, all said.
    pub fn all_said(of: u16) -> Points {
        let none = Points::none_said(of);
        Points(none.0 | (none.0 - 1))
    }

    /// How many points there are.
    pub fn of(self) -> u16 {
        (63 - self.0.leading_zeros()) as u16
    }

    /// How many were said.
    pub fn n_said(self) -> u16 {
        (self.0.count_ones() - 1) as u16
    }

    /// Whether the point at that place, from 0, was said; `false` beyond the last.
    pub fn is_said(self, point: u16) -> bool {
        point < self.of() && self.0 >> point & 1 == 1
    }

    /// The same with that point said if it was missed and missed if it was said; unchanged beyond the last.
    #[must_use]
    pub fn toggled(self, point: u16) -> Points {
        if point < self.of() {
            Points(self.0 ^ 1 << point)
        } else {
            self
        }
    }

    /// The number it is stored as, never 0.
    pub(crate) fn bits(self) -> u64 {
        self.0
    }

    /// The ticks of that many points, a bit for each; `None` if there are more points than can be recorded.
    pub(crate) fn of_bits(of: u16, ticks: u64) -> Option<Points> {
        (of <= Points::MAX).then(|| Points(1 << of | ticks))
    }

    /// The ticks stored as that number, unless it is 0.
    pub(crate) fn from_bits(bits: u64) -> Option<Points> {
        (bits != 0).then_some(Points(bits))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ticks_are_counted() {
        let points = Points::none_said(5)
            .toggled(0)
            .toggled(4)
            .toggled(2)
            .toggled(2)
            .toggled(5);
        assert_eq!((points.n_said(), points.of()), (2, 5));
        assert_eq!(
            (0..7)
                .map(|point| points.is_said(point))
                .collect::<Vec<_>>(),
            [true, false, false, false, true, false, false]
        );
        assert_eq!(Points::all_said(5).n_said(), 5);
    }

    #[test]
    fn the_longest_outline_is_cut_not_lost() {
        for of in [0, 1, 62, 63, 64, u16::MAX] {
            assert_eq!(Points::all_said(of).of(), of.min(63));
            assert_eq!(Points::all_said(of).n_said(), of.min(63));
            assert_eq!(Points::none_said(of).n_said(), 0);
        }
    }
}

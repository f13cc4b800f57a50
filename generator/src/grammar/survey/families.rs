//! Headings that stand below the same heading: what one of them is, the others are too.
//!
//! A note may have a chapter that explains and one that asks, both with headings of one level.

/// The headings of a note, in families.
#[derive(Clone, Debug, Default)]
pub struct Families {
    /// Whether one of each family asks.
    asking: Vec<bool>,
    /// The block of each heading, and its family.
    headings: Vec<(usize, usize)>,
    /// Level and family of the headings above the place that was come to.
    open: Vec<(u8, usize)>,
}

impl Families {
    /// Adds the heading of block `at`; they come in their order.
    pub fn add(&mut self, at: usize, level: u8, asks: bool) {
        while self.open.last().is_some_and(|(above, _)| *above > level) {
            self.open.pop();
        }
        let beside = self.open.last().filter(|(above, _)| *above == level);
        let family = beside.map_or(self.asking.len(), |(_, family)| *family);
        if beside.is_none() {
            self.open.push((level, family));
            self.asking.push(false);
        }
        self.asking[family] |= asks;
        self.headings.push((at, family));
    }

    /// Whether one of the family of the heading of block `at` asks.
    pub fn asks(&self, at: usize) -> bool {
        let found = self
            .headings
            .binary_search_by_key(&at, |(heading, _)| *heading);
        found.is_ok_and(|found| self.asking[self.headings[found].1])
    }
}

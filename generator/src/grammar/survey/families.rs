//! Headings that stand below the same heading: what one of them is, the others are too.
//!
//! A note may have a chapter that explains and one that asks, both with headings of one level.

/// The headings of a note, in families.
#[derive(Clone, Debug, Default)]
pub struct Families {
    /// What each family is like.
    families: Vec<Family>,
    /// The block of each heading, and its family.
    headings: Vec<(usize, usize)>,
    /// Level and family of the headings above the place that was come to.
    open: Vec<(u8, usize)>,
}

/// Counts over headings that stand below the same one.
#[derive(Clone, Copy, Debug, Default)]
struct Family {
    /// All of them.
    all: u32,
    /// Those that ask, or name what one asks about.
    asked: u32,
    /// Those that ask by their mark or their words.
    worded: u32,
}

impl Families {
    /// Adds the heading of block `at`; they come in their order.
    pub fn add(&mut self, at: usize, level: u8, asks: bool, worded: bool) {
        while self.open.last().is_some_and(|(above, _)| *above > level) {
            self.open.pop();
        }
        let beside = self.open.last().filter(|(above, _)| *above == level);
        let family = beside.map_or(self.families.len(), |(_, family)| *family);
        if beside.is_none() {
            self.open.push((level, family));
            self.families.push(Family::default());
        }
        let counts = &mut self.families[family];
        counts.all += 1;
        counts.asked += u32::from(asks);
        counts.worded += u32::from(asks && worded);
        self.headings.push((at, family));
    }

    /// Whether one of the family of the heading of block `at` asks, or it has none.
    pub fn asks(&self, at: usize) -> bool {
        self.family(at)
            .is_some_and(|family| family.asked > 0 || family.all == 1)
    }

    /// Whether the family of the heading of block `at` are prompts: two thirds of them ask.
    pub fn prompts(&self, at: usize) -> bool {
        self.family(at).is_some_and(|family| {
            family.all >= 3 && family.worded >= 2 && family.asked * 3 >= family.all * 2
        })
    }

    /// Whether nearly all of one family ask: a chapter of questions, whatever the others are.
    pub fn tell(&self) -> bool {
        let tells = |family: &Family| family.all >= 4 && family.worded * 4 >= family.all * 3;
        self.families.iter().any(tells)
    }

    fn family(&self, at: usize) -> Option<&Family> {
        let found = self
            .headings
            .binary_search_by_key(&at, |(heading, _)| *heading);
        found
            .ok()
            .map(|found| &self.families[self.headings[found].1])
    }
}

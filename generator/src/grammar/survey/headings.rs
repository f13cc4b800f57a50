//! What the headings of one level are like.

/// Counts over the headings of one level.
#[derive(Clone, Copy, Debug, Default)]
pub struct Headings {
    /// All of them.
    pub all: u32,
    /// Those that end in ？.
    pub marked: u32,
    /// Those whose words ask, marked or not.
    pub worded: u32,
    /// Those whose words ask, or request an answer.
    pub outright: u32,
    /// Those with a number.
    pub numbered: u32,
    /// Those numbered as questions: `### Q3 …`, `### 问题 3：…`.
    pub ordinals: u32,
    /// Those that ask, or name what one asks about.
    pub asked: u32,
    /// Those with wide letters.
    pub wide: u32,
    /// Those with text of their own.
    pub filled: u32,
    /// Those right over a line that ends in ？.
    pub over: u32,
}

impl Headings {
    /// Whether the headings of this level have text and some ask: where a note's title says that it holds questions, the
    /// others name what was asked.
    pub fn names(&self) -> bool {
        self.all >= 3
            && self.over == 0
            && self.filled * 4 >= self.all * 3
            && self.asked * 4 >= self.all
    }

    /// Whether they are two with numbers, one of which asks outright.
    pub fn are_pair(&self) -> bool {
        (self.all, self.numbered, self.wide) == (2, 2, 2) && self.marked > 0
    }

    /// Whether the headings of this level are prompts, the more surely the fewer have text.
    pub fn prompts(&self) -> bool {
        // Two that only name something, or say 什么是 and 如何, stand on a page about anything; two that request do not.
        let outright = self.marked > 0 || self.outright == 2 && self.worded < 2;
        if self.all == 2 && self.asked == 2 && self.wide == 2 && outright {
            return true;
        }
        self.all >= 3
            && (self.worded >= 2 || self.asked * 4 >= self.all * 3)
            && (self.asked * 2 >= self.all
                || self.filled * 2 <= self.all && self.asked * 3 >= self.all)
    }
}

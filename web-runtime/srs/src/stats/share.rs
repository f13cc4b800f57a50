//! How many of how many.

/// What was remembered, of all that was asked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Share {
    /// Remembered.
    pub kept: u32,
    /// Asked.
    pub of: u32,
}

impl Share {
    /// Counts one more.
    pub fn add(&mut self, is_kept: bool) {
        self.kept += u32::from(is_kept);
        self.of += 1;
    }

    /// Adds another share's counts.
    pub fn merge(&mut self, other: &Share) {
        self.kept += other.kept;
        self.of += other.of;
    }

    /// In hundredths, rounded; 0 of nothing.
    pub fn percent(&self) -> u32 {
        let percent =
            (u64::from(self.kept) * 100 + u64::from(self.of) / 2).checked_div(self.of.into());
        percent.unwrap_or_default() as u32
    }
}

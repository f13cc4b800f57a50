//! Titles that name a part of what stands above them, and nothing by themselves.
//!
//! ```text
//! ### 限流            ### 熔断
//! **概念**            **概念**
//! **实现**            **实现**
//! ```
//!
//! No list of words says so: that the same title stands below one subject and below the next one does.

use std::collections::HashMap;

use super::{bold::is_bold_line, study};
use crate::{
    block::{Block, Kind},
    grammar::asking::{self, Asking},
};

/// The titles of a note that stand in it more than once, at one level, as indices of blocks in their order: headings, and
/// lines in bold. What asks is asked anew each time.
#[derive(Clone, Debug, Default)]
pub struct Parts(Vec<usize>);

/// The level of a line in bold: below all headings.
const BOLD: u8 = 7;

impl Parts {
    /// Finds them.
    pub fn of(blocks: &[Block]) -> Parts {
        let mut titles: HashMap<(u8, &str), (usize, bool)> = HashMap::new();
        let mut parts = Vec::new();
        for (at, block) in blocks.iter().enumerate() {
            let level = match block.kind {
                Kind::Heading(level) => level,
                Kind::Text if block.text.starts_with("**") && is_bold_line(block) => BOLD,
                _ => continue,
            };
            let name = study::name(block).trim_end_matches(['：', ':', '*', ' ']);
            if block.asking > Asking::No || level == BOLD && asking::asking(name) > Asking::No {
                continue;
            }
            let (first, again) = *titles.entry((level, name)).or_insert((at, false));
            if first < at {
                titles.insert((level, name), (first, true));
                parts.push(at);
                if !again {
                    parts.push(first);
                }
            }
        }
        parts.sort_unstable();
        Parts(parts)
    }

    /// Whether block `at` is such a title.
    pub fn has(&self, at: usize) -> bool {
        self.0.binary_search(&at).is_ok()
    }
}

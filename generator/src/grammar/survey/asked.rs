//! Questions one below the other, each a paragraph of one line: what somebody was asked, written down at the end of a note.
//!
//! ```text
//! 怎样反转链表？
//!
//! 怎样判断它有没有环？
//!
//! 布隆过滤器为什么会误判
//! ```
//!
//! Nobody answers with five questions, so they are not the answer of what stands above them.

use crate::{block::Block, grammar::asking::Asking, grammar::text::is_within};

/// The fewest paragraphs that are such a run, and how many of them at least end in ？.
const FEWEST: usize = 5;
const FEWEST_MARKED: usize = 4;

/// The blocks of all such runs that ask, in order.
#[derive(Clone, Debug, Default)]
pub struct Asked(Vec<usize>);

impl Asked {
    /// Those of a note: a run is of lines without signs, and three quarters of them ask.
    pub fn of(blocks: &[Block]) -> Asked {
        let mut asked = Vec::new();
        let mut start = 0;
        for end in 0..=blocks.len() {
            if blocks.get(end).is_some_and(is_one) {
                continue;
            }
            let run = || (start..end).filter(|at| blocks[*at].asks());
            let marked = run()
                .filter(|at| blocks[*at].asking == Asking::Marked)
                .count();
            let long = end - start >= FEWEST && marked >= FEWEST_MARKED;
            if long && run().count() * 4 >= (end - start) * 3 {
                asked.extend(run());
            }
            start = end + 1;
        }
        Asked(asked)
    }

    /// Whether block `at` is a question of one.
    pub fn has(&self, at: usize) -> bool {
        self.0.binary_search(&at).is_ok()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// Whether a block may be one of them: a line without signs that is not too long for a question, and no statement.
fn is_one(block: &Block) -> bool {
    const LONGEST: usize = 120;
    block.is_text()
        && block.lines.len() == 1
        && block.marker.is_none()
        && block.label.is_none()
        && block.quote == 0
        && is_within(block.text, LONGEST)
        && !block.text.ends_with(['。', '.', '：', ':'])
}

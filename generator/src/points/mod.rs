//! The points of an answer, and which rung of the outline reminds of which of them.
//!
//! ```text
//! 先删缓存不行。               辅助记忆
//! 1. 更新数据库。     ←─ 1 ─   1. 先库
//! 2. 删除缓存。       ←─ 2 ─   2. 再删
//! 3. 失败就重试。     ←─ 3 ─   3. 重试
//! ```
//!
//! Points are the items of a list, headings, or paragraphs with a bold start. Where one of these has as many as a numbered
//! outline, rung n is point n. Else a rung points where its words leave no doubt, or nowhere. Nothing here fails, and
//! nothing is decided again in a browser: the page carries what is found here.

mod find;
pub mod lists;
mod words;

pub use find::Answer;

/// An outline to be held against an answer.
#[derive(Clone, Copy, Debug, Default)]
pub struct Rungs<'a> {
    /// What they say.
    pub texts: &'a [String],
    /// Whether the author numbered them.
    pub numbered: bool,
}

/// What of the answer a point is: the element that stands for it on the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// An item of a list.
    Item,
    /// A heading with what is below it.
    Heading,
    /// A paragraph.
    Paragraph,
}

/// A point that a rung leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    /// What it is.
    pub form: Form,
    /// The byte of the answer at which it starts.
    pub start: usize,
    /// The rung, from 1.
    pub rung: u32,
}

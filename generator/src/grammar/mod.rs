//! What the marks and words of a note mean, whichever dialect it is written in: markers and numbering, labels, questions,
//! outlines, titles. The dialects stand on this and say only which blocks are question, answer and outline.

pub mod asking;
pub mod beside;
pub mod callout;
pub(crate) mod chat;
pub mod container;
pub(crate) mod finder;
pub mod label;
pub(crate) mod letter;
pub mod marker;
pub(crate) mod named_tags;
pub mod names;
pub mod outline;
pub mod plain;
pub mod survey;
pub mod text;
pub mod title;
pub(crate) mod words;

//! Paragraphs that are a question, or a line of few words.

use crate::{
    block::Block,
    grammar::asking::{self, Asking},
    grammar::text::is_within,
};

/// Whether a paragraph is a question, and not prose that ends in one, or rhetoric.
pub fn is_plain_question(block: &Block) -> bool {
    const LONGEST: usize = 240;
    const MOST_LINES: usize = 3;
    block.asking == Asking::Marked
        && is_within(block.text, LONGEST)
        && block.lines.len() <= MOST_LINES
        && sentences(block.text) < 2
        && !(sentences(block.text) > 0 && quotes_at_end(block.text))
        && !asking::is_rhetorical(block.text)
}

/// Whether what asks at the end of a text is somebody's speech: `结束时说：“还有什么要问吗？”`.
fn quotes_at_end(text: &str) -> bool {
    let end = text.trim_end_matches(['*', ' ', '。']);
    [('“', '”'), ('「', '」')]
        .iter()
        .any(|(open, close)| end.ends_with(*close) && !text.starts_with(*open))
}

/// Whether a paragraph is a line of few words that stops nowhere.
pub fn is_line(block: &Block) -> bool {
    const LONGEST: usize = 60;
    block.lines.len() == 1
        && !block
            .text
            .ends_with(['。', '；', '，', '：', ':', ';', '.', ','])
        && is_within(block.text, LONGEST)
        && !block.text.contains("://")
}

/// Whether a paragraph may be the title of what is below it: few words without a sign before them, and no day.
pub fn is_line_title(block: &Block) -> bool {
    block.is_text()
        && block.marker.is_none()
        && block.label.is_none()
        && block.quote == 0
        && is_line(block)
        && block
            .text
            .chars()
            .filter(|sign| sign.is_alphabetic())
            .count()
            >= 2
        && !block.text.starts_with(['[', '<', '!'])
}

/// Sentences that end inside `text`.
pub fn sentences(text: &str) -> usize {
    text.matches(['。', '！']).count() + text.matches(". ").count()
}

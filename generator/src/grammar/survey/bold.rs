//! Lines in bold, and starts of lines: what they say, and what follows.

use crate::{
    block::Block,
    grammar::asking::{self, Asking},
    grammar::marker::{self, Style},
};

/// The question in bold at the start of `text`, and what follows it: `**什么是锁？** 锁是…`.
pub fn bold_question(text: &str) -> Option<(&str, &str)> {
    let (bold, rest) = bold_start(text)?;
    crate::grammar::asking::is_marked(bold)
        .then_some((bold, rest))
        .or_else(|| {
            // `**1.** 什么是锁？` and `**什么是锁**？`
            let end = rest.trim();
            matches!(end, "？" | "?").then_some((bold, ""))
        })
}

/// The text of a line that is bold all through and numbered: `**3. 乐观锁的实现**`, `**P3 乐观锁的实现**`.
pub fn bold_title<'a>(block: &Block<'a>) -> Option<&'a str> {
    let (bold, rest) = bold_start(block.text)?;
    let lettered = bold
        .strip_prefix(['P', 'p', 'Q', 'q', 'T'])
        .is_some_and(|rest| rest.starts_with(|sign: char| sign.is_ascii_digit()));
    let numbered = lettered
        || marker::is_numbered(bold)
        || block
            .marker
            .is_some_and(|marker| marker.style != Style::Bullet);
    // `**3. 乐观锁的实现**（选做）`, `3. **为什么用乐观锁？** – 考取舍`
    let remark = rest.starts_with(['（', '(']) && rest.ends_with(['）', ')']);
    let says = rest.starts_with(['–', '—']) && asking::asking(bold) > Asking::No;
    (numbered && (rest.is_empty() || remark || says)).then_some(bold)
}

/// Whether a text is bold all through.
pub fn is_bold(text: &str) -> bool {
    bold_start(text).is_some_and(|(_, rest)| rest.is_empty())
}

/// Whether a block is a title in bold, or begins with one: a line without a marker, all bold, that leads to nothing.
pub fn is_bold_line(block: &Block) -> bool {
    const LONGEST: usize = 60;
    block.is_text()
        && block.marker.is_none()
        && block.label.is_none()
        && is_bold(block.text)
        && block.text.chars().count() <= LONGEST
        && !block
            .text
            .trim_end_matches('*')
            .ends_with(['：', ':', '。', '；', '.', '!', '！'])
}

/// What is bold at the start of `text`, and what follows it.
pub fn bold_start(text: &str) -> Option<(&str, &str)> {
    // Longer signs come first: `***锁是什么？***`, `**_锁是什么？_**`, `_**锁是什么？**_`.
    const SIGNS: &[(&str, &str)] = &[("***", "***"), ("**_", "_**"), ("_**", "**_"), ("**", "**")];
    SIGNS.iter().find_map(|(open, close)| {
        let inner = text.strip_prefix(open)?;
        let end = inner.find(close).filter(|end| *end > 0)?;
        Some((inner[..end].trim(), inner[end + close.len()..].trim()))
    })
}

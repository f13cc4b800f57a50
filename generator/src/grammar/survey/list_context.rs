//! What stands above a list and around it: a heading, a question that it answers, words that lead to it.

use super::{is_bold, list::SLIP};
use crate::{
    block::{Block, Kind, Line},
    grammar::asking::{self, Asking},
    grammar::beside::{Beside, beside},
    grammar::callout,
    grammar::container,
    grammar::label::{self, Role},
    grammar::marker::{Marker, Style},
    grammar::text::is_within,
};

/// How many blocks above a list are looked at: a bound, so that time grows with the size of the note.
const FARTHEST: usize = 64;

/// What tells an item from those of another list: a `-` and a `+` list are two.
pub(super) fn number(block: &Block, marker: Marker, lines: &[Line]) -> u32 {
    if marker.style != Style::Bullet || marker.len == 0 {
        return marker.number;
    }
    let raw = lines[block.lines.start].raw.trim_start();
    raw.chars().next().map_or(0, u32::from)
}

/// What stands before a list: the first block above that is no item of it.
pub(super) fn before<'b, 'a>(
    blocks: &'b [Block<'a>],
    at: usize,
    item: &Block,
    marker: Marker,
    lines: &[Line],
) -> Option<&'b Block<'a>> {
    blocks[..at].iter().rev().take(FARTHEST).find(|block| {
        block.is_heading()
            || block.indent < item.indent && block.kind != Kind::Comment
            || block.indent == item.indent
                && block.kind != Kind::Comment
                && !is_alike(block, item, marker, lines)
    })
}

/// Whether a block is an item like this one. Another list like it is the same to its author; a `+` below a `-` may
/// answer it.
fn is_alike(block: &Block, item: &Block, marker: Marker, lines: &[Line]) -> bool {
    block.marker.is_some_and(|other| {
        other.style == marker.style
            && (marker.style != Style::Bullet
                || number(block, other, lines) == number(item, marker, lines))
    })
}

/// Whether a heading is over what stands elsewhere: a table of contents, references.
pub(super) fn lists_others(heading: &Block) -> bool {
    matches!(
        beside(heading.text),
        Some(Beside::Contents | Beside::Sources)
    )
}

/// Whether a block says that questions follow: 问题记录, `??? question "问题整理"`, `::: tip 面试官：`.
pub(super) fn says_questions_follow(block: &Block) -> bool {
    if let Some((_, title)) = callout::read(block.text) {
        return asking::heads_questions(title);
    }
    if let Some(container) = container::read(block.text) {
        let asks = label::name_role(container.title) == Some(Role::Question);
        return asks || asking::heads_questions(container.title);
    }
    asking::heads_questions(block.text)
}

/// Whether a block is a heading such as `### Question`. What stands below 问题 may be troubles, and below 题目 tasks.
pub(super) fn is_posed(block: &Block) -> bool {
    let role = block.label.filter(|label| label.rest.is_empty());
    block.is_heading()
        && role.is_some_and(|label| label.role == Role::Question)
        && block.text.is_ascii()
}

/// Whether an item only names the part of a round that stands below it: `- 基础`.
pub fn heads_part(item: &Block) -> bool {
    const LONGEST: usize = 8;
    item.marker.is_some()
        // Text of its own says what it is.
        && item.lines.len() == 1
        && (is_within(item.text, LONGEST) && !item.asks() || asking::names_part(item.text))
}

/// What a list stands below.
#[derive(Default)]
pub(super) struct Context<'b, 'a> {
    /// Whether it belongs to no question above it.
    pub(super) free: bool,
    /// Whether the words right above it lead to it: `这些概念包括：`.
    pub(super) led: bool,
    /// The heading it stands below.
    pub(super) above: Option<&'b Block<'a>>,
}

pub(super) fn context<'b, 'a>(
    blocks: &'b [Block<'a>],
    at: usize,
    item: &Block,
    marker: Marker,
    lines: &[Line],
) -> Context<'b, 'a> {
    let (mut nearest, mut led, mut parted) = (true, false, false);
    for block in blocks[..at].iter().rev().take(FARTHEST) {
        if block.is_heading() {
            return Context {
                free: !block.asks() && block.label.is_none(),
                led,
                above: Some(block),
            };
        }
        if block.marker.is_some() && block.indent + SLIP < item.indent {
            return Context {
                free: asking::heads_questions(block.text),
                led,
                above: None,
            };
        }
        if block.indent > item.indent || is_alike(block, item, marker, lines) {
            continue;
        }
        // `**手写：**` parts lists below one heading.
        parted |= is_bold(block.text) && block.asking == Asking::No;
        let asked = block.asking == Asking::Marked || block.marker.is_some() && block.asks();
        if asked && !parted || block.label.is_some() {
            return Context::default();
        }
        // `Round 1 (Coding):`
        if nearest && block.marker.is_none() && asking::is_round(block.text) {
            return Context {
                free: true,
                led: false,
                above: Some(block),
            };
        }
        let leads =
            nearest && block.text.ends_with(['：', ':']) && !asking::leads_to_questions(block.text);
        led |= leads && block.text.contains(['问', '聊', '考']);
        nearest = false;
        if leads && !led {
            return Context::default();
        }
    }
    Context {
        free: at <= FARTHEST,
        led,
        above: None,
    }
}

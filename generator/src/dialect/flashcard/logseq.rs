//! Cards of Logseq: blocks tagged `#card`.
//!
//! # What it reads
//!
//! A bullet, paragraph or heading with the tag `#card` (`#[[card]]`, `[[card]]`) at its start or end; what is nested below
//! it is the answer. `{{cloze …}}` makes gaps. Names that the plugin Flashcards gives to its cards (`^1678777711281`) are
//! dropped.
//!
//! # A note
//!
//! ```text
//! - 什么是回表？ #card
//!   card-last-interval:: 4
//!     - 拿着主键再查一次聚簇索引
//! - 默认端口是 {{cloze 6379}} #card
//! ```
//!
//! # Its cards
//!
//! One a block with the tag; all gaps of a block are asked together, as Logseq does. Cards inside an answer are cards
//! of their own.
//!
//! # What it leaves alone
//!
//! All other blocks, and `key:: value` lines below a card.

use std::ops::Range;

use super::{
    super::{Dialect, Doc, Found},
    card,
    cloze::{self, Token},
    has_words, is_heading,
};
use crate::{
    block::{self, Block},
    draft::{Draft, Kind, Piece},
    grammar::text::{Part, markdown},
    read::id_in,
};

/// The dialect.
pub const DIALECT: Dialect = Dialect {
    name: "logseq",
    summary: "blocks tagged #card, what is nested below them, and {{cloze gaps}}",
    recognizes,
    read,
};

fn recognizes(doc: &Doc) -> bool {
    let blocks = &doc.blocks.blocks;
    (doc.body.contains("card") || doc.body.contains("[[Card]]"))
        && blocks.iter().any(|block| is_card(doc, block))
}

fn is_tag(word: &str) -> bool {
    ["#card", "#[[card]]", "[[card]]"]
        .iter()
        .any(|tag| tag.eq_ignore_ascii_case(word))
}

/// A line up to a tag that is glued to what it asks: `会丢吗？#card`.
fn unglued(line: &str) -> Option<&str> {
    let said = line.trim_end().strip_suffix("#card")?;
    said.ends_with(['？', '?', '。', '！', '：', '）', '”', '」', '》'])
        .then_some(said)
}

/// Whether one of a block's lines starts or ends with the tag; other tags may stand behind it.
fn is_card(doc: &Doc, block: &Block) -> bool {
    let tagged = |text: &str| {
        (text.contains("card") || text.contains("Card")) && {
            let first = text.split_whitespace().next();
            let mut last = text
                .split_whitespace()
                .rev()
                .take_while(|word| is_any_tag(word));
            first.is_some_and(is_tag) || last.any(is_tag) || unglued(text).is_some()
        }
    };
    (block.is_text() || block.is_heading())
        && doc.blocks.lines[block.lines.clone()]
            .iter()
            .any(|line| tagged(line.text))
}

/// Whether a word at the end of a line is a tag, of whatever name.
fn is_any_tag(word: &str) -> bool {
    word.starts_with('#') && word.len() > 1 || is_tag(word)
}

/// A card whose answer is being gathered.
struct Open<'a> {
    id: Option<String>,
    block: usize,
    indent: u16,
    question: String,
    answer: Vec<Part<'a>>,
}

fn read<'a>(doc: &'a Doc<'a>, at: usize) -> Option<Found<'a>> {
    let first = doc.block(at).filter(|block| is_card(doc, block))?;
    let nests = |block: &&Block| {
        // Below a heading or a paragraph the answer is what stands right there.
        let below = match first.marker {
            Some(_) => block.indent > first.indent,
            None => block.gap == 0 && block.is_text() && !is_card(doc, block),
        };
        below && !is_heading(doc, block.lines.start)
    };
    let rest = &doc.blocks.blocks[at + 1..];
    let end = at + 1 + rest.iter().take_while(nests).count();
    let mut cards: Vec<Open> = Vec::new();
    // Indices of the cards around this place.
    let mut around: Vec<usize> = Vec::new();
    let mut next_id = None;
    for index in at..end {
        let block = &doc.blocks.blocks[index];
        if let Some(id) = id_in(block.text) {
            next_id = Some(id.to_owned());
            continue;
        }
        if index == at || is_card(doc, block) {
            around.retain(|&card| cards[card].indent < block.indent);
            around.push(cards.len());
            let (question, answer) = sides(doc, block);
            cards.push(Open {
                id: next_id.take(),
                block: index,
                indent: block.indent,
                question,
                answer,
            });
            continue;
        }
        while around.len() > 1
            && around
                .last()
                .is_some_and(|&card| cards[card].indent >= block.indent)
        {
            around.pop();
        }
        if let Some(&card) = around.last() {
            gather(doc, &mut cards[card].answer, block.lines.clone(), block.gap);
        }
    }
    let pieces: Vec<Piece> = cards
        .into_iter()
        .filter(|open| has_words(&open.question))
        .map(|open| finish(doc, open))
        .collect();
    (!pieces.is_empty()).then_some(Found::Whole { pieces, end })
}

/// `card-last-interval:: 4`
fn is_property(text: &str) -> bool {
    text.split_once("::").is_some_and(|(key, value)| {
        key.starts_with(|sign: char| sign.is_ascii_lowercase())
            && key
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
            && (value.is_empty() || value.starts_with(' '))
    })
}

/// A block's words without tags and properties. In a paragraph, what stands below the tag is the answer.
fn sides<'a>(doc: &Doc<'a>, block: &Block<'a>) -> (String, Vec<Part<'a>>) {
    let lines = &doc.blocks.lines[block.lines.clone()];
    let tagged = lines
        .iter()
        .position(|line| line.text.split_whitespace().any(is_tag) || unglued(line.text).is_some());
    let n_asking = match (block.marker, tagged) {
        (None, Some(at)) => at + 1,
        _ => lines.len(),
    };
    let said = lines[..n_asking]
        .iter()
        .filter(|line| !is_property(line.text))
        .map(|line| untagged(line.text));
    let text = said.collect::<Vec<_>>().join("\n");
    let text = text.trim().trim_start_matches(['#', ' ']).to_owned();
    let mut answer = Vec::new();
    gather(
        doc,
        &mut answer,
        block.lines.start + n_asking..block.lines.end,
        0,
    );
    (text, answer)
}

/// A line without the tag, and without the tags beside it at the line's end.
fn untagged(line: &str) -> String {
    let mut words: Vec<&str> = unglued(line).unwrap_or(line).split(' ').collect();
    let tags = words.iter().rev();
    let tags = tags.take_while(|word| word.is_empty() || is_any_tag(word));
    let n_tags = tags.count();
    let end = words.len() - n_tags;
    if words[end..].iter().any(|word| is_tag(word)) {
        words.truncate(end);
    }
    words.retain(|word| !is_tag(word));
    words.join(" ")
}

/// Adds lines, without properties, to an answer.
fn gather(doc: &Doc, answer: &mut Vec<Part>, lines: Range<usize>, gap: u16) {
    for index in lines.clone() {
        let line = &doc.blocks.lines[index];
        let named = || super::without_id(line.text).is_empty();
        let dropped = line.kind == block::Kind::Text
            && line.marker.is_none()
            && !line.text.is_empty()
            && (is_property(line.text) || named());
        if dropped {
            continue;
        }
        let gap = if index == lines.start {
            usize::from(gap)
        } else {
            0
        };
        match answer.last_mut() {
            Some(Part::Lines(last)) if last.end + gap == index => last.end = index + 1,
            _ => answer.push(Part::Lines(index..index + 1)),
        }
    }
}

fn finish(doc: &Doc, open: Open) -> Piece {
    let line = doc.blocks.blocks[open.block].lines.start;
    let below = markdown(&doc.blocks.lines, &open.answer);
    // A single bullet needs no list.
    let below = match below
        .strip_prefix("- ")
        .or_else(|| below.strip_prefix("* "))
    {
        Some(words) if !words.contains('\n') => words.to_owned(),
        _ => below,
    };
    let below = cloze::filled(&tokens(&below));
    let gaps = cloze::cards(&tokens(&open.question));
    let piece = match gaps.into_iter().next() {
        Some((question, answer)) => {
            let answer = format!("{answer}\n\n{below}").trim_end().to_owned();
            card(doc, DIALECT.name, Kind::Cloze, (question, answer), line)
        }
        None => card(
            doc,
            DIALECT.name,
            Kind::Question,
            (open.question, below),
            line,
        ),
    };
    match piece {
        Piece::Card(draft) => Piece::Card(Draft {
            explicit_id: open.id,
            follow_up: false,
            ..draft
        }),
        prose @ Piece::Prose { .. } => prose,
    }
}

/// The `{{cloze text \\ hint}}` of a text; all are one group.
fn tokens(text: &str) -> Vec<Token<'_>> {
    const OPEN: &str = "{{cloze ";
    let mut tokens = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find(OPEN) {
        let inner = &rest[at + OPEN.len()..];
        let Some(end) = inner.find("}}") else {
            break;
        };
        let (said, hint) = match inner[..end].split_once("\\\\") {
            Some((said, hint)) => (said.trim(), Some(hint.trim())),
            None => (inner[..end].trim(), None),
        };
        tokens.push(Token::Text(&rest[..at]));
        tokens.push(Token::Open {
            group: 1,
            hint,
            marks: !said.contains('\n'),
        });
        tokens.push(Token::Text(said));
        tokens.push(Token::Close);
        rest = &inner[end + 2..];
    }
    tokens.push(Token::Text(rest));
    tokens
}

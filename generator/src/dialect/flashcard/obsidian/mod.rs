//! Cards as the plugin Spaced Repetition of Obsidian writes them.
//!
//! # What it reads
//!
//! In notes with a deck tag (`#flashcards`, `#flashcards/java`, also in the front matter's `tags`) or the plugin's
//! comments (`<!--SR:…-->`): `front::back`, `front:::back` for both directions, a line `?` or `??` (both directions)
//! between front and back, and paragraphs with `==gaps==`.
//!
//! # A note
//!
//! ```text
//! #flashcards
//!
//! 三次握手的第一个报文 :: SYN
//! <!--SR:!2026-01-02,3,250-->
//!
//! 什么是回表
//! ?
//! 拿着主键再查一次聚簇索引。
//!
//! 默认端口是 ==6379==。
//! ```
//!
//! # Its cards
//!
//! One a line with `::` or paragraph with `?`, two where both directions are asked, one a gap. Gaps with the same
//! number (`==1;;text;;hint==`) are one card.
//!
//! # What it leaves alone
//!
//! Code, formulas, and paths such as `std::vector`. In notes with no deck tag, everything.

use super::{
    super::{Dialect, Doc, Found},
    card,
    cloze::{self, Gap},
    has_words, is_in, lines, literals, paragraph, prose, text,
};
use crate::{
    block::{self, Line},
    draft::{Kind, Piece},
};

/// The dialect.
pub const DIALECT: Dialect = Dialect {
    name: "obsidian",
    summary: "`::`, `?` lines and ==gaps== in notes tagged #flashcards",
    recognizes,
    read,
};

fn recognizes(doc: &Doc) -> bool {
    let tagged = |line: &Line| {
        line.text
            .split_whitespace()
            .any(|word| word.strip_prefix('#').is_some_and(is_deck_tag))
    };
    doc.tags.iter().any(|tag| is_deck_tag(tag))
        || doc.blocks.lines.iter().any(|line| match line.kind {
            block::Kind::Text | block::Kind::Heading(_) => {
                tagged(line) || line.text.contains(SCHEDULE)
            }
            block::Kind::Comment => line.text.starts_with(SCHEDULE),
            _ => false,
        })
}

/// How the plugin's own comments start.
const SCHEDULE: &str = "<!--SR:";

/// Whether a tag, without `#`, names a deck.
pub(super) fn is_deck_tag(tag: &str) -> bool {
    let tag = tag.trim_start_matches('#');
    let name = tag.split('/').next().unwrap_or(tag);
    name.eq_ignore_ascii_case("flashcards") || name.eq_ignore_ascii_case("flashcard")
}

fn read<'a>(doc: &'a Doc<'a>, at: usize) -> Option<Found<'a>> {
    let mut end = paragraph(doc, at)?;
    // `## front` over `?`
    if end == at + 1
        && doc
            .block(end)
            .is_some_and(|next| next.gap == 0 && separator(next.text).is_some())
    {
        end = paragraph_after(doc, end);
    }
    let lines = lines(doc, at..end);
    let all = &doc.blocks.lines;
    let mut pieces = Vec::new();
    let mut n_cards = 0;
    let mut start = lines.start;
    let mut index = start;
    // Whether there are words since `start`.
    let mut asks = false;
    while index < lines.end {
        let line = &all[index];
        asks &= index > start;
        let words = matches!(line.kind, block::Kind::Text | block::Kind::Heading(_));
        if words
            && asks
            && let Some(both) = separator(line.text)
        {
            let question = untagged(&text(doc, start..index));
            let answer = back(doc, index + 1..lines.end);
            if has_words(&question) {
                n_cards += directions(doc, &mut pieces, question, answer, both, start);
                start = lines.end;
                break;
            }
        }
        if words && let Some((front, back, both)) = inline(line.text) {
            n_cards += gaps(doc, &mut pieces, start, index);
            n_cards += directions(doc, &mut pieces, front, back, both, index);
            start = index + 1;
        } else if index == start && line.text.starts_with(SCHEDULE) {
            start = index + 1;
        }
        asks |= has_words(line.text);
        index += 1;
    }
    n_cards += gaps(doc, &mut pieces, start, lines.end);
    (n_cards > 0).then_some(Found::Whole { pieces, end })
}

/// The end of the paragraph that block `at` is inside of.
fn paragraph_after(doc: &Doc, at: usize) -> usize {
    let rest = doc.blocks.blocks[at..].iter().enumerate();
    let inside = rest.take_while(|(index, block)| {
        *index == 0
            || block.gap == 0 && !matches!(block.kind, block::Kind::Rule | block::Kind::Heading(_))
    });
    at + inside.count()
}

/// Whether a line parts front from back, and whether both directions are asked.
fn separator(text: &str) -> Option<bool> {
    match text {
        "?" | "？" => Some(false),
        "??" | "？？" => Some(true),
        _ => None,
    }
}

/// Adds a card, or two.
fn directions(
    doc: &Doc,
    pieces: &mut Vec<Piece>,
    front: String,
    back: String,
    both: bool,
    line: usize,
) -> usize {
    let turned = (both && has_words(&back)).then(|| (back.clone(), front.clone()));
    let sides = std::iter::once((front, back)).chain(turned);
    let before = pieces.len();
    pieces.extend(sides.map(|sides| card(doc, DIALECT.name, Kind::Question, sides, line)));
    pieces.len() - before
}

/// Adds the cards of a paragraph with gaps, or else the paragraph; the number of cards.
fn gaps(doc: &Doc, pieces: &mut Vec<Piece>, start: usize, end: usize) -> usize {
    if start >= end {
        return 0;
    }
    let code = doc.blocks.lines[start].kind == block::Kind::Code;
    let text = if code {
        String::new()
    } else {
        back(doc, start..end)
    };
    let found = highlights(&text);
    let cards = cloze::cards(&cloze::tokens(&text, &found));
    if cards.is_empty() && !found.is_empty() && end - start > 1 {
        // Too many for one text.
        let lines = start..end;
        return lines.map(|line| gaps(doc, pieces, line, line + 1)).sum();
    }
    if cards.is_empty() {
        pieces.extend(prose(doc, start..end));
    }
    let n_cards = cards.len();
    pieces.extend(cards.into_iter().map(|(question, answer)| {
        card(
            doc,
            DIALECT.name,
            Kind::Cloze,
            (untagged(&question), untagged(&answer)),
            start,
        )
    }));
    n_cards
}

/// Lines without the plugin's comments.
fn back(doc: &Doc, range: std::ops::Range<usize>) -> String {
    let text = text(doc, range);
    if !text.contains(SCHEDULE) {
        return text;
    }
    let kept = text
        .lines()
        .map(unscheduled)
        .filter(|line| !line.is_empty());
    kept.collect::<Vec<_>>().join("\n")
}

fn unscheduled(line: &str) -> &str {
    line.find(SCHEDULE).map_or(line, |at| line[..at].trim_end())
}

/// `text` without deck tags at its ends.
fn untagged(text: &str) -> String {
    let mut text = text.trim();
    let is_tag = |word: &str| word.strip_prefix('#').is_some_and(is_deck_tag);
    while let Some(word) = text.split_whitespace().next().filter(|word| is_tag(word)) {
        text = text[word.len()..].trim_start();
    }
    while let Some(word) = text
        .split_whitespace()
        .next_back()
        .filter(|word| is_tag(word))
    {
        text = text[..text.len() - word.len()].trim_end();
    }
    text.to_owned()
}

/// Front and back of a line with `::` or `:::`, and whether both directions are asked.
fn inline(line: &str) -> Option<(String, String, bool)> {
    let line = unscheduled(line);
    // `%%` starts a comment of Obsidian's.
    if !line.contains("::") || line.starts_with("%%") {
        return None;
    }
    let literals = literals(line);
    let mut from = 0;
    let mut asks = false;
    while let Some(found) = line[from..].find("::") {
        let at = from + found;
        asks |= !line[from..at].trim().is_empty();
        let n_colons = line[at..].bytes().take_while(|byte| *byte == b':').count();
        from = at + n_colons;
        if !asks || n_colons > 3 || is_in(&literals, at) {
            continue;
        }
        let (front, back) = (&line[..at], &line[from..]);
        if n_colons == 2 && is_path(front, back) {
            continue;
        }
        let (front, back) = (untagged(front), untagged(back));
        return (!front.is_empty() && !back.is_empty()).then_some((front, back, n_colons == 3));
    }
    None
}

/// Whether `::` between these is part of a name: `std::vector`, `Vec::new()`.
fn is_path(front: &str, back: &str) -> bool {
    const NAMESPACES: &[&str] = &[
        "std", "core", "alloc", "self", "Self", "super", "crate", "boost",
    ];
    let is_name = |sign: char| sign.is_ascii_alphanumeric() || sign == '_';
    let left = &front[front.trim_end_matches(is_name).len()..];
    let right = &back[..back.len() - back.trim_start_matches(is_name).len()];
    let after = &back[right.len()..];
    let before = &front[..front.len() - left.len()];
    !right.is_empty()
        && (!left.is_empty() || front.ends_with('>'))
        && (NAMESPACES.contains(&left)
            || before.ends_with("::")
            || right.contains('_')
            || after.starts_with(['(', '<', '!'])
            || after.starts_with("::"))
}

/// The `==gaps==` of a text.
fn highlights(text: &str) -> Vec<Gap<'_>> {
    let mut gaps = Vec::new();
    if !text.contains("==") {
        return gaps;
    }
    let literals = literals(text);
    let bytes = text.as_bytes();
    let mut open: Option<usize> = None;
    let mut at = 0;
    while at < bytes.len() {
        if bytes[at] == b'\n' {
            open = None;
        }
        let n_signs = bytes[at..].iter().take_while(|byte| **byte == b'=').count();
        if n_signs != 2 || is_in(&literals, at) {
            at += n_signs.max(1);
            continue;
        }
        let spaced = |side: Option<&u8>| side.is_none_or(u8::is_ascii_whitespace);
        match open {
            Some(start) if !spaced(bytes.get(at - 1)) && at > start + 2 => {
                let (number, text, hint) = parts(&text[start + 2..at]);
                let group = number.unwrap_or(1000 + gaps.len() as u32);
                gaps.push(Gap {
                    start,
                    end: at + 2,
                    text,
                    hint,
                    group,
                });
                open = None;
            }
            _ => open = (!spaced(bytes.get(at + 2))).then_some(at),
        }
        at += 2;
    }
    gaps
}

/// `1;;text;;hint`: the number and the hint may be missing.
fn parts(inner: &str) -> (Option<u32>, &str, Option<&str>) {
    let (number, rest) = match inner.split_once(";;") {
        Some((number, rest)) => match number.parse::<u16>() {
            Ok(number) => (Some(u32::from(number)), rest),
            Err(_) => (None, inner),
        },
        None => (None, inner),
    };
    match rest.split_once(";;") {
        Some((text, hint)) => (number, text, Some(hint)),
        None => (number, rest, None),
    }
}

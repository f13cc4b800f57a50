//! Cards as the plugin Spaced Repetition of Obsidian writes them.
//!
//! # What it reads
//!
//! In notes with a deck tag (`#flashcards`, `#flashcards/java`, also in the front matter's `tags`), the plugin's
//! comments (`<!--SR:!2026-01-02,3,250-->`), or `front::back ^1678777711281`, which the plugin Flashcards has marked:
//! `front::back`, `front:::back` for both directions, a line `?` or `??` (both directions) between front and back, and
//! paragraphs with `==gaps==` or `{{gaps}}`. Code below a text with gaps is a part of the answer. Front and back may be
//! in fields: `- Question:…`, `- Answer:…`.
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
//! Code, formulas, paths such as `std::vector`, and properties (`status::`). In notes with no deck tag, everything.

mod gaps;
mod lines;

use super::{
    super::{Dialect, Doc, Found},
    card, cloze, has_id, has_words, is_in, literals, paragraph, prose, text, without_id,
};
use crate::{
    block::{self, Line},
    draft::{Kind, Piece},
};
use lines::{SCHEDULE, back, is_scheduled, is_tags, said, unscheduled, untagged};

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
    let marked = |line: &Line| has_id(line.text) && line.text.contains("::");
    doc.tags.iter().any(|tag| is_deck_tag(tag))
        || doc.blocks.lines.iter().any(|line| match line.kind {
            block::Kind::Text | block::Kind::Heading(_) => {
                tagged(line) || is_scheduled(line.text) || marked(line)
            }
            block::Kind::Comment => is_scheduled(line.text),
            _ => false,
        })
}

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
    let lines = super::lines(doc, at..end);
    if lines::are_properties(doc, lines.clone()) {
        return None;
    }
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
            let fields = lines::fields(doc, start..index);
            let (question, topic) = match fields {
                Some(fields) => (fields.question, fields.topic),
                None => (untagged(&text(doc, start..index)), Vec::new()),
            };
            let answer = back(doc, index + 1..lines.end);
            if has_words(&question) {
                let first = pieces.len();
                n_cards += directions(doc, &mut pieces, question, answer, both, start);
                for piece in &mut pieces[first..] {
                    if let Piece::Card(draft) = piece {
                        draft.topic.clone_from(&topic);
                    }
                }
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
        } else if index == start && words && is_tags(line.text) && index + 1 < lines.end {
            // Tags above what asks say what it is about.
            if !untagged(line.text).is_empty() {
                pieces.extend(prose(doc, start..index + 1));
            }
            start = index + 1;
        } else {
            asks |= has_words(line.text);
        }
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
    let all = &doc.blocks.lines;
    let code = |at: &usize| {
        matches!(all[*at].kind, block::Kind::Code | block::Kind::Blank)
            || all[*at].text.starts_with(SCHEDULE)
    };
    let n_code = (start..end).rev().take_while(code).count();
    // Code below a text shows its use; below a colon it is what the text is about.
    let about = all[start..end - n_code]
        .last()
        .is_none_or(|line| line.text.ends_with([':', '：']));
    let told = if about { end } else { end - n_code };
    if all[start].kind == block::Kind::Code {
        pieces.extend(prose(doc, start..end));
        return 0;
    }
    let words = said(&text(doc, start..told));
    let shown = said(&text(doc, told..end));
    let found = gaps::gaps(&words);
    let cards = cloze::cards(&cloze::tokens(&words, &found));
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
        let answer = format!("{}\n\n{shown}", untagged(&answer));
        let sides = (untagged(&question), answer.trim_end().to_owned());
        card(doc, DIALECT.name, Kind::Cloze, sides, start)
    }));
    n_cards
}

/// Front and back of a line with `::` or `:::`, and whether both directions are asked.
fn inline(line: &str) -> Option<(String, String, bool)> {
    let line = without_id(unscheduled(line));
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

//! Anki's gaps, and notes exported from Anki as text.
//!
//! # What it reads
//!
//! Paragraphs and list items with `{{c1::text}}` or `{{c1::text::hint}}`; files and fences that start with Anki's
//! headers (`#separator:tab`), see `export.rs`.
//!
//! # A note
//!
//! ```text
//! TCP 用{{c1::三次}}握手建立连接，用{{c2::四次::几次？}}挥手断开。
//! ```
//!
//! # Its cards
//!
//! One a number: all gaps with the same number are asked together. Each item of a list that counts from `c1` again
//! is a text of its own.
//!
//! # What it leaves alone
//!
//! Gaps in code, and templates such as `{{count}}`.

use std::ops::Range;

use super::{
    super::{Dialect, Doc, Found},
    card,
    cloze::{self, Token},
    export, is_in, lines, literals, paragraph, prose, text,
};
use crate::{
    block,
    draft::{Kind, Piece},
};

/// The dialect.
pub const DIALECT: Dialect = Dialect {
    name: "anki",
    summary: "`{{c1::gap::hint}}`, and text exported from Anki",
    recognizes,
    read,
};

fn recognizes(doc: &Doc) -> bool {
    let words = |kind| !matches!(kind, block::Kind::Code | block::Kind::Comment);
    let fenced = || {
        let blocks = doc.blocks.blocks.iter();
        doc.body.contains("\n#separator:")
            && blocks
                .into_iter()
                .any(|block| export::fenced(doc, block).is_some())
    };
    export::has_headers(doc.body)
        || fenced()
        || doc.body.contains("{{c")
            && doc.blocks.lines.iter().any(|line| {
                words(line.kind) && line.text.contains("{{c") && has_gaps(&tokens(line.text))
            })
}

fn has_gaps(tokens: &[Token]) -> bool {
    tokens
        .iter()
        .any(|token| matches!(token, Token::Open { .. }))
}

fn read<'a>(doc: &'a Doc<'a>, at: usize) -> Option<Found<'a>> {
    if at == 0 && (export::has_headers(doc.body) || export::is_table(doc.body)) {
        return Some(Found::Whole {
            pieces: export::read(doc, DIALECT.name, doc.body, 0),
            end: doc.blocks.blocks.len(),
        });
    }
    if let Some(rows) = doc.block(at).and_then(|block| export::fenced(doc, block)) {
        let first = doc.blocks.blocks[at].lines.start + 1;
        return Some(Found::Whole {
            pieces: export::read(doc, DIALECT.name, &rows, first),
            end: at + 1,
        });
    }
    let end = paragraph(doc, at)?;
    let lines = lines(doc, at..end);
    let mut pieces = Vec::new();
    for part in parts(doc, lines) {
        let text = text(doc, part.clone());
        let sides = cloze::cards(&tokens(&text));
        if sides.is_empty() {
            pieces.extend(prose(doc, part));
            continue;
        }
        let sides = sides.into_iter();
        pieces.extend(sides.map(|sides| card(doc, DIALECT.name, Kind::Cloze, sides, part.start)));
    }
    let cards = pieces.iter().any(|piece| matches!(piece, Piece::Card(_)));
    cards.then_some(Found::Whole { pieces, end })
}

/// The texts of a paragraph: its items or lines where each with gaps counts from 1, else all of it.
fn parts(doc: &Doc, lines: Range<usize>) -> Vec<Range<usize>> {
    let all = &doc.blocks.lines;
    let listed = all[lines.clone()].iter().any(|line| line.marker.is_some());
    let mut parts: Vec<Range<usize>> = Vec::new();
    for index in lines.clone() {
        match parts.last_mut() {
            Some(part)
                if listed && all[index].marker.is_none()
                    || all[index].kind == block::Kind::Code =>
            {
                part.end = index + 1;
            }
            _ => parts.push(index..index + 1),
        }
    }
    let mut counted = 0;
    for part in &parts {
        let opens = |number: &str| {
            all[part.clone()]
                .iter()
                .any(|line| line.text.contains(number))
        };
        if opens("{{c") && has_gaps(&tokens(&text(doc, part.clone()))) {
            if !opens("{{c1::") {
                return vec![lines];
            }
            counted += 1;
        }
    }
    if counted > 1 { parts } else { vec![lines] }
}

/// A text with Anki's gaps, which may stand in each other.
pub(super) fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut tokens: Vec<Token> = Vec::new();
    if !text.contains("{{c") {
        return vec![Token::Text(text)];
    }
    let literals = literals(text);
    // Gaps that are open: index of the token, where the gap starts, where its text starts.
    let mut open: Vec<(usize, usize, usize)> = Vec::new();
    let mut start = 0;
    let mut at = 0;
    let mut last_break = None;
    while let Some(found) = text[at..].find(['{', '}', '\n']) {
        at += found;
        let rest = &text[at..];
        if rest.starts_with('\n') {
            last_break = Some(at);
        }
        if let Some((group, len)) = opening(rest).filter(|_| !is_in(&literals, at)) {
            tokens.push(Token::Text(&text[start..at]));
            open.push((tokens.len(), at, at + len));
            tokens.push(Token::Open {
                group,
                hint: None,
                marks: true,
            });
            at += len;
            start = at;
        } else if rest.starts_with("}}")
            && let Some((index, begin, _)) = open.pop()
        {
            let (said, hint) = match text[start..at].split_once("::") {
                Some((said, hint)) => (said, Some(hint)),
                None => (&text[start..at], None),
            };
            if let Token::Open {
                hint: shown, marks, ..
            } = &mut tokens[index]
            {
                *shown = hint;
                *marks = last_break.is_none_or(|line| line < begin);
            }
            tokens.push(Token::Text(said));
            tokens.push(Token::Close);
            at += 2;
            start = at;
        } else {
            at += 1;
        }
    }
    tokens.push(Token::Text(&text[start..]));
    // What was never closed is text.
    for (index, begin, end) in open {
        tokens[index] = Token::Text(&text[begin..end]);
    }
    tokens
}

/// `{{c1::`: its number and length.
fn opening(text: &str) -> Option<(u32, usize)> {
    let rest = text.strip_prefix("{{c")?;
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let group: u16 = rest[..digits].parse().ok().filter(|group| *group > 0)?;
    rest[digits..]
        .starts_with("::")
        .then_some((u32::from(group), 3 + digits + 2))
}

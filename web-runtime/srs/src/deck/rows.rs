//! Card rows: one line a card, `id note topic kind flags rungs`.

use std::fmt::{self, Write};

use super::{Card, Kind};
use crate::CardId;
use crate::text::of_digits;

/// A row is not `id note topic kind flags rungs`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RowError {
    /// Its line, from 1.
    pub line: usize,
}

impl fmt::Display for RowError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {} of the deck's cards can't be read", self.line)
    }
}

impl std::error::Error for RowError {}

const UNANSWERED: u32 = 1;
const FOLLOW_UP: u32 = 2;

/// Writes [`DeckFile::cards`](super::DeckFile::cards).
pub fn write_rows(cards: &[Card]) -> String {
    let mut rows = String::with_capacity(cards.len() * 32);
    for card in cards {
        let kind = match card.kind {
            Kind::Question => 'q',
            Kind::Cloze => 'c',
            Kind::Section => 's',
        };
        let flags =
            if card.answered { 0 } else { UNANSWERED } | if card.follow_up { FOLLOW_UP } else { 0 };
        // A `String` takes whatever is written to it.
        let _ = writeln!(
            rows,
            "{} {} {} {kind} {flags} {}",
            card.id, card.note, card.topic, card.rungs
        );
    }
    rows
}

/// Reads [`DeckFile::cards`](super::DeckFile::cards). Flags and fields of later versions of this format are passed over.
pub fn read_rows(rows: &str) -> Result<Vec<Card>, RowError> {
    let mut cards = Vec::with_capacity(rows.len() / 24);
    let mut rest = Fields(rows.as_bytes());
    while !rest.0.is_empty() {
        let row = Fields(rest.next(b'\n'));
        let error = RowError {
            line: cards.len() + 1,
        };
        cards.push(read_row(row).ok_or(error)?);
    }
    Ok(cards)
}

fn read_row(mut row: Fields) -> Option<Card> {
    let id = CardId::from_digits(row.next(b' '))?;
    let note = row.number()?;
    let topic = row.number()?;
    let kind = match row.next(b' ') {
        b"q" => Kind::Question,
        b"c" => Kind::Cloze,
        b"s" => Kind::Section,
        _ => return None,
    };
    let flags = row.number()?;
    let rungs = row.number()?.try_into().ok()?;
    let (answered, follow_up) = (flags & UNANSWERED == 0, flags & FOLLOW_UP != 0);
    Some(Card {
        id,
        note,
        topic,
        kind,
        answered,
        follow_up,
        rungs,
    })
}

/// What is left of a text, field by field. By bytes, because a start waits for 100,000 rows.
struct Fields<'a>(&'a [u8]);

impl<'a> Fields<'a> {
    /// The text up to the separator or the end.
    fn next(&mut self, separator: u8) -> &'a [u8] {
        let end = self
            .0
            .iter()
            .position(|&byte| byte == separator)
            .unwrap_or(self.0.len());
        let (field, rest) = self.0.split_at(end);
        self.0 = rest.get(1..).unwrap_or(rest);
        field
    }

    /// A field that is a decimal number.
    fn number(&mut self) -> Option<u32> {
        of_digits(self.next(b' '))?.try_into().ok()
    }
}

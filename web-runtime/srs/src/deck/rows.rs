//! Card rows: one line a card, `id note topic kind flags rungs`.

use std::fmt::{self, Write};

use super::{Card, Kind};
use crate::CardId;

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

const UNANSWERED: u16 = 1;
const FOLLOW_UP: u16 = 2;

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
    let mut cards = Vec::with_capacity(rows.len() / 28);
    for (index, row) in rows.lines().enumerate() {
        cards.push(read_row(row).ok_or(RowError { line: index + 1 })?);
    }
    Ok(cards)
}

fn read_row(row: &str) -> Option<Card> {
    let mut fields = row.split(' ');
    let id: CardId = fields.next()?.parse().ok()?;
    let note = fields.next()?.parse().ok()?;
    let topic = fields.next()?.parse().ok()?;
    let kind = match fields.next()? {
        "q" => Kind::Question,
        "c" => Kind::Cloze,
        "s" => Kind::Section,
        _ => return None,
    };
    let flags: u16 = fields.next()?.parse().ok()?;
    let rungs = fields.next()?.parse().ok()?;
    Some(Card {
        id,
        note,
        topic,
        kind,
        answered: flags & UNANSWERED == 0,
        follow_up: flags & FOLLOW_UP != 0,
        rungs,
    })
}

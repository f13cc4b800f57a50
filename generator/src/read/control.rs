//! Comments that steer the reading: `<!-- card: off -->`, `<!-- card: on -->`, `<!-- card: id=lock-1 -->`.

use super::Reader;
use crate::{block::Block, draft::Piece};

enum Control<'a> {
    Off,
    On,
    Id(&'a str),
}

impl Reader<'_> {
    /// Follows a comment; false where it is only a comment.
    pub(super) fn control(&mut self, block: &Block) -> bool {
        match control(block.text) {
            Some(Control::Off) => {
                self.close();
                self.off = true;
            }
            Some(Control::On) => self.off = false,
            Some(Control::Id(id)) => match &mut self.open {
                Some(open) if open.is_empty() => open.id = Some(id.to_owned()),
                _ => self.next_id = Some(id.to_owned()),
            },
            None => return false,
        }
        true
    }

    /// Gives the identity that a comment announced to the first of some cards. Others of the same line, such as those of
    /// further gaps, count on from it: `lock`, `lock-2`.
    pub(super) fn give_id(&mut self, pieces: &mut [Piece]) {
        let mut cards = pieces.iter_mut().filter_map(|piece| match piece {
            Piece::Card(draft) => Some(draft),
            Piece::Prose { .. } => None,
        });
        let Some(first) = cards.next() else {
            return;
        };
        let Some(id) = self.next_id.take() else {
            return;
        };
        let line = first.line;
        for (card, number) in cards.take_while(|card| card.line == line).zip(2..) {
            card.explicit_id = Some(format!("{id}-{number}"));
        }
        first.explicit_id = Some(id);
    }
}

/// Whether a comment steers the reading.
pub fn is_control(comment: &str) -> bool {
    control(comment).is_some()
}

/// Whether comments in the lines above a place have turned cards off.
pub fn is_off_below(lines: &[&str]) -> bool {
    let orders = lines.iter().rev().filter_map(|line| control(line.trim()));
    let mut switches = orders.filter(|order| !matches!(order, Control::Id(_)));
    matches!(switches.next(), Some(Control::Off))
}

/// The identity that a comment gives to the card below it.
pub fn id_in(comment: &str) -> Option<&str> {
    match control(comment) {
        Some(Control::Id(id)) => Some(id),
        _ => None,
    }
}

fn control(comment: &str) -> Option<Control<'_>> {
    let inner = comment.strip_prefix("<!--")?.strip_suffix("-->")?.trim();
    let order = inner.strip_prefix("card:")?.trim();
    match order {
        "off" => Some(Control::Off),
        "on" => Some(Control::On),
        _ => order
            .strip_prefix("id=")
            .map(str::trim)
            .filter(|id| !id.is_empty() && !id.contains(char::is_whitespace))
            .map(Control::Id),
    }
}

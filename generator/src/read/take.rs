//! What a dialect finds at a block, and the card that begins there.

use super::{Open, Reader, reach::interrupts};
use crate::{
    dialect::{Dialect, Found, Rank, Reach},
    draft::{Kind, Piece},
    grammar::chat,
    grammar::outline::Outline,
    grammar::text::Part,
};

impl<'a> Reader<'a> {
    /// The first dialect that reads block `at` and may do so here.
    pub(super) fn found(
        &self,
        at: usize,
        dialects: &[&'static Dialect],
    ) -> Option<(&'static str, Found<'a>)> {
        // `要不要我再整理一题？` is asked of whoever copied it.
        let blocks = &self.doc.blocks.blocks;
        let offered = at.checked_sub(1).is_some_and(|above| {
            blocks[above].text.ends_with([':', '：']) && chat::is_turn(&blocks[above])
        });
        if offered || chat::is_turn(&blocks[at]) {
            return None;
        }
        dialects.iter().find_map(|dialect| {
            let found = (dialect.read)(self.doc, at)?;
            let allowed = match (&found, &self.open) {
                (Found::Ask(ask), Some(open)) => interrupts(ask, self.doc, at, open),
                _ => true,
            };
            allowed.then_some((dialect.name, found))
        })
    }

    /// Takes over what a dialect has found at block `at`; gives the next one to read.
    pub(super) fn take(&mut self, at: usize, dialect: &'static str, found: Found<'a>) -> usize {
        let block = &self.doc.blocks.blocks[at];
        match found {
            Found::Whole { pieces, end } => {
                self.any = true;
                let mut pieces: Vec<Piece> = pieces
                    .into_iter()
                    .map(|piece| self.with_topic(piece))
                    .collect();
                self.give_id(&mut pieces);
                self.report(&pieces);
                // Inside an answer they come after it, and it goes on.
                if let Some(open) = self
                    .open
                    .as_mut()
                    .filter(|open| matches!(open.ask.reach, Reach::Section(_)))
                {
                    open.followers.extend(pieces);
                    open.holes.push(block.lines.clone());
                } else {
                    self.close();
                    self.flush();
                    self.reading.pieces.extend(pieces);
                }
                end.max(at + 1)
            }
            Found::Ask(ask) => {
                let explicit = ask.rank == Rank::Explicit;
                let child = block.is_heading()
                    && self
                        .open
                        .as_ref()
                        .is_some_and(|open| block.level() > open.level);
                self.close_before(explicit, child);
                if block.is_heading() {
                    self.enter(block);
                } else {
                    self.leave_item(block);
                }
                let follow_up = self.follows_up(block);
                let mut topic: Vec<String> = self
                    .headings
                    .iter()
                    .map(|above| above.name.clone())
                    .collect();
                if block.is_heading() {
                    topic.pop();
                    // A question is no topic of what is asked below it.
                    if ask.kind == Kind::Question
                        && let Some(above) = self.headings.last_mut()
                    {
                        above.name.clear();
                        above.asks = true;
                    }
                } else {
                    topic.extend(self.topic.clone());
                }
                let body = ask
                    .head
                    .iter()
                    .filter(|part| !matches!(part, Part::Words("")))
                    .cloned()
                    .collect();
                let next = ask.body.max(at + 1);
                self.any = true;
                self.open = Some(Open {
                    dialect,
                    start: at,
                    topic,
                    level: block.level(),
                    indent: block.indent,
                    body,
                    outline: Outline::default(),
                    outlined: false,
                    points: 0..0,
                    asides: Vec::new(),
                    tags: Vec::new(),
                    told: false,
                    restated: false,
                    sealed: 0,
                    follow_up,
                    id: self.next_id.take(),
                    followers: Vec::new(),
                    holes: Vec::new(),
                    ask,
                });
                next
            }
        }
    }
}

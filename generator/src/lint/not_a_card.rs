//! A line that ends in a question mark, and yet is no card's question: what the reader took it for.

use std::collections::HashSet;

use super::{Place, place::end_of};
use crate::{
    block::{self, Block, Blocks},
    compile::Compiled,
    diagnostic::Diagnostic,
    draft::Piece,
    grammar::asking::{self, Asking},
    grammar::survey::is_plain_question,
    grammar::title,
    note::Cards,
    read::is_off_below,
};

pub fn check(place: &Place, compiled: &Compiled, found: &mut Vec<Diagnostic>) {
    // Whoever turned cards off knows; a note without any card says so once.
    if compiled.note.cards == Cards::Off || compiled.drafts().next().is_none() {
        return;
    }
    let steered = compiled.note.body.contains("card: off");
    let asked: HashSet<String> = compiled
        .drafts()
        .map(|draft| title::folded(&draft.question))
        .collect();
    for (at, piece) in compiled.pieces.iter().enumerate() {
        let Piece::Prose { markdown, line } = piece else {
            continue;
        };
        if !markdown.contains(['?', '？']) {
            continue;
        }
        let lines = *line..end_of(place, compiled, at);
        let blocks = block::blocks(markdown);
        let before_card = matches!(compiled.pieces.get(at + 1), Some(Piece::Card(_)));
        for (index, asks) in blocks.blocks.iter().enumerate() {
            if asks.asking != Asking::Marked || !(asks.is_text() || asks.is_heading()) {
                continue;
            }
            // A table of contents.
            if asked.contains(&title::folded(asks.text)) {
                continue;
            }
            let words = blocks.lines[asks.lines.end - 1].text;
            let guess = line + asks.lines.start as u32;
            let Some(line) = place.find(guess..lines.end, words) else {
                continue;
            };
            // Whoever turned them off here knows, too.
            if steered && is_off_below(place.above(line)) {
                continue;
            }
            let why = why(&blocks, index, asks, before_card);
            found.push(place.diagnostic(
                "not-a-card",
                (line, words),
                format!("this asks, but is no card: {why}"),
                "write `Q:` before it and `A:` before its answer to make it one",
            ));
        }
    }
}

fn why(blocks: &Blocks, index: usize, asks: &Block, before_card: bool) -> &'static str {
    let last = index + 1 == blocks.blocks.len();
    if asks.is_heading() {
        match (last, before_card) {
            (true, true) => "it only heads the cards below it",
            (true, false) => "nothing stands below it",
            (false, _) => "it is read as the name of a part of the note",
        }
    } else if asking::is_rhetorical(asks.text) {
        "it is rhetoric"
    } else if asks.marker.is_none() && !is_plain_question(asks) {
        "it is read as prose that ends in a question"
    } else if last {
        "nothing that answers it stands below it"
    } else {
        "it is read as part of the text around it"
    }
}

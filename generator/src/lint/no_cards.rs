//! A note that gave no card, and why.

use super::Place;
use crate::{
    block,
    compile::Compiled,
    diagnostic::Diagnostic,
    dialect::DIALECTS,
    grammar::asking::Asking,
    note::{Cards, Note},
};

const WRITE: &str = "write `Q:` and `A:` where it asks, or `cards: sections` in its front matter; or leave it out with `exclude:`";

pub fn check(place: &Place, compiled: &Compiled, found: &mut Vec<Diagnostic>) {
    // A head that can't be read, or names a dialect that is none, has its own message; so has a file that is not text.
    let told = compiled.diagnostics.iter().any(|diagnostic| {
        matches!(
            diagnostic.name,
            "not-text" | "unknown-dialect" | "front-matter"
        )
    });
    if told || compiled.drafts().next().is_some() {
        return;
    }
    let first = compiled.note.first_line;
    let line = (first..place.end()).find(|line| !place.line(*line).trim().is_empty());
    let (why, help) = why(compiled);
    found.push(place.diagnostic(
        "no-cards",
        (line.unwrap_or(first), ""),
        format!("nothing in this note became a card: {why}"),
        help,
    ));
}

fn why(compiled: &Compiled) -> (String, &'static str) {
    let note = &compiled.note;
    match &note.cards {
        Cards::Off if note.ruled => (
            "`dialects:` in yiji.yaml says `off` of its folder".into(),
            "leave it out there if it is for learning",
        ),
        Cards::Dialect(name) if note.ruled => (
            format!(
                "`dialects:` in yiji.yaml asks for `{name}` only in its folder, and nothing is written so"
            ),
            "say `cards:` in its front matter, which goes before, or leave it out there",
        ),
        Cards::Off => (
            "its front matter says `cards: off`".into(),
            "take `cards: off` out if it is for learning",
        ),
        Cards::Dialect(name) if DIALECTS.iter().any(|dialect| dialect.name == name) => (
            format!("its front matter asks for `{name}` only, and nothing is written so"),
            "take `cards:` out, and each part is read as it is written",
        ),
        _ => (reason(note), WRITE),
    }
}

fn reason(note: &Note) -> String {
    if note.body.trim().is_empty() {
        return "it is empty".into();
    }
    if note.body.contains("<!-- card: off -->") {
        return "a comment in it says `card: off`".into();
    }
    let blocks = block::blocks(&note.body);
    let count = |wanted: fn(&block::Block) -> bool| {
        blocks.blocks.iter().filter(|block| wanted(block)).count()
    };
    let asking = count(|block| block.asking == Asking::Marked);
    let headings = count(|block| block.is_heading());
    match (asking, headings) {
        (0, 0) => "it has neither questions nor headings".into(),
        (0, _) if note.cards == Cards::NoSections => {
            "no line asks, and `sections: false` keeps headings from being cards".into()
        }
        (0, 1) => "no line asks, and its heading only names what it is about".into(),
        (0, headings) => format!("no line asks, and its {headings} headings only name its parts"),
        (1, _) => "one line ends in a question mark, and reads as part of the text".into(),
        (asking, _) => {
            format!("{asking} lines end in a question mark, and read as part of the text")
        }
    }
}

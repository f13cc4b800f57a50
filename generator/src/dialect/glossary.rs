//! Terms and what they mean.
//!
//! # What it reads
//!
//! Below a heading or a title such as 名词解释, 术语 or "Glossary", each item or paragraph that begins with a term: in bold, or
//! before a colon or a dash.
//!
//! # A note
//!
//! ```text
//! ## 名词解释
//!
//! - **幻读**：同一个条件查两次，第二次多出行来
//! - **脏读**：读到别人还没提交的
//! ```
//!
//! # Its cards
//!
//! One a term, of the kind `section`: what stands behind it, and below it up to the next term or heading.
//!
//! # What it leaves alone
//!
//! Terms in any other part of a note: there they are points of what is explained.

use super::{Ask, Dialect, Doc, Found, Rank, Reach, item};
use crate::{draft, grammar::text::Part, grammar::title};

/// The dialect.
pub const DIALECT: Dialect = Dialect {
    name: "glossary",
    summary: "terms and what they mean, below 名词解释, 术语 or \"Glossary\"",
    recognizes: |doc| !doc.survey.glossaries.is_empty(),
    read,
};

fn read<'a>(doc: &'a Doc<'a>, at: usize) -> Option<Found<'a>> {
    let glossaries = &doc.survey.glossaries;
    let next = glossaries.partition_point(|part| part.blocks.end <= at);
    let part = glossaries
        .get(next)
        .filter(|part| part.blocks.contains(&at))?;
    let block = doc.block(at)?;
    let (term, said) = part.term(block)?;
    let more = block.lines.start + 1..block.lines.end;
    let mut head = Vec::new();
    head.extend((!said.is_empty()).then_some(Part::Words(said)));
    head.extend((!more.is_empty()).then_some(Part::Lines(more)));
    let nested = item::is_nested(doc, at);
    if head.is_empty() && !nested {
        return None;
    }
    Some(Found::Ask(Ask {
        kind: draft::Kind::Section,
        question: title::question(term),
        line: block.lines.start,
        head,
        body: at + 1,
        reach: match nested || block.marker.is_some() {
            true => Reach::Nested(block.indent),
            false => Reach::Open,
        },
        rank: Rank::Line,
    }))
}

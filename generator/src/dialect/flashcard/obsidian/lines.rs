//! Lines around a question that are none of it: tags, fields, the plugin's comments.

use super::{
    super::{super::Doc, has_words, text, without_id},
    is_deck_tag,
};
use crate::{
    block,
    grammar::label::{self, Label, Role},
    grammar::text::{Part, markdown},
};
use std::ops::Range;

/// How the plugin's own comments start.
pub(super) const SCHEDULE: &str = "<!--SR:";

/// Whether a line has one of them. `<!--SR:!...-->` in a text about them has no day.
pub(super) fn is_scheduled(line: &str) -> bool {
    line.split(SCHEDULE).skip(1).any(|rest| {
        rest.trim_start_matches('!')
            .starts_with(|sign: char| sign.is_ascii_digit())
    })
}

/// Whether a line is made of tags: `#python`, `#flashcards #python`.
pub(super) fn is_tags(line: &str) -> bool {
    let tag = |word: &str| {
        word.strip_prefix('#')
            .is_some_and(|name| name.starts_with(char::is_alphanumeric))
    };
    line.starts_with('#') && line.split_whitespace().all(tag)
}

/// Whether lines are properties of the note: `key:: value`, and one of them that nobody has filled in.
pub(super) fn are_properties(doc: &Doc, range: Range<usize>) -> bool {
    let said = || {
        doc.blocks.lines[range.clone()]
            .iter()
            .filter(|line| line.kind != block::Kind::Blank)
    };
    let value = |text: &str| {
        let (key, value) = text.split_once("::")?;
        let word = !key.is_empty()
            && key
                .chars()
                .all(|sign| sign.is_alphanumeric() || sign == '-');
        word.then(|| value.trim().is_empty())
    };
    let values: Option<Vec<bool>> = said().map(|line| value(line.text)).collect();
    values.is_some_and(|values| values.contains(&true))
}

/// What a card in named fields asks, where its lines are such.
pub(super) struct Fields {
    /// The question.
    pub(super) question: String,
    /// What stands above it, and names what it is about.
    pub(super) topic: Vec<String>,
}

/// Reads a front in fields, the last of which is the question:
///
/// ```text
/// - Highlight:表单
/// - Question:为什么不能填？
/// ```
pub(super) fn fields(doc: &Doc, range: Range<usize>) -> Option<Fields> {
    let lines = &doc.blocks.lines;
    let asked = range
        .clone()
        .find(|at| role(lines[*at].text, Role::Question).is_some())?;
    let label = role(lines[asked].text, Role::Question)?;
    // What else stands above belongs to the question.
    let mut topic = Vec::new();
    for line in &lines[range.start..asked] {
        let (name, value) = line.text.split_once([':', '：'])?;
        let field = line.marker.is_some() && name.chars().all(char::is_alphanumeric);
        if !field {
            return None;
        }
        topic.push(value.trim().to_owned());
    }
    let parts = [Part::Words(label.rest), Part::Lines(asked + 1..range.end)];
    topic.retain(|name| has_words(name));
    Some(Fields {
        question: markdown(lines, &parts),
        topic,
    })
}

/// Lines without the plugin's comments and the label that says that they are the answer.
pub(super) fn back(doc: &Doc, range: Range<usize>) -> String {
    let first = range.clone().find(|at| {
        let line = &doc.blocks.lines[*at];
        line.kind != block::Kind::Blank
    });
    let labelled = first.and_then(|at| {
        let line = &doc.blocks.lines[at];
        let label = role(line.text, Role::Answer).filter(|_| line.marker.is_some())?;
        let parts = [Part::Words(label.rest), Part::Lines(at + 1..range.end)];
        Some(markdown(&doc.blocks.lines, &parts))
    });
    said(&labelled.unwrap_or_else(|| text(doc, range)))
}

/// `text` without the plugin's comments, and without the names that a plugin gives to blocks.
pub(super) fn said(text: &str) -> String {
    if !text.contains(SCHEDULE) && !text.contains('^') {
        return text.to_owned();
    }
    let kept = text.lines().filter_map(|line| {
        let said = without_id(unscheduled(line));
        (said.len() == line.len() || !said.is_empty()).then_some(said)
    });
    kept.collect::<Vec<_>>().join("\n").trim_end().to_owned()
}

/// A line up to the plugin's comment.
pub(super) fn unscheduled(line: &str) -> &str {
    line.find(SCHEDULE).map_or(line, |at| line[..at].trim_end())
}

/// The label at the start of a line, if it announces this.
fn role(line: &str, role: Role) -> Option<Label<'_>> {
    label::read(line).filter(|label| label.role == role)
}

/// `text` without deck tags at its ends.
pub(super) fn untagged(text: &str) -> String {
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

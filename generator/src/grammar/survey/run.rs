//! What the items of one list are like, and whether they are prompts.

use crate::{
    block::{Block, Kind, Line},
    grammar::asking::{self, Asking},
    grammar::marker::Style,
    grammar::title,
};

use super::asks;

/// Items that follow each other, at one indent and with one kind of marker.
#[derive(Clone, Copy, Debug, Default)]
pub struct Run {
    /// The block of its first item.
    pub first: usize,
    /// Its items.
    pub items: u32,
    /// Those that end in ？.
    pub marked: u32,
    /// Those that ask, or name what one asks about.
    pub asked: u32,
    /// Those with text of their own below them and to the right.
    pub filled: u32,
    /// Those that name a thing in a few words, with text of their own below them, wherever it starts.
    pub named: u32,
    /// Those that ask and go on with the answer.
    pub answering: u32,
    /// Those that end in a full stop.
    pub stopped: u32,
    /// Those that are links.
    pub linked: u32,
    /// Those of few words.
    pub short: u32,
    /// Those whose words stand in a quotation: `1. > 什么是锁`.
    pub quoted: u32,
    /// How its items are marked.
    pub style: Option<Style>,
    /// Whether its items have no sign but their indentation.
    pub bare: bool,
    /// Whether all its items are prompts, those that do not ask too, in a note of questions.
    pub prompts: bool,
    /// Whether it stands by itself: right below a heading that does not ask, or first in the note. Below a question or
    /// words it answers or lists points.
    pub alone: bool,
    /// Whether it stands right below a heading that is no question by its mark.
    pub headed: bool,
}

impl Run {
    /// Counts one more item; `below` is the block that follows it.
    pub fn count(&mut self, item: &Block, below: Option<&Block>, lines: &[Line]) {
        let nested = below.is_some_and(|next| !next.is_heading() && next.indent > item.indent);
        let goes_on = item.lines.len() > 1
            || below.is_some_and(|next| {
                next.gap == 0
                    && next.marker.is_none()
                    && !matches!(next.kind, Kind::Heading(_) | Kind::Edge | Kind::Rule)
            });
        self.items += 1;
        self.marked += u32::from(item.asking == Asking::Marked);
        self.asked += u32::from(asks(item));
        self.filled += u32::from(nested);
        self.linked += u32::from(item.text.contains("]("));
        self.short += u32::from(item.text.chars().count() <= SHORT && item.lines.len() == 1);
        self.named += u32::from(is_name(item.text) && (nested || goes_on));
        self.answering += u32::from(asking::answer_at(item.text).is_some());
        self.stopped += u32::from(item.text.ends_with('。'));
        self.quoted += u32::from(is_quoted(&lines[item.lines.start]));
    }

    /// Whether its items are bullets, or have no sign at all.
    pub fn is_bulleted(&self) -> bool {
        self.style == Some(Style::Bullet)
    }

    /// Whether a list of a note with so many paragraphs is one of questions, whatever the note is about.
    pub fn tells(&self, paragraphs: u32) -> bool {
        let most_marked = self.marked * 4 >= self.items * 3;
        let answered =
            self.items >= 3 && self.asked * 2 >= self.items && self.filled * 2 >= self.items;
        let titled = self.alone && (self.is_glossary() || self.is_quoted());
        // A list of questions only is a note by itself; in a text it is something to check.
        let alone = paragraphs * 4 <= self.items;
        if self.bare {
            return self.items >= 3 && self.asked * 3 >= self.items * 2 && alone
                || self.items >= 5 && self.asked * 3 >= self.items && alone;
        }
        if self.is_bulleted() {
            return self.items >= 5 && most_marked && alone
                || answered && (self.asked > self.marked || alone)
                || titled && alone
                || self.alone && self.is_list_of_names() && paragraphs == 0;
        }
        self.items >= 4 && most_marked && paragraphs <= self.items * 2
            || self.items >= 6 && self.asked * 4 >= self.items * 3 && paragraphs == 0
            || answered
            || titled
    }

    /// Whether enough of its items ask for all of them to be prompts; `only` says that its note is hardly more than lists.
    pub fn asks(&self, only: bool) -> bool {
        let asks = match self.style {
            _ if self.is_glossary() || self.is_quoted() => true,
            Some(Style::Bullet) if self.bare => self.asked * 3 >= self.items,
            Some(Style::Bullet) => {
                (self.marked >= 2 || self.filled * 2 >= self.items) && self.asked * 2 >= self.items
                    || only && self.items >= 5 && self.asked * 3 >= self.items
            }
            _ => self.asked * 3 >= self.items,
        };
        self.alone && self.items >= 3 && asks
    }

    /// Whether it is like lists of prompts elsewhere in its note, which ask in the same way.
    pub fn asks_too(&self) -> bool {
        self.alone && (self.bare || self.asked * 3 >= self.items)
    }

    /// Whether at least half of its items ask and go on with the answer.
    pub fn answers(self) -> bool {
        (self.alone || self.headed) && self.answering >= 2 && self.answering * 2 >= self.items
    }

    /// Whether nearly every item names a thing and says below what it is, and some ask.
    pub fn is_glossary(&self) -> bool {
        self.items >= 4 && self.named * 5 >= self.items * 4 && self.asked * 3 >= self.items
    }

    /// Whether its items are short and no links, and at least a third of them ask.
    fn is_list_of_names(&self) -> bool {
        self.items >= 6
            && self.asked * 3 >= self.items
            && self.linked * 4 <= self.items
            && self.short * 5 >= self.items * 4
    }

    /// Whether the words of its items are quoted, and the text below them is not.
    fn is_quoted(&self) -> bool {
        self.items >= 2 && self.quoted == self.items && self.filled * 2 >= self.items
    }
}

/// The most characters of few words.
const SHORT: usize = 40;

/// Whether a line names a thing: few words, and no sentence.
pub fn is_name(text: &str) -> bool {
    let text = title::said(text);
    text.chars().count() <= SHORT
        && !text.contains(['：', ':', '→', '。', '；'])
        && !text.ends_with(['，', ',', '.', ';'])
}

/// Whether what follows the marker of a line is a quotation.
fn is_quoted(line: &Line) -> bool {
    let marked = &line.raw[..line.raw.len() - line.raw.trim_start().len()];
    let rest = &line.raw[marked.len()..];
    line.marker.is_some_and(|marker| {
        rest.get(marker.len..)
            .is_some_and(|rest| rest.starts_with('>'))
    })
}

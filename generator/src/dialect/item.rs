//! Items of lists that ask: what `numbered` and `bullet` have in common.

use super::{Doc, Reach};
use crate::{
    block::Block,
    grammar::asking::{self, Asking},
    grammar::marker::Style,
    grammar::survey::{Run, bold_start, is_name},
    grammar::text::{Part, is_within},
    grammar::title,
};

/// What an item asks, and the lines of its own that answer: in a list whose items name a thing and say below what it
/// is, or asks and says the answer below, the first line asks.
pub fn parts<'a>(doc: &Doc<'a>, block: &Block<'a>, run: Run) -> (String, Vec<Part<'a>>) {
    if let Some((asked, told)) = lead(block, run) {
        let more = block.lines.start + 1..block.lines.end;
        let mut head = vec![Part::Words(told)];
        head.extend((!more.is_empty()).then_some(Part::Lines(more)));
        return (asked.to_owned(), head);
    }
    // `怎样选主？（先……，再……，最后……）`
    if let Some(at) = asking::answer_at(block.text)
        && block.text[at..].starts_with(['（', '('])
    {
        let more = block.lines.start + 1..block.lines.end;
        let mut head = vec![Part::Words(&block.text[at..])];
        head.extend((!more.is_empty()).then_some(Part::Lines(more)));
        return (block.text[..at].to_owned(), head);
    }
    let named = tells_below(doc, block, run);
    let shown = block.lines.len() > 1
        && ["{%", "![", "<img"].iter().any(|start| {
            doc.blocks.lines[block.lines.start + 1]
                .text
                .starts_with(start)
        });
    if shown || named {
        let more = block.lines.start + 1..block.lines.end;
        (block.text.to_owned(), vec![Part::Lines(more)])
    } else {
        (doc.words(block), Vec::new())
    }
}

/// What an item asks in bold, and the answer that follows on its line: `**何时要加锁**：两个线程会写同一处时。` Below 追问 and
/// the like all that stands in bold is asked.
pub fn lead<'a>(block: &Block<'a>, run: Run) -> Option<(&'a str, &'a str)> {
    let (bold, rest) = bold_start(block.text).filter(|_| block.asking != Asking::Marked)?;
    let told = rest.trim_start_matches(['：', ':', ' ']);
    let leads = rest.starts_with(['：', ':']) || bold.ends_with(['：', ':']);
    let asked = bold.trim_end_matches(['：', ':']);
    let asks = || run.listed || asking::asking(asked) > Asking::No;
    (leads && !told.is_empty() && run.prompts && asks()).then_some((asked, told))
}

/// Whether an item names a thing on its first line and says on the next what it is. In the record of a round, too, where
/// the next line is a statement: `2. 页表`, and below it `一级太大，所以分级`.
pub fn tells_below(doc: &Doc, block: &Block, run: Run) -> bool {
    let states = || {
        let next = &doc.blocks.lines[block.lines.start + 1];
        next.text.contains(['，', '。', '：', '；', '、'])
            && asking::asking(next.text) == Asking::No
    };
    // `3. 乐观锁是什么`, and the answer on the next lines.
    let answers = || run.prompts && block.asks() && !block.text.ends_with('、') && states();
    // Lines to the right of the number, in a list where most items have such.
    let indented = || {
        let next = &doc.blocks.lines[block.lines.start + 1];
        next.indent > block.indent && run.filled * 4 >= run.items * 3 && states()
    };
    // `1. Explain what a page table is.`, and a sentence on the next line.
    const LONGEST: usize = 120;
    let english = || {
        let next = &doc.blocks.lines[block.lines.start + 1];
        run.prompts
            && block.text.is_ascii()
            && is_within(block.text, LONGEST)
            && asking::tells_to(block.text)
            && next
                .text
                .starts_with(|first: char| first.is_ascii_uppercase())
    };
    let name = block.text.trim_end_matches(['。', '：', ':']);
    if block.lines.len() > 1 && block.asking != Asking::Marked && english() {
        return true;
    }
    block.lines.len() > 1
        && block.asking != Asking::Marked
        && is_name(name)
        && (run.glossary
            || run.round && run.prompts && states()
            || answers()
            || run.prompts && indented())
}

/// Whether an item says one thing: it has one line, or goes on until a bracket closes that its first line opened.
pub fn is_one_line(doc: &Doc, block: &Block) -> bool {
    const MOST: usize = 4;
    let count = |text: &str, signs: [char; 2]| text.matches(signs).count();
    let mut depth = 0isize;
    let lines = &doc.blocks.lines[block.lines.clone()];
    lines.len() <= MOST
        && lines.iter().enumerate().all(|(at, line)| {
            let goes_on = at == 0 || depth > 0;
            let (opened, closed) = (count(line.text, ['（', '(']), count(line.text, ['）', ')']));
            depth += opened as isize - closed as isize;
            goes_on
        })
}

/// How far the answer of an item reaches. Among other items it is what stands below and to the right.
pub fn reach(doc: &Doc, at: usize, nested: bool, prompts: bool) -> Reach {
    let indent = doc.block(at).map_or(0, |block| block.indent);
    // Only of a bare question its neighbour says that it has no answer below.
    let bare = doc.block(at).is_some_and(|item| item.lines.len() == 1);
    let listed = || {
        (is_listed(doc, at) || prompts && bare && doc.survey.lists.has_neighbour(at))
            && !(prompts && stands_between(doc, at))
    };
    let nested = nested || ends_nested_list(doc, at);
    if nested || is_over_next(doc, at) || !is_over_bullets(doc, at) && listed() {
        Reach::Nested(indent)
    } else {
        Reach::Open
    }
}

/// Whether a statement stands between a numbered item that asks and the next item of its list: its answer, not to the
/// right of it.
fn stands_between(doc: &Doc, at: usize) -> bool {
    const SHORTEST: usize = 24;
    let own = doc.survey.lists.run(at).map(|run| run.first);
    let (Some(item), Some(below)) = (doc.block(at), doc.block(at + 1)) else {
        return false;
    };
    let states = below.is_text()
        && below.marker.is_none()
        && below.label.is_none()
        && below.asking == Asking::No
        && !is_within(below.text, SHORTEST)
        && (doc.blocks.lines[below.lines.end - 1].text).ends_with(['.', '。', '：', ':']);
    let goes_on = || {
        let next = doc.blocks.blocks[at + 1..doc.next_heading(at + 1)]
            .iter()
            .position(|next| next.marker.is_some() && next.indent == item.indent)?;
        doc.survey.lists.run(at + 1 + next).map(|run| run.first)
    };
    states
        && item
            .marker
            .is_some_and(|marker| marker.style != Style::Bullet)
        && item.asks()
        && own.is_some()
        && goes_on() == own
}

/// Whether text stands below block `at` and to the right.
pub fn is_nested(doc: &Doc, at: usize) -> bool {
    let (Some(block), Some(below)) = (doc.block(at), doc.block(at + 1)) else {
        return false;
    };
    below.indent > block.indent && !below.is_heading()
}

/// Whether an item that does not ask is over a list of prompts, or one most of whose items end in ？: a topic.
pub fn is_over_prompts(doc: &Doc, at: usize) -> bool {
    let asks = doc.block(at).is_some_and(Block::asks);
    let below = doc.survey.lists.run(at + 1);
    let ask = |run: Run| run.prompts || run.marked * 2 > run.items;
    !asks && doc.survey.interview && below.is_some_and(ask)
}

/// Whether bullets stand right below a numbered item, as far to the left as it: they are its text.
fn is_over_bullets(doc: &Doc, at: usize) -> bool {
    let (Some(block), Some(below)) = (doc.block(at), doc.block(at + 1)) else {
        return false;
    };
    let bulleted = |block: &Block| block.marker.map(|marker| marker.style == Style::Bullet);
    bulleted(block) == Some(false)
        && bulleted(below) == Some(true)
        && below.indent == block.indent
        && below.gap == 0
}

/// Whether an item is the last of a list all of whose items have their text below and to the right: what stands further to
/// the left below it is none of it.
fn ends_nested_list(doc: &Doc, at: usize) -> bool {
    let run = doc.survey.lists.run(at);
    run.is_some_and(|run| run.last == at && run.items >= 3 && run.filled == run.items)
        && is_nested(doc, at)
}

/// Whether a higher number of its list stands right below an item, as far to the left as it: nothing else can be its
/// answer.
fn is_over_next(doc: &Doc, at: usize) -> bool {
    let number = |at: usize| {
        let block = doc.block(at)?;
        let marker = block
            .marker
            .filter(|marker| marker.style != Style::Bullet)?;
        Some((marker.number, block.indent))
    };
    let follows = match (number(at), number(at + 1)) {
        (Some((own, indent)), Some((next, other))) => next > own && other == indent,
        _ => false,
    };
    follows && doc.survey.lists.are_one(at, at + 1)
}

/// Whether an item stands right below or above another that asks, with nothing between: a list of questions only.
fn is_listed(doc: &Doc, at: usize) -> bool {
    let beside = |first: Option<&Block>, second: Option<&Block>| {
        let (Some(first), Some(second)) = (first, second) else {
            return false;
        };
        let style = |block: &Block| block.marker.map(|marker| marker.style);
        second.gap == 0
            && first.indent == second.indent
            && style(first) == style(second)
            && first.asking == Asking::Marked
            && second.asking == Asking::Marked
    };
    let before = at.checked_sub(1).and_then(|before| doc.block(before));
    beside(before, doc.block(at)) || beside(doc.block(at), doc.block(at + 1))
}

/// `"锁是什么？" — [[某厂一面]]`: where something was asked that is answered elsewhere.
pub fn cites_places(text: &str) -> bool {
    if !text.starts_with(['"', '“', '「']) {
        return false;
    }
    text.split_once("[[").is_some_and(|(said, places)| {
        let said = said.trim_end().trim_end_matches(['—', '–', '-', ' ']);
        said.ends_with(['"', '”', '」']) && places.contains("]]")
    })
}

/// `[什么是索引？](#什么是索引)`
pub fn is_link(text: &str) -> bool {
    title::link(text.trim_matches(['*', ' '])).is_some()
}

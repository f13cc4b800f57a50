//! Which lines are items of lists that count up, and which item each stands in.

use crate::{
    block::line::{Kind, Line, is_blank, unquote},
    grammar::marker::{self, Marker, Style},
};

/// An item of a list that counts up.
pub(super) struct Item {
    /// Its line, by number.
    pub(super) line: usize,
    marker: Marker,
    /// Columns that come before it once it is rewritten.
    indent: usize,
    /// Whether Markdown takes it for text.
    is_text: bool,
    /// Whether it has to be set apart from the paragraph above.
    apart: bool,
}

impl Item {
    /// Column of its text once it is rewritten.
    fn content(&self) -> usize {
        self.indent + self.number().len() + 2
    }

    fn number(&self) -> String {
        self.marker.number.to_string()
    }

    /// Writes its line; whether it differs.
    pub(super) fn write(&self, line: &Line, out: &mut String) -> bool {
        let (_, inner) = unquote(line.raw);
        let quotation = &line.raw[..line.raw.len() - inner.len()];
        if !self.is_text && self.indent <= usize::from(line.indent) {
            out.push_str(line.raw);
            return false;
        }
        let text = inner.trim_start_matches(is_blank);
        if self.apart {
            out.push_str(quotation.trim_end());
            out.push('\n');
        }
        out.push_str(quotation);
        out.extend(std::iter::repeat_n(' ', self.indent));
        out.push_str(&self.number());
        out.push_str(". ");
        out.push_str(text.get(self.marker.len..).unwrap_or_default());
        true
    }
}

/// A list that is open while its lines are read.
struct Open {
    run: usize,
    quote: u8,
    indent: u16,
    style: Style,
    number: u32,
    /// Its last item, as an index into all.
    item: usize,
    /// Text that is no part of it has come since: it can go on, but holds nothing.
    closed: bool,
}

impl Open {
    /// Whether a number goes on with the list. Once it counts, a number used twice or left out is a slip.
    fn expects(&self, number: u32, length: usize) -> bool {
        let slip = number == self.number || number == self.number + 2;
        number == self.number + 1 || slip && length > 1
    }
}

/// An item as first seen: which list it is in, and which item it stands in.
struct Seen {
    item: Item,
    run: usize,
    parent: Option<usize>,
}

/// The items of all lists that count up or that Markdown knows, in order.
pub(super) fn items(lines: &[Line]) -> Vec<Item> {
    let mut seen: Vec<Seen> = Vec::new();
    let mut lengths: Vec<usize> = Vec::new();
    let mut open: Vec<Open> = Vec::new();
    let mut gap = true;
    for (at, line) in lines.iter().enumerate() {
        let gap = std::mem::replace(&mut gap, line.kind == Kind::Blank);
        match line.kind {
            Kind::Blank => continue,
            Kind::Text => {}
            Kind::Heading(_) | Kind::Rule | Kind::Underline | Kind::Edge => open.clear(),
            _ => close(&mut open, line),
        }
        let marker = line.marker.filter(|marker| counts(marker, line));
        let Some(marker) = marker.or_else(|| bare(line, &open)) else {
            if line.kind == Kind::Text && (gap || line.marker.is_some()) {
                close(&mut open, line);
            }
            continue;
        };
        let goes_on = open.iter().rposition(|list| {
            (list.quote, list.indent, list.style) == (line.quote, line.indent, marker.style)
                && list.expects(marker.number, lengths[list.run])
        });
        let (is_text, closed) = (
            !is_markdown(line),
            goes_on.is_some_and(|at| open[at].closed),
        );
        match goes_on {
            Some(place) => open.truncate(place + 1),
            None => {
                let around = |list: &Open| {
                    list.quote == line.quote
                        && (list.indent < line.indent
                            || list.indent == line.indent && rank(list.style) < rank(marker.style))
                };
                let outer = open.iter().take_while(|list| around(list)).count();
                open.truncate(outer);
                open.push(Open {
                    run: lengths.len(),
                    quote: line.quote,
                    indent: line.indent,
                    style: marker.style,
                    number: 0,
                    item: 0,
                    closed: false,
                });
                lengths.push(0);
            }
        }
        let parent = open.iter().rev().nth(1).filter(|list| !list.closed);
        let parent = parent.map(|list| list.item);
        if let Some(list) = open.last_mut() {
            (list.number, list.item, list.closed) = (marker.number, seen.len(), false);
            lengths[list.run] += 1;
            let follows = at > 0 && lines[at - 1].kind == Kind::Text;
            let first = goes_on.is_none() || closed;
            seen.push(Seen {
                item: Item {
                    line: at,
                    marker,
                    indent: usize::from(line.indent),
                    is_text,
                    apart: first && follows && marker.number != 1,
                },
                run: list.run,
                parent,
            });
        }
    }
    settle(seen, &lengths)
}

/// Leaves out what does not count up, and puts each item below the one it stands in.
fn settle(seen: Vec<Seen>, lengths: &[usize]) -> Vec<Item> {
    // The column of each item's text, if it is one.
    let mut contents: Vec<Option<usize>> = Vec::with_capacity(seen.len());
    let mut items = Vec::with_capacity(seen.len());
    for Seen {
        mut item,
        run,
        parent,
    } in seen
    {
        if item.is_text && lengths[run] < 2 {
            contents.push(None);
            continue;
        }
        // What the author set further in already stays where it is.
        let column = parent.and_then(|parent| contents[parent]);
        item.indent = item.indent.max(column.unwrap_or_default());
        contents.push(Some(item.content()));
        items.push(item);
    }
    items
}

/// A number without a sign, as in `6其他`, that an open list has come to. A count of something is none: `3 个线程`.
fn bare(line: &Line, open: &[Open]) -> Option<Marker> {
    let marker = marker::bare(inner(line)).filter(|_| line.kind == Kind::Text)?;
    let rest = &inner(line)[marker.len..];
    let expected = open.iter().any(|list| {
        (list.quote, list.indent, list.style) == (line.quote, line.indent, marker.style)
            && list.number + 1 == marker.number
    });
    (expected && !marker::is_counted(rest)).then_some(marker)
}

/// Which marker stands below which where indentation does not tell: `1.`, `（1）`, `①`.
fn rank(style: Style) -> u8 {
    match style {
        Style::Bracketed => 1,
        Style::Circled => 2,
        _ => 0,
    }
}

/// Closes the lists that a line is outside of.
fn close(open: &mut [Open], line: &Line) {
    for list in open {
        list.closed |= line.quote != list.quote || line.indent <= list.indent;
    }
}

/// Whether a marker may be one of a list: `80：` is a port, and `一、` heads a part.
fn counts(marker: &Marker, line: &Line) -> bool {
    const HIGHEST: u32 = 99;
    let sign = inner(line).trim_start_matches(|sign: char| sign.is_numeric());
    matches!(
        marker.style,
        Style::Number | Style::Bracketed | Style::Circled
    ) && marker.number <= HIGHEST
        && !sign.starts_with([':', '：'])
        && !line.text.is_empty()
}

/// Whether Markdown reads a line as an item by itself.
fn is_markdown(line: &Line) -> bool {
    let inner = inner(line);
    let sign = inner.trim_start_matches(|sign: char| sign.is_ascii_digit());
    sign.len() < inner.len() && (sign.starts_with(". ") || sign.starts_with(") "))
}

fn inner<'a>(line: &Line<'a>) -> &'a str {
    unquote(line.raw).1.trim_start_matches(is_blank)
}

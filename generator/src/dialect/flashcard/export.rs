//! Notes that Anki exported as text, or that are to be imported: headers, then a row a note. In a note they stand in a
//! fence.
//!
//! ```text
//! #separator:tab
//! #html:true
//! #deck column:3
//! 什么是回表？ ⇥ 拿着主键再查一次<b>聚簇索引</b>。 ⇥ 后端::MySQL
//! ```
//!
//! A column of Anki's own identities (`#guid column:1`) names the cards. Which columns hold something else than text, the headers say; of the others the first is the front, the second the
//! back, and what follows belongs to the back. Fronts with `{{c1::…}}` are texts with gaps.

use super::{super::Doc, anki, card, cloze, has_words};
use crate::{
    block::{Block, Kind},
    draft::{self, Piece},
};

/// Whether a text starts with Anki's headers.
pub fn has_headers(body: &str) -> bool {
    let body = body.trim_start();
    ["#separator:", "#html:"]
        .iter()
        .any(|header| body.starts_with(header))
}

/// Whether the first lines of a text all have tabs between words.
pub fn is_table(body: &str) -> bool {
    let mut lines = body
        .lines()
        .filter(|line| !line.trim().is_empty())
        .take(3)
        .peekable();
    lines.peek().is_some() && lines.all(|line| line.trim().contains('\t'))
}

/// What the headers say.
struct Headers {
    delimiter: u8,
    html: bool,
    topic: Vec<String>,
    /// The column of the deck, and that of the note's type.
    deck: Option<usize>,
    note_type: Option<usize>,
    /// The column of the identity that Anki gave the note.
    guid: Option<usize>,
    /// All columns that hold no text.
    others: Vec<usize>,
}

/// The rows in a fence, headers first; none where an example shows two or three.
pub fn fenced(doc: &Doc, block: &Block) -> Option<String> {
    const FEWEST: usize = 4;
    let lines = doc.blocks.lines.get(block.lines.start + 1..)?;
    let opens = block.kind == Kind::Code && lines.first().is_some_and(|line| has_headers(line.raw));
    if !opens || block.lines.len() < FEWEST {
        return None;
    }
    let inner = block.lines.start + 1..block.lines.end - 1;
    let raws = doc.blocks.lines[inner].iter().map(|line| line.raw);
    let text = raws.collect::<Vec<_>>().join("\n") + "\n";
    let (headers, rows, _) = headers(&text);
    let rows = rows.lines().filter(|row| !row.trim().is_empty());
    let sign = char::from(headers.delimiter);
    let (whole, part): (Vec<_>, Vec<_>) = rows.partition(|row| row.contains(sign));
    (part.is_empty() && whole.len() >= FEWEST).then_some(text)
}

/// The cards of an export, whose text starts on line `first` of the note.
pub fn read(doc: &Doc, dialect: &'static str, text: &str, first: usize) -> Vec<Piece> {
    let (headers, body, n_lines) = headers(text);
    let n_lines = first + n_lines;
    let mut rows = csv::ReaderBuilder::new()
        .delimiter(headers.delimiter)
        .has_headers(false)
        .flexible(true)
        .comment(Some(b'#'))
        .from_reader(body.as_bytes());
    let mut pieces = Vec::new();
    for row in rows.records().map_while(Result::ok) {
        let line = row.position().map_or(1, csv::Position::line);
        let line = n_lines
            + usize::try_from(line)
                .unwrap_or(usize::MAX)
                .saturating_sub(1);
        // The position is where the row before ended: blank lines may follow.
        let skipped = doc.blocks.lines.iter().skip(line);
        let skipped =
            skipped.take_while(|line| line.raw.trim().is_empty() || line.raw.starts_with('#'));
        add(
            doc,
            &headers,
            &row,
            line + skipped.count(),
            dialect,
            &mut pieces,
        );
    }
    pieces
}

fn headers(body: &str) -> (Headers, &str, usize) {
    let mut headers = Headers {
        delimiter: b'\t',
        html: false,
        topic: Vec::new(),
        deck: None,
        note_type: None,
        guid: None,
        others: Vec::new(),
    };
    let (mut rest, mut n_lines) = (body, 0);
    while !rest.is_empty() {
        let (line, below) = rest.split_once('\n').unwrap_or((rest, ""));
        let Some(header) = line.strip_prefix('#') else {
            if !line.trim().is_empty() {
                break;
            }
            (rest, n_lines) = (below, n_lines + 1);
            continue;
        };
        let (key, value) = header.split_once(':').unwrap_or((header, ""));
        let column = value
            .trim()
            .parse::<usize>()
            .ok()
            .and_then(|number| number.checked_sub(1));
        match key.to_ascii_lowercase().as_str() {
            "separator" => headers.delimiter = delimiter(value.trim()),
            "html" => headers.html = value.trim().eq_ignore_ascii_case("true"),
            "deck" => headers.topic = topic(value),
            "deck column" => headers.deck = column,
            "notetype column" => headers.note_type = column,
            "guid column" => headers.guid = column,
            _ => {}
        }
        if key.ends_with(" column") {
            headers.others.extend(column);
        }
        (rest, n_lines) = (below, n_lines + 1);
    }
    (headers, rest, n_lines)
}

fn delimiter(name: &str) -> u8 {
    match name.to_ascii_lowercase().as_str() {
        "comma" => b',',
        "semicolon" => b';',
        "pipe" => b'|',
        "colon" => b':',
        "space" => b' ',
        other => match other.as_bytes() {
            [sign] if sign.is_ascii_punctuation() && *sign != b'"' => *sign,
            _ => b'\t',
        },
    }
}

fn topic(deck: &str) -> Vec<String> {
    deck.split("::")
        .map(|name| name.trim().to_owned())
        .collect()
}

fn add(
    doc: &Doc,
    headers: &Headers,
    row: &csv::StringRecord,
    line: usize,
    dialect: &'static str,
    pieces: &mut Vec<Piece>,
) {
    let fields = row
        .iter()
        .enumerate()
        .filter(|(column, _)| !headers.others.contains(column));
    let mut fields = fields.map(|(_, field)| {
        if headers.html {
            from_html(field)
        } else {
            field.trim().to_owned()
        }
    });
    let front = fields.next().unwrap_or_default();
    let back: Vec<String> = fields.filter(|field| !field.is_empty()).collect();
    let back = back.join("\n\n");
    let gaps = cloze::cards(&anki::tokens(&front));
    let note_type = headers
        .note_type
        .and_then(|column| row.get(column))
        .unwrap_or_default();
    let guid = headers.guid.and_then(|column| row.get(column));
    let guid = guid.filter(|guid| !guid.is_empty());
    let mut number = 0;
    let mut add = |kind, sides| {
        number += 1;
        let mut piece = card(doc, dialect, kind, sides, line);
        if let Piece::Card(draft) = &mut piece {
            draft.explicit_id = guid.map(|guid| match number {
                1 => guid.to_owned(),
                _ => format!("{guid}-{number}"),
            });
            let deck = headers.deck.and_then(|column| row.get(column));
            draft.topic = deck.map_or_else(|| headers.topic.clone(), topic);
        }
        pieces.push(piece);
    };
    for (question, answer) in &gaps {
        let answer = format!("{answer}\n\n{back}").trim_end().to_owned();
        add(draft::Kind::Cloze, (question.clone(), answer));
    }
    if !gaps.is_empty() {
        return;
    }
    let turned = note_type.contains("reversed") && has_words(&back);
    let sides = turned.then(|| (back.clone(), front.clone()));
    if has_words(&front) {
        add(draft::Kind::Question, (front, back));
    }
    if let Some(sides) = sides {
        add(draft::Kind::Question, sides);
    }
}

/// Anki's HTML as Markdown: its lines become lines; other elements stay.
fn from_html(field: &str) -> String {
    const LONGEST_TAG: usize = 4096;
    let mut text = String::with_capacity(field.len());
    let mut rest = field;
    while let Some(at) = rest.find(['<', '&']) {
        text.push_str(&rest[..at]);
        rest = &rest[at..];
        if let Some(below) = rest.strip_prefix("&nbsp;") {
            text.push(' ');
            rest = below;
            continue;
        }
        // Longer ones are no tags.
        let near = &rest.as_bytes()[..rest.len().min(LONGEST_TAG)];
        let end = near.iter().position(|byte| *byte == b'>');
        let end = end.map_or(1, |end| end + 1);
        let tag = rest[..end]
            .trim_end_matches(['>', '/', ' '])
            .to_ascii_lowercase();
        match tag.as_str() {
            "<br" => text.push_str("  \n"),
            "<div" | "</div" | "<p" | "</p" => text.push_str("\n\n"),
            _ => text.push_str(&rest[..end]),
        }
        rest = &rest[end..];
    }
    text.push_str(rest);
    let lines: Vec<&str> = text.trim().lines().collect();
    let mut text = String::with_capacity(text.len());
    for line in lines {
        if !(line.trim().is_empty() && text.ends_with("\n\n")) {
            text.push_str(line);
            text.push('\n');
        }
    }
    text.trim().to_owned()
}

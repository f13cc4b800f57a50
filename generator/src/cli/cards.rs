//! `yiji cards`.

use std::{
    borrow::Cow,
    io::{self, BufWriter, Write},
};

use clap::{Args, ValueEnum};
use serde::Serialize;
use srs::CardId;

use super::{
    DONE, SourceArgs,
    report::{self, clip, pad},
};
use crate::{
    collection::Collection,
    compile::Compiled,
    deck::Above,
    dialect::flashcard::cloze::hidden,
    draft::{Draft, Kind, Piece},
    error::Error,
    grammar::plain::plain,
    source::Source,
};

/// Arguments of `yiji cards`.
#[derive(Debug, Args)]
pub struct CardsArgs {
    #[command(flatten)]
    source: SourceArgs,
    /// How to print the cards
    #[arg(long, value_enum, default_value_t = Format::Table)]
    format: Format,
    /// Show each card whole: topic, question, answer, outline, and the rule that read it; then what no rule read
    #[arg(short, long)]
    verbose: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// One line a card
    Table,
    /// `{"cards": [...]}`, sorted by path and line
    Json,
}

/// A card as JSON has it.
#[derive(Serialize)]
struct Listed<'a> {
    id: String,
    #[serde(flatten)]
    row: &'a Row,
}

/// What a card's note says of it.
#[derive(Serialize)]
struct Row {
    kind: &'static str,
    topic: Vec<String>,
    question: String,
    answer: String,
    outline: Vec<String>,
    answered: bool,
    draft: bool,
    source: Place,
    #[serde(skip)]
    rule: &'static str,
}

#[derive(Serialize)]
struct Place {
    path: String,
    line: u32,
}

/// Reads everything, prints the cards.
pub fn run(args: &CardsArgs) -> Result<u8, Error> {
    let source = Source::open(args.source.src.as_deref())?;
    let Collection { notes, ids, .. } = Collection::read(&source, args.source.drafts, |note| {
        let is_whole = args.verbose && args.format == Format::Table;
        let left = if is_whole { left(note) } else { String::new() };
        (rows(note), left)
    })?;
    let n_notes = notes.len();
    let (rows, left): (Vec<Vec<Row>>, Vec<String>) = notes.into_iter().unzip();
    let mut cards: Vec<(CardId, Row)> = rows
        .into_iter()
        .zip(&ids)
        .flat_map(|(rows, ids)| ids.iter().copied().zip(rows))
        .collect();
    cards.sort_by(|(_, a), (_, b)| {
        let place = |row: &Row| row.source.line;
        (&a.source.path, place(a)).cmp(&(&b.source.path, place(b)))
    });
    let mut out = BufWriter::new(io::stdout().lock());
    print(&mut out, args, &cards, n_notes, &left.concat())
        .and_then(|()| out.flush())
        .map_err(Error::io("write to", "the standard output"))?;
    Ok(DONE)
}

fn print(
    out: &mut impl Write,
    args: &CardsArgs,
    cards: &[(CardId, Row)],
    n_notes: usize,
    left: &str,
) -> io::Result<()> {
    match args.format {
        Format::Json => {
            // One card after the other: all of them as one value would be several times their text.
            write!(out, "{{\"cards\":[")?;
            for (at, (id, row)) in cards.iter().enumerate() {
                if at > 0 {
                    write!(out, ",")?;
                }
                let id = id.to_string();
                serde_json::to_writer(&mut *out, &Listed { id, row })?;
            }
            writeln!(out, "]}}")
        }
        Format::Table if args.verbose => {
            for (id, row) in cards {
                writeln!(out, "{}", sheet(*id, row))?;
            }
            if left.is_empty() {
                return Ok(());
            }
            write!(out, "no card, only text of the note's page:\n{left}")
        }
        Format::Table => {
            cards
                .iter()
                .try_for_each(|(_, row)| writeln!(out, "{}", line(row)))?;
            writeln!(
                out,
                "{} in {}",
                report::plural(cards.len(), "card"),
                report::plural(n_notes, "note")
            )
        }
    }
}

fn rows(note: &Compiled) -> Vec<Row> {
    let row = |draft: &Draft| Row {
        kind: match draft.kind {
            Kind::Question => "qa",
            Kind::Cloze => "cloze",
            Kind::Section => "section",
        },
        topic: Above::of(&note.above).path(draft),
        question: plain(&draft.question),
        answer: plain(&answer(draft)),
        outline: draft.outline.iter().map(|rung| plain(rung)).collect(),
        answered: !draft.answer.trim().is_empty(),
        draft: note.note.draft,
        source: Place {
            path: note.note.path.clone(),
            line: draft.line,
        },
        rule: draft.dialect,
    };
    note.drafts().map(row).collect()
}

/// The answer by itself: of a text with gaps, which the question has already, what they hide.
fn answer(draft: &Draft) -> Cow<'_, str> {
    let hidden = match draft.kind {
        Kind::Cloze => hidden(&draft.question, &draft.answer),
        Kind::Question | Kind::Section => None,
    };
    hidden.map_or(Cow::Borrowed(&draft.answer), Cow::Owned)
}

/// `redis.md:12       answered  5 rungs  数据库 › Redis  怎样保证……？`
fn line(row: &Row) -> String {
    let place = format!("{}:{}", row.source.path, row.source.line);
    let rungs = if row.outline.is_empty() {
        String::new()
    } else {
        report::plural(row.outline.len(), "rung")
    };
    let answered = if row.answered { "" } else { "unanswered" };
    let question = row
        .question
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ");
    format!(
        "{} {} {} {} {}",
        pad(&place, 40),
        pad(row.kind, 7),
        pad(rungs.as_str(), 8),
        pad(answered, 10),
        clip(&question, 80)
    )
}

fn sheet(id: CardId, row: &Row) -> String {
    let mut sheet = format!(
        "{}:{}  {}  {}  read by `{}`\n  topic     {}\n  question  {}\n",
        row.source.path,
        row.source.line,
        id,
        row.kind,
        row.rule,
        row.topic.join(" › "),
        indented(&row.question)
    );
    if row.answered {
        sheet.push_str(&format!("  answer    {}\n", indented(&row.answer)));
    } else {
        sheet.push_str("  answer    none yet: not reviewed until there is one\n");
    }
    for (number, rung) in (1..).zip(&row.outline) {
        sheet.push_str(&format!(
            "  {}{number}. {}\n",
            if number == 1 {
                "outline   "
            } else {
                "          "
            },
            indented(rung)
        ));
    }
    sheet
}

/// What no rule read, so that nobody has to look for it: the first words of each piece of text between the cards.
fn left(note: &Compiled) -> String {
    let mut left = String::new();
    for piece in &note.pieces {
        let Piece::Prose { markdown, line } = piece else {
            continue;
        };
        let first = markdown.lines().find(|line| !line.trim().is_empty());
        let more = match markdown.lines().count() {
            0 | 1 => String::new(),
            count => format!(" … {}", report::plural(count, "line")),
        };
        let place = format!("{}:{line}", note.note.path);
        let first = clip(first.unwrap_or_default().trim(), 60);
        left.push_str(&format!("  {} {first}{more}\n", pad(&place, 38)));
    }
    left
}

fn indented(text: &str) -> String {
    text.trim()
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .collect::<Vec<_>>()
        .join("\n            ")
}

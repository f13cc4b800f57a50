//! `yiji cards`.

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
    deck::topic_path,
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

#[derive(Serialize)]
struct Row {
    id: String,
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
    let Collection { notes, ids, .. } = Collection::read(&source, args.source.drafts)?;
    let mut rows: Vec<Row> = notes
        .iter()
        .zip(&ids)
        .flat_map(|(note, ids)| {
            note.drafts()
                .zip(ids)
                .map(move |(draft, id)| row(note, draft, *id))
        })
        .collect();
    rows.sort_by(|a, b| (&a.source.path, a.source.line).cmp(&(&b.source.path, b.source.line)));
    match args.format {
        Format::Json => {
            let json = serde_json::to_string(&serde_json::json!({ "cards": rows }));
            println!(
                "{}",
                json.map_err(|error| Error::usage(
                    error.to_string(),
                    "this is a mistake in yiji; please report it"
                ))?
            );
        }
        Format::Table if args.verbose => {
            rows.iter().for_each(|row| println!("{}", sheet(row)));
            print!("{}", left(&notes));
        }
        Format::Table => {
            rows.iter().for_each(|row| println!("{}", line(row)));
            println!(
                "{} in {}",
                report::plural(rows.len(), "card"),
                report::plural(notes.len(), "note")
            );
        }
    }
    Ok(DONE)
}

fn row(note: &Compiled, draft: &Draft, id: CardId) -> Row {
    Row {
        id: id.to_string(),
        kind: match draft.kind {
            Kind::Question => "qa",
            Kind::Cloze => "cloze",
            Kind::Section => "section",
        },
        topic: topic_path(&note.above, &draft.topic),
        question: plain(&draft.question),
        answer: plain(&draft.answer),
        outline: draft.outline.iter().map(|rung| plain(rung)).collect(),
        answered: !draft.answer.trim().is_empty(),
        draft: note.note.draft,
        source: Place {
            path: note.note.path.clone(),
            line: draft.line,
        },
        rule: draft.dialect,
    }
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

fn sheet(row: &Row) -> String {
    let mut sheet = format!(
        "{}:{}  {}  {}  read by `{}`\n  topic     {}\n  question  {}\n",
        row.source.path,
        row.source.line,
        row.id,
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
fn left(notes: &[Compiled]) -> String {
    let mut left = String::new();
    for note in notes {
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
    }
    if left.is_empty() {
        return left;
    }
    format!("no card, only text of the note's page:\n{left}")
}

fn indented(text: &str) -> String {
    text.trim()
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .collect::<Vec<_>>()
        .join("\n            ")
}

//! What the READMEs promise is what the program does: the sample note gives the card beside it, every row of the
//! dialect table is read by the dialect it names, and the commands' table lists what the command line takes.

use clap::CommandFactory;
use yiji::{
    cli::Cli,
    dialect::{self, DIALECTS},
    draft::{Draft, Reading},
    grammar::plain::plain,
    note::Note,
};

const READMES: [(&str, &str); 2] = [
    ("README.md", include_str!("../../README.md")),
    ("README.zh-CN.md", include_str!("../../README.zh-CN.md")),
];

#[test]
fn the_sample_note_becomes_the_card_beside_it() {
    for (name, readme) in READMES {
        let sample = fence(readme, "markdown");
        assert_eq!(
            sample.lines().count(),
            9,
            "{name}: the sample is a note of nine lines"
        );
        let reading = read(sample);
        let cards: Vec<&Draft> = reading.drafts().collect();
        let [card] = cards[..] else {
            panic!("{name}: one card, not {cards:#?}")
        };
        let sheet: Vec<&str> = fence(readme, "text").lines().collect();
        assert_eq!(sheet[0], format!("问  {}", plain(&card.question)), "{name}");
        let points: Vec<&str> = sheet[3..].iter().map(|line| line.trim()).collect();
        let steps: Vec<String> = card
            .answer
            .lines()
            .map(|line| line.replacen(". ", " ", 1))
            .collect();
        let rungs: Vec<String> = (1..)
            .zip(&card.outline)
            .map(|(number, rung)| format!("{number} {rung}"))
            .collect();
        assert_eq!(
            (points.len(), points.len()),
            (steps.len(), rungs.len()),
            "{name}"
        );
        for ((point, rung), step) in points.iter().zip(&rungs).zip(&steps) {
            let between = point
                .strip_prefix(rung.as_str())
                .and_then(|rest| rest.strip_suffix(step.as_str()));
            assert!(
                between.is_some_and(|gap| gap.trim().is_empty()),
                "{name}: `{point}` is not `{rung}` beside `{step}`"
            );
        }
    }
}

#[test]
fn every_dialect_has_a_row_in_the_order_of_the_table() {
    let names: Vec<&str> = DIALECTS.iter().map(|dialect| dialect.name).collect();
    for (name, readme) in READMES {
        let rows: Vec<String> = rows(readme, 2)
            .iter()
            .map(|row| row[0].replace('`', ""))
            .collect();
        assert_eq!(rows, names, "{name}");
    }
}

#[test]
fn every_dialect_reads_its_row_into_its_card() {
    for (name, readme) in READMES {
        for row in rows(readme, 2) {
            // An article of many sections on one line does not fit into a table: its row only shows what it looks like.
            if row[0] == "`glued`" {
                continue;
            }
            let reading = read(&sample(&row[1]));
            let card = reading
                .drafts()
                .next()
                .unwrap_or_else(|| panic!("{name}: the row of {} gives no card", row[0]));
            let one_line = |text: &str| {
                let text = plain(text);
                text.split_whitespace().collect::<Vec<_>>().join(" ")
            };
            let read = format!(
                "`{}`: {} → {}",
                card.dialect,
                one_line(&card.question),
                one_line(&card.answer)
            );
            assert_eq!(read, format!("{}: {}", row[0], row[2]), "{name}");
        }
    }
}

#[test]
fn the_commands_and_their_options_are_those_of_the_command_line() {
    let command_line = Cli::command();
    let commands: Vec<_> = command_line
        .get_subcommands()
        .filter(|command| command.get_name() != "help")
        .collect();
    for (name, readme) in READMES {
        let rows = rows(readme, 0);
        let named: Vec<&str> = rows
            .iter()
            .filter_map(|row| row[0].split(['`', ' ']).nth(2))
            .collect();
        assert_eq!(
            named,
            commands
                .iter()
                .map(|command| command.get_name())
                .collect::<Vec<_>>(),
            "{name}"
        );
        for (row, command) in rows.iter().zip(&commands) {
            let mut listed: Vec<&str> = row[2]
                .split([' ', '`', ',', '|'])
                .filter_map(|word| word.strip_prefix("--"))
                .collect();
            let mut taken: Vec<&str> = command
                .get_arguments()
                .filter_map(|argument| argument.get_long())
                .filter(|long| *long != "help")
                .collect();
            listed.sort_unstable();
            taken.sort_unstable();
            assert_eq!(
                listed,
                taken,
                "{name}: options of `yiji {}`",
                command.get_name()
            );
        }
    }
}

fn read(text: &str) -> Reading {
    dialect::read(&Note::read(text.as_bytes(), "sample.md").note)
}

/// A row's note, whose lines stand in code spans with `<br>` between them.
fn sample(cell: &str) -> String {
    cell.split("<br>")
        .map(|line| line.trim_matches('`'))
        .collect::<Vec<_>>()
        .join("\n")
}

/// What stands in the first fence of a language.
fn fence<'a>(readme: &'a str, language: &str) -> &'a str {
    let (_, rest) = readme
        .split_once(&format!("\n```{language}\n"))
        .expect("a fence of this language");
    rest.split_once("\n```").expect("the fence is closed").0
}

/// Rows of the table at this place among the README's tables, without its head; `\|` in a cell is a bar.
fn rows(readme: &str, place: usize) -> Vec<Vec<String>> {
    let lines: Vec<&str> = readme.lines().collect();
    let head = (0..lines.len())
        .filter(|at| lines[*at].starts_with("|---"))
        .nth(place)
        .expect("a table at this place");
    let cells = |line: &str| -> Vec<String> {
        let line = line.replace("\\|", "\u{1}");
        line.trim_matches('|')
            .split('|')
            .map(|cell| cell.trim().replace('\u{1}', "|"))
            .collect()
    };
    lines[head + 1..]
        .iter()
        .take_while(|line| line.starts_with('|'))
        .map(|line| cells(line))
        .collect()
}

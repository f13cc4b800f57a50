//! `yiji check`.

use clap::{Args, ValueEnum};

use super::{DONE, NOTES_HAVE_ERRORS, SourceArgs, report};
use crate::{
    diagnostic::{self, Diagnostic, Level},
    error::Error,
    lint, site,
    source::Source,
};

/// Arguments of `yiji check`.
#[derive(Debug, Args)]
pub struct CheckArgs {
    #[command(flatten)]
    source: SourceArgs,
    /// How to print what is found
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// Exit with 1 for warnings too
    #[arg(long)]
    strict: bool,
    /// Show everything: hints too, and every repetition
    #[arg(long)]
    all: bool,
    /// Explain a check by its name, the word in brackets behind a message; without one, list all
    #[arg(long, value_name = "NAME", num_args = 0..=1, default_missing_value = "")]
    explain: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// Like a compiler: the line, a caret, help
    Text,
    /// `{"diagnostics": [...]}`
    Json,
    /// Annotations of a GitHub workflow
    Github,
}

/// Reads everything, reports everything.
pub fn run(args: &CheckArgs) -> Result<u8, Error> {
    if let Some(name) = &args.explain {
        return explain(name);
    }
    let source = Source::open(args.source.src.as_deref())?;
    let progress = report::Progress::start(false);
    let found = site::check(&source, args.source.drafts, || progress.note());
    let time = progress.finish();
    let found = found?;
    match args.format {
        Format::Text => {
            let show = if args.all {
                diagnostic::render
            } else {
                diagnostic::digest
            };
            print!("{}", show(&found.diagnostics, report::colour_on_output()));
            let counts = report::counts(&found.diagnostics);
            let counts = if counts.is_empty() {
                "nothing to mend".to_owned()
            } else {
                counts
            };
            let more = match (args.all, found.diagnostics.iter().any(is_hint)) {
                (false, true) => " (`--all` shows them)",
                _ => "",
            };
            println!(
                "{}, {} ({} unanswered): {counts}{more}, {time}",
                report::plural(found.notes, "note"),
                report::plural(found.cards, "card"),
                found.unanswered
            );
        }
        Format::Json => println!("{}", json(&found.diagnostics)),
        Format::Github => found
            .diagnostics
            .iter()
            .for_each(|diagnostic| println!("{}", github(diagnostic, &source))),
    }
    let worst = if args.strict {
        Level::Warning
    } else {
        Level::Error
    };
    let bad = found
        .diagnostics
        .iter()
        .any(|diagnostic| diagnostic.level <= worst);
    Ok(if bad { NOTES_HAVE_ERRORS } else { DONE })
}

fn is_hint(diagnostic: &Diagnostic) -> bool {
    diagnostic.level == Level::Hint
}

/// Prints the page of a lint, or the list of all.
fn explain(name: &str) -> Result<u8, Error> {
    if name.is_empty() {
        for lint in lint::LINTS {
            println!(
                "{:<17} {:<8} {}",
                lint.name,
                lint.level.name(),
                lint.summary
            );
        }
        println!(
            "\n`yiji check --explain NAME` tells more. Set a level in yiji.yaml: `lints: {{long-answer: off}}`; off, hint, warning or error."
        );
        return Ok(DONE);
    }
    let lint = lint::named(name).ok_or_else(|| {
        Error::usage(
            format!("there is no check `{name}`"),
            lint::did_you_mean(name),
        )
    })?;
    let (name, level) = (lint.name, lint.level.name());
    println!(
        "{name}: {}\n\n{}\nLevel\n    {level}. To change it, in yiji.yaml: `lints: {{{name}: off}}`; off, hint, warning or error.",
        lint.summary, lint.page
    );
    Ok(DONE)
}

fn json(found: &[Diagnostic]) -> serde_json::Value {
    let rows: Vec<serde_json::Value> = found
        .iter()
        .map(|diagnostic| {
            serde_json::json!({
                "level": diagnostic.level.name(), "name": diagnostic.name, "message": diagnostic.message, "help": diagnostic.help,
                "path": diagnostic.path, "line": diagnostic.line, "column": diagnostic.column, "length": diagnostic.length,
            })
        })
        .collect();
    serde_json::json!({ "diagnostics": rows })
}

/// `::warning file=content/a.md,line=3,col=1,title=unanswered::question has no answer`, its text escaped as workflows ask.
fn github(diagnostic: &Diagnostic, source: &Source) -> String {
    let text = |text: &str| {
        text.replace('%', "%25")
            .replace('\r', "%0D")
            .replace('\n', "%0A")
    };
    let property = |value: &str| text(value).replace(':', "%3A").replace(',', "%2C");
    let file = source.folder.join(&diagnostic.path);
    let file = file.to_string_lossy();
    format!(
        "::{} file={},line={},col={},title={}::{}",
        match diagnostic.level {
            Level::Hint => "notice",
            level => level.name(),
        },
        property(file.strip_prefix("./").unwrap_or(&file)),
        diagnostic.line,
        diagnostic.column,
        property(diagnostic.name),
        text(&format!(
            "{}\nhelp: {}",
            diagnostic.message, diagnostic.help
        )),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_annotation_is_escaped() {
        let diagnostic = Diagnostic {
            level: Level::Warning,
            name: "unanswered",
            message: "100 % of a: b".into(),
            path: "a,b.md".into(),
            line: 3,
            column: 1,
            length: 0,
            source_line: String::new(),
            help: "write one".into(),
        };
        let source = Source {
            folder: ".".into(),
            only: None,
            config: crate::config::Config::default(),
        };
        assert_eq!(
            github(&diagnostic, &source),
            "::warning file=a%2Cb.md,line=3,col=1,title=unanswered::100 %25 of a: b%0Ahelp: write one"
        );
    }
}

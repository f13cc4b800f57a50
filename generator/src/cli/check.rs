//! `yiji check`.

use clap::{Args, ValueEnum};

use super::{DONE, NOTES_HAVE_ERRORS, SourceArgs, report};
use crate::{
    diagnostic::{Diagnostic, Level},
    error::Error,
    site,
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
    let source = Source::open(args.source.src.as_deref())?;
    let progress = report::Progress::start(false);
    let found = site::check(&source, args.source.drafts, || progress.note());
    let time = progress.finish();
    let found = found?;
    match args.format {
        Format::Text => {
            print!(
                "{}",
                crate::diagnostic::render(&found.diagnostics, report::colour_on_output())
            );
            let counts = report::counts(&found.diagnostics);
            let counts = if counts.is_empty() {
                "nothing to mend".to_owned()
            } else {
                counts
            };
            println!(
                "{}, {} ({} unanswered): {counts}, {time}",
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
    let bad = found
        .diagnostics
        .iter()
        .any(|diagnostic| diagnostic.level == Level::Error || args.strict);
    Ok(if bad { NOTES_HAVE_ERRORS } else { DONE })
}

fn level(diagnostic: &Diagnostic) -> &'static str {
    match diagnostic.level {
        Level::Error => "error",
        Level::Warning => "warning",
    }
}

fn json(found: &[Diagnostic]) -> serde_json::Value {
    let rows: Vec<serde_json::Value> = found
        .iter()
        .map(|diagnostic| {
            serde_json::json!({
                "level": level(diagnostic), "name": diagnostic.name, "message": diagnostic.message, "help": diagnostic.help,
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
        level(diagnostic),
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

//! The command line: arguments in, words and an exit code out. What is done is done in the library.

mod build;
mod cards;
mod check;
mod init;
mod progress;
mod report;
mod serve;

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};

/// Exit code: all done.
pub const DONE: u8 = 0;
/// Exit code: the notes have errors, all of them reported.
pub const NOTES_HAVE_ERRORS: u8 = 1;
/// Exit code: backups have errors, all of them reported.
pub const BACKUPS_HAVE_ERRORS: u8 = 1;
/// Exit code: the run could not go on.
pub const STOPPED: u8 = 2;

/// The whole command line.
#[derive(Debug, Parser)]
#[command(name = "yiji", version, about, long_about = None, arg_required_else_help = true, after_help = AFTER_HELP)]
pub struct Cli {
    #[command(subcommand)]
    command: Command,
}

const AFTER_HELP: &str = "\
SRC is a folder of notes (.md, .markdown, .txt) or one note; `content` where that folder exists, else the current one.
Nothing has to be set up: any folder of notes compiles as it is. SRC/yiji.yaml, if there is one, sets the rest.

Exit codes: 0 done; 1 the notes or backups have errors, all reported; 2 the run could not go on.";

const PROGRESS_HELP: &str = "\
A backup is the file that Settings → Export backup saves in the browser. Merging is a union: nothing counts twice,
nothing is lost, the order of the files does not matter. Import the merged file on each device, and all have the same.
States: new, never reviewed; learning, not yet remembered twice in a row; young, asked for again within three weeks;
mature, after that; suspended. Days are the learner's: as local as the last review, from the hour that the settings say.

Examples: yiji progress phone.json laptop.json -o merged.json
          yiji progress backup.json --deck ~/notes

Exit codes: 0 done; 1 a file or something in it can't be read, all of it reported; 2 the run could not go on.";

#[derive(Debug, Subcommand)]
enum Command {
    /// Start a new project: config, a sample note, .gitignore, a GitHub Pages workflow
    #[command(after_help = "Example: yiji init my-notes && cd my-notes && yiji serve")]
    Init(init::InitArgs),
    /// Compile the notes into a site
    #[command(
        after_help = "Example: yiji build ~/notes -o public --base-url https://me.github.io/notes/"
    )]
    Build(build::BuildArgs),
    /// Build, serve on 127.0.0.1, rebuild and reload on every change
    #[command(after_help = "Example: yiji serve ~/notes --open")]
    Serve(serve::ServeArgs),
    /// Say what is wrong or doubtful in the notes, by file, line and column
    #[command(after_help = "Example: yiji check --format github   (annotations in a workflow)")]
    Check(check::CheckArgs),
    /// Show what became a card
    #[command(after_help = "Example: yiji cards notes/redis.md --format json")]
    Cards(cards::CardsArgs),
    /// Sum up backups of your progress, and merge them into one
    #[command(after_help = PROGRESS_HELP)]
    Progress(progress::ProgressArgs),
}

/// What every command that reads notes takes.
#[derive(Debug, Args)]
struct SourceArgs {
    /// A folder of notes, or one note [default: content, else .]
    src: Option<PathBuf>,
    /// Read notes with `draft: true` too
    #[arg(long)]
    drafts: bool,
}

/// Runs one command line and gives the exit code.
pub fn run(cli: Cli) -> u8 {
    let outcome = match cli.command {
        Command::Init(args) => init::run(&args),
        Command::Build(args) => build::run(&args),
        Command::Serve(args) => serve::run(&args),
        Command::Check(args) => check::run(&args),
        Command::Cards(args) => cards::run(&args),
        Command::Progress(args) => progress::run(&args),
    };
    outcome.unwrap_or_else(|error| {
        report::stopped(&error);
        STOPPED
    })
}

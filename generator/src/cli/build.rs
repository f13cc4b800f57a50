//! `yiji build`.

use std::path::PathBuf;

use clap::Args;

use super::{DONE, NOTES_HAVE_ERRORS, SourceArgs, report};
use crate::{
    error::Error,
    site::{self, BuildOptions, Built},
    source::Source,
};

/// Arguments of `yiji build`.
#[derive(Debug, Args)]
pub struct BuildArgs {
    #[command(flatten)]
    source: SourceArgs,
    /// The folder the site is written to; only a folder that yiji wrote is ever replaced
    #[arg(short, long, default_value = "public")]
    out: PathBuf,
    /// The address the site will have, for the sitemap and the 404 page
    #[arg(long, value_name = "URL")]
    base_url: Option<String>,
    /// Change nothing beside the notes, and fail where that would be needed (for CI)
    #[arg(long)]
    locked: bool,
    /// A folder laid over the default theme
    #[arg(long, value_name = "DIR")]
    theme: Option<PathBuf>,
    /// List what became of each card since the last build, old wording and new
    #[arg(short, long, conflicts_with = "quiet")]
    verbose: bool,
    /// Print nothing but errors
    #[arg(short, long)]
    quiet: bool,
}

/// Builds, says what was found and what was done.
pub fn run(args: &BuildArgs) -> Result<u8, Error> {
    let source = Source::open(args.source.src.as_deref())?;
    let options = BuildOptions {
        out: args.out.clone(),
        base_url: args.base_url.clone(),
        theme: args.theme.clone(),
        drafts: args.source.drafts,
        locked: args.locked,
        live: false,
    };
    let progress = report::Progress::start(args.quiet);
    let built = site::update(&source, &options, || progress.note());
    let time = progress.finish();
    let built = built?;
    if !built.written {
        report::diagnostics(&built.diagnostics);
        eprintln!(
            "{}; the site was not written",
            report::counts(&built.diagnostics)
        );
        return Ok(NOTES_HAVE_ERRORS);
    }
    if !args.quiet {
        eprint!("{}", built.changes.doubtful());
        if args.verbose {
            print!("{}", built.changes.list());
        }
        println!("{} → {}, {time}", summary(&built), args.out.display());
    }
    Ok(DONE)
}

/// `8 notes, 75 cards (2 unanswered), 31 files, 240 KiB; 3 warnings (yiji check shows them)`.
pub fn summary(built: &Built) -> String {
    let mut text = format!(
        "{}, {}",
        report::plural(built.notes, "note"),
        report::plural(built.cards, "card")
    );
    if built.unanswered > 0 {
        text.push_str(&format!(" ({} unanswered)", built.unanswered));
    }
    let changes = built.changes.summary();
    if !changes.is_empty() {
        text.push_str(&format!(", {changes}"));
    }
    if built.drafts_left_out > 0 {
        text.push_str(&format!(
            ", {} left out",
            report::plural(built.drafts_left_out, "draft")
        ));
    }
    text.push_str(&format!(
        ", {}, {}",
        report::plural(built.files, "file"),
        size(built.bytes)
    ));
    if !built.diagnostics.is_empty() {
        text.push_str(&format!(
            "; {} (`yiji check` shows them)",
            report::counts(&built.diagnostics)
        ));
    }
    text
}

fn size(bytes: u64) -> String {
    match bytes {
        0..10_240 => format!("{bytes} bytes"),
        10_240..10_485_760 => format!("{} KiB", bytes / 1024),
        _ => format!("{} MiB", bytes / 1024 / 1024),
    }
}

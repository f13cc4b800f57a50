//! `yiji progress`.

mod json;
mod text;

use std::{
    path::PathBuf,
    time::{SystemTime, UNIX_EPOCH},
};

use clap::{Args, ValueEnum};
use srs::Day;

use super::{BACKUPS_HAVE_ERRORS, DONE};
use crate::{
    error::Error,
    progress::{self, Backup, Deck, Fault},
};

/// Arguments of `yiji progress`.
#[derive(Debug, Args)]
pub struct ProgressArgs {
    /// Backups of one site, as Settings → Export backup saves them
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// Write all of them as one backup; a file that is there is only replaced where it was read
    #[arg(short, long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// Hold them against a deck: a folder of notes, one note, or a built site; tells what is new and what is gone
    #[arg(long, value_name = "SRC")]
    deck: Option<PathBuf>,
    /// The day to count from, instead of the clock's
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = date)]
    today: Option<Day>,
    /// How to print the summary
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// Tables, and bars for the last and the next days
    Text,
    /// One object, with every day
    Json,
}

/// Reads all files, unites them, tells what they hold, writes them as one if asked.
pub fn run(args: &ProgressArgs) -> Result<u8, Error> {
    let deck = args.deck.as_deref().map(Deck::open).transpose()?;
    let mut backups: Vec<Backup> = Vec::new();
    let mut faults: Vec<Fault> = Vec::new();
    for path in &args.files {
        match progress::read(path)? {
            Ok(backup) => backups.push(backup),
            Err(fault) => faults.push(fault),
        }
    }
    if !faults.is_empty() {
        return Ok(refused(&faults));
    }
    let site = deck.as_ref().map(|deck| deck.site.as_str());
    let united = match progress::unite(&backups, site) {
        Ok(united) => united,
        Err(faults) => return Ok(refused(&faults)),
    };
    let today = args
        .today
        .unwrap_or_else(|| progress::today(&united.file, seconds_since_1970()));
    let summary = progress::summarise(&united.file, deck.as_ref(), today);
    // What can't be read is told first, so that the summary is what is left on the screen.
    let unread: Vec<&Fault> = backups.iter().flat_map(|backup| &backup.faults).collect();
    unread.iter().for_each(|fault| eprintln!("error: {fault}"));
    if let Some(out) = &args.out {
        progress::write(&united.file, out, &backups)?;
    }
    match args.format {
        Format::Text => {
            print!("{}", text::text(&summary, &united, &backups));
            if let Some(out) = &args.out {
                println!("\nwritten to {}", out.display());
            }
        }
        Format::Json => println!("{}", json::json(&summary, &united, &backups)),
    }
    Ok(if unread.is_empty() {
        DONE
    } else {
        BACKUPS_HAVE_ERRORS
    })
}

fn refused(faults: &[Fault]) -> u8 {
    faults.iter().for_each(|fault| eprintln!("error: {fault}"));
    BACKUPS_HAVE_ERRORS
}

fn seconds_since_1970() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH);
    since.map_or(0, |since| i64::try_from(since.as_secs()).unwrap_or(0))
}

fn date(text: &str) -> Result<Day, String> {
    Day::from_iso(text).ok_or_else(|| "write a date as 2026-11-20".to_owned())
}

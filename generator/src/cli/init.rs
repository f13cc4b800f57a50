//! `yiji init`.

use std::path::PathBuf;

use clap::Args;

use super::DONE;
use crate::{error::Error, init};

/// Arguments of `yiji init`.
#[derive(Debug, Args)]
pub struct InitArgs {
    /// The project's folder; files that stand there are kept as they are
    #[arg(default_value = ".")]
    dir: PathBuf,
    /// Language of the site and of the sample note
    #[arg(long, default_value = "zh-CN", value_parser = ["zh-CN", "en"])]
    language: String,
}

/// Writes the files, says what to do next.
pub fn run(args: &InitArgs) -> Result<u8, Error> {
    let options = init::Options {
        language: args.language.clone(),
    };
    println!("{}", init::init(&args.dir, &options)?);
    Ok(DONE)
}

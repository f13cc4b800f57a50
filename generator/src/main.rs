//! The command `yiji`.

use std::process::ExitCode;

use clap::Parser;
use yiji::cli::{Cli, run};

fn main() -> ExitCode {
    ExitCode::from(run(Cli::parse()))
}

//! The command `yiji`.

use std::process::ExitCode;

use clap::Parser;
use yiji::cli::{Cli, run};

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    ExitCode::from(run(Cli::parse()))
}

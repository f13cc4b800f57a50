//! Time and memory of a program.
//!
//! The system tells the memory of all children that a process has waited for, of the largest one. So each program is
//! run by a process of its own, this bench with `--measure`, which has no other child.

use std::{
    ffi::OsStr,
    io,
    path::Path,
    process::{Command, Stdio},
    time::{Duration, Instant},
};

/// What a run took.
#[derive(Clone, Copy, Debug)]
pub struct Measured {
    /// Time on the wall.
    pub wall: Duration,
    /// Time of all processors together, the system's work included.
    pub cpu: Duration,
    /// The most memory it held, in bytes.
    pub peak: u64,
}

/// A program to be measured.
pub fn program(file: impl AsRef<OsStr>) -> Command {
    let this = std::env::current_exe().unwrap_or_default();
    let mut command = Command::new(this);
    command.arg("--measure").arg(file);
    command
}

/// The fastest of some runs: other programs only ever make one slower.
pub fn best(n_runs: usize, mut run: impl FnMut() -> io::Result<Measured>) -> io::Result<Measured> {
    let mut best = run()?;
    for _ in 1..n_runs {
        let next = run()?;
        best.cpu = best.cpu.min(next.cpu);
        best.wall = best.wall.min(next.wall);
    }
    Ok(best)
}

impl Measured {
    /// Runs a program made by [`program`].
    pub fn of(command: &mut Command) -> io::Result<Measured> {
        let output = command.stdin(Stdio::null()).output()?;
        let words = String::from_utf8_lossy(&output.stderr);
        let line = words.lines().last().unwrap_or_default();
        let figures: Option<Vec<u64>> = line.split(' ').map(|word| word.parse().ok()).collect();
        match figures.as_deref() {
            Some(&[wall, cpu, peak]) if output.status.success() => Ok(Measured {
                wall: Duration::from_micros(wall),
                cpu: Duration::from_micros(cpu),
                peak,
            }),
            _ => Err(io::Error::other(format!(
                "a measured program failed: {words}"
            ))),
        }
    }
}

/// What this program does when it runs as its own child: `--measure PROGRAM …`, `--floor FROM TO`; and `--notes N FOLDER`
/// only writes the notes, to be looked at.
pub fn inner(arguments: &[String]) -> Option<io::Result<()>> {
    match arguments {
        [word, file, rest @ ..] if word == "--measure" => Some(measure(file, rest)),
        [word, from, to] if word == "--floor" => {
            Some(super::floor::write(Path::new(from), Path::new(to)))
        }
        [word, n_notes, folder] if word == "--notes" => {
            let n_notes = n_notes.parse().unwrap_or(super::N_NOTES);
            Some(super::notes::write(Path::new(folder), n_notes).map(drop))
        }
        _ => None,
    }
}

fn measure(file: &str, arguments: &[String]) -> io::Result<()> {
    let start = Instant::now();
    let status = Command::new(file)
        .args(arguments)
        .stdout(Stdio::null())
        .status()?;
    let wall = start.elapsed();
    // `check` says by its exit code that it found something; any other program has failed.
    let most = i32::from(arguments.first().is_some_and(|word| word == "check"));
    if status.code().is_none_or(|code| code > most) {
        return Err(io::Error::other(format!("`{file}` ended with {status}")));
    }
    let (cpu, peak) = used_by_children()?;
    eprintln!("{} {cpu} {peak}", wall.as_micros());
    Ok(())
}

/// Microseconds and bytes.
#[cfg(unix)]
fn used_by_children() -> io::Result<(i64, i64)> {
    use nix::sys::{
        resource::{UsageWho, getrusage},
        time::TimeValLike,
    };
    let usage = getrusage(UsageWho::RUSAGE_CHILDREN)?;
    let cpu = usage.user_time() + usage.system_time();
    // Kibibytes, but for macOS.
    let unit = if cfg!(target_os = "macos") { 1 } else { 1024 };
    Ok((cpu.num_microseconds(), usage.max_rss() * unit))
}

/// Other systems do not tell.
#[cfg(not(unix))]
fn used_by_children() -> io::Result<(i64, i64)> {
    Ok((0, 0))
}

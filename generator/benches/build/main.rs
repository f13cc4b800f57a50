//! How long `yiji` takes on many notes, held to what nobody can go below: `just bench 1000`, `just bench 1000 peers`.
//!
//! The floor reads every note, parses it with pulldown-cmark and writes its HTML, one after the other, and does nothing
//! else: no cards, no pages, no index. It is measured in the same run, because machines differ and have bad days; only
//! the ratio means something. All folders are in memory where the system has such a place: a disk would measure itself.
//!
//! Figures are printed, never asserted.

mod floor;
mod measure;
#[path = "../notes/mod.rs"]
mod notes;
mod peers;
mod served;
mod table;

use std::{
    env, fs, io,
    path::{Path, PathBuf},
};

use measure::{Measured, best, program};
use table::Table;

const YIJI: &str = env!("CARGO_BIN_EXE_yiji");
const N_NOTES: usize = 1_000;

fn main() -> io::Result<()> {
    let arguments: Vec<String> = env::args()
        .skip(1)
        .filter(|word| word != "--bench")
        .collect();
    if let Some(done) = measure::inner(&arguments) {
        return done;
    }
    let with_peers = arguments.iter().any(|word| word == "peers");
    let mut sizes: Vec<usize> = arguments
        .iter()
        .filter_map(|word| word.parse().ok())
        .collect();
    if sizes.is_empty() {
        sizes.push(N_NOTES);
    }
    for n_notes in sizes {
        measure_all(n_notes, with_peers)?;
    }
    Ok(())
}

/// Where a run's notes and sites are.
pub struct Folders {
    scratch: tempfile::TempDir,
}

impl Folders {
    fn new() -> io::Result<Folders> {
        let memory = Path::new("/dev/shm");
        let scratch = if memory.is_dir() {
            tempfile::tempdir_in(memory)?
        } else {
            tempfile::tempdir()?
        };
        Ok(Folders { scratch })
    }

    fn notes(&self) -> PathBuf {
        self.scratch.path().join("notes")
    }

    fn of(&self, what: &str) -> PathBuf {
        self.scratch.path().join(what)
    }
}

fn measure_all(n_notes: usize, with_peers: bool) -> io::Result<()> {
    let folders = Folders::new()?;
    let bytes = notes::write(&folders.notes(), n_notes)?;
    let n_runs = if n_notes > 3_000 { 3 } else { 5 };

    let floor = best(n_runs, || {
        let _ = fs::remove_dir_all(folders.of("floor"));
        Measured::of(
            program(env::current_exe()?)
                .arg("--floor")
                .arg(folders.notes())
                .arg(folders.of("floor")),
        )
    })?;
    let mut table = Table::new(n_notes, bytes, floor);
    table.row("floor: read, parse, write; one thread", floor);

    let site = folders.of("site");
    let build = || yiji(&folders, &["build", "-q", "-o"], Some(&site));
    table.row(
        "full build",
        best(n_runs, || {
            for folder in ["site", "cache"] {
                let _ = fs::remove_dir_all(folders.of(folder));
            }
            // What the last one remembers, too: it would be read, and held while all is new.
            for file in [
                folders.of(".site.cache"),
                folders.notes().join("cards.lock"),
            ] {
                let _ = fs::remove_file(file);
            }
            build()
        })?,
    );
    // Notes as new as these are read once more, in case one changes within the clock's tick: nobody's notes are.
    std::thread::sleep(std::time::Duration::from_secs(3));
    build()?;
    table.row("build again, nothing changed", best(n_runs, &build)?);
    let mut n_edits = 0;
    table.row(
        "build again, one note edited",
        best(n_runs, || {
            n_edits += 1;
            edit(&folders, n_notes / 2 + n_edits)?;
            build()
        })?,
    );
    table.row("check", best(n_runs, || yiji(&folders, &["check"], None))?);
    table.row(
        "cards",
        best(n_runs, || {
            yiji(&folders, &["cards", "--format", "json"], None)
        })?,
    );
    table.row(
        "serve, from an edit to the page",
        served::edit_to_page(&folders, n_runs, |number| edit(&folders, number))?,
    );
    if with_peers {
        peers::rows(&mut table, &folders, n_runs.min(3))?;
    }
    println!("{table}");
    Ok(())
}

/// Runs a command of yiji on the notes, its cache among the run's own folders.
fn yiji(folders: &Folders, words: &[&str], last: Option<&Path>) -> io::Result<Measured> {
    let mut command = program(YIJI);
    command.args(words).args(last).arg(folders.notes());
    command.env("XDG_CACHE_HOME", folders.of("cache"));
    Measured::of(&mut command)
}

/// A sentence more at the end of a note, as an author would add it.
fn edit(folders: &Folders, number: usize) -> io::Result<String> {
    let path = notes::path(number);
    let file = folders.notes().join(&path);
    let text = fs::read_to_string(&file)?;
    fs::write(&file, text + "\n改一处：先看监控，再动手。\n")?;
    Ok(path)
}

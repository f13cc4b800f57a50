//! The figures as a table.

use std::{fmt, time::Duration};

use super::measure::Measured;

const MIB: f64 = 1024.0 * 1024.0;

/// Rows of one run, each held to its floor.
pub struct Table {
    n_notes: usize,
    bytes: u64,
    floor: Measured,
    rows: Vec<(String, Measured)>,
}

impl Table {
    /// Of so many notes, which have so many bytes together.
    pub fn new(n_notes: usize, bytes: u64, floor: Measured) -> Table {
        Table {
            n_notes,
            bytes,
            floor,
            rows: Vec::new(),
        }
    }

    /// Adds a row.
    pub fn row(&mut self, what: &str, measured: Measured) {
        self.rows.push((what.to_owned(), measured));
    }
}

impl fmt::Display for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let n_cores = std::thread::available_parallelism().map_or(1, usize::from);
        writeln!(
            f,
            "\n{} notes, {:.1} MB, {n_cores} cores\n",
            self.n_notes,
            self.bytes as f64 / 1e6
        )?;
        writeln!(
            f,
            "| {:<38} | {:>8} | {:>7} | {:>8} | {:>7} | {:>8} | {:>8} | {:>6} |",
            "what", "s", "× floor", "CPU s", "× floor", "peak MiB", "notes/s", "MB/s"
        )?;
        writeln!(
            f,
            "|{:-<40}|---------:|--------:|---------:|--------:|---------:|---------:|-------:|",
            ""
        )?;
        for (what, Measured { wall, cpu, peak }) in &self.rows {
            let ratio = |time: &Duration, floor: Duration| time.as_secs_f64() / floor.as_secs_f64();
            let each = |amount: f64| amount / wall.as_secs_f64();
            writeln!(
                f,
                "| {what:<38} | {:>8.3} | {:>7.2} | {:>8.3} | {:>7.2} | {:>8.0} | {:>8.0} | {:>6.0} |",
                wall.as_secs_f64(),
                ratio(wall, self.floor.wall),
                cpu.as_secs_f64(),
                ratio(cpu, self.floor.cpu),
                *peak as f64 / MIB,
                each(self.n_notes as f64),
                each(self.bytes as f64 / 1e6),
            )?;
        }
        Ok(())
    }
}

//! How things are said on a terminal: colour only where it is one, progress only where it takes a moment.

use std::{
    io::IsTerminal,
    time::{Duration, Instant},
};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use unicode_width::UnicodeWidthChar;

use crate::{
    diagnostic::{self, Diagnostic, Level},
    error::Error,
};

/// How long a run may take before its progress is shown.
const A_MOMENT: Duration = Duration::from_millis(400);

/// Whether standard error shows colour: a terminal, and no `NO_COLOR`.
pub fn colour() -> bool {
    std::io::stderr().is_terminal()
        && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
}

/// Whether standard output shows colour.
pub fn colour_on_output() -> bool {
    std::io::stdout().is_terminal()
        && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
}

/// Says why the run could not go on.
pub fn stopped(error: &Error) {
    let head = if colour() {
        "\u{1b}[1;31merror\u{1b}[0m"
    } else {
        "error"
    };
    eprintln!("{head}: {error}");
}

/// Shows diagnostics on standard error, and how many there are.
pub fn diagnostics(found: &[Diagnostic]) {
    eprint!("{}", diagnostic::render(found, colour()));
}

/// `2 errors, 1 warning`, or nothing where there are none.
pub fn counts(found: &[Diagnostic]) -> String {
    let count = |level, one: &str| match found
        .iter()
        .filter(|diagnostic| diagnostic.level == level)
        .count()
    {
        0 => None,
        1 => Some(format!("1 {one}")),
        n => Some(format!("{n} {one}s")),
    };
    let counts: Vec<String> = [
        count(Level::Error, "error"),
        count(Level::Warning, "warning"),
        count(Level::Hint, "hint"),
    ]
    .into_iter()
    .flatten()
    .collect();
    counts.join(", ")
}

/// `1 card`, `2 cards`.
pub fn plural(n: usize, one: &str) -> String {
    if n == 1 {
        format!("1 {one}")
    } else {
        format!("{n} {one}s")
    }
}

/// Widened to so many screen columns; a Chinese character takes two.
pub fn pad(text: &str, columns: usize) -> String {
    format!("{text}{}", " ".repeat(columns.saturating_sub(width(text))))
}

/// How many screen columns a text takes.
pub fn width(text: &str) -> usize {
    text.chars().filter_map(UnicodeWidthChar::width).sum()
}

/// Cut to so many screen columns.
pub fn clip(text: &str, columns: usize) -> String {
    let mut width = 0;
    let mut clipped = String::new();
    for c in text.chars() {
        width += c.width().unwrap_or(0);
        if width > columns {
            clipped.push('…');
            break;
        }
        clipped.push(c);
    }
    clipped
}

/// A count of notes that shows itself once the run has taken a moment, on a terminal only.
pub struct Progress {
    bar: ProgressBar,
    started: Instant,
}

impl Progress {
    /// Starts to count.
    pub fn start(quiet: bool) -> Progress {
        let bar = ProgressBar::no_length();
        let shown = !quiet && std::io::stderr().is_terminal();
        bar.set_draw_target(ProgressDrawTarget::hidden());
        if let Ok(style) = ProgressStyle::with_template("  {spinner} {pos} notes read, {per_sec}") {
            bar.set_style(style);
        }
        if shown {
            let waiting = bar.clone();
            std::thread::spawn(move || {
                std::thread::sleep(A_MOMENT);
                if !waiting.is_finished() {
                    waiting.set_draw_target(ProgressDrawTarget::stderr());
                }
            });
        }
        Progress {
            bar,
            started: Instant::now(),
        }
    }

    /// One more note is read.
    pub fn note(&self) {
        self.bar.inc(1);
    }

    /// Clears the line; gives the time since the start as `0.42 s`.
    pub fn finish(&self) -> String {
        self.bar.finish_and_clear();
        let seconds = self.started.elapsed().as_secs_f64();
        if seconds < 0.1 {
            format!("{:.0} ms", seconds * 1000.0)
        } else {
            format!("{seconds:.2} s")
        }
    }
}

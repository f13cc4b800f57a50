//! Diagnostics for a person at a terminal: pictures of what matters, one line for what repeats itself, no hints.

use std::collections::HashMap;

use super::{Diagnostic, Level, render};

/// Pictures of one check in one note; what is more is told by its lines.
const PICTURES: usize = 3;

/// Line numbers named of what is not shown.
const LINES: usize = 12;

/// Notes named that gave no card.
const NOTES: usize = 5;

/// The check that has its own list at the end.
const NO_CARDS: &str = "no-cards";

/// All errors, and of warnings as many as are worth reading at once; then the notes without cards.
pub fn digest(diagnostics: &[Diagnostic], colour: bool) -> String {
    let mut times: HashMap<(&str, &str), usize> = HashMap::new();
    for diagnostic in diagnostics {
        *times.entry(key(diagnostic)).or_default() += 1;
    }
    let mut text = String::new();
    let mut shown: HashMap<(&str, &str), usize> = HashMap::new();
    for (at, diagnostic) in diagnostics.iter().enumerate() {
        let n = shown.entry(key(diagnostic)).or_default();
        match diagnostic.level {
            Level::Hint => continue,
            Level::Error => {}
            // A line instead of a picture would save nothing for one.
            Level::Warning if times[&key(diagnostic)] > PICTURES + 1 => {
                *n += 1;
                if *n > PICTURES {
                    if *n == PICTURES + 1 {
                        text.push_str(&more(&diagnostics[at..], key(diagnostic)));
                    }
                    continue;
                }
            }
            Level::Warning => {}
        }
        text.push_str(&render(std::slice::from_ref(diagnostic), colour));
    }
    text + &without_cards(diagnostics)
}

fn key(diagnostic: &Diagnostic) -> (&str, &str) {
    (&diagnostic.path, diagnostic.name)
}

/// `... and 12 more like it [unanswered] in a.md, lines 43, 45, 50`
fn more(rest: &[Diagnostic], of: (&str, &str)) -> String {
    let lines: Vec<String> = rest
        .iter()
        .filter(|diagnostic| key(diagnostic) == of && diagnostic.level == Level::Warning)
        .map(|diagnostic| diagnostic.line.to_string())
        .collect();
    let rest = if lines.len() > LINES { ", ..." } else { "" };
    format!(
        "... and {} more like it [{}] in {}, lines {}{rest}\n\n",
        lines.len(),
        of.1,
        of.0,
        lines[..lines.len().min(LINES)].join(", ")
    )
}

fn without_cards(diagnostics: &[Diagnostic]) -> String {
    let notes: Vec<&Diagnostic> = diagnostics
        .iter()
        .filter(|diagnostic| diagnostic.name == NO_CARDS && diagnostic.level == Level::Hint)
        .collect();
    if notes.is_empty() {
        return String::new();
    }
    let mut text = match notes.len() {
        1 => "no card in 1 note:\n".to_owned(),
        n => format!("no card in {n} notes:\n"),
    };
    for note in notes.iter().take(NOTES) {
        let why = note.message.split_once(": ").map_or("", |(_, why)| why);
        text.push_str(&format!("  {}: {why}\n", note.path));
    }
    if notes.len() > NOTES {
        text.push_str(&format!("  ... and {} more\n", notes.len() - NOTES));
    }
    text + "\n"
}

//! Notes to learn from in English. Nearly all other English pages are about a piece of software, and say so: in their
//! headings, in the commands to get it, in what they call it.
//!
//! Measured on 385 pages that come with packages: 3 of them are taken for notes, one of which is a specification.

use std::sync::LazyLock;

use super::section::Section;
use crate::{
    block::{Block, Blocks, Kind},
    grammar::finder::Finder,
};

/// Whether most lines of a note are in Latin letters only.
pub fn is_english(blocks: &Blocks) -> bool {
    let (mut words, mut wide) = (0, 0);
    for line in &blocks.lines {
        if matches!(line.kind, Kind::Text | Kind::Table)
            || line.kind == Kind::Code && !line.text.is_ascii()
        {
            words += 1;
            wide += usize::from(!line.text.is_ascii());
        }
    }
    wide * 3 < words
}

/// Whether a note is in a language that nobody has told here how to understand: many of its lines have letters that are
/// neither English nor Chinese.
pub fn is_other(blocks: &Blocks) -> bool {
    const SHARE: usize = 8;
    let (mut words, mut other, mut chinese) = (0, 0, 0);
    for line in &blocks.lines {
        if !matches!(line.kind, Kind::Text | Kind::Heading(_)) {
            continue;
        }
        words += 1;
        if line.text.is_ascii() {
            continue;
        }
        let mut letters = line
            .text
            .chars()
            .filter(|sign| !sign.is_ascii() && sign.is_alphabetic());
        match letters.next() {
            Some(first) if first < FIRST_CHINESE => other += 1,
            Some(_) => chinese += 1,
            None => {}
        }
    }
    other > chinese && other * SHARE >= words
}

/// What comes before is Latin, Greek, Cyrillic and so on.
const FIRST_CHINESE: char = '\u{2e80}';

/// Whether an English note only states things: it is about no project, and hardly speaks to somebody. `told` is how many
/// of its headings have text.
pub fn only_states(blocks: &Blocks, sections: &[Section], told: usize) -> bool {
    static PROJECT: LazyLock<Finder> = LazyLock::new(|| {
        Finder::new(&[
            "this crate",
            "this library",
            "this package",
            "this directory",
            "this folder",
            "this project",
            "this repo",
            "this module",
            "this plugin",
            "this tool",
            "this document",
            "this guide",
            "this tutorial",
            "this book",
            "this chapter",
            "this exercise",
            "this is a fork",
            "npm i",
            "npm run",
            "cargo add",
            "cargo build",
            "pip install",
            "docs.rs",
            "crates.io",
            "shields.io",
            "badge",
            "licensed",
            "pull request",
            "changelog",
            "semver",
            "contribut",
            "maintain",
            "deprecat",
            "backward",
            "released",
        ])
    });
    static ADDRESSES: LazyLock<Finder> = LazyLock::new(|| {
        Finder::new(&[
            "i'm ", "i am ", "i have ", " my ", " our ", " we ", "we've", "let's", "please",
            "welcome", "you ",
        ])
    });
    let headings = || {
        sections
            .iter()
            .map(|section| &blocks.blocks[section.heading])
    };
    let parts = headings().filter(|heading| names_part(heading)).count();
    // A lesson on one thing: what it is, how it works, what goes wrong.
    if parts * 2 > sections.len() || headings().any(heads_document) {
        return false;
    }
    let mut addressed = 0;
    for line in &blocks.lines {
        if matches!(line.kind, Kind::Text | Kind::Table | Kind::Heading(_)) {
            let text = line.text.to_ascii_lowercase();
            addressed += ADDRESSES.find_iter(&text).count();
            if PROJECT.is_in(&text) || addressed > told * 2 {
                return false;
            }
        }
    }
    true
}

/// Whether a heading names what there is to say of anything: "Common mistakes", "Workflow".
fn names_part(heading: &Block) -> bool {
    const LAST: &[&str] = &[
        "analogy",
        "architecture",
        "cases",
        "cheatsheet",
        "commands",
        "comparison",
        "complexity",
        "definition",
        "diagram",
        "estimation",
        "example",
        "examples",
        "explanation",
        "flow",
        "guide",
        "internals",
        "lab",
        "limitations",
        "mistakes",
        "overview",
        "pitfalls",
        "practices",
        "requirements",
        "sheet",
        "steps",
        "structure",
        "syntax",
        "table",
        "tips",
        "troubleshooting",
        "workflow",
        "works",
    ];
    let name = heading.text.to_ascii_lowercase();
    let last = letters(&name).rsplit(' ').next().unwrap_or_default();
    LAST.contains(&last)
}

/// Whether a heading is one of a document about a piece of software.
fn heads_document(heading: &Block) -> bool {
    static PARTS: LazyLock<Finder> = LazyLock::new(|| {
        Finder::new(&[
            "install",
            "usage",
            "license",
            "contribut",
            "feature",
            "getting started",
            "quick start",
            "quickstart",
            "prerequisite",
            "changelog",
            "release",
            "documentation",
            "acknowledg",
            "credit",
            "roadmap",
            "milestone",
            "table of contents",
            "motivation",
            "compatib",
            "migrat",
            "upgrad",
            "unreleased",
            "crate",
            "package",
            "how to use",
            "minutes of",
            "tasks completed",
            "parameter:",
            "](",
        ])
    });
    const WHOLE: &[&str] = &[
        "about",
        "added",
        "api",
        "authors",
        "benchmarks",
        "building",
        "changed",
        "changes",
        "configuration",
        "contents",
        "copyright",
        "dependencies",
        "development",
        "example",
        "examples",
        "faq",
        "fixed",
        "goals",
        "index",
        "notes",
        "objectives",
        "options",
        "performance",
        "removed",
        "requirements",
        "running",
        "security",
        "see also",
        "setup",
        "status",
        "summary",
        "support",
        "testing",
        "tests",
        "verification",
        "todo",
        "versions",
    ];
    static ADVICE: LazyLock<Finder> = LazyLock::new(|| {
        Finder::new(&["how to", "tips", "guide", "advice", "tutorial", "exercise"])
    });
    let name = heading.text.to_ascii_lowercase();
    if heading.level() == 1 && ADVICE.is_in(&name) {
        return true;
    }
    PARTS.is_in(&name) || WHOLE.contains(&letters(&name)) || is_version(&name)
}

/// `v1.2.0`, `[1.2.0]`, `version 1.2.0`
fn is_version(name: &str) -> bool {
    let words = ["version ", "release "];
    let number = words.iter().find_map(|word| name.strip_prefix(word));
    let number = number
        .unwrap_or(name)
        .trim_start_matches(['v', '[', '#', ' ']);
    number.starts_with(|sign: char| sign.is_ascii_digit())
        && number.contains('.')
        && !number.contains(' ')
}

/// A name without the numbers and signs around it.
fn letters(name: &str) -> &str {
    name.trim_matches(|sign: char| !sign.is_ascii_alphabetic())
}

//! The text of `cards.lock`: one line a card.
//!
//! ```text
//! # yiji: made by `yiji build`. Commit it with the notes; it keeps review progress with its cards.
//! version 2
//! site 9c0ffee15dead000
//!
//! card 5b1f07c4a9d3e260 = 2f91c0047a6e33d8 - databases/redis.md | Redis 为什么快？
//! card 83e1a5500c27bb91 d07744f19ac2e05b 91fe2c0b65d78a13 77a0e4c1129b30f6 databases/redis.md | RDB 和 AOF 怎么选？
//! retired 0d3c6f2a71e984b5 = - - databases/redis.md | Redis 支持事务吗？
//! ```
//!
//! After the id stand three fingerprints: of the question (`=` where the id was made of it), of the answer, of the
//! outline; then the note and the question as last seen. Notes are sorted, cards stand in the order of their note,
//! retired ones after them, and an empty line parts the notes: additions to two notes never touch each other, so git
//! merges them. A line says all about its card, so lines kept twice or put elsewhere by a merge do no harm.
//!
//! Two kinds of lines are for a person to write, at the top, where a match is doubtful:
//!
//! ```text
//! same 5b1f07c4a9d3e260 44d0b1e7c2a98f35    the card with the second id is the one with the first
//! not 5b1f07c4a9d3e260 44d0b1e7c2a98f35     it is not, whatever it looks like
//! ```
//!
//! Version 1 held the site's id only and still reads.

use std::{borrow::Cow, collections::HashMap, fmt::Write, sync::Arc};

use rayon::prelude::*;
use srs::CardId;

use super::sketch::Sketch;

/// Version of the text that this code writes, and the newest it reads. It reads all before it.
pub const LOCK_VERSION: u32 = 2;
/// The lines of so many notes are written by one thread.
const NOTES_AT_ONCE: usize = 256;
/// So many lines are read by one thread.
const LINES_AT_ONCE: usize = 2048;
/// Bytes of a line, seldom more.
const LINE: usize = 192;
const HEAD: &str = "# yiji: made by `yiji build`. Commit it with the notes; it keeps review progress with its cards.";
/// What every merge conflict's remedy is: a line says all about its card.
const KEEP_BOTH: &str =
    "keep the lines of both sides, remove the conflict marks, and run `yiji build`";
const REMEDY: &str = "take the file from your last commit (`git checkout cards.lock`); deleting it starts a new site, which does not see the progress stored so far";

/// A card as the lock file knows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// Its id.
    pub id: CardId,
    /// Hash of its normalised question.
    pub question: CardId,
    /// Sketch of its answer.
    pub answer: Sketch,
    /// Sketch of its outline.
    pub outline: Sketch,
    /// The note it stood in.
    pub note: Arc<str>,
    /// Its question, in one line, clipped.
    pub text: Arc<str>,
    /// Whether no note asks it any more.
    pub retired: bool,
}

/// What a person has settled by hand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Ruling {
    /// The card with the second id is the one with the first.
    Same(CardId, CardId),
    /// The card whose own id is the second is not the one with the first.
    Not(CardId, CardId),
}

/// All that the file holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LockText {
    /// The site's id; none before the first deck.
    pub site: Option<CardId>,
    /// What was settled by hand, with its line.
    pub rulings: Vec<(usize, Ruling)>,
    /// Every card, in the file's order.
    pub records: Vec<Record>,
}

/// What is wrong in the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Damage {
    /// Line, from 1.
    pub line: usize,
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub help: &'static str,
}

impl LockText {
    /// Reads the file.
    ///
    /// # Errors
    /// The first line that is damaged.
    pub fn parse(text: &str) -> Result<LockText, Damage> {
        let mut site = None;
        let mut lock = LockText::default();
        let mut has_version = false;
        let lines = text.lines().map(str::trim_end);
        let lines: Vec<&str> = lines
            .map(|line| line.trim_start_matches('\u{feff}'))
            .collect();
        let cards: Vec<Vec<Option<Record>>> =
            lines.par_chunks(LINES_AT_ONCE).map(records).collect();
        lock.records.reserve(lines.len());
        for ((line, text), card) in (1..).zip(lines).zip(cards.into_iter().flatten()) {
            if let Some(record) = card {
                lock.records.push(record);
                continue;
            }
            let damage = |message: String, help| Damage {
                line,
                message,
                help,
            };
            if ["<<<<<<<", "=======", ">>>>>>>", "|||||||"]
                .iter()
                .any(|mark| text.starts_with(mark))
            {
                return Err(damage(
                    "a merge conflict stands in the file".into(),
                    KEEP_BOTH,
                ));
            }
            if text.is_empty() || text.starts_with('#') {
                continue;
            }
            let (word, rest) = text.split_once(' ').unwrap_or((text, ""));
            match word {
                "version" if (1..=LOCK_VERSION).any(|known| rest == known.to_string()) => {
                    has_version = true;
                }
                "version" => {
                    return Err(damage(
                        format!("version `{rest}` is newer than this yiji reads"),
                        "update yiji",
                    ));
                }
                "site" => {
                    let id: CardId = rest.parse().map_err(|_| {
                        damage(
                            format!("`{rest}` is not a site id (16 hexadecimal digits)"),
                            REMEDY,
                        )
                    })?;
                    if site.replace(id).is_some_and(|other| other != id) {
                        return Err(damage(
                            "a second site id stands in the file".into(),
                            "keep the one that the published site has, and remove the other line",
                        ));
                    }
                }
                "same" | "not" => {
                    let ruling = ruling(word, rest).ok_or_else(|| {
                        damage(
                            format!("`{text}` does not name two cards"),
                            "write `same ID ID` or `not ID ID`, as `yiji build -v` prints it",
                        )
                    })?;
                    lock.rulings.push((line, ruling));
                }
                "card" | "retired" => {
                    return Err(damage(format!("this `{word}` line is damaged"), REMEDY));
                }
                _ => {
                    return Err(damage(
                        format!("`{text}` is not a line of this file"),
                        REMEDY,
                    ));
                }
            }
        }
        let missing = |what| Damage {
            line: 1,
            message: format!("there is no `{what}` line"),
            help: REMEDY,
        };
        if site.is_none() {
            return Err(missing("site"));
        }
        lock.site = site;
        if !has_version {
            return Err(missing("version"));
        }
        Ok(lock)
    }

    /// The file's text. Records must be sorted as [`LockText::sort`] does.
    pub fn render(&self) -> String {
        self.parts().concat()
    }

    /// The file's text in pieces, one after the other.
    pub fn parts(&self) -> Vec<String> {
        let mut text = String::new();
        // Writing to a `String` can't fail.
        let _ = writeln!(text, "{HEAD}\nversion {LOCK_VERSION}");
        if let Some(site) = self.site {
            let _ = writeln!(text, "site {site}");
        }
        for (_, ruling) in &self.rulings {
            let _ = match ruling {
                Ruling::Same(id, other) => writeln!(text, "same {id} {other}"),
                Ruling::Not(id, other) => writeln!(text, "not {id} {other}"),
            };
        }
        let notes: Vec<&[Record]> = self.records.chunk_by(|a, b| a.note == b.note).collect();
        let mut parts: Vec<String> = notes
            .par_chunks(NOTES_AT_ONCE)
            .map(|notes| {
                let n_records: usize = notes.iter().map(|records| records.len()).sum();
                let mut text = String::with_capacity(n_records * LINE);
                notes
                    .iter()
                    .for_each(|records| push_note(&mut text, records));
                text
            })
            .collect();
        parts.insert(0, text);
        parts
    }

    /// By note; in a note live cards in the order they have, then retired ones by id.
    pub fn sort(&mut self) {
        self.records.sort_by(|a, b| {
            let place =
                |record: &Record| (record.retired, if record.retired { record.id.0 } else { 0 });
            (&a.note, place(a)).cmp(&(&b.note, place(b)))
        });
        self.rulings.sort_by_key(|(_, ruling)| *ruling);
        self.rulings.dedup_by_key(|(_, ruling)| *ruling);
    }
}

/// The lines of one note's cards, after an empty one.
fn push_note(text: &mut String, records: &[Record]) {
    text.push('\n');
    let path = records.first().map_or("", |record| &record.note);
    let path = match path.contains(['%', '|', '\n']) {
        true => path
            .replace('%', "%25")
            .replace('|', "%7C")
            .replace('\n', "%0A")
            .into(),
        false => Cow::Borrowed(path),
    };
    for record in records {
        text.push_str(if record.retired { "retired " } else { "card " });
        let _ = write!(text, "{} ", record.id);
        let _ = match record.question == record.id {
            true => write!(text, "="),
            false => write!(text, "{}", record.question),
        };
        let Record {
            answer,
            outline,
            text: question,
            ..
        } = record;
        let _ = writeln!(text, " {answer} {outline} {path} | {question}");
    }
}

fn ruling(word: &str, ids: &str) -> Option<Ruling> {
    let mut ids = ids.split_whitespace().map(str::parse::<CardId>);
    let (Some(Ok(id)), Some(Ok(other)), None) = (ids.next(), ids.next(), ids.next()) else {
        return None;
    };
    Some(if word == "same" {
        Ruling::Same(id, other)
    } else {
        Ruling::Not(id, other)
    })
}

/// The cards that some lines are of; none for a line that is damaged, or of something else.
fn records(lines: &[&str]) -> Vec<Option<Record>> {
    let mut notes = HashMap::new();
    let of_line = |line: &&str| {
        let (word, rest) = line.split_once(' ')?;
        match word {
            "card" | "retired" => record(rest, word == "retired", &mut notes),
            _ => None,
        }
    };
    lines.iter().map(of_line).collect()
}

impl Record {
    /// The card in use that a line of the file is of.
    pub fn of_line(line: &str) -> Option<Record> {
        record(line.strip_prefix("card ")?, false, &mut HashMap::new())
    }
}

fn record(line: &str, retired: bool, notes: &mut HashMap<String, Arc<str>>) -> Option<Record> {
    let (facts, text) = line.split_once(" |")?;
    let mut facts = facts.splitn(5, ' ');
    let id: CardId = facts.next()?.parse().ok()?;
    let question = match facts.next()? {
        "=" => id,
        question => question.parse().ok()?,
    };
    let (answer, outline) = (facts.next()?.parse().ok()?, facts.next()?.parse().ok()?);
    let path = facts.next().filter(|path| !path.is_empty())?;
    let note = match notes.get(path) {
        Some(note) => Arc::clone(note),
        None => {
            let plain = path
                .replace("%7C", "|")
                .replace("%0A", "\n")
                .replace("%25", "%");
            let note: Arc<str> = plain.into();
            notes.insert(path.to_owned(), Arc::clone(&note));
            note
        }
    };
    Some(Record {
        id,
        question,
        answer,
        outline,
        note,
        text: text.trim().into(),
        retired,
    })
}

impl LockText {
    /// A `same` line whose first card is not in the file, and that card.
    pub fn unknown_in_rulings(&self) -> Option<(usize, CardId)> {
        self.rulings.iter().find_map(|(line, ruling)| match ruling {
            Ruling::Same(id, _) if !self.records.iter().any(|record| record.id == *id) => {
                Some((*line, *id))
            }
            _ => None,
        })
    }
}

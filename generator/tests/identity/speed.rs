//! How long it takes to hold a large deck against its lock file. Prints; asserts nothing about time.

use std::time::Instant;

use srs::CardId;
use yiji::{
    deck::Entry,
    identity::{record::LockText, settle},
};

use super::{
    edit::{EDITS, World},
    model::Note,
};

/// `cargo test --release -p yiji --test identity -- --ignored --nocapture speed`
#[test]
#[ignore = "prints times; run it in release on a quiet machine"]
fn speed_of_a_hundred_thousand_cards() {
    const NOTES: usize = 12_500;
    // Worlds of 25 notes: the questions of each name a number, so that all differ.
    let mut notes: Vec<Note> = Vec::new();
    for part in 0..NOTES / 25 {
        for mut note in World::new(part as u64, 25).notes {
            note.path = format!("{part}/{}", note.path);
            name_part(&mut note, part);
            notes.push(note);
        }
    }
    let entries = |notes: &[Note]| -> Vec<Vec<Entry>> { notes.iter().map(Note::entries).collect() };
    let before = entries(&notes);
    let empty = LockText {
        site: Some(CardId(1)),
        ..LockText::default()
    };
    let settle = |lock: &LockText, notes: &[Note], entries: &[Vec<Entry>]| {
        let cards: Vec<(&str, &[Entry])> = notes
            .iter()
            .zip(entries)
            .map(|(note, entries)| (note.path.as_str(), entries.as_slice()))
            .collect();
        let started = Instant::now();
        let settled = settle(lock, &cards, |_| false);
        (settled, started.elapsed())
    };
    let (first, time) = settle(&empty, &notes, &before);
    println!(
        "{} cards, no lock yet: {time:.0?}",
        first.ids.iter().map(Vec::len).sum::<usize>()
    );
    let started = Instant::now();
    let mut lock = LockText {
        site: Some(CardId(1)),
        rulings: Vec::new(),
        records: first.records,
    };
    lock.sort();
    let text = lock.render();
    println!(
        "{} KiB written in {:.0?}",
        text.len() / 1024,
        started.elapsed()
    );
    let started = Instant::now();
    let lock = LockText::parse(&text).unwrap();
    println!("read in {:.0?}", started.elapsed());
    let (_, time) = settle(&lock, &notes, &before);
    println!("nothing changed: {time:.0?}");

    for at in (0..notes.len()).step_by(25) {
        let mut world = World::new((at / 25) as u64, 1);
        let path = std::mem::replace(&mut world.notes[0].path, notes[at].path.clone());
        for (_, edit) in EDITS.iter().cycle().skip(at / 25 % EDITS.len()).take(4) {
            edit(&mut world);
        }
        notes[at] = world.notes.swap_remove(0);
        if notes[at].path == path {
            notes[at].path = format!("{}/{path}", at / 25);
        }
        name_part(&mut notes[at], at / 25);
    }
    let edited = entries(&notes);
    let (settled, time) = settle(&lock, &notes, &edited);
    println!("edited ({}): {time:.0?}", settled.changes.summary());
}

fn name_part(note: &mut Note, part: usize) {
    for question in &mut note.questions {
        question.text.push_str(&format!("（第 {part} 组）"));
    }
}

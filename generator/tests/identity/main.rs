//! Identity across edits: whatever authors do to their notes, a question keeps its id, and no other question gets it.

#![allow(clippy::unwrap_used)]

mod edit;
mod lock_file;
mod model;
mod speed;

use std::collections::{BTreeMap, HashMap, HashSet};

use edit::{EDITS, World};
use model::Note;
use srs::CardId;
use yiji::{
    deck::Entry,
    identity::{Settled, record::LockText, settle},
};

const ROUNDS: usize = 150;
const EDITS_A_ROUND: usize = 10;

/// Holds the notes against the lock.
fn build(world: &World, lock: &LockText) -> Settled {
    let entries: Vec<Vec<Entry>> = world.notes.iter().map(Note::entries).collect();
    let notes: Vec<(&str, &[Entry])> = world
        .notes
        .iter()
        .zip(&entries)
        .map(|(note, entries)| (note.path.as_str(), entries.as_slice()))
        .collect();
    settle(lock, &notes, |_| false)
}

/// The lock as the next build will read it: written and parsed again.
fn written(lock: &LockText, settled: &Settled) -> LockText {
    let mut next = LockText {
        site: lock.site,
        rulings: Vec::new(),
        records: settled.records.clone(),
    };
    next.sort();
    LockText::parse(&next.render()).unwrap()
}

fn who_has_which(world: &World, settled: &Settled) -> HashMap<usize, CardId> {
    let notes = world.notes.iter().zip(&settled.ids);
    notes
        .flat_map(|(note, ids)| {
            note.questions
                .iter()
                .map(|question| question.who)
                .zip(ids.iter().copied())
        })
        .collect()
}

/// A build after which nothing was edited leaves the lock file, and one after an edited answer leans on that.
#[test]
fn what_is_settled_stays_as_it_is() {
    let mut lock = LockText {
        site: Some(CardId(1)),
        ..LockText::default()
    };
    let mut world = World::new(7, 30);
    for round in 0..ROUNDS / 3 {
        let settled = build(&world, &lock);
        lock = written(&lock, &settled);
        let again = build(&world, &lock);
        assert_eq!(again.ids, settled.ids, "round {round}");
        assert_eq!(
            written(&lock, &again).render(),
            lock.render(),
            "round {round}"
        );
        for _ in 0..EDITS_A_ROUND {
            EDITS[world.random.below(EDITS.len())].1(&mut world);
        }
    }
}

#[test]
fn a_thousand_edits_keep_ids_and_never_give_one_to_another_question() {
    let mut lock = LockText {
        site: Some(CardId(1)),
        ..LockText::default()
    };
    let mut world = World::new(20_261_120, 30);
    let settled = build(&world, &lock);
    let mut id_of = who_has_which(&world, &settled);
    let mut owner: HashMap<CardId, usize> = id_of.iter().map(|(who, id)| (*id, *who)).collect();
    lock = written(&lock, &settled);

    let (mut n_edits, mut touched, mut kept, mut untouched_lost) = (0, 0, 0, 0);
    let mut by_edit: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    let mut wrong = Vec::new();
    for _ in 0..ROUNDS {
        let mut edits = Vec::new();
        let mut round = HashSet::new();
        while edits.len() < EDITS_A_ROUND {
            let (name, edit) = EDITS[world.random.below(EDITS.len())];
            world.touched.clear();
            if edit(&mut world) {
                edits.push((name, world.touched.clone()));
                round.extend(world.touched.iter().copied());
            }
        }
        n_edits += edits.len();
        let settled = build(&world, &lock);
        let now = who_has_which(&world, &settled);
        let lost: HashSet<usize> = id_of
            .iter()
            .filter(|(who, id)| now.get(who).is_some_and(|now| now != *id))
            .map(|(who, _)| *who)
            .collect();
        let questions = || world.notes.iter().flat_map(|note| &note.questions);
        for (who, id) in &now {
            let first = *owner.entry(*id).or_insert(*who);
            if first != *who && id_of.get(who) != Some(id) {
                let text = &questions()
                    .find(|question| question.who == *who)
                    .unwrap()
                    .text;
                wrong.push(format!(
                    "{text} has the id of question {first}: {:?}",
                    world
                        .removed
                        .iter()
                        .find(|old| old.who == first)
                        .map(|old| &old.text)
                ));
            }
        }
        let survivors = |touched: &HashSet<usize>| {
            touched
                .iter()
                .filter(|who| id_of.contains_key(who) && now.contains_key(who))
                .count()
        };
        for (name, touched) in &edits {
            let count = by_edit.entry(name).or_default();
            count.0 += survivors(touched);
            count.1 += touched.iter().filter(|who| lost.contains(who)).count();
        }
        touched += survivors(&round);
        kept += survivors(&round) - round.intersection(&lost).count();
        untouched_lost += lost.difference(&round).count();
        for who in &lost {
            let record = lock
                .records
                .iter()
                .find(|record| record.id == id_of[who])
                .unwrap();
            let text = &questions()
                .find(|question| question.who == *who)
                .unwrap()
                .text;
            let edits: Vec<&str> = edits
                .iter()
                .filter(|(_, touched)| touched.contains(who))
                .map(|(name, _)| *name)
                .collect();
            println!("lost: {} → {text} ({})", record.text, edits.join(", "));
        }
        lock = written(&lock, &settled);
        assert!(
            build(&world, &lock).changes.is_empty(),
            "a second build changes nothing"
        );
        id_of.extend(now);
    }

    println!("{:<24}{:>9}{:>6}", "edit", "touched", "lost");
    for (name, (touched, lost)) in &by_edit {
        println!("{name:<24}{touched:>9}{lost:>6}");
    }
    let percent = 100.0 * kept as f64 / touched as f64;
    println!(
        "{n_edits} edits in {ROUNDS} builds: {kept} of {touched} edited questions kept their id ({percent:.2} %), {untouched_lost} others lost theirs, {} ids went to another question",
        wrong.len()
    );
    assert!(n_edits >= 1000);
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert_eq!(untouched_lost, 0);
    assert!(percent >= 99.0);
}

#[test]
fn the_order_of_notes_does_not_matter() {
    let empty = LockText {
        site: Some(CardId(1)),
        ..LockText::default()
    };
    let mut world = World::new(7, 15);
    let lock = written(&empty, &build(&world, &empty));
    for (_, edit) in EDITS.iter().cycle().take(3 * EDITS.len()) {
        edit(&mut world);
    }
    let one = build(&world, &lock);
    let ids = who_has_which(&world, &one);
    world.notes.reverse();
    let other = build(&world, &lock);
    assert_eq!(ids, who_has_which(&world, &other));
    assert_eq!(written(&lock, &one), written(&lock, &other));
}

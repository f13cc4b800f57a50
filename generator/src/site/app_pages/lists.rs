//! The lists that the app's pages show: topics, and notes by their folders.

use std::collections::HashMap;

use serde::Serialize;

use crate::{deck::Deck, site::note_pages::Page};

/// A topic and the rows below it, as the home page shows them.
#[derive(Serialize)]
pub struct Group {
    name: String,
    topic: u32,
    total: usize,
    /// The topics right below it that have cards.
    pub rows: Vec<Row>,
}

/// A topic that leads somewhere, or a first-level one with cards right below it.
#[derive(Serialize)]
pub struct Row {
    name: String,
    topic: u32,
    total: usize,
    answered: usize,
    href: String,
}

/// A folder and its notes, as the browse page lists them.
#[derive(Serialize)]
pub struct Folder {
    name: String,
    notes: Vec<Listed>,
}

/// A note in such a list.
#[derive(Serialize)]
pub struct Listed {
    title: String,
    href: String,
    source: String,
    n_cards: usize,
    n_unanswered: usize,
}

/// The first two levels of topics. Cards right at a first-level topic are a row of its own name.
pub fn groups(deck: &Deck) -> Vec<Group> {
    let parents = &deck.file.topics;
    let mut groups: Vec<Group> = Vec::new();
    // Where a first-level topic and a row stand.
    let mut places: HashMap<u32, usize> = HashMap::new();
    let mut row_places: HashMap<u32, usize> = HashMap::new();
    for card in &deck.cards {
        let (mut second, mut first) = (card.topic, card.topic);
        while let Some(&(parent, _)) = parents.get(first as usize)
            && parent >= 0
        {
            second = first;
            first = parent as u32;
        }
        let name = |topic: u32| {
            parents
                .get(topic as usize)
                .map_or_else(String::new, |(_, name)| name.clone())
        };
        let at = *places.entry(first).or_insert_with(|| {
            groups.push(Group {
                name: name(first),
                topic: first,
                total: 0,
                rows: Vec::new(),
            });
            groups.len() - 1
        });
        let group = &mut groups[at];
        group.total += 1;
        let at = *row_places.entry(second).or_insert_with(|| {
            let href = deck
                .file
                .notes
                .get(card.note as usize)
                .map_or_else(String::new, |(href, _)| href.clone());
            group.rows.push(Row {
                name: name(second),
                topic: second,
                total: 0,
                answered: 0,
                href,
            });
            group.rows.len() - 1
        });
        group.rows[at].total += 1;
        group.rows[at].answered += usize::from(card.answered);
    }
    groups
}

/// All notes by the folder they lie in, in order.
pub fn folders(pages: &[Page]) -> Vec<Folder> {
    let mut folders: Vec<Folder> = Vec::new();
    for page in pages {
        let name = page.folders.join(" / ");
        if folders.last().is_none_or(|folder| folder.name != name) {
            folders.push(Folder {
                name,
                notes: Vec::new(),
            });
        }
        if let Some(folder) = folders.last_mut() {
            folder.notes.push(Listed {
                title: page.title.clone(),
                href: page.address.href.clone(),
                source: page.source.clone(),
                n_cards: page.entries.len(),
                n_unanswered: page.entries.iter().filter(|entry| !entry.answered).count(),
            });
        }
    }
    folders
}

//! The deck that progress is held against: notes, a built site, or the site's deck file.

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
};

use srs::{
    CardId,
    deck::{DECK_VERSION, DeckFile, read_rows},
};

use crate::{collection::Collection, compile::Compiled, error::Error, source::Source};

/// The cards of a site.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Deck {
    /// The site's id.
    pub site: String,
    /// Every card, and whether it has an answer and is reviewed at all.
    pub cards: BTreeMap<CardId, bool>,
}

impl Deck {
    /// Reads the deck at a path: `deck.<hash>.json`, a folder that `yiji build` wrote, a folder of notes, or one note.
    ///
    /// # Errors
    /// There is nothing there, or it is none of these.
    pub fn open(path: &Path) -> Result<Deck, Error> {
        let file = if path
            .extension()
            .is_some_and(|extension| extension == "json")
        {
            Some(path.to_owned())
        } else {
            in_site(path)
        };
        match file {
            Some(file) => of_file(&file),
            None => {
                let source = Source::open(Some(path))?;
                let collection = Collection::read(&source, false, answered)?;
                let cards = collection.notes.iter().zip(&collection.ids);
                Ok(Deck {
                    site: collection.site.to_string(),
                    cards: cards
                        .flat_map(|(answered, ids)| {
                            ids.iter().copied().zip(answered.iter().copied())
                        })
                        .collect(),
                })
            }
        }
    }
}

/// Whether each card of a note has an answer.
fn answered(note: &Compiled) -> Vec<bool> {
    let drafts = note.drafts();
    drafts
        .map(|draft| !draft.answer.trim().is_empty())
        .collect()
}

/// The deck file of a built site.
fn in_site(folder: &Path) -> Option<PathBuf> {
    let files = std::fs::read_dir(folder).ok()?.flatten();
    files.map(|file| file.path()).find(|path| {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        name.starts_with("deck.") && name.ends_with(".json")
    })
}

fn of_file(path: &Path) -> Result<Deck, Error> {
    let text = std::fs::read_to_string(path).map_err(Error::io("read", path))?;
    let wrong = |why: String| {
        Error::usage(
            format!("`{}` is not the deck of a site: {why}", path.display()),
            "name a folder of notes, a folder that `yiji build` wrote, or the deck.….json in it",
        )
    };
    let file: DeckFile = serde_json::from_str(&text).map_err(|error| wrong(error.to_string()))?;
    if file.v > DECK_VERSION {
        return Err(wrong("it was built by a newer yiji".to_owned()));
    }
    let cards = read_rows(&file.cards).map_err(|error| wrong(error.to_string()))?;
    Ok(Deck {
        site: file.site,
        cards: cards
            .into_iter()
            .map(|card| (card.id, card.answered))
            .collect(),
    })
}

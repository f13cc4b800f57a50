//! The addresses of pictures, attachments and other notes, as one page writes them.

use std::{
    cell::{OnceCell, RefCell},
    path::Path,
};

use srs::CardId;

use crate::{
    compile::Compiled,
    error::Error,
    html::{Addresses, LocalFile},
    site::{
        address::encode,
        anchors::{Anchor, Anchors},
        files::Files,
        memory::Asked,
        stamp::Stamp,
    },
};

/// Addresses as one page writes them: relative to where it stands.
pub(super) struct PageAddresses<'a> {
    pub(super) files: &'a Files<'a>,
    pub(super) root: &'a str,
    pub(super) compiled: &'a Compiled,
    pub(super) ids: &'a [CardId],
    /// The places of the note itself, once a link names one.
    pub(super) anchors: OnceCell<Anchors>,
    /// The source folder.
    pub(super) folder: &'a Path,
    pub(super) asked: RefCell<Asked>,
    pub(super) attachments: RefCell<Vec<String>>,
    /// The first file that could not be copied.
    pub(super) failed: RefCell<Option<Error>>,
}

impl Addresses for PageAddresses<'_> {
    fn looks_for(&self, path: &str) {
        let stamp = || Stamp::of(&self.folder.join(path));
        let mut asked = self.asked.borrow_mut();
        asked.files.entry(path.to_owned()).or_insert_with(stamp);
    }

    fn file(&self, file: &LocalFile) -> Option<String> {
        match self.files.copy(&file.path) {
            Ok(path) => {
                let address = format!("{}{}", self.root, encode(&path));
                self.attachments.borrow_mut().push(path);
                Some(address)
            }
            Err(error) => {
                self.failed.borrow_mut().get_or_insert(error);
                None
            }
        }
    }

    fn note(&self, path: &str, fragment: &str) -> Option<String> {
        let page = self.files.page(path);
        let mut asked = self.asked.borrow_mut();
        asked.pages.insert(path.to_owned(), page.map(str::to_owned));
        let page = format!("{}{}", self.root, page?);
        if fragment.is_empty() {
            return Some(page);
        }
        if path == self.compiled.note.path {
            let anchors = || Anchors::of(self.compiled, self.ids);
            return match self.anchors.get_or_init(anchors).find(fragment)? {
                Anchor::Card(id) => Some(format!("#c-{id}")),
                Anchor::Page => Some(page),
            };
        }
        // Of other notes, only what a card's id says is known here.
        let id = fragment.strip_prefix("c-");
        let id = id.and_then(|id| id.parse::<CardId>().ok());
        Some(match id {
            Some(id) => format!("{page}#c-{id}"),
            None => page,
        })
    }
}

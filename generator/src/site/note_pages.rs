//! The pages of all notes: read, rendered and written one by one, in parallel, so that memory holds few notes at a time.
//!
//! A card's id can depend on other notes. Pages are written with the ids that the lock file has for such questions; the few
//! that were wrong (reworded questions, the same question in two notes) are rendered again once all notes are known.

use std::{collections::HashMap, path::PathBuf};

use rayon::prelude::*;
use srs::CardId;

use super::{
    Built,
    address::{self, Address},
    anchors::Anchors,
    card_texts::CardTexts,
    context::SiteContext,
    files::Files,
    note_page::{self, LinkedPlace},
    output::Output,
};
use crate::{
    compile::Compiled,
    deck::{DeckNote, Entry},
    diagnostic::Diagnostic,
    error::Error,
    html::{Labels, Renderer},
    identity::{
        NoteCards,
        lock::{Lock, Outcome},
    },
    lint::Linter,
    source::Source,
};

/// What is kept of a note once its page is written.
pub struct Page {
    /// The note's path under the source folder.
    pub source: String,
    /// Its title.
    pub title: String,
    /// Names of the folders it lies in.
    pub folders: Vec<String>,
    /// Where its page stands.
    pub address: Address,
    /// Its cards.
    pub entries: Vec<Entry>,
    /// What links may name in it; only where links are looked into.
    anchors: Anchors,
}

/// All pages of notes, in the notes' order.
pub struct NotePages {
    /// The pages.
    pub pages: Vec<Page>,
    /// Address of the list of files with their cards' text.
    pub texts: String,
    /// The ids of their cards, and what became of the cards since the last build.
    pub identity: Outcome,
    diagnostics: Vec<Diagnostic>,
    drafts_left_out: usize,
}

impl NotePages {
    /// Writes them. `paths` are the notes' paths under the source folder and their files; `linter` is asked about each.
    ///
    /// # Errors
    /// A note can't be read, a template does not render, a file can't be written.
    pub fn write(
        source: &Source,
        paths: Vec<(String, PathBuf)>,
        drafts: bool,
        site: &SiteContext<'_>,
        output: &Output,
        linter: Option<&Linter>,
        on_note: &(impl Fn() + Sync),
    ) -> Result<NotePages, Error> {
        let lock = Lock::open(source)?;
        let addresses = address::of_notes(paths.iter().map(|(relative, _)| relative.as_str()));
        let files = Files::new(
            output,
            paths
                .iter()
                .map(|(relative, _)| relative.as_str())
                .zip(&addresses),
        );
        let texts = CardTexts::new(output, &paths);
        let renderer = Renderer::new(&source.folder, Labels::of(site.lang));
        let render = |at: usize, ids: Option<&[CardId]>| -> Result<Option<Rendered>, Error> {
            let ((relative, file), address) = (&paths[at], &addresses[at]);
            let compiled = Compiled::read(file, relative, &source.config)?;
            if compiled.note.draft && !drafts {
                texts.put(at, String::new())?;
                return Ok(None);
            }
            let entries = compiled.entries();
            let likely = likely_ids(&lock, relative, &entries);
            let page = note_page::render(
                &compiled,
                ids.unwrap_or(&likely),
                address,
                site,
                &renderer,
                &files,
            )?;
            output.write(&format!("{}index.html", address.folder), &page.html)?;
            if ids.is_none() {
                texts.put(at, page.text)?;
            }
            let (mut diagnostics, mut anchors) = (Vec::new(), Anchors::default());
            if let Some(linter) = linter.filter(|_| ids.is_none()) {
                diagnostics = linter.note(&compiled);
                anchors = Anchors::of(&compiled, &likely);
            }
            let (title, folders) = (compiled.title(), compiled.folders());
            diagnostics.extend(compiled.diagnostics);
            diagnostics.extend(page.diagnostics);
            Ok(Some(Rendered {
                likely,
                places: page.places,
                diagnostics,
                page: Page {
                    source: relative.clone(),
                    title,
                    folders,
                    address: address.clone(),
                    entries,
                    anchors,
                },
            }))
        };

        let rendered: Vec<Option<Rendered>> = (0..paths.len())
            .into_par_iter()
            .map(|at| {
                let page = render(at, None);
                on_note();
                page
            })
            .collect::<Result<_, Error>>()?;
        let (mut places, mut pages, mut diagnostics) = (Vec::new(), Vec::new(), Vec::new());
        let (mut likely, mut left_out, mut linked) = (Vec::new(), Vec::new(), Vec::new());
        for (at, rendered) in rendered.into_iter().enumerate() {
            if let Some(rendered) = rendered {
                places.push(at);
                pages.push(rendered.page);
                likely.push(rendered.likely);
                diagnostics.extend(rendered.diagnostics);
                linked.extend(rendered.places);
            } else {
                left_out.push(paths[at].0.as_str());
            }
        }
        if linter.is_some() {
            diagnostics.extend(broken(linked, &pages));
        }
        diagnostics.sort_by(|a, b| (&a.path, a.line, a.column).cmp(&(&b.path, b.line, b.column)));

        let cards: Vec<NoteCards<'_>> = pages
            .iter()
            .map(|page: &Page| (page.source.as_str(), page.entries.as_slice()))
            .collect();
        let identity = lock.settle(&cards, &left_out)?;
        places
            .par_iter()
            .zip(&likely)
            .zip(&identity.settled.ids)
            .filter(|((_, likely), ids)| likely != ids)
            .try_for_each(|((at, _), ids)| render(*at, Some(ids)).map(|_| ()))?;
        Ok(NotePages {
            pages,
            texts: texts.finish()?,
            identity,
            diagnostics,
            drafts_left_out: left_out.len(),
        })
    }

    /// What the deck keeps of each note.
    pub fn in_deck(&self) -> Vec<DeckNote<'_>> {
        self.pages
            .iter()
            .zip(&self.identity.settled.ids)
            .map(|(page, ids)| DeckNote {
                href: &page.address.href,
                title: &page.title,
                entries: &page.entries,
                ids,
            })
            .collect()
    }

    /// Counts, and all that was found, which is handed over.
    pub fn summary(&mut self) -> Built {
        Built {
            notes: self.pages.len(),
            cards: self.identity.settled.ids.iter().map(Vec::len).sum(),
            unanswered: self
                .pages
                .iter()
                .flat_map(|page| &page.entries)
                .filter(|entry| !entry.answered)
                .count(),
            drafts_left_out: self.drafts_left_out,
            diagnostics: std::mem::take(&mut self.diagnostics),
            ..Built::default()
        }
    }
}

/// What a note gave.
struct Rendered {
    page: Page,
    /// The ids that its page was written with.
    likely: Vec<CardId>,
    diagnostics: Vec<Diagnostic>,
    places: Vec<LinkedPlace>,
}

/// Links to places in notes that are not there.
fn broken(linked: Vec<LinkedPlace>, pages: &[Page]) -> impl Iterator<Item = Diagnostic> {
    let anchors: HashMap<&str, &Anchors> = pages
        .iter()
        .map(|page| (page.source.as_str(), &page.anchors))
        .collect();
    linked.into_iter().filter_map(move |place| {
        let found = anchors.get(place.note.as_str())?.find(&place.fragment);
        found.is_none().then_some(place.diagnostic)
    })
}

/// The ids of a note's cards as far as the lock file knows them.
fn likely_ids(lock: &Lock, note: &str, entries: &[Entry]) -> Vec<CardId> {
    entries
        .iter()
        .map(|entry| lock.likely_id(note, &entry.fingerprint))
        .collect()
}

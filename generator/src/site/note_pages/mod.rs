//! The pages of all notes: read, rendered and written one by one, in parallel, so that memory holds few notes at a time.
//!
//! A card's id can depend on other notes. Pages are written with the ids that the lock file has for such questions; the few
//! that were wrong (reworded questions, the same question in two notes) are mended once all notes are known.

mod kept;

use std::{collections::HashMap, path::PathBuf};

use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use srs::CardId;

use self::kept::{Kept, same};
use super::{
    Built,
    address::{self, Address},
    anchors::Anchors,
    card_texts::{CardTexts, Lines, TextPlace},
    context::SiteContext,
    files::Files,
    memory::{self, Asked, Known, KnownPage, Memory},
    note_page::{self, Frames, LinkedPlace},
    other_ids::exchanged,
    output::Output,
    recall::Recall,
    stamp::Stamp,
};
use crate::{
    compile::Compiled,
    content_hash::content_hash,
    deck::{DeckNote, Entry},
    diagnostic::Diagnostic,
    error::Error,
    html::{Labels, Renderer},
    identity::{
        NoteCards,
        lock::{Lock, Outcome},
    },
    lint::Linter,
    note::Note,
    source::Source,
};

/// What is kept of a note once its page is written.
#[derive(Serialize, Deserialize)]
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
    #[serde(skip)]
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
    kept: Vec<Kept>,
}

/// What came of the notes.
pub enum Written {
    /// Nothing at all has changed since the last build: what it said.
    Same(Built),
    /// The pages.
    Pages(Box<NotePages>),
}

impl NotePages {
    /// Writes them. `paths` are the notes' paths under the source folder and their files; `linter` is asked about each.
    /// Notes that are as `memory` knows them are not read.
    ///
    /// # Errors
    /// A note can't be read, a template does not render, a file can't be written.
    #[allow(clippy::too_many_arguments, reason = "all that a build is about")]
    pub fn write(
        source: &Source,
        paths: Vec<(String, PathBuf)>,
        drafts: bool,
        site: &SiteContext<'_>,
        output: &Output,
        linter: Option<&Linter>,
        memory: &Memory,
        on_note: &(impl Fn() + Sync),
    ) -> Result<Written, Error> {
        let addresses = address::of_notes(paths.iter().map(|(relative, _)| relative.as_str()));
        let files = Files::new(
            &source.folder,
            output,
            paths
                .iter()
                .map(|(relative, _)| relative.as_str())
                .zip(&addresses),
        );
        let recall = Recall {
            memory,
            output,
            files: &files,
        };
        let seen: Vec<(Option<Stamp>, Option<&Known>)> = paths
            .par_iter()
            .zip(&addresses)
            .map(|((relative, file), address)| {
                let stamp = Stamp::of(file);
                (stamp, recall.note(relative, file, stamp, address))
            })
            .collect();
        if seen.len() == memory.notes.len()
            && seen.iter().all(|(_, known)| known.is_some())
            && let Some(built) = same(memory, output, source)
        {
            return Ok(Written::Same(built));
        }
        let lock = Lock::open(source)?;
        // A note that can't be read stops the build soon enough.
        let lengths = seen
            .iter()
            .map(|(stamp, _)| stamp.map_or(0, |stamp| stamp.size()));
        let texts = CardTexts::new(output, lengths);
        let renderer = Renderer::new(&source.folder, Labels::of(site.lang));
        // Where nothing is written, nothing but what is found is asked for.
        let frames = (!output.is_discarded()).then(|| Frames::new(site, &addresses));
        let render = |at: usize, ids: Option<&[CardId]>| -> Result<Read, Error> {
            let ((relative, file), address) = (&paths[at], &addresses[at]);
            let bytes = std::fs::read(file).map_err(Error::io("read", file))?;
            let mut known = Known {
                stamp: seen[at].0,
                hash: content_hash(&bytes),
                asked: Asked::default(),
                page: None,
            };
            let compiled = Compiled::of(bytes, relative, &source.config);
            if compiled.note.draft && !drafts {
                texts.put(at, Lines::New(String::new()))?;
                return Ok(Read::Draft(Some(Box::new(known))));
            }
            let entries = compiled.entries();
            let likely = likely_ids(&lock, relative, &entries);
            let page = note_page::render(
                &compiled,
                ids.unwrap_or(&likely),
                address,
                frames.as_ref(),
                &renderer,
                &files,
            )?;
            output.write(&address.file(), &page.html)?;
            if ids.is_none() {
                texts.put(at, Lines::New(page.text))?;
            }
            let (mut diagnostics, mut anchors) = (Vec::new(), Anchors::default());
            if let Some(linter) = linter.filter(|_| ids.is_none()) {
                diagnostics = linter.note(&compiled);
                anchors = Anchors::of(&compiled, &likely);
            }
            let (title, folders) = (compiled.title(), compiled.folders());
            diagnostics.extend(compiled.diagnostics);
            diagnostics.extend(page.diagnostics);
            let kept = Page {
                source: relative.clone(),
                title,
                folders,
                address: address.clone(),
                entries,
                anchors,
            };
            known.asked = page.asked;
            known.page = frames.is_some().then(|| KnownPage {
                folder: address.folder.clone(),
                ids: Vec::new(),
                attachments: page.attachments,
                text: TextPlace::default(),
                page: memory::wrap_page(&kept),
                found: memory::wrap_found(&diagnostics),
            });
            Ok(Read::Page(Box::new(Rendered {
                page: kept,
                likely,
                diagnostics,
                places: page.places,
                known: Some(known),
            })))
        };
        // A note that the memory has, if its words can be read back.
        let take = |at: usize| -> Option<Result<Read, Error>> {
            let Some(page) = &seen[at].1?.page else {
                let put = texts.put(at, Lines::New(String::new()));
                return Some(put.map(|()| Read::Draft(None)));
            };
            let (kept, diagnostics) = (page.page()?, page.found(&paths[at].0)?);
            output.take(&page.file());
            page.attachments.iter().for_each(|path| {
                output.take(path);
            });
            if let Err(error) = texts.put(at, Lines::Standing(page.text.clone())) {
                return Some(Err(error));
            }
            Some(Ok(Read::Page(Box::new(Rendered {
                page: kept,
                likely: page.ids.clone(),
                diagnostics,
                places: Vec::new(),
                known: None,
            }))))
        };

        let rendered: Vec<Read> = (0..paths.len())
            .into_par_iter()
            .map(|at| {
                let page = take(at).unwrap_or_else(|| render(at, None));
                on_note();
                page
            })
            .collect::<Result<_, Error>>()?;
        let (texts, text_places) = texts.finish()?;
        let n_notes = paths.len();
        let (mut places, mut pages) = (Vec::with_capacity(n_notes), Vec::with_capacity(n_notes));
        let (mut likely, mut all_kept) = (Vec::with_capacity(n_notes), Vec::with_capacity(n_notes));
        let (mut diagnostics, mut left_out, mut linked) = (Vec::new(), Vec::new(), Vec::new());
        for (at, (read, text)) in rendered.into_iter().zip(text_places).enumerate() {
            let mut kept = Kept {
                path: paths[at].0.clone(),
                stamp: seen[at].0,
                ids: Vec::new(),
                text,
                new: None,
            };
            match read {
                Read::Page(rendered) => {
                    places.push(at);
                    kept.new = rendered.known;
                    pages.push(rendered.page);
                    likely.push(rendered.likely);
                    diagnostics.extend(rendered.diagnostics);
                    linked.extend(rendered.places);
                }
                Read::Draft(known) => {
                    left_out.push(paths[at].0.as_str());
                    kept.new = known.map(|known| *known);
                }
            }
            all_kept.push(kept);
        }
        if linter.is_some() {
            diagnostics.extend(broken(linked, &pages));
        }
        sort(&mut diagnostics);

        let cards: Vec<NoteCards<'_>> = pages
            .iter()
            .map(|page: &Page| (page.source.as_str(), page.entries.as_slice()))
            .collect();
        let identity = lock.settle(&cards, &left_out)?;
        let mend = |at: usize, before: &[CardId], ids: &[CardId]| -> Result<(), Error> {
            let ((relative, file), page) = (&paths[at], addresses[at].file());
            let mended = || {
                let note = Note::read(std::fs::read(file).ok()?, relative).note;
                let said = [
                    relative,
                    note.title.as_deref().unwrap_or_default(),
                    &note.body,
                ];
                exchanged(output.read(&page)?, &said, before, ids)
            };
            match mended() {
                Some(html) => output.write(&page, &html),
                None => render(at, Some(ids)).map(|_| ()),
            }
        };
        // Where nothing is written, nobody sees the ids.
        if !output.is_discarded() {
            places
                .par_iter()
                .zip(&likely)
                .zip(&identity.settled.ids)
                .filter(|((_, likely), ids)| likely != ids)
                .try_for_each(|((at, likely), ids)| mend(*at, likely, ids))?;
        }
        for (at, ids) in places.iter().zip(&identity.settled.ids) {
            all_kept[*at].ids.clone_from(ids);
        }
        let drafts_left_out = left_out.len();
        Ok(Written::Pages(Box::new(NotePages {
            kept: all_kept,
            pages,
            texts,
            identity,
            diagnostics,
            drafts_left_out,
        })))
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

fn sort(diagnostics: &mut [Diagnostic]) {
    diagnostics.sort_by(|a, b| (&a.path, a.line, a.column).cmp(&(&b.path, b.line, b.column)));
}

/// What came of a note.
enum Read {
    /// Its page.
    Page(Box<Rendered>),
    /// It is a draft, and left out.
    Draft(Option<Box<Known>>),
}

/// What a note gave.
struct Rendered {
    page: Page,
    /// The ids that its page was written with.
    likely: Vec<CardId>,
    diagnostics: Vec<Diagnostic>,
    places: Vec<LinkedPlace>,
    /// None where the last build knew it already.
    known: Option<Known>,
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

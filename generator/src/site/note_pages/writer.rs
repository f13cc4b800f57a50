//! Reads, renders and writes notes one by one, in parallel, so that memory holds few of them at a time.
//!
//! A card's id can depend on other notes. Pages are written with the ids that the lock file has for such questions; the few
//! that were wrong (reworded questions, the same question in two notes) are mended once all notes are known.

use std::collections::HashMap;

use rayon::prelude::*;
use srs::CardId;

use super::{NotePages, Page, kept::Kept, sort};
use crate::{
    compile::Compiled,
    content_hash::content_hash,
    deck::Entry,
    diagnostic::Diagnostic,
    error::Error,
    html::{Labels, Renderer},
    lint::Linter,
    note::Note,
    site::{
        anchors::Anchors,
        card_texts::{CardTexts, Lines, TextPlace},
        context::SiteContext,
        files::Files,
        memory::{self, Asked, Known, KnownPage},
        note_page::{self, Frames, LinkedPlace},
        other_ids::exchanged,
        recall::Seen,
    },
    source::Source,
};

/// Says which ids the cards of a note, by its path, most likely have: so that its page is right at once.
pub type LikelyIds<'a> = &'a (dyn Fn(&str, &[Entry]) -> Vec<CardId> + Sync);

/// Writes the pages of notes, with all that they share at hand.
pub struct NoteWriter<'a> {
    source: &'a Source,
    files: &'a Files<'a>,
    likely: LikelyIds<'a>,
    linter: Option<&'a Linter>,
    drafts: bool,
    /// What the last build knew of each note.
    seen: &'a [Seen<'a>],
    renderer: Renderer,
    /// Where nothing is written, nothing but what is found is asked for.
    frames: Option<Frames<'a>>,
    texts: CardTexts<'a>,
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
    links: Vec<LinkedPlace>,
    /// None where the last build knew it already.
    known: Option<Known>,
}

/// What came of notes that were edited.
#[derive(Default)]
pub struct Edited {
    /// What the next build may want to know of them, with the number of each among all notes.
    pub notes: Vec<(usize, Known)>,
    /// What was found in them.
    pub diagnostics: Vec<Diagnostic>,
    /// Address of the list of files with the cards' text.
    pub texts: String,
    /// Where the text of each note's cards stands.
    pub text_places: Vec<TextPlace>,
}

impl<'a> NoteWriter<'a> {
    /// For notes which the last build knew as `seen` says. `linter` is asked about each.
    pub fn new(
        source: &'a Source,
        drafts: bool,
        files: &'a Files<'a>,
        seen: &'a [Seen<'a>],
        likely: LikelyIds<'a>,
        site: &'a SiteContext<'a>,
        linter: Option<&'a Linter>,
    ) -> NoteWriter<'a> {
        // A note that can't be read stops the build soon enough.
        let lengths = seen
            .iter()
            .map(|seen| seen.stamp.map_or(0, |stamp| stamp.size()));
        let texts = CardTexts::new(files.output, lengths);
        let renderer = Renderer::new(&source.folder, Labels::of(site.lang));
        let frames =
            (!files.output.is_discarded()).then(|| Frames::new(site, &files.places.addresses));
        NoteWriter {
            source,
            files,
            likely,
            linter,
            drafts,
            seen,
            renderer,
            frames,
            texts,
        }
    }

    /// Writes them all. Notes that are as the last build knew them are not read. `on_note` is called after each.
    ///
    /// # Errors
    /// A note can't be read, a template does not render, a file can't be written.
    pub fn write(&self, on_note: &(impl Fn() + Sync)) -> Result<NotePages, Error> {
        let read: Vec<Read> = (0..self.files.places.len())
            .into_par_iter()
            .map(|at| {
                let (page, lines) = match self.take(at) {
                    Some(taken) => taken,
                    None => self.render(at, None)?,
                };
                self.texts.put(at, lines)?;
                on_note();
                Ok(page)
            })
            .collect::<Result<_, Error>>()?;
        let (texts, text_places) = self.texts.finish()?;
        let n_notes = self.files.places.len();
        let mut notes = NotePages {
            pages: Vec::with_capacity(n_notes),
            texts,
            likely: Vec::with_capacity(n_notes),
            numbers: Vec::with_capacity(n_notes),
            left_out: Vec::new(),
            diagnostics: Vec::new(),
            kept: Vec::with_capacity(n_notes),
        };
        let mut links = Vec::new();
        for (at, (read, text)) in read.into_iter().zip(text_places).enumerate() {
            let path = &self.files.places.notes[at].0;
            let mut kept = Kept {
                path: path.clone(),
                stamp: self.seen[at].stamp,
                text,
                new: None,
            };
            match read {
                Read::Page(rendered) => {
                    notes.numbers.push(at);
                    kept.new = rendered.known;
                    notes.pages.push(rendered.page);
                    notes.likely.push(rendered.likely);
                    notes.diagnostics.extend(rendered.diagnostics);
                    links.extend(rendered.links);
                }
                Read::Draft(known) => {
                    notes.left_out.push(path.clone());
                    kept.new = known.map(|known| *known);
                }
            }
            notes.kept.push(kept);
        }
        if self.linter.is_some() {
            notes.diagnostics.extend(broken(links, &notes.pages));
        }
        sort(&mut notes.diagnostics);
        Ok(notes)
    }

    /// Writes the notes that the last build does not know as they are now, whose cards have the ids they had; the others
    /// stay. `on_note` is called after each.
    ///
    /// # Errors
    /// As [`NoteWriter::write`].
    pub fn write_edited(&self, on_note: &(impl Fn() + Sync)) -> Result<Edited, Error> {
        let mut edited = Edited::default();
        for at in 0..self.seen.len() {
            let lines = match self.seen[at].known {
                Some(Known {
                    page: Some(page), ..
                }) => Lines::Standing(page.text.clone()),
                Some(Known { page: None, .. }) => Lines::New(String::new()),
                None => {
                    let (read, lines) = self.render(at, None)?;
                    on_note();
                    if let Read::Page(rendered) = read {
                        edited.diagnostics.extend(rendered.diagnostics);
                        edited.notes.extend(rendered.known.map(|known| (at, known)));
                    }
                    lines
                }
            };
            self.texts.put(at, lines)?;
        }
        (edited.texts, edited.text_places) = self.texts.finish()?;
        Ok(edited)
    }

    /// Writes those pages again whose cards have other ids than they were written with. `ids` are those of each page.
    ///
    /// # Errors
    /// As [`NoteWriter::write`].
    pub fn mend(&self, notes: &NotePages, ids: &[Vec<CardId>]) -> Result<(), Error> {
        notes
            .numbers
            .par_iter()
            .zip(&notes.likely)
            .zip(ids)
            .filter(|((_, likely), ids)| likely != ids)
            .try_for_each(
                |((at, likely), ids)| match self.with_other_ids(*at, likely, ids) {
                    Some(html) => self
                        .files
                        .output
                        .write(&self.files.places.addresses[*at].file(), &html),
                    None => self.render(*at, Some(ids)).map(|_| ()),
                },
            )
    }

    fn with_other_ids(&self, at: usize, before: &[CardId], ids: &[CardId]) -> Option<Vec<u8>> {
        let (relative, file) = &self.files.places.notes[at];
        let note = Note::read(std::fs::read(file).ok()?, relative).note;
        let said = [
            relative,
            note.title.as_deref().unwrap_or_default(),
            &note.body,
        ];
        let page = self.files.places.addresses[at].file();
        exchanged(self.files.output.read(&page)?, &said, before, ids)
    }

    /// Reads, renders and writes a note; `ids` are those of its cards, where they are known for sure. Also gives the text of
    /// its cards.
    fn render(&self, at: usize, ids: Option<&[CardId]>) -> Result<(Read, Lines), Error> {
        let (relative, file) = &self.files.places.notes[at];
        let address = &self.files.places.addresses[at];
        let bytes = std::fs::read(file).map_err(Error::io("read", file))?;
        let mut known = Known {
            stamp: self.seen[at].stamp,
            hash: content_hash(&bytes),
            asked: Asked::default(),
            page: None,
        };
        let compiled = Compiled::of(bytes, relative, &self.source.config);
        if compiled.note.draft && !self.drafts {
            let draft = Read::Draft(Some(Box::new(known)));
            return Ok((draft, Lines::New(String::new())));
        }
        let entries = compiled.entries();
        let likely = (self.likely)(relative, &entries);
        let page = note_page::render(
            &compiled,
            ids.unwrap_or(&likely),
            address,
            self.frames.as_ref(),
            &self.renderer,
            self.files,
        )?;
        self.files.output.write(&address.file(), &page.html)?;
        let (mut diagnostics, mut anchors) = (Vec::new(), Anchors::default());
        if let Some(linter) = self.linter {
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
        known.page = self.frames.is_some().then(|| KnownPage {
            folder: address.folder.clone(),
            ids: Vec::new(),
            attachments: page.attachments,
            text: TextPlace::default(),
            page: memory::wrap_page(&kept),
            found: memory::wrap_found(&diagnostics),
        });
        let rendered = Rendered {
            page: kept,
            likely,
            diagnostics,
            links: page.places,
            known: Some(known),
        };
        Ok((Read::Page(Box::new(rendered)), Lines::New(page.text)))
    }

    /// A note that the last build knew, if its words can be read back, and where the text of its cards stands.
    fn take(&self, at: usize) -> Option<(Read, Lines)> {
        let Some(page) = &self.seen[at].known?.page else {
            return Some((Read::Draft(None), Lines::New(String::new())));
        };
        let (kept, diagnostics) = (page.page()?, page.found(&self.files.places.notes[at].0)?);
        self.files.output.take(&page.file());
        page.attachments.iter().for_each(|path| {
            self.files.output.take(path);
        });
        let rendered = Rendered {
            page: kept,
            likely: page.ids.clone(),
            diagnostics,
            links: Vec::new(),
            known: None,
        };
        let lines = Lines::Standing(page.text.clone());
        Some((Read::Page(Box::new(rendered)), lines))
    }
}

/// Links to places in notes that are not there.
fn broken(links: Vec<LinkedPlace>, pages: &[Page]) -> impl Iterator<Item = Diagnostic> {
    let anchors: HashMap<&str, &Anchors> = pages
        .iter()
        .map(|page| (page.source.as_str(), &page.anchors))
        .collect();
    links.into_iter().filter_map(move |link| {
        let found = anchors.get(link.note.as_str())?.find(&link.fragment);
        found.is_none().then_some(link.diagnostic)
    })
}

//! The pages of all notes: read, rendered and written one by one, in parallel, so that memory holds few notes at a time.
//!
//! A card's id can depend on other notes (where two ask the same). Pages are written as if none did; the few that were
//! wrong are rendered again once all notes are known.

use std::path::PathBuf;

use rayon::prelude::*;
use srs::CardId;

use super::{
    Built,
    address::{self, Address},
    context::SiteContext,
    files::Files,
    note_page,
    output::Output,
};
use crate::{
    compile::Compiled,
    deck::{DeckNote, Entry},
    diagnostic::Diagnostic,
    error::Error,
    html::{Labels, Renderer},
    identity,
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
}

/// All pages of notes, in the notes' order.
pub struct NotePages {
    /// The pages.
    pub pages: Vec<Page>,
    /// The ids of their cards.
    pub ids: Vec<Vec<CardId>>,
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
        let addresses = address::of_notes(paths.iter().map(|(relative, _)| relative.as_str()));
        let files = Files::new(
            output,
            paths
                .iter()
                .map(|(relative, _)| relative.as_str())
                .zip(&addresses),
        );
        let renderer = Renderer::new(&source.folder, Labels::of(site.lang));
        let render =
            |at: usize, ids: Option<&[CardId]>| -> Result<Option<(Page, Vec<Diagnostic>)>, Error> {
                let ((relative, file), address) = (&paths[at], &addresses[at]);
                let compiled = Compiled::read(file, relative, &source.config)?;
                if compiled.note.draft && !drafts {
                    return Ok(None);
                }
                let entries = compiled.entries();
                let provisional: Vec<CardId> = entries
                    .iter()
                    .map(|entry| entry.fingerprint.provisional())
                    .collect();
                let page = note_page::render(
                    &compiled,
                    ids.unwrap_or(&provisional),
                    address,
                    site,
                    &renderer,
                    &files,
                )?;
                output.write(
                    &format!("{}index.html", address.folder),
                    page.html.as_bytes(),
                )?;
                let mut diagnostics = match linter {
                    Some(linter) if ids.is_none() => linter.note(&compiled),
                    _ => Vec::new(),
                };
                let (title, folders) = (compiled.title(), compiled.folders());
                diagnostics.extend(compiled.diagnostics);
                diagnostics.extend(page.diagnostics);
                Ok(Some((
                    Page {
                        source: relative.clone(),
                        title,
                        folders,
                        address: address.clone(),
                        entries,
                    },
                    diagnostics,
                )))
            };

        let rendered: Vec<Option<(Page, Vec<Diagnostic>)>> = (0..paths.len())
            .into_par_iter()
            .map(|at| {
                let page = render(at, None);
                on_note();
                page
            })
            .collect::<Result<_, Error>>()?;
        let drafts_left_out = rendered.iter().filter(|page| page.is_none()).count();
        let (mut places, mut pages, mut diagnostics) = (Vec::new(), Vec::new(), Vec::new());
        for (at, rendered) in rendered.into_iter().enumerate() {
            if let Some((page, found)) = rendered {
                places.push(at);
                pages.push(page);
                diagnostics.extend(found);
            }
        }
        diagnostics.sort_by(|a, b| (&a.path, a.line, a.column).cmp(&(&b.path, b.line, b.column)));

        let prints: Vec<Vec<_>> = pages
            .iter()
            .map(|page: &Page| page.entries.iter().map(|entry| entry.fingerprint).collect())
            .collect();
        let ids = identity::assign(
            pages
                .iter()
                .zip(&prints)
                .map(|(page, prints)| (page.source.as_str(), prints.as_slice())),
        );
        places
            .par_iter()
            .zip(&prints)
            .zip(&ids)
            .try_for_each(|((at, prints), ids)| {
                let as_written = prints
                    .iter()
                    .zip(ids)
                    .all(|(print, id)| print.provisional() == *id);
                if as_written {
                    Ok(())
                } else {
                    render(*at, Some(ids)).map(|_| ())
                }
            })?;
        Ok(NotePages {
            pages,
            ids,
            diagnostics,
            drafts_left_out,
        })
    }

    /// What the deck keeps of each note.
    pub fn in_deck(&self) -> Vec<DeckNote<'_>> {
        self.pages
            .iter()
            .zip(&self.ids)
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
            cards: self.ids.iter().map(Vec::len).sum(),
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

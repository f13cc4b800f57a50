//! A build after an edit that leaves every question as it was: an answer made better, a typo mended.
//!
//! Ids, lock file, deck and app tell of what cards ask, not of what their answers say. So where each note that differs
//! gives the deck what it gave before, all of that stays, and what is left to do hardly grows with the number of cards: the
//! notes' pages, their text for the search, and the lists that name files by what they hold.
//!
//! It is only ever a shorter way to what a whole build writes. Where there is any doubt, [`Edit::write`] leaves it to that,
//! and has done nothing which that would not do over.

use std::{collections::HashSet, fs, time::SystemTime};

use memchr::memmem;

use super::{
    BuildOptions, app_pages,
    context::SiteContext,
    memory::{KnownPage, Memory, Whole},
    note_pages::{Edited, NoteWriter},
    note_places::NotePlaces,
    offline::{self, WORKER},
    recall::{Recall, Seen},
    stamp::Stamp,
};
use crate::{
    compile::Compiled,
    content_hash::content_hash,
    diagnostic::{Diagnostic, Level},
    error::Error,
    identity::{lock::LOCK_FILE, stays::stays},
    lint,
    source::Source,
};

/// More edited notes than these are read twice for nothing, if one of them asks anew.
const FEW: usize = 16;

/// What an edit changed, written but not in its place yet.
pub struct Edit {
    edited: Edited,
    stamps: Vec<Option<Stamp>>,
    whole: Whole,
}

impl Edit {
    /// Writes what differs from the site that stands, if that is an edit as above. `on_note` is called after each note.
    ///
    /// # Errors
    /// A note can't be read, a template does not render, a file can't be written.
    pub fn write(
        source: &Source,
        options: &BuildOptions,
        recall: &Recall<'_>,
        seen: &[Seen<'_>],
        site: &SiteContext<'_>,
        on_note: &(impl Fn() + Sync),
    ) -> Result<Option<Edit>, Error> {
        let Recall { memory, files } = recall;
        let n_edited = seen.iter().filter(|seen| seen.known.is_none()).count();
        let (true, Some(whole)) = (n_edited <= FEW && recall.is_whole(seen), &memory.whole) else {
            return Ok(None);
        };
        let Some(hashes) = hashes_of_edited(source, options, recall, seen)? else {
            return Ok(None);
        };
        let ids = |note: &str, _: &[_]| {
            let known = memory.notes.get(note).and_then(|known| known.page.as_ref());
            known.map(|page| page.ids.clone()).unwrap_or_default()
        };
        let writer = NoteWriter::new(source, options.drafts, files, seen, &ids, site, None);
        let mut edited = writer.write_edited(on_note)?;
        lint::set_levels(&mut edited.diagnostics, &source.config.lints);
        // Each was read twice: the second time it may have been another one.
        let hashes_now = edited.notes.iter().map(|(_, known)| known.hash);
        let is_error = |found: &Diagnostic| found.level == Level::Error;
        if !hashes_now.eq(hashes) || edited.diagnostics.iter().any(is_error) {
            return Ok(None);
        }
        take_the_rest(recall, seen, whole, &edited.texts, site)?;
        let offline = offline::write(files.output, &whole.site.to_string())?;
        Ok(Some(Edit {
            stamps: seen.iter().map(|seen| seen.stamp).collect(),
            whole: Whole {
                texts: edited.texts.clone(),
                offline,
                ..whole.clone()
            },
            edited,
        }))
    }

    /// Brings the memory of the last build up to this one, which began then.
    pub fn remember(self, memory: &mut Memory, places: &NotePlaces, started: SystemTime) {
        let Edited {
            notes, text_places, ..
        } = self.edited;
        for (at, mut now) in notes {
            if let Some(known) = memory.notes.get_mut(&places.notes[at].0) {
                if let (Some(now), Some(before)) = (&mut now.page, &mut known.page) {
                    now.ids = std::mem::take(&mut before.ids);
                }
                *known = now;
            }
        }
        for (((note, _), stamp), text) in places.notes.iter().zip(self.stamps).zip(text_places) {
            if let Some(known) = memory.notes.get_mut(note) {
                known.stamp = stamp;
                if let Some(page) = &mut known.page {
                    page.text = text;
                }
            }
        }
        memory.started = Some(started);
        memory.whole = Some(self.whole);
    }
}

/// Hashes of the notes that differ, if their cards all ask what they asked.
fn hashes_of_edited(
    source: &Source,
    options: &BuildOptions,
    recall: &Recall<'_>,
    seen: &[Seen<'_>],
) -> Result<Option<Vec<u64>>, Error> {
    let lock = fs::read_to_string(source.folder.join(LOCK_FILE)).ok();
    let places = recall.files.places;
    let notes = places.notes.iter().zip(&places.addresses).zip(seen);
    let mut hashes = Vec::new();
    for (((note, file), address), _) in notes.filter(|(_, seen)| seen.known.is_none()) {
        let known = recall.memory.notes.get(note);
        let before = known
            .and_then(|known| known.page.as_ref())
            .filter(|page| page.folder == address.folder);
        let Some(before) = before else {
            return Ok(None);
        };
        let bytes = fs::read(file).map_err(Error::io("read", file))?;
        hashes.push(content_hash(&bytes));
        let now = Compiled::of(bytes, note, &source.config);
        if now.note.draft && !options.drafts || !asks_the_same(&now, before, lock.as_deref()) {
            return Ok(None);
        }
    }
    Ok(Some(hashes))
}

/// Whether a note's cards are for deck and lock file what they were. `lock` is the lock file's text, where there is one:
/// without it, what an answer says is of no account.
fn asks_the_same(now: &Compiled, before: &KnownPage, lock: Option<&str>) -> bool {
    let Some(page) = before.page() else {
        return false;
    };
    let entries = now.entries();
    let mut cards = entries.iter().zip(&page.entries).zip(&before.ids);
    (now.title(), now.folders()) == (page.title, page.folders)
        && (entries.len(), entries.len()) == (page.entries.len(), before.ids.len())
        && cards.all(|((now_is, was), id)| {
            let print = &now_is.fingerprint;
            now_is.asks_the_same(was)
                && (*print == was.fingerprint
                    || lock.is_none_or(|lock| stays(lock, &now.note.path, *id, print)))
        })
}

/// Lets all that is not of the edited notes stay, and points to the new list of texts where the old one was named.
fn take_the_rest(
    recall: &Recall<'_>,
    seen: &[Seen<'_>],
    whole: &Whole,
    texts: &str,
    site: &SiteContext<'_>,
) -> Result<(), Error> {
    let output = recall.files.output;
    let pages = || {
        recall
            .memory
            .notes
            .values()
            .filter_map(|known| known.page.as_ref())
    };
    let lists: Vec<String> = app_pages::lists(site).collect();
    let mut left: HashSet<&str> = pages().map(|page| page.text.file()).collect();
    left.extend([whole.texts.as_str(), whole.offline.as_str(), WORKER]);
    left.extend(lists.iter().map(String::as_str));
    let places = recall.files.places;
    let edited: Vec<&KnownPage> = (places.notes.iter().zip(seen))
        .filter(|(_, seen)| seen.known.is_none())
        .filter_map(|((note, _), _)| recall.memory.notes.get(note)?.page.as_ref())
        .collect();
    let files: Vec<String> = edited.iter().map(|page| page.file()).collect();
    left.extend(files.iter().map(String::as_str));
    left.extend(
        edited
            .iter()
            .flat_map(|page| &page.attachments)
            .map(String::as_str),
    );
    output.take_others(|path| left.contains(path));
    // What an edited note shows no more, another one may.
    let known = seen.iter().filter_map(|seen| seen.known?.page.as_ref());
    for path in known.flat_map(|page| &page.attachments) {
        output.take(path);
    }
    for path in &lists {
        let mut page = output.read(path).unwrap_or_default();
        let places: Vec<usize> = memmem::find_iter(&page, &whole.texts).collect();
        for at in places {
            page[at..at + texts.len()].copy_from_slice(texts.as_bytes());
        }
        output.write(path, &page)?;
    }
    Ok(())
}

//! The site: a page per note, the app's pages, the index of cards, and what makes it work offline.
//!
//! `note_pages` reads, renders and writes notes in parallel and keeps only what the deck needs of each; `app_pages` then
//! writes the pages that lead to them, and `offline` what keeps all of it without a network. `memory` knows what the last
//! build wrote, `recall` what of that still holds, and `edit` is the short way where only answers were edited.

mod address;
mod anchors;
mod app_pages;
mod asset;
mod card_texts;
mod context;
mod edit;
mod files;
mod memory;
mod note_page;
mod note_pages;
mod note_places;
mod offline;
mod other_ids;
mod output;
mod recall;
mod stamp;
mod style;
mod theme;
mod words;

use std::{
    path::{Path, PathBuf},
    time::SystemTime,
};

use crate::{
    deck::Entry,
    diagnostic::{Diagnostic, Level},
    error::Error,
    identity::{
        changes::Changes,
        lock::{Lock, Outcome},
    },
    lint::{self, Linter},
    source::Source,
};
use app_pages::{AppPages, AppSource};
use asset::Assets;
use context::SiteContext;
use edit::Edit;
use files::Files;
pub use memory::Memory;
use memory::Whole;
use note_pages::NoteWriter;
use note_places::NotePlaces;
pub use note_places::find;
use output::Output;
use recall::Recall;
use theme::Theme;

/// What to build, and how.
#[derive(Clone, Debug)]
pub struct BuildOptions {
    /// The output folder.
    pub out: PathBuf,
    /// Takes the place of the config's `base_url`.
    pub base_url: Option<String>,
    /// Takes the place of the config's `theme`.
    pub theme: Option<PathBuf>,
    /// Whether notes with `draft: true` are built too.
    pub drafts: bool,
    /// Whether the lock file must be complete already.
    pub locked: bool,
    /// Whether it is built for `yiji serve`, which always wants the newest: no service worker is asked for.
    pub live: bool,
}

/// What a build did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Built {
    /// Notes on the site.
    pub notes: usize,
    /// Cards on the site, unanswered ones included.
    pub cards: usize,
    /// Cards without an answer.
    pub unanswered: usize,
    /// Notes left out because they are drafts.
    pub drafts_left_out: usize,
    /// Files written.
    pub files: usize,
    /// Their size in bytes.
    pub bytes: u64,
    /// Everything found in the notes, by path and line.
    pub diagnostics: Vec<Diagnostic>,
    /// What became of the cards since the last build.
    pub changes: Changes,
    /// Whether the site was written: it is not when a note has errors.
    pub written: bool,
}

/// Builds the site from nothing. `on_note` is called after each note, from several threads.
///
/// # Errors
/// The run can't go on: no notes, a broken theme, an output that is not ours, I/O. The old site then stands as before.
pub fn build(
    source: &Source,
    options: &BuildOptions,
    on_note: impl Fn() + Sync,
) -> Result<Built, Error> {
    rebuild(source, options, &mut Memory::default(), on_note)
}

/// Builds the site, and does only what has changed since the last build at `options.out`, as far as the file that it left
/// beside it is still there. The site is the same as [`build`]'s.
///
/// # Errors
/// As [`build`].
pub fn update(
    source: &Source,
    options: &BuildOptions,
    on_note: impl Fn() + Sync,
) -> Result<Built, Error> {
    let output = Output::begin(&options.out, &source.folder)?;
    let place = Memory::place(&options.out);
    let (mut memory, notes) = rayon::join(|| Memory::load(&place), || find(source, &options.out));
    let known = memory.started;
    let built = rebuild_of(source, options, output, notes?, &mut memory, on_note)?;
    if memory.started != known {
        memory.save(&place);
    }
    // The program is about to end: giving back some hundred thousand strings one by one would only delay that.
    std::mem::forget(memory);
    Ok(built)
}

/// Builds the site, and does only what has changed since the build that `memory` is of. Then it is of this one. The site is
/// the same as [`build`]'s.
///
/// # Errors
/// As [`build`].
pub fn rebuild(
    source: &Source,
    options: &BuildOptions,
    memory: &mut Memory,
    on_note: impl Fn() + Sync,
) -> Result<Built, Error> {
    let output = Output::begin(&options.out, &source.folder)?;
    let notes = find(source, &options.out)?;
    rebuild_of(source, options, output, notes, memory, on_note)
}

fn theme(source: &Source, options: &BuildOptions) -> Result<Theme, Error> {
    let own = source.config.theme.as_ref();
    let own = own.map(|theme| source.folder.join(theme));
    let folder = options.theme.as_ref().or(own.as_ref());
    Theme::load(folder.map(PathBuf::as_path), source.config.language.tag())
}

fn rebuild_of(
    source: &Source,
    options: &BuildOptions,
    mut output: Output,
    notes: Vec<(String, PathBuf)>,
    memory: &mut Memory,
    on_note: impl Fn() + Sync,
) -> Result<Built, Error> {
    let started = SystemTime::now();
    let theme = theme(source, options)?;
    let frame = memory::frame(source, options, &theme);
    let mut before = std::mem::take(memory);
    if before.frame == frame {
        output.stay(&before.files);
    } else {
        before = Memory::default();
    }
    let assets = Assets::write(&output, &theme)?;
    let base_url = options.base_url.as_deref();
    let site = SiteContext::new(source, base_url, options.live, &theme, &assets);
    let places = NotePlaces::of(notes);
    let files = Files::new(&source.folder, &output, &places);
    let recall = Recall {
        memory: &before,
        files: &files,
    };
    let seen = recall.notes();
    let told = |memory: &Memory| {
        let mut built = note_pages::told(memory)?;
        lint::set_levels(&mut built.diagnostics, &source.config.lints);
        Some(built)
    };
    if recall.is_same(&seen)
        && let Some(built) = told(&before)
    {
        *memory = before;
        return Ok(built);
    }
    if let Some(edit) = Edit::write(source, options, &recall, &seen, &site, &on_note)? {
        drop(seen);
        before.files = output.finish()?;
        edit.remember(&mut before, &places, started);
        let built = told(&before).unwrap_or_default();
        *memory = before;
        return Ok(built);
    }
    let lock = Lock::open(source)?;
    let ids = |note: &str, entries: &[Entry]| lock.likely_ids(note, entries);
    let writer = NoteWriter::new(source, options.drafts, &files, &seen, &ids, &site, None);
    let mut notes = writer.write(&on_note)?;
    let mut built = notes.summary();
    lint::set_levels(&mut built.diagnostics, &source.config.lints);
    let is_error = |diagnostic: &Diagnostic| diagnostic.level == Level::Error;
    if built.diagnostics.iter().any(is_error) {
        // The site still stands as it was.
        *memory = before;
        return Ok(built);
    }
    let app = AppSource {
        site: &site,
        assets: &assets,
        review: &source.config.review,
        notes: &notes,
        before: (&output, before.deck),
    };
    let (identity, app_pages) = with_ids(&writer, app, &lock, options.locked)?;
    let ids = &identity.settled.ids;
    app_pages.write(&output)?;
    drop(writer);
    let offline = offline::write(&output, &identity.site.to_string())?;
    let files = output.finish()?;
    built.files = files.len();
    built.bytes = files.values().map(|file| file.size).sum();
    if !options.locked {
        identity.save()?;
    }
    let lock = identity.at_rest(!options.locked);
    let texts = notes.texts.clone();
    *memory = Memory {
        frame,
        started: Some(started),
        notes: notes.known(ids, &mut before),
        files,
        deck: Some(app_pages.deck),
        whole: lock.map(|lock| Whole {
            site: identity.site,
            lock,
            cards: built.cards,
            unanswered: built.unanswered,
            texts,
            offline,
        }),
    };
    if identity.tells_changes() {
        built.changes = identity.settled.changes;
    }
    built.written = true;
    Ok(built)
}

/// Gives every card its id, mends the notes' pages that were written with another one, and renders the app's.
fn with_ids(
    writer: &NoteWriter<'_>,
    app: AppSource<'_>,
    lock: &Lock,
    locked: bool,
) -> Result<(Outcome, AppPages), Error> {
    let notes = app.notes;
    // The app's pages tell all cards' ids, and nearly always the likely ones are right.
    let (identity, likely) = rayon::join(
        || notes.settle(lock),
        || lock.site().map(|id| app.render(id, &notes.likely)),
    );
    let identity = identity?;
    if locked {
        identity.must_be_complete()?;
    }
    let ids = &identity.settled.ids;
    let (mended, app_pages) = rayon::join(
        || writer.mend(notes, ids),
        || match likely {
            Some(pages) if notes.likely == *ids => pages,
            _ => app.render(identity.site, ids),
        },
    );
    mended?;
    Ok((identity, app_pages?))
}

/// Reads, renders and lints all notes without writing anything: what is wrong or doubtful in them.
///
/// # Errors
/// As [`build`].
pub fn check(source: &Source, drafts: bool, on_note: impl Fn() + Sync) -> Result<Built, Error> {
    let places = NotePlaces::of(find(source, Path::new("public"))?);
    let theme = Theme::load(None, source.config.language.tag())?;
    let output = Output::discard();
    let assets = Assets::write(&output, &theme)?;
    let site = SiteContext::new(source, None, false, &theme, &assets);
    let files = Files::new(&source.folder, &output, &places);
    let recall = Recall {
        memory: &Memory::default(),
        files: &files,
    };
    let seen = recall.notes();
    let lock = Lock::open(source)?;
    lock.must_know_its_rulings()?;
    let linter = Linter::default();
    let ids = |note: &str, entries: &[Entry]| lock.likely_ids(note, entries);
    let writer = NoteWriter::new(source, drafts, &files, &seen, &ids, &site, Some(&linter));
    let mut built = writer.write(&on_note)?.summary();
    let found = &mut built.diagnostics;
    found.extend(linter.deck());
    found.sort_by(|a, b| {
        let place = |of: &Diagnostic| (of.line, of.column, of.name);
        a.path.cmp(&b.path).then_with(|| place(a).cmp(&place(b)))
    });
    lint::set_levels(found, &source.config.lints);
    Ok(built)
}

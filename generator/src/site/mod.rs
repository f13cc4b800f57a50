//! The site: a page per note, the app's pages, the index of cards, and what makes it work offline.
//!
//! `note_pages` reads, renders and writes notes in parallel and keeps only what the deck needs of each; `app_pages` then
//! writes the pages that lead to them, and `offline` what keeps all of it without a network.

mod address;
mod anchors;
mod app_pages;
mod asset;
mod card_texts;
mod context;
mod files;
mod memory;
mod note_page;
mod note_pages;
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
    config::Config,
    deck::Deck,
    diagnostic::{Diagnostic, Level},
    error::Error,
    identity::changes::Changes,
    lint::{self, Linter},
    note,
    source::Source,
};
use asset::Assets;
use context::SiteContext;
pub use memory::Memory;
use memory::Whole;
use note_pages::{NotePages, Written};
use output::Output;
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
    let started = SystemTime::now();
    let mut output = Output::begin(&options.out, &source.folder)?;
    let paths = find(source, &options.out)?;
    let theme = options.theme.clone().or_else(|| {
        source
            .config
            .theme
            .as_ref()
            .map(|theme| source.folder.join(theme))
    });
    let theme = Theme::load(theme.as_deref(), source.config.language.tag())?;
    let frame = memory::frame(source, options, &theme);
    let mut before = std::mem::take(memory);
    if before.frame == frame {
        output.stay(&before.files);
    } else {
        before = Memory::default();
    }
    let assets = Assets::write(&output, &theme)?;
    let site = SiteContext::new(
        source,
        options.base_url.as_deref(),
        options.live,
        &theme,
        &assets,
    );
    let written = NotePages::write(
        source,
        paths,
        options.drafts,
        &site,
        &output,
        None,
        &before,
        &on_note,
    )?;
    let mut notes = match written {
        Written::Pages(notes) => notes,
        Written::Same(mut built) => {
            lint::set_levels(&mut built.diagnostics, &source.config.lints);
            *memory = before;
            return Ok(built);
        }
    };
    let mut built = notes.summary();
    lint::set_levels(&mut built.diagnostics, &source.config.lints);
    if built
        .diagnostics
        .iter()
        .any(|diagnostic| diagnostic.level == Level::Error)
    {
        // The site still stands as it was.
        *memory = before;
        return Ok(built);
    }
    if options.locked {
        notes.identity.must_be_complete()?;
    }
    let deck = Deck::gather(
        notes.identity.site,
        &site.title,
        site.lang,
        &notes.in_deck(),
    );
    app_pages::write(
        &output,
        &site,
        &assets,
        &deck,
        &source.config.review,
        &notes,
    )?;
    offline::write(&output, &notes.identity.site.to_string())?;
    let files = output.finish()?;
    built.files = files.len();
    built.bytes = files.values().map(|file| file.size).sum();
    if !options.locked {
        notes.identity.save()?;
    }
    let lock = notes.identity.at_rest(!options.locked);
    *memory = Memory {
        frame,
        started: Some(started),
        notes: notes.known(&mut before),
        files,
        whole: lock.map(|lock| Whole {
            lock,
            cards: built.cards,
            unanswered: built.unanswered,
        }),
    };
    if notes.identity.tells_changes() {
        built.changes = notes.identity.settled.changes;
    }
    built.written = true;
    Ok(built)
}

/// Reads, renders and lints all notes without writing anything: what is wrong or doubtful in them.
///
/// # Errors
/// As [`build`].
pub fn check(source: &Source, drafts: bool, on_note: impl Fn() + Sync) -> Result<Built, Error> {
    let paths = find(source, Path::new("public"))?;
    let theme = Theme::load(None, source.config.language.tag())?;
    let output = Output::discard();
    let assets = Assets::write(&output, &theme)?;
    let site = SiteContext::new(source, None, false, &theme, &assets);
    let linter = Linter::default();
    let written = NotePages::write(
        source,
        paths,
        drafts,
        &site,
        &output,
        Some(&linter),
        &Memory::default(),
        &on_note,
    )?;
    let mut built = match written {
        Written::Pages(mut notes) => notes.summary(),
        Written::Same(built) => built,
    };
    let found = &mut built.diagnostics;
    found.extend(linter.deck());
    found.sort_by(|a, b| {
        let place = |of: &Diagnostic| (of.line, of.column, of.name);
        a.path.cmp(&b.path).then_with(|| place(a).cmp(&place(b)))
    });
    lint::set_levels(found, &source.config.lints);
    Ok(built)
}

/// The notes of a source: path under its folder, and file; sorted. The output is not looked into.
///
/// # Errors
/// There are none; a folder can't be listed; a glob in the config is broken.
pub fn find(source: &Source, out: &Path) -> Result<Vec<(String, PathBuf)>, Error> {
    let Config {
        include, exclude, ..
    } = &source.config;
    let skip = [source.folder.join("public"), out.to_owned()];
    let files = match &source.only {
        Some(note) => vec![note.clone()],
        None => note::find(&source.folder, include, exclude, &skip).map_err(|error| {
            Error::usage(
                error.to_string(),
                "check the folder's permissions, and `include` and `exclude` in yiji.yaml",
            )
        })?,
    };
    if files.is_empty() {
        return Err(Error::usage(
            format!("there are no notes in `{}`", source.folder.display()),
            "notes are files ending in .md, .markdown or .txt; `yiji init` writes a first one",
        ));
    }
    let relative = |file: &PathBuf| {
        file.strip_prefix(&source.folder)
            .unwrap_or(file)
            .to_string_lossy()
            .replace('\\', "/")
    };
    Ok(files
        .into_iter()
        .map(|file| (relative(&file), file))
        .collect())
}

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
mod note_page;
mod note_pages;
mod offline;
mod output;
mod theme;

use std::path::{Path, PathBuf};

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
use note_pages::NotePages;
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

/// Builds the site. `on_note` is called after each note, from several threads.
///
/// # Errors
/// The run can't go on: no notes, a broken theme, an output that is not ours, I/O. The old site then stands as before.
pub fn build(
    source: &Source,
    options: &BuildOptions,
    on_note: impl Fn() + Sync,
) -> Result<Built, Error> {
    let output = Output::begin(&options.out, &source.folder)?;
    let paths = find(source, &options.out)?;
    let theme = options.theme.clone().or_else(|| {
        source
            .config
            .theme
            .as_ref()
            .map(|theme| source.folder.join(theme))
    });
    let theme = Theme::load(theme.as_deref(), source.config.language.tag())?;
    let assets = Assets::write(&output, &theme)?;
    let site = SiteContext::new(
        source,
        options.base_url.as_deref(),
        options.live,
        &theme,
        &assets,
    );
    let mut notes = NotePages::write(
        source,
        paths,
        options.drafts,
        &site,
        &output,
        None,
        &on_note,
    )?;
    let mut built = notes.summary();
    lint::set_levels(&mut built.diagnostics, &source.config.lints);
    if built
        .diagnostics
        .iter()
        .any(|diagnostic| diagnostic.level == Level::Error)
    {
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
    let written = output.written();
    built.files = written.len();
    built.bytes = written.values().map(|(_, size)| size).sum();
    output.finish()?;
    if !options.locked {
        notes.identity.save()?;
    }
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
    let mut notes = NotePages::write(
        source,
        paths,
        drafts,
        &site,
        &output,
        Some(&linter),
        &on_note,
    )?;
    let mut built = notes.summary();
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

//! The pages of the app, which show no card's text: home, review, plan, browse, settings; the deck they read; and the small
//! files around them. All that is words stands there once for each language.

use std::collections::HashMap;

use rayon::prelude::*;
use serde::Serialize;
use tera::Value;

use super::{
    address::Address,
    asset::Assets,
    context::{APP_PAGES, DeckValues, SiteContext},
    note_pages::{NotePages, Page},
    output::Output,
};
use crate::{bundle, config::ReviewDefaults, content_hash::content_hash, deck::Deck, error::Error};

/// A topic and the rows below it, as the home page shows them.
#[derive(Serialize)]
struct Group {
    name: String,
    topic: u32,
    total: usize,
    rows: Vec<Row>,
}

#[derive(Serialize)]
struct Row {
    name: String,
    topic: u32,
    total: usize,
    answered: usize,
    href: String,
}

/// A language that the site can be read in.
#[derive(Serialize)]
struct Language {
    tag: String,
    /// What it calls itself.
    name: String,
}

/// A folder and its notes, as the browse page lists them.
#[derive(Serialize)]
struct Folder {
    name: String,
    notes: Vec<Listed>,
}

#[derive(Serialize)]
struct Listed {
    title: String,
    href: String,
    source: String,
    n_cards: usize,
    n_unanswered: usize,
}

/// More rows than that are not laid out all at once.
const LONG: usize = 300;

/// Writes the deck and the app's pages.
///
/// # Errors
/// A template does not render; I/O.
pub fn write(
    output: &Output,
    site: &SiteContext<'_>,
    assets: &Assets,
    deck: &Deck,
    review: &ReviewDefaults,
    notes: &NotePages,
) -> Result<(), Error> {
    let pages = &notes.pages;
    let deck_text =
        serde_json::to_string(&deck.file).map_err(|error| Error::Theme(error.to_string()))?;
    let deck_address = output.write_hashed("", "deck.json", deck_text.as_bytes())?;
    let values = DeckValues {
        site_id: deck.file.site.clone(),
        version: format!("{:016x}", content_hash(deck_text.as_bytes())),
        n_cards: deck.cards.len(),
        n_answered: deck.cards.iter().filter(|card| card.answered).count(),
        n_notes: pages.len(),
        deck: deck_address,
        texts: notes.texts.clone(),
        defaults: defaults(review),
    };
    let languages: Vec<Language> = (site.theme.languages.iter())
        .map(|words| Language {
            tag: words.tag.clone(),
            name: words.get("language.name"),
        })
        .collect();
    let groups = groups(deck);
    let n_rows: usize = groups.iter().map(|group| group.rows.len()).sum();
    let topics = Value::from_serializable(&groups);
    let folders = Value::from_serializable(&folders(pages));
    let languages = Value::from_serializable(&languages);
    let write = |site: &SiteContext<'_>, name: &str| {
        let address = Address::new(match name {
            "index" => String::new(),
            _ => format!("{name}/"),
        });
        let mut context = site.deck_page(name, &site.title_of(name), &address.root(), &values)?;
        if ["index", "plan", "rehearse", "browse", "settings"].contains(&name) {
            context.insert_value("topics", topics.clone());
        }
        match name {
            "index" => context.insert("is_long", &(n_rows > LONG)),
            "browse" => {
                context.insert("is_long", &(pages.len() > LONG));
                context.insert_value("groups", folders.clone());
            }
            "settings" => context.insert_value("languages", languages.clone()),
            _ => {}
        }
        let html = site.render(&format!("{name}.html"), &context)?;
        output.write(
            &format!("{}index{}.html", address.folder, site.suffix()),
            &html,
        )
    };
    let all: Vec<_> = (site.theme.languages.iter())
        .flat_map(|words| APP_PAGES.map(|(name, _)| (words, name)))
        .collect();
    all.par_iter()
        .try_for_each(|(words, name)| write(&site.in_words(words), name))?;
    write_small_files(output, site, assets, pages)
}

/// The first two levels of topics. Cards right at a first-level topic are a row of its own name.
fn groups(deck: &Deck) -> Vec<Group> {
    let parents = &deck.file.topics;
    let mut groups: Vec<Group> = Vec::new();
    // Where a first-level topic and a row stand.
    let mut places: HashMap<u32, usize> = HashMap::new();
    let mut row_places: HashMap<u32, usize> = HashMap::new();
    for card in &deck.cards {
        let (mut second, mut first) = (card.topic, card.topic);
        while let Some(&(parent, _)) = parents.get(first as usize)
            && parent >= 0
        {
            second = first;
            first = parent as u32;
        }
        let name = |topic: u32| {
            parents
                .get(topic as usize)
                .map_or_else(String::new, |(_, name)| name.clone())
        };
        let at = *places.entry(first).or_insert_with(|| {
            groups.push(Group {
                name: name(first),
                topic: first,
                total: 0,
                rows: Vec::new(),
            });
            groups.len() - 1
        });
        let group = &mut groups[at];
        group.total += 1;
        let at = *row_places.entry(second).or_insert_with(|| {
            let href = deck
                .file
                .notes
                .get(card.note as usize)
                .map_or_else(String::new, |(href, _)| href.clone());
            group.rows.push(Row {
                name: name(second),
                topic: second,
                total: 0,
                answered: 0,
                href,
            });
            group.rows.len() - 1
        });
        group.rows[at].total += 1;
        group.rows[at].answered += usize::from(card.answered);
    }
    groups
}

/// All notes by the folder they lie in, in order.
fn folders(pages: &[Page]) -> Vec<Folder> {
    let mut folders: Vec<Folder> = Vec::new();
    for page in pages {
        let name = page.folders.join(" / ");
        if folders.last().is_none_or(|folder| folder.name != name) {
            folders.push(Folder {
                name,
                notes: Vec::new(),
            });
        }
        if let Some(folder) = folders.last_mut() {
            folder.notes.push(Listed {
                title: page.title.clone(),
                href: page.address.href.clone(),
                source: page.source.clone(),
                n_cards: page.entries.len(),
                n_unanswered: page.entries.iter().filter(|entry| !entry.answered).count(),
            });
        }
    }
    folders
}

fn write_small_files(
    output: &Output,
    site: &SiteContext<'_>,
    assets: &Assets,
    pages: &[Page],
) -> Result<(), Error> {
    for words in &site.theme.languages {
        let site = site.in_words(words);
        // Served at any depth, so its addresses are absolute.
        let context = site.page("404", &site.title_of("not_found"), &site.root_path());
        let html = site.render("404.html", &context)?;
        output.write(&format!("404{}.html", site.suffix()), &html)?;
        // The service worker leads here from a note that it hasn't kept.
        let context = site.page("unkept", &site.title_of("unkept"), "");
        let html = site.render("unkept.html", &context)?;
        output.write(&format!("unkept{}.html", site.suffix()), &html)?;
        // What the site's own language says around a note stands there already.
        if words.tag != site.lang {
            let address = format!("words.{}.json", words.tag);
            output.write(&address, words.notes.as_bytes())?;
        }
    }
    // Only some pages load these, so they stand under names that `boot.js` knows.
    for script in ["language.js", "offline.js"] {
        let text = bundle::get(&format!("runtime/{script}"));
        output.write(script, text.unwrap_or_default())?;
    }
    output.write(".nojekyll", b"")?;
    output.write("manifest.webmanifest", manifest(site, assets).as_bytes())?;
    if !site.base_url.is_empty() {
        let notes = pages.iter().map(|page| page.address.href.as_str());
        let urls: String = ["", "browse/"]
            .into_iter()
            .chain(notes)
            .map(|href| format!("<url><loc>{}{href}</loc></url>\n", site.base_url))
            .collect();
        let sitemap = format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n{urls}</urlset>\n"
        );
        output.write("sitemap.xml", sitemap.as_bytes())?;
    }
    Ok(())
}

fn manifest(site: &SiteContext<'_>, assets: &Assets) -> String {
    let icon = |file: &str, sizes: &str, kind: &str, purpose: &str| {
        assets.icon(file).map(
            |src| serde_json::json!({"src": src, "sizes": sizes, "type": kind, "purpose": purpose}),
        )
    };
    let icons: Vec<serde_json::Value> = [
        icon("icon.svg", "any", "image/svg+xml", "any"),
        icon("icon-maskable.svg", "any", "image/svg+xml", "maskable"),
        icon("icon-192.png", "192x192", "image/png", "any"),
        icon("icon-512.png", "512x512", "image/png", "any"),
        icon("icon-maskable-512.png", "512x512", "image/png", "maskable"),
    ]
    .into_iter()
    .flatten()
    .collect();
    serde_json::json!({
        "name": site.title, "short_name": site.title, "lang": site.lang, "id": "./", "start_url": "./", "scope": "./",
        "display": "standalone", "background_color": "#f7f6f3", "theme_color": "#f7f6f3", "icons": icons,
    })
    .to_string()
}

/// The settings that a new learner starts with, as the runtime stores them.
fn defaults(review: &ReviewDefaults) -> String {
    let mut settings = srs::settings::Settings::default();
    settings.limits.new_per_day = review.new_per_day;
    settings.limits.reviews_per_day = review.reviews_per_day;
    settings.rollover_hour = review.rollover_hour;
    settings.to_text()
}

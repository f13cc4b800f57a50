//! The pages of the app, which show no card's text: home, review, plan, browse, settings; the deck they read; and the small
//! files around them. All that is words stands there once for each language.

mod around;
mod lists;

use std::borrow::Cow;

use rayon::prelude::*;
use serde::Serialize;
use srs::CardId;
use tera::Value;

use self::lists::{folders, groups};
use super::{
    address::Address,
    asset::Assets,
    context::{APP_PAGES, DeckValues, SiteContext},
    note_pages::NotePages,
    output::{Output, hashed_path},
};
use crate::{config::ReviewDefaults, content_hash::content_hash, deck::Deck, error::Error};

/// A language that the site can be read in.
#[derive(Serialize)]
struct Language {
    tag: String,
    /// What it calls itself.
    name: String,
}

/// The page that lists the notes.
const LIST: &str = "browse";

/// More rows than that are not laid out all at once.
const LONG: usize = 300;

/// The deck and the app's pages, not written yet.
pub struct AppPages {
    /// Hash of the deck.
    pub deck: u64,
    files: Vec<NewFile>,
}

/// Path under the output, and bytes; none where the file is to stay as it stands.
type NewFile = (String, Option<Cow<'static, [u8]>>);

/// What the app's pages are of.
#[derive(Clone, Copy)]
pub struct AppSource<'a> {
    /// The site.
    pub site: &'a SiteContext<'a>,
    /// Its assets.
    pub assets: &'a Assets,
    /// The settings that a new learner starts with.
    pub review: &'a ReviewDefaults,
    /// The notes.
    pub notes: &'a NotePages,
    /// The last build of this site, and where it stands: its pages tell of the deck with this hash.
    pub before: (&'a Output, Option<u64>),
}

impl AppPages {
    /// Writes them.
    ///
    /// # Errors
    /// I/O.
    pub fn write(&self, output: &Output) -> Result<(), Error> {
        self.files
            .par_iter()
            .try_for_each(|(path, bytes)| match bytes {
                Some(bytes) => output.write(path, bytes),
                None => {
                    output.take(path);
                    Ok(())
                }
            })
    }
}

/// The files of the page that lists the notes, by path under the output: one for each language.
pub fn lists<'a>(site: &SiteContext<'a>) -> impl Iterator<Item = String> + use<'a> {
    let (languages, site) = (&site.theme.languages, site.clone());
    languages
        .iter()
        .map(move |words| format!("{LIST}/index{}.html", site.in_words(words).suffix()))
}

impl AppSource<'_> {
    /// Renders the pages for the site of this id, where the cards of each note have these ids.
    ///
    /// # Errors
    /// A template does not render.
    pub fn render(&self, id: CardId, ids: &[Vec<CardId>]) -> Result<AppPages, Error> {
        let AppSource { site, notes, .. } = self;
        let deck = Deck::gather(id, &site.title, site.lang, &notes.in_deck(ids));
        let text =
            serde_json::to_vec(&deck.file).map_err(|error| Error::Theme(error.to_string()))?;
        let hash = content_hash(&text);
        let path = hashed_path("", "deck.json", hash);
        let mut files = self.deck_pages(&deck, hash, &path)?;
        files.push((path, Some(text.into())));
        self.small_files(&mut files)?;
        Ok(AppPages { deck: hash, files })
    }

    /// Whether a page stands that tells of nothing but the deck, and the deck is as it was.
    fn stands(&self, name: &str, path: &str, deck: u64) -> bool {
        let (output, before) = self.before;
        // This one lists the notes, too, and what they say.
        name != LIST && before == Some(deck) && output.standing_size(path).is_some()
    }

    /// The pages that tell of the deck, which has this hash and stands at `path`.
    fn deck_pages(&self, deck: &Deck, hash: u64, path: &str) -> Result<Vec<NewFile>, Error> {
        let site = self.site;
        let pages = &self.notes.pages;
        let values = DeckValues {
            site_id: deck.file.site.clone(),
            version: format!("{hash:016x}"),
            n_cards: deck.cards.len(),
            n_answered: deck.cards.iter().filter(|card| card.answered).count(),
            n_notes: pages.len(),
            deck: path.to_owned(),
            defaults: defaults(self.review),
        };
        let all: Vec<(SiteContext<'_>, &str, Address, String)> = (site.theme.languages.iter())
            .flat_map(|words| {
                APP_PAGES.map(|(name, _)| {
                    let site = site.in_words(words);
                    let address = Address::new(match name {
                        "index" => String::new(),
                        _ => format!("{name}/"),
                    });
                    let path = format!("{}index{}.html", address.folder, site.suffix());
                    (site, name, address, path)
                })
            })
            .collect();
        let (standing, new): (Vec<_>, Vec<_>) = all
            .into_iter()
            .partition(|(_, name, _, path)| self.stands(name, path, hash));
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
        let page = |(site, name, address, path): (SiteContext<'_>, &str, Address, String)| {
            let title = site.title_of(name);
            let mut context = site.deck_page(name, &title, &address.root(), &values)?;
            if ["index", "plan", "rehearse", LIST, "settings"].contains(&name) {
                context.insert_value("topics", topics.clone());
            }
            match name {
                "index" | "rehearse" => context.insert("is_long", &(n_rows > LONG)),
                LIST => {
                    context.insert("is_long", &(pages.len() > LONG));
                    context.insert("texts", &self.notes.texts);
                    context.insert_value("groups", folders.clone());
                }
                "settings" => context.insert_value("languages", languages.clone()),
                _ => {}
            }
            let html = site.render(&format!("{name}.html"), &context)?;
            Ok((path, Some(html.into())))
        };
        let mut files: Vec<NewFile> = new
            .into_par_iter()
            .map(page)
            .collect::<Result<_, Error>>()?;
        files.extend(standing.into_iter().map(|(.., path)| (path, None)));
        Ok(files)
    }
}

/// The settings that a new learner starts with, as the runtime stores them.
fn defaults(review: &ReviewDefaults) -> String {
    let mut settings = srs::settings::Settings::default();
    settings.limits.new_per_day = review.new_per_day;
    settings.limits.reviews_per_day = review.reviews_per_day;
    settings.rollover_hour = review.rollover_hour;
    settings.to_text()
}

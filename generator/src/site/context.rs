//! What every template gets, as `themes/README.md` says.

use serde::Serialize;
use tera::{Context, Value};

use super::{asset::Assets, theme::Theme, words::Words};
use crate::{error::Error, source::Source};

/// A site's values that all its pages share.
#[derive(Clone)]
pub struct SiteContext<'a> {
    /// The site's title.
    pub title: String,
    /// Tag of the language that its notes are in, and its pages as long as nobody chooses another.
    pub lang: &'static str,
    /// Its absolute address, ending in `/`; empty where it is not known.
    pub base_url: String,
    /// The theme it is rendered with.
    pub theme: &'a Theme,
    /// What its pages say.
    words: &'a Words,
    /// Whether the pages are for `yiji serve`, which always wants the newest.
    live: bool,
    assets: &'a Assets,
    /// The assets as a page without a program sees them.
    plain_assets: Value,
}

/// What only pages that show the whole deck know; other pages would change with every card.
#[derive(Clone, Debug, Default, Serialize)]
pub struct DeckValues {
    /// The site's id.
    pub site_id: String,
    /// Hash of the deck: what the settings page calls this version of the site.
    pub version: String,
    /// Cards on the site.
    pub n_cards: usize,
    /// Those that have an answer.
    pub n_answered: usize,
    /// Notes on the site.
    pub n_notes: usize,
    /// Address of the deck under the site's root.
    pub deck: String,
    /// The settings a new learner starts with, as the runtime stores them.
    pub defaults: String,
}

#[derive(Serialize)]
struct SiteValues<'a> {
    title: &'a str,
    lang: &'a str,
    base_url: &'a str,
}

#[derive(Serialize)]
struct PageValues<'a> {
    name: &'a str,
    title: &'a str,
    /// The program that it runs; empty if it runs none.
    app: &'a str,
}

#[derive(Serialize)]
struct Tab {
    name: &'static str,
    href: String,
    label: String,
    current: bool,
}

/// The pages that the app fills, each with its program.
pub const APP_PAGES: [(&str, &str); 7] = [
    ("index", "study"),
    ("review", "study"),
    ("rehearse", "desk"),
    ("browse", "desk"),
    ("plan", "desk"),
    ("stats", "desk"),
    ("settings", "desk"),
];

/// The pages that the tabs lead to.
const TABS: [(&str, &str); 4] = [
    ("index", ""),
    ("browse", "browse/"),
    ("stats", "stats/"),
    ("settings", "settings/"),
];

/// Says which page a [`SiteContext::frame`] is around.
pub fn insert_page(context: &mut Context, name: &str, title: &str) {
    let app = program_of(name).unwrap_or_default();
    context.insert("page", &PageValues { name, title, app });
}

/// The program that a page runs.
fn program_of(name: &str) -> Option<&'static str> {
    let mut pages = APP_PAGES.into_iter();
    pages.find_map(|(page, program)| (page == name).then_some(program))
}

impl<'a> SiteContext<'a> {
    /// From the config; `base_url` takes the place of the config's.
    pub fn new(
        source: &Source,
        base_url: Option<&str>,
        live: bool,
        theme: &'a Theme,
        assets: &'a Assets,
    ) -> SiteContext<'a> {
        let mut base_url = base_url.unwrap_or(&source.config.base_url).to_owned();
        if !base_url.is_empty() && !base_url.ends_with('/') {
            base_url.push('/');
        }
        SiteContext {
            title: source.title(),
            lang: source.config.language.tag(),
            base_url,
            theme,
            words: &theme.languages[0],
            live,
            assets,
            plain_assets: Value::from_serializable(&assets.of_page(None)),
        }
    }

    /// The same site in other words.
    pub fn in_words<'b>(&self, words: &'b Words) -> SiteContext<'b>
    where
        'a: 'b,
    {
        SiteContext {
            words,
            ..self.clone()
        }
    }

    /// What is added to the address of a page that says these words: nothing to the site's own, `.en` to another's.
    pub fn suffix(&self) -> String {
        if self.words.tag == self.lang {
            String::new()
        } else {
            format!(".{}", self.words.tag)
        }
    }

    /// The context of any page. One that readers read has no program, only what sets the theme and keeps the site offline.
    pub fn page(&self, name: &str, title: &str, root: &str) -> Context {
        let mut context = self.frame(name, root);
        insert_page(&mut context, name, title);
        context
    }

    /// What pages of one name and one root share, whatever their titles.
    pub fn frame(&self, name: &str, root: &str) -> Context {
        let program = program_of(name);
        let mut context = Context::new();
        context.insert(
            "site",
            &SiteValues {
                title: &self.title,
                lang: &self.words.tag,
                base_url: &self.base_url,
            },
        );
        let of_notes = match self.words.tag == self.lang {
            true => String::new(),
            false => format!(" lang=\"{}\"", self.lang),
        };
        context.insert("of_notes", &of_notes);
        context.insert("root", root);
        context.insert("live", &self.live);
        context.insert("tabs", &self.tabs(name, root));
        context.insert(
            "words_json",
            match program {
                Some("desk") => &self.words.desk,
                Some(_) => &self.words.runtime,
                None => &self.words.boot,
            },
        );
        context.insert_value("w", self.words.all.clone());
        let assets = match program {
            Some(_) => Value::from_serializable(&self.assets.of_page(program)),
            None => self.plain_assets.clone(),
        };
        context.insert_value("asset", assets);
        context
    }

    /// The context of a page that knows the deck.
    ///
    /// # Errors
    /// None in practice: the values are plain.
    pub fn deck_page(
        &self,
        name: &str,
        title: &str,
        root: &str,
        deck: &DeckValues,
    ) -> Result<Context, Error> {
        let mut context = self.page(name, title, root);
        context.extend(
            Context::from_serialize(deck).map_err(|error| Error::Theme(error.to_string()))?,
        );
        Ok(context)
    }

    fn tabs(&self, current: &str, root: &str) -> Vec<Tab> {
        TABS.into_iter()
            .map(|(name, href)| Tab {
                name,
                href: if root.is_empty() && href.is_empty() {
                    "./".to_owned()
                } else {
                    format!("{root}{href}")
                },
                label: self.words.get(&format!("tabs.{name}")),
                current: name == current || (name == "browse" && current == "note"),
            })
            .collect()
    }

    /// The path of the site's root on its server, for pages that stand at no known depth: `/` or `/repo/`.
    pub fn root_path(&self) -> String {
        let after_scheme = self.base_url.split_once("://").map_or("", |(_, rest)| rest);
        after_scheme
            .find('/')
            .map_or_else(|| "/".to_owned(), |at| after_scheme[at..].to_owned())
    }

    /// The title of a page without one of its own.
    pub fn title_of(&self, name: &str) -> String {
        self.words.get(&format!("titles.{name}"))
    }

    /// Renders a page with the theme.
    ///
    /// # Errors
    /// The template does not render; template and place are named.
    pub fn render(&self, template: &str, context: &Context) -> Result<Vec<u8>, Error> {
        self.theme.render(template, context)
    }
}

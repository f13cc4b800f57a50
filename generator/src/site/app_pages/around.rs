//! The small files around the app's pages.

use std::borrow::Cow;

use super::{AppSource, NewFile};
use crate::{
    bundle,
    error::Error,
    site::{asset::Assets, context::SiteContext},
};

impl AppSource<'_> {
    /// What stands around them.
    pub(super) fn small_files(&self, files: &mut Vec<NewFile>) -> Result<(), Error> {
        let site = self.site;
        for words in &site.theme.languages {
            let site = site.in_words(words);
            // Served at any depth, so its addresses are absolute.
            let context = site.page("404", &site.title_of("not_found"), &site.root_path());
            let html = site.render("404.html", &context)?;
            files.push((format!("404{}.html", site.suffix()), Some(html.into())));
            // The service worker leads here from a note that it hasn't kept.
            let context = site.page("unkept", &site.title_of("unkept"), "");
            let html = site.render("unkept.html", &context)?;
            files.push((format!("unkept{}.html", site.suffix()), Some(html.into())));
            // What the site's own language says around a note stands there already.
            if words.tag != site.lang {
                let address = format!("words.{}.json", words.tag);
                files.push((address, Some(words.notes.clone().into_bytes().into())));
            }
        }
        // Only some pages load these, so they stand under names that `boot.js` knows.
        for script in ["language.js", "offline.js"] {
            let text = bundle::get(&format!("runtime/{script}"));
            files.push((script.to_owned(), Some(text.unwrap_or_default().into())));
        }
        files.push((".nojekyll".to_owned(), Some(Cow::default())));
        let manifest = manifest(site, self.assets).into_bytes();
        files.push(("manifest.webmanifest".to_owned(), Some(manifest.into())));
        if !site.base_url.is_empty() {
            let pages = self.notes.pages.iter();
            let urls: String = ["", "browse/"]
                .into_iter()
                .chain(pages.map(|page| page.address.href.as_str()))
                .map(|href| format!("<url><loc>{}{href}</loc></url>\n", site.base_url))
                .collect();
            let sitemap = format!(
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n{urls}</urlset>\n"
            );
            files.push(("sitemap.xml".to_owned(), Some(sitemap.into_bytes().into())));
        }
        Ok(())
    }
}

/// What makes the site an app that can be installed.
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

//! A theme: templates, words, style sheet and icons, the default ones with a folder of the author's laid over them.

use std::{borrow::Cow, collections::BTreeMap, path::Path};

use tera::{Context, Kwargs, State, Tera};

use super::words::Words;
use crate::{bundle, error::Error};

/// The templates that every theme has; `base.html` is extended by the others.
const PAGES: [&str; 10] = [
    "index.html",
    "note.html",
    "review.html",
    "rehearse.html",
    "browse.html",
    "plan.html",
    "stats.html",
    "settings.html",
    "404.html",
    "unkept.html",
];

/// The size that most pages stay below, in bytes.
const PAGE_SIZE: usize = 32 * 1024;

/// A theme ready to render.
pub struct Theme {
    tera: Tera,
    files: BTreeMap<String, Cow<'static, [u8]>>,
    /// Its words in every language that it speaks, the site's own first.
    pub languages: Vec<Words>,
}

impl Theme {
    /// The default theme for a site in that language, with the files of `over` in the place of those of the same name.
    ///
    /// # Errors
    /// The folder can't be read; a template, style sheet or word file is missing or broken.
    pub fn load(over: Option<&Path>, lang: &str) -> Result<Theme, Error> {
        let mut files: BTreeMap<String, Cow<'static, [u8]>> = bundle::theme()
            .map(|(name, bytes)| (name.to_owned(), Cow::Borrowed(bytes)))
            .collect();
        if let Some(folder) = over {
            lay_over(&mut files, folder)?;
        }
        let mut tera = Tera::new();
        tera.register_filter("fill", fill);
        let templates: Vec<(&str, &str)> = files
            .iter()
            .filter_map(|(name, bytes)| Some((name.strip_prefix("templates/")?, bytes)))
            .map(|(name, bytes)| Ok((name, text(name, bytes)?)))
            .collect::<Result<_, Error>>()?;
        tera.add_raw_templates(templates)
            .map_err(|error| Error::Theme(error.to_string()))?;
        if let Some(missing) = PAGES.iter().find(|page| !tera.contains_template(page)) {
            return Err(Error::Theme(format!("there is no `templates/{missing}`")));
        }
        Ok(Theme {
            languages: Words::load(&files, lang)?,
            tera,
            files,
        })
    }

    /// All its files: name and bytes.
    pub fn files(&self) -> impl Iterator<Item = (&str, &[u8])> {
        self.files
            .iter()
            .map(|(name, bytes)| (name.as_str(), bytes.as_ref()))
    }

    /// Renders a page.
    ///
    /// # Errors
    /// The template uses something that is not there; template and place are named.
    pub fn render(&self, template: &str, context: &Context) -> Result<Vec<u8>, Error> {
        let mut page = Vec::with_capacity(PAGE_SIZE);
        self.tera
            .render_to(template, context, &mut page)
            .map_err(|error| Error::Theme(error.to_string()))?;
        Ok(page)
    }

    /// One style sheet of the files that a table of contents, such as `css/index.css`, imports.
    ///
    /// # Errors
    /// An imported file is missing.
    pub fn style_sheet(&self, index: &str) -> Result<String, Error> {
        let index = self.text(index)?;
        let mut css = String::new();
        for line in index.lines() {
            let Some((name, layer)) = import(line) else {
                css.push_str(line);
                css.push('\n');
                continue;
            };
            let imported = self.text(&format!("css/{name}"))?;
            match layer {
                Some(layer) => css.push_str(&format!("@layer {layer} {{\n{imported}}}\n")),
                None => css.push_str(imported),
            }
        }
        Ok(css)
    }

    /// The theme's icons: name without folder → bytes.
    pub fn icons(&self) -> impl Iterator<Item = (&str, &[u8])> {
        self.files
            .iter()
            .filter_map(|(name, bytes)| Some((name.strip_prefix("icons/")?, bytes.as_ref())))
    }

    fn text(&self, name: &str) -> Result<&str, Error> {
        let bytes = self
            .files
            .get(name)
            .ok_or_else(|| Error::Theme(format!("there is no `{name}`")))?;
        text(name, bytes)
    }
}

/// A theme's file as text.
///
/// # Errors
/// It is none.
pub fn text<'a>(name: &str, bytes: &'a [u8]) -> Result<&'a str, Error> {
    std::str::from_utf8(bytes).map_err(|_| Error::Theme(format!("`{name}` is not UTF-8 text")))
}

/// `@import "card.css" layer(card);` → (`card.css`, `card`).
fn import(line: &str) -> Option<(&str, Option<&str>)> {
    let rest = line.trim().strip_prefix("@import \"")?;
    let (name, rest) = rest.split_once('"')?;
    let layer = rest
        .trim()
        .strip_prefix("layer(")
        .and_then(|rest| rest.split_once(')'))
        .map(|(layer, _)| layer);
    Some((name, layer))
}

fn lay_over(files: &mut BTreeMap<String, Cow<'static, [u8]>>, folder: &Path) -> Result<(), Error> {
    if !folder.is_dir() {
        return Err(Error::usage(
            format!("there is no theme folder `{}`", folder.display()),
            "name a folder laid out as themes/README.md says",
        ));
    }
    for entry in walkdir::WalkDir::new(folder).sort_by_file_name() {
        let entry = entry.map_err(|error| Error::io("list", folder)(error.into()))?;
        if entry.file_type().is_file() {
            let name = entry
                .path()
                .strip_prefix(folder)
                .unwrap_or(entry.path())
                .to_string_lossy()
                .replace('\\', "/");
            let bytes = std::fs::read(entry.path()).map_err(Error::io("read", entry.path()))?;
            files.insert(name, Cow::Owned(bytes));
        }
    }
    Ok(())
}

/// `{{ w.note.cards | fill(n=3) }}`: puts values in the place of `{n}`. What stands in a value is no gap.
fn fill(text: &str, values: Kwargs, _: &State) -> String {
    let mut filled = String::with_capacity(text.len() + 32);
    let mut rest = text;
    while let Some(at) = rest.find('{') {
        filled.push_str(&rest[..at]);
        rest = &rest[at..];
        let gap = rest[1..].split_once('}').and_then(|(name, after)| {
            let value = values.iter().find(|(key, _)| key.as_str() == Some(name));
            Some((value?.1, after))
        });
        rest = match gap {
            Some((value, after)) => {
                match value.as_str() {
                    Some(text) => filled.push_str(text),
                    None => filled.push_str(&value.to_string()),
                }
                after
            }
            None => {
                filled.push('{');
                &rest[1..]
            }
        };
    }
    filled.push_str(rest);
    filled
}

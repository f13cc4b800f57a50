//! The list of every note.

use eyre::Result;

use crate::Tab;

/// The page that lists every note.
pub struct Browse<'a>(&'a Tab);

impl<'a> Browse<'a> {
    /// Opens it.
    pub async fn open(tab: &'a Tab) -> Result<Self> {
        tab.goto("browse/").await?;
        Ok(Self(tab))
    }

    /// The addresses of the notes it lists, under the site's root.
    pub async fn notes(&self) -> Result<Vec<String>> {
        let script = "const root = new URL(document.documentElement.dataset.root || '.', location.href).href;
            return [...document.querySelectorAll('main a[href]')].map((link) => link.href)
                .filter((href) => href.startsWith(root + 'notes/')).map((href) => href.slice(root.length).split('#')[0]);";
        self.0.ask(script).await
    }
}

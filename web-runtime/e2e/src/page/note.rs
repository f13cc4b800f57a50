//! A note's page, which needs no script to be read.

use eyre::Result;

use crate::Tab;

/// The page of one note.
pub struct Note<'a>(&'a Tab);

impl<'a> Note<'a> {
    /// Opens the note at this address under the site's root, such as `notes/redis/`.
    pub async fn open(tab: &'a Tab, path: &str) -> Result<Self> {
        tab.goto(path).await?;
        Ok(Self(tab))
    }

    /// The questions of its cards.
    pub async fn questions(&self) -> Result<Vec<String>> {
        self.0.texts("article.card [data-part='question']").await
    }

    /// The answers of its cards.
    pub async fn answers(&self) -> Result<Vec<String>> {
        self.0.texts("article.card [data-part='answer']").await
    }

    /// The rungs of its cards' outlines.
    pub async fn rungs(&self) -> Result<Vec<String>> {
        self.0
            .texts("article.card [data-part='outline'] .ladder > li > p")
            .await
    }
}

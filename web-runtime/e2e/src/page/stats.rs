//! What the reviews come to.

use eyre::Result;
use serde_json::json;

use crate::Tab;

/// The statistics page.
pub struct Stats<'a>(&'a Tab);

impl<'a> Stats<'a> {
    /// Opens it.
    pub async fn open(tab: &'a Tab) -> Result<Self> {
        tab.visit("stats/").await?;
        Ok(Self(tab))
    }

    /// A number of one of its parts.
    pub async fn number(&self, part: &str, slot: &str) -> Result<u32> {
        let css = format!("[data-part='{part}'] [data-slot='{slot}']");
        let text = self.0.text(&css).await?.unwrap_or_default();
        Ok(text.parse()?)
    }

    /// The rows of a part's table, whether or not it's unfolded: the texts of their cells between spaces.
    pub async fn rows(&self, part: &str) -> Result<Vec<String>> {
        let script = "return [...document.querySelectorAll(`[data-part='${arguments[0]}'] tbody tr`)]
            .map((row) => [...row.cells].map((cell) => cell.textContent.trim()).filter(Boolean).join(' '));";
        self.0.ask_about(script, json!(part)).await
    }
}

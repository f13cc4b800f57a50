//! The home page: what is due, and every topic.

use eyre::{Result, ensure, eyre};
use serde_json::json;

use crate::Tab;
use crate::wait::until;

/// The home page.
pub struct Home<'a>(&'a Tab);

impl<'a> Home<'a> {
    /// Opens it, and waits until the runtime has filled it.
    pub async fn open(tab: &'a Tab) -> Result<Self> {
        tab.visit("").await?;
        Ok(Self(tab))
    }

    /// The page that the tab is at.
    pub fn here(tab: &'a Tab) -> Self {
        Self(tab)
    }

    /// Waits until the page shows this view: `first`, `today` or `done`.
    pub async fn until_view(&self, name: &str) -> Result<()> {
        until(&format!("the home page shows `{name}`"), async || {
            let now: Option<String> = self
                .0
                .ask("return document.querySelector('[data-view]:not([hidden])')?.dataset.view;")
                .await?;
            ensure!(now.as_deref() == Some(name), "it shows {now:?}");
            Ok(Some(()))
        })
        .await
    }

    /// How many cards are due today.
    pub async fn due(&self) -> Result<u32> {
        self.0.number("due").await
    }

    /// How many new cards today brings.
    pub async fn new_cards(&self) -> Result<u32> {
        self.0.number("new").await
    }

    /// What the page says of the backup, if anything.
    pub async fn reminder(&self) -> Result<Option<String>> {
        self.0
            .text("[data-part='backup'] [data-slot='backup']")
            .await
    }

    /// Puts the reminder off.
    pub async fn put_off(&self) -> Result<()> {
        self.0.click("[data-act='put-off']").await?;
        self.0.until_hides("[data-part='backup']").await
    }

    /// Follows the link that reviews one topic.
    pub async fn start_topic(&self, name: &str) -> Result<()> {
        let row: Option<String> = self
            .0
            .ask_about(
                "const rows = [...document.querySelectorAll('[data-topic]')];
                return rows.find((row) => row.textContent.includes(arguments[0]))?.dataset.topic;",
                json!(name),
            )
            .await?;
        let row = row.ok_or_else(|| eyre!("no row of the table names `{name}`"))?;
        self.0
            .click(&format!("[data-topic='{row}'] [data-slot='row-link']"))
            .await
    }
}

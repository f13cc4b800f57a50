//! The home page: what is due, and every topic.

use eyre::{Result, ensure};

use crate::Tab;
use crate::wait::until;

/// The home page.
pub struct Home<'a>(&'a Tab);

impl<'a> Home<'a> {
    /// Opens it, and waits until the runtime has filled it.
    pub async fn open(tab: &'a Tab) -> Result<Self> {
        tab.goto("").await?;
        tab.until_shows("[data-view]").await?;
        Ok(Self(tab))
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

    /// Follows the link of the first topic in the table.
    pub async fn start_first_topic(&self) -> Result<()> {
        self.0.click("[data-topic] [data-slot='row-link']").await
    }
}

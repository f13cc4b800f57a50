//! The settings page: limits, looks, backup.

use std::path::Path;

use eyre::{Result, ensure};
use serde_json::json;

use crate::Tab;
use crate::wait::until;

/// The settings page.
pub struct Settings<'a>(&'a Tab);

/// What an import would do, said before it does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Preview {
    /// Cards in the file.
    pub cards: u32,
    /// Those of them that are in the deck.
    pub cards_here: u32,
    /// Reviews in the file.
    pub in_file: u32,
    /// Those that are not here yet.
    pub to_add: u32,
    /// Cards that they are added to.
    pub cards_changed: u32,
    /// Those that are here already.
    pub in_both: u32,
}

impl<'a> Settings<'a> {
    /// Opens it, and waits until the runtime has filled it.
    pub async fn open(tab: &'a Tab) -> Result<Self> {
        tab.visit("settings/").await?;
        let settings = Self(tab);
        settings.stored().await?;
        Ok(settings)
    }

    /// How many reviews are stored in this browser.
    pub async fn stored(&self) -> Result<u32> {
        until("the settings page counts the reviews", async || {
            Ok(Some(self.0.number("stored").await?))
        })
        .await
    }

    /// The value of a setting, as its input shows it.
    pub async fn value(&self, name: &str) -> Result<String> {
        let script =
            "const inputs = [...document.querySelectorAll(`[data-setting='${arguments[0]}']`)];
            return (inputs.find((input) => input.checked) ?? inputs[0]).value;";
        self.0.ask_about(script, json!(name)).await
    }

    /// Sets a setting as a person does: the value changes, then the input says so.
    pub async fn set(&self, name: &str, value: &str) -> Result<()> {
        let script = "const [name, value] = arguments[0];
            const inputs = [...document.querySelectorAll(`[data-setting='${name}']`)];
            const input = inputs.find((input) => input.type === 'radio' && input.value === value) ?? inputs[0];
            if (input.type === 'radio') input.checked = true; else input.value = value;
            input.dispatchEvent(new Event('input', { bubbles: true }));
            input.dispatchEvent(new Event('change', { bubbles: true }));";
        self.0.ask_about(script, json!([name, value])).await
    }

    /// Saves a backup, and gives its path.
    pub async fn export(&self) -> Result<std::path::PathBuf> {
        self.0.click("[data-act='export']").await?;
        self.0.download("json").await
    }

    /// Chooses a file to read in, whatever it is.
    pub async fn choose(&self, file: &Path) -> Result<()> {
        self.0
            .choose_file("input[type='file'][data-act='import']", file)
            .await
    }

    /// Chooses a backup to read in, and gives what that would do.
    pub async fn import(&self, backup: &Path) -> Result<Preview> {
        self.choose(backup).await?;
        self.0.until_shows("[data-part='preview']").await?;
        Ok(Preview {
            cards: self.0.number("cards").await?,
            cards_here: self.0.number("cards-here").await?,
            in_file: self.0.number("in-file").await?,
            to_add: self.0.number("to-add").await?,
            cards_changed: self.0.number("cards-changed").await?,
            in_both: self.0.number("in-both").await?,
        })
    }

    /// Merges what was previewed, and waits for the result to be told.
    pub async fn merge(&self) -> Result<()> {
        self.0.click("[data-act='merge']").await?;
        self.0.until_hides("[data-part='preview']").await?;
        self.0.until_shows("[data-slot='result']:not(:empty)").await
    }

    /// Chooses which notes are kept offline: `all`, `topics` or `opened`.
    pub async fn keep(&self, what: &str) -> Result<()> {
        self.0.until_shows("[data-part='offline']").await?;
        let radio = format!("label:has([data-offline='keep'][value='{what}'])");
        self.0.click(&radio).await
    }

    /// Ticks a topic to be kept offline, or takes it off.
    pub async fn tick_topic(&self, name: &str) -> Result<()> {
        let tick = format!("label:has([data-offline='topic'][value='{name}'])");
        self.0.click(&tick).await
    }

    /// What is chosen: the radio button, and the ticked topics.
    pub async fn kept(&self) -> Result<(String, Vec<String>)> {
        self.0.until_shows("[data-part='offline']").await?;
        let script = "const checked = (name) =>
                [...document.querySelectorAll(`[data-offline='${name}']:checked`)].map((field) => field.value);
            return [checked('keep')[0], checked('topic')];";
        self.0.ask(script).await
    }

    /// Waits until the page says this of what is kept offline.
    pub async fn until_kept(&self, words: &str) -> Result<()> {
        until(&format!("the settings page says `{words}`"), async || {
            let state = self.0.slot("offline-state").await?;
            ensure!(state.contains(words), "it says `{state}`");
            Ok(Some(()))
        })
        .await
    }
}

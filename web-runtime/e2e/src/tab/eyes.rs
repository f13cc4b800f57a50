//! What a person sees on the page.

use eyre::{Result, WrapErr, ensure, eyre};
use serde_json::json;
use thirtyfour::By;

use super::Tab;
use crate::wait::until;

/// Tells whether a person can see `element`.
const VISIBLE: &str =
    "const visible = (element) => element.checkVisibility({ visibilityProperty: true });";

impl Tab {
    /// The text of the first visible element that `css` selects, or nothing.
    pub async fn text(&self, css: &str) -> Result<Option<String>> {
        Ok(self.texts(css).await?.into_iter().next())
    }

    /// The texts of all visible elements that `css` selects, white space folded.
    pub async fn texts(&self, css: &str) -> Result<Vec<String>> {
        let script = format!(
            "{VISIBLE} return [...document.querySelectorAll(arguments[0])].filter(visible)
                .map((element) => element.textContent.replace(/\\s+/g, ' ').trim());"
        );
        self.ask_about(&script, json!(css)).await
    }

    /// How many elements `css` selects, seen or not.
    pub async fn count(&self, css: &str) -> Result<usize> {
        let script = "return document.querySelectorAll(arguments[0]).length;";
        self.ask_about(script, json!(css)).await
    }

    /// Whether something that `css` selects can be seen.
    pub async fn shows(&self, css: &str) -> Result<bool> {
        Ok(!self.texts(css).await?.is_empty())
    }

    /// Waits until something that `css` selects can be seen.
    pub async fn until_shows(&self, css: &str) -> Result<()> {
        until(&format!("the page shows `{css}`"), async || {
            Ok(self.shows(css).await?.then_some(()))
        })
        .await
    }

    /// Waits until nothing that `css` selects can be seen.
    pub async fn until_hides(&self, css: &str) -> Result<()> {
        until(&format!("the page hides `{css}`"), async || {
            Ok((!self.shows(css).await?).then_some(()))
        })
        .await
    }

    /// The text of a slot that the runtime fills.
    pub async fn slot(&self, name: &str) -> Result<String> {
        let text = self.text(&format!("[data-slot='{name}']")).await?;
        text.ok_or_else(|| eyre!("the page shows no slot `{name}`"))
    }

    /// The card to which a link leads in its note.
    pub async fn hash_of(&self, css: &str) -> Result<String> {
        self.ask_about(
            "return document.querySelector(arguments[0]).hash.replace('#c-', '');",
            json!(css),
        )
        .await
    }

    /// The number in a slot that the runtime fills, words around it left out.
    pub async fn number(&self, name: &str) -> Result<u32> {
        let text = self.slot(name).await?;
        let digits: String = text.chars().filter(char::is_ascii_digit).collect();
        digits
            .parse()
            .wrap_err_with(|| format!("slot `{name}` says `{text}`, which is no number"))
    }

    /// Waits until an element says these words to a reader; needs no script.
    pub async fn until_reads(&self, css: &str, words: &str) -> Result<()> {
        until(&format!("`{css}` says `{words}`"), async || {
            let text = self.driver.find(By::Css(css)).await?.text().await?;
            ensure!(text.contains(words), "it says `{text}`");
            Ok(Some(()))
        })
        .await
    }

    /// By how many pixels the page is wider than its window.
    pub async fn sideways_scroll(&self) -> Result<i32> {
        self.ask(
            "const root = document.scrollingElement; return root.scrollWidth - root.clientWidth;",
        )
        .await
    }

    /// The build that this page belongs to: the address of its deck, which carries a hash.
    pub async fn build(&self) -> Result<String> {
        self.ask("return document.documentElement.dataset.deck;")
            .await
    }

    /// Where the page's links lead, under the site's root, without queries and places in a page.
    pub async fn links(&self) -> Result<Vec<String>> {
        let script = "return [...document.querySelectorAll('a[href]')].map((link) => link.href.split(/[?#]/)[0])
            .filter((href) => href.startsWith(arguments[0])).map((href) => href.slice(arguments[0].length));";
        self.ask_about(script, json!(self.root)).await
    }
}

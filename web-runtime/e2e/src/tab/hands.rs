//! What a person does to the page: keys, clicks, touches, files.

use std::path::{Path, PathBuf};

use eyre::{Result, WrapErr, ensure, eyre};
use serde_json::{Value, json};
use thirtyfour::common::command::{Actions, Command};
use thirtyfour::{By, TypingData, WebElement};

use super::Tab;
use crate::wait::until;

impl Tab {
    /// Types one key, such as `"h"` or `" "`, wherever the focus is.
    pub async fn press(&self, key: &str) -> Result<()> {
        Ok(self.driver.action_chain().send_keys(key).perform().await?)
    }

    /// Clicks the first visible element that `css` selects, once it is there.
    pub async fn click(&self, css: &str) -> Result<()> {
        self.find(css)
            .await?
            .click()
            .await
            .wrap_err_with(|| format!("click `{css}`"))
    }

    /// Clicks the first link with these words; needs no script to find it.
    pub async fn click_link(&self, words: &str) -> Result<()> {
        Ok(self
            .driver
            .find(By::PartialLinkText(words))
            .await?
            .click()
            .await?)
    }

    /// Touches the first visible element that `css` selects; clicks it where the browser can't be touched.
    pub async fn tap(&self, css: &str) -> Result<()> {
        if !self.browser.has_touch() {
            return self.click(css).await;
        }
        let element = self.find(css).await?;
        let finger = json!({ "actions": [{
            "type": "pointer", "id": "finger", "parameters": { "pointerType": "touch" },
            "actions": [
                { "type": "pointerMove", "x": 0, "y": 0, "origin": element.to_json()? },
                { "type": "pointerDown", "button": 0 },
                { "type": "pointerUp", "button": 0 },
            ],
        }] });
        self.driver
            .cmd(Command::PerformActions(Actions::from(
                finger["actions"].clone(),
            )))
            .await?;
        Ok(())
    }

    /// Moves a finger over what `css` selects, so many pixels to the right, or to the left if negative.
    pub async fn swipe(&self, css: &str, by: i32) -> Result<()> {
        let element = self.find(css).await?;
        let finger = json!({ "actions": [{
            "type": "pointer", "id": "finger", "parameters": { "pointerType": "touch" },
            "actions": [
                { "type": "pointerMove", "x": -by / 2, "y": 0, "origin": element.to_json()? },
                { "type": "pointerDown", "button": 0 },
                { "type": "pointerMove", "duration": 100, "x": by, "y": 2, "origin": "pointer" },
                { "type": "pointerUp", "button": 0 },
            ],
        }] });
        self.driver
            .cmd(Command::PerformActions(Actions::from(
                finger["actions"].clone(),
            )))
            .await?;
        Ok(())
    }

    /// Chooses a file in a file input, which may be hidden behind its label.
    pub async fn choose_file(&self, css: &str, path: &Path) -> Result<()> {
        let path = path
            .to_str()
            .ok_or_else(|| eyre!("`{}` is not Unicode", path.display()))?;
        Ok(self
            .driver
            .find(By::Css(css))
            .await?
            .send_keys(TypingData::from(path))
            .await?)
    }

    /// Waits until a file with this ending is downloaded, and gives its path.
    pub async fn download(&self, ending: &str) -> Result<PathBuf> {
        until(&format!("a `.{ending}` file is downloaded"), async || {
            let mut found = None;
            for entry in std::fs::read_dir(&self.downloads)? {
                let path = entry?.path();
                // While it is coming, it has another name or nothing in it.
                if path.extension().is_some_and(|end| end == ending) && path.metadata()?.len() > 0 {
                    found = Some(path);
                }
            }
            Ok(found)
        })
        .await
    }

    /// The first visible element that `css` selects, in the middle of the window, once it is there and lies still:
    /// a click aims first and lands a moment later.
    async fn find(&self, css: &str) -> Result<WebElement> {
        let mut before = Value::Null;
        until(&format!("the page shows `{css}`"), async || {
            for element in self.driver.find_all(By::Css(css)).await? {
                if element.is_displayed().await? {
                    element.scroll_into_view().await?;
                    let place = "return JSON.stringify(arguments[0].getBoundingClientRect());";
                    let now = self.driver.execute(place, vec![element.to_json()?]).await?;
                    let still = before == *now.json();
                    before = now.json().clone();
                    ensure!(still, "it moves");
                    return Ok(Some(element));
                }
            }
            Ok(None)
        })
        .await
    }
}

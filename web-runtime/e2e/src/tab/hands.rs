//! What a person does to the page: keys, clicks, touches, files.

use std::path::{Path, PathBuf};
use std::time::Instant;

use eyre::{Report, Result, WrapErr, ensure, eyre};
use serde_json::{Value, json};
use thirtyfour::common::command::{Actions, Command};
use thirtyfour::error::{WebDriverError, WebDriverErrorInner};
use thirtyfour::{By, TypingData, WebElement};

use super::Tab;
use crate::wait::{PATIENCE, until};

impl Tab {
    /// Types one key, such as `"h"` or `" "`, wherever the focus is.
    pub async fn press(&self, key: &str) -> Result<()> {
        Ok(self.driver.action_chain().send_keys(key).perform().await?)
    }

    /// Clicks the first visible element that `css` selects, once it is there.
    pub async fn click(&self, css: &str) -> Result<()> {
        hit(&format!("click `{css}`"), async || {
            Ok(self.find(css).await?.click().await?)
        })
        .await
    }

    /// Clicks the first link with these words; needs no script to find it.
    pub async fn click_link(&self, words: &str) -> Result<()> {
        hit(&format!("click the link `{words}`"), async || {
            let link = self.driver.find(By::PartialLinkText(words)).await?;
            Ok(link.click().await?)
        })
        .await
    }

    /// Touches the first visible element that `css` selects; clicks it where the browser can't be touched.
    pub async fn tap(&self, css: &str) -> Result<()> {
        if !self.browser.has_touch() {
            return self.click(css).await;
        }
        hit(&format!("touch `{css}`"), async || {
            let element = self.find(css).await?;
            self.move_finger(json!([
                { "type": "pointerMove", "x": 0, "y": 0, "origin": element.to_json()? },
                { "type": "pointerDown", "button": 0 },
                { "type": "pointerUp", "button": 0 },
            ]))
            .await
        })
        .await
    }

    /// Moves a finger over what `css` selects, so many pixels to the right, or to the left if negative.
    pub async fn swipe(&self, css: &str, by: i32) -> Result<()> {
        let element = self.find(css).await?;
        self.move_finger(json!([
            { "type": "pointerMove", "x": -by / 2, "y": 0, "origin": element.to_json()? },
            { "type": "pointerDown", "button": 0 },
            { "type": "pointerMove", "duration": 100, "x": by, "y": 2, "origin": "pointer" },
            { "type": "pointerUp", "button": 0 },
        ]))
        .await
    }

    async fn move_finger(&self, steps: Value) -> Result<()> {
        let finger = json!([{
            "type": "pointer", "id": "finger", "parameters": { "pointerType": "touch" }, "actions": steps,
        }]);
        let actions = Command::PerformActions(Actions::from(finger));
        self.driver.cmd(actions).await?;
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

/// Aims and strikes, and once more where the element went away in between: a list may be painted anew, a notice may slide
/// over it. Any other error may come of a strike that hit, and a second one would do something else.
async fn hit(what: &str, strike: impl AsyncFn() -> Result<()>) -> Result<()> {
    let begun = Instant::now();
    loop {
        match strike().await {
            Err(error) if is_miss(&error) && begun.elapsed() < PATIENCE => {}
            struck => return struck.wrap_err_with(|| what.to_owned()),
        }
    }
}

fn is_miss(error: &Report) -> bool {
    let error = error.downcast_ref::<WebDriverError>();
    error.is_some_and(|error| {
        matches!(
            error.as_inner(),
            WebDriverErrorInner::StaleElementReference(_)
                | WebDriverErrorInner::ElementClickIntercepted(_)
                | WebDriverErrorInner::ElementNotInteractable(_)
        )
    })
}

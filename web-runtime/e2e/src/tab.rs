//! One tab of a browser, looking at one site: reading what is shown, pressing keys, clicking, touching.

use std::path::PathBuf;

use eyre::{Result, WrapErr, ensure, eyre};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use thirtyfour::common::command::{Actions, Command};
use thirtyfour::{By, TypingData, WebDriver, WebElement, WindowHandle};

use crate::wait::until;
use crate::{Browser, Server};

/// Tells whether a person can see `element`.
const VISIBLE: &str =
    "const visible = (element) => element.checkVisibility({ visibilityProperty: true });";

/// Selects something on a page whose app has started, or which has none.
const STARTED: &str = "html:not([data-app]), [data-view]:not([hidden], [data-view='loading']), \
                       [data-slot='stored']:not(:empty)";

/// A tab. All tabs of one session share its profile: storage, caches, clock.
#[derive(Clone)]
pub struct Tab {
    pub(crate) driver: WebDriver,
    window: WindowHandle,
    browser: Browser,
    root: String,
    downloads: PathBuf,
}

impl Tab {
    pub(crate) async fn first(
        driver: WebDriver,
        browser: Browser,
        server: &Server,
        downloads: PathBuf,
    ) -> Result<Self> {
        let window = driver.window().await?;
        Ok(Self {
            driver,
            window,
            browser,
            root: server.address(),
            downloads,
        })
    }

    /// Opens another tab of the same profile, and works in it.
    pub async fn another(&self) -> Result<Self> {
        let window = self.driver.new_tab().await?;
        self.driver.switch_to_window(window.clone()).await?;
        Ok(Self {
            window,
            ..self.clone()
        })
    }

    /// Comes back to this tab after working in another.
    pub async fn come_back(&self) -> Result<()> {
        Ok(self.driver.switch_to_window(self.window.clone()).await?)
    }

    /// The browser it belongs to.
    pub fn browser(&self) -> Browser {
        self.browser
    }

    /// Goes to an address under the site's root; `""` is the home page.
    pub async fn goto(&self, path: &str) -> Result<()> {
        let address = format!("{}{path}", self.root);
        self.driver
            .goto(&address)
            .await
            .wrap_err_with(|| format!("go to {address}"))
    }

    /// Goes to an address as [`Tab::goto`], and waits until the app has started there. Leaving a page whose app is
    /// still loading breaks that off, and WebKit calls it an error.
    pub async fn visit(&self, path: &str) -> Result<()> {
        self.goto(path).await?;
        self.until_started().await
    }

    async fn until_started(&self) -> Result<()> {
        until("the app has started", async || {
            let script = "return Boolean(document.querySelector(arguments[0]));";
            let started = self.ask_about(script, json!(STARTED)).await?;
            Ok(bool::then_some(started, ()))
        })
        .await
    }

    /// The address it is at, under the site's root.
    pub async fn path(&self) -> Result<String> {
        let address = self.driver.current_url().await?.to_string();
        address
            .strip_prefix(&self.root)
            .map(str::to_owned)
            .ok_or_else(|| eyre!("{address} is outside the site"))
    }

    /// Loads the page again, as a person does; WebDriver's own refresh fails without a network in Firefox.
    pub async fn reload(&self) -> Result<()> {
        self.run("window.beforeReload = true; setTimeout(() => location.reload());")
            .await?;
        until("the page is there again", async || {
            let there = self
                .ask("return !window.beforeReload && document.readyState === 'complete';")
                .await?;
            Ok(bool::then_some(there, ()))
        })
        .await?;
        self.until_started().await
    }

    /// Runs a script in the page for its effect.
    pub async fn run(&self, script: &str) -> Result<()> {
        self.driver.execute(script, vec![]).await?;
        Ok(())
    }

    /// Runs a script in the page and gives what it returns; a promise is waited for.
    pub async fn ask<T: DeserializeOwned>(&self, script: &str) -> Result<T> {
        self.ask_about(script, json!(null)).await
    }

    /// As [`Tab::ask`]; the script finds `argument` in `arguments[0]`.
    pub async fn ask_about<T: DeserializeOwned>(&self, script: &str, argument: Value) -> Result<T> {
        Ok(self
            .driver
            .execute(script, vec![argument])
            .await?
            .convert()?)
    }

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

    /// The number in a slot that the runtime fills, words around it left out.
    pub async fn number(&self, name: &str) -> Result<u32> {
        let text = self.slot(name).await?;
        let digits: String = text.chars().filter(char::is_ascii_digit).collect();
        digits
            .parse()
            .wrap_err_with(|| format!("slot `{name}` says `{text}`, which is no number"))
    }

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

    /// Chooses a file in a file input, which may be hidden behind its label.
    pub async fn choose_file(&self, css: &str, path: &std::path::Path) -> Result<()> {
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

    /// Moves the clock of this profile on; pages opened from now on see the later day.
    pub async fn days_later(&self, days: i32) -> Result<()> {
        let script = "const shift = Number(/clock_shift=(-?\\d+)/.exec(document.cookie)[1]);
            document.cookie = `clock_shift=${shift + arguments[0] * 86400000}; path=/`;";
        self.driver.execute(script, vec![json!(days)]).await?;
        Ok(())
    }

    /// Waits until the service worker rules the site and everything is kept for offline use.
    pub async fn until_offline_ready(&self) -> Result<()> {
        until("the service worker is active and has kept the whole site", async || {
            let ready = self.ask("return navigator.serviceWorker.getRegistration().then((r) => r?.active?.state === 'activated');");
            Ok(bool::then_some(ready.await?, ()))
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

    /// Clicks the first link with these words; needs no script to find it.
    pub async fn click_link(&self, words: &str) -> Result<()> {
        Ok(self
            .driver
            .find(By::PartialLinkText(words))
            .await?
            .click()
            .await?)
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

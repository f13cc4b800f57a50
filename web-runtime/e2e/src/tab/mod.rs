//! One tab of a browser, looking at one site: where it goes, and what it is asked.

mod eyes;
mod hands;
mod picture;
mod storage;

use std::path::PathBuf;

use eyre::{Result, WrapErr, ensure, eyre};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use thirtyfour::{WebDriver, WindowHandle};

use crate::wait::until;
use crate::{Browser, Server};

/// Selects something on a page whose app has started, or which has none. The notes of the browse page are there without
/// it, so only the mark at their link tells.
const STARTED: &str = "html:not([data-app]), [data-view]:not([hidden], [data-view='loading'], [data-view='notes']), \
                       [data-slot='to-notes'][aria-current], [data-slot='stored']:not(:empty)";

/// A tab. All tabs of one session share its profile: storage, caches, clock.
#[derive(Clone)]
pub struct Tab {
    driver: WebDriver,
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

    /// The folder its downloads go to.
    pub fn downloads(&self) -> &std::path::Path {
        &self.downloads
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

    /// Waits until the app of the page it is at has started.
    pub async fn until_started(&self) -> Result<()> {
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

    /// Moves the clock of this profile on, or back; pages opened from now on see the other day.
    pub async fn days_later(&self, days: i32) -> Result<()> {
        self.minutes_later(days * 24 * 60).await
    }

    /// The same by minutes.
    pub async fn minutes_later(&self, minutes: i32) -> Result<()> {
        let script = "const shift = Number(/clock_shift=(-?\\d+)/.exec(document.cookie)[1]);
            document.cookie = `clock_shift=${shift + arguments[0] * 60000}; path=/`;";
        self.ask_about(script, json!(minutes)).await
    }

    /// Takes this profile to another time zone, so many minutes before UTC; pages opened from now on are there.
    pub async fn travel(&self, utc_offset_minutes: i32) -> Result<()> {
        let script = "document.cookie = `clock_zone=${-arguments[0]}; path=/`;";
        self.ask_about(script, json!(utc_offset_minutes)).await
    }

    /// Kills this tab: in Chromium the process behind it, which has no time to say goodbye; elsewhere no driver can, and
    /// the tab is closed. The session goes on in another, which has to be come back to.
    pub async fn die(self) -> Result<()> {
        if self.browser != Browser::Chromium {
            return Ok(self.driver.close_window().await?);
        }
        // Nobody is left to answer.
        let crash = self.driver.cdp().send_raw("Page.crash", json!({})).await;
        ensure!(crash.is_err(), "the tab lives on");
        Ok(())
    }

    /// Lets a day pass on the page as it stands, and looks at it again.
    pub async fn a_day_passes(&self) -> Result<()> {
        self.run(
            "const Before = window.Date;
             window.Date = class extends Before {
                 constructor(...time) { super(...(time.length ? time : [Before.now() + 86400000])); }
                 static now() { return Before.now() + 86400000; }
             };
             document.dispatchEvent(new Event('visibilitychange'));",
        )
        .await
    }

    /// From the next page on, lets this profile's browser pretend to be another; `witness.js` lists them.
    pub async fn pretend(&self, other: &str) -> Result<()> {
        let script = "document.cookie = `pretend=${arguments[0]}; path=/`;";
        self.driver.execute(script, vec![json!(other)]).await?;
        Ok(())
    }

    /// Waits until the service worker rules the site and everything is kept for offline use.
    pub async fn until_offline_ready(&self) -> Result<()> {
        until("the service worker is active and has kept the whole site", async || {
            let ready = self.ask(
                "const read = async (cache, address) => (await (await cache.match(address))?.json())?.length;
                const ready = async () => {
                    const registration = await navigator.serviceWorker.getRegistration();
                    if (registration?.active?.state !== 'activated') return false;
                    for (const name of await caches.keys()) {
                        const cache = await caches.open(name);
                        const held = await read(cache, new URL('offline-list', registration.scope));
                        const list = (await cache.keys()).find(({ url }) => url.includes('/assets/offline.'));
                        if (held && list) return held === (await read(cache, list));
                    }
                    return false;
                };
                return ready();",
            );
            Ok(bool::then_some(ready.await?, ()))
        })
        .await
    }
}

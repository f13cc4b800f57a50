//! What a story plays on: browsers opened for it, closed after it, and searched for errors nobody looked at.

use std::any::Any;
use std::cell::RefCell;
use std::fs;
use std::panic::{AssertUnwindSafe, resume_unwind};
use std::path::Path;
use std::time::Duration;

use eyre::{Result, WrapErr, bail, ensure};
use futures_util::FutureExt;
use serde_json::{Value, json};
use tempfile::TempDir;
use thirtyfour::bidi::modules::browsing_context::Viewport;
use thirtyfour::{Capabilities, WebDriver};

use crate::browser::{DESKTOP, PHONE};
use crate::driver::Driver;
use crate::server::Missed;
use crate::{Browser, Profile, Server, Tab, reason};

/// No story takes longer, on a busy machine either; one that does hangs.
const LONGEST_STORY: Duration = Duration::from_secs(600);
/// No browser takes longer to start; one that does is started again, so many times in all.
const LONGEST_START: Duration = Duration::from_secs(110);
const TRIES: usize = 3;
/// Nor to close.
const LONGEST_END: Duration = Duration::from_secs(60);

/// The browsers of one story.
pub struct Stage {
    browser: Browser,
    sessions: RefCell<Vec<Session>>,
    expected: RefCell<Vec<&'static str>>,
    /// Chromium's own log, which is empty after each look.
    log: RefCell<Vec<String>>,
}

/// Some time after a page was opened, Chromium looks for a newer worker. A story may be over by then, and its server
/// stopped. A worker that is not there when a page asks for it is told by the server, which lists what it has not.
const UPDATE_CHECK: &str = "An unknown error occurred when fetching the script.";

struct Session {
    driver: Driver,
    web: WebDriver,
    missed: Missed,
    _home: TempDir,
}

/// Plays a story in a browser. Fails where the story fails, and where it left errors behind.
///
/// # Panics
/// When the story fails, so that it can be the whole body of a `#[test]`.
pub fn play(browser: Browser, name: &str, story: impl AsyncFnOnce(&Stage) -> Result<()>) {
    // Once a process; a second call finds the first one's choice, which is the same.
    let _ = rustls::crypto::ring::default_provider().install_default();
    reason::tell_briefly();
    let runtime = tokio::runtime::Runtime::new().expect("a test can start a runtime");
    let outcome = runtime.block_on(async {
        let stage = Stage::new(browser);
        let told = tokio::time::timeout(
            LONGEST_STORY,
            AssertUnwindSafe(story(&stage)).catch_unwind(),
        )
        .await;
        let told = match told {
            Ok(told) => told,
            Err(_) => Ok(Err(eyre::eyre!(
                "the story hangs: it took longer than {} s",
                LONGEST_STORY.as_secs()
            ))),
        };
        let failed = !matches!(told, Ok(Ok(())));
        let closed = tokio::time::timeout(LONGEST_END, stage.close(name, failed)).await;
        let closed = closed.unwrap_or_else(|_| Err(eyre::eyre!("the browser does not close")));
        told.map(|told| told.and(closed))
    });
    match outcome {
        Ok(Ok(())) => {}
        Ok(Err(error)) => panic!("{error:#}"),
        Err(panic) => resume_unwind(panic as Box<dyn Any + Send>),
    }
}

impl Stage {
    fn new(browser: Browser) -> Self {
        Self {
            browser,
            sessions: RefCell::default(),
            expected: RefCell::default(),
            log: RefCell::default(),
        }
    }

    /// The browser that this story runs in.
    pub fn browser(&self) -> Browser {
        self.browser
    }

    /// Opens a browser with an empty profile for the site at `server`; no page is open yet.
    pub async fn open(&self, profile: Profile, server: &Server) -> Result<Tab> {
        let home = tempfile::tempdir()?;
        let downloads = home.path().join("Downloads");
        fs::create_dir(&downloads)?;
        // Only WebKit asks the desktop's settings where downloads go.
        let config = home.path().join(".config");
        fs::create_dir(&config)?;
        fs::write(
            config.join("user-dirs.dirs"),
            "XDG_DOWNLOAD_DIR=\"$HOME/Downloads\"\n",
        )?;
        let Value::Object(wanted) = self.browser.capabilities(profile, &downloads) else {
            unreachable!("capabilities are written as an object");
        };
        let wanted = Capabilities::from(wanted);
        let mut started = self.start(home.path(), &wanted).await;
        for _ in 1..TRIES {
            if let Err(error) = &started {
                eprintln!("once more: {error:#}");
                started = self.start(home.path(), &wanted).await;
            }
        }
        let (driver, web) = started?;
        let tab = Tab::first(web.clone(), self.browser, server, downloads).await;
        self.sessions.borrow_mut().push(Session {
            driver,
            web: web.clone(),
            missed: server.missed(),
            _home: home,
        });
        dress(self.browser, profile, &web).await?;
        tab
    }

    /// Starts the browser. On a busy machine Firefox now and then never answers, which says nothing of the site.
    async fn start(&self, home: &Path, wanted: &Capabilities) -> Result<(Driver, WebDriver)> {
        let driver = Driver::start(self.browser, home).await?;
        let web = WebDriver::new(driver.address(), wanted.clone());
        match tokio::time::timeout(LONGEST_START, web).await {
            Ok(Ok(web)) => Ok((driver, web)),
            Ok(Err(error)) => {
                driver.end().await?;
                let what = format!("open {:?} (installed by `just setup`)", self.browser);
                Err(error).wrap_err(what)
            }
            Err(_) => {
                driver.end().await?;
                bail!("{:?} does not start", self.browser)
            }
        }
    }

    /// Every error so far that no person saw: in the consoles, and addresses that were not there.
    pub async fn errors(&self) -> Vec<String> {
        let sessions: Vec<_> = self
            .sessions
            .borrow()
            .iter()
            .map(|one| (one.web.clone(), one.missed.clone()))
            .collect();
        let mut errors = Vec::new();
        for (web, missed) in sessions {
            errors.extend(witnessed(&web).await);
            errors.extend(
                missed
                    .list()
                    .into_iter()
                    .map(|path| format!("the server has no {path}")),
            );
            if self.browser == Browser::Chromium {
                let log = web.browser_log().await.unwrap_or_default();
                let severe = log
                    .into_iter()
                    .filter(|entry| entry.level == "SEVERE")
                    .map(|entry| entry.message);
                self.log.borrow_mut().extend(severe);
            }
        }
        errors.extend(self.log.borrow().iter().cloned());
        errors
    }

    /// Says that errors with this text belong to the story, such as a network that is gone.
    pub fn expect_errors(&self, text: &'static str) {
        self.expected.borrow_mut().push(text);
    }

    /// Closes every browser; tells of errors in their consoles.
    async fn close(self, name: &str, failed: bool) -> Result<()> {
        let mut errors = self.errors().await;
        for (number, session) in self.sessions.into_inner().into_iter().enumerate() {
            if failed {
                let stem = format!("{name}-{:?}-{number}", self.browser).replace("::", "-");
                keep_picture(&session.web, &stem).await;
            }
            session.web.quit().await.wrap_err("close the browser")?;
            session.driver.end().await?;
        }
        let expected = self.expected.into_inner();
        errors.retain(|error| {
            !error.ends_with(UPDATE_CHECK) && !expected.iter().any(|text| error.contains(text))
        });
        if failed {
            errors
                .iter()
                .for_each(|error| eprintln!("console of {:?}: {error}", self.browser));
            return Ok(());
        }
        ensure!(
            errors.is_empty(),
            "the story went well, but the console has errors:\n{}",
            errors.join("\n")
        );
        Ok(())
    }
}

/// What WebDriver's capabilities cannot say: the size of the viewport, and Chromium's colours.
async fn dress(browser: Browser, profile: Profile, web: &WebDriver) -> Result<()> {
    let (width, height) = if profile.phone { PHONE } else { DESKTOP };
    match browser {
        Browser::Chromium => {
            let cdp = web.cdp();
            if profile.phone {
                let metrics = json!({ "width": width, "height": height, "deviceScaleFactor": 2, "mobile": true });
                cdp.send_raw("Emulation.setDeviceMetricsOverride", metrics)
                    .await?;
                cdp.send_raw(
                    "Emulation.setTouchEmulationEnabled",
                    json!({ "enabled": true }),
                )
                .await?;
            }
            let scheme = if profile.dark { "dark" } else { "light" };
            let features =
                json!({ "features": [{ "name": "prefers-color-scheme", "value": scheme }] });
            cdp.send_raw("Emulation.setEmulatedMedia", features).await?;
        }
        Browser::Firefox => {
            let bidi = web.bidi().await?;
            let window = web.window().await?.to_string().into();
            bidi.browsing_context()
                .set_viewport(window, Some(Viewport { width, height }))
                .await?;
        }
        // Its window is never narrower than 447 pixels.
        Browser::WebKit => web.set_window_rect(0, 0, width, height).await?,
    }
    Ok(())
}

/// Every error that the witness saw, in every tab.
async fn witnessed(web: &WebDriver) -> Vec<String> {
    let mut errors = Vec::new();
    for window in web.windows().await.unwrap_or_default() {
        let _ = web.switch_to_window(window).await;
        // A blank page and a page without scripts have no witness.
        let witness = "try { return JSON.parse(sessionStorage.getItem('witness') ?? '[]'); } catch { return []; }";
        if let Ok(seen) = web.execute(witness, vec![]).await {
            errors.extend(seen.convert::<Vec<String>>().unwrap_or_default());
        }
    }
    errors
}

/// Keeps a picture of the page where a story failed.
async fn keep_picture(web: &WebDriver, stem: &str) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../target/e2e");
    let path = folder.join(format!("{stem}.png"));
    if fs::create_dir_all(&folder).is_ok() && web.screenshot(&path).await.is_ok() {
        let address = web
            .current_url()
            .await
            .map(|url| url.to_string())
            .unwrap_or_default();
        eprintln!("the page at the end, {address}: {}", path.display());
    }
}

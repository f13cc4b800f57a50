//! The three browsers: which programs they are, and how a fresh profile of each is asked for.

use std::path::Path;

use serde_json::{Value, json};

/// A browser that the site must work in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Browser {
    /// Chromium through chromedriver.
    Chromium,
    /// Firefox ESR through geckodriver.
    Firefox,
    /// WebKitGTK's MiniBrowser through WebKitWebDriver, on a virtual screen: it has no headless mode.
    WebKit,
}

/// The person's device and wishes, fixed when the browser starts.
#[derive(Clone, Copy, Debug)]
pub struct Profile {
    /// The system asks for dark colours.
    pub dark: bool,
    /// A phone's screen, with touch where the browser can.
    pub phone: bool,
    /// Scripts may run.
    pub scripts: bool,
    /// Sites may store something.
    pub storage: bool,
}

impl Profile {
    /// A desktop computer, light colours, scripts on.
    pub const DESKTOP: Self = Self {
        dark: false,
        phone: false,
        scripts: true,
        storage: true,
    };
    /// A phone.
    pub const PHONE: Self = Self {
        phone: true,
        ..Self::DESKTOP
    };
    /// A desktop computer in the dark.
    pub const DARK: Self = Self {
        dark: true,
        ..Self::DESKTOP
    };
    /// A person who lets no site store anything.
    pub const NO_STORAGE: Self = Self {
        storage: false,
        ..Self::DESKTOP
    };
    /// A reader who lets no script run.
    pub const NO_SCRIPTS: Self = Self {
        scripts: false,
        ..Self::DESKTOP
    };
}

/// Width and height of a phone's viewport in CSS pixels.
pub const PHONE: (u32, u32) = (390, 844);
/// Width and height of a desktop window.
pub const DESKTOP: (u32, u32) = (1280, 900);

const MINI_BROWSER: &str = "/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser";

impl Browser {
    /// The driver program, as found on the path.
    pub(crate) fn driver(self) -> &'static str {
        match self {
            Self::Chromium => "chromedriver",
            Self::Firefox => "geckodriver",
            Self::WebKit => "WebKitWebDriver",
        }
    }

    /// Arguments that make the driver listen on `port`, quietly.
    pub(crate) fn driver_arguments(self, port: u16) -> Vec<String> {
        match self {
            Self::Chromium => vec![format!("--port={port}"), "--log-level=SEVERE".into()],
            // Port 0 of the BiDi socket: Firefox takes a free one; its default is one for all.
            Self::Firefox => [
                "--port",
                &port.to_string(),
                "--websocket-port",
                "0",
                "--log",
                "fatal",
            ]
            .map(String::from)
            .into(),
            Self::WebKit => vec![format!("--port={port}")],
        }
    }

    /// Whether it needs a screen to draw on.
    pub(crate) fn needs_screen(self) -> bool {
        self == Self::WebKit
    }

    /// Whether it can act as if a finger touched the screen.
    pub fn has_touch(self) -> bool {
        self != Self::WebKit
    }

    /// The width of the phone it can show: WebKit's window is never narrower than this.
    pub fn phone_width(self) -> u32 {
        if self == Self::WebKit { 447 } else { PHONE.0 }
    }

    /// The capabilities of a new session with an empty profile; downloads go to `downloads`.
    pub(crate) fn capabilities(self, profile: Profile, downloads: &Path) -> Value {
        match self {
            Self::Chromium => json!({
                "browserName": "chrome",
                "goog:loggingPrefs": { "browser": "ALL" },
                "goog:chromeOptions": {
                    "binary": "/usr/bin/chromium",
                    "args": [
                        "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
                        "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run",
                        format!("--window-size={},{}", DESKTOP.0, DESKTOP.1),
                    ],
                    "prefs": {
                        "download.default_directory": downloads,
                        // 1 allows, 2 blocks.
                        "profile.managed_default_content_settings.javascript": if profile.scripts { 1 } else { 2 },
                        "profile.managed_default_content_settings.cookies": if profile.storage { 1 } else { 2 },
                    },
                },
            }),
            Self::Firefox => json!({
                "browserName": "firefox",
                "webSocketUrl": true,
                "moz:firefoxOptions": {
                    "args": ["-headless", format!("--width={}", DESKTOP.0), format!("--height={}", DESKTOP.1)],
                    "prefs": {
                        "javascript.enabled": profile.scripts,
                        // 2 refuses cookies and with them all storage; 5 is the default.
                        "network.cookie.cookieBehavior": if profile.storage { 5 } else { 2 },
                        // 0 is dark, 1 is light.
                        "layout.css.prefers-color-scheme.content-override": if profile.dark { 0 } else { 1 },
                        "dom.w3c_touch_events.enabled": if profile.phone { 1 } else { 0 },
                        // 2: the folder named by `browser.download.dir`.
                        "browser.download.folderList": 2,
                        "browser.download.dir": downloads,
                        "browser.download.alwaysOpenPanel": false,
                    },
                },
            }),
            Self::WebKit => {
                let mut arguments = vec!["--automation"];
                if profile.dark {
                    arguments.push("--dark-mode");
                }
                if !profile.scripts {
                    arguments.push("--enable-javascript=false");
                }
                if !profile.storage {
                    arguments.push("--enable-html5-local-storage=false");
                }
                json!({
                    "browserName": "MiniBrowser",
                    "webkitgtk:browserOptions": { "binary": MINI_BROWSER, "args": arguments },
                })
            }
        }
    }
}

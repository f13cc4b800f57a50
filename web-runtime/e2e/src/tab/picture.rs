//! Pictures of a page, by Chromium's own protocol, and the ways of looking that they are taken in.

use std::path::Path;

use eyre::Result;
use serde_json::json;

use super::Tab;
use crate::Profile;
use crate::browser::{DESKTOP, PHONE};

/// The longest picture, in CSS pixels.
const LONGEST: u32 = 4_000;

impl Tab {
    /// Keeps a picture of the whole page, as if the window were as high. Only in Chromium.
    pub async fn picture(&self, profile: Profile, file: &Path) -> Result<()> {
        let (width, height) = if profile.phone { PHONE } else { DESKTOP };
        self.run("return Promise.allSettled(document.getAnimations().map((one) => one.finished));")
            .await?;
        let whole: u32 = self
            .ask("return document.scrollingElement.scrollHeight;")
            .await?;
        self.resize(profile, width, whole.clamp(height, LONGEST))
            .await?;
        self.driver.screenshot(file).await?;
        self.resize(profile, width, height).await
    }

    /// Shows the page as a printer would, on a sheet of A4. Only in Chromium.
    pub async fn as_printed(&self, profile: Profile) -> Result<()> {
        let cdp = self.driver.cdp();
        cdp.send_raw("Emulation.setEmulatedMedia", json!({ "media": "print" }))
            .await?;
        self.resize(profile, 794, 1123).await
    }

    /// Doubles the size of text, as a person sets it in the browser.
    pub async fn enlarge_text(&self) -> Result<()> {
        self.run("document.documentElement.style.fontSize = '200%';")
            .await
    }

    async fn resize(&self, profile: Profile, width: u32, height: u32) -> Result<()> {
        let metrics = json!({
            "width": width, "height": height, "deviceScaleFactor": 1, "mobile": profile.phone,
        });
        let cdp = self.driver.cdp();
        cdp.send_raw("Emulation.setDeviceMetricsOverride", metrics)
            .await?;
        Ok(())
    }
}

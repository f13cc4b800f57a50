//! What the site has stored in this profile, and what others leave it of the room.

use std::collections::BTreeMap;

use eyre::Result;
use serde_json::json;

use super::Tab;

impl Tab {
    /// Everything that is stored under keys of this site, by key without the site's prefix.
    pub async fn stored(&self) -> Result<BTreeMap<String, String>> {
        let script = "const prefix = `yiji:${document.documentElement.dataset.site}:`;
            const ours = Object.keys(localStorage).filter((key) => key.startsWith(prefix));
            return Object.fromEntries(ours.map((key) => [key.slice(prefix.length), localStorage.getItem(key)]));";
        self.ask(script).await
    }

    /// Stores these values under keys of this site, as another tab might.
    pub async fn store<'a>(
        &self,
        values: impl IntoIterator<Item = (&'a str, &'a str)>,
    ) -> Result<()> {
        let values: Vec<_> = values.into_iter().collect();
        let script = "const prefix = `yiji:${document.documentElement.dataset.site}:`;
            for (const [key, value] of arguments[0]) localStorage.setItem(prefix + key, value);";
        self.ask_about(script, json!(values)).await
    }

    /// Lets another site of the origin take all the room there is, to the last character.
    pub async fn fill_storage(&self) -> Result<()> {
        self.run(
            "let n = Object.keys(localStorage).length;
             for (let size = 1 << 20; size >= 1; ) {
                 try { localStorage.setItem(`filler${n}`, 'x'.repeat(size)); n += 1; } catch { size >>= 1; }
             }",
        )
        .await
    }

    /// Lets that other site give its room back.
    pub async fn free_storage(&self) -> Result<()> {
        self.run("for (const key of Object.keys(localStorage)) if (key.startsWith('filler')) localStorage.removeItem(key);")
            .await
    }
}

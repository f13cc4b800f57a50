//! Looks over a page for what keeps people with disabilities out, by axe-core. `just setup` puts it beside this crate.

use std::path::Path;
use std::sync::LazyLock;

use eyre::{Result, WrapErr};
use serde_json::json;

use crate::Tab;

static AXE: LazyLock<Result<String, String>> = LazyLock::new(|| {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("node_modules/axe-core/axe.min.js");
    std::fs::read_to_string(&file)
        .map_err(|error| format!("{}: {error}; run `just setup`", file.display()))
});

impl Tab {
    /// What axe finds on the page as it is now, and how to mend it. A text that still fades in has less contrast than it
    /// will have, so what moves is waited for.
    pub async fn barriers(&self) -> Result<Vec<String>> {
        self.barriers_by(&[]).await
    }

    /// The same by these rules of axe alone, which is much faster; by all of them if there are none.
    pub async fn barriers_by(&self, rules: &[&str]) -> Result<Vec<String>> {
        let axe = AXE.as_ref().map_err(|error| eyre::eyre!("{error}"))?;
        if !self.ask::<bool>("return 'axe' in window;").await? {
            self.run(axe).await.wrap_err("start axe")?;
        }
        self.ask_about(
            "const runOnly = arguments[0].length ? { type: 'rule', values: arguments[0] } : undefined;
            const still = Promise.allSettled(document.getAnimations().map((animation) => animation.finished));
            return still.then(() => axe.run(document, { resultTypes: ['violations'], ...(runOnly && { runOnly }) })).then(({ violations }) =>
                violations.flatMap(({ id, nodes }) =>
                    nodes.map(({ target, failureSummary }) => `${id} at ${target}: ${failureSummary}`)));",
            json!(rules),
        )
        .await
    }
}

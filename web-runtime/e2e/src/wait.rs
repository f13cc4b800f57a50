//! Waiting for a condition: the only way in which time passes in a story.

use std::time::{Duration, Instant};

use eyre::{Result, bail};

/// How long a page may take before the story fails. Generous: a busy machine must not fail a story.
const PATIENCE: Duration = Duration::from_secs(30);
/// How often to look again.
const INTERVAL: Duration = Duration::from_millis(25);

/// Looks again and again until there is something, and gives it. `what` completes "waited in vain until …".
///
/// An error counts as "not yet", because elements come and go while a page changes; the last one is told.
pub async fn until<T>(what: &str, mut look: impl AsyncFnMut() -> Result<Option<T>>) -> Result<T> {
    let begun = Instant::now();
    loop {
        let last = match look().await {
            Ok(Some(found)) => return Ok(found),
            Ok(None) => String::new(),
            Err(error) => format!(": {error:#}"),
        };
        if begun.elapsed() > PATIENCE {
            bail!("waited {} s in vain until {what}{last}", PATIENCE.as_secs());
        }
        tokio::time::sleep(INTERVAL).await;
    }
}

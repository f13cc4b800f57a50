//! Waiting for a condition: the only way in which time passes in a story.

use std::time::{Duration, Instant};

use eyre::{Result, bail};

/// How long a page may take before the story fails. Generous: a busy machine must not fail a story.
pub(crate) const PATIENCE: Duration = Duration::from_secs(60);
/// How long one look may take. WebKit sometimes never answers a question about a page that is just being left; the next
/// look asks the new page.
const LOOK: Duration = Duration::from_secs(5);
/// How often to look again.
const INTERVAL: Duration = Duration::from_millis(25);

/// Looks again and again until there is something, and gives it. `what` completes "waited in vain until …".
///
/// An error counts as "not yet", because elements come and go while a page changes; the last one is told.
pub async fn until<T>(what: &str, mut look: impl AsyncFnMut() -> Result<Option<T>>) -> Result<T> {
    let begun = Instant::now();
    loop {
        let last = match tokio::time::timeout(LOOK, look()).await {
            Ok(Ok(Some(found))) => return Ok(found),
            Ok(Ok(None)) => String::new(),
            Ok(Err(error)) => format!(": {error:#}"),
            Err(_) => ": the browser did not answer".to_owned(),
        };
        if begun.elapsed() > PATIENCE {
            bail!("waited {} s in vain until {what}{last}", PATIENCE.as_secs());
        }
        tokio::time::sleep(INTERVAL).await;
    }
}

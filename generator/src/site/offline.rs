//! What makes the site work without a network: the service worker and the list of all that it keeps.

use super::{
    address::encode,
    asset::fingerprinted,
    output::{Output, fingerprint},
};
use crate::{bundle, error::Error};

/// Files that a reader never asks for.
const LEFT_OUT: [&str; 3] = [".nojekyll", "sitemap.xml", "robots.txt"];

/// Writes `assets/offline.<hash>.json`, a list of `[address, hash]`, and `sw.js`, which names it. To be called last.
///
/// # Errors
/// I/O.
pub fn write(output: &Output, site_id: &str) -> Result<(), Error> {
    let list: Vec<(String, String)> = output
        .written()
        .into_iter()
        .filter(|(path, _)| !LEFT_OUT.contains(&path.as_str()))
        .map(|(path, (hash, _))| (encode(&path), format!("{hash:016x}")))
        .collect();
    let list = serde_json::to_string(&list).map_err(|error| Error::Theme(error.to_string()))?;
    let address = fingerprinted("assets/", "offline.json", list.as_bytes());
    output.write(&address, list.as_bytes())?;
    let worker = bundle::get("runtime/sw.js")
        .and_then(|bytes| std::str::from_utf8(bytes).ok())
        .unwrap_or_default();
    let worker = worker
        .replace("__SITE__", site_id)
        .replace(
            "__VERSION__",
            &format!("{:016x}", fingerprint(list.as_bytes())),
        )
        .replace("__LIST__", &address);
    output.write("sw.js", worker.as_bytes())
}

//! What makes the site work without a network: the service worker and the list of all that it keeps.

use super::{address::encode, output::Output};
use crate::{bundle, content_hash::content_hash, error::Error};

/// The service worker.
pub const WORKER: &str = "sw.js";

/// Files that a reader never asks for.
const LEFT_OUT: [&str; 3] = [".nojekyll", "sitemap.xml", "robots.txt"];

/// Whether a page can't start without the file: the app's pages, the deck, programs, styles and icons. Notes, their pictures,
/// what only a search reads and pages in other languages come after.
fn is_shell(path: &str) -> bool {
    match path.strip_prefix("assets/") {
        Some(asset) if asset.starts_with("icon") => true,
        Some(asset) => [".css", ".js", ".wasm"]
            .iter()
            .any(|kind| asset.ends_with(kind)),
        None => match path
            .rsplit('/')
            .next()
            .and_then(|name| name.strip_suffix(".html"))
        {
            Some(page) => !page.contains('.') && !path.starts_with("notes/"),
            None => !["notes/", "words.", "language."]
                .iter()
                .any(|start| path.starts_with(start)),
        },
    }
}

/// The parts of the service worker, which become one script: a browser looks for a newer one in one file.
const PARTS: [&str; 3] = ["runtime/sw.js", "runtime/choice.js", "runtime/checksum.js"];

/// Writes `assets/offline.<hash>.json`, a list of `[address, hash]`, the shell first, and `sw.js`, which names it; gives the list's address. To be called last.
///
/// # Errors
/// I/O.
pub fn write(output: &Output, site_id: &str) -> Result<String, Error> {
    let (mut shell, mut rest) = (Vec::new(), Vec::new());
    for (path, file) in output.written().iter() {
        if !LEFT_OUT.contains(&path.as_str()) {
            let list = if is_shell(path) {
                &mut shell
            } else {
                &mut rest
            };
            list.push((encode(path), format!("{:016x}", file.hash)));
        }
    }
    let n_shell = shell.len();
    shell.append(&mut rest);
    let list = serde_json::to_string(&shell).map_err(|error| Error::Theme(error.to_string()))?;
    let address = output.write_hashed("assets/", "offline.json", list.as_bytes())?;
    let worker: String = (PARTS.iter())
        .filter_map(|part| std::str::from_utf8(bundle::get(part)?).ok())
        .collect();
    let worker = worker
        .replace("__SITE__", site_id)
        .replace(
            "__VERSION__",
            &format!("{:016x}", content_hash(list.as_bytes())),
        )
        .replace("__LIST__", &address)
        .replace("__SHELL__", &n_shell.to_string());
    output.write(WORKER, worker.as_bytes())?;
    Ok(address)
}

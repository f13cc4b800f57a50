//! Files of the built site, as a web server for static files gives them.

use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

use axum::{
    extract::{Request, State as Shared},
    http::{StatusCode, header},
    response::{IntoResponse, Redirect, Response},
};
use tokio::sync::watch;

use super::{State, live};

/// What every request needs to know.
pub(super) struct Site {
    pub(super) folder: PathBuf,
    /// Starts and ends with `/`.
    pub(super) base_path: String,
    pub(super) offline: bool,
    pub(super) state: watch::Receiver<State>,
}

/// What stands at a path of the site.
enum Found {
    File(PathBuf, Vec<u8>),
    /// A folder whose address lacks its last `/`.
    Folder,
    Nothing,
}

/// Any address but the live ones.
pub(super) async fn answer(Shared(site): Shared<Arc<Site>>, request: Request) -> Response {
    let path = request.uri().path();
    let Some(inside) = path.strip_prefix(site.base_path.as_str()) else {
        return match path {
            "/" => Redirect::temporary(&site.base_path).into_response(),
            _ if site.base_path.strip_suffix('/') == Some(path) => {
                Redirect::temporary(&site.base_path).into_response()
            }
            _ => site.missing().await,
        };
    };
    if inside == "sw.js" && !site.offline {
        return file(StatusCode::OK, Path::new("sw.js"), live::NO_WORKER.into());
    }
    match site.find(inside).await {
        Found::File(name, bytes) => site.page(StatusCode::OK, &name, bytes),
        Found::Folder => {
            let query = request
                .uri()
                .query()
                .map(|query| format!("?{query}"))
                .unwrap_or_default();
            // The one leading `/` of the address, so that `//host` can't lead away.
            Redirect::temporary(&format!("/{}/{query}", path.trim_matches('/'))).into_response()
        }
        Found::Nothing => site.missing().await,
    }
}

impl Site {
    /// Looks again once a new build stands, for the moment between the old site and the new one.
    async fn find(&self, path: &str) -> Found {
        let Some(names) = safe_names(path) else {
            return Found::Nothing;
        };
        for _ in 0..3 {
            match self.look(&names, path.is_empty() || path.ends_with('/')) {
                Found::Nothing if !self.folder.is_dir() => {
                    tokio::time::sleep(std::time::Duration::from_millis(20)).await;
                }
                found => return found,
            }
        }
        Found::Nothing
    }

    fn look(&self, names: &[String], is_folder: bool) -> Found {
        let mut file = self.folder.clone();
        file.extend(names);
        if is_folder {
            file.push("index.html");
        } else if file.is_dir() {
            return if file.join("index.html").is_file() {
                Found::Folder
            } else {
                Found::Nothing
            };
        }
        if !self.holds(&file) {
            return Found::Nothing;
        }
        // Local files of a few kilobytes: handing the work to another thread would cost more than it.
        match std::fs::read(&file) {
            Ok(bytes) => Found::File(file, bytes),
            Err(_) => Found::Nothing,
        }
    }

    /// Whether a file really lies in the site, symbolic links followed.
    fn holds(&self, file: &Path) -> bool {
        match (self.folder.canonicalize(), file.canonicalize()) {
            (Ok(folder), Ok(file)) => file.starts_with(folder),
            _ => false,
        }
    }

    /// The site's own page for what is not there.
    async fn missing(&self) -> Response {
        match self.find("404.html").await {
            Found::File(name, bytes) => self.page(StatusCode::NOT_FOUND, &name, bytes),
            _ if self.offline => (StatusCode::NOT_FOUND, "not found\n").into_response(),
            // The first build failed: the page that tells so.
            _ => self.page(
                StatusCode::NOT_FOUND,
                Path::new("404.html"),
                live::NO_SITE.into(),
            ),
        }
    }

    fn page(&self, status: StatusCode, name: &Path, bytes: Vec<u8>) -> Response {
        let is_page = name
            .extension()
            .is_some_and(|extension| extension == "html");
        let bytes = if is_page && !self.offline {
            live::with_script(&bytes, self.state.borrow().build)
        } else {
            bytes
        };
        file(status, name, bytes)
    }
}

fn file(status: StatusCode, name: &Path, bytes: Vec<u8>) -> Response {
    let headers = [
        (header::CONTENT_TYPE, content_type(name)),
        (header::CACHE_CONTROL, "no-cache".into()),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff".into()),
    ];
    (status, headers, bytes).into_response()
}

/// The type by the file's name; text is UTF-8, as everything yiji writes.
fn content_type(name: &Path) -> String {
    let guess = mime_guess::from_path(name).first_or_octet_stream();
    let is_text = guess.type_() == "text"
        || matches!(guess.subtype().as_str(), "javascript" | "json" | "xml");
    match is_text {
        true => format!("{}; charset=utf-8", guess.essence_str()),
        false => guess.essence_str().to_owned(),
    }
}

/// The names of a path, decoded; `None` where one of them could mean something else than a name to the system.
fn safe_names(path: &str) -> Option<Vec<String>> {
    let mut names = Vec::new();
    for name in path.split('/').filter(|name| !name.is_empty()) {
        let name = percent_decoded(name)?;
        if name == "." || name == ".." || name.contains(['/', '\\', '\0', ':']) {
            return None;
        }
        names.push(name);
    }
    Some(names)
}

/// `%E4%B8%AD` as text; `None` if it is none.
fn percent_decoded(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(match byte {
            b'%' => {
                let high = (rest.next()? as char).to_digit(16)?;
                let low = (rest.next()? as char).to_digit(16)?;
                (high * 16 + low) as u8
            }
            byte => byte,
        });
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_a_path() {
        let names = |path| safe_names(path).map(|names| names.join("|"));
        assert_eq!(names("a/%E4%B8%AD.html").as_deref(), Some("a|中.html"));
        assert_eq!(names("").as_deref(), Some(""));
        for path in [
            "../a", "a/..", "%2e%2e/a", "a%2fb", "a%5cb", "a\\b", "c:/a", "a%00", "%", "%4", "%ff",
        ] {
            assert_eq!(names(path), None, "{path}");
        }
    }

    #[test]
    fn types() {
        for (name, expected) in [
            ("a.html", "text/html; charset=utf-8"),
            ("a.css", "text/css; charset=utf-8"),
            ("a.js", "text/javascript; charset=utf-8"),
            ("a.json", "application/json; charset=utf-8"),
            ("a.wasm", "application/wasm"),
            ("a.webmanifest", "application/manifest+json"),
            ("a.svg", "image/svg+xml"),
            ("a.png", "image/png"),
            ("sitemap.xml", "text/xml; charset=utf-8"),
            (".nojekyll", "application/octet-stream"),
        ] {
            assert_eq!(content_type(Path::new(name)), expected, "{name}");
        }
    }
}

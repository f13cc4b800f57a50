//! A static server on this machine that behaves as GitHub Pages does, and can really be stopped.
//!
//! As there: an address without its closing slash is redirected, an unknown one gets `404.html`, WASM has its type, and
//! everything may be kept by the browser for ten minutes. Only one file differs from the site on disk: `witness.js`
//! goes in front of the boot script.

use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::{Request, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use eyre::{Result, WrapErr};
use tempfile::TempDir;
use tokio::runtime::Runtime;
use tower_http::services::{ServeDir, ServeFile};

use crate::wait::until;

const WITNESS: &str = include_str!("witness.js");

/// A site being served under a path, such as `/` or `/repo/`.
pub struct Server {
    folder: PathBuf,
    mount: String,
    port: u16,
    running: Option<Runtime>,
    missed: Missed,
    _kept: Option<Arc<TempDir>>,
}

impl Server {
    /// Serves `folder` under `mount`, which starts and ends with `/`.
    pub fn start(folder: &Path, mount: &str) -> Result<Self> {
        let mut server = Self {
            folder: folder.to_owned(),
            mount: mount.to_owned(),
            port: 0,
            running: None,
            missed: Missed::default(),
            _kept: None,
        };
        server.start_again()?;
        Ok(server)
    }

    /// Keeps a temporary folder for as long as it is served.
    pub(crate) fn keeping(mut self, folder: Arc<TempDir>) -> Self {
        self._kept = Some(folder);
        self
    }

    /// The address of the site's root, with its closing slash.
    pub fn address(&self) -> String {
        format!("http://127.0.0.1:{}{}", self.port, self.mount)
    }

    /// Ends the server: its socket, and every connection still open.
    pub async fn stop(&mut self) -> Result<()> {
        if let Some(runtime) = self.running.take() {
            runtime.shutdown_background();
        }
        let port = self.port;
        until("the server is gone", async || {
            Ok(TcpStream::connect((Ipv4Addr::LOCALHOST, port)).err())
        })
        .await?;
        Ok(())
    }

    /// Serves again at the same address.
    pub fn start_again(&mut self) -> Result<()> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, self.port))
            .wrap_err("listen on this machine")?;
        listener.set_nonblocking(true)?;
        self.port = listener.local_addr()?.port();
        let runtime = Runtime::new()?;
        let router = self.router();
        runtime.spawn(async move {
            let listener = tokio::net::TcpListener::from_std(listener)?;
            axum::serve(listener, router).await
        });
        self.running = Some(runtime);
        Ok(())
    }

    pub(crate) fn missed(&self) -> Missed {
        self.missed.clone()
    }

    fn router(&self) -> Router {
        let prefix = self.mount.trim_end_matches('/');
        let files = ServeDir::new(&self.folder)
            .redirect_path_prefix(prefix)
            .not_found_service(ServeFile::new(self.folder.join("404.html")));
        let router = Router::new();
        let router = if prefix.is_empty() {
            router.fallback_service(files)
        } else {
            router.nest_service(&self.mount, files)
        };
        router.layer(from_fn_with_state(self.missed.clone(), like_github_pages))
    }
}

/// Addresses that were asked for and are not there.
#[derive(Clone, Default)]
pub(crate) struct Missed(Arc<Mutex<Vec<String>>>);

impl Missed {
    fn add(&self, path: String) {
        self.0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .push(path);
    }

    pub(crate) fn list(&self) -> Vec<String> {
        self.0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        if let Some(runtime) = self.running.take() {
            runtime.shutdown_background();
        }
    }
}

async fn like_github_pages(
    State(missed): State<Missed>,
    mut request: Request,
    next: Next,
) -> Response {
    let path = request.uri().path().to_owned();
    // File times count whole seconds, and a story builds twice within one: validators would lie.
    request.headers_mut().remove(header::IF_MODIFIED_SINCE);
    let mut response = next.run(request).await;
    response.headers_mut().remove(header::LAST_MODIFIED);
    if response.status() == StatusCode::NOT_FOUND {
        missed.add(path);
        return response;
    }
    response.headers_mut().insert(
        header::CACHE_CONTROL,
        HeaderValue::from_static("max-age=600"),
    );
    if path
        .rsplit('/')
        .next()
        .is_some_and(|name| name.starts_with("boot.") && name.ends_with(".js"))
    {
        return with_witness(response).await;
    }
    response
}

async fn with_witness(response: Response) -> Response {
    let (mut parts, body) = response.into_parts();
    let Ok(script) = to_bytes(body, usize::MAX).await else {
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    };
    parts.headers.remove(header::CONTENT_LENGTH);
    let mut whole = WITNESS.as_bytes().to_vec();
    whole.extend_from_slice(&script);
    Response::from_parts(parts, Body::from(whole))
}

//! `yiji serve`: the site on this machine, built again and reloaded whenever a note, the theme or the config changes.
//!
//! ```text
//! files ─watch→ build (own thread) ─→ State { build, error } ─live→ every open page reloads, or shows the error
//!                      └→ site folder ─pages→ browser
//! ```
//!
//! - Only this machine is answered, and only under its own names: another site whose name someone points at 127.0.0.1
//!   gets nothing (`guard.rs`).
//! - Files are served byte for byte, except that pages get one script more (`live.rs`). The old site is served until the
//!   new one stands; a build that fails changes nothing but the message.
//! - A service worker would answer from its cache what was edited a second ago. So there is none: `sw.js` is answered
//!   with one that removes itself and the site's caches. With [`Options::offline`] it is the other way round: the site
//!   as it will be published, worker and all, nothing added and nothing reloaded, to try it offline.

mod guard;
mod live;
mod pages;
mod watch;

use std::{
    io::{self, Write},
    net::{Ipv4Addr, SocketAddr},
    path::PathBuf,
    sync::Arc,
    time::{SystemTime, UNIX_EPOCH},
};

use axum::{Router, middleware, routing::get};
use tokio::{net::TcpListener, runtime::Runtime, sync};

/// Where the site is served unless told otherwise.
pub const DEFAULT_PORT: u16 = 1212;

/// How many ports after a taken one are tried.
const PORTS_TRIED: u16 = 50;

/// What to serve, and how.
#[derive(Clone, Debug)]
pub struct Options {
    /// The port; where it is taken, the next free one. 0: any.
    pub port: u16,
    /// Whether to open the site in the browser.
    pub open: bool,
    /// The folder that `build` writes the site to.
    pub site: PathBuf,
    /// The path that the site has under its host, such as `/repo/`; empty for none.
    pub base_path: String,
    /// Files and folders whose change makes a new build. One that does not exist is passed over.
    pub watch: Vec<PathBuf>,
    /// Serves the site as it is, with its service worker and without reloading, to try it offline.
    pub offline: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            port: DEFAULT_PORT,
            open: false,
            site: PathBuf::from("public"),
            base_path: String::new(),
            watch: Vec::new(),
            offline: false,
        }
    }
}

/// Why the site can't be served.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// No port to listen on.
    #[error("can't listen on port {port}: {source}\n  help: choose another with `--port`")]
    Listen {
        /// The port that was asked for.
        port: u16,
        /// Why not.
        source: io::Error,
    },
    /// A file or folder can't be watched.
    #[error("can't watch `{}`: {source}\n  help: raise the system's limit of watched files, or serve a smaller folder", path.display())]
    Watch {
        /// The file or folder.
        path: PathBuf,
        /// Why not.
        source: notify::Error,
    },
    /// The system gives no thread or no signal.
    #[error("can't start the server: {0}")]
    Start(#[from] io::Error),
}

/// What the open pages have to know.
#[derive(Clone, Debug, PartialEq, Eq)]
struct State {
    /// Number of the last good build; never the same again, not even after a restart.
    build: u64,
    /// The report of the last build, if it failed.
    error: Option<Arc<str>>,
}

/// Builds the site, serves it, and does so until Ctrl-C. `build` gives a line on what it did, or the report of what was
/// wrong.
///
/// # Errors
/// No port is free, or nothing can be watched.
pub fn serve(
    options: Options,
    build: impl FnMut() -> Result<String, String> + Send + 'static,
) -> Result<(), Error> {
    let (asked, open) = (options.port, options.open);
    let server = Server::start(options, build)?;
    let address = server.address();
    if asked != 0 && server.port() != asked {
        say(&format!(
            "port {asked} is taken, so this is on {}",
            server.port()
        ));
    }
    say(&format!("serving {address} (Ctrl-C stops it)"));
    if open && let Err(error) = open::that_detached(&address) {
        let _ = writeln!(io::stderr(), "warning: can't open a browser: {error}");
    }
    server.wait_for_interrupt()?;
    Ok(())
}

/// A running server. It stops when dropped.
pub struct Server {
    runtime: Option<Runtime>,
    local: SocketAddr,
    base_path: String,
    /// Dropped, it would end the changes; the other, the event streams.
    _watcher: Option<notify::RecommendedWatcher>,
    _states: Arc<sync::watch::Sender<State>>,
}

impl Server {
    /// Builds the site once, prints how that went, and starts serving and watching.
    ///
    /// # Errors
    /// No port is free, or nothing can be watched.
    pub fn start(
        options: Options,
        mut build: impl FnMut() -> Result<String, String> + Send + 'static,
    ) -> Result<Self, Error> {
        let base_path = match options.base_path.trim_matches('/') {
            "" => "/".to_owned(),
            path => format!("/{path}/"),
        };
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .worker_threads(2)
            .enable_all()
            .build()?;
        let listener = runtime.block_on(listen(options.port))?;
        let local = listener.local_addr()?;

        // Changes made while the first build runs are noticed, too.
        let (watcher, mut changes) = watch::changes(&options)?;
        let started = SystemTime::now()
            .duration_since(UNIX_EPOCH)
            .map_or(0, |time| time.as_millis() as u64);
        let (states, state) = sync::watch::channel(State {
            build: started,
            error: None,
        });
        let states = Arc::new(states);
        run_build(&mut build, &states);
        let told = Arc::clone(&states);
        std::thread::Builder::new()
            .name("build".into())
            .spawn(move || {
                while let Some(changed) = changes.next() {
                    say(&format!("{changed} changed"));
                    run_build(&mut build, &told);
                }
            })?;

        let site = Arc::new(pages::Site {
            folder: options.site,
            base_path: base_path.clone(),
            offline: options.offline,
            state,
        });
        let router = Router::new()
            .route(live::EVENTS, get(live::events))
            .route(live::SCRIPT, get(live::script))
            .route(live::STYLE, get(live::style))
            .fallback(get(pages::answer))
            .layer(middleware::from_fn(guard::own_names_only))
            .with_state(site);
        runtime.spawn(async move { axum::serve(listener, router).await });
        Ok(Self {
            runtime: Some(runtime),
            local,
            base_path,
            _watcher: watcher,
            _states: states,
        })
    }

    /// Where the site is, for a person to open.
    pub fn address(&self) -> String {
        format!("http://localhost:{}{}", self.port(), self.base_path)
    }

    /// The port it listens on.
    pub fn port(&self) -> u16 {
        self.local.port()
    }

    fn wait_for_interrupt(&self) -> io::Result<()> {
        match &self.runtime {
            Some(runtime) => runtime.block_on(tokio::signal::ctrl_c()),
            None => Ok(()),
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // Open pages hold their event streams for ever: nothing is waited for.
        if let Some(runtime) = self.runtime.take() {
            runtime.shutdown_background();
        }
    }
}

/// The port asked for, or the next one that is free. Only this machine can connect.
async fn listen(port: u16) -> Result<TcpListener, Error> {
    let mut refused = None;
    for candidate in
        (port..=port.saturating_add(PORTS_TRIED)).take(if port == 0 { 1 } else { usize::MAX })
    {
        match TcpListener::bind((Ipv4Addr::LOCALHOST, candidate)).await {
            Ok(listener) => return Ok(listener),
            Err(error) => refused = refused.or(Some(error)),
        }
    }
    let source = refused.unwrap_or_else(|| io::Error::from(io::ErrorKind::AddrInUse));
    Err(Error::Listen { port, source })
}

/// One build, and what it means for the pages: a new number, or an error and the old number.
fn run_build(
    build: &mut impl FnMut() -> Result<String, String>,
    states: &sync::watch::Sender<State>,
) {
    match build() {
        Ok(summary) => {
            say(&summary);
            states.send_modify(|state| {
                *state = State {
                    build: state.build + 1,
                    error: None,
                }
            });
        }
        Err(report) => {
            let _ = writeln!(io::stderr(), "{}", report.trim_end());
            states.send_modify(|state| state.error = Some(report.into()));
        }
    }
}

/// A line for the person at the terminal. That nobody reads it any more is no reason to stop.
fn say(line: &str) {
    let _ = writeln!(io::stdout(), "{line}");
}

//! A real server on a free port, a tiny site, and requests as a browser sends them.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod answers;
mod changes;

use std::{
    fs,
    io::{BufRead, BufReader, Read, Write},
    net::{Ipv4Addr, TcpListener, TcpStream},
    path::PathBuf,
    time::Duration,
};

use tempfile::TempDir;
use yiji::serve::{Options, Server};

/// `notes/` with one note, `site/` as a build writes it, `secret.txt` beside them.
struct Project {
    folder: TempDir,
}

impl Project {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("notes")).unwrap();
        fs::write(folder.path().join("notes/a.md"), "one").unwrap();
        fs::write(folder.path().join("secret.txt"), "secret").unwrap();
        Self { folder }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn options(&self) -> Options {
        Options {
            port: 0,
            site: self.path("site"),
            watch: vec![self.path("notes")],
            ..Options::default()
        }
    }

    /// "Compiles" the note to the home page; a note that says `broken` is an error.
    fn build(&self) -> impl FnMut() -> Result<String, String> + Send + 'static {
        let (note, site) = (self.path("notes/a.md"), self.path("site"));
        move || {
            let text = fs::read_to_string(&note).unwrap_or_default();
            if text.contains("broken") {
                return Err(format!("error: `{text}` <b>"));
            }
            let page = |text: &str| {
                format!(
                    "<!doctype html><html><head><title>t</title></head><body>{text}</body></html>"
                )
            };
            fs::create_dir_all(site.join("notes/图")).unwrap();
            fs::create_dir_all(site.join("empty")).unwrap();
            fs::write(site.join("index.html"), page(&text)).unwrap();
            fs::write(site.join("404.html"), page("nothing here")).unwrap();
            fs::write(site.join("notes/图/index.html"), page("deep")).unwrap();
            fs::write(site.join("app.wasm"), b"\0asm").unwrap();
            fs::write(site.join("app.js"), "// </head>\n").unwrap();
            fs::write(site.join("sw.js"), "// the real worker").unwrap();
            fs::write(site.join("manifest.webmanifest"), "{}").unwrap();
            Ok("built".into())
        }
    }

    fn serve(&self) -> Server {
        Server::start(self.options(), self.build()).unwrap()
    }
}

#[derive(Debug)]
struct Answer {
    status: u16,
    head: String,
    body: Vec<u8>,
}

impl Answer {
    fn text(&self) -> &str {
        std::str::from_utf8(&self.body).unwrap()
    }
}

fn connect(server: &Server, request: &str) -> TcpStream {
    let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, server.port())).unwrap();
    stream
        .set_read_timeout(Some(Duration::from_secs(20)))
        .unwrap();
    stream.write_all(request.as_bytes()).unwrap();
    stream
}

fn request(server: &Server, method: &str, path: &str, host: &str) -> Answer {
    let request = format!("{method} {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n");
    let mut answer = Vec::new();
    connect(server, &request).read_to_end(&mut answer).unwrap();
    let end = answer
        .windows(4)
        .position(|window| window == b"\r\n\r\n")
        .unwrap();
    let head = String::from_utf8(answer[..end].to_vec())
        .unwrap()
        .to_ascii_lowercase();
    let status = head.split(' ').nth(1).unwrap().parse().unwrap();
    Answer {
        status,
        head,
        body: answer[end + 4..].to_vec(),
    }
}

fn get(server: &Server, path: &str) -> Answer {
    request(server, "GET", path, &format!("localhost:{}", server.port()))
}

/// The stream of builds, as an open page reads it.
struct Events {
    lines: std::io::Lines<BufReader<TcpStream>>,
}

impl Events {
    fn of(server: &Server) -> Self {
        let stream = connect(
            server,
            "GET /__yiji/events HTTP/1.1\r\nHost: localhost\r\n\r\n",
        );
        Self {
            lines: BufReader::new(stream).lines(),
        }
    }

    /// Waits for the next message: the build's number and its error.
    fn next(&mut self) -> (u64, Option<String>) {
        loop {
            let line = self.lines.next().unwrap().unwrap();
            if let Some(message) = line.strip_prefix("data: ") {
                let message: serde_json::Value = serde_json::from_str(message).unwrap();
                let build = message["build"].as_str().unwrap().parse().unwrap();
                return (build, message["error"].as_str().map(str::to_owned));
            }
        }
    }
}

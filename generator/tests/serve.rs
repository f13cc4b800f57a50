//! A real server on a free port, a tiny site, and requests as a browser sends them.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

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

#[test]
fn files_come_with_their_types() {
    let project = Project::new();
    let server = project.serve();
    for (path, kind, body) in [
        ("/app.wasm", "application/wasm", &b"\0asm"[..]),
        ("/app.js", "text/javascript; charset=utf-8", b"// </head>\n"),
        ("/manifest.webmanifest", "application/manifest+json", b"{}"),
    ] {
        let answer = get(&server, path);
        assert_eq!((answer.status, &*answer.body), (200, body), "{path}");
        assert!(
            answer.head.contains(&format!("content-type: {kind}\r\n")),
            "{}",
            answer.head
        );
        assert!(
            answer.head.contains("cache-control: no-cache"),
            "{}",
            answer.head
        );
    }
}

#[test]
fn a_page_gets_the_script_and_nothing_else() {
    let project = Project::new();
    let server = project.serve();
    let page = get(&server, "/");
    assert_eq!(page.status, 200);
    assert!(page.head.contains("content-type: text/html; charset=utf-8"));
    let (before, after) = page
        .text()
        .split_once("<script src=\"/__yiji/reload.js?")
        .unwrap();
    let (_number, after) = after.split_once("\" defer></script>\n").unwrap();
    assert_eq!(
        format!("{before}{after}").as_bytes(),
        fs::read(project.path("site/index.html")).unwrap()
    );
    assert!(
        get(&server, "/__yiji/reload.js")
            .text()
            .contains("EventSource")
    );
    assert!(
        get(&server, "/__yiji/reload.css")
            .text()
            .contains("#yiji-report")
    );
}

#[test]
fn folders_and_what_is_not_there() {
    let project = Project::new();
    let server = project.serve();
    assert!(get(&server, "/notes/%E5%9B%BE/").text().contains("deep"));
    assert!(
        get(&server, "/notes/%E5%9B%BE/?card=1")
            .text()
            .contains("deep")
    );
    let redirect = get(&server, "/notes/%E5%9B%BE?card=1");
    assert_eq!(redirect.status, 307);
    assert!(
        redirect.head.contains("location: /notes/%e5%9b%be/?card=1"),
        "{}",
        redirect.head
    );
    for path in ["/none", "/none/", "/empty", "/empty/", "/index.html/"] {
        let answer = get(&server, path);
        assert_eq!(
            (answer.status, answer.text().contains("nothing here")),
            (404, true),
            "{path}"
        );
    }
    assert_eq!(request(&server, "POST", "/", "localhost").status, 405);
    let head = request(&server, "HEAD", "/", "localhost");
    assert_eq!((head.status, head.body.len()), (200, 0));
}

#[test]
fn nothing_outside_the_site_is_served() {
    let project = Project::new();
    let server = project.serve();
    #[cfg(unix)]
    std::os::unix::fs::symlink(project.path("secret.txt"), project.path("site/link.txt")).unwrap();
    for path in [
        "/../secret.txt",
        "/%2e%2e/secret.txt",
        "/..%2fsecret.txt",
        "/notes/../../secret.txt",
        "/%2e%2e%2fsecret.txt",
        "/..\\secret.txt",
        "/..%5csecret.txt",
        "//../secret.txt",
        "/link.txt",
        "/index.html%00",
    ] {
        let answer = get(&server, path);
        assert_ne!(answer.status, 200, "{path}");
        assert!(!answer.text().contains("secret"), "{path}");
    }
}

#[test]
fn only_this_machines_names_are_answered() {
    let project = Project::new();
    let server = project.serve();
    for (host, status) in [
        ("localhost", 200),
        ("localhost:1212", 200),
        ("127.0.0.1:1212", 200),
        ("evil.example", 403),
        ("localhost.evil.example:1212", 403),
        ("127.0.0.1.evil.example", 403),
        ("localhost:evil", 403),
        ("", 403),
    ] {
        for path in ["/", "/__yiji/reload.js", "/app.wasm"] {
            assert_eq!(
                request(&server, "GET", path, host).status,
                status,
                "{host} {path}"
            );
        }
    }
}

#[test]
fn an_edit_reaches_the_open_pages() {
    let project = Project::new();
    let server = project.serve();
    let mut events = Events::of(&server);
    let (first, error) = events.next();
    assert_eq!(error, None);
    assert!(
        get(&server, "/")
            .text()
            .contains(&format!("reload.js?{first}"))
    );

    fs::write(project.path("notes/a.md"), "two").unwrap();
    let (second, error) = events.next();
    assert!(second > first && error.is_none());
    let page = get(&server, "/");
    assert!(page.text().contains(">two<") && page.text().contains(&format!("reload.js?{second}")));
}

#[test]
fn an_error_is_shown_while_the_old_site_stays_and_goes_with_the_next_build() {
    let project = Project::new();
    let server = project.serve();
    let mut events = Events::of(&server);
    let (first, _) = events.next();

    fs::write(project.path("notes/a.md"), "broken").unwrap();
    assert_eq!(events.next(), (first, Some("error: `broken` <b>".into())));
    assert!(get(&server, "/").text().contains(">one<"));
    // A page opened now learns of it, too.
    assert!(Events::of(&server).next().1.is_some());

    fs::write(project.path("notes/a.md"), "mended").unwrap();
    let (second, error) = events.next();
    assert!(second > first && error.is_none());
    assert!(get(&server, "/").text().contains(">mended<"));
}

#[test]
fn a_site_that_was_never_built_has_a_page_that_waits() {
    let project = Project::new();
    fs::write(project.path("notes/a.md"), "broken").unwrap();
    let server = project.serve();
    let page = get(&server, "/");
    assert_eq!(page.status, 404);
    assert!(page.text().contains("reload.js"));
    let mut events = Events::of(&server);
    assert!(events.next().1.is_some());

    fs::write(project.path("notes/a.md"), "one").unwrap();
    assert_eq!(events.next().1, None);
    assert_eq!(get(&server, "/").status, 200);
}

#[test]
fn what_the_build_writes_makes_no_build() {
    let project = Project::new();
    let lock = project.path("notes/cards.lock");
    let mut build = project.build();
    let mut n_builds = 0;
    let server = Server::start(project.options(), move || {
        n_builds += 1;
        fs::write(&lock, n_builds.to_string()).unwrap();
        build()
    })
    .unwrap();
    let mut events = Events::of(&server);
    let (first, _) = events.next();
    fs::write(project.path("notes/.a.md.swp"), "x").unwrap();
    fs::write(project.path("notes/a.md"), "two").unwrap();
    assert_eq!(events.next().0, first + 1);
    fs::write(project.path("notes/a.md"), "three").unwrap();
    assert_eq!(events.next().0, first + 2, "a build led to a build");
}

#[test]
fn the_service_worker_removes_itself_unless_offline() {
    let project = Project::new();
    let live = project.serve();
    let worker = get(&live, "/sw.js");
    assert!(worker.head.contains("content-type: text/javascript"));
    assert!(worker.text().contains("unregister"));

    let options = Options {
        offline: true,
        ..project.options()
    };
    let offline = Server::start(options, project.build()).unwrap();
    assert_eq!(get(&offline, "/sw.js").text(), "// the real worker");
    assert_eq!(
        get(&offline, "/").body,
        fs::read(project.path("site/index.html")).unwrap()
    );
}

#[test]
fn a_taken_port_gives_way_to_the_next_free_one() {
    let taken = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
    let port = taken.local_addr().unwrap().port();
    let project = Project::new();
    let server = Server::start(
        Options {
            port,
            ..project.options()
        },
        project.build(),
    )
    .unwrap();
    assert!(server.port() > port);
    assert_eq!(get(&server, "/").status, 200);
}

#[test]
fn a_site_under_a_path() {
    let project = Project::new();
    for base_path in ["/repo/", "repo"] {
        let options = Options {
            base_path: base_path.into(),
            ..project.options()
        };
        let server = Server::start(options, project.build()).unwrap();
        assert!(server.address().ends_with("/repo/"), "{}", server.address());
        assert!(get(&server, "/repo/").text().contains(">one<"));
        assert!(get(&server, "/repo/sw.js").text().contains("unregister"));
        for path in ["/", "/repo"] {
            let redirect = get(&server, path);
            assert_eq!(
                (redirect.status, redirect.head.contains("location: /repo/")),
                (307, true),
                "{path}"
            );
        }
        assert_eq!(get(&server, "/other").status, 404);
    }
}

#[test]
fn a_watched_file_that_is_replaced_is_still_watched() {
    let project = Project::new();
    let options = Options {
        watch: vec![project.path("notes/a.md"), project.path("none")],
        ..project.options()
    };
    let server = Server::start(options, project.build()).unwrap();
    let mut events = Events::of(&server);
    let (first, _) = events.next();
    for n in 1..=2 {
        // As many editors save: write aside, then rename.
        fs::write(project.path("notes/.new"), format!("text {n}")).unwrap();
        fs::rename(project.path("notes/.new"), project.path("notes/a.md")).unwrap();
        assert_eq!(events.next().0, first + n);
    }
}

//! What is answered, and to whom.

use super::*;

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

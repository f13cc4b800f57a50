//! What an edit does.

use super::*;

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

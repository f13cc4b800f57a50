//! What stands on the pages, and where it leads.

use super::*;

#[test]
fn a_page_says_the_title_of_its_note_once() {
    let site = Project::new(&[
        (
            "锁.md",
            "# `Mutex` 与锁\n\n先读这一段。\n\n## 锁是什么？\n\n一次只让一个进。\n",
        ),
        (
            "表.md",
            "---\ntitle: 速记表\n---\n\n# 状态码\n\n遮住右边读。\n",
        ),
    ])
    .build();
    let lock = text(&site, "notes/锁/index.html");
    assert_eq!(lock.matches("与锁</h").count(), 1, "{lock}");
    assert!(lock.contains("先读这一段"));
    // A heading that says something else stays.
    let table = text(&site, "notes/表/index.html");
    assert!(
        table.contains("速记表</h1>") && table.contains("状态码</h"),
        "{table}"
    );
}

#[test]
fn every_address_on_every_page_leads_somewhere() {
    let site = two_notes().build();
    let mut seen = 0;
    for (name, bytes) in site.iter().filter(|(name, _)| name.ends_with(".html")) {
        let html = std::str::from_utf8(bytes).unwrap();
        for attribute in [
            " href=\"",
            " src=\"",
            " data-deck=\"",
            " data-texts=\"",
            " data-app=\"",
            " data-wasm=\"",
        ] {
            for rest in html.split(attribute).skip(1) {
                let address = rest.split('"').next().unwrap();
                let target = target_of(name, address);
                assert!(
                    site.contains_key(&target),
                    "{name} has {address}, which would be {target}"
                );
                seen += 1;
            }
        }
    }
    assert!(seen > 60, "only {seen} addresses were found");
}

/// The file that an address on a page leads to, for a site at the root of a server.
fn target_of(page: &str, address: &str) -> String {
    let address = address.split(['?', '#']).next().unwrap();
    if address.is_empty() {
        return page.to_owned();
    }
    let mut names: Vec<&str> = page.split('/').collect();
    names.pop();
    if address.starts_with('/') {
        names.clear();
    }
    for name in address.trim_start_matches('/').split('/') {
        match name {
            ".." => assert!(names.pop().is_some(), "{page}: {address} leaves the site"),
            "." => {}
            name => names.push(name),
        }
    }
    let target = decoded(&names.join("/"));
    if target.is_empty() || target.ends_with('/') {
        format!("{target}index.html")
    } else {
        target
    }
}

#[test]
fn a_site_under_a_path_says_so_where_it_must() {
    let project = two_notes();
    project.build_to(&project.out(), "https://me.example/repo");
    let site = files(&project.out());
    assert!(text(&site, "sitemap.xml").contains("<loc>https://me.example/repo/notes/"));
    assert!(
        text(&site, "404.html").contains("href=\"/repo/"),
        "the 404 page stands at any depth"
    );
    assert!(
        !text(&site, "index.html").contains("/repo/"),
        "all else is relative"
    );
}

#[test]
fn the_app_speaks_every_language_and_notes_stay_one_page() {
    let site = two_notes().build();
    for page in [
        "",
        "review/",
        "rehearse/",
        "browse/",
        "plan/",
        "stats/",
        "settings/",
    ] {
        let own = text(&site, &format!("{page}index.html"));
        let other = text(&site, &format!("{page}index.en.html"));
        assert!(own.contains("<html lang=\"zh-CN\""), "{page}");
        assert!(other.contains("<html lang=\"en\""), "{page}");
        let slots = |html: &str| html.matches("data-slot=").count();
        assert_eq!(slots(own), slots(other), "{page}");
    }
    // What notes say is marked where the page is in another language, and only there.
    let question = |lang| format!("data-slot=\"question\" tabindex=\"-1\"{lang}>");
    assert!(text(&site, "review/index.html").contains(&question("")));
    assert!(text(&site, "review/index.en.html").contains(&question(" lang=\"zh-CN\"")));
    assert!(site.contains_key("404.en.html"));
    assert!(
        !site
            .keys()
            .any(|name| name.starts_with("notes/") && name.contains(".en."))
    );
    let words: serde_json::Value = serde_json::from_slice(&site["words.en.json"]).unwrap();
    assert_eq!(words["page"]["tabs.browse"], "Browse");
    // A first visit waits for none of it.
    let list = site
        .keys()
        .find(|name| name.starts_with("assets/offline."))
        .unwrap();
    let listed: Vec<(String, String)> = serde_json::from_slice(&site[list]).unwrap();
    let shell = text(&site, "sw.js");
    let (_, shell) = shell.split_once("Number(\"").unwrap();
    let shell: usize = shell.split_once('"').unwrap().0.parse().unwrap();
    let is_other = |address: &String| address.contains(".en.") || address == "language.js";
    assert!(!listed[..shell].iter().any(|(address, _)| is_other(address)));
    assert_eq!(
        listed[shell..]
            .iter()
            .filter(|(address, _)| is_other(address))
            .count(),
        11
    );
}

#[test]
fn what_a_note_carries_runs_nothing() {
    let project = Project::new(&[(
        "note.md",
        "# <script>alert(1)</script>\n\n## 标题 <img src=x onerror=alert(1)> 是什么？\n\n<script>alert(2)</script>\n[点](javascript:alert(3))\n\n</article></main><script>alert(4)</script>\n",
    )]);
    let site = project.build();
    for (name, bytes) in site.iter().filter(|(name, _)| name.ends_with(".html")) {
        let html = std::str::from_utf8(bytes).unwrap();
        assert!(
            !html.contains("<script>")
                && !html.contains("<img src=x")
                && !html.contains("\"javascript:"),
            "{name}: {html}"
        );
    }
}

#[test]
fn a_gap_is_open_on_the_front_and_marked_on_the_back() {
    let site = Project::new(&[(
        "anki/tcp.md",
        "TCP 用{{c1::三次}}握手，用{{c2::四次::几次？}}挥手。\n",
    )])
    .build();
    let page = text(&site, "notes/anki/tcp/index.html");
    for part in [
        r#"data-part="question">TCP 用[…]握手，用四次挥手。<"#,
        r#"data-part="question">TCP 用三次握手，用[几次？]挥手。<"#,
        "用<mark>三次</mark>握手",
        "用<mark>四次</mark>挥手",
    ] {
        assert!(page.contains(part), "no `{part}` in {page}");
    }
}

#[test]
fn a_rehearsal_of_very_many_notes_is_chosen_by_their_folders() {
    let project = Project::new(&[]);
    let choices = |project: &Project| {
        let page = project.build().remove("rehearse/index.html").unwrap();
        String::from_utf8(page)
            .unwrap()
            .matches(r#"name="topic""#)
            .count()
    };
    let write = |number: usize| {
        let path = format!("{}/{number}.md", ["a", "b"][number % 2]);
        project.write(
            &path,
            &format!("# 第 {number} 篇\n\n## 锁 {number} 是什么？\n\n一种。\n"),
        );
    };
    (0..20).for_each(write);
    assert_eq!(choices(&project), 20);
    (20..400).for_each(write);
    assert_eq!(choices(&project), 2);
}

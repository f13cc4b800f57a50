//! The built site as files: the same from the same notes, whole in itself, safe to build over.
#![allow(clippy::unwrap_used)]

use std::{
    collections::{BTreeMap, HashSet},
    fs,
    path::{Path, PathBuf},
};

use yiji::{
    site::{self, BuildOptions, Built},
    source::Source,
};

/// A source folder and the place of its site, gone at the end of the test.
struct Project {
    dir: tempfile::TempDir,
}

impl Project {
    fn new(files: &[(&str, &str)]) -> Project {
        let project = Project {
            dir: tempfile::tempdir().unwrap(),
        };
        for (name, text) in files {
            project.write(name, text);
        }
        project
    }

    fn write(&self, name: &str, text: &str) {
        let file = self.notes().join(name);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, text).unwrap();
    }

    fn notes(&self) -> PathBuf {
        self.dir.path().join("notes")
    }

    fn out(&self) -> PathBuf {
        self.dir.path().join("public")
    }

    fn build_to(&self, out: &Path, base_url: &str) -> Built {
        let options = BuildOptions {
            out: out.to_owned(),
            base_url: Some(base_url.to_owned()),
            theme: None,
            drafts: false,
            locked: false,
            live: false,
        };
        let source = Source::open(Some(&self.notes())).unwrap();
        site::build(&source, &options, || ()).unwrap_or_else(|error| panic!("{error}"))
    }

    fn build(&self) -> BTreeMap<String, Vec<u8>> {
        assert!(self.build_to(&self.out(), "").written);
        files(&self.out())
    }
}

/// Every file below a folder, by its path.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    walkdir::WalkDir::new(folder)
        .into_iter()
        .map(Result::unwrap)
        .filter(|entry| entry.file_type().is_file())
        .map(|entry| {
            let name = entry
                .path()
                .strip_prefix(folder)
                .unwrap()
                .to_string_lossy()
                .replace('\\', "/");
            (name, fs::read(entry.path()).unwrap())
        })
        .collect()
}

fn text<'a>(site: &'a BTreeMap<String, Vec<u8>>, name: &str) -> &'a str {
    let bytes = site
        .get(name)
        .unwrap_or_else(|| panic!("no {name} among {:?}", site.keys()));
    std::str::from_utf8(bytes).unwrap()
}

fn decoded(address: &str) -> String {
    percent_encoding::percent_decode_str(address)
        .decode_utf8()
        .unwrap()
        .into_owned()
}

const REDIS: &str = "# Redis\n\n## 为什么快？\n\n1. 数据在内存里\n2. 单线程没有锁\n\n辅助记忆\n\n1. 内存\n2. 单线程\n\n## 会丢数据吗？\n\n看[另一篇](../网络/tcp.md)。\n";
const TCP: &str =
    "# TCP\n\n## 为什么要握手三次？\n\n两边都要知道对方收得到。\n\n## 为什么快？\n\n它并不快。\n";

fn two_notes() -> Project {
    Project::new(&[
        ("数据库/redis.md", REDIS),
        ("网络/tcp.md", TCP),
        ("yiji.yaml", "title: 测试\n"),
    ])
}

#[test]
fn two_builds_of_one_input_are_byte_identical() {
    let project = two_notes();
    let first = project.build();
    assert_eq!(first, project.build());
    let other_place = project.dir.path().join("elsewhere");
    project.build_to(&other_place, "");
    assert_eq!(first, files(&other_place));
}

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
fn the_text_of_every_card_stands_in_the_order_of_the_deck() {
    let site = two_notes().build();
    let list = site
        .keys()
        .find(|name| name.starts_with("assets/texts."))
        .unwrap();
    let list: Vec<(String, usize)> = serde_json::from_slice(&site[list]).unwrap();
    let mut lines = Vec::new();
    for (address, n_cards) in list {
        let before = lines.len();
        lines.extend(text(&site, &address).lines().map(str::to_owned));
        assert_eq!(lines.len(), before + n_cards);
    }
    let deck = site.keys().find(|name| name.starts_with("deck.")).unwrap();
    let deck: srs::deck::DeckFile = serde_json::from_slice(&site[deck]).unwrap();
    let cards = srs::deck::read_rows(&deck.cards).unwrap();
    assert_eq!(lines.len(), cards.len());
    for (card, line) in cards.iter().zip(&lines) {
        let fields: Vec<&str> = line.split('\t').collect();
        assert_eq!(fields.len(), 2 + usize::from(card.rungs), "{line}");
        let page = format!("{}index.html", decoded(&deck.notes[card.note as usize].0));
        assert!(
            text(&site, &page).contains(fields[0]),
            "{page} asks `{}`",
            fields[0]
        );
    }
}

#[test]
fn every_card_of_the_deck_is_an_article_of_its_note() {
    let site = two_notes().build();
    let deck = site.keys().find(|name| name.starts_with("deck.")).unwrap();
    let deck: srs::deck::DeckFile = serde_json::from_slice(&site[deck]).unwrap();
    let cards = srs::deck::read_rows(&deck.cards).unwrap();
    assert_eq!(cards.len(), 4);
    assert_eq!(
        cards
            .iter()
            .map(|card| card.id)
            .collect::<HashSet<_>>()
            .len(),
        4,
        "the same question twice is two cards"
    );
    for card in cards {
        let folder = decoded(&deck.notes[card.note as usize].0);
        let page = text(&site, &format!("{folder}index.html"));
        assert!(
            page.contains(&format!("id=\"c-{}\"", card.id)),
            "{} on {folder}",
            card.id
        );
    }
}

#[test]
fn the_service_worker_lists_every_file() {
    let site = two_notes().build();
    let worker = text(&site, "sw.js");
    let list = site
        .keys()
        .find(|name| name.starts_with("assets/offline."))
        .unwrap();
    assert!(worker.contains(list.as_str()), "sw.js names {list}");
    assert!(!worker.contains("\"__"), "every name in sw.js is filled in");
    let listed: Vec<(String, String)> = serde_json::from_slice(&site[list]).unwrap();
    let listed: HashSet<String> = listed
        .into_iter()
        .map(|(address, _)| decoded(&address))
        .collect();
    let never_asked_for = [".yiji", ".nojekyll", "sw.js", list];
    for name in site
        .keys()
        .filter(|name| !never_asked_for.contains(&name.as_str()))
    {
        assert!(listed.contains(name), "{name} is not kept offline");
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
fn an_edit_changes_only_the_pages_it_touches() {
    let project = two_notes();
    let before = project.build();
    project.write("网络/tcp.md", &TCP.replace("它并不快", "它真的不快"));
    let after = project.build();
    let changed: Vec<&String> = after
        .keys()
        .filter(|name| before.get(*name) != after.get(*name))
        .collect();
    let expected = |name: &&String| {
        // The text of cards is one file for many notes; the browse page alone names the list of such files.
        let pages = [
            "notes/网络/tcp/index.html",
            "browse/index.html",
            "browse/index.en.html",
        ];
        ["sw.js", ".yiji"]
            .iter()
            .chain(&pages)
            .any(|expected| name == expected)
            || ["offline.", "texts.", "cards."]
                .iter()
                .any(|start| name.starts_with(&format!("assets/{start}")))
    };
    assert!(changed.iter().all(expected), "{changed:?}");
}

#[test]
fn a_note_with_an_error_leaves_the_old_site() {
    let project = two_notes();
    let before = project.build();
    project.write("broken.md", "---\ntitle: [\n---\n# x\n");
    let built = project.build_to(&project.out(), "");
    assert!(!built.written);
    assert_eq!(
        built
            .diagnostics
            .iter()
            .filter(|found| found.path == "broken.md")
            .count(),
        1
    );
    assert_eq!(before, files(&project.out()));
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
fn the_sites_id_outlives_its_notes() {
    let project = two_notes();
    project.build();
    let lock = fs::read_to_string(project.notes().join("cards.lock")).unwrap();
    project.write("网络/tcp.md", "# UDP\n\n## 它可靠吗？\n\n不。\n");
    project.write("yiji.yaml", "title: 另一个名字\n");
    let site = project.build();
    let id = lock
        .lines()
        .find_map(|line| line.strip_prefix("site "))
        .unwrap();
    assert!(text(&site, "index.html").contains(&format!("data-site=\"{id}\"")));
}

#[test]
fn a_folder_without_a_config_is_never_written_to() {
    let project = Project::new(&[("a.md", TCP)]);
    project.build();
    assert_eq!(files(&project.notes()).len(), 1);
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

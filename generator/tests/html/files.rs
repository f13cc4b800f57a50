//! Pictures and attachments in a real folder.

use std::fs;

use yiji::html::{ProblemKind, Rendered, Side};

use crate::{browser, render_in};

/// A PNG's first bytes: 3 by 2 pixels.
const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\0\0\0\x03\0\0\0\x02\x08\x02\0\0\0";

/// `notes/` with pictures and attachments, `secret.png` beside it.
fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let notes = folder.path().join("notes");
    fs::create_dir_all(notes.join("a/img")).unwrap();
    fs::create_dir_all(notes.join(".git")).unwrap();
    for name in [
        "secret.png",
        "notes/a/img/图 1.png",
        "notes/top.png",
        "notes/.git/config.png",
    ] {
        fs::write(folder.path().join(name), PNG).unwrap();
    }
    for name in [
        "a/paper.pdf",
        "a/page.html",
        "a/draw.svg",
        "a/run.js",
        ".env",
    ] {
        fs::write(notes.join(name), "x").unwrap();
    }
    folder
}

fn render(folder: &tempfile::TempDir, markdown: &str) -> Rendered {
    let rendered = render_in(&folder.path().join("notes"), Side::Answer, markdown);
    browser::assert_safe(markdown, &rendered.html);
    rendered
}

#[test]
fn a_picture_has_address_words_and_size() {
    let folder = folder();
    let img = |src: &str, alt: &str| {
        format!(
            "<p><img src=\"{src}\" alt=\"{alt}\" width=\"3\" height=\"2\" loading=\"lazy\" decoding=\"async\"></p>"
        )
    };
    for (markdown, expected) in [
        (
            "![图](img/图%201.png)",
            img("../f/a/img/%E5%9B%BE%201.png", "图"),
        ),
        (
            "![图](<img/图 1.png>)",
            img("../f/a/img/%E5%9B%BE%201.png", "图"),
        ),
        (
            "![a \"b\" `c`](/top.png)",
            img("../f/top.png", "a &quot;b&quot; c"),
        ),
        ("![](../top.png?x=1)", img("../f/top.png", "")),
        (
            "字<img src=\"../top.png\" alt=b onerror=alert(1)>",
            img("../f/top.png", "b").replace("<p>", "<p>字"),
        ),
    ] {
        let rendered = render(&folder, markdown);
        assert_eq!(
            (rendered.html, rendered.problems),
            (expected, vec![]),
            "{markdown}"
        );
    }
}

#[test]
fn a_size_that_the_author_gave_stays() {
    let rendered = render(&folder(), "<img src=\"../top.png\" width=\"300\">");
    assert_eq!(
        rendered.html,
        "<img src=\"../f/top.png\" alt=\"\" width=\"300\" loading=\"lazy\" decoding=\"async\">"
    );
}

#[test]
fn a_picture_from_elsewhere_comes_by_https_without_referrer() {
    let rendered = render(&folder(), "![a](http://b.example/c.png)");
    let expected = "<p><img src=\"https://b.example/c.png\" alt=\"a\" referrerpolicy=\"no-referrer\" loading=\"lazy\" decoding=\"async\"></p>";
    assert_eq!(rendered.html, expected);
}

#[test]
fn an_attachment_is_linked() {
    let rendered = render(&folder(), "[论文](paper.pdf) ![画](draw.svg)");
    assert_eq!(
        rendered.html,
        "<p><a href=\"../f/a/paper.pdf\">论文</a> <img src=\"../f/a/draw.svg\" alt=\"画\" loading=\"lazy\" decoding=\"async\"></p>"
    );
}

#[test]
fn what_is_not_there_or_not_ours_stays_text_and_is_reported() {
    use ProblemKind::*;
    let folder = folder();
    for (markdown, kind) in [
        ("x\n\n![词](none.png)", MissingFile),
        ("x\n\n![词](img)", MissingFile),
        ("x\n\n![词](../../secret.png)", OutsideFolder),
        ("x\n\n![词](..%2f..%2fsecret.png)", OutsideFolder),
        ("x\n\n![词](/../secret.png)", OutsideFolder),
        ("x\n\n![词](..\\\\..\\\\secret.png)", OutsideFolder),
        ("x\n\n![词](../.git/config.png)", OutsideFolder),
        ("x\n\n[词](../.env)", OutsideFolder),
        ("x\n\n[词](page.html)", ActiveFile),
        ("x\n\n[词](run.js)", ActiveFile),
        ("x\n\n[词](draw.svg)", ActiveFile),
        ("x\n\n[词](gone.md)", BrokenLink),
        ("x\n\n[词](other.md#nowhere)", BrokenLink),
        ("x\n\n[词](#nowhere)", BrokenFragment),
        ("x\n\n[词](file:///etc/passwd)", UnsafeAddress),
    ] {
        let rendered = render(&folder, markdown);
        assert_eq!(rendered.html, "<p>x</p>\n<p>词</p>", "{markdown}");
        let problems: Vec<_> = rendered
            .problems
            .iter()
            .map(|problem| (problem.kind, problem.line))
            .collect();
        assert_eq!(problems, [(kind, 2)], "{markdown}");
    }
}

#[cfg(unix)]
#[test]
fn a_symbolic_link_out_of_the_folder_is_not_followed() {
    let folder = folder();
    let link = folder.path().join("notes/a/link.png");
    std::os::unix::fs::symlink(folder.path().join("secret.png"), link).unwrap();
    let rendered = render(&folder, "![词](link.png)");
    assert_eq!(
        (rendered.html.as_str(), rendered.problems[0].kind),
        ("<p>词</p>", ProblemKind::OutsideFolder)
    );
}

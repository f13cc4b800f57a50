//! Markdown in, HTML out, by table.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod browser;
mod files;
mod safety;
mod steps;

use yiji::html::{
    Addresses, Labels, LocalFile, Place, ProblemKind, References, Rendered, Renderer, Side,
};
use yiji::points::Rungs;

/// A site whose files stand under `f/` and whose only note is `a/other.md`.
struct Site;

impl Addresses for Site {
    fn file(&self, file: &LocalFile) -> Option<String> {
        Some(format!("../f/{}", file.relative))
    }

    fn note(&self, path: &str, fragment: &str) -> Option<String> {
        match (path, fragment) {
            ("a/other.md", "") => Some("../other/".into()),
            ("a/other.md" | "a/note.md", "here") => Some("../other/#here".into()),
            _ => None,
        }
    }
}

fn render_in(folder: &std::path::Path, side: Side, markdown: &str) -> Rendered {
    render_with(folder, side, markdown, Rungs::default())
}

fn render_with(folder: &std::path::Path, side: Side, markdown: &str, outline: Rungs) -> Rendered {
    let renderer = Renderer::new(folder, Labels::of("zh-CN"));
    let references =
        References::of("[paper]: https://paper.example/ 'The Paper'\n\n[^far]: Far away.\n");
    renderer.render(
        markdown,
        &Place {
            side,
            note: "a/note.md",
            prefix: "c-1",
            outline,
            references: &references,
            addresses: &Site,
        },
    )
}

fn render(side: Side, markdown: &str) -> Rendered {
    render_in(std::path::Path::new("/nonexistent"), side, markdown)
}

/// Renders each Markdown for `side` and compares; every output must be safe, too.
fn check(side: Side, cases: &[(&str, &str)]) {
    for (markdown, expected) in cases {
        let html = render(side, markdown).html;
        assert_eq!(html, *expected, "\n{markdown}");
        browser::assert_safe(markdown, &html);
    }
}

#[test]
fn an_answer_has_paragraphs_lists_and_emphasis() {
    check(
        Side::Answer,
        &[
            ("", ""),
            (
                "一段**话** & `a < b`",
                "<p>一段<strong>话</strong> &amp; <code>a &lt; b</code></p>",
            ),
            ("~~旧~~ *新*", "<p><del>旧</del> <em>新</em></p>"),
            ("a\n\nb", "<p>a</p>\n<p>b</p>"),
            ("1. a\n2. b", "<ol><li>a</li>\n<li>b</li>\n</ol>"),
            (
                "4. a\n5. b",
                "<ol start=\"4\"><li>a</li>\n<li>b</li>\n</ol>",
            ),
            ("- a\n  - b", "<ul><li>a<ul><li>b</li>\n</ul>\n</li>\n</ul>"),
            (
                "- [x] a\n- [ ] b",
                "<ul><li><span class=\"task\">☑</span> a</li>\n<li><span class=\"task\">☐</span> b</li>\n</ul>",
            ),
            ("> a", "<blockquote><p>a</p>\n</blockquote>"),
            ("a\n\n---\n\nb", "<p>a</p>\n<hr>\n<p>b</p>"),
            ("a\\\nb", "<p>a<br>\nb</p>"),
            ("\"a\" -- b...", "<p>\"a\" -- b...</p>"),
        ],
    );
}

#[test]
fn a_line_break_in_chinese_is_no_space() {
    check(
        Side::Answer,
        &[
            (
                "这是一段手工折行的文字，每一行都已经写满了，所以它在句子的中间\n断开。",
                "<p>这是一段手工折行的文字，每一行都已经写满了，所以它在句子的中间断开。</p>",
            ),
            (
                "这是一段手工折行的文字，每一行都已经写满了，所以它在句子的中间\n**断开**。",
                "<p>这是一段手工折行的文字，每一行都已经写满了，所以它在句子的中间<strong>断开</strong>。</p>",
            ),
            ("先写库，\n再删缓存", "<p>先写库，再删缓存</p>"),
            ("plain\nEnglish", "<p>plain\nEnglish</p>"),
        ],
    );
}

#[test]
fn lines_that_an_author_set_apart_stay_apart() {
    check(
        Side::Answer,
        &[
            (
                "5.项目用缓存\n6.削峰用队列",
                "<ol start=\"5\"><li>项目用缓存</li>\n<li>削峰用队列</li>\n</ol>",
            ),
            ("读多写少\n写多读少", "<p>读多写少<br>\n写多读少</p>"),
            ("为什么？\n挂了呢？", "<p>为什么？<br>\n挂了呢？</p>"),
            ("原因：\n**锁**", "<p>原因：<br>\n<strong>锁</strong></p>"),
        ],
    );
}

#[test]
fn headings_lie_below_the_card() {
    check(
        Side::Answer,
        &[
            ("# a", "<h3>a</h3>"),
            ("#### a\n\n###### b", "<h3>a</h3>\n<h4>b</h4>"),
            ("<h1>a</h1>\n\n## b", "<h3>a</h3>\n\n<h4>b</h4>"),
        ],
    );
    check(Side::Prose, &[("# a\n\n### b", "<h2>a</h2>\n<h3>b</h3>")]);
    check(Side::Question, &[("### a", "a")]);
}

#[test]
fn code_is_named_and_focusable() {
    check(
        Side::Answer,
        &[
            (
                "```rs\nlet a = &b;\n\n```",
                "<pre class=\"code\" tabindex=\"0\" aria-label=\"代码，Rust\"><code>let a = &amp;b;</code></pre>",
            ),
            (
                "    indented\n    two",
                "<pre class=\"code\" tabindex=\"0\" aria-label=\"代码\"><code>indented\ntwo</code></pre>",
            ),
            (
                "```\"><script>\na\n```",
                "<pre class=\"code\" tabindex=\"0\" aria-label=\"代码，&quot;&gt;&lt;script&gt;\"><code>a</code></pre>",
            ),
            (
                "<pre>\na<br>  b <b>c</b></pre>",
                "<pre class=\"code\" tabindex=\"0\" aria-label=\"代码\"><code>a\n  b <b>c</b></code></pre>",
            ),
            (
                "<code>x</code>\n\n```go\na\n```",
                "<p><code>x</code></p>\n\n<pre class=\"code\" tabindex=\"0\" aria-label=\"代码，Go\"><code>a</code></pre>",
            ),
        ],
    );
}

#[test]
fn a_table_scrolls_and_is_named_after_its_columns() {
    let table = "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"表格：名称、个数\"><table>\
                 <thead><tr><th>名称</th><th class=\"end\">个数</th></tr>\n</thead>\n\
                 <tbody><tr><td>甲</td><td class=\"end\">1<br>\n2</td></tr>\n</tbody>\n</table></div>";
    check(
        Side::Answer,
        &[("| 名称 | 个数 |\n| --- | ---: |\n| 甲 | 1<br>2 |", table)],
    );

    let raw = "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"表格：a\"><table>\
               <tbody><tr><th>a</th></tr>\n<tr><td colspan=\"2\">b</td></tr>\n</tbody>\n</table></div>";
    check(
        Side::Answer,
        &[(
            "<table><tr><th>a</th></tr><tr><td colspan=2 onclick=x>b</td></tr></table>",
            raw,
        )],
    );
}

#[test]
fn a_question_has_no_paragraphs_and_a_rung_no_blocks() {
    check(
        Side::Question,
        &[
            ("什么是**锁**？", "什么是<strong>锁</strong>？"),
            ("第一段\n\n第二段", "第一段<br>第二段"),
            (
                "输出什么？\n\n```c\nx\n```",
                "输出什么？<pre class=\"code\" tabindex=\"0\" aria-label=\"代码，C\"><code>x</code></pre>",
            ),
        ],
    );
    check(
        Side::Rung,
        &[
            ("先写库", "先写库"),
            ("- a\n- b", "a<br>b"),
            ("> # a", "a"),
            ("`x`\n\n    y", "<code>x</code><br><code>y</code>"),
            ("| a |\n|---|\n| b |", "a<br>b"),
            ("<details><summary>a</summary>b</details>", "a<br>b"),
        ],
    );
}

#[test]
fn html_is_cleaned_and_what_only_looks_like_it_is_text() {
    check(
        Side::Answer,
        &[
            (
                "List<String> 和 Map<K, V>",
                "<p>List&lt;String&gt; 和 Map&lt;K, V&gt;</p>",
            ),
            ("<String>\n接口", "<p>&lt;String&gt;<br>\n接口</p>"),
            (
                "<kbd>a</kbd> List<String>",
                "<p><kbd>a</kbd> List&lt;String&gt;</p>",
            ),
            ("a<!-- hidden -->b", "<p>ab</p>"),
            ("<!-- card: off -->\n\nb", "<p>b</p>"),
            ("<font color=red>红</font>", "<p>红</p>"),
            (
                "<details open>\n<summary>答</summary>\n\n**b**\n\n</details>",
                "<details open>\n<summary>答</summary>\n\n<p><strong>b</strong></p>\n\n</details>",
            ),
            ("</article></div>x", "x"),
        ],
    );
}

#[test]
fn links_are_checked() {
    let rel = "rel=\"noopener noreferrer\"";
    for (markdown, expected) in [
        (
            "[a](https://a.example/?b=1&c=2)",
            format!("<p><a href=\"https://a.example/?b=1&amp;c=2\" {rel}>a</a></p>"),
        ),
        (
            "[a](//a.example 'T')",
            format!("<p><a href=\"https://a.example\" {rel} title=\"T\">a</a></p>"),
        ),
        (
            "<https://a.example>",
            format!("<p><a href=\"https://a.example\" {rel}>https://a.example</a></p>"),
        ),
        (
            "<me@a.example>",
            "<p><a href=\"mailto:me@a.example\">me@a.example</a></p>".into(),
        ),
        (
            "[a][paper]",
            format!("<p><a href=\"https://paper.example/\" {rel} title=\"The Paper\">a</a></p>"),
        ),
        ("[a](other.md)", "<p><a href=\"../other/\">a</a></p>".into()),
        (
            "[a](other#here)",
            "<p><a href=\"../other/#here\">a</a></p>".into(),
        ),
        (
            "[a](#here)",
            "<p><a href=\"../other/#here\">a</a></p>".into(),
        ),
        (
            "<a href='other.md'>a</a>",
            "<p><a href=\"../other/\">a</a></p>".into(),
        ),
    ] {
        let rendered = render(Side::Answer, markdown);
        assert_eq!(
            (rendered.html, rendered.problems),
            (expected, vec![]),
            "{markdown}"
        );
    }
}

#[test]
fn footnotes_carry_the_prefix_and_their_definition_wherever_it_stands() {
    check(
        Side::Answer,
        &[(
            "a[^far] b[^far]",
            "<p>a<sup><a href=\"#c-1-fn-1\" id=\"c-1-ref-1\" aria-label=\"脚注 1\">1</a></sup> \
             b<sup><a href=\"#c-1-fn-1\" aria-label=\"脚注 1\">1</a></sup></p>\n\
             <div class=\"footnote\" id=\"c-1-fn-1\"><sup>1</sup> <p>Far away.</p>\n</div>",
        )],
    );
}

#[test]
fn footnotes_and_breaks_are_the_same_beside_html() {
    let plain = "a[^far]<br>b[^far]  \nc\n\n- [x] d";
    let expected = render(Side::Answer, plain)
        .html
        .replace("<span class=\"task\">☑</span>", "☑");
    let html = render(Side::Answer, &format!("{plain} <code>e</code>")).html;
    browser::assert_safe(plain, &html);
    let without_space = |html: &str| html.replace('\n', "");
    assert_eq!(
        without_space(&html),
        without_space(&expected).replace("d</li>", "d <code>e</code></li>")
    );
}

#[test]
fn more_html_than_a_person_writes_is_text() {
    let rendered = render(Side::Answer, &format!("x\n\n{}", "<div>".repeat(300)));
    assert_eq!(rendered.problems[0].kind, ProblemKind::TooMuchHtml);
    assert!(
        rendered
            .html
            .starts_with("<p>x</p>\n<p>&lt;div&gt;&lt;div&gt;"),
        "{}",
        &rendered.html[..60]
    );
}

/// Twice the input may take about twice the time; a square would take four times, and minutes for a hostile note.
#[test]
fn time_grows_with_the_size() {
    let time = |piece: &str, times: usize| {
        let markdown = piece.repeat(times);
        let started = std::time::Instant::now();
        let html = render(Side::Answer, &markdown).html;
        browser::assert_safe(piece, &html);
        started.elapsed()
    };
    for piece in [
        "> ",
        "- ",
        "<div>",
        "<b>",
        "<p>a\n\n",
        "[",
        "![",
        "*a ",
        "<table><td>",
        "![a](b.png)\n",
        "文字\n",
        "> <i>",
    ] {
        let (small, large) = (time(piece, 500), time(piece, 8_000));
        assert!(
            large < small * 16 * 8 + std::time::Duration::from_secs(1),
            "{piece:?}: {small:?}, then {large:?}"
        );
    }
}

//! The steps of an answer to which the rungs of its outline lead.

use yiji::points::Rungs;

use super::{Side, browser, render_with};

/// Renders an answer with an outline; the rungs that found a step.
fn check(answer: &str, outline: &[&str], html: &str, steps: &[u32]) {
    let outline: Vec<String> = outline.iter().map(|rung| (*rung).to_owned()).collect();
    let nowhere = std::path::Path::new("/nonexistent");
    let rendered = render_with(
        nowhere,
        Side::Answer,
        answer,
        Rungs {
            texts: &outline,
            numbered: true,
        },
    );
    assert_eq!((rendered.html.as_str(), &rendered.steps[..]), (html, steps));
    browser::assert_safe(answer, &rendered.html);
}

#[test]
fn a_step_carries_the_number_of_its_rung() {
    check(
        "1.更新\n2.删除",
        &["先库", "再删"],
        "<ol><li id=\"c-1-step-1\" data-step=\"1\">更新</li>\n<li id=\"c-1-step-2\" data-step=\"2\">删除</li>\n</ol>",
        &[1, 2],
    );
    check(
        "**更新**：一\n**删除**：二",
        &["先库", "再删"],
        "<p id=\"c-1-step-1\" data-step=\"1\"><strong>更新</strong>：一</p>\n<p id=\"c-1-step-2\" data-step=\"2\"><strong>删除</strong>：二</p>",
        &[1, 2],
    );
    check(
        "# 更新\n\n# 删除",
        &["先库", "再删"],
        "<h3 id=\"c-1-step-1\" data-step=\"1\">更新</h3>\n<h3 id=\"c-1-step-2\" data-step=\"2\">删除</h3>",
        &[1, 2],
    );
}

#[test]
fn a_rung_that_finds_no_step_leads_nowhere() {
    check(
        "- 更新数据库\n- 删除缓存\n- 失败重试",
        &["重试", "补偿"],
        "<ul><li>更新数据库</li>\n<li>删除缓存</li>\n<li id=\"c-1-step-1\" data-step=\"1\">失败重试</li>\n</ul>",
        &[1],
    );
}

#[test]
fn steps_are_the_same_beside_html() {
    check(
        "1. <code>更新</code>\n\n2. 删除",
        &["先库", "再删"],
        "<ol>\n<li id=\"c-1-step-1\" data-step=\"1\">\n<p><code>更新</code></p>\n\n</li>\n\n<li id=\"c-1-step-2\" data-step=\"2\">\n<p>删除</p>\n\n</li>\n\n</ol>",
        &[1, 2],
    );
}

#[test]
fn nobody_forges_a_step() {
    check(
        "<ol><li id=\"c-1-step-1\" data-step=\"1\">甲</li><li>乙</li></ol>\n\n<answer-step rung=1></answer-step>",
        &["先库", "再删"],
        "<ol><li>甲</li>\n<li>乙</li>\n</ol>\n\n<p>&lt;answer-step rung=1&gt;&lt;/answer-step&gt;</p>",
        &[],
    );
}

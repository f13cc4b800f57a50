//! Outlines in every name, marker and place that authors give them.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

use yiji::{config::Config, dialect, draft::Draft, grammar::names::Names, note::Note};

/// The only card of a note, whose outlines have these names, too.
fn card(body: &str, names: &[&str]) -> Draft {
    let names: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
    let note = Note {
        path: "a.md".to_owned(),
        title: Some("面试题".to_owned()),
        body: body.to_owned(),
        first_line: 1,
        outline_names: Names::try_from(names).unwrap(),
        ..Note::default()
    };
    let reading = dialect::read(&note);
    let mut drafts = reading.drafts().cloned();
    let only = drafts
        .next()
        .unwrap_or_else(|| panic!("no card in:\n{body}"));
    assert_eq!(drafts.next(), None, "\n{body}");
    only
}

const ANSWER: &str = "先写库，再删缓存，失败就重试。";

/// A note with an outline after its answer.
fn after(outline: &str) -> String {
    format!("## 怎样保持缓存一致？\n\n{ANSWER}\n\n{outline}\n")
}

fn check(body: &str, outline: &[&str]) {
    let card = card(body, &[]);
    assert_eq!(card.outline, outline, "\n{body}");
    assert_eq!(card.answer, ANSWER, "\n{body}");
}

#[test]
fn every_marker_makes_a_rung() {
    for list in [
        "1. 先库\n2. 再删\n3. 重试",
        "1.先库\n2.再删\n3.重试",
        "1、先库\n2、再删\n3、重试",
        "1。先库\n2。再删\n3。重试",
        "1）先库\n2）再删\n3）重试",
        "1. 先库\n2. 再删\n3重试",
        "１．先库\n２．再删\n３．重试",
        "（1）先库\n（2）再删\n（3）重试",
        "(1) 先库\n(2) 再删\n(3) 重试",
        "①先库\n②再删\n③重试",
        "①先库 ②再删 ③重试",
        "①先库；②再删；③重试。",
        "1. 先库 2. 再删 3. 重试",
        "一、先库\n二、再删\n三、重试",
        "- 先库\n- 再删\n- 重试",
        "* 先库\n* 再删\n* 重试",
        "• 先库\n• 再删\n• 重试",
        "✅ 先库\n✅ 再删\n✅ 重试",
        "先库\n再删\n重试",
    ] {
        let last = if list.ends_with('。') {
            "重试。"
        } else {
            "重试"
        };
        check(
            &after(&format!("辅助记忆\n{list}")),
            &["先库", "再删", last],
        );
        check(
            &after(&format!("**记忆要点：**\n\n{list}")),
            &["先库", "再删", last],
        );
        check(
            &after(&format!("### 口诀\n\n{list}")),
            &["先库", "再删", last],
        );
    }
}

#[test]
fn every_name_heads_an_outline() {
    for name in [
        "辅助记忆",
        "记忆要点",
        "口诀",
        "记忆口诀",
        "关键词",
        "考察点",
        "加分项",
        "期望听到的重点",
        "要点",
        "Key points",
        "Mnemonic",
        "Keywords",
        "Memory aid",
        "Bonus points",
        "Key takeaways",
    ] {
        for label in [
            format!("{name}：\n"),
            format!("**{name}：**\n\n"),
            format!("**{name}**：\n"),
            format!("【{name}】\n"),
            format!("### {name}\n\n"),
            format!("#### **{name}**\n\n"),
            format!("🧠 {name}：\n"),
        ] {
            check(
                &after(&format!("{label}1. 先库\n2. 再删")),
                &["先库", "再删"],
            );
        }
    }
}

#[test]
fn one_sentence_is_one_rung() {
    check(&after("口诀：先库后缓存"), &["先库后缓存"]);
    check(&after("**记忆要点**：先库后缓存"), &["先库后缓存"]);
    check(&after("口诀\n\n先库后缓存"), &["先库后缓存"]);
    check(&after("> 口诀：先库后缓存"), &["先库后缓存"]);
}

#[test]
fn an_outline_stands_before_after_or_inside_the_answer() {
    let outline = ["先库", "再删"];
    check(
        &format!("## 怎样保持缓存一致？\n\n辅助记忆\n1. 先库\n2. 再删\n\n{ANSWER}\n"),
        &outline,
    );
    check(
        &format!(
            "## 怎样保持缓存一致？\n\n**答案：**\n\n{ANSWER}\n\n**辅助记忆：**\n- 先库\n- 再删\n"
        ),
        &outline,
    );
    check(
        &format!("## 怎样保持缓存一致？\n\n**关键词：** ①先库 ②再删\n\n**答案：**\n\n{ANSWER}\n"),
        &outline,
    );
    let card = card(
        "## 怎样保持缓存一致？\n\n先写库。\n\n辅助记忆\n1. 先库\n2. 再删\n\n失败就重试。\n",
        &[],
    );
    assert_eq!(card.outline, outline);
    assert_eq!(card.answer, "先写库。\n\n失败就重试。");
}

#[test]
fn a_project_has_names_of_its_own() {
    for body in [
        after("**一图流：**\n1. 先库\n2. 再删"),
        after("### 一图流\n\n- 先库\n- 再删"),
        after("TL;DR: ①先库 ②再删"),
    ] {
        let named = card(&body, &["一图流", "tl;dr"]);
        assert_eq!(named.outline, ["先库", "再删"], "\n{body}");
        assert_eq!(named.answer, ANSWER, "\n{body}");
        assert_eq!(card(&body, &[]).outline, [""; 0], "\n{body}");
    }
    let table = "| 问题 | 答案 | 一图流 |\n|---|---|---|\n| 什么是死锁？ | 互相等锁 | 等 |\n";
    assert_eq!(card(table, &["一图流"]).outline, ["等"]);
}

#[test]
fn names_come_from_the_config() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(
        folder.path().join("yiji.yaml"),
        "cards:\n  outline_names: [一图流]\n",
    )
    .unwrap();
    let config = Config::load(folder.path()).unwrap();
    let note = folder.path().join("a.md");
    std::fs::write(&note, after("**一图流：** ①先库 ②再删")).unwrap();
    let compiled = yiji::compile::Compiled::read(&note, "a.md", &config).unwrap();
    let outlines: Vec<_> = compiled
        .drafts()
        .map(|draft| draft.outline.clone())
        .collect();
    assert_eq!(outlines, [["先库", "再删"]]);
}

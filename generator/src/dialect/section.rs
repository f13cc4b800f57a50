//! Headings with text, where a note is to be said or learnt rather than asked.
//!
//! # What it reads
//!
//! In notes for interviews, talks: headings such as 自我介绍, or whose text greets the interviewer. All headings with text,
//! where a note's title speaks of interviews and nothing in it asks. The headings that name a subject, in notes to learn
//! from: what these are, and which headings, [`survey::study`](crate::grammar::survey) says.
//!
//! # A note
//!
//! ```text
//! ## 1 自我介绍
//!
//! 面试官您好，我……
//! ```
//!
//! # Its cards
//!
//! One a heading, of the kind `section`: the heading is the prompt, its text the answer, up to the next heading of its
//! level. A remark in brackets before the text, and what an assistant says after it, are not part of it.
//!
//! # What it leaves alone
//!
//! Headings over other headings; tables of contents; manuals, plans, reports, stories.

use std::sync::LazyLock;

use super::{Ask, Dialect, Doc, Found, Rank, Reach, heading::is_questions, table};
use crate::{
    block::{Block, Kind},
    draft,
    grammar::beside::{Beside, beside},
    grammar::finder::Finder,
    grammar::survey::names_subject,
    grammar::title,
    read::is_remark,
};

/// The dialect.
pub const DIALECT: Dialect = Dialect {
    name: "section",
    summary: "headings with text of their own, in notes for interviews or to learn from",
    recognizes: |doc| doc.survey.interview || !doc.survey.subjects.is_empty(),
    read,
};

fn read<'a>(doc: &'a Doc<'a>, at: usize) -> Option<Found<'a>> {
    let block = doc.block(at)?;
    let Kind::Heading(level) = block.kind else {
        return None;
    };
    // A manual's title may say 面试题 too; what it holds is told by several headings of one level.
    let told = doc.survey.headings[usize::from(level)].filled >= 2
        && doc.survey.about <= 1
        && !doc.survey.manual;
    let titled = at > 0 && doc.survey.titled && doc.survey.asks_nothing() && told;
    // A line that asks below a heading makes that a topic.
    let below = doc.block(at + 1).filter(|next| next.is_text());
    // Nor is a list of links learnt, or a picture.
    let links = |block: &Block| {
        block
            .text
            .trim_start_matches(['*', ' ', '!'])
            .starts_with('[')
            && block.text.contains("](")
    };
    let titled =
        titled && !below.is_some_and(|next| next.asks() || links(next)) && names_subject(block);
    let all = doc.sections || titled && !block.text.ends_with([':', '：']);
    let learnt = doc.survey.subjects.binary_search(&at).is_ok();
    let aside = beside(block.text);
    // A table of cards makes it their topic, and the heading above it.
    let inner = doc
        .block(at + 1)
        .is_some_and(|next| next.level() > level && next.is_heading());
    let tabled = || table::read(doc, at + 1 + usize::from(inner)).is_some();
    let other = aside.is_some() || is_questions(block.text);
    let talk = is_talk(doc, at, block.text);
    let prompts = all || learnt || talk;
    if !prompts
        || block.is_label()
        || aside == Some(Beside::Contents)
        || !doc.sections && !talk && (aside == Some(Beside::Frame) || !learnt && other || tabled())
    {
        return None;
    }
    Some(Found::Ask(Ask {
        kind: draft::Kind::Section,
        question: title::question(block.text),
        line: block.lines.start,
        head: Vec::new(),
        body: at + 1,
        reach: Reach::Section(level),
        rank: Rank::Section,
    }))
}

/// What interviewers have everybody talk about.
static TALKS: LazyLock<Finder> = LazyLock::new(|| {
    Finder::new(&[
        "自我介绍",
        "项目介绍",
        "项目经历",
        "项目经验",
        "实习经历",
        "工作经历",
        "最有挑战",
        "最大的挑战",
        "遇到的挑战",
        "有挑战的",
        "失败的经历",
        "失败经历",
        "优缺点",
        "优点和缺点",
        "离职原因",
        "职业规划",
        "self-introduction",
        "about yourself",
        "introduce yourself",
    ])
});

/// Whether a heading is what a talk answers: by its name, or because the text below greets.
pub fn is_talk(doc: &Doc, at: usize, name: &str) -> bool {
    const GREETINGS: &[&str] = &["面试官您好", "面试官你好", "您好，我", "你好，我"];
    // A remark on the talk may stand before it: `（三分钟）`.
    let remark = doc.block(at + 1).is_some_and(is_remark);
    let below = doc
        .block(at + 1 + usize::from(remark))
        .filter(|next| next.is_text());
    let greets = below.is_some_and(|next| {
        let text = next.text.trim_start_matches(['“', '"', '>', ' ']);
        GREETINGS.iter().any(|greeting| text.starts_with(greeting))
    });
    greets || below.is_some() && TALKS.is_in(&name.to_ascii_lowercase())
}

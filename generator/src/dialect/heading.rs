//! Headings that ask.
//!
//! # What it reads
//!
//! A heading that ends in ？; a numbered heading, or one whose words ask, in a note whose headings ask; a heading with an
//! answer label or an outline right below it.
//!
//! # A note
//!
//! ```text
//! ### 3. TCP 为什么要三次握手？
//! 1. 确认双方的收发能力
//! 2. 同步初始序号
//! ```
//!
//! # Its cards
//!
//! One a heading. The answer reaches to the next heading of its level or above; headings below that do not ask are part
//! of it.
//!
//! # What it leaves alone
//!
//! Headings over nothing but other questions, which are topics; a title over the whole note; tables of contents.

use super::{Ask, Dialect, Doc, Found, Rank, Reach};
use crate::{
    block::{Block, Kind},
    draft,
    grammar::asking::Asking,
    grammar::label::{self, Role},
    grammar::marker,
    grammar::survey::{self, Run},
    grammar::title,
};

/// The dialect.
pub const DIALECT: Dialect = Dialect {
    name: "heading",
    summary: "headings that ask, with ？ or without",
    recognizes: |doc| doc.survey.headings.iter().any(|level| level.all > 0),
    read,
};

fn read<'a>(doc: &'a Doc<'a>, at: usize) -> Option<Found<'a>> {
    let block = doc.block(at)?;
    let Kind::Heading(level) = block.kind else {
        return None;
    };
    if block.is_label() || is_contents(block.text) || !asks(doc, at, block, level) {
        return None;
    }
    Some(Found::Ask(Ask {
        kind: draft::Kind::Question,
        question: title::question(block.text),
        line: block.lines.start,
        head: Vec::new(),
        body: at + 1,
        reach: Reach::Section(level),
        rank: if marker::is_ordinal(title::said(block.text)) {
            Rank::Explicit
        } else {
            Rank::Heading
        },
    }))
}

fn asks(doc: &Doc, at: usize, block: &Block, level: u8) -> bool {
    let headings = doc.survey.headings[usize::from(level)];
    let below = doc.block(at + 1);
    let lonely = level == 1 && headings.all == 1 && at == 0;
    if lonely {
        // The title of the note asks, and nothing else does.
        return block.asking == Asking::Marked
            && doc.survey.marked_headings() == 1
            && doc.survey.labels[0] == 0;
    }
    let label = below.and_then(|next| next.label).map(|label| label.role);
    let labelled = match label {
        Some(Role::Answer) => true,
        // Manuals have 要点 and 关键词 too.
        Some(Role::Outline | Role::Points) => doc.survey.interview,
        Some(Role::Question) | None => false,
    };
    if (labelled || answered_under_heading(doc, at, level)) && !is_questions(block.text) {
        return true;
    }
    let interview = doc.survey.interview;
    // `## 问题 3：锁` is one, whatever its words, unless it holds a question with a label of its own.
    if interview && marker::is_ordinal(title::said(block.text)) && !holds_labelled(doc, at, level) {
        return true;
    }
    // A topic: right below it stand the questions.
    let answering = || doc.survey.lists.run(at + 1).is_some_and(Run::answers);
    let topic = below.is_some_and(|next| match next.kind {
        Kind::Heading(inner) => inner > level && next.asking > Asking::No,
        Kind::Text => {
            block.asking != Asking::Marked && (next.asking == Asking::Marked || answering())
        }
        _ => false,
    });
    if topic {
        return false;
    }
    // A list of questions; elsewhere `3. 如何部署` is a step in a manual.
    let listed = marker::is_numbered(title::said(block.text))
        && headings.numbered >= if doc.survey.worded { 2 } else { 3 }
        && if interview {
            headings.worded >= 2 && headings.worded * 3 >= headings.numbered
                || doc.survey.worded && headings.asked * 2 >= headings.numbered
        } else {
            headings.worded >= 4 && headings.worded * 3 >= headings.numbered * 2
        };
    // Among prompts, a heading with text of its own is one too.
    let shaped = interview
        && headings.prompts()
        && (doc.survey.worded || headings.all > 3 || survey::asks(block))
        && !is_aside(block.text)
        && (survey::asks(block)
            || headings.asked * 3 >= headings.all * 2
            || below.is_some_and(|next| !next.is_heading()));
    let defines = below.is_some_and(|next| next.is_text())
        && ["什么是", "是什么", "为什么", "区别"]
            .iter()
            .any(|words| block.text.contains(words));
    match block.asking {
        // One question among many titles is the title of a part.
        Asking::Marked => {
            interview
                || listed
                || doc.survey.marked_headings() > 1
                || doc.survey.n_headings() < 5
                || defines
        }
        Asking::Worded => {
            let most = headings.worded >= 4 && headings.worded * 3 >= headings.all * 2;
            interview || listed || most || headings.marked >= 2
        }
        Asking::No => (listed || shaped) && !is_closing(block.text),
    }
}

/// Whether a question with a label stands among the first blocks below a heading.
fn holds_labelled(doc: &Doc, at: usize, level: u8) -> bool {
    const FARTHEST: usize = 12;
    let below = doc.blocks.blocks.iter().skip(at + 1).take(FARTHEST);
    below
        .take_while(|next| next.level() > level)
        .filter_map(|next| next.label)
        .any(|label| label.role == Role::Question)
}

/// Whether the next heading is `#### 答案`, one level or more below.
fn answered_under_heading(doc: &Doc, at: usize, level: u8) -> bool {
    const FARTHEST: usize = 12;
    let below = doc.blocks.blocks.iter().skip(at + 1).take(FARTHEST);
    below
        .clone()
        .find(|next| next.is_heading())
        .is_some_and(|next| {
            next.level() > level && label::name_role(next.text) == Some(Role::Answer)
        })
}

/// Parts that stand beside the questions: 总结, 加分点, 参考链接.
pub fn is_aside(text: &str) -> bool {
    const NAMES: &[&str] = &[
        "总结",
        "小结",
        "前言",
        "引言",
        "参考",
        "目录",
        "结语",
        "附录",
        "加分",
        "其他",
        "其它",
        "链接",
        "资源",
        "版权",
        "Tips",
        "tips",
        "Summary",
        "Resources",
        "Why Interviewers",
    ];
    NAMES.iter().any(|name| text.contains(name)) || is_questions(text)
}

/// `## 常见问题`: names questions and is none.
fn is_questions(text: &str) -> bool {
    ["常见问题", "面试题", "问答", "FAQ", "Q&A"]
        .iter()
        .any(|name| text.ends_with(name))
}

/// 总结 and other parts that any text may have.
pub fn is_closing(text: &str) -> bool {
    let name = title::topic(text).to_lowercase();
    [
        "总结",
        "小结",
        "结语",
        "前言",
        "引言",
        "写在前面",
        "写在最后",
        "更新日志",
        "附录",
        "summary",
        "conclusion",
        "introduction",
    ]
    .iter()
    .any(|closing| name.starts_with(closing))
}

/// 目录
pub fn is_contents(text: &str) -> bool {
    let name = title::topic(text).to_lowercase();
    matches!(
        name.as_str(),
        "目录"
            | "contents"
            | "table of contents"
            | "toc"
            | "参考"
            | "参考资料"
            | "参考文献"
            | "references"
            | "license"
            | "许可"
    )
}

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

use super::{Ask, Dialect, Doc, Found, Rank, Reach, one_question, section, table};
use crate::{
    block::{Block, Kind},
    draft,
    grammar::asking::{self, Asking, is_marked},
    grammar::beside::{Beside, beside, is_contents},
    grammar::label::{self, Role},
    grammar::marker,
    grammar::survey::Run,
    grammar::text::{Part, is_within},
    grammar::title,
    grammar::words::Words,
    read::is_fields,
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
    if block.is_label() || is_contents(block.topic()) || !asks(doc, at, block, level) {
        return None;
    }
    Some(Found::Ask(Ask {
        kind: draft::Kind::Question,
        question: title::question(block.text),
        line: block.lines.start,
        head: Vec::new(),
        body: at + 1,
        reach: match one_question::is_title(doc, at, level) {
            true => one_question::reach(doc, at, level),
            false => Reach::Section(level),
        },
        rank: if marker::is_ordinal(title::said(block.text))
            || one_question::is_title(doc, at, level)
        {
            Rank::Explicit
        } else {
            Rank::Heading
        },
    }))
}

fn asks(doc: &Doc, at: usize, block: &Block, level: u8) -> bool {
    let headings = doc.survey.headings[usize::from(level)];
    let below = doc.block(at + 1);
    if one_question::is_title(doc, at, level) {
        return one_question::asks(doc, at, block);
    }
    if doc.survey.help {
        return false;
    }
    // `**难度**：高` may stand before the answer.
    let fields = below.is_some_and(|next| {
        next.is_text() && next.label.is_none() && is_fields(doc, &[Part::Lines(next.lines.clone())])
    });
    let answer = doc.block(at + 1 + usize::from(fields));
    let label = answer.and_then(|next| next.label).map(|label| label.role);
    let labelled = match label {
        Some(Role::Answer) => answer.is_some_and(|next| doc.is_answer(next)),
        // Manuals have 要点 and 关键词 too, and below `## Tips` an outline is of nothing that was asked.
        Some(Role::Outline | Role::Points) => doc.survey.interview && !stands_beside(block),
        Some(Role::Question) | None => false,
    };
    // `### 答案` below a list of questions answers each of them.
    let lists = doc.survey.lists.run(at + 1).is_some_and(|run| {
        !run.is_bulleted()
            && run.items >= 2
            && run.marked == run.items
            && block.asking == Asking::No
    });
    if (labelled || answered_under_heading(doc, at, level) && !lists) && !is_questions(block.text) {
        return true;
    }
    // `## 1.9 锁` over `### 题目`.
    let over = below.is_some_and(|next| {
        next.is_heading() && next.label.is_some_and(|label| label.role == Role::Question)
    });
    if over && block.asking != Asking::Marked {
        return false;
    }
    let interview = doc.survey.interview;
    // `## 问题 3：锁` is one, whatever its words, unless it holds a question with a label of its own.
    if interview && marker::is_ordinal(title::said(block.text)) && !holds_labelled(doc, at, level) {
        return true;
    }
    // `## 学习资料` over links to other texts.
    let linked = doc
        .survey
        .lists
        .run(at + 1)
        .is_some_and(|run| run.linked == run.items);
    if linked && block.asking == Asking::No && !marker::is_numbered(title::said(block.text)) {
        return false;
    }
    // A topic: right below it stand the questions.
    let answering = || doc.survey.lists.run(at + 1).is_some_and(Run::answers);
    let topic = below.is_some_and(|next| match next.kind {
        // Below what asks outright, only what does so too is another question.
        Kind::Heading(inner) => {
            inner > level && next.asking > Asking::No && next.asking >= block.asking
        }
        Kind::Text => {
            let prompt =
                headings.prompts() && block.asking == Asking::Worded && next.marker.is_some();
            block.asking != Asking::Marked
                && !prompt
                && (next.asking == Asking::Marked || answering())
        }
        Kind::Table => block.asking != Asking::Marked && table::read(doc, at + 1).is_some(),
        _ => false,
    });
    // `常考的有哪些？` over a list of questions with their answers, `这些你都会吗？` over any.
    let heads = doc.survey.lists.run(at + 1).is_some_and(|run| {
        run.items >= 3
            && run.marked * 4 >= run.items * 3
            && (run.filled * 2 >= run.items || asking::is_addressed(block.text))
    });
    if topic || heads {
        return false;
    }
    // Where others are numbered as questions, `### 4. 索引` is no question.
    let other = headings.ordinals >= 2 && !marker::is_ordinal(title::said(block.text));
    let paired = doc.survey.n_headings() == 2 && headings.are_pair() && !doc.survey.manual;
    // A list of questions; elsewhere `3. 如何部署` is a step in a manual.
    let listed = paired
        || marker::is_numbered(title::said(block.text))
            && headings.numbered >= if doc.survey.worded { 2 } else { 3 }
            && if interview {
                headings.worded >= 2 && headings.worded * 3 >= headings.numbered
                    || doc.survey.worded && headings.asked * 2 >= headings.numbered
                    || doc.survey.named
                        && headings.over == 0
                        && is_filled(doc, at)
                        && !section::is_talk(doc, at, block.text)
            } else {
                headings.worded >= 4 && headings.worded * 3 >= headings.numbered * 2
            };
    // What is numbered below `# 某厂一面` was asked there, but for the names of its parts.
    let recorded = doc.survey.round
        && level > 1
        && marker::is_numbered(title::said(block.text))
        && headings.numbered * 4 >= headings.all * 3
        && !asking::names_part(marker::strip_numbering(block.text))
        && !(doc.survey.lists.run(at + 1)).is_some_and(|run| run.prompts);
    // Three are a note by themselves where it has no others.
    let whole = headings.wide == headings.all && headings.all == doc.survey.n_headings();
    // Among prompts, a heading with text of its own is one too.
    let family = doc.survey.families.prompts(at);
    let shaped = interview
        && (headings.prompts()
            || family
            || doc.survey.named && headings.names() && is_filled(doc, at))
        && (doc.survey.worded || headings.all > 3 || whole || block.asks())
        && !stands_beside(block)
        && (block.asks()
            || family
            || headings.asked * 3 >= headings.all * 2
            || doc.survey.worded && below.is_some_and(|next| !next.is_heading()));
    let told = below.is_some_and(|next| next.is_text());
    let defines = told
        && ["什么是", "是什么", "为什么", "区别"]
            .iter()
            .any(|words| block.text.contains(words));
    // `## 行锁和表锁的区别` asks wherever it stands.
    let differs = told && asking::differs(block.text);
    // `### 介绍锁` in notes for interviews; `### 手撕代码` heads what was asked.
    let said = marker::strip_numbering(block.text);
    let written = below.is_some_and(|next| next.is_text() || next.kind == Kind::Code);
    let asked_for = doc.survey.worded
        && written
        && asking::requests(said)
        && !asking::names_part(said)
        && !said.starts_with("概述");
    // What only has headings below it is a topic. So is one without a number and text among those that have a number.
    let counted =
        headings.numbered * 2 > headings.all && !marker::is_numbered(title::said(block.text));
    let over_headings = below.is_some_and(|next| {
        next.is_heading() && (next.level() > level || counted && next.level() == level)
    });
    match block.asking {
        // One question among many titles is the title of a part.
        // Nor is anybody asked where one of them goes on with the text: 那么怎样选呢？
        Asking::Marked => {
            let rhetoric = doc.survey.rhetorical > 0;
            interview
                || listed
                || !doc.survey.subjects.is_empty()
                || !rhetoric && (doc.survey.marked_headings() > 1 || doc.survey.n_headings() < 5)
                || !rhetoric && defines && !doc.survey.manual
        }
        // "How to use this guide" heads a step of a manual.
        Asking::Worded
            if title::question(block.text)
                .to_lowercase()
                .starts_with("how to ") =>
        {
            false
        }
        Asking::Worded if asking::is_of_a_day(title::question(block.text).as_str()) => false,
        Asking::Worded if asking::is_manual(block.text) => false,
        Asking::Worded if asking::is_of_the_text(block.text) => false,
        Asking::Worded => {
            let most = headings.worded >= 4 && headings.worded * 3 >= headings.all * 2;
            // Among subjects, what asks does so.
            let learnt = told && !doc.survey.subjects.is_empty();
            interview || listed || most || differs || learnt || headings.marked >= 2
        }
        Asking::No => {
            (recorded || !doc.survey.parts.has(at))
                && (asked_for
                    || recorded
                    || (listed || shaped) && doc.survey.asks_beside(at) && !is_path(block.text))
                && !other
                && !over_headings
                && !stands_beside(block)
        }
    }
}

/// Whether text of its own stands below a heading, and no list of questions.
fn is_filled(doc: &Doc, at: usize) -> bool {
    let prompts = doc
        .survey
        .lists
        .run(at + 1)
        .is_some_and(|run| run.prompts || run.asked > 0);
    doc.block(at + 1).is_some_and(|below| !below.is_heading()) && !prompts
}

/// `~/.config/app.toml`, `src/main.rs`
fn is_path(text: &str) -> bool {
    let text = text.trim_matches('`');
    text.is_ascii() && text.contains('/') && !text.contains(' ')
}

/// Whether a question with a label stands among the first blocks below a heading. One that follows up is asked below it.
fn holds_labelled(doc: &Doc, at: usize, level: u8) -> bool {
    const FARTHEST: usize = 12;
    let below = doc.blocks.blocks.iter().skip(at + 1).take(FARTHEST);
    below
        .take_while(|next| next.level() > level)
        .filter(|next| next.label.is_some_and(|label| label.role == Role::Question))
        .any(|next| !next.follows_up())
}

/// Whether the next heading is `#### 答案`, one level or more below.
pub fn answered_under_heading(doc: &Doc, at: usize, level: u8) -> bool {
    const FARTHEST: usize = 12;
    let below = doc.blocks.blocks.iter().skip(at + 1).take(FARTHEST);
    let mut headings = below
        .take_while(|next| next.level() > level)
        .filter(|next| next.is_heading());
    let Some(first) = headings.next() else {
        return false;
    };
    let answers = |next: &Block| label::name_role(next.text) == Some(Role::Answer);
    // `#### 考察什么？` may stand before it.
    let mut aside = || {
        let role = first.label.map(|label| label.role);
        matches!(role, Some(Role::Outline | Role::Points))
            && headings
                .next()
                .is_some_and(|next| next.level() == first.level() && answers(next))
    };
    answers(first) || aside()
}

/// Whether a heading is over what nobody asks for, or only says that questions follow.
fn stands_beside(block: &Block) -> bool {
    // `公司为什么要统一框架` is asked, though it names the company; 面试流程 is not.
    const LONGEST: usize = 6;
    let asks = || block.asks() && !is_within(block.text, LONGEST);
    beside(block.text).is_some_and(|beside| beside != Beside::Extra || !asks())
        || is_questions(block.text)
}

/// `## 常见问题`: names questions and is none.
pub fn is_questions(text: &str) -> bool {
    static NAMES: Words = Words::new(&["常见问题", "面试题", "问答", "FAQ", "Q&A"]);
    // `Interview Questions & Answers`
    NAMES.end(text) || text.to_lowercase().contains("interview questions") && !is_marked(text)
}

//! What a note is like as a whole: counts that tell which way of writing its author follows.
//!
//! A single line can seldom be read right by itself. `3. 如何部署` is a question in a list of questions and a step in a
//! manual; a line that ends in ？ is a card in an interview note and rhetoric in an essay.

mod headings;
mod list;
mod run;

use std::sync::LazyLock;

use aho_corasick::AhoCorasick;
pub use headings::Headings;
pub use list::Lists;
pub use run::{Run, is_name};

use crate::{
    block::{Block, Blocks, Kind},
    grammar::asking::{self, Asking},
    grammar::finder::finder,
    grammar::label::Role,
    grammar::marker::{self, Style},
    grammar::title,
};

/// Counts over a note.
#[derive(Clone, Debug, Default)]
pub struct Survey {
    /// Whether the note is one of questions, by its words or by its shape.
    pub interview: bool,
    /// Whether it speaks of interviews, exams or questions.
    pub worded: bool,
    /// Whether its title says that it holds questions.
    pub titled: bool,
    /// Headings by level, 1 to 6.
    pub headings: [Headings; 7],
    /// Paragraphs that are no list items and have no label.
    pub paragraphs: u32,
    /// Those of them that are questions, and not prose that ends in one.
    pub plain: u32,
    /// Bold lines and bold starts of lines that end in ？.
    pub bold: u32,
    /// Bold lines with a number, and those of them that ask.
    pub titles: (u32, u32),
    /// Numbered items, and those that end in ？.
    pub numbered: (u32, u32),
    /// Bulleted items, and those that end in ？.
    pub bulleted: (u32, u32),
    /// Labels of questions, of answers, and of outlines that only somebody who learns by heart writes.
    pub labels: [u32; 3],
    /// `<summary>` elements.
    pub summaries: u32,
    /// Its lists, as the author sees them.
    pub lists: Lists,
}

/// Words of notes for interviews and exams. The first [`N_ANYWHERE`] tell wherever they stand, the others in titles only:
/// any manual may speak of questions.
static INTERVIEW: LazyLock<AhoCorasick> = LazyLock::new(|| {
    let words = [
        "面试",
        "面試",
        "面经",
        "八股",
        "笔试",
        "刷题",
        "考题",
        "真题",
        "拷问",
        "追问",
        "自测",
        "自我介绍",
        "职业规划",
        "项目经历",
        "interview",
        "Interview",
        "flashcard",
        "题库",
        "常见问题",
        "問題",
        "问答",
        "习题",
        "思考题",
        "练习",
        "Questions",
        "FAQ",
        "questions",
        "Q&A",
        "Quiz",
    ];
    finder(&words)
});

/// How many words of [`INTERVIEW`] tell wherever they stand.
const N_ANYWHERE: usize = 17;

/// How much `text` speaks of interviews; two is enough.
fn interview(text: &str, title: bool) -> usize {
    let weigh = |pattern: usize| match (pattern < N_ANYWHERE, title) {
        (true, true) => 2,
        (true, false) | (false, true) => 1,
        (false, false) => 0,
    };
    INTERVIEW
        .find_iter(text)
        .map(|found| weigh(found.pattern().as_usize()))
        .sum()
}

/// Surveys a note; `names` are its title and its path.
pub fn survey(blocks: &Blocks, names: &[&str]) -> Survey {
    let mut survey = Survey {
        lists: list::lists(&blocks.blocks, &blocks.lines),
        ..Survey::default()
    };
    let mut words: usize = names.iter().map(|name| interview(name, true)).sum();
    let first = blocks
        .blocks
        .iter()
        .find(|block| block.kind != Kind::Comment)
        .filter(|block| block.level() == 1);
    survey.titled = names
        .first()
        .copied()
        .into_iter()
        .chain(first.map(|block| block.text))
        .any(names_questions);
    let mut manual = false;
    for (at, block) in blocks.blocks.iter().enumerate() {
        match block.kind {
            Kind::Heading(level) => {
                let headings = &mut survey.headings[usize::from(level)];
                headings.all += 1;
                headings.marked += u32::from(block.asking == Asking::Marked);
                headings.worded += u32::from(block.asking >= Asking::Worded);
                headings.asked += u32::from(asks(block));
                headings.filled += u32::from(
                    blocks
                        .blocks
                        .get(at + 1)
                        .is_some_and(|next| !next.is_heading()),
                );
                words += if asking::is_round(block.text) { 2 } else { 0 };
                manual |= asking::is_manual(block.text);
                headings.numbered += u32::from(marker::is_numbered(title::said(block.text)));
            }
            Kind::Text => {
                let marked = u32::from(block.asking == Asking::Marked);
                if block.text.starts_with("**") {
                    survey.bold += u32::from(bold_question(block.text).is_some());
                    if let Some(title) = bold_title(block) {
                        survey.titles.0 += 1;
                        survey.titles.1 += u32::from(asking::asking(title) > Asking::No);
                    }
                }
                match block.marker {
                    Some(marker) if marker.style == Style::Bullet => {
                        survey.bulleted.0 += 1;
                        survey.bulleted.1 += marked;
                    }
                    Some(_) => {
                        survey.numbered.0 += 1;
                        survey.numbered.1 += marked;
                    }
                    None if block.label.is_none() => {
                        survey.paragraphs += 1;
                        survey.plain += u32::from(is_plain_question(block));
                    }
                    None => {}
                }
            }
            Kind::Html => {
                survey.summaries += u32::from(
                    block.text.contains("<summary") || block.text.starts_with("::: details"),
                )
            }
            // A fence opens for questions only.
            Kind::Edge => {
                words += 2;
            }
            _ => {}
        }
        match block.label.map(|label| label.role) {
            Some(Role::Question) => survey.labels[0] += 1,
            Some(Role::Answer) => survey.labels[1] += 1,
            Some(Role::Outline) if aids_memory(block.text) => survey.labels[2] += 1,
            _ => {}
        }
        if words < 2 && matches!(block.kind, Kind::Heading(_) | Kind::Text) {
            for line in &blocks.lines[block.lines.clone()] {
                words += interview(line.text, block.is_heading());
            }
        }
    }
    survey.worded =
        words >= 2 || survey.labels[0] >= 2 && survey.labels[1] >= 2 || survey.labels[2] >= 2;
    let items = survey.numbered.0 + survey.bulleted.0;
    survey.lists.judge(survey.paragraphs * 8 <= items);
    survey.interview = survey.worded || !manual && survey.asks_by_shape();
    survey
}

/// Whether a title says that what is below it are questions, though they may not look it.
fn names_questions(title: &str) -> bool {
    let title = title.to_lowercase();
    [
        "面经",
        "八股",
        "面试题",
        "面试总结",
        "面试复习",
        "题库",
        "interview questions",
    ]
    .iter()
    .any(|word| title.contains(word))
}

/// Whether the name of an outline says what it is for; 关键词 and 亮点 stand in any text.
fn aids_memory(label: &str) -> bool {
    [
        "记忆", "口诀", "期望", "考察", "加分", "Mnemonic", "mnemonic", "Memory", "memory",
    ]
    .iter()
    .any(|word| label.contains(word))
}

impl Survey {
    /// Headings that end in ？, of all levels.
    pub fn marked_headings(&self) -> u32 {
        self.headings.iter().map(|level| level.marked).sum()
    }

    /// Whether nothing in the note asks or counts.
    pub fn asks_nothing(&self) -> bool {
        self.marked_headings()
            + self.plain
            + self.bold
            + self.numbered.1
            + self.bulleted.1
            + self.labels[0]
            == 0
    }

    /// Whether its headings or lists mostly ask, whatever it is about.
    fn asks_by_shape(&self) -> bool {
        self.headings.iter().any(Headings::prompts)
            || self.lists.runs.iter().any(|run| run.tells(self.paragraphs))
    }

    /// Headings of all levels.
    pub fn n_headings(&self) -> u32 {
        self.headings.iter().map(|level| level.all).sum()
    }
}

/// Whether an item or a title asks, or names what one asks about.
pub fn asks(block: &Block) -> bool {
    let text = marker::strip_numbering(title::said(block.text).trim_matches('*'));
    // `How to add a topic` heads a step of a manual.
    if text
        .get(..7)
        .is_some_and(|start| start.eq_ignore_ascii_case("how to "))
    {
        return false;
    }
    block.asking > Asking::No || asking::is_named(text) || asking::asking(text) > Asking::No
}

/// Whether a paragraph is a question, and not prose that ends in one, or rhetoric.
pub fn is_plain_question(block: &Block) -> bool {
    const LONGEST: usize = 240;
    const MOST_LINES: usize = 3;
    block.asking == Asking::Marked
        && block.text.chars().count() <= LONGEST
        && block.lines.len() <= MOST_LINES
        && sentences(block.text) < 2
        && !asking::is_rhetorical(block.text)
}

/// Sentences that end inside `text`.
pub fn sentences(text: &str) -> usize {
    text.matches(['。', '！']).count() + text.matches(". ").count()
}

/// The question in bold at the start of `text`, and what follows it: `**什么是锁？** 锁是…`.
pub fn bold_question(text: &str) -> Option<(&str, &str)> {
    let (bold, rest) = bold_start(text)?;
    crate::grammar::asking::is_marked(bold)
        .then_some((bold, rest))
        .or_else(|| {
            // `**1.** 什么是锁？` and `**什么是锁**？`
            let end = rest.trim();
            matches!(end, "？" | "?").then_some((bold, ""))
        })
}

/// The text of a line that is bold all through and numbered: `**3. 乐观锁的实现**`, `**P3 乐观锁的实现**`.
pub fn bold_title<'a>(block: &Block<'a>) -> Option<&'a str> {
    let (bold, rest) = bold_start(block.text)?;
    let lettered = bold
        .strip_prefix(['P', 'p', 'Q', 'q', 'T'])
        .is_some_and(|rest| rest.starts_with(|sign: char| sign.is_ascii_digit()));
    let numbered = lettered
        || marker::is_numbered(bold)
        || block
            .marker
            .is_some_and(|marker| marker.style != Style::Bullet);
    (numbered && rest.is_empty() && block.lines.len() == 1).then_some(bold)
}

/// What is bold at the start of `text`, and what follows it.
pub fn bold_start(text: &str) -> Option<(&str, &str)> {
    let inner = text.strip_prefix("**")?;
    let end = inner.find("**").filter(|end| *end > 0)?;
    Some((inner[..end].trim(), inner[end + 2..].trim()))
}

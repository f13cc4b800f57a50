//! What a note is like as a whole: counts that tell which way of writing its author follows.
//!
//! A single line can seldom be read right by itself. `3. 如何部署` is a question in a list of questions and a step in a
//! manual; a line that ends in ？ is a card in an interview note and rhetoric in an essay.

mod asked;
mod bold;
mod families;
mod glossary;
mod headings;
mod line;
mod list;
mod list_context;
mod lone;
mod parts;
mod run;
mod signature;
mod study;
mod verdict;
mod words;

use std::path::Path;

pub use asked::Asked;
pub use bold::{bold_question, bold_start, bold_title, is_bold, is_bold_line};
pub use families::Families;
pub use glossary::Glossary;
pub use headings::Headings;
pub use line::{is_line, is_line_title, is_plain_question, sentences};
pub use list::Lists;
pub use list_context::heads_part;
pub use run::{Note, Run, is_name, is_ticked};
pub use study::names_subject;

use glossary::glossaries;
use lone::lone;
use parts::Parts;
use signature::signature;
use words::{aids_memory, collects_questions, holds_questions, interview, names_questions};

use crate::{
    block::{Block, Blocks, Kind, line::without_font},
    grammar::asking::{self, Asking},
    grammar::callout,
    grammar::container,
    grammar::label::{self, Role},
    grammar::marker::{self, Style},
    grammar::text::is_within,
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
    /// Whether its title leaves no doubt that it holds nothing else.
    pub named: bool,
    /// Whether its title names a round of an interview.
    pub round: bool,
    /// The headings that name what there is to learn, in a note that is made of such.
    pub subjects: Vec<usize>,
    /// Headings that speak of the interview itself: 面试流程.
    pub about: u32,
    /// Headings that go on with the text above them: 那么怎样选呢？
    pub rhetorical: u32,
    /// Headings by level, 1 to 6.
    pub headings: [Headings; 7],
    /// Paragraphs that are no list items and have no label.
    pub paragraphs: u32,
    /// Those of them that are questions, and not prose that ends in one.
    pub plain: u32,
    /// Short lines by themselves, and those of them that ask by their words alone.
    pub lines: (u32, u32),
    /// Those of them that ask outright, and not the reader.
    pub asked_lines: u32,
    /// Those of them with Latin letters.
    pub latin: u32,
    /// Rules that part the note, and those of them right above a short line.
    pub rules: (u32, u32),
    /// Those of them right above a paragraph that ends in ？.
    pub parted: u32,
    /// Quotations, and those of them that are one line that asks.
    pub quotes: (u32, u32),
    /// Headings right over a line that asks, and nothing else.
    pub over_questions: u32,
    /// Headings that do not ask by their mark, right over a label with a question.
    pub over_labels: u32,
    /// Bold lines and bold starts of lines that end in ？.
    pub bold: u32,
    /// Bold lines with a number, and those of them that ask.
    pub titles: (u32, u32),
    /// Lines all in bold, and those of them that ask, by their words or what they name.
    pub bolds: (u32, u32),
    /// Numbered items, and those that end in ？.
    pub numbered: (u32, u32),
    /// Bulleted items, and those that end in ？.
    pub bulleted: (u32, u32),
    /// Labels of questions, of answers, and of outlines that only somebody who learns by heart writes.
    pub labels: [u32; 3],
    /// Whether it has a manual's headings.
    pub manual: bool,
    /// Whether its questions are those that users of what it is about ask, or a guide about itself: a manual's FAQ.
    pub help: bool,
    /// Whether `B:` speaks in it, so that `A:` is a person too.
    pub speakers: bool,
    /// The block that is the only question of the note, and its first words.
    pub lone: Option<usize>,
    /// `<summary>` elements and other titles of what folds, and those of them that ask.
    pub summaries: (u32, u32),
    /// Headings, and whether one below the same heading asks.
    pub families: Families,
    /// Its titles that are parts of what stands above them.
    pub parts: Parts,
    /// Its parts that explain terms.
    pub glossaries: Vec<Glossary>,
    /// The block at which that begins which stands below all of it: when it was written, by whom.
    pub signature: Option<usize>,
    /// Questions one below the other.
    pub asked: Asked,
    /// Its lists, as the author sees them.
    pub lists: Lists,
}

/// Surveys a note; `names` are its title, its path, and then its tags and categories.
pub fn survey(blocks: &Blocks, names: &[&str]) -> Survey {
    let mut survey = Survey {
        lists: list::lists(&blocks.blocks, &blocks.lines),
        parts: Parts::of(&blocks.blocks),
        asked: Asked::of(&blocks.blocks),
        signature: signature(blocks),
        ..Survey::default()
    };
    let mut words: usize = names.iter().map(|name| interview(name, true)).sum();
    let first = blocks
        .blocks
        .iter()
        .find(|block| block.kind != Kind::Comment)
        .filter(|block| block.level() == 1);
    let titles = || {
        let path = names.get(1);
        (names.first().copied().into_iter())
            .chain(first.map(|block| block.text))
            .chain(path.and_then(|path| Path::new(path).file_stem()?.to_str()))
    };
    survey.titled = titles().any(names_questions);
    survey.named = titles().any(holds_questions);
    survey.round = titles().any(asking::is_round);
    // A first line of few words is a title too.
    if let Some(line) = blocks.blocks.first().filter(|block| is_title(block)) {
        words += interview(line.text, true);
    }
    let said = (blocks.blocks.iter()).find(|block| block.is_text());
    let collects = said.is_some_and(|block| {
        let mut lines = blocks.lines[block.lines.clone()].iter();
        lines.any(|line| collects_questions(line.text))
    });
    words += 2 * usize::from(collects);
    let mut praises = 0;
    let (mut faqs, mut users) = (0, false);
    for (at, block) in blocks.blocks.iter().enumerate() {
        match block.kind {
            Kind::Heading(level) => {
                // `## 如何运行` is a step of a manual.
                let manual = asking::is_manual(block.text);
                let asks = block.asks() && !survey.parts.has(at) && !manual;
                let worded = block.asking > Asking::No && !manual;
                survey.families.add(at, level, asks, worded);
                let headings = &mut survey.headings[usize::from(level)];
                headings.all += 1;
                headings.marked += u32::from(block.asking == Asking::Marked);
                headings.worded += u32::from(worded);
                headings.outright +=
                    u32::from(worded || asking::requests(marker::strip_numbering(block.text)));
                headings.wide += u32::from(!block.text.is_ascii());
                headings.asked += u32::from(asks);
                headings.filled += u32::from(
                    blocks
                        .blocks
                        .get(at + 1)
                        .is_some_and(|next| !next.is_heading()),
                );
                headings.over +=
                    u32::from(blocks.blocks.get(at + 1).is_some_and(|next| {
                        next.kind == Kind::Text && next.asking == Asking::Marked
                    }));
                if asking::is_round(block.text)
                    || asking::poses(marker::strip_numbering(block.text))
                {
                    words += 2;
                }
                survey.about +=
                    u32::from(block.text.contains("面试") && !names_questions(block.text));
                headings.ordinals += u32::from(marker::is_ordinal(title::said(block.text)));
                survey.rhetorical +=
                    u32::from(block.asking == Asking::Marked && asking::is_rhetorical(block.text));
                survey.manual |= manual;
                words += usize::from(asking::heads_tasks(block.text));
                if at > 0 && asking::heads_faq(block.text) {
                    faqs += interview(block.text, true);
                }
                praises += u32::from(asking::praises(marker::strip_numbering(block.text)));
                survey.over_questions +=
                    u32::from(blocks.blocks.get(at + 1).is_some_and(is_plain_question));
                let labelled = blocks.blocks.get(at + 1).and_then(|next| next.label);
                survey.over_labels += u32::from(
                    block.asking < Asking::Marked
                        && labelled.is_some_and(|label| {
                            label.role == Role::Question && !label.rest.is_empty()
                        }),
                );
                headings.numbered += u32::from(marker::is_numbered(title::said(block.text)));
            }
            Kind::Text => {
                let marked = u32::from(block.asking == Asking::Marked);
                survey.speakers |= block.text.starts_with("B:") || block.text.starts_with("B：");
                if block.text.starts_with("**") || block.text.starts_with("_**") {
                    survey.bold += u32::from(bold_question(block.text).is_some());
                    if is_bold_line(block) && !survey.parts.has(at) {
                        survey.bolds.0 += 1;
                        survey.bolds.1 += u32::from(block.asks());
                    }
                    if let Some(title) = bold_title(block) {
                        survey.titles.0 += 1;
                        let title = marker::strip_numbering(title);
                        let asks = asking::asking(title) > Asking::No || asking::requests(title);
                        survey.titles.1 += u32::from(asks);
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
                        // `二面：`
                        let label = block.lines.len() == 1 && is_within(block.text, 8);
                        words += 2 * usize::from(
                            (is_line(block) || label) && asking::is_round(block.text),
                        );
                        survey.plain += u32::from(is_plain_question(block));
                        let prompt = is_line(block) && block.asks();
                        match block.quote {
                            0 => {
                                survey.lines.0 += u32::from(is_line(block));
                                survey.latin += u32::from(
                                    is_line(block)
                                        && block
                                            .text
                                            .bytes()
                                            .any(|byte| byte.is_ascii_alphabetic()),
                                );
                                survey.asked_lines += u32::from(prompt && asks_outright(block));
                                survey.lines.1 +=
                                    u32::from(prompt && marked == 0 && !block.text.is_ascii());
                            }
                            _ => {
                                survey.quotes.0 += 1;
                                survey.quotes.1 += u32::from(prompt);
                            }
                        }
                    }
                    None => {}
                }
            }
            Kind::Html => {
                if let Some(summary) = summary(block.text) {
                    survey.summaries.0 += 1;
                    survey.summaries.1 += u32::from(
                        asking::asking(summary) > Asking::No || asking::is_named(summary),
                    );
                }
            }
            Kind::Rule => {
                survey.rules.0 += 1;
                let below = blocks.blocks.get(at + 1);
                survey.rules.1 += u32::from(below.is_some_and(is_line_title));
                survey.parted += u32::from(below.is_some_and(is_plain_question));
            }
            // A fence opens for questions only.
            Kind::Edge => {
                words += 2;
            }
            _ => {}
        }
        // Only who asks marks a text as a question.
        let asks = block.label.is_some_and(|label| {
            label.role == Role::Question && label::name_role(label.rest).is_none()
        });
        if asks && callout::read(block.text).is_some() {
            words += 2;
        }
        let said = block.label.map_or(block.text, |label| label.rest);
        let titled = block.is_heading() || block.label.is_some();
        users |= block.is_heading()
            && block.asking == Asking::Marked
            && asking::is_of_a_guide(block.text);
        users |= faqs > 0 && titled && block.asking == Asking::Marked && asking::is_of_a_user(said);
        match block.label.map(|label| label.role) {
            Some(Role::Question) => survey.labels[0] += 1,
            Some(Role::Answer) => survey.labels[1] += 1,
            Some(Role::Outline) if aids_memory(block.text) => survey.labels[2] += 1,
            _ => {}
        }
        if words < 2 + faqs && matches!(block.kind, Kind::Heading(_) | Kind::Text) {
            for line in &blocks.lines[block.lines.clone()] {
                words += interview(line.text, block.is_heading());
            }
        }
    }
    survey.worded =
        words >= 2 || survey.labels[0] >= 2 && survey.labels[1] >= 2 || survey.labels[2] >= 2;
    survey.lone = lone(blocks).filter(|_| !survey.manual);
    // A template asks whoever fills it in.
    let template = survey_title(blocks, names).is_some_and(|title| {
        let title = title.to_lowercase();
        title.contains("template") || title.contains("模板")
    });
    // A program to prepare for interviews with, described; nothing in it ends in ？.
    let product = praises > 0 && (praises > 1 || survey.manual) && survey.asks_nothing();
    // Nothing but these speaks of questions.
    survey.help = users && words < 2 + faqs && !survey.titled;
    survey.worded &= !template && !product && !survey.help;
    survey.manual |= template || product || survey.lists.are_to_do();
    let items = survey.numbered.0 + survey.bulleted.0;
    let note = Note {
        worded: survey.worded,
        only_lists: survey.paragraphs * 8 <= items,
        paragraphs: survey.paragraphs,
        titled: survey.named,
        told: survey.titled,
        document: survey.manual || survey_title(blocks, names).is_some_and(study::names_document),
    };
    survey.lists.judge(note);
    survey.interview =
        survey.worded || !survey.manual && !survey.help && survey.asks_by_shape(note);
    survey.glossaries = glossaries(&blocks.blocks, names.first().copied().unwrap_or_default());
    survey.subjects = study::subjects(&survey, blocks, names);
    if let Some(first) = study::terms(&survey, &blocks.blocks) {
        survey.lists.define(first);
        survey.subjects.clear();
        survey.interview = true;
    }
    survey
}

/// Whether a line asks in so many words, and speaks to nobody.
fn asks_outright(line: &Block) -> bool {
    !line.text.is_ascii()
        && !asking::is_addressed(line.text)
        && asking::asking(line.text) > Asking::No
}

/// What the title says of something that folds: a `<summary>`, `::: details …`, or another container that asks.
fn summary(line: &str) -> Option<&str> {
    if let Some(container) = container::read(line) {
        let counts = container.folds || asking::is_marked(container.title);
        return counts.then_some(container.title);
    }
    let (_, said) = line[line.find("<summary")?..].split_once('>')?;
    let said = said.split_once("</summary>").map_or(said, |(said, _)| said);
    Some(without_font(said.trim()))
}

/// The title of a note, or its first heading.
fn survey_title<'a>(blocks: &Blocks<'a>, names: &[&'a str]) -> Option<&'a str> {
    let first = blocks
        .blocks
        .iter()
        .find(|block| block.kind != Kind::Comment);
    let heading = first.filter(|block| block.is_heading());
    let title = names.first().copied().filter(|title| !title.is_empty());
    title.or(heading.map(|block| block.text))
}

/// Whether a line of text may be a title: few words, and no sentence.
fn is_title(block: &Block) -> bool {
    const LONGEST: usize = 24;
    block.is_text()
        && block.marker.is_none()
        && block.lines.len() == 1
        && is_within(block.text, LONGEST)
        && !block.text.contains(['，', '。', '？', '?', ',', '：'])
}

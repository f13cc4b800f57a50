//! Notes to learn from: each heading names a subject, and the text below it says what there is to know of it.
//!
//! Nothing in such a note need ask. What tells it from a manual, a plan or a report is what those have and it has not:
//! their headings (安装, 目标, 时间线), boxes to tick, commands to type, and words to the reader (我们, 你).
//!
//! When it was first written, 52 of 60 public notes of this kind gave cards, 3 before there was this, and 13 of 60 public
//! pages of others, 7 before.

mod english;
mod names;
mod section;
mod terms;
mod text;

use std::{ops::Range, path::Path};

use super::{Survey, bold_start, is_line, words};
use crate::{
    block::{Block, Blocks, Kind},
    grammar::asking::{self, Asking},
    grammar::beside::beside,
    grammar::label::Role,
    grammar::text::is_within,
};
use names::{is_document, is_report, is_rules};
pub use names::{name, names_document, names_subject};
use section::{Section, sections};
pub use terms::terms;
use text::{only_states, opens_commands};

/// The headings of a note that name what there is to learn, as indices of blocks, in their order; none where the note is
/// none to learn from. `names` are its title and its path.
pub fn subjects(survey: &Survey, blocks: &Blocks, names: &[&str]) -> Vec<usize> {
    let title = names.first().copied().unwrap_or_default();
    let stem = names
        .get(1)
        .and_then(|path| Path::new(path).file_stem()?.to_str());
    let (asking, all) = (survey.marked_headings(), survey.n_headings());
    if all == 0
        || asking * 2 >= all
        || survey.manual
        || is_document(title)
        || is_rules(title)
        || words::plans_questions(title)
        || english::is_other(blocks)
        || blocks.blocks.iter().any(holds_cards)
        || stem.is_some_and(names_document)
        || names.iter().skip(2).any(|tag| is_report(tag))
    {
        return Vec::new();
    }
    let sections = sections(blocks, &survey.parts);
    let over = over_all(&sections, &blocks.blocks);
    if over.is_some_and(|first| is_document(blocks.blocks[first.heading].text)) {
        return Vec::new();
    }
    let told = sections.iter().filter(|section| section.leaf).count();
    // Those that ask or stand beside tell nothing.
    let open = |section: &&Section| {
        let heading = &blocks.blocks[section.heading];
        section.leaf && heading.asking == Asking::No && beside(name(heading)).is_none()
    };
    let asks =
        |section: &&Section| section.leaf && blocks.blocks[section.heading].asking > Asking::No;
    let asked = sections.iter().filter(asks).count();
    let (mut stated, mut named) = (0, 0);
    for section in sections.iter().filter(open) {
        stated += 1;
        named += usize::from(names_subject(&blocks.blocks[section.heading]));
    }
    let all = sections.len();
    let documents = sections
        .iter()
        .map(|section| &blocks.blocks[section.heading])
        .filter(|heading| {
            is_document(heading.text) && beside(heading.text).is_none()
                || asking::praises(heading.text)
        })
        .count();
    // 本周进展 and 下周计划 are of a report, whatever stands between.
    let days = sections
        .iter()
        .filter(|section| asking::is_of_a_day(blocks.blocks[section.heading].text));
    if days.count() >= 2 {
        return Vec::new();
    }
    // A file for each term: its only heading is the subject.
    let alone = stated == 1
        && asked == 0
        && documents == 0
        && survey.asks_nothing()
        && !blocks
            .blocks
            .iter()
            .any(|block| asking::instructs(block.text))
        && !is_tabled(&blocks.blocks);
    let states = || match english::is_english(blocks) {
        true => stated >= 2 && english::only_states(blocks, &sections, told),
        false => only_states(blocks, told, survey.worded),
    };
    // `## 行锁和表锁的区别` beside a subject is one, too.
    let differs = stated == 1
        && !survey.worded
        && survey.labels[0] == 0
        && sections
            .iter()
            .filter(asks)
            .any(|section| asking::differs(blocks.blocks[section.heading].text));
    if stated < 2 && !alone && !differs
        || named * 4 < stated * 3
        || named * 2 < told - asked
        || documents * 4 > all
        || !states()
    {
        return Vec::new();
    }
    chosen(survey, &blocks.blocks, &sections)
}

/// Whether a heading says that the cards stand below it, and so not elsewhere: `## Flashcards`.
fn holds_cards(block: &Block) -> bool {
    let named = |name: &str| ["flashcards", "flash cards", "闪卡", "抽认卡"].contains(&name);
    block.is_heading() && named(&name(block).to_lowercase())
}

/// The title that stands over all of a note, of whatever level.
fn over_all<'s>(sections: &'s [Section], blocks: &[Block]) -> Option<&'s Section> {
    let first = sections.first()?;
    (first.heading == 0 && first.end == blocks.len()).then_some(first)
}

/// Whether tables are much of what a note says.
fn is_tabled(blocks: &[Block]) -> bool {
    const PARAGRAPHS: usize = 3;
    let count = |kind: Kind| blocks.iter().filter(|block| block.kind == kind).count();
    count(Kind::Table) * PARAGRAPHS > count(Kind::Text)
}

/// The blocks below a heading that may only lead to the headings below it.
const MOST_LEADING: usize = 4;

/// Which sections are cards: the innermost, but for those that are parts of what the heading above asks or names.
fn chosen(survey: &Survey, blocks: &[Block], sections: &[Section]) -> Vec<usize> {
    let only_one = survey.headings[1].all == 1;
    let top = over_all(sections, blocks).map_or(1, |first| first.level);
    let mut subjects = Vec::new();
    let mut index = 0;
    while let Some(section) = sections.get(index) {
        let heading = &blocks[section.heading];
        let inner = sections[index + 1..]
            .iter()
            .take_while(|inner| inner.heading < section.end);
        let (mut n_inner, mut parts) = (0, 0);
        for section in inner {
            n_inner += 1;
            parts += usize::from(section.part);
        }
        let title = section.level == 1 && only_one || section.heading == 0;
        let next = sections.get(index + 1).map(|next| next.heading);
        let own = section.heading + 1..next.unwrap_or(section.end).min(section.end);
        let whole = n_inner > 0
            && (parts == n_inner
                // A task with its text, its idea and its code.
                || title && own.is_empty() && parts >= 3 && parts * 4 >= n_inner * 3
                || !title && own.is_empty() && parts * 2 >= n_inner
                // `## 如何提升性能` over steps asks itself.
                || !title && own.is_empty() && heading.asking == Asking::Worded
                || !title && asking::differs(heading.text));
        // A heading over others may have much to say itself.
        let says = n_inner > 0
            && !title
            && !whole
            && (own.len() >= MOST_LEADING || blocks[own.clone()].iter().any(states));
        let held = if says {
            own.clone()
        } else {
            section.heading + 1..section.end
        };
        let subject = (section.leaf && !section.part || whole || says)
            && names_subject(heading)
            && !is_commands(blocks[own].first())
            && !opens_with_question(survey, blocks, held);
        // Right below the title, 使用场景 is one too.
        let part = section.leaf && section.part && section.above <= top && names_subject(heading);
        if (subject || part) && !section.labelled {
            subjects.push(section.heading);
        }
        index += if whole { 1 + n_inner } else { 1 };
    }
    subjects
}

/// Whether a paragraph states something, and does not only lead to what is below it.
fn states(block: &Block) -> bool {
    const SHORTEST: usize = 60;
    matches!(block.kind, Kind::Code | Kind::Table)
        || block.is_text()
            && block.marker.is_none()
            && block.text.len() >= SHORTEST
            && !block.text.ends_with(['：', ':'])
}

/// Whether something asks in a part of a note, before that has said much itself: what asks below a page of text follows
/// up on it.
fn opens_with_question(survey: &Survey, blocks: &[Block], part: Range<usize>) -> bool {
    const MUCH: usize = 180;
    let mut said = 0;
    for at in part {
        if asks_here(survey, blocks, at) {
            return said < MUCH;
        }
        said += blocks[at].text.len();
    }
    false
}

/// Whether something asks in a block.
fn asks_here(survey: &Survey, blocks: &[Block], at: usize) -> bool {
    // A longer line that has 是否 in it states something.
    const LONGEST: usize = 24;
    let block = &blocks[at];
    // `### 问题描述` is a part.
    let labelled = block
        .label
        .is_some_and(|label| label.role == Role::Question)
        && !asking::is_part(name(block));
    let listed = survey.interview && survey.lists.run(at).is_some_and(|run| run.prompts);
    // So does `keep-alive：是否复用连接`.
    let line = block.is_text()
        && block.marker.is_none()
        && !block.text.contains('：')
        && is_line(block)
        && is_within(block.text, LONGEST)
        && asking::asking(block.text) > Asking::No;
    let field = block.text.starts_with("**")
        && bold_start(block.text).is_some_and(|(bold, rest)| {
            rest.starts_with(['：', ':']) || bold.ends_with(['：', ':'])
        });
    // `那是怎么做到的呢？` opens a text, where nobody is asked.
    let rhetoric = !survey.interview
        && block.marker.is_none()
        && block
            .text
            .trim_end_matches(['？', '?', ' '])
            .ends_with('呢');
    let marked = block.asking == Asking::Marked && !field && !rhetoric;
    labelled || marked || listed || line && !rhetoric
}

/// Whether nothing but commands to type stands below a heading.
fn is_commands(below: Option<&Block>) -> bool {
    below.is_some_and(|below| below.kind == Kind::Code && opens_commands(below.text))
}

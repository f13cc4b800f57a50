//! Questions with a label.
//!
//! # What it reads
//!
//! `Q:` / `A:`, `问：` / `答：`, `面试官：` / `我：`, `**面试官提问：**` / `**回答思路：**`, `追问：`, `【问题】`; on one line, on the next line, in
//! a list, in bold, in a heading, numbered or not. A line with no sign of its own is a question too if an answer label
//! follows it. Callouts are labels: `> [!question] …`, `??? question "…"`, and `> [!success] Answer` below one.
//!
//! # A note
//!
//! ```text
//! 问：死锁的条件是什么？
//! 答：互斥、占有且等待、不可剥夺、循环等待。
//! ```
//!
//! # Its cards
//!
//! One a question label. The answer starts at the answer label and reaches to the next question, heading or rule.
//!
//! # What it leaves alone
//!
//! `问题：` before words that do not ask, when no answer label follows; labels inside answers.

use super::{
    Ask, Dialect, Doc, Found, Rank, Reach,
    callout::{self, Title},
    details, exercise,
};
use crate::{
    block::{Block, Kind},
    draft,
    grammar::asking::{self, Asking, asking, is_marked},
    grammar::chat,
    grammar::label::{self, Role},
    grammar::marker::Style,
    grammar::survey::{self, bold_start},
    grammar::text::Part,
    grammar::title,
    read::is_fields,
};

/// The dialect.
pub const DIALECT: Dialect = Dialect {
    name: "labelled",
    summary: "`Q:` and `A:`, `问：` and `答：`, `面试官：` and `我：`, in bold or not",
    recognizes: |doc| (doc.survey.labels[0] > 0 || doc.survey.labels[1] > 0) && !doc.survey.help,
    read,
};

/// How many blocks a question may have before its answer label.
const LONGEST_QUESTION: usize = 12;

fn read<'a>(doc: &'a Doc<'a>, at: usize) -> Option<Found<'a>> {
    let block = doc.block(at)?;
    match block.label {
        Some(label) if label.role == Role::Question => {
            let answer = answer_after(doc, at);
            let own = match callout::title(doc, at, block, label.rest) {
                Some(Title::None) => return None,
                // "How it is asked" stays with what is asked: nothing an author wrote is dropped.
                Some(Title::Over) => own_words(doc, block, label.rest),
                // All else of the callout is the answer.
                Some(Title::Question) => {
                    return labelled(doc, at, block, label.rest.to_owned(), None);
                }
                // `**Q2) 锁**`, and its answer on the next line.
                None if answer.is_none()
                    && block.lines.len() > 1
                    && survey::is_bold(block.text)
                    && !label.rest.is_empty() =>
                {
                    label.rest.to_owned()
                }
                None => own_words(doc, block, label.rest),
            };
            // `候选人：规模多大？`, and what the interviewer says to that.
            let above = at.checked_sub(1).and_then(|above| doc.block(above));
            let replies = above.is_some_and(|above| {
                let asked = above.label.is_some_and(|label| label.role == Role::Answer);
                asked && above.asking == Asking::Marked
            });
            if chat::takes_note(&own) || replies && asking(&own) == Asking::No {
                return None;
            }
            if block.is_heading() && own.is_empty() {
                return exercise::read(doc, at, block, answer);
            }
            let starts = asking(own.lines().next().unwrap_or_default()) > Asking::No
                || asking(&own) > Asking::No;
            if !own.is_empty() && !starts && answer.is_none() && doc.survey.labels[0] < 2 {
                return None;
            }
            labelled(doc, at, block, own, answer)
        }
        // `面试考点 1：锁是什么？` and its answer.
        Some(label)
            if label.role == Role::Outline
                && is_marked(label.rest)
                && doc.block(at + 1).is_some_and(|next| doc.is_answer(next)) =>
        {
            labelled(doc, at, block, label.rest.to_owned(), None)
        }
        Some(_) => None,
        None => before_answer(doc, at, block),
    }
}

/// Whether a block between a question and an answer label belongs to the answer: words, and no option or code.
fn states(block: &Block) -> bool {
    block.is_text() && block.asking != Asking::Marked && !exercise::is_option(block.text)
}

/// What a labelled block itself says behind its label.
fn own_words(doc: &Doc, block: &Block, rest: &str) -> String {
    let lines = &doc.blocks.lines[block.lines.clone()];
    let mut words = rest.to_owned();
    for line in lines[1..].iter().filter(|line| line.kind == Kind::Text) {
        if !words.is_empty() {
            words.push('\n');
        }
        words.push_str(line.text);
    }
    words
}

fn labelled<'a>(
    doc: &'a Doc<'a>,
    at: usize,
    block: &Block<'a>,
    own: String,
    answer: Option<usize>,
) -> Option<Found<'a>> {
    let mut head = Vec::new();
    let mut body = at + 1;
    let mut line = block.lines.start;
    let mut question = own;
    // Where no answer has a label, `Q3：锁` goes on with it on the next line.
    if let Some((first, _)) = question.split_once('\n')
        && answer.is_none()
        && doc.survey.labels[1] == 0
        && !is_marked(&question)
        && block.label.is_some_and(|label| label.rest == first)
        && !first.ends_with(['，', ',', '：', ':', '、'])
    {
        question.truncate(first.len());
    }
    if let Some(words) = block.label.map(|label| label.rest)
        && (block.lines.len() == 1 || !is_marked(&question))
        && let Some((asked, answered)) = inline_answer(words, answer.is_none())
    {
        question = asked.to_owned();
        head.push(Part::Words(answered));
        let more = block.lines.start + 1..block.lines.end;
        head.extend((!more.is_empty()).then_some(Part::Lines(more)));
    } else if let Some(answer) = answer
        && answer > at + 1
        && (!is_marked(&question) || !doc.block(at + 1).is_some_and(states))
    {
        // Everything up to the answer label belongs to the question: more lines, options, code.
        let end = exercise::end(doc, at + 1, answer, &question);
        let more = exercise::statement(doc, at + 1..end);
        if question.is_empty() {
            line = doc.blocks.blocks[at + 1].lines.start;
        } else if !more.is_empty() {
            question.push_str("\n\n");
        }
        question.push_str(&more);
        body = end;
    } else if question.is_empty() {
        // The label stands alone; the next paragraph is the question.
        let next = doc
            .block(at + 1)
            .filter(|next| next.is_text() && next.label.is_none())?;
        // `问题：` over a list of them.
        if doc
            .survey
            .lists
            .run(at + 1)
            .is_some_and(|run| run.told && run.prompts)
        {
            return None;
        }
        question = doc.words(next);
        line = next.lines.start;
        body = at + 2;
    } else if block.lines.len() > 1 && block.label.is_some_and(|label| label.rest.is_empty()) {
        line += 1;
    }
    let question = title::question(&question);
    title::has_words(&question).then_some(())?;
    let more = block.lines.start + 1..block.lines.end;
    let reach = match block.kind {
        Kind::Heading(level) => Reach::Section(level),
        _ if !callout::is_one(block) => Reach::Open,
        _ => callout::reach(doc, block, body),
    };
    if !more.is_empty() && question == title::question(block.label.map_or("", |label| label.rest)) {
        head.push(Part::Lines(more));
    }
    Some(Found::Ask(Ask {
        kind: draft::Kind::Question,
        question,
        line,
        head,
        body,
        reach,
        rank: Rank::Explicit,
    }))
}

/// A line that no label makes a question, but the answer label below it does.
fn before_answer<'a>(doc: &'a Doc<'a>, at: usize, block: &Block<'a>) -> Option<Found<'a>> {
    const LONGEST: usize = 160;
    let next = doc.block(at + 1)?;
    // `2. What does this print?`, and the code.
    let numbered =
        block.marker.is_some() || bold_start(block.text).is_some_and(|(bold, _)| is_number(bold));
    let shown = next.kind == Kind::Code && block.asking == Asking::Marked && numbered;
    let below = if shown { doc.block(at + 2)? } else { next };
    let answered = doc.is_answer(below) && below.kind == Kind::Text;
    // A callout says itself what it is: `> [!warning] …` before `> [!tip] Answer` warns.
    if !answered
        || !block.is_text()
        || callout::is_one(block)
        || label::is_letter_of_scheme(block.text)
        || next.gap > 2
        || block.text.chars().count() > LONGEST
        || block.lines.len() > 4
    {
        return None;
    }
    // The last of several points is not the question: `2. 冷备份` before `**参考答案**：`.
    let item = block.gap == 0 && doc.survey.lists.has_neighbour(at);
    if asking(block.text) == Asking::No && item {
        return None;
    }
    // `**难度**：高` is no question.
    if asking(block.text) == Asking::No && is_fields(doc, &[Part::Lines(block.lines.clone())]) {
        return None;
    }
    // `答案与解析` heads all answers of an exam.
    if label::read_title(block.text).is_some_and(|label| label.role == Role::Answer) {
        return None;
    }
    // `**What they look for:** …` is a label that nobody asks, and `**1.2:** …` a number.
    let names = |bold: &str| bold.ends_with(['：', ':']) && !is_number(bold);
    if bold_start(block.text).is_some_and(|(bold, _)| names(bold)) {
        return None;
    }
    // What ends in a colon leads to the label: `面试时可以这样\n答：`; what ends in a full stop states.
    let numbered = block
        .marker
        .is_some_and(|marker| marker.style != Style::Bullet);
    let states = block.text.ends_with(['。', '；', '，']) && !numbered;
    if asking(block.text) == Asking::No && (states || block.text.ends_with(['：', ':'])) {
        return None;
    }
    let ask = Ask::all_of(doc, at, block, Reach::Open, Rank::Explicit);
    Some(Found::Ask(ask))
}

/// `1.2:`
fn is_number(bold: &str) -> bool {
    !bold.contains(char::is_alphabetic)
}

/// The block of the answer label that belongs to the question label of block `at`, or of the outline before it.
fn answer_after(doc: &Doc, at: usize) -> Option<usize> {
    let blocks = doc
        .blocks
        .blocks
        .iter()
        .enumerate()
        .skip(at + 1)
        .take(LONGEST_QUESTION);
    let mut outline = None;
    for (next, block) in blocks {
        if details::summary(doc, next).is_some_and(|summary| summary.is_opener()) {
            return Some(next);
        }
        match block.label {
            Some(label) if label.role == Role::Answer => return outline.or(Some(next)),
            Some(label) if label.role == Role::Outline => {
                outline.get_or_insert(next);
            }
            Some(_) => return None,
            None if block.is_heading() || block.kind == Kind::Rule || block.kind == Kind::Edge => {
                return None;
            }
            None => {}
        }
    }
    None
}

/// `什么是锁？ **答：**一种……` on one line: the question, and the answer. Where no answer has a label below, `为什么？因为……`
/// answers itself.
fn inline_answer(words: &str, whole: bool) -> Option<(&str, &str)> {
    if let Some(answer) = asking::pointed_at(words) {
        let question = words[..answer].trim_end_matches(['→', '⇒', '➜', '—', '–', ' ', '*']);
        let answer = &words[answer..];
        // `什么是锁？→ A：一种……`
        let label = label::read(answer).filter(|label| label.role == Role::Answer);
        return Some((question, label.map_or(answer, |label| label.rest)));
    }
    // Where it asks, or where its emphasis ends: `手写一个缓存。** - 答案要点：……`.
    let asked = || {
        let found = words
            .char_indices()
            .find(|(_, sign)| matches!(sign, '？' | '?'));
        found.map(|(at, mark)| at + mark.len_utf8())
    };
    // `**问题：什么是锁？** 一种……`: emphasis that opened before the label closes behind the mark.
    if let Some(end) = asked()
        && let Some(rest) = words[end..].strip_prefix("**")
        && words[..end].matches("**").count().is_multiple_of(2)
        && rest.starts_with([' ', '\u{a0}', '\u{3000}'])
        && rest.trim_start().starts_with(char::is_alphanumeric)
        && !asking::is_source(rest)
        && label::read(rest.trim_start()).is_none()
    {
        return Some((&words[..end], rest.trim()));
    }
    let ends = [asked(), words.find("**")];
    let labelled = ends.into_iter().flatten().find_map(|end| {
        const JOINTS: [char; 8] = [' ', '/', '|', '-', '–', '—', '*', '\u{3000}'];
        let (question, rest) = words.split_at(end);
        let label = label::read(rest.trim_start_matches(JOINTS))?;
        matches!(label.role, Role::Answer | Role::Points).then_some((question, label.rest))
    });
    let told = || asking::answer_at(words).filter(|_| whole);
    labelled.or_else(|| told().map(|at| words.split_at(at)))
}

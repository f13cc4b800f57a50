//! How far an answer reaches: what ends it, and which questions may stand inside it.

use super::{Above, Open, Reader};
use crate::{
    block::{self, Block},
    dialect::{Ask, Doc, Rank, Reach, item, plain},
    draft::Kind,
    grammar::asking::{self, Asking},
    grammar::beside::cites,
    grammar::callout,
    grammar::chat,
    grammar::label::{self, Label, Role},
    grammar::letter,
    grammar::marker,
    grammar::survey::{self, Run, is_line},
};

impl Reader<'_> {
    /// Whether the answer of `open` ends before block `at`.
    pub(super) fn ends(&self, open: &Open, at: usize) -> bool {
        let block = &self.doc.blocks.blocks[at];
        if self.doc.survey.signature == Some(at) {
            return true;
        }
        if let Reach::Until(end) = open.ask.reach {
            return at >= end;
        }
        // The next callout is another text, unless it says that it is the answer.
        if callout::read(block.text).is_some()
            && block.label.is_none_or(|label| label.role != Role::Answer)
            && callout::read(self.doc.blocks.blocks[open.start].text).is_some()
        {
            return true;
        }
        // The next item of a list around the question.
        let outer = block.marker.is_some() && block.indent + 1 < open.indent;
        if outer
            && self
                .doc
                .survey
                .lists
                .run(at)
                .is_some_and(|run| run.first < open.start)
        {
            return true;
        }
        match block.kind {
            block::Kind::Heading(level) => {
                // `## 答案：一种……` below `## 题目：……`.
                let answers = |label: &Label| label.role == Role::Answer && !open.told;
                if let Some(label) = block
                    .label
                    .filter(|label| label.rest.is_empty() || answers(label))
                {
                    // `#### 答案` belongs to the question above, `#### 追问` does not. `#### 问题描述` is a part of a
                    // subject.
                    let part = open.ask.kind == Kind::Section && level > open.level;
                    return label.role == Role::Question && !part
                        || level <= open.level && open.level < 7 && open.outlined
                        || self.stands_beside_all(open, level);
                }
                match open.ask.reach {
                    // What a subject's text draws on is none of it.
                    Reach::Section(own) => {
                        level <= own || open.ask.kind == Kind::Section && cites(block.text)
                    }
                    Reach::Anywhere => !open.is_empty(),
                    _ => true,
                }
            }
            block::Kind::Edge => {
                !matches!(open.ask.reach, Reach::Section(_)) || open.level == 7 || !open.is_empty()
            }
            // In a quotation it parts what is quoted.
            block::Kind::Rule => {
                block.quote <= self.doc.blocks.blocks[open.start].quote
                    && !matches!(open.ask.reach, Reach::Section(_) | Reach::Anywhere)
            }
            block::Kind::Text | block::Kind::Code | block::Kind::Table | block::Kind::Html => {
                let left = match open.ask.reach {
                    Reach::Quoted => block.quote == 0,
                    Reach::Nested(indent) => {
                        // A line of a list without signs is one item.
                        let start = &self.doc.blocks.blocks[open.start];
                        let bare = start.marker.is_some_and(|marker| marker.len == 0);
                        let goes_on = block.gap == 0 && block.marker.is_none() && !bare;
                        block.indent <= indent && !goes_on
                    }
                    _ => false,
                };
                // `面试官：嗯，挺好的`
                const SHORTEST: usize = 6;
                let notes = block.label.is_some_and(|label| {
                    label.role == Role::Question
                        && chat::takes_note(label.rest)
                        && label.rest.chars().count() > SHORTEST
                });
                // In a bare record a line that only names a thing is what was asked next.
                let named = open.dialect == plain::DIALECT.name
                    && block.gap > 0
                    && block.marker.is_none()
                    && self.doc.survey.is_record()
                    && !self.doc.survey.lines_ask()
                    && is_line(block)
                    && !block.text.contains(['，', ',', '、', '：', ' ']);
                // `**追问**：` over a list of them, below the answer.
                let follows = open.told
                    && block.follows_up()
                    && block.label.is_some_and(|label| label.rest.is_empty())
                    && (self.doc.survey.lists.run(at + 1))
                        .is_some_and(|run| run.told && run.prompts);
                // `8. 场景问题` in the list of the question, or an item over others that ask.
                let heads = block.marker.is_some()
                    && self.doc.survey.lists.are_one(open.start, at)
                    && (asking::heads_questions(block.text) || item::is_over_prompts(self.doc, at));
                left || named
                    || follows
                    || heads
                    || open.answered() && (chat::is_turn(block) || notes)
                    || self.is_topic_line(at)
            }
            block::Kind::Comment => false,
            block::Kind::Blank | block::Kind::Underline => false,
        }
    }

    /// Whether a label in a heading of this level, such as `## 速记`, stands beside the heading over the question that is
    /// open, and over others, and so belongs to none of them.
    fn stands_beside_all(&self, open: &Open, level: u8) -> bool {
        let beside =
            |above: &Above| level <= above.level && label::name_role(&above.name).is_none();
        open.level == 7 && open.answered() && self.headings.last().is_some_and(beside)
    }
}

/// Whether a question found inside an answer ends it.
pub(super) fn interrupts<'a>(ask: &Ask, doc: &Doc<'a>, at: usize, open: &Open) -> bool {
    let block = &doc.blocks.blocks[at];
    if open.ask.reach == Reach::Anywhere && !open.answered() {
        return ask.rank >= Rank::Bold;
    }
    if let block::Kind::Heading(level) = block.kind {
        // Below a heading that asks outright, deeper headings that only might ask are parts of the answer.
        let outright =
            |asking: Asking, rank: Rank| asking == Asking::Marked || rank == Rank::Explicit;
        let weak = !outright(block.asking, ask.rank)
            && outright(doc.blocks.blocks[open.start].asking, open.ask.rank);
        // A part of an answer has text.
        let empty = doc.block(at + 1).is_some_and(Block::is_heading);
        return level <= open.level || ask.rank >= open.ask.rank && (!weak || empty);
    }
    // `- 题目：基础。` below a heading that asks says more about it.
    let says = block.label.is_some_and(|label| {
        label.role == Role::Question && !label.rest.is_empty() && !label.rest.contains(['？', '?'])
    });
    let under = &doc.blocks.blocks[open.start];
    if says && block.marker.is_some() && under.is_heading() && under.asking == Asking::Marked {
        return false;
    }
    // A statement before `答：` says more about the question of the heading above it, which has no answer yet.
    // So is one inside the answer of a question that ends in ？: `Solution:` below what is wrong.
    let states = block.label.is_none() && block.asking != Asking::Marked && block.marker.is_none();
    if states
        && ask.rank == Rank::Explicit
        && (under.is_heading()
            || !block.asks() && under.asking == Asking::Marked && under.label.is_none())
        && open.answered()
        && !open.told
        && doc.block(at + 1).is_some_and(|next| doc.is_answer(next))
    {
        return false;
    }
    if restates(doc, at, open) {
        return false;
    }
    // The questions at the end of a note are nobody's answer.
    let bare = |run: Run| run.bare && run.mostly_asks();
    if doc.survey.asked.has(at) || doc.survey.lists.run(at).is_some_and(bare) {
        return true;
    }
    // `**1. 读锁**` below `**锁有几种？**` is a point of its answer.
    let bold = |block: &Block<'a>| survey::bold_start(block.text).map(|(bold, _)| bold);
    if (ask.rank, open.ask.rank) == (Rank::Bold, Rank::Bold)
        && let (Some(above), Some(bold)) = (bold(under), bold(block))
        && marker::is_numbered(bold)
        && !marker::is_numbered(above)
        && asking::asking(bold) == Asking::No
        && asking::is_marked(above)
    {
        return false;
    }
    // The next item of the list that the open question is in.
    if same_shape(&doc.blocks.blocks[open.start], block) || doc.survey.lists.are_one(open.start, at)
    {
        return true;
    }
    // A list that asks below a line that asks: what was asked next, and no answer.
    let run = doc.survey.lists.run(at);
    let asked = run.is_some_and(|run| run.items >= 3 && run.marked * 3 >= run.items * 2);
    if asked
        && under.is_text()
        && under.marker.is_none()
        && under.label.is_none()
        && doc.survey.worded
    {
        return true;
    }
    // `**怎样区分？**`, or an item with its answer below it, below a heading that only names what was asked, and has its
    // answer: what was asked next.
    let names = under.is_heading()
        && under.asking == Asking::No
        && open.answered()
        && !asking::is_marked(&open.ask.question);
    let answered = ask.rank == Rank::Line && block.indent == 0 && item::is_nested(doc, at);
    if (ask.rank == Rank::Bold || answered) && names && block.asking == Asking::Marked {
        return true;
    }
    // Where plain lines ask, one of them that is in bold is no more than the others.
    let lines = ask.rank == Rank::Line && open.ask.rank == Rank::Bold;
    if lines
        && doc.survey.interview
        && doc.survey.plain > doc.survey.bold * 2
        && (block.marker, under.marker) == (None, None)
        && block.indent <= open.indent
    {
        return true;
    }
    if ask.rank == open.ask.rank {
        // Lists inside an answer are further to the right.
        // A space behind a `>` too many is a slip.
        let slip = u16::from(block.quote > 0);
        return ask.rank == Rank::Explicit || block.indent <= open.indent + slip || open.level < 7;
    }
    ask.rank > open.ask.rank
        && (ask.rank == Rank::Explicit || block.indent <= open.indent || open.level < 7)
}

/// Whether the label at block `at`, right below a question that asks outright, says the same at length: `**问：** …` below
/// a heading with ？, and its answer below that.
pub(super) fn restates(doc: &Doc, at: usize, open: &Open) -> bool {
    const NAMES: &[&str] = &["问", "问题", "题目", "题干", "question", "q"];
    let block = &doc.blocks.blocks[at];
    let label = |block: &Block| {
        let asks = block
            .label
            .is_some_and(|label| label.role == Role::Question);
        asks.then(|| letter::trim(block.label_text()).to_lowercase())
    };
    let Some(own) = label(block).filter(|name| NAMES.contains(&name.as_str())) else {
        return false;
    };
    // Last, for it looks as far as the next heading: once below a heading.
    let is_alone = || {
        let below = &doc.blocks.blocks[at + 1..doc.next_heading(at + 1)];
        let next = below.iter().find(|next| next.label.is_some());
        next.is_some_and(|next| doc.is_answer(next))
            // Where another has the same label, the heading is the topic of both.
            && !below.iter().any(|next| label(next).as_ref() == Some(&own))
    };
    // Where other such labels stand below names, this heading is a topic as they are.
    let topics = doc.survey.over_labels >= 2;
    open.level < 7
        && !topics
        && at == open.start + 1
        && open.is_empty()
        && asking::is_marked(&open.ask.question)
        && is_alone()
}

/// Whether two list items are written alike.
pub(super) fn same_shape(first: &Block, second: &Block) -> bool {
    let style = |block: &Block| block.marker.map(|marker| marker.style);
    style(first).is_some()
        && style(first) == style(second)
        && first.indent == second.indent
        && first.label.is_some() == second.label.is_some()
        && first.text.starts_with("**") == second.text.starts_with("**")
}

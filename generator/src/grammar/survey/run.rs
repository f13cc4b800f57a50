//! What the items of one list are like, and whether they are prompts.

use crate::{
    block::{Block, Kind, Line},
    grammar::asking::{self, Asking},
    grammar::marker::Style,
    grammar::text::is_within,
    grammar::title,
};

/// Items that follow each other, at one indent and with one kind of marker.
#[derive(Clone, Copy, Debug, Default)]
pub struct Run {
    /// The block of its first item.
    pub first: usize,
    /// The block of its last item.
    pub last: usize,
    /// Its items.
    pub items: u32,
    /// Those that end in ？.
    pub marked: u32,
    /// Those that ask, or name what one asks about; counted where [`Run::may_ask`] says that it matters.
    pub asked: u32,
    /// Those with text of their own below them and to the right, or numbers with bullets below them.
    pub filled: u32,
    /// Those that name a thing in a few words, with text of their own below them, wherever it starts.
    pub named: u32,
    /// Those that ask and go on with the answer; counted where the list stands by itself, is free or headed.
    pub answering: u32,
    /// Those that end in a full stop.
    pub stopped: u32,
    /// Those with a box to tick, or ticked, and those of them that ask, by their mark or their words.
    pub ticked: (u32, u32),
    /// Those that are links.
    pub linked: u32,
    /// Those with wide letters: in English nothing but the mark says that a short line asks.
    pub wide: u32,
    /// Those of few words.
    pub short: u32,
    /// Those whose words stand in a quotation: `1. > 什么是锁`.
    pub quoted: u32,
    /// How its items are marked.
    pub style: Option<Style>,
    /// Whether its items have no sign but their indentation.
    pub bare: bool,
    /// Whether all its items are prompts, those that do not ask too, in a note of questions.
    pub prompts: bool,
    /// Whether it stands below a heading that names a round of an interview: 二面.
    pub round: bool,
    /// Whether it stands by itself: right below a heading that does not ask, or first in the note. Below a question or
    /// words it answers or lists points.
    pub alone: bool,
    /// Whether it belongs to no question above it, though other text may stand between it and its heading.
    pub free: bool,
    /// Whether all that keeps it from being free is a line right above it that leads to it: `项目问得很细：`.
    pub led: bool,
    /// Whether a line right above it says that questions follow: 问题记录.
    pub told: bool,
    /// Whether a line right above it names a part of an interview: `算法：`.
    pub part: bool,
    /// Those that tell how it was, and nothing that was asked: 面试官很和气; counted in a round only.
    pub narrated: u32,
    /// Whether the heading above it says so, whatever stands between: 面试题目.
    pub listed: bool,
    /// Whether the heading above it says that it is left open, or where something stands: 待讨论, 目录.
    pub open: bool,
    /// Whether it stands right below a heading that says nothing but that a question follows: `### Question`.
    pub posed: bool,
    /// Whether it stands right below a heading that labels it an outline: `## 考察点`.
    pub labelled: bool,
    /// Whether its items name things and say below what they are.
    pub glossary: bool,
    /// Whether the item above and to the left says so: `5. 其他问题`.
    pub over: bool,
    /// Whether it stands right below a heading that is no question by its mark.
    pub headed: bool,
}

/// What tells of the lists of a note as a whole.
#[derive(Clone, Copy, Debug, Default)]
pub struct Note {
    /// It speaks of interviews.
    pub worded: bool,
    /// It is hardly more than lists.
    pub only_lists: bool,
    /// Its paragraphs.
    pub paragraphs: u32,
    /// Its title says that it holds questions.
    pub titled: bool,
    /// Its title says so, though what it holds may be told as a story.
    pub told: bool,
    /// It is a manual, a plan or a report, by its headings or its title.
    pub document: bool,
}

impl Run {
    /// Whether most of many items end in ？: then one that ends in a full stop is no statement, either.
    pub fn mostly_asks(&self) -> bool {
        const MANY: u32 = 8;
        self.items >= MANY && self.marked * 4 >= self.items * 3
    }

    /// Counts one more item; `below` is the block that follows it.
    pub fn count(&mut self, item: &Block, below: Option<&Block>, lines: &[Line]) {
        let style = |block: &Block| block.marker.map(|marker| marker.style);
        let bulleted = |next: &Block| {
            style(next) == Some(Style::Bullet)
                && style(item) != Some(Style::Bullet)
                && next.indent == item.indent
                && next.gap == 0
        };
        // `1. 锁的用法。`, and the answer on the next lines, further to the right.
        let own = item.lines.len() > 1 && lines[item.lines.start + 1].indent > item.indent;
        let nested = own
            || below.is_some_and(|next| {
                !next.is_heading() && next.indent > item.indent || bulleted(next)
            });
        let goes_on = item.lines.len() > 1
            || below.is_some_and(|next| {
                next.gap == 0
                    && next.marker.is_none()
                    && !matches!(next.kind, Kind::Heading(_) | Kind::Edge | Kind::Rule)
            });
        self.items += 1;
        self.marked += u32::from(item.asking == Asking::Marked);
        self.filled += u32::from(nested);
        self.wide += u32::from(!item.text.is_ascii());
        self.linked += u32::from(holds_link(item.text));
        self.short += u32::from(item.lines.len() == 1 && is_within(item.text, SHORT));
        self.named += u32::from((nested || goes_on) && is_name(item.text));
        let line = &lines[item.lines.start];
        self.stopped += u32::from(item.text.ends_with('。'));
        if is_ticked(line) {
            self.ticked.0 += 1;
            self.ticked.1 += u32::from(asking::asking(item.text) > Asking::No);
        }
        // Most lists are points of an answer, and nobody wants to know this of them.
        if self.alone || self.headed || self.free {
            self.answering += u32::from(asking::answer_at(item.text).is_some());
        }
        if self.round {
            self.narrated += u32::from(asking::narrates(item.text));
        }
        self.quoted += u32::from(is_quoted(line));
    }

    /// Whether anything can come of how many of its items ask: most lists are the points of an answer, and their lines are
    /// long. It holds wherever a rule looks at [`Run::asked`]. `above` is the block right above the list.
    pub fn may_ask(&self, above: Option<&Block>) -> bool {
        let headed = above.is_some_and(|above| above.is_heading() && above.asking < Asking::Marked);
        let stands = headed || self.alone || self.free || self.led || self.headed || self.bare;
        let said = self.round || self.told || self.part || self.listed || self.over;
        let filled = self.filled * 2 >= self.items || self.named * 5 >= self.items * 4;
        stands || said || filled
    }

    /// Whether its items are bullets, or have no sign at all.
    pub fn is_bulleted(&self) -> bool {
        self.style == Some(Style::Bullet)
    }

    /// Whether it is a list of things to do or done, and not of questions to tick off.
    pub fn is_to_do(&self) -> bool {
        let (ticked, asking) = self.ticked;
        ticked * 2 >= self.items && asking * 3 < ticked
    }

    /// Whether the list tells that its note is one of questions, whatever that is about.
    pub fn tells(&self, note: Note) -> bool {
        let (items, asked, paragraphs) = (self.items, self.asked, note.paragraphs);
        if self.open || self.is_to_do() {
            return false;
        }
        // In English nothing but the mark says that a line asks: any list may begin with "Do".
        if self.wide.max(self.marked) * 2 < items {
            return false;
        }
        // A list of questions only is a note by itself; in a text it is something to check.
        let alone = paragraphs * 4 <= items;
        let most_marked = self.marked * 4 >= items * 3;
        let answered = items >= 3 && asked * 2 >= items && self.filled * 2 >= items;
        let titled = self.alone && (self.glossary || self.is_quoted());
        let named = self.alone && self.is_list_of_names() && (paragraphs == 0 || self.marked >= 3);
        let told = (self.told || self.over) && items >= 3 && asked * 2 >= items
            || self.is_outline(note)
            || self.is_list_of_subjects(note);
        if self.bare {
            return self.mostly_asks()
                || alone
                    && (items >= 3 && asked * 3 >= items * 2 || items >= 4 && asked * 3 >= items);
        }
        if self.is_bulleted() {
            return items >= 5 && most_marked && alone
                || answered && (asked > self.marked || alone)
                || titled && alone
                || named && paragraphs == 0
                || told;
        }
        items >= 4 && most_marked && paragraphs <= items * 2
            || items >= 6 && asked * 3 >= items * 2 && alone
            || items >= 3
                && asked == items
                && (paragraphs == 0 || self.free && self.marked == items)
            || self.free && items >= 3 && self.answering * 3 >= items * 2
            || self.free && items >= 4 && asked == items && self.wide == items
            || answered
            || titled
            || named
            || told
    }

    /// Whether enough of its items ask for all of them to be prompts.
    pub fn asks(&self, note: Note) -> bool {
        if self.open {
            return false;
        }
        let share = |of: u32, times: u32| self.asked * times >= self.items * of;
        // Links may be titles of texts.
        if self.linked * 2 >= self.items && !share(1, 2) {
            return false;
        }
        if self.names_in_english() {
            return false;
        }
        let here = self.alone || self.free;
        let most = match self.style {
            _ if self.glossary || self.is_quoted() => true,
            Some(Style::Bullet) if self.bare => share(1, 3),
            Some(Style::Bullet) => {
                share(1, 2) || self.alone && note.only_lists && self.items >= 5 && share(1, 3)
            }
            _ => share(1, if self.alone { 3 } else { 2 }),
        };
        let few =
            self.bare || note.worded && share(1, 1) && (!self.is_bulleted() || self.marked > 0);
        let fewest = if few { 2 } else { 3 };
        here && self.items >= fewest && most
            || self.is_outline(note)
            || self.is_list_of_subjects(note)
            || here && self.round && self.items >= 2 && (self.asked > 0 || self.narrated == 0)
            || self.told && note.worded && (self.items >= 3 || self.items == 2 && share(1, 1))
            || self.listed && note.worded && self.items >= 3 && self.asked > 0
            || self.part && note.worded && self.items >= 2 && share(1, 3)
            || self.led && note.worded && self.items >= 3 && (self.round || share(2, 3))
            // Mostly questions, wherever it stands.
            || self.mostly_asks()
            || note.worded && self.items >= 4 && self.marked * 2 >= self.items
    }

    /// Whether it is like lists of prompts elsewhere in its note, which ask in the same way.
    pub fn asks_too(&self) -> bool {
        // Links may be titles of texts.
        let times = if self.alone && self.linked * 2 < self.items {
            3
        } else {
            2
        };
        let share = self.asked * times >= self.items;
        (self.alone || self.free)
            && !self.names_in_english()
            && (self.bare || self.round && self.items >= 2 || share)
    }

    /// Whether it is in English, no item has a mark and most do not ask: `How a page table works` is one of several things
    /// to know.
    fn names_in_english(&self) -> bool {
        let said = self.round || self.told || self.part || self.listed || self.over;
        self.wide + self.marked + self.filled == 0 && self.asked * 2 < self.items && !said
    }

    /// Whether at least half of its items ask and go on with the answer.
    pub fn answers(self) -> bool {
        (self.alone || self.headed || self.free)
            && self.answering >= 2
            && self.answering * 2 >= self.items
    }

    /// Whether nearly every item names a thing and says below what it is, and some ask, or the note's title says that
    /// what is in it are questions.
    pub fn defines(&self, note: Note) -> bool {
        let asks = self.items >= 4
            && self.named * 5 >= self.items * 4
            && self.asked * 3 >= self.items
            && self.wide.max(self.marked) * 2 >= self.items;
        let nested = !self.is_bulleted() || self.filled * 10 >= self.items * 9;
        let titled = note.titled && self.alone && nested;
        asks || titled && self.items >= 3 && self.named * 10 >= self.items * 9
    }

    /// Whether a note is nothing but lists, and most items of this one have text below them and a quarter of them ask; or
    /// it is nothing but this list, long and of short items, and a fifth of them ask.
    fn is_outline(&self, note: Note) -> bool {
        let (items, asked) = (self.items, self.asked);
        let listed = note.paragraphs == 0 && self.linked * 4 <= items;
        let short = self.short * 5 >= items * 4;
        let share = if items >= 4 { 4 } else { 3 };
        let nested = asked * share >= items && self.filled * 2 >= items;
        let long = items >= 12
            && asked * 5 >= items
            && self.alone
            && self.filled == 0
            && self.stopped * 4 < items;
        let all = asked == items && self.filled == items;
        listed && self.wide * 2 >= items && asked >= 2 && (short && (nested || long) || all)
    }

    /// Whether all it holds are numbered things, each with text below it, in a note of questions by its title that is
    /// nothing but lists; or right below a heading that is the label of a question and nothing else.
    fn is_list_of_subjects(&self, note: Note) -> bool {
        let explained = self.filled == self.items && self.named * 3 >= self.items * 2;
        let labelled = self.posed && self.items >= 2;
        let only = note.titled && note.paragraphs == 0 && self.alone;
        self.style == Some(Style::Number) && explained && (labelled || only)
    }

    /// Whether it only says where something stands: most of its items are links.
    pub fn points_elsewhere(&self) -> bool {
        self.linked * 2 > self.items
    }

    /// Whether it stands by itself and holds a few words in each item.
    pub fn names_only(&self) -> bool {
        self.alone
            && (self.stopped, self.linked, self.marked) == (0, 0, 0)
            && self.short == self.items
            && self.filled * 4 <= self.items
    }

    /// Whether its items are short and no links, and at least a third of them ask.
    fn is_list_of_names(&self) -> bool {
        self.items >= 6
            && self.asked * 3 >= self.items
            && self.linked * 4 <= self.items
            && self.wide.max(self.marked) * 2 >= self.items
            && self.short * 5 >= self.items * 4
    }

    /// Whether the words of its items are quoted, and the text below them is not.
    fn is_quoted(&self) -> bool {
        self.items >= 2 && self.quoted == self.items && self.filled * 2 >= self.items
    }
}

/// The most characters of few words.
const SHORT: usize = 40;

/// Whether there is a link in a line: `[锁](lock.md)`, `[锁][lock]`.
fn holds_link(text: &str) -> bool {
    let bytes = text.as_bytes();
    memchr::memchr_iter(b']', bytes).any(|at| matches!(bytes.get(at + 1), Some(b'(' | b'[')))
}

/// Whether a line names a thing: few words, and no sentence.
pub fn is_name(text: &str) -> bool {
    let text = title::said(text);
    is_within(text, SHORT)
        && !text.contains(['：', ':', '→', '。', '；'])
        && !text.ends_with(['，', ',', '.', ';'])
}

/// `- [ ] 配好环境`, `- ✅ 配好环境`
pub fn is_ticked(line: &Line) -> bool {
    let item = line.raw.trim_start().get(1..).map(str::trim_start);
    line.marker.is_some()
        && item.is_some_and(|item| {
            ["[ ]", "[x]", "[X]", "✅", "☑", "✔"]
                .iter()
                .any(|sign| item.starts_with(sign))
        })
}

/// Whether what follows the marker of a line is a quotation.
fn is_quoted(line: &Line) -> bool {
    let marked = &line.raw[..line.raw.len() - line.raw.trim_start().len()];
    let rest = &line.raw[marked.len()..];
    line.marker.is_some_and(|marker| {
        rest.get(marker.len..)
            .is_some_and(|rest| rest.starts_with('>'))
    })
}

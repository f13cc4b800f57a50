//! The topic of a card: the headings above it, and a line that names one.

use super::{Above, Reader};
use crate::{
    block::{self, Block},
    dialect::{Reach, item},
    draft::Piece,
    grammar::asking::{Asking, heads_part, is_round, is_round_line, leads_to_questions},
    grammar::beside::is_contents,
    grammar::marker::Style,
    grammar::survey::{Run, is_bold, is_plain_question},
    grammar::text::is_within,
    grammar::title,
};

/// `时长 53 分钟`: how long a round took names nothing.
fn tells_duration(text: &str) -> bool {
    text.contains("时长") || text.contains("分钟") && !is_round(text)
}

/// Columns that a text takes; wide letters take two.
fn columns(text: &str) -> usize {
    text.chars()
        .map(|sign| 1 + usize::from(!sign.is_ascii()))
        .sum()
}

impl Reader<'_> {
    /// Whether block `at` is a line that names the topic of the questions below it: short, without marks, and nearer
    /// to the question than to what is above.
    pub(super) fn is_topic_line(&self, at: usize) -> bool {
        const LONGEST: usize = 24;
        let doc = self.doc;
        let block = &doc.blocks.blocks[at];
        let Some(next) = doc.block(at + 1) else {
            return false;
        };
        if !block.is_text() || !is_within(block.text, LONGEST) || tells_duration(block.text) {
            return false;
        }
        let plain = block.marker.is_none() && block.label.is_none() && block.quote == 0;
        let round = || plain && block.lines.len() == 1 && is_round_line(block.text);
        if self.heads_list(at) || self.parts_lists(at) || round() {
            return true;
        }
        // Below an item that is the topic, a short line is a part of what is there.
        if self.listed.is_some_and(|indent| block.indent > indent) {
            return false;
        }
        let asks = next.is_text()
            && next.asking == Asking::Marked
            && next
                .marker
                .is_none_or(|marker| marker.style != Style::Bullet);
        if !asks {
            return false;
        }
        if block.marker.is_some()
            || block.label.is_some()
            || block.lines.len() > 1
            || block.quote > 0
            || block.asking == Asking::Marked
            || self.fenced && columns(block.text) > LONGEST
            || block.text.contains([
                '，', '。', '；', '！', '？', '：', '、', ',', ';', ':', '!', '?',
            ]) && !block.text.contains(['、', '&'])
            || block
                .text
                .ends_with(['。', '.', '：', ':', '；', '，', '、', '”'])
        {
            return false;
        }
        match &self.open {
            None => true,
            Some(open) if matches!(open.ask.reach, Reach::Open | Reach::Nested(_)) => {
                let previous = at.checked_sub(1).and_then(|at| doc.block(at));
                let ended = open.answered()
                    && previous.is_some_and(|previous| {
                        let last = doc.blocks.lines[previous.lines.end - 1].text;
                        last.ends_with(['。', '！', '.', '!', '；', '”', '）', ')'])
                            || !is_within(last, LONGEST)
                    });
                block.gap > next.gap || block.gap == next.gap && (ended || open.outlined)
            }
            Some(_) => false,
        }
    }

    /// Whether block `at` is a line in bold, or the name of a round, right above a list of questions.
    fn heads_list(&self, at: usize) -> bool {
        const LONGEST: usize = 24;
        let block = &self.doc.blocks.blocks[at];
        let bold = || {
            let name = block.text.trim_matches(['*', ':', '：']);
            is_bold(block.text) && !name.contains([':', '：', '！', '!', '。', '…'])
        };
        // `Basics:`
        const WORDS: usize = 3;
        let named = || {
            block.text.is_ascii()
                && block.text.ends_with(':')
                && block.text.split(' ').count() <= WORDS
                && !leads_to_questions(block.text)
        };
        block.is_text()
            && block.marker.is_none()
            && block.label.is_none()
            && block.lines.len() == 1
            && block.asking == Asking::No
            && is_within(block.text, LONGEST)
            && (named() || bold() || is_round(block.text) || heads_part(block.text))
            && self
                .doc
                .survey
                .lists
                .run(at + 1)
                .is_some_and(|run| run.prompts)
    }

    /// Goes below an item that only names what the items or lines below it, further to the right, ask about.
    pub(super) fn enter_item(&mut self, at: usize) {
        const LONGEST: usize = 24;
        let doc = self.doc;
        let block = &doc.blocks.blocks[at];
        let below = doc.survey.lists.run(at + 1);
        let asks = |run: Run| run.prompts || run.marked * 2 >= run.items;
        let lines = || {
            let next = doc.block(at + 1).filter(|next| next.marker.is_none());
            next.is_some_and(is_plain_question)
        };
        if block.marker.is_some()
            && is_within(block.text, LONGEST)
            && !block.asks()
            && item::is_nested(doc, at)
            // What stands beside a topic is one.
            && (below.is_some_and(asks) || lines() || self.listed == Some(block.indent))
        {
            self.topic = Some(block.topic().to_owned());
            self.listed = Some(block.indent);
        }
    }

    /// Leaves the item that names a topic, where `block` does not stand below it.
    pub(super) fn leave_item(&mut self, block: &Block) {
        if self.listed.is_some_and(|indent| block.indent <= indent) {
            self.topic = None;
            self.listed = None;
        }
    }

    /// Whether block `at` stands between two lists of questions and leads to the second: `我提问：`.
    fn parts_lists(&self, at: usize) -> bool {
        const LONGEST: usize = 24;
        let doc = self.doc;
        let block = &doc.blocks.blocks[at];
        let asked = |at: usize| doc.survey.lists.run(at).is_some_and(|run| run.prompts);
        let after = (self.open.as_ref()).is_some_and(|open| !open.answered() && asked(open.start));
        // `<br/>` may stand between.
        let forced = doc
            .block(at + 1)
            .is_some_and(|next| next.kind == block::Kind::Html && next.text.starts_with("<br"));
        after
            && block.is_text()
            && block.marker.is_none()
            && block.label.is_none_or(|label| label.rest.is_empty())
            && block.gap > 0
            && block.lines.len() == 1
            && block.text.ends_with(['：', ':'])
            && is_within(block.text, LONGEST)
            && asked(at + 1 + usize::from(forced))
    }

    /// Goes into a fence of questions, whose topic a short line right above names, or out of it.
    pub(super) fn edge(&mut self, at: usize) {
        const LONGEST: usize = 24;
        self.fenced = !self.fenced;
        let above = at.checked_sub(1).and_then(|above| self.doc.block(above));
        let names = above.filter(|above| {
            self.fenced
                && above.is_text()
                && above.lines.len() == 1
                && above.asking == Asking::No
                && is_within(above.text, LONGEST)
                && !above.text.contains(['。', '；', '，', ','])
        });
        self.topic = names.map(|above| title::topic(above.text));
    }

    /// Goes below a heading.
    pub(super) fn enter(&mut self, block: &Block) {
        let level = block.level();
        // The only first-level heading at the head of a note is its title.
        let is_title = level == 1
            && self.headings.is_empty()
            && self.reading.pieces.is_empty()
            && self.prose.is_empty()
            && self.doc.survey.headings[1].all == 1;
        self.headings.retain(|above| above.level < level);
        let unnamed = is_title || is_contents(block.topic());
        let name = if unnamed { "" } else { block.topic() };
        self.headings.push(Above {
            level,
            name: name.to_owned(),
            asks: false,
        });
        self.topic = None;
        self.listed = None;
    }

    /// Whether what is asked at `block` follows up on the card before it: it stands below a question, or is labelled so.
    pub(super) fn follows_up(&self, block: &Block) -> bool {
        self.any && (self.headings.iter().any(|above| above.asks) || block.follows_up())
    }

    pub(super) fn with_topic(&self, piece: Piece) -> Piece {
        match piece {
            Piece::Card(mut draft) => {
                draft.follow_up |= self.any && self.headings.iter().any(|above| above.asks);
                let above = self
                    .headings
                    .iter()
                    .map(|above| above.name.clone())
                    .chain(self.topic.clone());
                draft.topic = above
                    .chain(draft.topic)
                    .filter(|name| !name.is_empty())
                    .collect();
                Piece::Card(draft)
            }
            prose @ Piece::Prose { .. } => prose,
        }
    }
}

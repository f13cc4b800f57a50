//! Reads a note block by block: which dialect asks here, whose answer this is, what is prose.
//!
//! One pass, no going back: each block is given to the dialects once, and ends up in one card or in prose.

use std::{collections::HashSet, ops::Range};

use crate::{
    asking::Asking,
    block::{self, Block, Line},
    chat,
    diagnostic::{Diagnostic, Level},
    dialect::{Ask, DIALECTS, Dialect, Doc, Found, Rank, Reach, details},
    draft::{Draft, Kind, Piece, Reading},
    label::{Label, Role},
    marker::Style,
    note::{Cards, Note},
    outline,
    survey::survey,
    text::{Part, markdown},
    title,
};

/// Reads a note.
pub fn note(note: &Note) -> Reading {
    let blocks = block::blocks(&note.body);
    let survey = survey(
        &blocks,
        &[note.title.as_deref().unwrap_or_default(), &note.path],
    );
    let doc = Doc {
        blocks,
        survey,
        first_line: note.first_line,
    };
    let dialects = dialects(&doc, &note.cards);
    let mut reader = Reader::new(&doc, &note.path);
    let mut at = 0;
    while at < doc.blocks.blocks.len() {
        at = reader.block(at, &dialects);
    }
    reader.finish()
}

/// The dialects that apply to a note.
fn dialects(doc: &Doc, cards: &Cards) -> Vec<&'static Dialect> {
    let wanted = |dialect: &&Dialect| match cards {
        Cards::Off => false,
        Cards::NoSections => dialect.name != "section" && (dialect.recognizes)(doc),
        Cards::Sections => dialect.name == "section" || (dialect.recognizes)(doc),
        Cards::Dialect(name) => dialect.name == name,
        Cards::Auto => (dialect.recognizes)(doc),
    };
    DIALECTS.iter().filter(wanted).collect()
}

struct Reader<'a> {
    doc: &'a Doc<'a>,
    path: &'a str,
    /// Headings above this place: level and name.
    headings: Vec<(u8, String)>,
    /// The topic line above this place.
    topic: Option<String>,
    open: Option<Open<'a>>,
    /// The block that is read; all before it have found their place.
    at: usize,
    /// Lines of prose that wait for the next card.
    prose: Vec<Range<usize>>,
    /// Set where the author of a chat took the turn: what follows is no answer.
    chat: bool,
    /// Names of all headings, folded; a list of them is a table of contents. Made when first needed.
    titles: Option<HashSet<String>>,
    reading: Reading,
}

/// A question whose answer is being read.
struct Open<'a> {
    dialect: &'static str,
    ask: Ask<'a>,
    /// Its first block.
    start: usize,
    topic: Vec<String>,
    level: u8,
    indent: u16,
    body: Vec<Part<'a>>,
    outline: Vec<String>,
    /// The outline has been read, if only to be empty.
    outlined: bool,
    /// The blocks of the outline, with its label.
    points: Range<usize>,
    /// What stands between question and answer and is neither: remarks in brackets, a heading.
    asides: Vec<Range<usize>>,
    /// `<details>` that opened inside the answer, and whether their tags are dropped.
    tags: Vec<bool>,
    /// Cards that were found inside the answer.
    followers: Vec<Piece>,
    /// Their lines.
    holes: Vec<Range<usize>>,
}

impl Open<'_> {
    fn answered(&self) -> bool {
        !self.body.is_empty()
    }

    fn is_empty(&self) -> bool {
        self.body.is_empty() && self.outline.is_empty()
    }
}

impl<'a> Reader<'a> {
    fn new(doc: &'a Doc<'a>, path: &'a str) -> Self {
        Reader {
            doc,
            path,
            headings: Vec::new(),
            topic: None,
            open: None,
            at: 0,
            prose: Vec::new(),
            chat: false,
            titles: None,
            reading: Reading::default(),
        }
    }

    /// Reads block `at` and perhaps some after it; gives the next one to read.
    fn block(&mut self, at: usize, dialects: &[&'static Dialect]) -> usize {
        let doc = self.doc;
        let block = &doc.blocks.blocks[at];
        self.at = at;
        if self.open.as_ref().is_some_and(|open| self.ends(open, at)) {
            self.close();
        }
        // Labels of the card that is open come first: an answer may start with a question of its own.
        if self.open.is_some()
            && let Some(next) = self.labelled(at)
        {
            return next;
        }
        if !matches!(
            self.open.as_ref().map(|open| open.ask.reach),
            Some(Reach::Until(_))
        ) && let Some((dialect, found)) = self.found(at, dialects)
        {
            return self.take(at, dialect, found);
        }
        if block.is_heading() {
            self.enter(block);
        }
        if let Some(next) = self.tag(at) {
            return next;
        }
        if let Some(open) = &mut self.open {
            if block.is_heading() && open.ask.reach == Reach::Anywhere {
                open.ask.reach = Reach::Section(block.level());
                open.asides.push(block.lines.clone());
                return at + 1;
            }
            if matches!(block.kind, block::Kind::Rule | block::Kind::Edge) && open.is_empty() {
                return at + 1;
            }
            if is_way_back(block)
                || open.is_empty() && open.ask.kind == Kind::Section && is_aside(block)
            {
                open.asides.push(block.lines.clone());
                return at + 1;
            }
            push(&mut open.body, block.lines.clone(), block.gap);
            return at + 1;
        }
        if self.is_topic_line(at) {
            self.topic = Some(title::topic(block.text));
        }
        self.prose.push(block.lines.clone());
        at + 1
    }

    /// The first dialect that reads block `at` and may do so here.
    fn found(&self, at: usize, dialects: &[&'static Dialect]) -> Option<(&'static str, Found<'a>)> {
        dialects.iter().find_map(|dialect| {
            let found = (dialect.read)(self.doc, at)?;
            let allowed = match (&found, &self.open) {
                (Found::Ask(ask), Some(open)) => interrupts(ask, self.doc, at, open),
                _ => true,
            };
            allowed.then_some((dialect.name, found))
        })
    }

    fn take(&mut self, at: usize, dialect: &'static str, found: Found<'a>) -> usize {
        let block = &self.doc.blocks.blocks[at];
        match found {
            Found::Whole { pieces, end } => {
                let pieces: Vec<Piece> = pieces
                    .into_iter()
                    .map(|piece| self.with_topic(piece))
                    .collect();
                self.report(&pieces);
                // Inside an answer they come after it, and it goes on.
                if let Some(open) = self
                    .open
                    .as_mut()
                    .filter(|open| matches!(open.ask.reach, Reach::Section(_)))
                {
                    open.followers.extend(pieces);
                    open.holes.push(block.lines.clone());
                } else {
                    self.close();
                    self.flush();
                    self.reading.pieces.extend(pieces);
                }
                end.max(at + 1)
            }
            Found::Ask(ask) => {
                let explicit = ask.rank == Rank::Explicit;
                let child = block.is_heading()
                    && self
                        .open
                        .as_ref()
                        .is_some_and(|open| block.level() > open.level);
                self.close_before(explicit, child);
                self.chat = false;
                if block.is_heading() {
                    self.enter(block);
                }
                let mut topic: Vec<String> =
                    self.headings.iter().map(|(_, name)| name.clone()).collect();
                if block.is_heading() {
                    topic.pop();
                } else {
                    topic.extend(self.topic.clone());
                }
                let body = ask
                    .head
                    .iter()
                    .filter(|part| !matches!(part, Part::Words("")))
                    .cloned()
                    .collect();
                let next = ask.body.max(at + 1);
                self.open = Some(Open {
                    dialect,
                    start: at,
                    topic,
                    level: block.level(),
                    indent: block.indent,
                    body,
                    outline: Vec::new(),
                    outlined: false,
                    points: 0..0,
                    asides: Vec::new(),
                    tags: Vec::new(),
                    followers: Vec::new(),
                    holes: Vec::new(),
                    ask,
                });
                next
            }
        }
    }

    /// Reads a label of the open card: its answer's, or its outline's.
    fn labelled(&mut self, at: usize) -> Option<usize> {
        let doc = self.doc;
        let block = &doc.blocks.blocks[at];
        let open = self.open.as_mut()?;
        let label = block.label?;
        // `### 回答` below a question that is no heading: its text goes as far as the heading's.
        if block.is_heading() && label.role != Role::Question && open.level == 7 {
            open.ask.reach = Reach::Section(block.level());
        }
        // `**来源**：…` and `**难度**：…` between question and answer are neither.
        if matches!(label.role, Role::Answer | Role::Points) && is_fields(doc, &open.body) {
            let fields = std::mem::take(&mut open.body);
            open.asides
                .extend(fields.into_iter().filter_map(|part| match part {
                    Part::Lines(range) => Some(range),
                    Part::Words(_) => None,
                }));
        }
        let role = match label.role {
            Role::Points if open.answered() || answered_below(doc, at) => Role::Outline,
            Role::Points => Role::Answer,
            role => role,
        };
        match role {
            Role::Outline if !open.outlined => self.outline(at),
            // A second label, such as 解析 after 答案, is part of the answer.
            Role::Answer if !open.answered() => Some(self.answer(at, label)),
            _ => None,
        }
    }

    fn outline(&mut self, at: usize) -> Option<usize> {
        let open = self.open.as_mut()?;
        let (rungs, end) = outline::read(&self.doc.blocks, at);
        if rungs.is_empty() {
            return None;
        }
        open.outline = rungs;
        open.outlined = true;
        open.points = at..end;
        Some(end)
    }

    fn answer(&mut self, at: usize, label: Label<'a>) -> usize {
        let doc = self.doc;
        let block = &doc.blocks.blocks[at];
        let Some(open) = self.open.as_mut() else {
            return at + 1;
        };
        if !label.rest.is_empty() {
            open.body.push(Part::Words(label.rest));
        }
        let more = block.lines.start + 1..block.lines.end;
        if !more.is_empty() && !block.is_heading() {
            push(&mut open.body, more, 0);
        }
        // `- 答：` with its text below and to the right.
        let below = doc.block(at + 1);
        let nested = block.marker.is_some()
            && below.is_some_and(|next| next.indent > block.indent && !next.is_heading());
        if nested && matches!(open.ask.reach, Reach::Open | Reach::Nested(_)) {
            open.ask.reach = Reach::Nested(block.indent);
        }
        at + 1
    }

    /// Drops the tags around an answer that can be opened; those of other elements inside an answer stay.
    fn tag(&mut self, at: usize) -> Option<usize> {
        let doc = self.doc;
        let block = doc
            .block(at)
            .filter(|block| block.kind == block::Kind::Html)?;
        let open = self.open.as_mut()?;
        if let Some(summary) = details::summary(doc, at) {
            let drop = summary.is_opener();
            if !summary.closed {
                open.tags.push(drop);
            }
            if drop && !summary.rest.is_empty() {
                open.body.push(Part::Words(summary.rest));
            }
            return drop.then_some(summary.at + 1);
        }
        // Without an element to close, it is the end of the card's own.
        let ends = block.text.eq_ignore_ascii_case("</details>");
        (ends && open.tags.pop().unwrap_or(true)).then_some(at + 1)
    }

    /// Whether the answer of `open` ends before block `at`.
    fn ends(&self, open: &Open, at: usize) -> bool {
        let block = &self.doc.blocks.blocks[at];
        if let Reach::Until(end) = open.ask.reach {
            return at >= end;
        }
        match block.kind {
            block::Kind::Heading(level) => {
                if let Some(label) = block.label.filter(|label| label.rest.is_empty()) {
                    // `#### 答案` belongs to the question above, `#### 追问` does not.
                    return label.role == Role::Question
                        || level <= open.level && open.level < 7 && open.outlined;
                }
                match open.ask.reach {
                    Reach::Section(own) => level <= own,
                    Reach::Anywhere => !open.is_empty(),
                    _ => true,
                }
            }
            block::Kind::Edge => {
                !matches!(open.ask.reach, Reach::Section(_)) || open.level == 7 || !open.is_empty()
            }
            block::Kind::Rule => !matches!(open.ask.reach, Reach::Section(_) | Reach::Anywhere),
            block::Kind::Text | block::Kind::Code | block::Kind::Table | block::Kind::Html => {
                let left = match open.ask.reach {
                    Reach::Nested(indent) => {
                        block.indent <= indent && !(block.gap == 0 && block.marker.is_none())
                    }
                    _ => false,
                };
                left || open.answered() && chat::is_turn(block) || self.is_topic_line(at)
            }
            block::Kind::Comment => false,
            block::Kind::Blank | block::Kind::Underline => false,
        }
    }

    /// Whether block `at` is a line that names the topic of the questions below it: short, without marks, and nearer
    /// to the question than to what is above.
    fn is_topic_line(&self, at: usize) -> bool {
        const LONGEST: usize = 24;
        let doc = self.doc;
        let block = &doc.blocks.blocks[at];
        let Some(next) = doc.block(at + 1) else {
            return false;
        };
        if !block.is_text()
            || block.marker.is_some()
            || block.label.is_some()
            || block.lines.len() > 1
            || block.quote > 0
            || block.asking == Asking::Marked
            || block.text.chars().count() > LONGEST
            || block.text.contains([
                '，', '。', '；', '！', '？', '：', '、', ',', ';', ':', '!', '?',
            ]) && !block.text.contains(['、', '&'])
            || block
                .text
                .ends_with(['。', '.', '：', ':', '；', '，', '、', '”'])
        {
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
        match &self.open {
            None => true,
            Some(open) if matches!(open.ask.reach, Reach::Open | Reach::Nested(_)) => {
                let previous = at.checked_sub(1).and_then(|at| doc.block(at));
                let ended = open.answered()
                    && previous.is_some_and(|previous| {
                        let last = doc.blocks.lines[previous.lines.end - 1].text;
                        last.ends_with(['。', '！', '.', '!', '；', '”', '）', ')'])
                            || last.chars().count() > LONGEST
                    });
                block.gap > next.gap || block.gap == next.gap && (ended || open.outlined)
            }
            Some(_) => false,
        }
    }

    /// Closes the open card before a question. A question with nothing below it but a more explicit one, or one in a
    /// deeper heading, was a title.
    fn close_before(&mut self, explicit: bool, child: bool) {
        let title = self.open.as_ref().is_some_and(|open| {
            let outer = explicit && open.ask.rank < Rank::Explicit || child;
            outer && (open.is_empty() || open.ask.kind == Kind::Section && self.is_lead(open))
        });
        if title {
            self.drop_open();
        } else {
            self.close();
        }
    }

    /// Whether all text of a section only leads to what is below it.
    fn is_lead(&self, open: &Open) -> bool {
        const LONGEST_LEAD: usize = 60;
        let chars: usize = open
            .body
            .iter()
            .map(|part| match part {
                Part::Words(words) => words.chars().count(),
                Part::Lines(range) => self.doc.blocks.lines[range.clone()]
                    .iter()
                    .map(|line| line.text.chars().count())
                    .sum(),
            })
            .sum();
        chars <= LONGEST_LEAD
    }

    /// Turns the open card back into prose: all blocks since its question.
    fn drop_open(&mut self) {
        let Some(open) = self.open.take() else {
            return;
        };
        let blocks = &self.doc.blocks.blocks;
        let last = self.at.saturating_sub(1).max(open.start);
        let mut from = blocks[open.start].lines.start;
        for hole in open.holes {
            self.prose.push(from..hole.start);
            from = hole.end;
        }
        self.prose.push(from..blocks[last].lines.end.max(from));
        if !open.followers.is_empty() {
            self.flush();
            self.reading.pieces.extend(open.followers);
        }
    }

    /// Closes the open card.
    fn close(&mut self) {
        let Some(open) = &mut self.open else {
            return;
        };
        let doc = self.doc;
        // Points and nothing else are the answer.
        if !open.answered() && !open.outline.is_empty() {
            open.outline.clear();
            open.body = points(doc, open.points.clone());
        }
        let answer = markdown(&doc.blocks.lines, &open.body);
        let answer = Some(trim_rules(&answer))
            .filter(|answer| !is_placeholder(answer))
            .unwrap_or_default();
        let keep = title::has_words(&open.ask.question)
            && (!answer.is_empty() || !open.outline.is_empty() || self.keeps_unanswered());
        if !keep {
            self.drop_open();
            return;
        }
        let Some(open) = self.open.take() else {
            return;
        };
        self.prose.extend(open.asides.iter().cloned());
        self.flush();
        let line = &doc.blocks.lines[open.ask.line];
        let draft = Draft {
            kind: open.ask.kind,
            topic: open.topic,
            question: open.ask.question,
            answer: answer.to_owned(),
            outline: open.outline,
            line: doc.first_line + open.ask.line as u32,
            dialect: open.dialect,
            explicit_id: None,
        };
        if draft.answer.is_empty() {
            self.reading.diagnostics.push(unanswered(
                self.path,
                draft.line,
                line.raw,
                &draft.question,
            ));
        }
        self.reading.pieces.push(Piece::Card(draft));
        self.reading.pieces.extend(open.followers);
    }

    /// Whether the open card, which has no answer, is a question nevertheless.
    fn keeps_unanswered(&mut self) -> bool {
        let Some(open) = &self.open else {
            return false;
        };
        if open.ask.kind == Kind::Section {
            return false;
        }
        let explicit = matches!(open.ask.rank, Rank::Explicit);
        let interview = self.doc.survey.interview;
        let marked = crate::asking::is_marked(&open.ask.question);
        let keep = explicit || interview || open.ask.rank == Rank::Heading && marked;
        if !keep || open.ask.rank == Rank::Heading {
            return keep;
        }
        // A list of what the headings below ask is a table of contents.
        let folded = title::folded(&open.ask.question);
        let titles = self.titles.get_or_insert_with(|| {
            let headings = self
                .doc
                .blocks
                .blocks
                .iter()
                .filter(|block| block.is_heading());
            headings.map(|block| title::folded(block.text)).collect()
        });
        !titles.contains(&folded)
    }

    /// Goes below a heading.
    fn enter(&mut self, block: &Block) {
        let level = block.level();
        // The only first-level heading at the head of a note is its title.
        let is_title = level == 1
            && self.headings.is_empty()
            && self.reading.pieces.is_empty()
            && self.prose.is_empty()
            && self.doc.survey.headings[1].all == 1;
        self.headings.retain(|(above, _)| *above < level);
        self.headings.push((
            level,
            if is_title {
                String::new()
            } else {
                title::topic(block.text)
            },
        ));
        self.topic = None;
        self.chat = false;
    }

    /// Prose that waited becomes a piece. Rules at its ends only parted it from cards.
    fn flush(&mut self) {
        let lines = &self.doc.blocks.lines;
        let mut ranges = std::mem::take(&mut self.prose);
        let parts = |range: &Range<usize>| {
            let kinds = || lines[range.clone()].iter().map(|line| line.kind);
            kinds().all(|kind| matches!(kind, block::Kind::Rule | block::Kind::Edge))
        };
        while ranges.last().is_some_and(parts) {
            ranges.pop();
        }
        let start = ranges.iter().take_while(|range| parts(range)).count();
        let Some(first) = ranges.get(start) else {
            return;
        };
        let line = self.doc.first_line + first.start as u32;
        let mut text = String::new();
        let mut end = first.start;
        for range in ranges.drain(start..) {
            if range.start > end {
                text.push('\n');
            }
            end = range.end;
            for line in lines[range]
                .iter()
                .filter(|line| line.kind != block::Kind::Edge)
            {
                text.push_str(line.raw);
                text.push('\n');
            }
        }
        text.truncate(text.trim_end_matches('\n').len());
        self.reading.pieces.push(Piece::Prose {
            markdown: text,
            line,
        });
    }

    fn report(&mut self, pieces: &[Piece]) {
        for piece in pieces {
            if let Piece::Card(draft) = piece
                && draft.answer.is_empty()
            {
                let raw = self
                    .doc
                    .blocks
                    .lines
                    .get((draft.line - self.doc.first_line) as usize)
                    .map_or("", |line| line.raw);
                self.reading.diagnostics.push(unanswered(
                    self.path,
                    draft.line,
                    raw,
                    &draft.question,
                ));
            }
        }
    }

    fn with_topic(&self, piece: Piece) -> Piece {
        match piece {
            Piece::Card(mut draft) => {
                let above = self
                    .headings
                    .iter()
                    .map(|(_, name)| name.clone())
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

    fn finish(mut self) -> Reading {
        self.at = self.doc.blocks.blocks.len();
        self.close();
        self.flush();
        self.reading
            .diagnostics
            .sort_by_key(|diagnostic| diagnostic.line);
        for piece in &mut self.reading.pieces {
            if let Piece::Card(draft) = piece {
                draft.topic.retain(|name| !name.is_empty());
            }
        }
        self.reading
    }
}

/// Whether lines are all fields such as `**来源**：牛客` and `- 难度：高`.
fn is_fields(doc: &Doc, body: &[Part]) -> bool {
    const LONGEST: usize = 120;
    const LONGEST_NAME: usize = 8;
    let field = |line: &Line| {
        let text = line.text.trim_start_matches(['*', '_', '【']);
        let named = text.find([':', '：', '】']).is_some_and(|at| {
            text[..at].trim_end_matches(['*', '_']).chars().count() <= LONGEST_NAME
        });
        line.kind == block::Kind::Blank
            || named
                && line.text.chars().count() <= LONGEST
                && !line.text.ends_with(['：', ':', '*'])
    };
    let fields = |part: &Part| match part {
        Part::Lines(range) => doc.blocks.lines[range.clone()].iter().all(field),
        Part::Words(_) => false,
    };
    !body.is_empty() && body.iter().all(fields)
}

/// Whether a label below block `at` announces the answer of the same question.
fn answered_below(doc: &Doc, at: usize) -> bool {
    const FARTHEST: usize = 32;
    for block in doc.blocks.blocks.iter().skip(at + 1).take(FARTHEST) {
        match block.label.map(|label| label.role) {
            Some(Role::Answer) => return true,
            Some(Role::Question) => return false,
            _ if block.is_heading() || block.asking == Asking::Marked => return false,
            _ => {}
        }
    }
    false
}

/// Whether a question found inside an answer ends it.
fn interrupts(ask: &Ask, doc: &Doc, at: usize, open: &Open) -> bool {
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
        return level <= open.level || ask.rank >= open.ask.rank && !weak;
    }
    // The next item of the list that the open question is in.
    if same_shape(&doc.blocks.blocks[open.start], block) {
        return true;
    }
    if ask.rank == open.ask.rank {
        // Lists inside an answer are further to the right.
        return ask.rank == Rank::Explicit || block.indent <= open.indent || open.level < 7;
    }
    ask.rank > open.ask.rank
        && (ask.rank == Rank::Explicit || block.indent <= open.indent || open.level < 7)
}

/// Whether two list items are written alike.
fn same_shape(first: &Block, second: &Block) -> bool {
    let style = |block: &Block| block.marker.map(|marker| marker.style);
    style(first).is_some()
        && style(first) == style(second)
        && first.indent == second.indent
        && first.label.is_some() == second.label.is_some()
        && first.text.starts_with("**") == second.text.starts_with("**")
}

/// Adds lines to an answer, and the blank lines before them.
fn push(body: &mut Vec<Part>, lines: Range<usize>, gap: u16) {
    let gap = usize::from(gap);
    match body.last_mut() {
        Some(Part::Lines(last)) if last.end + gap == lines.start => last.end = lines.end,
        Some(Part::Words(_)) if gap > 0 => body.push(Part::Lines(lines.start - gap..lines.end)),
        _ => body.push(Part::Lines(lines)),
    }
}

/// `[回到顶部](#目录)` under an answer.
fn is_way_back(block: &Block) -> bool {
    let text = block.text.trim_matches(['*', ' ']);
    block.is_text()
        && block.lines.len() == 1
        && title::link(text).is_some_and(|(_, address)| address.starts_with('#'))
}

/// A paragraph all in brackets: `**(此部分用于……)**`.
fn is_aside(block: &Block) -> bool {
    let text = block.text.trim_matches(['*', '_', ' ']);
    block.is_text()
        && block.lines.len() == 1
        && text.starts_with(['(', '（'])
        && text.ends_with([')', '）'])
}

/// The text of an outline without its label.
fn points<'a>(doc: &'a Doc<'a>, blocks: Range<usize>) -> Vec<Part<'a>> {
    let mut body = Vec::new();
    for (at, block) in doc.blocks.blocks[blocks].iter().enumerate() {
        if at > 0 {
            push(&mut body, block.lines.clone(), block.gap);
            continue;
        }
        if let Some(label) = block.label.filter(|label| !label.rest.is_empty()) {
            body.push(Part::Words(label.rest));
        }
        let more = block.lines.start + 1..block.lines.end;
        if !more.is_empty() && block.is_text() {
            push(&mut body, more, 0);
        }
    }
    body
}

/// What authors write where an answer will be.
fn is_placeholder(answer: &str) -> bool {
    const PLACEHOLDERS: &[&str] = &[
        "待补",
        "待补充",
        "待完善",
        "待续",
        "未完待续",
        "略",
        "暂无",
        "todo",
        "tbd",
        "wip",
        "无",
    ];
    let words = answer.trim_matches(|sign: char| !sign.is_alphanumeric());
    words.len() <= 16
        && PLACEHOLDERS
            .iter()
            .any(|known| known.eq_ignore_ascii_case(words))
}

/// `text` without rules at its ends.
fn trim_rules(text: &str) -> &str {
    let is_rule = |line: &str| {
        let line = line.trim();
        line.len() >= 3
            && (line.bytes().all(|byte| byte == b'-')
                || line.bytes().all(|byte| byte == b'*')
                || line.bytes().all(|byte| byte == b'_'))
    };
    let mut text = text.trim_matches('\n');
    loop {
        let before = text.len();
        if text.lines().next_back().is_some_and(is_rule) {
            text = text
                .rsplit_once('\n')
                .map_or("", |(rest, _)| rest)
                .trim_end();
        }
        if text.lines().next().is_some_and(is_rule) {
            text = text
                .split_once('\n')
                .map_or("", |(_, rest)| rest)
                .trim_start_matches('\n');
        }
        if text.len() == before {
            return text;
        }
    }
}

fn unanswered(path: &str, line: u32, raw: &str, question: &str) -> Diagnostic {
    let first = question.lines().next().unwrap_or_default();
    let start = raw.find(first).map_or(0, |at| raw[..at].chars().count());
    let length = if raw.contains(first) {
        first.chars().count()
    } else {
        0
    };
    Diagnostic {
        level: Level::Warning,
        name: "unanswered",
        message: "question has no answer".to_owned(),
        path: path.to_owned(),
        line,
        column: start as u32 + 1,
        length: length as u32,
        source_line: raw.to_owned(),
        help: "write the answer below it; until then it is listed, but not asked".to_owned(),
    }
}

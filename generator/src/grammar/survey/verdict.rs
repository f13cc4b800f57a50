//! What the counts over a note come to.

use super::{Note, Survey};

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
            && !self.lists.runs.iter().any(|run| run.prompts)
    }

    /// Whether its headings or lists mostly ask, whatever it is about.
    pub(super) fn asks_by_shape(&self, note: Note) -> bool {
        const FEWEST: u32 = 3;
        let (titles, asking) = self.titles;
        let filled: u32 = self.headings.iter().map(|level| level.filled).sum();
        titles >= 2 && asking * 2 >= titles
            || !self.asked.is_empty()
            || self.is_parted()
            || self.lines_ask()
            || self.quotes_ask()
            || self.is_record()
            || self.families.tell() && self.rhetorical == 0
            || {
                // A heading that asks itself is one of them.
                let asking = self.over_questions + self.marked_headings();
                self.over_questions >= 2 && asking >= FEWEST && asking * 2 >= filled
            }
            || self.lists.mostly_ask(note.paragraphs)
            || self.lists.are_record(note)
            || self
                .headings
                .iter()
                .any(|level| level.prompts() && self.rhetorical == 0 || level.ordinals >= 2)
            || self.lists.runs.iter().any(|run| run.tells(note))
    }

    /// Whether a heading asks that stands below the same heading as the one at block `at`, or the note's title says that
    /// all do.
    pub fn asks_beside(&self, at: usize) -> bool {
        self.titled || self.families.asks(at)
    }

    /// Whether its lines by themselves mostly ask, and are most of what is said in paragraphs.
    pub fn lines_ask(&self) -> bool {
        const FEWEST: u32 = 5;
        let (lines, asking) = self.lines;
        // Who writes ？ behind what asks means it.
        asking >= FEWEST
            && asking > self.plain
            && asking * 2 >= lines
            && lines * 2 >= self.paragraphs
    }

    /// Whether most of what is said in paragraphs are questions, in a note that speaks of them: then a line that asks by its
    /// words is one, too.
    pub fn paragraphs_ask(&self) -> bool {
        const FEWEST: u32 = 5;
        self.worded && self.plain >= FEWEST && self.plain * 2 >= self.paragraphs
    }

    /// Whether it is nothing but short lines and some of them ask: what somebody wrote down after an interview. The others
    /// may be names of what was asked, or answers in a few words.
    pub fn is_record(&self) -> bool {
        const FEWEST: u32 = 4;
        const FEWEST_LINES: u32 = 8;
        let lines = self.lines.0;
        let items = self.numbered.0 + self.bulleted.0;
        // Where terms in Latin letters stand among them, fewer tell.
        let fewest = if self.latin * 4 >= lines {
            FEWEST - 1
        } else {
            FEWEST
        };
        self.n_headings() == 0
            && self.asked_lines >= fewest
            && self.asked_lines * 5 >= lines
            && lines >= FEWEST_LINES
            && lines * 4 >= self.paragraphs * 3
            && items * 4 <= lines
    }

    /// Whether rules part it into cards, a title on the first line of each, in a note that speaks of interviews and has no
    /// headings.
    pub fn is_ruled(&self) -> bool {
        const FEWEST: u32 = 4;
        let (rules, titled) = self.rules;
        self.worded
            && self.n_headings() == 0
            && self.labels[0] == 0
            && titled >= FEWEST
            && titled * 5 >= rules * 4
    }

    /// Whether rules part it into cards, a question at the head of most.
    fn is_parted(&self) -> bool {
        const FEWEST: u32 = 5;
        self.parted >= FEWEST && self.parted * 2 >= self.rules.0
    }

    /// Whether so many of its lines by themselves ask that the others name what was asked.
    pub fn all_lines_ask(&self) -> bool {
        self.lines.1 * 3 >= self.lines.0 * 2
    }

    /// Whether what it quotes are mostly questions.
    pub fn quotes_ask(&self) -> bool {
        const FEWEST: u32 = 4;
        let (quotes, asking) = self.quotes;
        asking >= FEWEST && asking * 2 >= quotes
    }

    /// Headings of all levels.
    pub fn n_headings(&self) -> u32 {
        self.headings.iter().map(|level| level.all).sum()
    }
}

//! What stands for itself: paragraphs, headings, lists, code.

use super::Writer;
use crate::html::{Side, language, step_id};

impl Writer<'_> {
    pub(super) fn may_hold_blocks(&self) -> bool {
        self.place.side != Side::Rung
    }

    pub(super) fn has_paragraphs(&self) -> bool {
        matches!(self.place.side, Side::Answer | Side::Prose)
    }

    pub(super) fn start_block(&mut self) {
        self.line_break = None;
        self.line_bytes = 0;
        // Real blocks stand apart by themselves.
        if !self.may_hold_blocks() {
            self.fill_gap();
        }
        self.gap = false;
    }

    pub(super) fn fill_gap(&mut self) {
        if std::mem::take(&mut self.gap) {
            self.out.push_str("<br>");
        }
    }

    pub(super) fn end_block(&mut self) {
        self.line_break = None;
        // The HTML parser leaves the white space between blocks; an empty item is no line either.
        self.gap = !self.may_hold_blocks() && !self.out.trim_start().is_empty();
    }

    pub(in crate::html) fn open_paragraph(&mut self) {
        self.fill_gap();
        self.start_block();
        if self.has_paragraphs() {
            self.out.push_str("<p>");
        }
    }

    pub(in crate::html) fn close_paragraph(&mut self) {
        self.end_block();
        if self.has_paragraphs() {
            self.out.push_str("</p>\n");
        } else {
            self.gap = !self.out.is_empty();
        }
    }

    pub(in crate::html) fn open_heading(&mut self, level: u8) {
        self.fill_gap();
        self.start_block();
        self.open_headings.push(level);
        if self.has_paragraphs() {
            self.out.push_str("<h");
            self.headings.push((self.out.len(), level));
            self.out.push_str("6>");
        }
    }

    pub(in crate::html) fn close_heading(&mut self) {
        let Some(level) = self.open_headings.pop() else {
            return;
        };
        if self.has_paragraphs() {
            self.end_block();
            self.out.push_str("</h");
            self.headings.push((self.out.len(), level));
            self.out.push_str("6>\n");
        } else {
            self.close_paragraph();
        }
    }

    /// Makes the element that was just opened the step to which a rung leads.
    pub(in crate::html) fn mark_step(&mut self, rung: u32) {
        // In cleaned HTML its element may be gone.
        let opened = ["<li>", "<p>"].iter().any(|tag| self.out.ends_with(tag))
            || self
                .headings
                .last()
                .is_some_and(|(at, _)| at + 2 == self.out.len());
        if !opened {
            return;
        }
        self.out.pop();
        self.attribute("id", &step_id(self.place.prefix, rung));
        self.attribute("data-step", &rung.to_string());
        self.out.push('>');
        self.steps.push(rung);
    }

    /// Headings keep their order, start below the heading they stand under, and skip no level.
    pub(super) fn set_heading_levels(&mut self) {
        let mut levels: Vec<u8> = self.headings.iter().map(|(_, level)| *level).collect();
        levels.sort_unstable();
        levels.dedup();
        for (at, level) in std::mem::take(&mut self.headings) {
            let rank = levels
                .iter()
                .position(|other| *other == level)
                .unwrap_or_default();
            let level = match self.place.side {
                // Prose shares its levels with the rest of the note.
                Side::Prose => usize::from(level).clamp(2, 6),
                _ => (3 + rank).min(6),
            };
            self.out.replace_range(at..at + 1, &level.to_string());
        }
    }

    pub(in crate::html) fn rule(&mut self) {
        self.start_block();
        if self.has_paragraphs() {
            self.out.push_str("<hr>\n");
        } else {
            self.gap = !self.out.is_empty();
        }
    }

    pub(in crate::html) fn open_numbered_list(&mut self, start: u64) {
        self.start_block();
        if self.may_hold_blocks() {
            self.out.push_str("<ol");
            if start != 1 {
                self.attribute("start", &start.to_string());
            }
            self.out.push('>');
        }
    }

    pub(in crate::html) fn close_numbered_list(&mut self) {
        self.end_block();
        if self.may_hold_blocks() {
            self.out.push_str("</ol>\n");
        }
    }

    pub(in crate::html) fn open_details(&mut self, open: bool) {
        self.start_block();
        if self.may_hold_blocks() {
            self.out
                .push_str(if open { "<details open>" } else { "<details>" });
        }
    }

    pub(in crate::html) fn close_details(&mut self) {
        self.end_block();
        if self.may_hold_blocks() {
            self.out.push_str("</details>\n");
        }
    }

    /// A block of code, `info` what the author wrote about it.
    pub(in crate::html) fn open_code(&mut self, info: &str) {
        self.start_block();
        if self.may_hold_blocks() {
            let labels = self.labels();
            let label = match language::name(info) {
                Some(name) => labels.code_in.replace("{name}", name),
                None => labels.code.clone(),
            };
            self.out.push_str("<pre class=\"code\" tabindex=\"0\"");
            self.attribute("aria-label", &label);
            self.out.push('>');
        }
        self.out.push_str("<code>");
        self.code = true;
    }

    pub(in crate::html) fn close_code(&mut self) {
        self.code = false;
        self.out.truncate(self.out.trim_end_matches('\n').len());
        self.out.push_str("</code>");
        if self.may_hold_blocks() {
            self.out.push_str("</pre>\n");
        }
        self.end_block();
    }
}

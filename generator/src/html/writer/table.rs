//! Tables: each scrolls inside itself, and is named after its columns.

use pulldown_cmark_escape::escape_html;

use super::Writer;

/// How the text of a table cell is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::html) enum Align {
    /// As the language has it.
    Start,
    /// `class="center"`.
    Center,
    /// `class="end"`: numbers.
    End,
}

/// A table that is open.
pub(super) struct Table {
    pub(super) label_at: usize,
    pub(super) columns: String,
    pub(super) in_head: bool,
}

impl Writer<'_> {
    pub(in crate::html) fn open_table(&mut self) {
        self.start_block();
        let mut label_at = 0;
        if self.may_hold_blocks() {
            self.out
                .push_str("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"");
            label_at = self.out.len();
            self.out.push_str("\"><table>");
        }
        self.tables.push(Table {
            label_at,
            columns: String::new(),
            in_head: false,
        });
    }

    /// The table is named after its column heads, so that two tables of one page have two names.
    pub(in crate::html) fn close_table(&mut self) {
        self.end_block();
        let Some(table) = self.tables.pop() else {
            return;
        };
        if self.may_hold_blocks() {
            self.out.push_str("</table></div>\n");
            let columns = table
                .columns
                .split_whitespace()
                .collect::<Vec<_>>()
                .join(" ");
            let label = self.labels().table.replace("{columns}", &columns);
            let mut escaped = String::new();
            let Ok(()) = escape_html(&mut escaped, label.trim_end_matches([' ', ':', '：']))
            else {
                return;
            };
            self.splice(table.label_at, 0, &escaped);
        }
    }

    pub(in crate::html) fn open_cell(&mut self, head: bool, align: Align, spans: [Option<u32>; 2]) {
        self.start_block();
        if let Some(table) = self.tables.last_mut() {
            if head && !table.columns.is_empty() {
                table.columns.push_str(&self.renderer.labels.comma);
            }
            table.in_head = head;
        }
        if !self.may_hold_blocks() {
            return;
        }
        self.out.push_str(if head { "<th" } else { "<td" });
        match align {
            Align::Start => {}
            Align::Center => self.attribute("class", "center"),
            Align::End => self.attribute("class", "end"),
        }
        for (name, cells) in ["colspan", "rowspan"].into_iter().zip(spans) {
            if let Some(cells) = cells {
                self.attribute(name, &cells.to_string());
            }
        }
        self.out.push('>');
    }

    pub(in crate::html) fn close_cell(&mut self, head: bool) {
        if let Some(table) = self.tables.last_mut() {
            table.in_head = false;
        }
        if self.may_hold_blocks() {
            self.out.push_str(if head { "</th>" } else { "</td>" });
        }
        self.end_block();
    }
}

//! What no card took.

use std::ops::Range;

use super::Reader;
use crate::{block, draft::Piece};

impl Reader<'_> {
    /// Prose that waited becomes a piece. Rules at its ends only parted it from cards.
    pub(super) fn flush(&mut self) {
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
                text.push_str(line.shown());
                text.push('\n');
            }
        }
        text.truncate(text.trim_end_matches('\n').len());
        self.reading.pieces.push(Piece::Prose {
            markdown: text,
            line,
        });
    }
}

/// `text` without rules at its ends.
pub(super) fn trim_rules(text: &str) -> &str {
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

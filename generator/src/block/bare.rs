//! Lists without signs: short lines far to the right, under a heading.
//!
//! ```text
//! ### 并发
//!
//!     通道关闭后还能读吗
//!     怎样等一组协程结束
//! ```
//!
//! For CommonMark this is code. Nobody indents code of plain words, so each line is an item.

use super::line::{Kind, Line};
use crate::grammar::marker::{Marker, Style};

/// Gives every line of such a list a marker of no width.
pub fn mark_items(lines: &mut [Line]) {
    let mut at = 0;
    while at < lines.len() {
        let start = at;
        while lines.get(at).is_some_and(is_item) {
            at += 1;
        }
        if at == start {
            at += 1;
            continue;
        }
        let above = lines[..start].iter().rev().take(2);
        let below = lines.get(at).map(|line| line.kind);
        let apart = start > 1
            && lines[start - 1].kind == Kind::Blank
            && above
                .last()
                .is_some_and(|line| matches!(line.kind, Kind::Heading(_)))
            && matches!(below, None | Some(Kind::Blank | Kind::Heading(_)));
        if apart && at - start >= 2 {
            for line in &mut lines[start..at] {
                line.marker = Some(Marker {
                    style: Style::Bullet,
                    number: 0,
                    len: 0,
                });
            }
        }
    }
}

/// Whether a line may be one of such a list: few words, no sign of code, no sentence.
fn is_item(line: &Line) -> bool {
    const LONGEST: usize = 60;
    line.kind == Kind::Text
        && line.marker.is_none()
        && line.indent >= 4
        && line.quote == 0
        // Two wide spaces begin a paragraph.
        && line.raw.starts_with([' ', '\t'])
        && line.text.len() > line.text.chars().count()
        && line.text.chars().count() <= LONGEST
        && !line.text.contains(['{', '}', ';', '=', '$', '\\', '：', '；', '|'])
        && !line.text.contains("->")
        && !line.text.ends_with(['。', '，', ',', ':'])
}

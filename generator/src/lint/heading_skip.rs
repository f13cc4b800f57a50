//! A heading two or more levels below the one above it. Each kind of step is reported once a note: who writes `#` and
//! `###` does so throughout.

use std::collections::BTreeMap;

use super::{Heading, Place};
use crate::diagnostic::Diagnostic;

pub fn check(place: &Place, headings: &[Heading], found: &mut Vec<Diagnostic>) {
    let mut above = None;
    let mut steps: BTreeMap<(u8, u8), (u32, &str, usize)> = BTreeMap::new();
    for &Heading { level, line, text } in headings {
        if let Some(above) = above
            && level > above + 1
        {
            steps.entry((above, level)).or_insert((line, text, 0)).2 += 1;
        }
        above = Some(level);
    }
    for ((above, level), (line, text, times)) in steps {
        let again = match times {
            1 => String::new(),
            times => format!(", {times} times in this note"),
        };
        found.push(place.diagnostic(
            "heading-skip",
            (line, text),
            format!("heading of level {level} stands right below one of level {above}{again}"),
            &format!("write it with {}", "#".repeat(usize::from(above) + 1)),
        ));
    }
}

//! How much HTML a side may hold: a parser's work grows with the square of its depth.

use pulldown_cmark::Event;

/// Nesting deeper than this is shown as text.
const DEEPEST: usize = 200;

/// More tags than this in one side are shown as text.
const MOST_TAGS: usize = 20_000;

/// Whether the HTML is of a size and depth that a person writes.
pub(in crate::html) fn is_parseable<'e, 'a: 'e>(
    events: impl Iterator<Item = &'e Event<'a>>,
) -> bool {
    let (mut depth, mut deepest, mut n_tags) = (0_usize, 0, 0);
    for event in events {
        match event {
            Event::Start(_) => depth += 1,
            Event::End(_) => depth = depth.saturating_sub(1),
            Event::Html(html) | Event::InlineHtml(html) => {
                for (at, _) in html.match_indices('<') {
                    n_tags += 1;
                    match html.as_bytes().get(at + 1) {
                        Some(b'/') => depth = depth.saturating_sub(1),
                        Some(b'a'..=b'z' | b'A'..=b'Z') if !is_void(&html[at + 1..]) => depth += 1,
                        _ => {}
                    }
                    deepest = deepest.max(depth);
                }
            }
            _ => {}
        }
        deepest = deepest.max(depth);
    }
    deepest <= DEEPEST && n_tags <= MOST_TAGS
}

/// Elements without an end tag, and those whose end tag authors leave out because the next one ends them.
fn is_void(tag: &str) -> bool {
    let name = &tag[..tag
        .find(|c: char| !c.is_ascii_alphanumeric())
        .unwrap_or(tag.len())];
    let name = name.to_ascii_lowercase();
    matches!(
        name.as_str(),
        "br" | "hr"
            | "img"
            | "input"
            | "col"
            | "wbr"
            | "source"
            | "link"
            | "meta"
            | "p"
            | "li"
            | "td"
            | "th"
            | "tr"
    )
}

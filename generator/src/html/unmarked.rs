//! Markdown with no mark in it, as most questions and rungs are: nothing in it has to be parsed.

use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};

/// Whether `markdown` is one paragraph without a mark of Markdown in it, as most questions and rungs are: nothing in it has
/// to be parsed.
pub(super) fn is_words(markdown: &str) -> bool {
    let is_mark = |byte: u8| {
        matches!(
            byte,
            b'\\'
                | b'`'
                | b'*'
                | b'_'
                | b'['
                | b']'
                | b'<'
                | b'>'
                | b'&'
                | b'!'
                | b'~'
                | b'|'
                | b'#'
        ) || byte < b' '
    };
    let starts = |byte: &u8| matches!(byte, b'0'..=b'9' | b'-' | b'+' | b'=' | b':' | b' ');
    let bytes = markdown.as_bytes();
    bytes.first().is_some_and(|first| !starts(first))
        && bytes.last() != Some(&b' ')
        && !bytes.iter().copied().any(is_mark)
}

/// The events of a paragraph for which [`is_words`] holds.
pub(super) fn words(markdown: &str) -> impl Iterator<Item = (Event<'_>, Range<usize>)> {
    let all = 0..markdown.len();
    [
        Event::Start(Tag::Paragraph),
        Event::Text(markdown.into()),
        Event::End(TagEnd::Paragraph),
    ]
    .into_iter()
    .map(move |event| (event, all.clone()))
}

//! Tags that need no parser: inside a line, closed where they were opened. `<font color="red">重点</font>` and `<kbd>Ctrl</kbd>`
//! are most of the HTML in notes, and an HTML parser took as long for a side with one of them as all of it took without.

use pulldown_cmark::Event;

use super::{is_comment, needs_cleaning};

/// A tag without its attributes: none of these elements keeps any.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::html) enum SimpleTag {
    /// `<name …>`
    Open(&'static str),
    /// `</name>`
    Close(&'static str),
}

/// Elements that start and end where their tags say, wherever they stand in a line. Those that the writer does not know leave
/// their text. Sorted.
const ELEMENTS: [&str; 24] = [
    "abbr", "b", "bdi", "cite", "del", "dfn", "em", "font", "i", "ins", "kbd", "mark", "q", "s",
    "samp", "small", "span", "strike", "strong", "sub", "sup", "tt", "u", "var",
];

impl SimpleTag {
    /// Of the HTML of one event.
    pub(in crate::html) fn of(html: &str) -> Option<SimpleTag> {
        let inside = html.strip_prefix('<')?.strip_suffix('>')?;
        let (inside, opens) = match inside.strip_prefix('/') {
            Some(inside) => (inside, false),
            None => (inside, true),
        };
        let end = inside.find(|sign: char| !sign.is_ascii_alphanumeric());
        let (name, rest) = inside.split_at(end.unwrap_or(inside.len()));
        if !(rest.is_empty() || rest.starts_with(|sign: char| sign.is_ascii_whitespace())) {
            return None;
        }
        let known = |name: &str| ELEMENTS.binary_search(&name).ok().map(|at| ELEMENTS[at]);
        let name = known(name).or_else(|| known(&name.to_ascii_lowercase()))?;
        Some(match opens {
            true => SimpleTag::Open(name),
            false => SimpleTag::Close(name),
        })
    }
}

/// Whether every tag of a side is such a one, and closed inside the element of Markdown in which it was opened.
pub(in crate::html) fn is_simple<'e, 'a: 'e>(events: impl Iterator<Item = &'e Event<'a>>) -> bool {
    // The elements that are open; `None` for those of Markdown.
    let mut open: Vec<Option<&str>> = Vec::new();
    for event in events {
        let fits = match event {
            Event::Start(_) => {
                open.push(None);
                true
            }
            Event::End(_) => open.pop() == Some(None),
            Event::InlineHtml(html) if needs_cleaning(event) => match SimpleTag::of(html) {
                Some(SimpleTag::Open(name)) => {
                    open.push(Some(name));
                    true
                }
                Some(SimpleTag::Close(name)) => open.pop() == Some(Some(name)),
                None => false,
            },
            Event::Html(html) => is_comment(html),
            _ => true,
        };
        if !fits {
            return false;
        }
    }
    open.is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn elements_are_sorted() {
        assert!(ELEMENTS.is_sorted());
    }

    #[test]
    fn tags() {
        for (html, expected) in [
            ("<b>", Some(SimpleTag::Open("b"))),
            ("</B >", Some(SimpleTag::Close("b"))),
            (
                "<font color=\"red\" onclick='x'>",
                Some(SimpleTag::Open("font")),
            ),
            ("<b/>", None),
            ("<br>", None),
            ("<String>", None),
            ("<script>", None),
            ("<b-x>", None),
            ("<a href=\"x\">", None),
        ] {
            assert_eq!(SimpleTag::of(html), expected, "{html}");
        }
    }
}

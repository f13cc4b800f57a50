//! What is a tag: `<b>` is one, `List<String>` in a sentence on Java is not.

use std::borrow::Cow;

/// Every element of HTML, and the two that start other languages. Any other name is no tag. Sorted.
const ELEMENTS: &[&str] = &[
    "a",
    "abbr",
    "acronym",
    "address",
    "applet",
    "area",
    "article",
    "aside",
    "audio",
    "b",
    "base",
    "basefont",
    "bdi",
    "bdo",
    "bgsound",
    "big",
    "blink",
    "blockquote",
    "body",
    "br",
    "button",
    "canvas",
    "caption",
    "center",
    "cite",
    "code",
    "col",
    "colgroup",
    "command",
    "data",
    "datalist",
    "dd",
    "del",
    "details",
    "dfn",
    "dialog",
    "dir",
    "div",
    "dl",
    "dt",
    "em",
    "embed",
    "fieldset",
    "figcaption",
    "figure",
    "font",
    "footer",
    "form",
    "frame",
    "frameset",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "head",
    "header",
    "hgroup",
    "hr",
    "html",
    "i",
    "iframe",
    "image",
    "img",
    "input",
    "ins",
    "isindex",
    "kbd",
    "keygen",
    "label",
    "legend",
    "li",
    "link",
    "listing",
    "main",
    "map",
    "mark",
    "marquee",
    "math",
    "menu",
    "menuitem",
    "meta",
    "meter",
    "nav",
    "nobr",
    "noembed",
    "noframes",
    "noscript",
    "object",
    "ol",
    "optgroup",
    "option",
    "output",
    "p",
    "param",
    "picture",
    "plaintext",
    "pre",
    "progress",
    "q",
    "rb",
    "rp",
    "rt",
    "rtc",
    "ruby",
    "s",
    "samp",
    "script",
    "search",
    "section",
    "select",
    "slot",
    "small",
    "source",
    "span",
    "strike",
    "strong",
    "style",
    "sub",
    "summary",
    "sup",
    "svg",
    "table",
    "tbody",
    "td",
    "template",
    "textarea",
    "tfoot",
    "th",
    "thead",
    "time",
    "title",
    "tr",
    "track",
    "tt",
    "u",
    "ul",
    "var",
    "video",
    "wbr",
    "xmp",
];

/// The HTML with every `<` that starts no tag, comment or declaration as `&lt;`.
pub(super) fn escape_false_tags(html: &str) -> Cow<'_, str> {
    if !html
        .match_indices('<')
        .any(|(at, _)| !starts_tag(&html[at + 1..]))
    {
        return Cow::Borrowed(html);
    }
    let mut escaped = String::with_capacity(html.len() + 8);
    let mut written = 0;
    for (at, _) in html.match_indices('<') {
        if !starts_tag(&html[at + 1..]) {
            escaped.push_str(&html[written..at]);
            escaped.push_str("&lt;");
            written = at + 1;
        }
    }
    escaped.push_str(&html[written..]);
    Cow::Owned(escaped)
}

/// Whether what follows a `<` makes it a tag.
fn starts_tag(after: &str) -> bool {
    if after.starts_with(['!', '?']) {
        return true;
    }
    let after = after.strip_prefix('/').unwrap_or(after);
    let name = &after[..after
        .find(|c: char| !c.is_ascii_alphanumeric() && c != '-')
        .unwrap_or(after.len())];
    let name = name.to_ascii_lowercase();
    ELEMENTS.binary_search(&name.as_str()).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn elements_are_sorted() {
        assert!(ELEMENTS.is_sorted());
    }
}

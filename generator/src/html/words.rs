//! The words of rendered HTML: what a reader sees, without its markup.

/// Adds the words of a rendered side to a text: one line, single spaces. Never fails: `html` is ours, and what looks
/// like a tag and isn't one is left out.
///
/// It goes over every byte of a site once, so what has to be looked at is told apart by a table, and all between is
/// copied in runs.
pub fn push_words(text: &mut String, html: &str) {
    let start = text.len();
    let bytes = html.as_bytes();
    // What is not copied yet begins at `from`.
    let (mut from, mut at) = (0, 0);
    loop {
        at += words_at_start(&bytes[at..]);
        let Some(&byte) = bytes.get(at) else {
            break;
        };
        let (length, is_space) = match SIGNS[usize::from(byte)] {
            Sign::Word => {
                at += 1;
                continue;
            }
            // A single space inside a run is one already.
            Sign::Space if byte == b' ' && at > from && bytes[at - 1] != b' ' => {
                at += 1;
                continue;
            }
            Sign::Space => (1, true),
            Sign::PerhapsSpace => {
                // Chinese punctuation begins as the wide space does, and stands in every sentence.
                if byte == 0xe3 && !bytes[at..].starts_with("\u{3000}".as_bytes()) {
                    at += 3;
                    continue;
                }
                let character = html[at..].chars().next().unwrap_or_default();
                let length = character.len_utf8();
                if !character.is_whitespace() {
                    at += length;
                    continue;
                }
                (length, true)
            }
            Sign::Tag => {
                let Some(length) = bytes[at..].iter().position(|byte| *byte == b'>') else {
                    break;
                };
                (length + 1, !is_inline(&html[at + 1..at + length]))
            }
            Sign::Reference => {
                text.push_str(&html[from..at]);
                let (length, character) = decoded(&html[at..]);
                text.push(character);
                (from, at) = (at + length, at + length);
                continue;
            }
        };
        text.push_str(&html[from..at]);
        if is_space && text.len() > start && !text.ends_with(' ') {
            text.push(' ');
        }
        (from, at) = (at + length, at + length);
    }
    text.push_str(&html[from..at]);
    if text.len() > start && text.ends_with(' ') {
        text.pop();
    }
}

/// How many bytes at the start of `bytes` are words and nothing else.
fn words_at_start(bytes: &[u8]) -> usize {
    let is_sign = |byte: &u8| !matches!(SIGNS[usize::from(*byte)], Sign::Word);
    bytes.iter().position(is_sign).unwrap_or(bytes.len())
}

/// What a byte of HTML can be the start of.
#[derive(Clone, Copy)]
enum Sign {
    Word,
    Tag,
    Reference,
    Space,
    /// Of a character that may be white space beyond ASCII: U+0085, U+00A0, U+1680, U+2000 …, U+3000.
    PerhapsSpace,
}

const SIGNS: [Sign; 256] = {
    let mut signs = [Sign::Word; 256];
    signs[b'<' as usize] = Sign::Tag;
    signs[b'&' as usize] = Sign::Reference;
    signs[b' ' as usize] = Sign::Space;
    let mut byte = b'\t' as usize;
    while byte <= b'\r' as usize {
        signs[byte] = Sign::Space;
        byte += 1;
    }
    signs[0xc2] = Sign::PerhapsSpace;
    signs[0xe1] = Sign::PerhapsSpace;
    signs[0xe2] = Sign::PerhapsSpace;
    signs[0xe3] = Sign::PerhapsSpace;
    signs
};

/// Whether the inside of a tag names an element that stands in the middle of a word or sentence; all others begin a new one.
fn is_inline(tag: &str) -> bool {
    let tag = tag.trim_start_matches('/');
    let end = tag.bytes().position(|byte| matches!(byte, b' ' | b'/'));
    matches!(
        &tag[..end.unwrap_or(tag.len())],
        "a" | "abbr"
            | "b"
            | "bdi"
            | "cite"
            | "code"
            | "del"
            | "em"
            | "i"
            | "ins"
            | "kbd"
            | "mark"
            | "q"
            | "s"
            | "samp"
            | "small"
            | "span"
            | "strong"
            | "sub"
            | "sup"
    )
}

/// The length of a character reference that we write, and its character; a lone `&` is itself.
fn decoded(escaped: &str) -> (usize, char) {
    let known = [
        ("&lt;", '<'),
        ("&gt;", '>'),
        ("&quot;", '"'),
        ("&#39;", '\''),
        ("&amp;", '&'),
    ];
    let found = known.iter().find(|(name, _)| escaped.starts_with(name));
    found.map_or((1, '&'), |(name, character)| (name.len(), *character))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_stand_in_one_line_without_markup() {
        for (html, words) in [
            ("", ""),
            ("缓<strong>存</strong>击穿", "缓存击穿"),
            (
                "<p>a  b</p>\n<ol><li>c\u{a0}d</li><li>e</li></ol>",
                "a b c d e",
            ),
            (
                "<pre class=\"code\"><code>x &lt; <b class=\"k\">if</b>\n\ty &amp;&amp; z</code></pre>",
                "x < if y && z",
            ),
            ("a<br>b <em> c </em> d", "a b c d"),
            (
                "&amp;lt; &copy; &#39;&quot; <img src=\"x.png\" alt=\"y\">",
                "&lt; &copy; '\"",
            ),
            ("a < b", "a"),
            ("  a\u{3000}\u{3000}b\u{2003} \u{85}、c \n d  ", "a b 、c d"),
            ("<p>a </p> <p> b</p>&nbsp;<i>c</i> <b> d", "a b &nbsp;c d"),
        ] {
            let mut text = String::from("before ");
            push_words(&mut text, html);
            assert_eq!(text, format!("before {words}"), "{html}");
        }
    }
}

//! The words of rendered HTML: what a reader sees, without its markup.

/// Elements that stand in the middle of a word or sentence; all others begin a new one.
const INLINE: [&str; 20] = [
    "a", "abbr", "b", "bdi", "cite", "code", "del", "em", "i", "ins", "kbd", "mark", "q", "s",
    "samp", "small", "span", "strong", "sub", "sup",
];

/// Adds the words of a rendered side to a text: one line, single spaces. Never fails: `html` is ours, and what looks
/// like a tag and isn't one is left out.
pub fn push_words(text: &mut String, html: &str) {
    let start = text.len();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        push_decoded(text, start, &rest[..at]);
        let Some((tag, after)) = rest[at + 1..].split_once('>') else {
            rest = "";
            break;
        };
        let name = tag.trim_start_matches('/').split([' ', '/']).next();
        if !name.is_some_and(|name| INLINE.contains(&name)) {
            push_space(text, start);
        }
        rest = after;
    }
    push_decoded(text, start, rest);
    if text.len() > start && text.ends_with(' ') {
        text.pop();
    }
}

fn push_decoded(text: &mut String, start: usize, mut escaped: &str) {
    while let Some(at) = escaped.find('&') {
        push_folded(text, start, &escaped[..at]);
        let known = [
            ("&lt;", '<'),
            ("&gt;", '>'),
            ("&quot;", '"'),
            ("&#39;", '\''),
            ("&amp;", '&'),
        ];
        let (length, character) = known
            .into_iter()
            .find_map(|(name, character)| {
                escaped[at..]
                    .starts_with(name)
                    .then_some((name.len(), character))
            })
            .unwrap_or((1, '&'));
        text.push(character);
        escaped = &escaped[at + length..];
    }
    push_folded(text, start, escaped);
}

fn push_folded(text: &mut String, start: usize, words: &str) {
    if words.starts_with(char::is_whitespace) {
        push_space(text, start);
    }
    for word in words.split_whitespace() {
        if text.len() > start
            && !text.ends_with(' ')
            && !std::ptr::eq(word.as_ptr(), words.as_ptr())
        {
            text.push(' ');
        }
        text.push_str(word);
    }
    if words.ends_with(char::is_whitespace) {
        push_space(text, start);
    }
}

fn push_space(text: &mut String, start: usize) {
    if text.len() > start && !text.ends_with(' ') {
        text.push(' ');
    }
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
        ] {
            let mut text = String::from("before ");
            push_words(&mut text, html);
            assert_eq!(text, format!("before {words}"), "{html}");
        }
    }
}

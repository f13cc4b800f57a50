//! Style sheets as they are sent: what their authors wrote for people is left out.
//!
//! ```text
//! .card {            .card{color:var(--ink);margin:0 0 1rem}
//!   /* ink */   →
//!   color: var(--ink);
//!   margin: 0 0 1rem;
//! }
//! ```
//!
//! A third of what a browser would load of the default theme's style is comments and white space.

/// A style sheet without comments, and without white space that says nothing. A blank that may say something, as in
/// `a :hover` or `1px + 2px`, stays; what is in quotes stays as it is.
pub fn trim(css: &str) -> String {
    let mut trimmed = String::with_capacity(css.len());
    let mut rest = css;
    let mut is_apart = false;
    while let Some(next) = rest.chars().next() {
        if let Some(comment) = rest.strip_prefix("/*") {
            rest = comment.split_once("*/").map_or("", |(_, rest)| rest);
            is_apart = true;
        } else if next.is_ascii_whitespace() {
            rest = rest.trim_ascii_start();
            is_apart = true;
        } else {
            if next == '}' && trimmed.ends_with(';') {
                trimmed.pop();
            }
            let stands_alone = |c: char| matches!(c, '{' | '}' | ';' | ',');
            let is_open = trimmed.ends_with(|c| stands_alone(c) || c == ':') || trimmed.is_empty();
            if is_apart && !is_open && !stands_alone(next) {
                trimmed.push(' ');
            }
            is_apart = false;
            let length = match next {
                '"' | '\'' => quoted(rest, next),
                '\\' => 1 + rest[1..].chars().next().map_or(0, char::len_utf8),
                _ => next.len_utf8(),
            };
            trimmed.push_str(&rest[..length]);
            rest = &rest[length..];
        }
    }
    trimmed
}

/// The length of a string, quotes included, at whose first quote the text begins.
fn quoted(text: &str, quote: char) -> usize {
    let mut is_escaped = false;
    for (place, c) in text.char_indices().skip(1) {
        match c {
            _ if is_escaped => is_escaped = false,
            '\\' => is_escaped = true,
            _ if c == quote => return place + 1,
            _ => {}
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn leaves_out_what_says_nothing() {
        for (written, sent) in [
            (
                "a { color : red ; }\n\nb\n{ top: 0 }",
                "a{color :red}b{top:0}",
            ),
            ("/* why */ a, b { top: 0; /* and\n how */ }", "a,b{top:0}"),
            ("a :hover > b + c {}", "a :hover > b + c{}"),
            (
                "p { width: calc(1px  +\n 2px) }",
                "p{width:calc(1px + 2px)}",
            ),
            (
                "q { content: \"/* no  comment */ ;\" }",
                "q{content:\"/* no  comment */ ;\"}",
            ),
            ("q { content: 'it\\'s  ' ; }", "q{content:'it\\'s  '}"),
            (
                "@media (width >= 40rem) and (hover) { a { top: 0 } }",
                "@media (width >= 40rem) and (hover){a{top:0}}",
            ),
            (
                ".a\\:b { --list: 1,\n  2; --none: ; }",
                ".a\\:b{--list:1,2;--none:}",
            ),
            ("a/* b */.c { }", "a .c{}"),
            ("a { top: 0 } /* never shut", "a{top:0}"),
            ("q { content: \"never shut", "q{content:\"never shut"),
            ("", ""),
        ] {
            assert_eq!(trim(written), sent, "{written}");
        }
    }

    #[test]
    fn twice_is_once() {
        for (name, css) in crate::bundle::theme().filter(|(name, _)| name.ends_with(".css")) {
            let css = trim(str::from_utf8(css).expect("the theme is text"));
            assert_eq!(trim(&css), css, "{name}");
        }
    }
}

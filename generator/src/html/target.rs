//! What an address in a note points at, judged as a browser would read it.

/// An address, sorted. Whatever is not let through by name here never reaches a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Target {
    /// Another site: the address with `http:` or `https:`.
    Web(String),
    /// `mailto:` or `tel:`.
    Contact(String),
    /// A picture inside the note: `data:image/…`.
    Picture(String),
    /// A file or note beside this one.
    Local {
        /// The path as written, decoded, without query and fragment; empty for this note.
        path: String,
        /// What stood after `#`, decoded.
        fragment: String,
    },
    /// Anything else, `javascript:` first of all.
    Unsafe,
}

/// Raster formats that are safe as `data:`; SVG is not among them, it can hold scripts.
const PICTURES: [&str; 4] = [
    "data:image/png;base64,",
    "data:image/jpeg;base64,",
    "data:image/gif;base64,",
    "data:image/webp;base64,",
];

impl Target {
    /// Sorts an address whose character references are already decoded.
    pub(super) fn of(address: &str) -> Self {
        let address = as_browsers_read_it(address);
        let Some((scheme, rest)) = split_scheme(&address) else {
            return match address.strip_prefix("//") {
                Some(host) => Self::Web(format!("https://{host}")),
                None => Self::local(&address),
            };
        };
        match scheme.to_ascii_lowercase().as_str() {
            "http" | "https" if !rest.is_empty() => Self::Web(address),
            "mailto" | "tel" => Self::Contact(address),
            "data" if is_picture(&address) => Self::Picture(address),
            _ => Self::Unsafe,
        }
    }

    fn local(address: &str) -> Self {
        let (path, fragment) = address.split_once('#').unwrap_or((address, ""));
        let path = path.split('?').next().unwrap_or_default();
        // Windows authors write `images\a.png`.
        Self::Local {
            path: percent_decoded(path).replace('\\', "/"),
            fragment: percent_decoded(fragment),
        }
    }
}

/// Browsers drop tabs and line ends anywhere in an address, and control characters and spaces around it, before they
/// look for the scheme (WHATWG URL, "basic URL parser", steps 1 to 3).
fn as_browsers_read_it(address: &str) -> String {
    let inside = address.trim_matches(|c: char| c <= ' ');
    inside
        .chars()
        .filter(|c| !matches!(c, '\t' | '\n' | '\r'))
        .collect()
}

/// `scheme:rest`, if it starts as a scheme does.
fn split_scheme(address: &str) -> Option<(&str, &str)> {
    let (scheme, rest) = address.split_once(':')?;
    let valid = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'-' | b'.'));
    valid.then_some((scheme, rest))
}

fn is_picture(address: &str) -> bool {
    PICTURES.iter().any(|prefix| {
        address
            .get(..prefix.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(prefix))
            && address[prefix.len()..]
                .bytes()
                .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'/' | b'='))
    })
}

/// `%E4%B8%AD` as text; what isn't valid stays as it is.
fn percent_decoded(text: &str) -> String {
    if !text.contains('%') {
        return text.to_owned();
    }
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&first, tail)) = rest.split_first() {
        let code = match (first, tail) {
            (b'%', [a, b, ..]) => (*a as char).to_digit(16).zip((*b as char).to_digit(16)),
            _ => None,
        };
        match code {
            Some((high, low)) => {
                bytes.push((high * 16 + low) as u8);
                rest = &tail[2..];
            }
            None => {
                bytes.push(first);
                rest = tail;
            }
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|_| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn local(path: &str, fragment: &str) -> Target {
        Target::Local {
            path: path.into(),
            fragment: fragment.into(),
        }
    }

    #[test]
    fn addresses() {
        for (address, expected) in [
            (
                "https://a.example/b?c#d",
                Target::Web("https://a.example/b?c#d".into()),
            ),
            ("//a.example/b", Target::Web("https://a.example/b".into())),
            (
                "mailto:a@b.example",
                Target::Contact("mailto:a@b.example".into()),
            ),
            (
                "data:image/png;base64,iVBORw0KGgo=",
                Target::Picture("data:image/png;base64,iVBORw0KGgo=".into()),
            ),
            ("data:image/svg+xml;base64,PHN2Zz4=", Target::Unsafe),
            ("data:image/png;base64,\"onload=x", Target::Unsafe),
            ("data:text/html,<script>", Target::Unsafe),
            ("javascript:alert(1)", Target::Unsafe),
            (" \u{1}jAvA\nscr\tipt:alert(1)", Target::Unsafe),
            ("vbscript:x", Target::Unsafe),
            ("file:///etc/passwd", Target::Unsafe),
            ("blob:https://a.example/1", Target::Unsafe),
            ("https:", Target::Unsafe),
            ("C:\\Users\\me\\a.png", Target::Unsafe),
            ("javascript%3Aalert(1)", local("javascript:alert(1)", "")),
            ("img/%E5%9B%BE.png?x=1", local("img/图.png", "")),
            ("other.md#%E5%9B%BE", local("other.md", "图")),
            ("images\\a.png", local("images/a.png", "")),
            ("#top", local("", "top")),
            ("100%", local("100%", "")),
            ("%ff", local("%ff", "")),
            ("", local("", "")),
        ] {
            assert_eq!(Target::of(address), expected, "{address:?}");
        }
    }
}

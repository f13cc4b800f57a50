//! Reads the HTML that ammonia wrote: balanced, every attribute in double quotes, `<` only where a tag starts.

/// A piece of cleaned HTML.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Token<'a> {
    /// Text, decoded.
    Text(String),
    /// `<name …>`
    Open(&'a str, Vec<(&'a str, String)>),
    /// `</name>`
    Close(&'a str),
}

/// The pieces of cleaned HTML, in order. What it can't read ends it; nothing of the sort comes from ammonia.
pub(super) struct Tokens<'a> {
    rest: &'a str,
}

impl<'a> Tokens<'a> {
    pub(super) fn of(html: &'a str) -> Self {
        Self { rest: html }
    }

    fn tag(&mut self) -> Option<Token<'a>> {
        let inside = self.rest.strip_prefix('<')?;
        if let Some(inside) = inside.strip_prefix('/') {
            let (name, rest) = inside.split_once('>')?;
            self.rest = rest;
            return Some(Token::Close(name));
        }
        let (name, mut rest) = inside.split_at(inside.find([' ', '>'])?);
        let mut attributes = Vec::new();
        while let Some(attribute) = rest.strip_prefix(' ') {
            let (attribute, value) = attribute.split_once("=\"")?;
            let (value, after) = value.split_once('"')?;
            attributes.push((attribute, decoded(value)));
            rest = after;
        }
        self.rest = rest.strip_prefix('>')?;
        Some(Token::Open(name, attributes))
    }
}

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        if self.rest.is_empty() {
            return None;
        }
        if self.rest.starts_with('<') {
            return self.tag();
        }
        let (text, rest) = self
            .rest
            .split_at(self.rest.find('<').unwrap_or(self.rest.len()));
        self.rest = rest;
        Some(Token::Text(decoded(text)))
    }
}

/// The character references that an HTML serialiser writes, `&amp;` last.
fn decoded(text: &str) -> String {
    if !text.contains('&') {
        return text.to_owned();
    }
    text.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&nbsp;", "\u{A0}")
        .replace("&amp;", "&")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens() {
        let html = "a &lt;b&gt;<a href=\"x?a&amp;b\" title=\"&quot;\">c</a><br>&amp;lt;";
        let expected = [
            Token::Text("a <b>".into()),
            Token::Open("a", vec![("href", "x?a&b".into()), ("title", "\"".into())]),
            Token::Text("c".into()),
            Token::Close("a"),
            Token::Open("br", vec![]),
            Token::Text("&lt;".into()),
        ];
        assert_eq!(Tokens::of(html).collect::<Vec<_>>(), expected);
    }
}

//! Markdown to plain text, for titles, identity and everything that is compared or listed.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::named_tags::show_named_tags;

/// The words of `markdown`: no emphasis, no links, no markers. Lines stay lines.
pub fn plain(markdown: &str) -> String {
    // Most titles have no markup at all.
    if !markdown.contains([
        '*', '_', '`', '[', '<', '&', '\\', '#', '>', '~', '|', '\n', '!', '$',
    ]) && !markdown
        .starts_with(|sign: char| sign.is_ascii_digit() || matches!(sign, '-' | '+' | ' ' | '\t'))
    {
        return markdown.trim().to_owned();
    }
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH;
    let events = Parser::new_ext(markdown, options);
    let mut words = Words {
        text: String::with_capacity(markdown.len()),
        ..Words::default()
    };
    if markdown.contains('<') {
        let mut events: Vec<_> = events.map(|event| (event, ())).collect();
        show_named_tags(&mut events);
        events
            .into_iter()
            .for_each(|(event, ())| words.event(event));
    } else {
        events.for_each(|event| words.event(event));
    }
    let mut text = words.text;
    let end = text.trim_end().len();
    text.truncate(end);
    text
}

/// The words of what has been read so far.
#[derive(Default)]
struct Words {
    text: String,
    /// Whether what comes next begins a line.
    break_before: bool,
    html: HtmlText,
}

impl Words {
    fn event(&mut self, event: Event<'_>) {
        let text = &mut self.text;
        match event {
            Event::Text(words)
            | Event::Code(words)
            | Event::InlineMath(words)
            | Event::DisplayMath(words) => {
                let breaks = std::mem::take(&mut self.break_before);
                if breaks && !text.is_empty() && !text.ends_with('\n') {
                    text.push('\n');
                }
                text.push_str(&words);
            }
            Event::SoftBreak | Event::HardBreak => text.push('\n'),
            Event::InlineHtml(tag) => match tag_name(&tag) {
                Some(name) if name.eq_ignore_ascii_case("br") => text.push(' '),
                Some(name) if TAGS.iter().any(|known| known.eq_ignore_ascii_case(name)) => {}
                // `List<String>` is text.
                Some(_) => text.push_str(&tag),
                None => {}
            },
            Event::Html(lines) => self.html.push(&lines, text),
            Event::Start(
                Tag::HtmlBlock
                | Tag::Paragraph
                | Tag::Heading { .. }
                | Tag::Item
                | Tag::CodeBlock(_)
                | Tag::TableRow
                | Tag::TableHead
                | Tag::BlockQuote(_),
            ) => self.break_before = true,
            Event::End(TagEnd::TableCell) => text.push(' '),
            _ => {}
        }
    }
}

/// Inline elements that authors use; what else stands in angle brackets is text.
const TAGS: &[&str] = &[
    "a", "abbr", "b", "big", "center", "code", "del", "details", "div", "em", "font", "i", "img",
    "ins", "kbd", "mark", "p", "q", "rp", "rt", "ruby", "s", "small", "span", "strike", "strong",
    "sub", "summary", "sup", "u", "wbr",
];

/// The words of blocks of HTML, which come line by line: `<details><summary>展开</summary>`.
#[derive(Default)]
struct HtmlText {
    /// What ends the comment or script that is open.
    until: Option<&'static str>,
}

impl HtmlText {
    fn push(&mut self, html: &str, text: &mut String) {
        let mut rest = html.trim();
        if !rest.is_empty() && !text.is_empty() && !text.ends_with('\n') {
            text.push('\n');
        }
        while !rest.is_empty() {
            if let Some(end) = self.until {
                let Some((_, after)) = rest.split_once(end) else {
                    return;
                };
                (self.until, rest) = (None, after);
                continue;
            }
            let (words, tag) = rest.split_at(rest.find('<').unwrap_or(rest.len()));
            text.push_str(words);
            if let Some(comment) = tag.strip_prefix("<!--") {
                (self.until, rest) = (Some("-->"), comment);
                continue;
            }
            let name = tag_name(tag).unwrap_or_default();
            let (known, end) = match tag.find('>') {
                Some(end) => (is_element(name), end + 1),
                // No tag ends any more, but a comment may begin.
                None => {
                    let comment = tag.get(1..).and_then(|rest| rest.find("<!--"));
                    (false, comment.map_or(tag.len(), |at| at + 1))
                }
            };
            match name {
                _ if !known => text.push_str(&tag[..end]),
                "script" | "SCRIPT" if !tag.starts_with("</") => self.until = Some("</script>"),
                "style" | "STYLE" if !tag.starts_with("</") => self.until = Some("</style>"),
                // What stands apart on the page stands apart here.
                _ if !stands_apart(name) => {}
                _ if text.is_empty() || text.ends_with(['\n', ' ']) => {}
                _ => text.push(' '),
            }
            rest = &tag[end..];
        }
        text.truncate(text.trim_end_matches(' ').len());
    }
}

/// Elements that blocks of HTML are made of.
const BLOCKS: &[&str] = &[
    "article",
    "aside",
    "blockquote",
    "body",
    "br",
    "dd",
    "dl",
    "dt",
    "figcaption",
    "figure",
    "footer",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "html",
    "iframe",
    "li",
    "link",
    "main",
    "meta",
    "nav",
    "ol",
    "picture",
    "pre",
    "script",
    "section",
    "source",
    "style",
    "svg",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "tr",
    "ul",
    "video",
];

/// Whether an element stands apart from the text around it.
fn stands_apart(name: &str) -> bool {
    ["details", "summary", "div", "p", "center"]
        .iter()
        .chain(BLOCKS)
        .any(|block| block.eq_ignore_ascii_case(name))
}

fn is_element(name: &str) -> bool {
    [TAGS, BLOCKS]
        .iter()
        .any(|tags| tags.iter().any(|known| known.eq_ignore_ascii_case(name)))
}

/// The name of a tag; comments have none.
fn tag_name(tag: &str) -> Option<&str> {
    let inner = tag.strip_prefix('<')?.trim_start_matches('/');
    let end = inner
        .find(|sign: char| !sign.is_ascii_alphanumeric() && sign != '-')
        .unwrap_or(inner.len());
    (end > 0).then_some(&inner[..end])
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn words_stay() {
        assert_eq!(
            plain("**锁**是 `lock`，见[文档](a.md)"),
            "锁是 lock，见文档"
        );
        assert_eq!(plain("- a\n- b\n\n1. c"), "a\nb\nc");
        assert_eq!(plain("锁？\n死锁？"), "锁？\n死锁？");
        assert_eq!(plain("锁"), "锁");
    }

    #[test]
    fn blocks_of_html_keep_their_words() {
        assert_eq!(
            plain("先说结论。\n\n<details><summary>展开</summary>\n\n再说原因。\n\n</details>"),
            "先说结论。\n展开\n再说原因。"
        );
        assert_eq!(plain("<div align=center>\n<b>甲</b>乙\n</div>"), "甲乙");
        assert_eq!(plain("<!-- 甲\n乙 -->\n\n丙"), "丙");
        assert_eq!(plain("<script>\nalert(1)\n</script>\n\n丙"), "丙");
        assert_eq!(plain("<T>\n\n丙"), "<T>\n丙");
    }

    #[test]
    fn tags_are_dropped_and_type_parameters_stay() {
        assert_eq!(
            plain("List<String> 和 Map<K, V>"),
            "List<String> 和 Map<K, V>"
        );
        assert_eq!(plain("甲<br>乙<BR/>丙"), "甲 乙 丙");
        assert_eq!(plain("<b>甲</b><!-- 乙 -->"), "甲");
    }
}

//! Markdown to plain text, for titles, identity and everything that is compared or listed.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

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
    let mut text = String::with_capacity(markdown.len());
    let mut break_before = false;
    for event in Parser::new_ext(
        markdown,
        Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH,
    ) {
        match event {
            Event::Text(words)
            | Event::Code(words)
            | Event::InlineMath(words)
            | Event::DisplayMath(words) => {
                if std::mem::take(&mut break_before) && !text.is_empty() && !text.ends_with('\n') {
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
            Event::Start(
                Tag::Paragraph
                | Tag::Heading { .. }
                | Tag::Item
                | Tag::CodeBlock(_)
                | Tag::TableRow
                | Tag::TableHead
                | Tag::BlockQuote(_),
            ) => break_before = true,
            Event::End(TagEnd::TableCell) => text.push(' '),
            _ => {}
        }
    }
    let end = text.trim_end().len();
    text.truncate(end);
    text
}

/// Inline elements that authors use; what else stands in angle brackets is text.
const TAGS: &[&str] = &[
    "a", "abbr", "b", "big", "center", "code", "del", "details", "div", "em", "font", "i", "img",
    "ins", "kbd", "mark", "p", "q", "rp", "rt", "ruby", "s", "small", "span", "strike", "strong",
    "sub", "summary", "sup", "u", "wbr",
];

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
    fn tags_are_dropped_and_type_parameters_stay() {
        assert_eq!(
            plain("List<String> 和 Map<K, V>"),
            "List<String> 和 Map<K, V>"
        );
        assert_eq!(plain("甲<br>乙<BR/>丙"), "甲 乙 丙");
        assert_eq!(plain("<b>甲</b><!-- 乙 -->"), "甲");
    }
}

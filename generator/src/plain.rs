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
}

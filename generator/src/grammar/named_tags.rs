//! Tags that an author names and does not use: `<img> 和 <div> 有什么区别？`, `<script> 放在 </body> 前`.
//!
//! To Markdown they are HTML like any other, so a page would swallow them, and what stands behind `<script>` with it.
//! What is named has no attributes, and its other half is nowhere; or it is of an element that no text can use: GitHub
//! shows those as text, too.

use std::{collections::HashMap, ops::Range};

use pulldown_cmark::{Event, Tag, TagEnd};

/// Makes the tags that are named to text. `events` are those of one text, each with whatever belongs to it.
pub fn show_named_tags<T>(events: &mut [(Event<'_>, T)]) {
    let tags = tags(events);
    if tags.is_empty() {
        return;
    }
    let is_named = named(&tags);
    let mut start = 0;
    for block in tags.chunk_by(|a, b| a.block.is_some() && a.block == b.block) {
        let named = &is_named[start..start + block.len()];
        start += block.len();
        match &block[0].block {
            None => {
                for (tag, _) in block.iter().zip(named).filter(|(_, named)| **named) {
                    if let (Event::InlineHtml(html), _) = &mut events[tag.event] {
                        let html = std::mem::replace(html, "".into());
                        events[tag.event].0 = Event::Text(html);
                    }
                }
            }
            // A block is text as a whole or not at all.
            Some(lines)
                if named.iter().all(|named| *named) && begins_sentence(events, &block[0]) =>
            {
                as_paragraph(&mut events[lines.clone()]);
            }
            Some(_) => {}
        }
    }
}

/// A tag as it stands in a text.
struct Found {
    /// The event that it is in.
    event: usize,
    /// Its place in that.
    place: Range<usize>,
    /// The events of the block of HTML that it is in.
    block: Option<Range<usize>>,
    /// In small letters; empty for `<!DOCTYPE html>` and the like.
    name: String,
    closes: bool,
    /// Whether no words stand right behind it; left open in blocks.
    ends: bool,
    /// Whether it has no attributes.
    is_bare: bool,
}

/// All tags of a text, in their order; comments are none.
fn tags<T>(events: &[(Event<'_>, T)]) -> Vec<Found> {
    let mut tags = Vec::new();
    let mut block = None;
    for (at, (event, _)) in events.iter().enumerate() {
        match event {
            Event::Start(Tag::HtmlBlock) => {
                let is_end = |(event, _): &(Event<'_>, T)| *event == Event::End(TagEnd::HtmlBlock);
                let length = events[at..].iter().position(is_end).unwrap_or(0);
                block = Some(at..at + length + 1);
            }
            Event::End(TagEnd::HtmlBlock) => block = None,
            Event::InlineHtml(html) => {
                let next = events.get(at + 1).map(|(event, _)| event);
                let goes_on = matches!(next, Some(Event::Text(text)) if !text.trim().is_empty());
                tags.extend(tag(html).map(|tag| Found {
                    event: at,
                    ends: !goes_on,
                    ..tag
                }));
            }
            Event::Html(html) => {
                // The next `>`, which many a `<` may have before it: looked for once.
                let mut close = None;
                for (start, _) in html.match_indices('<') {
                    if close.is_none_or(|close| close < start) {
                        close = html[start..].find('>').map(|length| start + length);
                    }
                    let Some(close) = close else { break };
                    tags.extend(tag(&html[start..=close]).map(|tag| Found {
                        event: at,
                        place: start..close + 1,
                        block: block.clone(),
                        ..tag
                    }));
                }
            }
            _ => {}
        }
    }
    tags
}

/// What a piece of HTML from `<` to `>` is, if it is a tag.
fn tag(html: &str) -> Option<Found> {
    let inside = html.strip_prefix('<')?.strip_suffix('>')?;
    let is_declaration = inside.starts_with(['!', '?']);
    if html.starts_with("<!--") {
        return None;
    }
    let (inside, closes) = match inside.strip_prefix('/') {
        Some(inside) => (inside, true),
        None => (inside, false),
    };
    let end = inside
        .find(|sign: char| !sign.is_ascii_alphanumeric() && sign != '-')
        .unwrap_or(inside.len());
    let (name, rest) = inside.split_at(end);
    (is_declaration || !name.is_empty()).then(|| Found {
        event: 0,
        place: 0..html.len(),
        block: None,
        name: name.to_ascii_lowercase(),
        closes,
        ends: false,
        is_bare: is_declaration || rest.trim_end_matches('/').trim().is_empty(),
    })
}

/// Elements without an end tag that say nothing without attributes.
const VOID: &[&str] = &[
    "area", "base", "col", "embed", "image", "img", "input", "link", "meta", "param", "source",
    "track",
];

/// Elements that are used without a second tag, or are left open by mistake more often than named.
const USED: &[&str] = &[
    "abbr", "b", "bdi", "big", "br", "center", "cite", "code", "del", "details", "dfn", "em",
    "font", "hr", "i", "ins", "kbd", "mark", "p", "q", "s", "samp", "small", "strike", "strong",
    "sub", "summary", "sup", "tt", "u", "var", "wbr",
];

/// Elements that a text has no use for: documents, scripts, forms. GitHub's Markdown filters some of them.
const UNUSABLE: &[&str] = &[
    "applet",
    "body",
    "button",
    "canvas",
    "fieldset",
    "form",
    "frame",
    "frameset",
    "head",
    "html",
    "iframe",
    "input",
    "label",
    "legend",
    "link",
    "meta",
    "noembed",
    "noframes",
    "noscript",
    "object",
    "optgroup",
    "option",
    "plaintext",
    "script",
    "select",
    "style",
    "textarea",
    "title",
    "xmp",
];

/// What stands at the other side of a tag.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Other {
    Nothing,
    /// The other half, right beside it: `<script></script>` is a name, too.
    Beside,
    /// The other half, with something between.
    Apart,
}

/// Which tags are named.
fn named(tags: &[Found]) -> Vec<bool> {
    let others = others(tags);
    let is_named = |(tag, other): (&Found, Other)| {
        let is = |names: &[&str]| names.contains(&tag.name.as_str());
        let is_word = tag.block.is_none() && (tag.name.is_empty() || is(UNUSABLE));
        // What closes that which another side of the card opened ends its line.
        let is_left = tag.closes && tag.ends && other == Other::Nothing;
        let is_alone = other != Other::Apart && !is_left;
        is_word || tag.is_bare && !is(USED) && (is(VOID) || is_alone)
    };
    tags.iter().zip(others).map(is_named).collect()
}

fn others(tags: &[Found]) -> Vec<Other> {
    let mut others = vec![Other::Nothing; tags.len()];
    let mut open: HashMap<&str, Vec<usize>> = HashMap::new();
    for (at, tag) in tags.iter().enumerate() {
        if !tag.closes {
            open.entry(&tag.name).or_default().push(at);
        } else if let Some(first) = open.get_mut(tag.name.as_str()).and_then(Vec::pop) {
            let before = &tags[first];
            let is_next = first + 1 == at
                && match tag.block {
                    None => before.block.is_none() && before.event + 1 == tag.event,
                    Some(_) => (before.event, before.place.end) == (tag.event, tag.place.start),
                };
            let other = if is_next { Other::Beside } else { Other::Apart };
            (others[first], others[at]) = (other, other);
        }
    }
    others
}

/// Whether a block's first tag opens, and words stand behind it on its line.
fn begins_sentence<T>(events: &[(Event<'_>, T)], first: &Found) -> bool {
    match &events[first.event].0 {
        Event::Html(html) if !first.closes => {
            let line = html[first.place.end..].lines().next().unwrap_or_default();
            let after_tags = line
                .split('<')
                .skip(1)
                .filter_map(|tag| tag.split_once('>'));
            let words = after_tags
                .map(|(_, words)| words)
                .chain(line.split('<').next());
            words.flat_map(str::chars).any(char::is_alphanumeric)
        }
        _ => false,
    }
}

/// Makes a block of HTML to a paragraph.
fn as_paragraph<T>(block: &mut [(Event<'_>, T)]) {
    let last = block.len() - 2;
    for (at, (event, _)) in block.iter_mut().enumerate() {
        *event = match std::mem::replace(event, Event::SoftBreak) {
            Event::Start(Tag::HtmlBlock) => Event::Start(Tag::Paragraph),
            Event::End(TagEnd::HtmlBlock) => Event::End(TagEnd::Paragraph),
            Event::Html(line) if at == last => Event::Text(line.trim_end().to_owned().into()),
            Event::Html(line) => Event::Text(line),
            event => event,
        };
    }
}

#[cfg(test)]
mod tests {
    use pulldown_cmark::{Parser, html::push_html};

    use super::*;

    #[test]
    fn what_is_named_is_text_and_what_is_used_is_not() {
        for (markdown, expected) in [
            (
                "只写 <!DOCTYPE html> 吗？",
                "<p>只写 &lt;!DOCTYPE html&gt; 吗？</p>",
            ),
            ("<img> 的 alt", "<p>&lt;img&gt; 的 alt</p>"),
            ("用 <img src=\"a.png\">", "<p>用 <img src=\"a.png\"></p>"),
            ("怎么居中 <div>？", "<p>怎么居中 &lt;div&gt;？</p>"),
            ("在 </body> 前", "<p>在 &lt;/body&gt; 前</p>"),
            (
                "用 <script src=\"a.js\"> 引入",
                "<p>用 &lt;script src=\"a.js\"&gt; 引入</p>",
            ),
            (
                "<script></script> 放哪",
                "<p>&lt;script&gt;&lt;/script&gt; 放哪</p>",
            ),
            (
                "<script>alert(1)</script> 甲",
                "<script>alert(1)</script> 甲",
            ),
            (
                "把 <span></span> 换成",
                "<p>把 &lt;span&gt;&lt;/span&gt; 换成</p>",
            ),
            ("一个 <span>重点</span>", "<p>一个 <span>重点</span></p>"),
            ("甲<br>乙 <b>丙", "<p>甲<br>乙 <b>丙</p>"),
            (
                "<div>和<section>的区别\n有哪些",
                "<p>&lt;div&gt;和&lt;section&gt;的区别\n有哪些</p>",
            ),
            ("<div>\n甲\n\n乙\n\n</div>", "<div>\n甲\n<p>乙</p>\n</div>"),
            ("<div align=center>甲", "<div align=center>甲"),
            ("用 <i-x></i-x>", "<p>用 &lt;i-x&gt;&lt;/i-x&gt;</p>"),
            ("甲</div>", "<p>甲</div></p>"),
            ("</article></div>甲", "</article></div>甲"),
            ("甲 <!-- 乙 --> 丙", "<p>甲 <!-- 乙 --> 丙</p>"),
        ] {
            let mut events: Vec<_> = Parser::new(markdown).map(|event| (event, ())).collect();
            show_named_tags(&mut events);
            let mut html = String::new();
            push_html(&mut html, events.into_iter().map(|(event, ())| event));
            assert_eq!(html.trim_end(), expected, "{markdown}");
        }
    }
}

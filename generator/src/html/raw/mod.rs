//! HTML inside a note: cleaned by ammonia, then written tag by tag like everything else.
//!
//! Only few sides hold any, so only they pay for a real HTML parser. What looks like HTML and is not — `List<String>`
//! in a sentence on Java — is text.

mod elements;
mod simple;
mod size;

use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd, html::push_html};

use super::footnotes::Footnotes;
use super::steps::Steps;
use super::tags::{Token, Tokens};
use super::writer::{Align, Writer};
use crate::points::Step;
use elements::escape_false_tags;
pub(in crate::html) use simple::{SimpleTag, is_simple};
pub(in crate::html) use size::is_parseable;

/// What ammonia lets through. The [`Writer`] is stricter still; this decides how broken HTML is mended and which
/// elements lose their content too.
pub(super) fn cleaner() -> ammonia::Builder<'static> {
    let mut builder = ammonia::Builder::default();
    builder
        .add_tags(["tfoot", FOOTNOTE_MARK, FOOTNOTE, STEP])
        .add_tag_attributes(STEP, ["rung"])
        .add_tag_attributes(FOOTNOTE_MARK, ["number", "first"])
        .add_tag_attributes(FOOTNOTE, ["number"])
        .rm_tags(["map", "area"])
        .add_clean_content_tags([
            "iframe", "noscript", "object", "select", "svg", "template", "textarea", "title",
        ])
        .add_tag_attributes("code", ["class"])
        .add_tag_attributes("details", ["open"])
        .add_tag_attributes("td", ["style"])
        .add_tag_attributes("th", ["style"])
        .filter_style_properties(["text-align"].into())
        // Addresses are judged by the writer, which also reports them.
        .link_rel(None);
    builder
}

/// Whether the HTML of an event has to go through a parser.
pub(super) fn needs_cleaning(event: &Event) -> bool {
    let has_tag = |html: &str| !is_comment(html) && escape_false_tags(html).contains('<');
    match event {
        // A line break on a line of its own is a block to Markdown.
        Event::Html(html) => has_tag(html),
        Event::InlineHtml(html) => !is_line_break(html) && has_tag(html),
        _ => false,
    }
}

/// `<!-- one complete comment -->`, white space around it or not.
pub(super) fn is_comment(html: &str) -> bool {
    let inside = html
        .trim()
        .strip_prefix("<!--")
        .and_then(|html| html.strip_suffix("-->"));
    inside.is_some_and(|inside| {
        !inside.contains("--") && !inside.starts_with('>') && !inside.starts_with("->")
    })
}

/// `<br>`, by far the most frequent tag in notes: it is how tables are written.
pub(super) fn is_line_break(html: &str) -> bool {
    matches!(
        html.to_ascii_lowercase().as_str(),
        "<br>" | "<br/>" | "<br />" | "</br>"
    )
}

/// Writes a side with HTML in it.
pub(super) fn write<'a>(
    cleaner: &ammonia::Builder,
    events: impl Iterator<Item = (Event<'a>, Range<usize>)>,
    steps: &[Step],
    writer: &mut Writer,
) {
    let mut html = String::new();
    let mut footnotes = Footnotes::default();
    let mut steps = Steps::of(steps);
    let events = events.flat_map(|(event, span)| {
        let step = match &event {
            Event::Start(tag) => steps.at(tag, span.start),
            _ => None,
        };
        let mark =
            step.map(|rung| Event::InlineHtml(format!("<{STEP} rung={rung}></{STEP}>").into()));
        std::iter::once(cleanable(event, &mut footnotes)).chain(mark)
    });
    push_html(&mut html, events);
    let clean = cleaner.clean(&html).to_string();
    let mut tokens = Tokens::of(&clean).peekable();
    while let Some(token) = tokens.next() {
        match token {
            Token::Text(text) => write_text(&text, writer),
            Token::Open("pre", _) => {
                let class = match tokens.peek() {
                    Some(Token::Open("code", attributes)) => {
                        attribute(attributes, "class").to_owned()
                    }
                    _ => String::new(),
                };
                writer.open_code(class.strip_prefix("language-").unwrap_or_default());
            }
            Token::Open(name, attributes) => open(name, &attributes, writer),
            Token::Close(name) => close(name, writer),
        }
    }
}

/// Footnotes and steps on their way through the cleaner. No author can write these tags: they are no elements of HTML.
const STEP: &str = "answer-step";
const FOOTNOTE_MARK: &str = "footnote-mark";
const FOOTNOTE: &str = "footnote-text";

/// An event as something that the cleaner lets through, ids and form controls replaced.
fn cleanable<'a>(event: Event<'a>, footnotes: &mut Footnotes) -> Event<'a> {
    match event {
        Event::Html(html) => Event::Html(escape_false_tags(&html).into_owned().into()),
        Event::InlineHtml(html) if is_line_break(&html) => Event::HardBreak,
        Event::InlineHtml(html) => Event::InlineHtml(escape_false_tags(&html).into_owned().into()),
        Event::TaskListMarker(true) => Event::Text("☑ ".into()),
        Event::TaskListMarker(false) => Event::Text("☐ ".into()),
        Event::FootnoteReference(label) => {
            let (number, is_first) = footnotes.mark(&label);
            let first = if is_first { " first" } else { "" };
            Event::InlineHtml(
                format!("<{FOOTNOTE_MARK} number={number}{first}></{FOOTNOTE_MARK}>").into(),
            )
        }
        Event::Start(Tag::FootnoteDefinition(label)) => {
            Event::Html(format!("<{FOOTNOTE} number={}>", footnotes.number(&label)).into())
        }
        Event::End(TagEnd::FootnoteDefinition) => Event::Html(format!("</{FOOTNOTE}>").into()),
        event => event,
    }
}

/// White space between elements stays as it is; line breaks inside text are judged as in Markdown.
fn write_text(text: &str, writer: &mut Writer) {
    if writer.is_code() || !text.contains('\n') || text.trim().is_empty() {
        return writer.text(text);
    }
    for (i, line) in text.split('\n').enumerate() {
        if i > 0 {
            writer.soft_break();
        }
        writer.text(line);
    }
}

fn open(name: &str, attributes: &[(&str, String)], writer: &mut Writer) {
    let value = |name| attribute(attributes, name);
    let number = |name| {
        value(name)
            .parse::<u32>()
            .ok()
            .filter(|n| (1..10_000).contains(n))
    };
    match name {
        "a" => writer.open_link(value("href"), value("title"), None),
        "img" => writer.picture(
            value("src"),
            value("alt"),
            value("title"),
            [number("width"), number("height")],
            None,
        ),
        FOOTNOTE_MARK => {
            let is_first = attributes.iter().any(|(name, _)| *name == "first");
            writer.footnote_mark(value("number").parse().unwrap_or_default(), is_first);
        }
        FOOTNOTE => writer.open_footnote(value("number").parse().unwrap_or_default()),
        STEP => writer.mark_step(value("rung").parse().unwrap_or_default()),
        "br" => writer.hard_break(),
        "hr" => writer.rule(),
        "p" | "center" => writer.open_paragraph(),
        "code" => writer.open_code_span(),
        "ol" => writer.open_numbered_list(value("start").parse().unwrap_or(1)),
        "details" => writer.open_details(attributes.iter().any(|(name, _)| *name == "open")),
        "table" => writer.open_table(),
        "th" | "td" => {
            let align = match (value("align"), value("style")) {
                ("center", _) => Align::Center,
                ("right", _) => Align::End,
                (_, style) if style.contains("center") => Align::Center,
                (_, style) if style.contains("right") || style.contains("end") => Align::End,
                _ => Align::Start,
            };
            writer.open_cell(name == "th", align, [number("colspan"), number("rowspan")]);
        }
        _ => match heading_level(name) {
            Some(level) => writer.open_heading(level),
            None => writer.open(name),
        },
    }
}

fn close(name: &str, writer: &mut Writer) {
    match name {
        "a" => writer.close_link(),
        FOOTNOTE => writer.close_footnote(),
        STEP => {}
        "p" | "center" => writer.close_paragraph(),
        "pre" => writer.close_code(),
        "code" => writer.close_code_span(),
        "ol" => writer.close_numbered_list(),
        "details" => writer.close_details(),
        "table" => writer.close_table(),
        "th" | "td" => writer.close_cell(name == "th"),
        _ => match heading_level(name) {
            Some(_) => writer.close_heading(),
            None => writer.close(name),
        },
    }
}

fn heading_level(name: &str) -> Option<u8> {
    match name.as_bytes() {
        [b'h', digit @ b'1'..=b'6'] => Some(digit - b'0'),
        _ => None,
    }
}

fn attribute<'a>(attributes: &'a [(&str, String)], name: &str) -> &'a str {
    attributes
        .iter()
        .find(|(other, _)| *other == name)
        .map_or("", |(_, value)| value)
}

//! Markdown as pulldown-cmark reads it, given to the [`Writer`].

use pulldown_cmark::{Alignment, CodeBlockKind, Event, Tag, TagEnd};

use super::footnotes::Footnotes;
use super::raw;
use super::steps::Steps;
use super::writer::{Align, Writer};
use crate::points::Step;

/// Passes events on, and keeps what has to be known between two of them.
pub(super) struct Events<'a, 'w> {
    writer: Writer<'w>,
    markdown: &'a str,
    picture: Option<Picture<'a>>,
    alignments: Vec<Alignment>,
    cell: usize,
    in_head: bool,
    footnotes: Footnotes,
    /// A place in the Markdown, and the lines before it.
    counted: (usize, u32),
    /// Whether a paragraph was opened for text that only looked like HTML.
    false_html: bool,
    steps: Steps<'a>,
    /// Whether all tags are simple ones that belong together, and are written as such.
    pub(super) has_simple_tags: bool,
}

/// A picture whose `alt` text is being collected.
struct Picture<'a> {
    address: pulldown_cmark::CowStr<'a>,
    title: pulldown_cmark::CowStr<'a>,
    alt: String,
    depth: usize,
    at: usize,
}

impl<'a, 'w> Events<'a, 'w> {
    pub(super) fn new(writer: Writer<'w>, markdown: &'a str, steps: &'a [Step]) -> Self {
        Self {
            writer,
            markdown,
            picture: None,
            alignments: Vec::new(),
            cell: 0,
            in_head: false,
            footnotes: Footnotes::default(),
            counted: (0, 0),
            false_html: false,
            steps: Steps::of(steps),
            has_simple_tags: false,
        }
    }

    pub(super) fn into_writer(self) -> Writer<'w> {
        self.writer
    }

    /// One event, which starts at byte `at` of the Markdown.
    pub(super) fn event(&mut self, event: Event<'a>, at: usize) {
        let event = match self.picture.as_mut() {
            Some(picture) => match picture.take(event) {
                true => return,
                false => return self.end_picture(),
            },
            None => event,
        };
        let writer = &mut self.writer;
        match event {
            Event::Start(tag) => self.start(tag, at),
            Event::End(tag) => self.end(tag),
            Event::Text(text) => writer.text(&text),
            Event::Code(text) => writer.code_span(&text),
            // Math is not switched on; shown as it was written if it ever is.
            Event::InlineMath(text) | Event::DisplayMath(text) => writer.code_span(&text),
            Event::SoftBreak => writer.soft_break(),
            Event::HardBreak => writer.hard_break(),
            Event::Rule => writer.rule(),
            Event::TaskListMarker(done) => writer.task(done),
            Event::FootnoteReference(label) => {
                let (number, is_first) = self.footnotes.mark(&label);
                writer.footnote_mark(number, is_first);
            }
            Event::InlineHtml(html) => match html.as_ref() {
                html if raw::is_line_break(html) => writer.hard_break(),
                html if raw::is_comment(html) => {}
                html => match raw::SimpleTag::of(html).filter(|_| self.has_simple_tags) {
                    Some(raw::SimpleTag::Open(name)) => writer.open(name),
                    Some(raw::SimpleTag::Close(name)) => writer.close(name),
                    None => writer.text(html),
                },
            },
            Event::Html(html) if raw::is_comment(&html) => {}
            Event::Html(html) => self.false_html(&html),
        }
    }

    /// Lines such as `<String>` alone: HTML to Markdown, text to its author.
    fn false_html(&mut self, html: &str) {
        if !std::mem::replace(&mut self.false_html, true) {
            self.writer.open_paragraph();
        } else {
            self.writer.soft_break();
        }
        self.writer.text(html.trim_end_matches(['\n', '\r']));
    }

    fn start(&mut self, tag: Tag<'a>, at: usize) {
        let step = self.steps.at(&tag, at);
        let writer = &mut self.writer;
        match tag {
            Tag::Paragraph => writer.open_paragraph(),
            Tag::Heading { level, .. } => writer.open_heading(level as u8),
            Tag::BlockQuote(_) => writer.open_block("blockquote"),
            Tag::CodeBlock(CodeBlockKind::Fenced(info)) => writer.open_code(&info),
            Tag::CodeBlock(CodeBlockKind::Indented) => writer.open_code(""),
            Tag::List(Some(start)) => writer.open_numbered_list(start),
            Tag::List(None) => writer.open_block("ul"),
            Tag::Item => writer.open_block("li"),
            Tag::Table(alignments) => {
                self.alignments = alignments;
                writer.open_table();
            }
            Tag::TableHead => {
                (self.cell, self.in_head) = (0, true);
                writer.open_block("thead");
                writer.open_block("tr");
            }
            Tag::TableRow => {
                self.cell = 0;
                writer.open_block("tr");
            }
            Tag::TableCell => {
                let align = match self.alignments.get(self.cell) {
                    Some(Alignment::Center) => Align::Center,
                    Some(Alignment::Right) => Align::End,
                    _ => Align::Start,
                };
                writer.open_cell(self.in_head, align, [None; 2]);
            }
            Tag::Emphasis => writer.open_inline("em"),
            Tag::Strong => writer.open_inline("strong"),
            Tag::Strikethrough => writer.open_inline("del"),
            Tag::Superscript => writer.open_inline("sup"),
            Tag::Subscript => writer.open_inline("sub"),
            Tag::Link {
                link_type: pulldown_cmark::LinkType::Email,
                dest_url,
                title,
                ..
            } => {
                writer.open_link(&format!("mailto:{dest_url}"), &title, None);
            }
            Tag::Link {
                dest_url, title, ..
            } => {
                let line = self.line_of(at);
                self.writer.open_link(&dest_url, &title, Some(line));
            }
            Tag::Image {
                dest_url, title, ..
            } => {
                self.picture = Some(Picture {
                    address: dest_url,
                    title,
                    alt: String::new(),
                    depth: 0,
                    at,
                });
            }
            Tag::FootnoteDefinition(label) => {
                writer.open_footnote(self.footnotes.number(&label));
            }
            Tag::DefinitionList => writer.open_block("dl"),
            Tag::DefinitionListTitle => writer.open_block("dt"),
            Tag::DefinitionListDefinition => writer.open_block("dd"),
            Tag::HtmlBlock | Tag::MetadataBlock(_) => {}
        }
        if let Some(rung) = step {
            self.writer.mark_step(rung);
        }
    }

    fn end(&mut self, tag: TagEnd) {
        let writer = &mut self.writer;
        match tag {
            TagEnd::Paragraph => writer.close_paragraph(),
            TagEnd::Heading(_) => writer.close_heading(),
            TagEnd::BlockQuote(_) => writer.close_block("blockquote"),
            TagEnd::CodeBlock => writer.close_code(),
            TagEnd::List(true) => writer.close_numbered_list(),
            TagEnd::List(false) => writer.close_block("ul"),
            TagEnd::Item => writer.close_block("li"),
            TagEnd::Table => {
                writer.close_block("tbody");
                writer.close_table();
            }
            TagEnd::TableHead => {
                self.in_head = false;
                writer.close_block("tr");
                writer.close_block("thead");
                writer.open_block("tbody");
            }
            TagEnd::TableRow => writer.close_block("tr"),
            TagEnd::TableCell => {
                self.cell += 1;
                writer.close_cell(self.in_head);
            }
            TagEnd::Emphasis => writer.close_inline("em"),
            TagEnd::Strong => writer.close_inline("strong"),
            TagEnd::Strikethrough => writer.close_inline("del"),
            TagEnd::Superscript => writer.close_inline("sup"),
            TagEnd::Subscript => writer.close_inline("sub"),
            TagEnd::Link => writer.close_link(),
            TagEnd::FootnoteDefinition => writer.close_footnote(),
            TagEnd::DefinitionList => writer.close_block("dl"),
            TagEnd::DefinitionListTitle => writer.close_block("dt"),
            TagEnd::DefinitionListDefinition => writer.close_block("dd"),
            TagEnd::HtmlBlock => {
                if std::mem::take(&mut self.false_html) {
                    writer.close_paragraph();
                }
            }
            TagEnd::Image | TagEnd::MetadataBlock(_) => {}
        }
    }

    fn end_picture(&mut self) {
        if let Some(Picture {
            address,
            title,
            alt,
            at,
            ..
        }) = self.picture.take()
        {
            let line = self.line_of(at);
            self.writer
                .picture(&address, &alt, &title, [None; 2], Some(line));
        }
    }

    /// Lines before byte `at`. Events come in order, so each line is counted once.
    fn line_of(&mut self, at: usize) -> u32 {
        let (counted, lines) = &mut self.counted;
        if let Some(between) = self.markdown.as_bytes().get(*counted..at) {
            *lines += between.iter().filter(|byte| **byte == b'\n').count() as u32;
            *counted = at;
        }
        *lines
    }
}

impl Picture<'_> {
    /// Takes one event into the `alt` text; false at the picture's own end.
    fn take(&mut self, event: Event) -> bool {
        match event {
            Event::Start(_) => self.depth += 1,
            Event::End(_) if self.depth == 0 => return false,
            Event::End(_) => self.depth -= 1,
            Event::Text(text)
            | Event::Code(text)
            | Event::InlineMath(text)
            | Event::DisplayMath(text) => self.alt.push_str(&text),
            Event::SoftBreak | Event::HardBreak => self.alt.push(' '),
            _ => {}
        }
        true
    }
}

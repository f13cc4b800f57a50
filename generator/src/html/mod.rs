//! One side of a card, or the prose between cards: Markdown in, safe HTML out.
//!
//! ```text
//! Markdown ─pulldown-cmark→ events ────────────────────────────────→ Writer → HTML
//!                              └ raw HTML? → ammonia → tags (raw.rs) ─┘
//! ```
//!
//! What a page can rely on, whatever the note holds (`tests/html/` holds it to that):
//!
//! - `Writer` is the only place that writes a tag, and it knows no script, style, form, frame,
//!   `on…` attribute or `style` attribute. What an author typed reaches the page as text or as a checked address.
//! - Every address is `http:`, `https:`, `mailto:`, `tel:`, a small picture as `data:`, or comes from [`Addresses`].
//! - No `id`, `name` or `data-…` of an author's gets through; footnotes and steps carry the place's own prefix.
//! - Elements are balanced, so a side can't close the card around it.
//! - Rendering never fails: what can't be shown as meant becomes text, and a [`Problem`].

mod events;
mod footnotes;
mod labels;
mod language;
mod line_break;
mod local;
mod place;
mod problem;
mod raw;
mod references;
mod steps;
mod tags;
mod target;
mod unmarked;
mod words;
mod writer;

use std::{
    borrow::Cow,
    ops::Range,
    path::{Path, PathBuf},
};

use pulldown_cmark::{BrokenLink, Event, Options, Parser};

use crate::{
    grammar::named_tags::show_named_tags,
    points::{Answer, Step, lists},
};
use events::Events;
pub use labels::Labels;
pub use local::LocalFile;
pub use place::{Addresses, NamedPlace, Place, Rendered, Side};
pub use problem::{Problem, ProblemKind};
pub use references::References;
use unmarked::{is_words, words};
pub use words::push_words;
use writer::Writer;

/// Renders the sides of all notes of one source folder. Shared by threads.
pub struct Renderer {
    folder: PathBuf,
    labels: Labels,
    cleaner: ammonia::Builder<'static>,
}

impl Renderer {
    /// For the notes in `folder`; no file outside it is ever read or named.
    pub fn new(folder: &Path, labels: Labels) -> Self {
        Self {
            // A folder that can't be resolved holds no file that can.
            folder: folder
                .canonicalize()
                .unwrap_or_else(|_| folder.to_path_buf()),
            labels,
            cleaner: raw::cleaner(),
        }
    }

    /// One side's Markdown as HTML.
    pub fn render(&self, markdown: &str, place: &Place) -> Rendered {
        match place.references.with_footnotes(markdown) {
            Some(markdown) => self.render_complete(&markdown, place),
            None => self.render_complete(markdown, place),
        }
    }

    fn render_complete(&self, markdown: &str, place: &Place) -> Rendered {
        let markdown = &*match place.side {
            Side::Answer | Side::Prose => lists::as_markdown(markdown),
            Side::Question | Side::Rung => Cow::Borrowed(markdown),
        };
        // One rung is no step of anything.
        if place.side != Side::Answer || place.outline.texts.len() < 2 {
            return match is_words(markdown) {
                true => self.render_events(words(markdown), markdown, place, &[]),
                false => self.render_events(parse(markdown, place), markdown, place, &[]),
            };
        }
        let events: Vec<_> = parse(markdown, place).collect();
        let starts = events.iter().map(|(event, span)| (event, span.start));
        let steps = Answer::of(markdown, starts).steps(place.outline);
        self.render_events(events.into_iter(), markdown, place, &steps)
    }

    fn render_events<'a>(
        &self,
        parsed: impl Iterator<Item = (Event<'a>, Range<usize>)>,
        markdown: &'a str,
        place: &Place<'a>,
        steps: &[Step],
    ) -> Rendered {
        let mut events = Events::new(Writer::new(self, place, markdown), markdown, steps);
        for (event, span) in parsed {
            if raw::needs_cleaning(&event) {
                return self.render_raw(markdown, place, steps);
            }
            events.event(event, span.start);
        }
        events.into_writer().finish()
    }

    /// A side with HTML in it. If it is more than simple tags, it goes the slower way: Markdown to HTML as it comes, cleaned,
    /// then written as all else is.
    fn render_raw(&self, markdown: &str, place: &Place, steps: &[Step]) -> Rendered {
        let mut parsed: Vec<_> = parse(markdown, place).collect();
        show_named_tags(&mut parsed);
        let all = || parsed.iter().map(|(event, _)| event);
        let is_parseable = raw::is_parseable(all());
        let is_simple = is_parseable && raw::is_simple(all());
        let mut writer = Writer::new(self, place, markdown);
        if is_parseable && !is_simple {
            raw::write(&self.cleaner, parsed.into_iter(), steps, &mut writer);
            return writer.finish();
        }
        if !is_parseable {
            writer.problem(ProblemKind::TooMuchHtml, "", None);
        }
        let mut events = Events::new(writer, markdown, steps);
        events.has_simple_tags = is_simple;
        for (event, span) in parsed {
            events.event(event, span.start);
        }
        events.into_writer().finish()
    }
}

/// The `id` of the step of the answer `prefix` to which a rung leads.
pub fn step_id(prefix: &str, rung: u32) -> String {
    format!("{prefix}-step-{rung}")
}

/// Markdown as events, with the bytes each stands for.
fn parse<'a>(
    markdown: &'a str,
    place: &Place<'a>,
) -> impl Iterator<Item = (Event<'a>, Range<usize>)> {
    let references = place.references;
    let lookup = move |link: BrokenLink| references.link(&link.reference);
    Parser::new_with_broken_link_callback(markdown, options(), Some(lookup)).into_offset_iter()
}

/// The Markdown that notes are written in: GitHub's, without smart punctuation, which spoils Chinese quotation marks.
fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_FOOTNOTES
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::points::Rungs;
    use proptest::prelude::*;

    struct Nowhere;

    impl Addresses for Nowhere {
        fn file(&self, _: &LocalFile) -> Option<String> {
            None
        }

        fn note(&self, _: &str, _: &str) -> Option<String> {
            None
        }
    }

    fn place(side: Side, references: &References) -> Place<'_> {
        Place {
            side,
            note: "a.md",
            prefix: "x",
            outline: Rungs::default(),
            references,
            addresses: &Nowhere,
        }
    }

    /// By the short way, if the tags are simple, and by the HTML parser.
    fn both_ways(markdown: &str, side: Side) -> Option<(String, String)> {
        let references = References::default();
        let place = place(side, &references);
        let renderer = Renderer::new(Path::new("/nowhere"), Labels::of("zh-CN"));
        let parsed: Vec<_> = parse(markdown, &place).collect();
        if !raw::is_simple(parsed.iter().map(|(event, _)| event)) {
            return None;
        }
        let mut writer = Writer::new(&renderer, &place, markdown);
        raw::write(&renderer.cleaner, parsed.into_iter(), &[], &mut writer);
        let short = renderer.render_raw(markdown, &place, &[]);
        // The parser keeps the line breaks that Markdown's own writer puts between blocks, where they mean nothing.
        let joined = |html: String| html.replace('\n', "");
        Some((joined(short.html), joined(writer.finish().html)))
    }

    #[test]
    fn a_line_break_alone_is_one() {
        let renderer = Renderer::new(Path::new("/nowhere"), Labels::of("zh-CN"));
        let references = References::default();
        let rendered = renderer.render("<br>", &place(Side::Answer, &references));
        assert_eq!(rendered.html, "<br>");
    }

    #[test]
    fn simple_tags_need_no_parser() {
        for markdown in [
            "一<font color=\"red\">二</font>三",
            "<b>一</b>\n\n- <kbd>Ctrl</kbd>+<KBD>C</KBD>\n- H<sub>2</sub>O **<u>粗</u>** `<b>`",
            "<span style=\"color:red\">一\n二</span>，三 `List<String>` <br> 四<del>五</del>",
            "- \n一<b>二</b>",
            "| <b>一</b> | 二 |\n|---|---|\n| <mark>三</mark> | x &lt; y<sup>2</sup> |",
        ] {
            for side in [Side::Answer, Side::Prose, Side::Question, Side::Rung] {
                let (short, parsed) = both_ways(markdown, side).expect(markdown);
                assert_eq!(short, parsed, "{side:?} {markdown}");
            }
        }
        for markdown in [
            "<b>一",
            "**<b>一**</b>",
            "一</b>",
            "<b>一<br></i>",
            "<div>一</div>",
            "<a>一</a>",
        ] {
            assert_eq!(both_ways(markdown, Side::Answer), None, "{markdown}");
        }
    }

    proptest! {
        #[test]
        fn simple_tags_are_written_as_the_parser_reads_them(
            pieces in proptest::collection::vec(
                proptest::sample::select(vec![
                    "<b>", "</b>", "<u>", "</u>", "<font color=red>", "</font>", "<I>", "</i>", "一二", "x", " ", "，",
                    "\n", "\n\n", "- ", "1. ", "> ", "**", "`", "<br>", "&lt;", "<T>", "## ",
                ]),
                0..14,
            )
        ) {
            let markdown = pieces.concat();
            for side in [Side::Answer, Side::Rung] {
                if let Some((short, parsed)) = both_ways(&markdown, side) {
                    // Where a line ends right beside a tag, the parser has only white space left; the short way still
                    // judges whether the author meant a new line.
                    let unbroken = |html: String| html.replace("<br>", "").replace(' ', "");
                    prop_assert_eq!(unbroken(short), unbroken(parsed), "{:?}", markdown);
                }
            }
        }

        #[test]
        fn what_is_words_is_one_paragraph_to_the_parser_too(text in "[a锁1 .:;?'\"(){}@$^%=+/，。　\u{a0}-]{1,12}") {
            if is_words(&text) {
                let parsed: Vec<Event> = Parser::new_ext(&text, options()).collect();
                let made: Vec<Event> = words(&text).map(|(event, _)| event).collect();
                prop_assert_eq!(parsed, made);
            }
        }
    }
}

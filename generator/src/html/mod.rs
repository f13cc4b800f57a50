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
mod language;
mod line_break;
mod local;
mod problem;
mod raw;
mod references;
mod steps;
mod tags;
mod target;
mod words;
mod writer;

use std::{
    borrow::Cow,
    ops::Range,
    path::{Path, PathBuf},
};

use pulldown_cmark::{BrokenLink, Event, Options, Parser, Tag, TagEnd};

use crate::points::{Answer, Rungs, Step, lists};
use events::Events;
pub use local::LocalFile;
pub use problem::{Problem, ProblemKind};
pub use references::References;
pub use words::push_words;
use writer::Writer;

/// What the Markdown is for; it decides which elements may appear.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// Goes inside a heading: no paragraphs or headings of its own; code, lists and tables stay.
    Question,
    /// Goes inside a paragraph: nothing but text-level elements.
    Rung,
    /// Stands below the card's heading, so its own headings start at level 3.
    Answer,
    /// Stands between cards; its headings start at level 2.
    Prose,
}

/// Where the Markdown stands, and whom to ask for addresses.
#[derive(Clone, Copy)]
pub struct Place<'a> {
    /// What it is for.
    pub side: Side,
    /// The note, relative to the source folder, with `/`.
    pub note: &'a str,
    /// Start of every `id` written, unique on the page, such as `c-3fa1c09b2e5d7788-a`.
    pub prefix: &'a str,
    /// For an answer, the outline whose rungs lead to its steps.
    pub outline: Rungs<'a>,
    /// Link and footnote definitions of the whole note; they often stand outside the side that uses them.
    pub references: &'a References,
    /// Gives local files and notes their addresses.
    pub addresses: &'a dyn Addresses,
}

/// The site's answer to "where will this be?"; addresses as the page at hand must write them.
pub trait Addresses {
    /// Told of each local file that is looked for, by path under the source folder, whether or not it is there: the page
    /// depends on it.
    fn looks_for(&self, path: &str) {
        let _ = path;
    }

    /// The address of a picture or attachment of the source folder; `None` leaves it out of the page.
    fn file(&self, file: &LocalFile) -> Option<String>;

    /// The address of a note's page. `path` is relative to the source folder, with `/`, its extension as the author wrote
    /// it or `.md` where there was none; `fragment` is what stood after `#`, decoded, or empty.
    /// `None`: there is no such page.
    fn note(&self, path: &str, fragment: &str) -> Option<String>;
}

/// Words that go into attributes, in the site's language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Labels {
    /// A block of code in no known language: `代码`.
    pub code: String,
    /// A block of code; `{name}` stands for the language: `代码，{name}`.
    pub code_in: String,
    /// A table; `{columns}` stands for its column heads: `表格：{columns}`.
    pub table: String,
    /// Between two column heads: `、`.
    pub comma: String,
    /// A footnote's mark; `{n}` stands for its number: `脚注 {n}`.
    pub footnote: String,
}

impl Labels {
    /// The words for a site's language: Chinese for `zh…`, else English.
    pub fn of(language: &str) -> Self {
        let [code, code_in, table, comma, footnote] = if language.starts_with("zh") {
            ["代码", "代码，{name}", "表格：{columns}", "、", "脚注 {n}"]
        } else {
            [
                "Code",
                "Code, {name}",
                "Table: {columns}",
                ", ",
                "Footnote {n}",
            ]
        };
        Self {
            code: code.into(),
            code_in: code_in.into(),
            table: table.into(),
            comma: comma.into(),
            footnote: footnote.into(),
        }
    }
}

/// What rendering one side gives.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rendered {
    /// The HTML; empty for empty Markdown.
    pub html: String,
    /// Rungs of the outline that have a step, from 1; the step has the id [`step_id`] and the attribute `data-step`.
    pub steps: Vec<u32>,
    /// Places in other notes that it links to.
    pub places: Vec<NamedPlace>,
    /// What could not be shown as the author meant it.
    pub problems: Vec<Problem>,
}

/// A link to a heading or card of another note.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedPlace {
    /// The note's path under the source folder.
    pub note: String,
    /// What stands after `#`, decoded.
    pub fragment: String,
    /// What to report if the note has no such place.
    pub problem: Problem,
}

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
        let parsed: Vec<_> = parse(markdown, place).collect();
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

/// Whether `markdown` is one paragraph without a mark of Markdown in it, as most questions and rungs are: nothing in it has
/// to be parsed.
fn is_words(markdown: &str) -> bool {
    let is_mark = |byte: u8| {
        matches!(
            byte,
            b'\\'
                | b'`'
                | b'*'
                | b'_'
                | b'['
                | b']'
                | b'<'
                | b'>'
                | b'&'
                | b'!'
                | b'~'
                | b'|'
                | b'#'
        ) || byte < b' '
    };
    let starts = |byte: &u8| matches!(byte, b'0'..=b'9' | b'-' | b'+' | b'=' | b':' | b' ');
    let bytes = markdown.as_bytes();
    bytes.first().is_some_and(|first| !starts(first))
        && bytes.last() != Some(&b' ')
        && !bytes.iter().copied().any(is_mark)
}

/// The events of a paragraph for which [`is_words`] holds.
fn words(markdown: &str) -> impl Iterator<Item = (Event<'_>, Range<usize>)> {
    let all = 0..markdown.len();
    [
        Event::Start(Tag::Paragraph),
        Event::Text(markdown.into()),
        Event::End(TagEnd::Paragraph),
    ]
    .into_iter()
    .map(move |event| (event, all.clone()))
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

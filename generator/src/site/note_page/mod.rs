//! A note's page: all of the note, readable without scripts, each card an `<article>` that the review page takes.

mod addresses;
mod locate;

use std::{
    cell::{OnceCell, RefCell},
    collections::{BTreeSet, HashMap},
};

use serde::Serialize;
use srs::CardId;
use tera::{Context, Value};

use self::{addresses::PageAddresses, locate::locate};
use super::{
    address::Address,
    context::{SiteContext, insert_page},
    files::Files,
    memory::Asked,
};
use crate::{
    compile::Compiled,
    deck::Above,
    diagnostic::{Diagnostic, Level},
    draft::{Draft, Kind, Piece},
    error::Error,
    grammar::plain::plain,
    html::{Place, Problem, References, Rendered, Renderer, Side, push_words, step_id},
    points::Rungs,
};

/// The page's name, and its template.
const NAME: &str = "note";
const TEMPLATE: &str = "note.html";

/// Characters of Chinese that a person reads in a minute.
const READ_PER_MINUTE: usize = 400;

/// A page as written, and what was found while rendering it.
pub struct NotePage {
    /// The whole HTML document, UTF-8.
    pub html: Vec<u8>,
    /// What its cards say, a line each, as `card_texts.rs` has it.
    pub text: String,
    /// Missing pictures, broken links and the like.
    pub diagnostics: Vec<Diagnostic>,
    /// Places in other notes that it links to.
    pub places: Vec<LinkedPlace>,
    /// What it is made of beside the note's text.
    pub asked: Asked,
    /// What was copied for it, by path under the output.
    pub attachments: Vec<String>,
}

/// A link to a heading or card of another note.
pub struct LinkedPlace {
    /// The note's path under the source folder.
    pub note: String,
    /// What stands after `#`.
    pub fragment: String,
    /// What to report if the note has no such place.
    pub diagnostic: Diagnostic,
}

/// What the pages of all notes at one depth share, made once.
pub struct Frames<'a> {
    site: &'a SiteContext<'a>,
    by_root: HashMap<String, Context>,
}

impl<'a> Frames<'a> {
    /// For pages at these addresses.
    pub fn new(site: &'a SiteContext<'a>, addresses: &[Address]) -> Frames<'a> {
        let mut by_root = HashMap::new();
        for address in addresses {
            let frame = |root: &String| site.frame(NAME, root);
            by_root.entry(address.root()).or_insert_with_key(frame);
        }
        Frames { site, by_root }
    }

    fn page(&self, root: &str, title: &str) -> Context {
        let known = self.by_root.get(root).cloned();
        let mut context = known.unwrap_or_else(|| self.site.frame(NAME, root));
        insert_page(&mut context, NAME, title);
        context
    }
}

#[derive(Serialize)]
struct NoteValues<'a> {
    title: &'a str,
    path: &'a [String],
    source: &'a str,
    n_cards: usize,
    n_unanswered: usize,
    minutes: usize,
}

#[derive(Serialize)]
struct TocEntry {
    id: String,
    text: String,
}

#[derive(Serialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
enum Part {
    Prose { html: Value },
    Card { card: CardValues },
}

#[derive(Serialize)]
struct CardValues {
    id: String,
    topic: Vec<String>,
    question: Value,
    question_text: String,
    outline: Vec<Rung>,
    answer: Value,
    answered: bool,
    n_rungs: usize,
    line: u32,
    kind: &'static str,
    rule: &'static str,
}

#[derive(Serialize)]
struct Rung {
    html: Value,
    /// The `id` of the step of the answer that it leads to, or empty.
    step: String,
}

impl CardValues {
    /// Adds the card's line to the text of its note's cards.
    fn push_line(&self, text: &mut String) {
        let rungs = self.outline.iter().map(|rung| &rung.html);
        let fields = [&self.question, &self.answer].into_iter().chain(rungs);
        for (at, html) in fields.enumerate() {
            if at > 0 {
                text.push('\t');
            }
            push_words(text, html.as_str().unwrap_or_default());
        }
        text.push('\n');
    }
}

/// Renders a note's page; without `frames`, only for what is found on the way.
///
/// # Errors
/// The template does not render; a picture can't be copied.
pub fn render(
    compiled: &Compiled,
    ids: &[CardId],
    address: &Address,
    frames: Option<&Frames<'_>>,
    renderer: &Renderer,
    files: &Files<'_>,
) -> Result<NotePage, Error> {
    let root = address.root();
    let addresses = PageAddresses {
        files,
        root: &root,
        compiled,
        ids,
        anchors: OnceCell::new(),
        folder: files.folder(),
        asked: RefCell::default(),
        attachments: RefCell::default(),
        failed: RefCell::default(),
    };
    let mut sides = Sides {
        note: &compiled.note.path,
        references: References::of(&compiled.note.body),
        renderer,
        addresses: &addresses,
        diagnostics: Vec::new(),
        places: Vec::new(),
    };
    let title = compiled.title();
    let above = compiled.folders_and_title();
    let above = Above::of(&above);
    let mut ids = ids.iter();
    let mut parts = Vec::with_capacity(compiled.pieces.len());
    let mut toc = Vec::new();
    let mut text = String::new();
    for (index, piece) in compiled.pieces.iter().enumerate() {
        match piece {
            Piece::Prose { markdown, line } => {
                let markdown = match index {
                    0 => without_title(markdown, &title),
                    _ => markdown,
                };
                let html = sides.render(markdown, *line, Side::Prose, &format!("p{index}"));
                parts.push(Part::Prose { html });
            }
            Piece::Card(draft) => {
                let id = ids.next().map_or_else(String::new, ToString::to_string);
                let card = sides.card(draft, &id, &above);
                if frames.is_none() {
                    continue;
                }
                toc.push(TocEntry {
                    id: card.id.clone(),
                    text: card.question_text.clone(),
                });
                card.push_line(&mut text);
                parts.push(Part::Card { card });
            }
        }
    }
    let (mut diagnostics, mut places) = (sides.diagnostics, sides.places);
    locate(
        diagnostics
            .iter_mut()
            .chain(places.iter_mut().map(|place| &mut place.diagnostic)),
        &compiled.note,
    );
    // A link of a text with gaps is in all its cards.
    diagnostics.dedup();
    let asked = addresses.asked.into_inner();
    let mut attachments = addresses.attachments.into_inner();
    attachments.sort_unstable();
    attachments.dedup();
    if let Some(error) = addresses.failed.into_inner() {
        return Err(error);
    }
    let mut page = NotePage {
        html: Vec::new(),
        text,
        diagnostics,
        places,
        asked,
        attachments,
    };
    let Some(frames) = frames else {
        return Ok(page);
    };
    let mut context = frames.page(&root, &title);
    context.insert(
        "note",
        &NoteValues {
            title: &title,
            path: &compiled.folders(),
            source: &compiled.note.path,
            n_cards: toc.len(),
            n_unanswered: compiled
                .drafts()
                .filter(|draft| draft.answer.trim().is_empty())
                .count(),
            minutes: (compiled.note.body.chars().count() / READ_PER_MINUTE).max(1),
        },
    );
    context.insert("toc", &toc);
    context.insert("parts", &parts);
    page.html = frames.site.render(TEMPLATE, &context)?;
    Ok(page)
}

/// A note's first prose without the heading that is the note's title: the page says it already.
fn without_title<'a>(markdown: &'a str, title: &str) -> &'a str {
    let (first, rest) = markdown.split_once('\n').unwrap_or((markdown, ""));
    if first.starts_with("# ") && plain(first) == title {
        rest
    } else {
        markdown
    }
}

/// Renders the sides of one note's cards.
struct Sides<'a> {
    note: &'a str,
    references: References,
    renderer: &'a Renderer,
    addresses: &'a PageAddresses<'a>,
    diagnostics: Vec<Diagnostic>,
    places: Vec<LinkedPlace>,
}

impl Sides<'_> {
    fn card(&mut self, draft: &Draft, id: &str, above: &Above) -> CardValues {
        let answer_prefix = format!("c-{id}-a");
        let (answer, steps) = self.answer(draft, &answer_prefix);
        let outline = draft.outline.iter().zip(1..).map(|(rung, number)| Rung {
            html: self.render(rung, draft.line, Side::Rung, &format!("c-{id}-o")),
            step: match steps.contains(&number) {
                true => step_id(&answer_prefix, number),
                false => String::new(),
            },
        });
        let outline = outline.collect();
        CardValues {
            question: self.render(
                &draft.question,
                draft.line,
                Side::Question,
                &format!("c-{id}-q"),
            ),
            answer,
            outline,
            topic: above.path(draft),
            question_text: plain(&draft.question),
            answered: !draft.answer.trim().is_empty(),
            n_rungs: draft.outline.len(),
            line: draft.line,
            kind: match draft.kind {
                Kind::Question => "question",
                Kind::Cloze => "cloze",
                Kind::Section => "section",
            },
            rule: draft.dialect,
            id: id.to_owned(),
        }
    }

    /// The answer, and which rungs of the outline lead into it.
    fn answer(&mut self, draft: &Draft, prefix: &str) -> (Value, BTreeSet<u32>) {
        let outline = Rungs {
            texts: &draft.outline,
            numbered: draft.numbered,
        };
        let side = Side::Answer;
        let rendered = self.rendered(&draft.answer, draft.line, side, prefix, outline);
        (html(&rendered), rendered.steps.into_iter().collect())
    }

    fn render(&mut self, markdown: &str, line: u32, side: Side, prefix: &str) -> Value {
        html(&self.rendered(markdown, line, side, prefix, Rungs::default()))
    }

    fn rendered(
        &mut self,
        markdown: &str,
        line: u32,
        side: Side,
        prefix: &str,
        outline: Rungs,
    ) -> Rendered {
        let place = Place {
            side,
            note: self.note,
            prefix,
            outline,
            references: &self.references,
            addresses: self.addresses,
        };
        let mut rendered = self.renderer.render(markdown, &place);
        let diagnostic = |problem: &Problem| Diagnostic {
            level: Level::Warning,
            name: problem.name(),
            message: problem.message(),
            path: self.note.to_owned(),
            line: line + problem.line,
            column: 1,
            length: 0,
            source_line: problem.address.clone(),
            help: problem.help().to_owned(),
        };
        self.diagnostics
            .extend(rendered.problems.iter().map(diagnostic));
        let places = std::mem::take(&mut rendered.places);
        self.places
            .extend(places.into_iter().map(|place| LinkedPlace {
                diagnostic: diagnostic(&place.problem),
                note: place.note,
                fragment: place.fragment,
            }));
        rendered
    }
}

/// A side as a template takes it: it is clean, and goes out as it is.
fn html(side: &Rendered) -> Value {
    Value::safe_string(&side.html)
}

//! The text of cards: taken out of their notes' pages, which are the only place that holds it.

use srs::{CardId, gather, text};
use web_sys::{Document, DomParser, Element, SupportedType};

use crate::{dom, fetch, property};

/// What a card says, as the HTML of its note's page. Every address in it is absolute.
#[derive(Clone, Default)]
pub struct Text {
    /// The question.
    pub question: String,
    /// The answer.
    pub answer: String,
    /// The rungs of the outline.
    pub rungs: Vec<String>,
}

/// How many notes' pages are held: a session jumps between topics, and comes back to failed cards.
const HELD: usize = 24;

/// The notes' pages that were fetched last, newest last, by their absolute addresses.
#[derive(Default)]
pub struct Notes(Vec<(String, Document)>);

impl Notes {
    /// Holds a page.
    pub fn hold(&mut self, address: String, page: Document) {
        self.forget(&address);
        if self.0.len() == HELD {
            self.0.remove(0);
        }
        self.0.push((address, page));
    }

    /// Lets a page go.
    pub fn forget(&mut self, address: &str) {
        if let Some(place) = self.0.iter().position(|(known, _)| known == address) {
            self.0.remove(place);
        }
    }

    /// Whether the page is held.
    pub fn has(&self, address: &str) -> bool {
        self.0.iter().any(|(known, _)| known == address)
    }

    /// What the card says; `None` if the page is not held or doesn't have the card.
    pub fn text(&self, address: &str, card: CardId) -> Option<Text> {
        let (_, page) = self.0.iter().find(|(known, _)| known == address)?;
        let article = dom::first(&root(page)?, &["#c-", &card.to_text()].concat())?;
        let inner = |part: &str| {
            let part = dom::first(&article, part);
            part.map(|part| dom::inner(&part)).unwrap_or_default()
        };
        Some(Text {
            question: inner("[data-part=question]"),
            answer: inner("[data-part=answer]"),
            rungs: gather(
                dom::all(&article, "[data-part=outline] li > p")
                    .iter()
                    .map(dom::inner),
            ),
        })
    }
}

/// Fetches a note's page and calls `done` with it, or with `None` if it can't be had.
pub fn fetch(address: String, done: impl FnOnce(String, Option<Document>) + 'static) {
    fetch::text(&address.clone(), |text| {
        let page = text.and_then(|text| parse(&text, &address));
        done(address, page);
    });
}

/// Reads a page and makes every address in it absolute: it will stand on another page.
fn parse(text: &str, address: &str) -> Option<Document> {
    let page = DomParser::new()
        .ok()?
        .parse_from_string(text, SupportedType::TextHtml)
        .ok()?;
    if let Some(root) = root(&page) {
        for attribute in ["href", "src"] {
            for element in dom::all(&root, &["article [", attribute, "]"].concat()) {
                let relative = element.get_attribute(attribute).unwrap_or_default();
                dom::set(&element, attribute, dom::absolute_from(&relative, address));
            }
        }
    }
    Some(page)
}

/// `<html>` of a page.
fn root(page: &Document) -> Option<Element> {
    property::object(page, "documentElement")
}

/// The step of the answer to which that rung leads, from 0: the note's page says which it is.
pub fn step(answer: &Element, rung: usize) -> Option<Element> {
    dom::first(
        answer,
        &["[data-step=\"", &text::written(rung as i64 + 1), "\"]"].concat(),
    )
}

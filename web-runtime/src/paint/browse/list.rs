//! The list of found cards.

use js_sys::JsString;
use srs::browse::Status;
use srs::deck::Card;
use srs::{CardState, Day};
use web_sys::Element;

use super::mark;
use crate::browse::Query;
use crate::dom::{self, set_text};
use crate::paint::calendar;
use crate::words::{Word, Words};

/// One page of found cards.
pub struct List<'a> {
    /// What is asked for.
    pub query: &'a Query,
    /// The cards of this page.
    pub cards: Vec<Found<'a>>,
    /// How many cards were found.
    pub n_found: u32,
    /// While the search goes on: files searched, of all.
    pub searched: Option<(u32, u32)>,
    /// Whether a file of text could not be had.
    pub failed: bool,
    /// The words to mark, in lower case.
    pub marked: &'a [String],
    /// Which page it is, from 0.
    pub page: u32,
    /// How many there are.
    pub n_pages: u32,
    /// The address of the page before.
    pub before: Option<String>,
    /// The address of the page after.
    pub after: Option<String>,
    /// Today.
    pub today: Day,
}

/// A card in the list.
pub struct Found<'a> {
    /// The card.
    pub card: &'a Card,
    /// Where it stands.
    pub state: CardState,
    /// The names of its topics, outermost first.
    pub path: Vec<&'a str>,
    /// Question, answer and rungs, once their text is there.
    pub fields: Option<Vec<JsString>>,
    /// Points that are often missed, from 0.
    pub missed: Vec<u16>,
    /// The address that shows it.
    pub address: String,
}

pub fn paint(list: &List, words: &Words) {
    let part = dom::part(&dom::html(), "list");
    let count = match list.query.words.as_str() {
        "" => words.count("found", list.n_found),
        sought => words
            .count("found_words", list.n_found)
            .with("words", sought),
    };
    let empty = list.n_found == 0 && list.searched.is_none();
    set_text(
        &part,
        "found-count",
        if empty { Word::default() } else { count },
    );
    set_text(
        &part,
        "found-none",
        match list.failed {
            true => words.get("texts_failed"),
            false if empty => words.get("found_none"),
            false => Word::default(),
        },
    );
    let searching = (list.searched).map(|(a, b)| words.get("searching").with("a", a).with("b", b));
    set_text(&part, "searching", searching.unwrap_or_default());

    let rows = dom::slot(&part, "found");
    let had_focus = dom::has_focus(&rows);
    let focused = had_focus.then(dom::focused_address).flatten();
    dom::clear(&rows);
    for found in &list.cards {
        let line = row(found, list, words);
        dom::append(&rows, &line);
    }
    // Rows are made anew; the one that had the focus gets it back.
    if let Some(link) = focused.and_then(|address| link_to(&rows, &address)) {
        dom::focus(&link);
    }

    let pager = dom::part(&part, "pager");
    dom::set_flag(&pager, "hidden", list.n_pages < 2);
    let page = words.get("page").with("a", list.page + 1);
    set_text(&pager, "page", page.with("b", list.n_pages));
    for (name, address) in [("page-before", &list.before), ("page-after", &list.after)] {
        let link = dom::slot(&pager, name);
        match address {
            Some(address) => dom::set(&link, "href", address),
            None => dom::set_flag(&link, "href", false),
        }
    }
}

fn row(found: &Found, list: &List, words: &Words) -> Element {
    let row = dom::template("found");
    let link = dom::slot(&row, "found-link");
    dom::set(&link, "href", &found.address);
    if list.query.card == Some(found.card.id) {
        dom::set(&link, "aria-current", "true");
    }
    let question = dom::slot(&row, "found-question");
    let mut excerpt = None;
    if let Some(fields) = &found.fields
        && let Some(text) = fields.first()
    {
        mark::set(&question, text, list.marked);
        if !list.marked.is_empty() && !mark::has(text, list.marked) {
            excerpt = where_found(fields, list.marked);
        }
    }
    let mark_in = dom::slot(&row, "found-excerpt");
    if let Some((word, text)) = excerpt {
        set_text(&row, "found-in", words.get(word));
        mark::set(&mark_in, &text, list.marked);
    }
    set_text(&row, "found-path", found.path.join(" › "));
    set_text(&row, "found-missed", missed(&found.missed, words));
    let lapses = found.state.lapses;
    let leech = match found.state.is_leech() {
        true => words.count("leech", lapses.into()),
        false => Word::default(),
    };
    set_text(&row, "found-leech", leech);
    let status = Status::of(found.card, &found.state);
    set_text(&row, "found-status", words.get(&status_word(status)));
    set_text(
        &row,
        "found-due",
        due(status, &found.state, list.today, words),
    );
    row
}

/// Where the words stand, if not in the question: in a rung before in the answer.
fn where_found(fields: &[JsString], marked: &[String]) -> Option<(&'static str, JsString)> {
    let rungs = fields.iter().skip(2).map(|rung| ("in_outline", rung));
    rungs
        .chain(fields.get(1).map(|answer| ("in_answer", answer)))
        .find_map(|(word, text)| Some((word, mark::excerpt(text, marked)?)))
}

/// When a card is due, in few words; empty for one that never is.
pub fn due(status: Status, state: &CardState, today: Day, words: &Words) -> String {
    let Some(due) = state.due.filter(|_| matches!(status, Status::Known(_))) else {
        return String::new();
    };
    let due = match due.since(today) {
        _ if state.comes_back(today) => words.get("due_today"),
        0 => words.get("due_today"),
        1 => words.get("due_tomorrow"),
        days @ 2.. => {
            let interval = calendar::interval(words, days as u32);
            words.get("due_in").with("interval", interval)
        }
        late => words.count("due_late", late.unsigned_abs()),
    };
    due.into()
}

/// Which points are often missed; empty for none.
pub fn missed(points: &[u16], words: &Words) -> Word {
    if points.is_empty() {
        return Word::default();
    }
    let numbers: Vec<String> = points
        .iter()
        .map(|&point| (u32::from(point) + 1).to_string())
        .collect();
    let comma = String::from(words.get("comma"));
    words.get("missed").with("list", numbers.join(&comma))
}

/// The word for a status.
pub fn status_word(status: Status) -> String {
    ["status_", status.name()].concat()
}

fn link_to(rows: &Element, address: &str) -> Option<Element> {
    dom::all(rows, "a")
        .into_iter()
        .find(|link| link.get_attribute("href").as_deref() == Some(address))
}

//! The rehearsal page.

use srs::rehearsal::{Phase, Rehearsal, figures};
use srs::{CardId, Day, Now};
use web_sys::Element;

use super::{back, calendar};
use crate::deck::Deck;
use crate::dom::{self, set_numbers, set_text};
use crate::rehearse::{Rehearse, Stage};
use crate::speech;
use crate::words::{Word, Words};

/// A rehearsal that is kept, in short.
pub struct Kept {
    /// Its key.
    pub key: String,
    /// The day it was on.
    pub day: Day,
    /// Questions answered.
    pub n_questions: u32,
    /// Points said.
    pub said: u32,
    /// Points there were.
    pub of: u32,
}

/// Shows the choice of topics, the question, the checklist or the report.
pub fn rehearsal(
    page: &mut Rehearse,
    deck: &Deck,
    kept: &[Kept],
    rollover_hour: u8,
    root: &str,
    now: Now,
    words: &Words,
) {
    let screen = match &page.stage {
        Stage::Round(round) => Some(round.screen(now)),
        _ => None,
    };
    let name = match (&page.stage, screen.map(|screen| screen.phase)) {
        (Stage::Setup, _) => "setup",
        (Stage::Report(_), _) => "report",
        (_, Some(Phase::Asking { .. })) => "asking",
        (_, Some(Phase::Marking { .. })) => "marking",
        (_, Some(Phase::Problem)) => "problem",
        (_, _) => "loading",
    };
    let shows = (screen.and_then(|screen| screen.card), name);
    let is_new = page.shown != Some(shows);
    let view = if is_new {
        dom::show_view(name)
    } else {
        dom::named(&dom::html(), "view", name)
    };
    head(screen.map(|screen| (screen.number, screen.of)), words);
    match (&page.stage, screen.map(|screen| screen.phase)) {
        (Stage::Setup, _) => setup(&view, page.reason, kept, words),
        (Stage::Report(rehearsal), _) => {
            report(&view, rehearsal, page, deck, rollover_hour, root, words);
        }
        (_, Some(Phase::Asking { seconds })) => {
            if is_new {
                asking(&view, page, deck, shows.0);
                set_text(&view, "time-up", "");
            }
            clock(seconds, screen.map_or(0, |screen| screen.limit), words);
        }
        (_, Some(Phase::Marking { seconds, points })) => {
            if is_new {
                dom::slot(&view, "question").set_inner_html(&page.text.question);
                back::points(&view, &page.text, words);
                // A card without an outline has one point.
                let has_outline = !page.text.rungs.is_empty();
                dom::set_flag(&dom::part(&view, "whole"), "hidden", has_outline);
                set_text(&view, "took", time(seconds.into()));
            }
            back::ticks(&view, Some(points));
        }
        (_, Some(Phase::Problem)) => set_text(&view, "problem-text", words.get(page.reason)),
        _ => {}
    }
    if is_new {
        dom::window().scroll_to_with_x_and_y(0.0, 0.0);
        // The page opens where the browser puts the focus.
        if let (Some(_), Some(heading)) = (page.shown, dom::heading(&view)) {
            dom::focus(&heading);
        }
        page.shown = Some(shows);
    }
}

fn head(position: Option<(u32, u32)>, words: &Words) {
    let page = dom::html();
    dom::set_flag(&dom::part(&page, "round"), "hidden", position.is_none());
    let Some((number, of)) = position else {
        return;
    };
    let progress = dom::slot(&page, "progress");
    dom::set(&progress, "max", of.max(1));
    dom::set(&progress, "value", number.saturating_sub(1));
    let position = |name| words.get(name).with("a", number).with("b", of);
    set_text(&page, "position", position("position"));
    let label = position("position_label");
    dom::set(&dom::slot(&page, "position"), "aria-label", label);
}

fn setup(view: &Element, reason: &str, kept: &[Kept], words: &Words) {
    let reason = if reason.is_empty() {
        Word::default()
    } else {
        words.get(reason)
    };
    set_text(view, "setup-text", reason);
    dom::set_flag(&dom::part(view, "aloud"), "hidden", !speech::is_there());
    dom::set_flag(&dom::part(view, "kept"), "hidden", kept.is_empty());
    let list = dom::slot(view, "kept-list");
    dom::clear(&list);
    for rehearsal in kept {
        let row = dom::template("kept-row");
        let date = calendar::date(words, "date_short", rehearsal.day);
        let link = dom::slot(&row, "kept-link");
        dom::set(&link, "href", ["?report=", &rehearsal.key].concat());
        set_text(&row, "kept-date", date);
        set_numbers(&row, &[("kept-questions", rehearsal.n_questions)]);
        set_text(
            &row,
            "kept-said",
            share(rehearsal.said, rehearsal.of, words),
        );
        dom::append(&list, &row);
    }
}

fn asking(view: &Element, page: &Rehearse, deck: &Deck, card: Option<CardId>) {
    let card = card.and_then(|card| deck.card(card));
    dom::slot(view, "question").set_inner_html(&page.text.question);
    let path = card.map(|card| deck.topics.path(card.topic));
    super::front::path(view, &path.unwrap_or_default());
    // The question before it, which is the last but one that is known.
    let parent = card.filter(|card| card.follow_up).and_then(|_| {
        let before = page.questions.len().checked_sub(2)?;
        page.questions.get(before)
    });
    dom::set_flag(&dom::part(view, "chain"), "hidden", parent.is_none());
    if let Some((_, question)) = parent {
        set_text(view, "chain", question);
    }
}

/// The time that the answer under way takes.
pub fn clock(seconds: u16, limit: u16, words: &Words) {
    let view = dom::named(&dom::html(), "view", "asking");
    set_text(&view, "clock", time(seconds.into()));
    let bar = dom::slot(&view, "clock-bar");
    dom::set_flag(&bar, "hidden", limit == 0);
    dom::set(&bar, "max", limit.max(1));
    dom::set(&bar, "value", seconds.min(limit));
    let limit_text = if limit == 0 {
        Word::default()
    } else {
        words.get("limit").with("time", time(limit.into()))
    };
    set_text(&view, "limit", limit_text);
    // Said once, when it happens; the seconds are not read out.
    let is_over = limit > 0 && seconds >= limit;
    let said = dom::slot(&view, "time-up");
    if is_over && said.text_content().unwrap_or_default().is_empty() {
        dom::set_property(&said, "textContent", words.get("time_up"));
    }
}

fn report(
    view: &Element,
    rehearsal: &Rehearsal,
    page: &Rehearse,
    deck: &Deck,
    rollover_hour: u8,
    root: &str,
    words: &Words,
) {
    let figures = figures(rehearsal, &deck.cards, &deck.topics);
    let n_answers = rehearsal.answers.len() as u32;
    set_text(view, "score", share(figures.said, figures.of, words));
    let date = calendar::date(words, "date", rehearsal.day(rollover_hour));
    set_text(view, "report-date", date);
    set_numbers(
        view,
        &[("n-questions", n_answers), ("n-over", figures.n_over)],
    );
    set_text(view, "total-time", time(figures.seconds));
    set_text(
        view,
        "average-time",
        time(figures.seconds / n_answers.max(1)),
    );

    dom::set_flag(
        &dom::part(view, "weakest"),
        "hidden",
        figures.weakest.is_empty(),
    );
    let list = dom::slot(view, "weakest-list");
    dom::clear(&list);
    for weakness in &figures.weakest {
        let row = dom::template("weak-row");
        let path = weakness.topic.map(|topic| deck.topics.path(topic));
        match path.as_ref().and_then(|path| path.last()) {
            Some(name) => set_text(&row, "weak-topic", *name),
            None => set_text(&row, "weak-topic", words.get("gone")),
        }
        let bar = dom::slot(&row, "weak-bar");
        dom::set(&bar, "max", weakness.of);
        dom::set(&bar, "value", weakness.said);
        set_text(&row, "weak-said", share(weakness.said, weakness.of, words));
        dom::append(&list, &row);
    }

    let list = dom::slot(view, "answers-list");
    dom::clear(&list);
    let mut missed = String::new();
    for answer in &rehearsal.answers {
        let row = dom::template("answer-row");
        let card = deck.card(answer.card);
        let question = page
            .questions
            .iter()
            .find(|(known, _)| *known == answer.card);
        let question = match (question, card) {
            (Some((_, question)), _) => question.clone(),
            (None, Some(_)) => "…".to_owned(),
            (None, None) => words.get("gone").into(),
        };
        set_text(&row, "asked", &question);
        if let Some(note) = card.and_then(|card| deck.notes.get(card.note as usize)) {
            let place = [root, note, "#c-", &answer.card.to_text()].concat();
            dom::set(&dom::slot(&row, "asked"), "href", &place);
        }
        let is_follow_up = card.is_some_and(|card| card.follow_up);
        dom::set_flag(&dom::slot(&row, "follow-up"), "hidden", !is_follow_up);
        let (said, of) = (answer.points.n_said(), answer.points.of());
        set_text(&row, "asked-said", share(said.into(), of.into(), words));
        set_text(&row, "asked-time", time(answer.seconds.into()));
        dom::append(&list, &row);
        if said < of && card.is_some() {
            missed.push_str(if missed.is_empty() {
                "review/?card="
            } else {
                ","
            });
            missed.push_str(&answer.card.to_text());
        }
    }
    let link = dom::slot(view, "missed-link");
    dom::set_flag(&link, "hidden", missed.is_empty());
    dom::set(&link, "href", [root, &missed].concat());
}

fn share(said: u32, of: u32, words: &Words) -> Word {
    words.get("share").with("a", said).with("b", of)
}

/// Minutes and seconds: 1:05.
fn time(seconds: u32) -> String {
    let rest = seconds % 60;
    let colon = if rest < 10 { ":0" } else { ":" };
    [&(seconds / 60).to_string(), colon, &rest.to_string()].concat()
}

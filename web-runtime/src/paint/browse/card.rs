//! The card that is looked at: what it says, how well it is known, and all that was done to it.

use srs::browse::Status;
use srs::deck::Card;
use srs::history::{Act, History};
use srs::{CardState, Day, Grade, Now};
use web_sys::Element;

use super::list::{due, missed, status_word};
use crate::dom::{self, set_text};
use crate::note::Text;
use crate::paint::calendar;
use crate::words::{Word, Words};

/// All that is shown of a card.
pub struct Sheet<'a> {
    /// The card.
    pub card: &'a Card,
    /// Where it stands.
    pub state: CardState,
    /// The names of its topics, outermost first.
    pub path: Vec<&'a str>,
    /// Points that are often missed, from 0.
    pub missed: Vec<u16>,
    /// What was done to it.
    pub history: &'a History,
    /// What it says, once its note is there.
    pub text: Option<&'a Text>,
    /// Whether its note is on the way.
    pub is_waiting: bool,
    /// Its address in its note.
    pub note: String,
    /// The address that reviews it.
    pub review: String,
    /// The address that shows no card.
    pub back: String,
    /// Whether something done here can be taken back.
    pub can_undo: bool,
    /// When a day begins.
    pub rollover_hour: u8,
    /// Today.
    pub today: Day,
    /// This moment.
    pub now: Now,
}

/// What the card says.
pub fn build(part: &Element, sheet: &Sheet) {
    let path = dom::slot(part, "card-path");
    dom::clear(&path);
    for name in &sheet.path {
        let crumb = dom::template("crumb");
        set_text(&crumb, "crumb", *name);
        dom::append(&path, &crumb);
    }
    let empty = Text::default();
    let text = sheet.text.unwrap_or(&empty);
    dom::slot(part, "card-question").set_inner_html(&text.question);
    dom::slot(part, "card-answer").set_inner_html(&text.answer);
    dom::set_flag(
        &dom::part(part, "card-text"),
        "hidden",
        text.answer.is_empty(),
    );
    dom::set(&dom::slot(part, "card-note"), "href", &sheet.note);
    dom::set(&dom::slot(part, "card-review"), "href", &sheet.review);
    dom::set_flag(
        &dom::slot(part, "card-review"),
        "hidden",
        !sheet.card.answered,
    );
}

/// How well it is known.
pub fn update(part: &Element, sheet: &Sheet, words: &Words) {
    let Sheet {
        card,
        state,
        history,
        ..
    } = sheet;
    dom::set(&dom::slot(part, "card-back"), "href", &sheet.back);
    let missing = sheet.text.is_none() && !sheet.is_waiting;
    set_text(
        part,
        "card-missing",
        if missing {
            words.get("card_missing")
        } else {
            Word::default()
        },
    );

    let status = Status::of(card, state);
    set_text(part, "card-status", words.get(&status_word(status)));
    set_text(part, "card-missed", missed(&sheet.missed, words));
    let is_known = !state.is_new();
    dom::set_flag(&dom::part(part, "card-facts"), "hidden", !is_known);
    let memory = state.memory;
    let due = due(status, state, sheet.today, words);
    set_text(part, "card-due", if due.is_empty() { "—" } else { &due });
    let interval = calendar::interval(words, memory.interval.into());
    set_text(part, "card-interval", interval);
    set_text(
        part,
        "card-ease",
        calendar::hundredths(memory.ease.0.into()),
    );
    set_text(
        part,
        "card-lapses",
        words.count("times", state.lapses.into()),
    );
    set_text(part, "card-time", calendar::duration(words, state.seconds));

    tally(part, sheet, words);
    acts(part, sheet, words);

    let is_suspended = state.suspended;
    for (name, hidden) in [
        ("suspend", is_suspended || !card.answered),
        ("unsuspend", !is_suspended),
        ("reset", !is_known),
        ("undo", !sheet.can_undo),
    ] {
        let button = dom::act(part, name);
        let had_focus = dom::has_focus(&button);
        dom::set_flag(&button, "hidden", hidden);
        // The button that was pressed may be gone: the one that takes it back is there instead.
        if had_focus && hidden {
            let next = ["undo", "suspend", "unsuspend"]
                .map(|name| dom::act(part, name))
                .into_iter()
                .find(|button| !button.has_attribute("hidden"));
            if let Some(next) = next {
                dom::focus(&next);
            }
        }
    }
    let done = history.acts().last().filter(|_| sheet.can_undo);
    let done = match done {
        Some(Act::Suspend { .. }) => words.get("done_suspend"),
        Some(Act::Unsuspend { .. }) => words.get("done_unsuspend"),
        Some(Act::Reset { .. }) => words.get("done_reset"),
        _ => Word::default(),
    };
    set_text(part, "card-done", done);
}

/// How often each point was said, in the reviews that ticked as many points as there are now.
fn tally(part: &Element, sheet: &Sheet, words: &Words) {
    let empty = Vec::new();
    let rungs = sheet.text.map_or(&empty, |text| &text.rungs);
    let ticked: Vec<_> = sheet
        .history
        .reviews()
        .filter_map(|review| review.ticked)
        .filter(|points| usize::from(points.of()) == rungs.len())
        .collect();
    dom::set_flag(&dom::part(part, "card-points"), "hidden", rungs.is_empty());
    let points = dom::slot(part, "card-tally");
    dom::clear(&points);
    for (index, rung) in (0..).zip(rungs) {
        let line = dom::template("tally");
        dom::slot(&line, "tally-point").set_inner_html(rung);
        let n_said = ticked.iter().filter(|points| points.is_said(index)).count();
        let share = [&*n_said.to_string(), " / ", &*ticked.len().to_string()].concat();
        set_text(
            &line,
            "tally-said",
            if ticked.is_empty() { "" } else { &share },
        );
        let is_missed = sheet.missed.contains(&index);
        let word = if is_missed {
            words.get("often_missed")
        } else {
            Word::default()
        };
        set_text(&line, "tally-missed", word);
        dom::append(&points, &line);
    }
}

/// Every act that stands, the last one first.
fn acts(part: &Element, sheet: &Sheet, words: &Words) {
    let rows = dom::slot(part, "card-acts");
    dom::clear(&rows);
    let mut lines = Vec::new();
    let mut so_far = History::default();
    for act in sheet.history.acts() {
        so_far.insert(srs::history::Entry::Done(*act));
        let line = dom::template("act");
        let (word, day) = match act {
            Act::Review(review) => {
                let state = so_far.fold(sheet.card.id, sheet.rollover_hour, sheet.now);
                let interval = calendar::interval(words, state.memory.interval.into());
                let points = review.ticked.map(|points| {
                    [
                        &*points.n_said().to_string(),
                        " / ",
                        &*points.of().to_string(),
                    ]
                    .concat()
                });
                set_text(&line, "act-interval", interval);
                set_text(&line, "act-rungs", u32::from(review.rungs).to_string());
                set_text(
                    &line,
                    "act-points",
                    points.unwrap_or_else(|| "—".to_owned()),
                );
                set_text(
                    &line,
                    "act-seconds",
                    words.count("seconds", review.seconds.into()),
                );
                let grade = ["again", "hard", "good", "easy"][Grade::of(review.grade).index()];
                (grade, review.at().day(sheet.rollover_hour))
            }
            _ => {
                let word = match act {
                    Act::Reset { .. } => "act_reset",
                    Act::Suspend { .. } => "act_suspend",
                    _ => "act_unsuspend",
                };
                let at = Now {
                    time: act.time(),
                    ..sheet.now
                };
                (word, at.day(sheet.rollover_hour))
            }
        };
        set_text(&line, "act-what", words.get(word));
        set_text(&line, "act-day", calendar::date(words, "date_short", day));
        lines.push(line);
    }
    dom::set_flag(&dom::part(part, "card-history"), "hidden", lines.is_empty());
    for line in lines.iter().rev() {
        dom::append(&rows, line);
    }
}

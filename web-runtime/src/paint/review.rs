//! The review page: its head, and the view that the session's phase calls for.

use srs::session::{Phase, Screen, Way};
use srs::{CardId, Day};
use wasm_bindgen::JsCast;
use web_sys::HtmlDialogElement;

use super::{back, front, summary};
use crate::dom::{self, set_text};
use crate::note::Text;
use crate::review::Wanted;
use crate::speech;
use crate::words::Words;

/// Everything that the review page shows.
pub struct Sheet<'a> {
    /// Where the session stands.
    pub screen: Screen,
    /// What the card says.
    pub text: &'a Text,
    /// What the sitting was made of.
    pub wanted: &'a Wanted,
    /// The places of its points that are often missed.
    pub missed: &'a [u16],
    /// The names of its topics, outermost first.
    pub path: &'a [&'a str],
    /// The address of the card in its note.
    pub note: &'a str,
    /// The word that says why a card can't be shown, or why there is nothing to review.
    pub reason: &'a str,
    /// Whether a grade was just taken back.
    pub undone: bool,
    /// Cards due tomorrow.
    pub tomorrow: u32,
    /// The next day on which something is due, and how much.
    pub next_due: Option<(Day, u32)>,
    /// Whether there are new cards beyond today's.
    pub has_more: bool,
}

/// The page as it is painted: what need not be painted again.
#[derive(Default)]
pub struct Table {
    shown: Option<(Option<CardId>, &'static str)>,
}

impl Table {
    /// Paints a screen. A view that shows the same card as before is only brought up to date, so that focus, selection
    /// and scrolling stay.
    pub fn paint(&mut self, sheet: &Sheet, words: &Words) {
        head(sheet, words);
        let name = match sheet.screen.phase {
            Phase::Loading => "loading",
            Phase::Problem => "problem",
            Phase::Front { .. } => "front",
            Phase::Back { .. } => "back",
            Phase::Summary(_) => "summary",
            Phase::Empty => "empty",
        };
        let shows = (sheet.screen.card, name);
        let is_new = self.shown != Some(shows);
        let view = if is_new {
            dom::show_view(name)
        } else {
            dom::named(&dom::html(), "view", name)
        };
        match sheet.screen.phase {
            Phase::Loading => {}
            Phase::Problem => set_text(&view, "problem-text", words.get(sheet.reason)),
            Phase::Front { opened, .. } => {
                if is_new {
                    front::build(&view, sheet, words);
                }
                front::update(&view, sheet, opened.into(), words);
            }
            Phase::Back {
                opened,
                ticked,
                suggestion,
                graded,
                buttons,
                ..
            } => {
                if is_new {
                    back::build(&view, sheet, opened.into(), words);
                }
                back::update(&view, ticked, suggestion, graded, &buttons, words);
                if suggestion.is_none() && (sheet.undone || !graded) {
                    let why = if sheet.undone {
                        "undone"
                    } else {
                        "unscheduled"
                    };
                    set_text(&view, "why", words.get(why));
                }
            }
            Phase::Summary(summary) => summary::paint(&view, &summary, sheet, words),
            Phase::Empty => {
                set_text(&view, "empty-text", words.get(sheet.reason));
                summary::ways(&view, sheet);
            }
        }
        if is_new {
            // Turning a card leaves the page where it was; a new one begins at its top.
            if !matches!((self.shown, name), (Some((_, "front")), "back")) {
                dom::window().scroll_to_with_x_and_y(0.0, 0.0);
            }
            // So that a screen reader begins there and no key goes astray.
            if let Some(heading) = dom::heading(&view) {
                dom::focus(&heading);
            }
            self.shown = Some(shows);
        }
    }
}

/// Shows the keys.
pub fn shortcuts() {
    let dialog = dom::part(&dom::html(), "shortcuts");
    // Fails only where it's open already.
    let _ = dialog.unchecked_into::<HtmlDialogElement>().show_modal();
}

fn head(sheet: &Sheet, words: &Words) {
    let page = dom::html();
    let (done, of) = (sheet.screen.position.done, sheet.screen.position.of);
    let progress = dom::slot(&page, "progress");
    dom::set(&progress, "max", of.max(1));
    dom::set(&progress, "value", done);
    let position = |name| {
        let position = words.get(name).with("a", (done + 1).min(of));
        position.with("b", of)
    };
    dom::set_text(&page, "position", position("position"));
    let label = position("position_label");
    dom::set(&dom::slot(&page, "position"), "aria-label", label);
    let can_undo = sheet.screen.can_undo;
    dom::set_flags(&page, "[data-act=undo]", "disabled", !can_undo);
    let of_cards = "[data-act=bury], [data-act=suspend], [data-act=reset], [data-act=speak]";
    dom::set_flags(&page, of_cards, "disabled", sheet.screen.card.is_none());
    let way = match sheet.wanted.way {
        Way::Review => "",
        Way::Outline => "way_outline",
        Way::Cram => "way_cram",
    };
    dom::hide(&page, "slot", "way", way.is_empty());
    if !way.is_empty() {
        set_text(&page, "way", words.get(way));
    }
    let is_mute = !speech::is_there();
    dom::set_flags(&page, "[data-act=speak]", "hidden", is_mute);
    let leech = dom::part(&page, "leech");
    dom::set_flag(&leech, "hidden", sheet.screen.leech.is_none());
    if let Some(lapses) = sheet.screen.leech {
        set_text(&leech, "leech", words.count("leech", lapses.into()));
    }
    dom::set(&dom::act(&page, "open-note"), "href", sheet.note);
    dom::set_flags(&page, "[data-act=more]", "hidden", !sheet.has_more);
}

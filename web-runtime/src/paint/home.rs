//! The home page.

use srs::backup::Reminder;
use srs::text;

use super::calendar;
use crate::dom::{self, set_numbers, set_text};
use crate::home::{Home, View};
use crate::words::{Word, Words};

/// Shows the numbers of the day and of every topic.
pub fn home(home: &Home, words: &Words) {
    let page = dom::html();
    let view = dom::show_view(match home.view {
        View::First => "first",
        View::Today => "today",
        View::Done => "done",
    });
    match home.view {
        View::First => set_numbers(&view, &[("total", home.total), ("start", home.new)]),
        View::Today => {
            set_numbers(
                &view,
                &[
                    ("count", home.due + home.new),
                    ("due", home.due),
                    ("new", home.new),
                ],
            );
            set_text(&view, "date", calendar::date(words, "date", home.today));
            set_text(&view, "minutes", words.count("minutes", home.minutes));
        }
        View::Done => set_numbers(&view, &[("reviewed", home.reviewed)]),
    }
    let tomorrow = match home.view {
        View::First => Word::default(),
        _ => calendar::tomorrow(words, home.tomorrow),
    };
    let streak = match home.streak {
        0..=1 => Word::default(),
        days => words.count("streak", days),
    };
    let backup = match home.backup {
        Reminder::None => Word::default(),
        Reminder::Never(n_reviews) => words.count("backup_never", n_reviews),
        Reminder::Old(since) => calendar::since_backup(words, "backup", since),
    };
    let goal = home.goal.map(|days| words.count("goal", days));
    // A link without words is a stop for the keyboard that leads nowhere.
    dom::hide(&page, "slot", "goal", goal.is_none());
    let is_quiet = home.backup == Reminder::None;
    dom::hide(&page, "part", "backup", is_quiet);
    set_text(&page, "tomorrow", tomorrow);
    set_text(&page, "streak", streak);
    set_text(&page, "goal", goal.unwrap_or_default());
    set_text(&page, "backup", backup);
    topics(home);
}

/// Takes the focus from the reminder, which is gone.
pub fn leave_reminder() {
    if let Some(place) = dom::heading(&dom::html()) {
        dom::focus(&place);
    }
}

fn topics(home: &Home) {
    let root = dom::html_attribute("data-root");
    for row in dom::all(&dom::html(), "[data-topic]") {
        let topic = row.get_attribute("data-topic").unwrap_or_default();
        let counted = text::number(&topic).and_then(|index: usize| home.topics.get(index));
        let Some(&(due, new)) = counted else { continue };
        for (name, n_cards) in [("row-due", due), ("row-new", new)] {
            set_numbers(&row, &[(name, n_cards)]);
            dom::set_flag(&dom::slot(&row, name), "data-zero", n_cards == 0);
        }
        // With nothing to review, the link goes on leading to the notes.
        if due + new > 0 {
            dom::set(
                &dom::slot(&row, "row-link"),
                "href",
                [&root, "review/?topic=", &topic].concat(),
            );
        }
    }
}

//! The home page.

use srs::backup::Reminder;
use srs::text;

use super::calendar;
use crate::dom::{self, set_numbers, set_text};
use crate::home::{Home, View};
use crate::words::Words;

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
            set_text(&view, "date", &calendar::date(words, "date", home.today));
            set_text(&view, "minutes", &words.count("minutes", home.minutes));
        }
        View::Done => set_numbers(&view, &[("reviewed", home.reviewed)]),
    }
    let tomorrow = if home.view == View::First {
        String::new()
    } else {
        calendar::tomorrow(words, home.tomorrow)
    };
    let streak = if home.streak > 1 {
        words.count("streak", home.streak)
    } else {
        String::new()
    };
    let backup = match home.backup {
        Reminder::None => String::new(),
        Reminder::Never(n_reviews) => words.count("backup_never", n_reviews),
        Reminder::Old(since) => calendar::since_backup(words, "backup", since),
    };
    let goal = home.goal.map(|days| words.count("goal", days));
    // A link without words is a stop for the keyboard that leads nowhere.
    dom::set_flag(&dom::slot(&page, "goal"), "hidden", goal.is_none());
    dom::set_flag(&dom::part(&page, "backup"), "hidden", backup.is_empty());
    for (name, text) in [
        ("tomorrow", tomorrow),
        ("streak", streak),
        ("goal", goal.unwrap_or_default()),
        ("backup", backup),
    ] {
        set_text(&page, name, &text);
    }
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
                &[&root, "review/?topic=", &topic].concat(),
            );
        }
    }
}

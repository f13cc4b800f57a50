//! The home page.

use super::calendar;
use crate::dom::{self, set_text};
use crate::fault::Result;
use crate::home::{Backup, Home, View};
use crate::words::Words;

/// Shows the numbers of the day and of every topic.
pub fn home(home: &Home, words: &Words) -> Result<()> {
    let page = dom::html();
    let number = |n: u32| n.to_string();
    let view = dom::show_view(match home.view {
        View::First => "first",
        View::Today => "today",
        View::Done => "done",
    })?;
    match home.view {
        View::First => {
            set_text(&view, "total", &number(home.total))?;
            set_text(&view, "start", &number(home.new))?;
        }
        View::Today => {
            set_text(&view, "date", &calendar::date(words, "date", home.today)?)?;
            set_text(&view, "count", &number(home.due + home.new))?;
            set_text(&view, "due", &number(home.due))?;
            set_text(&view, "new", &number(home.new))?;
            set_text(&view, "minutes", &words.count("minutes", home.minutes)?)?;
        }
        View::Done => set_text(&view, "reviewed", &number(home.reviewed))?,
    }
    let started = home.view != View::First;
    set_text(&page, "tomorrow", &if started { calendar::tomorrow(words, home.tomorrow)? } else { String::new() })?;
    set_text(&page, "streak", &if home.streak > 1 { words.count("streak", home.streak)? } else { String::new() })?;
    let backup = match home.backup {
        Backup::Fresh => String::new(),
        Backup::Never => words.get("backup_never")?,
        Backup::Old(days) => words.count("backup", days)?,
    };
    set_text(&page, "backup", &backup)?;
    // A link without words is a stop for the keyboard that leads nowhere.
    dom::set_flag(&dom::slot(&page, "backup")?, "hidden", backup.is_empty());
    topics(home)
}

fn topics(home: &Home) -> Result<()> {
    let page = dom::html();
    let root = page.get_attribute("data-root").unwrap_or_default();
    for row in dom::all(&page, "[data-topic]") {
        let topic = row.get_attribute("data-topic").and_then(|topic| topic.parse::<usize>().ok());
        let Some((topic, &(due, new))) = topic.and_then(|topic| Some((topic, home.topics.get(topic)?))) else { continue };
        for (name, n_cards) in [("row-due", due), ("row-new", new)] {
            set_text(&row, name, &n_cards.to_string())?;
            dom::set_flag(&dom::slot(&row, name)?, "data-zero", n_cards == 0);
        }
        // With nothing to review, the link goes on leading to the notes.
        if due + new > 0 {
            let address = [&root, "review/?topic=", &topic.to_string()].concat();
            dom::set(&dom::slot(&row, "row-link")?, "href", &address);
        }
    }
    Ok(())
}

//! The settings page.

use srs::backup::{Preview, Unsaved};
use srs::settings::Settings;

use super::calendar::since_backup;
use crate::dom::{self, set_numbers, set_text};
use crate::words::{Word, Words};

/// Where the address leads while another language is put in place.
pub const LANGUAGE: &str = "#language";

/// Puts the focus on the language that was just chosen, if one was.
pub fn greet() {
    if dom::location().hash().is_ok_and(|hash| hash == LANGUAGE) {
        let lang = dom::html_attribute("lang");
        let chosen = ["[data-setting=language][value=\"", &lang, "\"]"].concat();
        dom::first(&dom::html(), &chosen)
            .iter()
            .for_each(dom::focus_in_sight);
    }
}

/// Shows every setting in its field, how much is stored, and how much of it is in a backup.
pub fn settings(settings: &Settings, theme: Option<&str>, unsaved: &Unsaved, words: &Words) {
    let page = dom::html();
    for field in dom::all(&page, "[data-setting]") {
        let value = match field
            .get_attribute("data-setting")
            .unwrap_or_default()
            .as_str()
        {
            "theme" => theme.unwrap_or("system").to_owned(),
            "language" => dom::html_attribute("lang"),
            name => settings.get(name).unwrap_or_default(),
        };
        if field.get_attribute("type").as_deref() == Some("radio") {
            dom::set_property(
                &field,
                "checked",
                field.get_attribute("value").as_deref() == Some(&value),
            );
        } else {
            dom::set_property(&field, "value", value);
        }
    }
    set_numbers(&page, &[("stored", unsaved.all.reviews)]);
    let last = match unsaved.backup {
        Some(since) if since.days < 1 => words.count("last_backup_today", since.reviews),
        Some(since) => since_backup(words, "last_backup", since),
        None => words.get("last_backup_never"),
    };
    set_text(&page, "last-backup", last);
}

/// Shows a word about whether the browser keeps what is stored.
pub fn kept(word: Word) {
    set_text(&dom::html(), "kept", word);
}

/// An import that is offered.
pub struct Offer<'a> {
    /// The file's name.
    pub file: &'a str,
    /// Its reviews.
    pub preview: &'a Preview,
    /// Texts of other parts that are not here yet.
    pub n_others: u32,
    /// Whether its settings are taken.
    pub takes_settings: bool,
    /// Whether there is anything to take.
    pub adds: bool,
}

/// Shows what an import of the file would do; without one, hides it.
pub fn offer(offer: Option<&Offer>) {
    let part = dom::part(&dom::html(), "preview");
    dom::set_flag(&part, "hidden", offer.is_none());
    let Some(offer) = offer else {
        return;
    };
    set_text(&part, "file", offer.file);
    let preview = offer.preview;
    set_numbers(
        &part,
        &[
            ("cards", preview.cards),
            ("cards-here", preview.cards_in_deck),
            ("in-file", preview.reviews),
            ("to-add", preview.to_add),
            ("cards-changed", preview.cards_changed),
            ("in-both", preview.in_both),
            ("unreadable", preview.unreadable),
            ("others", offer.n_others),
        ],
    );
    for (name, shown) in [
        ("others", offer.n_others > 0),
        ("settings-too", offer.takes_settings),
        ("nothing", !offer.adds),
    ] {
        dom::set_flag(&dom::part(&part, name), "hidden", !shown);
    }
    dom::set_flag(&dom::act(&part, "merge"), "disabled", !offer.adds);
    if let Some(heading) = dom::heading(&part) {
        dom::focus_in_sight(&heading);
    }
}

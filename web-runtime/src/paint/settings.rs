//! The settings page.

use srs::backup::Preview;
use srs::settings::Settings;

use crate::dom::{self, set_numbers, set_text};

/// Shows every setting in its field, and how much is stored.
pub fn settings(settings: &Settings, theme: Option<&str>, n_reviews: u32) {
    let page = dom::html();
    for field in dom::all(&page, "[data-setting]") {
        let value = match field
            .get_attribute("data-setting")
            .unwrap_or_default()
            .as_str()
        {
            "theme" => theme.unwrap_or("system").to_owned(),
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
    set_numbers(&page, &[("stored", n_reviews)]);
}

/// Shows what an import of the file would do; without one, hides it.
pub fn preview(preview: Option<(&str, &Preview)>) {
    let part = dom::part(&dom::html(), "preview");
    dom::set_flag(&part, "hidden", preview.is_none());
    let Some((file, preview)) = preview else {
        return;
    };
    set_text(&part, "file", file);
    set_numbers(
        &part,
        &[
            ("in-file", preview.reviews),
            ("to-add", preview.to_add),
            ("in-both", preview.in_both),
            ("unreadable", preview.unreadable),
        ],
    );
    dom::set_flag(&dom::act(&part, "merge"), "disabled", preview.to_add == 0);
    if let Some(heading) = dom::heading(&part) {
        dom::focus_in_sight(&heading);
    }
}

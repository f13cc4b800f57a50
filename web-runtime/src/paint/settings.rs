//! The settings page.

use srs::backup::Preview;
use srs::settings::Settings;

use crate::dom::{self, set_text};
use crate::fault::Result;

/// Shows every setting in its field, and how much is stored.
pub fn settings(settings: &Settings, theme: Option<&str>, n_reviews: u32) -> Result<()> {
    let page = dom::html();
    for field in dom::all(&page, "[data-setting]") {
        let name = field.get_attribute("data-setting").unwrap_or_default();
        let value = match name.as_str() {
            "theme" => theme.unwrap_or("system").to_owned(),
            name => settings.get(name).unwrap_or_default(),
        };
        if field.get_attribute("type").as_deref() == Some("radio") {
            dom::set_property(&field, "checked", field.get_attribute("value").as_deref() == Some(&value));
        } else {
            dom::set_property(&field, "value", value);
        }
    }
    set_text(&page, "stored", &n_reviews.to_string())
}

/// Shows what an import of the file would do; without one, hides it.
pub fn preview(preview: Option<(&str, &Preview)>) -> Result<()> {
    let part = dom::part(&dom::html(), "preview")?;
    dom::set_flag(&part, "hidden", preview.is_none());
    let Some((file, preview)) = preview else { return Ok(()) };
    set_text(&part, "file", file)?;
    set_text(&part, "in-file", &preview.reviews.to_string())?;
    set_text(&part, "to-add", &preview.to_add.to_string())?;
    set_text(&part, "in-both", &preview.in_both.to_string())?;
    set_text(&part, "unreadable", &preview.unreadable.to_string())?;
    dom::set_flag(&dom::act(&part, "merge")?, "disabled", preview.to_add == 0);
    if let Some(heading) = part.query_selector("[tabindex=\"-1\"]")? {
        dom::focus(&heading);
    }
    Ok(())
}

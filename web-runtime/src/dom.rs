//! Finding and changing elements by the names that a theme gives them.
//!
//! Every page has one document; a name that is not there is an error that says which.

use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, Element, FocusOptions, HtmlElement, HtmlTemplateElement, Url, Window};

use crate::fault::{Fault, Result};

/// The window.
pub fn window() -> Window {
    web_sys::window().expect("the app is started by a page")
}

/// The page.
pub fn document() -> Document {
    window().document().expect("a window of a page has a document")
}

/// `<html>`.
pub fn html() -> Element {
    document().document_element().expect("a page that runs scripts has a root element")
}

/// An address as seen from the page, made absolute.
pub fn absolute(relative: &str) -> Result<String> {
    let base = document().base_uri()?.unwrap_or_default();
    Ok(Url::new_with_base(relative, &base)?.href())
}

/// The first element below `root` with this attribute and value.
pub fn find(root: &Element, attribute: &str, value: &str) -> Option<Element> {
    root.query_selector(&["[", attribute, "=\"", value, "\"]"].concat()).ok().flatten()
}

/// The slot of that name.
pub fn slot(root: &Element, name: &str) -> Result<Element> {
    find(root, "data-slot", name).ok_or_else(|| Fault::missing("slot", name))
}

/// The part of that name.
pub fn part(root: &Element, name: &str) -> Result<Element> {
    find(root, "data-part", name).ok_or_else(|| Fault::missing("part", name))
}

/// The button or link that does this.
pub fn act(root: &Element, name: &str) -> Result<Element> {
    find(root, "data-act", name).ok_or_else(|| Fault::missing("action", name))
}

/// The button of that grade, 2–5.
pub fn grade(root: &Element, quality: u8) -> Result<Element> {
    let quality = quality.to_string();
    find(root, "data-grade", &quality).ok_or_else(|| Fault::missing("grade", &quality))
}

/// All elements below `root` that a selector matches.
pub fn all(root: &Element, selector: &str) -> Vec<Element> {
    let Ok(list) = root.query_selector_all(selector) else { return Vec::new() };
    (0..list.length()).filter_map(|index| list.item(index)?.dyn_into().ok()).collect()
}

/// Sets the text of a slot, wherever below `root` it stands.
pub fn set_text(root: &Element, name: &str, text: &str) -> Result<()> {
    let slots = all(root, &["[data-slot=\"", name, "\"]"].concat());
    if slots.is_empty() {
        return Err(Fault::missing("slot", name));
    }
    for slot in slots {
        slot.set_text_content(Some(text));
    }
    Ok(())
}

/// A fresh copy of the template of that name.
pub fn template(name: &str) -> Result<Element> {
    let missing = || Fault::missing("template", name);
    let template = document().query_selector(&["template[data-part=\"", name, "\"]"].concat())?;
    let template: HtmlTemplateElement = template.and_then(|found| found.dyn_into().ok()).ok_or_else(missing)?;
    let copy = template.content().first_element_child().ok_or_else(missing)?.clone_node_with_deep(true)?;
    copy.dyn_into().map_err(|_| missing())
}

/// Shows the one view of that name and hides the page's others. Without a name, hides all.
pub fn show_view(name: &str) -> Result<Element> {
    let mut shown = None;
    for view in all(&html(), "[data-view]") {
        let is_it = view.get_attribute("data-view").as_deref() == Some(name);
        set_flag(&view, "hidden", !is_it);
        if is_it {
            shown = Some(view);
        }
    }
    shown.ok_or_else(|| Fault::missing("view", name))
}

/// Sets or removes an attribute that has no value, such as `hidden`.
pub fn set_flag(element: &Element, attribute: &str, on: bool) {
    // Fails only for a name that no attribute can have.
    let _ = element.toggle_attribute_with_force(attribute, on);
}

/// Sets an attribute.
pub fn set(element: &Element, attribute: &str, value: &str) {
    let _ = element.set_attribute(attribute, value);
}

/// Sets a property that its attribute doesn't follow, such as `checked`.
pub fn set_property(element: &Element, property: &str, value: impl Into<JsValue>) {
    let _ = js_sys::Reflect::set(element, &property.into(), &value.into());
}

/// Moves the focus there, and the page only if the element was out of sight.
pub fn focus(element: &Element) {
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        let options = FocusOptions::new();
        options.set_prevent_scroll(true);
        let _ = element.focus_with_options(&options);
    }
}

/// Shows or hides one of the notices at the head of the page.
pub fn show_notice(name: &str, shown: bool) -> Result<()> {
    let notice = find(&html(), "data-notice", name).ok_or_else(|| Fault::missing("notice", name))?;
    set_flag(&notice, "hidden", !shown);
    Ok(())
}

/// Whether a dialog is open, which has the keys to itself.
pub fn is_dialog_open() -> bool {
    !all(&html(), "dialog[open]").is_empty()
}

/// Closes the open menus, but for one that this element opens or shuts by itself.
pub fn close_menus(clicked: Option<&Element>) {
    for menu in all(&html(), "details.menu[open]") {
        let is_its_summary = clicked.is_some_and(|clicked| {
            menu.contains(Some(clicked)) && clicked.closest("summary").is_ok_and(|summary| summary.is_some())
        });
        if !is_its_summary {
            set_flag(&menu, "open", false);
        }
    }
}

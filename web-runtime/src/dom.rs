//! Finding and changing elements by the names that a theme gives them.
//!
//! A name that is not there is noted as a fault, and what would have stood there is written to an element that no page
//! shows.

use js_sys::JsString;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    Document, Element, FocusOptions, HtmlElement, HtmlTemplateElement, Location, Url, Window,
};

use crate::fault;

/// The window.
pub fn window() -> Window {
    web_sys::window().expect("the app is started by a page")
}

/// The page.
pub fn document() -> Document {
    window()
        .document()
        .expect("a window of a page has a document")
}

/// `<html>`.
pub fn html() -> Element {
    document()
        .document_element()
        .expect("a page that runs scripts has a root element")
}

/// Where the page is.
pub fn location() -> Location {
    window().location()
}

/// An attribute of `<html>`; empty if it isn't there.
pub fn html_attribute(name: &str) -> String {
    html().get_attribute(name).unwrap_or_default()
}

/// An address as seen from the page, made absolute.
pub fn absolute(relative: &str) -> String {
    let base = document().base_uri().ok().flatten().unwrap_or_default();
    absolute_from(relative, &base)
}

/// An address as seen from another, made absolute. What is no address stays as it is.
pub fn absolute_from(relative: &str, base: &str) -> String {
    Url::new_with_base(relative, base).map_or_else(|_| relative.to_owned(), |url| url.href())
}

/// The first element below `root` that a selector matches.
pub fn first(root: &Element, selector: &str) -> Option<Element> {
    root.query_selector(selector).ok().flatten()
}

/// All elements below `root` that a selector matches.
pub fn all(root: &Element, selector: &str) -> Vec<Element> {
    let Ok(list) = root.query_selector_all(selector) else {
        return Vec::new();
    };
    // A selector matches nothing but elements.
    (0..list.length())
        .filter_map(|index| list.item(index))
        .map(JsCast::unchecked_into)
        .collect()
}

/// The slot of that name.
pub fn slot(root: &Element, name: &str) -> Element {
    named(root, "slot", name)
}

/// The part of that name.
pub fn part(root: &Element, name: &str) -> Element {
    named(root, "part", name)
}

/// The button or link that does this.
pub fn act(root: &Element, name: &str) -> Element {
    named(root, "act", name)
}

/// The element with `data-<kind>="<name>"`.
pub fn named(root: &Element, kind: &str, name: &str) -> Element {
    first(root, &selector(kind, name)).unwrap_or_else(|| {
        fault::missing(kind, name);
        nowhere()
    })
}

/// Sets the text of a slot, wherever below `root` it stands.
pub fn set_text(root: &Element, name: &str, text: &str) {
    let slots = all(root, &selector("slot", name));
    if slots.is_empty() {
        fault::missing("slot", name);
    }
    for slot in slots {
        slot.set_text_content(Some(text));
    }
}

/// Sets slots that are numbers.
pub fn set_numbers(root: &Element, numbers: &[(&str, u32)]) {
    for (name, number) in numbers {
        set_text(root, name, &number.to_string());
    }
}

/// A fresh copy of the template of that name.
pub fn template(name: &str) -> Element {
    let template = first(&html(), &["template", &selector("part", name)].concat());
    let content = template.and_then(|template| {
        template
            .unchecked_into::<HtmlTemplateElement>()
            .content()
            .first_element_child()
    });
    let copy = content.and_then(|content| content.clone_node_with_deep(true).ok());
    copy.map(JsCast::unchecked_into).unwrap_or_else(|| {
        fault::missing("template", name);
        nowhere()
    })
}

/// HTML as it reads without its markup.
pub fn text_of(html: &str) -> String {
    let element = nowhere();
    let holder = element.unchecked_ref::<HtmlTemplateElement>();
    holder.set_inner_html(html);
    holder.content().text_content().unwrap_or_default()
}

/// A fresh copy of the shape in the template of that name: what stands first in its `<svg>`. Outside of one it would be
/// no shape to the browser that reads the page.
pub fn shape(name: &str) -> Element {
    template(name).first_element_child().unwrap_or_else(|| {
        fault::missing("shape", name);
        nowhere()
    })
}

/// Shows the one view of that name and hides the page's others.
pub fn show_view(name: &str) -> Element {
    let shown = named(&html(), "view", name);
    for view in all(&html(), "[data-view]") {
        set_flag(&view, "hidden", view != shown);
    }
    shown
}

/// Whether this view is shown.
pub fn is_view(name: &str) -> bool {
    first(
        &html(),
        &[&selector("view", name), ":not([hidden])"].concat(),
    )
    .is_some()
}

/// Shows or hides one of the notices at the head of the page.
pub fn show_notice(name: &str, shown: bool) {
    set_flag(&named(&html(), "notice", name), "hidden", !shown);
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

/// A property that is text; empty if it is not.
pub fn text_property(element: &Element, property: &str) -> String {
    js_sys::Reflect::get(element, &property.into())
        .unwrap_or_default()
        .as_string()
        .unwrap_or_default()
}

/// Empties an element.
pub fn clear(element: &Element) {
    element.set_text_content(None);
}

/// Puts an element at the end of another.
pub fn append(element: &Element, last: &Element) {
    let _ = element.append_child(last);
}

/// Puts text at the end of an element.
pub fn append_text(element: &Element, text: &JsString) {
    let _ = element.append_with_str_1(&String::from(text));
}

/// Whether the focus is in an element, or on it.
pub fn has_focus(element: &Element) -> bool {
    document()
        .active_element()
        .is_some_and(|focused| element.contains(Some(&focused)))
}

/// The address of the link that has the focus, as it is written.
pub fn focused_address() -> Option<String> {
    document().active_element()?.get_attribute("href")
}

/// The place below `root` that the theme made for the focus.
pub fn heading(root: &Element) -> Option<Element> {
    first(root, "[tabindex=\"-1\"]")
}

/// Moves the focus there, and the page only if the element is out of sight.
pub fn focus_in_sight(element: &Element) {
    let _ = element.unchecked_ref::<HtmlElement>().focus();
}

/// Moves the focus there, without scrolling.
pub fn focus(element: &Element) {
    let options = FocusOptions::new();
    options.set_prevent_scroll(true);
    let _ = element
        .unchecked_ref::<HtmlElement>()
        .focus_with_options(&options);
}

/// Whether a dialog is open, which has the keys to itself.
pub fn is_dialog_open() -> bool {
    first(&html(), "dialog[open]").is_some()
}

/// Closes the open menus, but for one that this element opens or shuts by itself. The focus of what is closed goes to the
/// view's own place for it.
pub fn close_menus(clicked: &Element) {
    let is_summary = clicked.closest("summary").is_ok_and(|it| it.is_some());
    close(
        |menu| !is_summary || !menu.contains(Some(clicked)),
        "[data-view]:not([hidden]) [tabindex=\"-1\"]",
    );
}

/// Closes every menu; the focus goes back to what opens it.
pub fn leave_menus() {
    close(|_| true, "details.menu summary");
}

fn close(is_done: impl Fn(&Element) -> bool, next: &str) {
    for menu in all(&html(), "details.menu[open]") {
        if is_done(&menu) {
            let next = first(&html(), next).filter(|_| has_focus(&menu));
            set_flag(&menu, "open", false);
            next.iter().for_each(focus);
        }
    }
}

fn selector(kind: &str, name: &str) -> String {
    ["[data-", kind, "=\"", name, "\"]"].concat()
}

/// An element that no page shows.
fn nowhere() -> Element {
    let Ok(nowhere) = document().create_element("template") else {
        unreachable!("an element can have this name")
    };
    nowhere
}

//! Finding and changing elements by the names that a theme gives them.
//!
//! A name that is not there is noted as a fault, and what would have stood there is written to an element that no page
//! shows.

use js_sys::{Array, JsString};
use srs::gather;
use wasm_bindgen::prelude::*;
use web_sys::{Document, Element, FocusOptions, HtmlElement, Location, Node, Url, Window};

use crate::{fault, property};

#[wasm_bindgen]
extern "C" {
    type Attributes;

    // Of web-sys' the value is a text, and a number would first have to be written as one. Fails only for a name that no
    // attribute can have.
    #[wasm_bindgen(method, js_name = setAttribute)]
    fn set_attribute(this: &Attributes, name: &str, value: &JsValue);
}

/// The window.
pub fn window() -> Window {
    web_sys::window().expect("the app is started by a page")
}

/// The page.
pub fn document() -> Document {
    property::object(&window(), "document").expect("a window of a page has a document")
}

/// `<html>`.
pub fn html() -> Element {
    property::object(&document(), "documentElement")
        .expect("a page that runs scripts has a root element")
}

/// Where the page is.
pub fn location() -> Location {
    property::object(&window(), "location").expect("a page has an address")
}

/// What the page's address asks for: all from the question mark on; empty if it asks for nothing.
pub fn search() -> String {
    property::text(&location(), "search").unwrap_or_default()
}

/// An attribute of `<html>`; empty if it isn't there.
pub fn html_attribute(name: &str) -> String {
    html().get_attribute(name).unwrap_or_default()
}

/// An address as seen from the page, made absolute.
pub fn absolute(relative: &str) -> String {
    absolute_from(relative, &text_property(&document(), "baseURI"))
}

/// An address as seen from another, made absolute. What is no address stays as it is.
pub fn absolute_from(relative: &str, base: &str) -> String {
    let url = Url::new_with_base(relative, base).ok();
    url.and_then(|url| property::text(&url, "href"))
        .unwrap_or_else(|| relative.to_owned())
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
    // A list of nodes has what an array has, and a selector matches nothing but elements.
    let list: Array = list.unchecked_into();
    let nodes = (0..list.length()).map(|index| list.get(index));
    gather(nodes.map(JsCast::unchecked_into))
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
pub fn set_text(root: &Element, name: &str, text: impl Into<JsValue>) {
    fill(root, name, text.into());
}

fn fill(root: &Element, name: &str, text: JsValue) {
    let slots = all(root, &selector("slot", name));
    if slots.is_empty() {
        fault::missing("slot", name);
    }
    for slot in slots {
        property::set(&slot, "textContent", &text);
    }
}

/// Sets slots that are numbers.
pub fn set_numbers(root: &Element, numbers: &[(&str, u32)]) {
    for (name, number) in numbers {
        set_text(root, name, *number);
    }
}

/// A fresh copy of the template of that name.
pub fn template(name: &str) -> Element {
    let template = first(&html(), &["template", &selector("part", name)].concat());
    let content = template.and_then(|template| property::object(&template, "content"));
    let first = content.and_then(|content: Node| property::object(&content, "firstElementChild"));
    let copy = first.and_then(|first: Node| first.clone_node_with_deep(true).ok());
    copy.map(JsCast::unchecked_into).unwrap_or_else(|| {
        fault::missing("template", name);
        nowhere()
    })
}

/// The HTML in an element.
pub fn inner(element: &Element) -> String {
    text_property(element, "innerHTML")
}

/// Sets the HTML in an element.
pub fn set_inner(element: &Element, html: &str) {
    property::set(element, "innerHTML", html);
}

/// HTML as it reads without its markup.
pub fn text_of(html: &str) -> String {
    let holder = nowhere();
    set_inner(&holder, html);
    let content = property::object::<Node>(&holder, "content");
    content
        .and_then(|content| property::text(&content, "textContent"))
        .unwrap_or_default()
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

/// Hides what has that name, such as `part` and `rungs`, or shows it.
pub fn hide(root: &Element, kind: &str, name: &str, is_hidden: bool) {
    set_flag(&named(root, kind, name), "hidden", is_hidden);
}

/// Sets or removes an attribute that has no value from all that a selector matches.
pub fn set_flags(root: &Element, selector: &str, attribute: &str, on: bool) {
    for element in all(root, selector) {
        set_flag(&element, attribute, on);
    }
}

/// Shows or hides one of the notices at the head of the page.
pub fn show_notice(name: &str, shown: bool) {
    hide(&html(), "notice", name, !shown);
}

/// Sets or removes an attribute that has no value, such as `hidden`.
pub fn set_flag(element: &Element, attribute: &str, on: bool) {
    // Fails only for a name that no attribute can have.
    let _ = element.toggle_attribute_with_force(attribute, on);
}

/// Sets an attribute.
pub fn set(element: &Element, attribute: &str, value: impl Into<JsValue>) {
    element
        .unchecked_ref::<Attributes>()
        .set_attribute(attribute, &value.into());
}

/// Sets a property that its attribute doesn't follow, such as `checked`.
pub fn set_property(element: &Element, property: &str, value: impl Into<JsValue>) {
    property::set(element, property, value);
}

/// A property that is text; empty if it isn't there.
pub fn text_property(node: &Node, property: &str) -> String {
    property::text(node, property).unwrap_or_default()
}

/// Empties an element.
pub fn clear(element: &Element) {
    property::set(element, "textContent", "");
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
    let focused = property::object::<Node>(&document(), "activeElement");
    focused.is_some_and(|focused| element.contains(Some(&focused)))
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
    property::set(&options, "preventScroll", true);
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
        &|menu| !is_summary || !menu.contains(Some(clicked)),
        "[data-view]:not([hidden]) [tabindex=\"-1\"]",
    );
}

/// Closes every menu; the focus goes back to what opens it.
pub fn leave_menus() {
    close(&|_| true, "details.menu summary");
}

fn close(is_done: &dyn Fn(&Element) -> bool, next: &str) {
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

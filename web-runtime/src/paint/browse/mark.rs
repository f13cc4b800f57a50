//! Text with the words of a search marked in it.

use js_sys::JsString;
use web_sys::Element;

use crate::dom;

/// Characters shown before a match, and in all.
const BEFORE: u32 = 12;
const LENGTH: u32 = 60;

/// Sets a slot's text, with the theme's mark around each of the words. A word is in lower case.
pub fn set(slot: &Element, text: &JsString, words: &[String]) {
    dom::clear(slot);
    let folded = text.to_lower_case();
    // Where lower case has another length, nobody knows what stands where.
    let words = if folded.length() == text.length() {
        words
    } else {
        &[]
    };
    let mut from = 0;
    while let Some((at, length)) = first(&folded, words, from) {
        dom::append_text(slot, &text.substring(from, at));
        let mark = dom::template("mark");
        mark.set_text_content(Some(&String::from(text.substring(at, at + length))));
        dom::append(slot, &mark);
        from = at + length;
    }
    dom::append_text(slot, &text.substring(from, text.length()));
}

/// Whether a text has any of the words.
pub fn has(text: &JsString, words: &[String]) -> bool {
    first(&text.to_lower_case(), words, 0).is_some()
}

/// The part of a text around the first of the words in it.
pub fn excerpt(text: &JsString, words: &[String]) -> Option<JsString> {
    let (at, _) = first(&text.to_lower_case(), words, 0)?;
    let start = whole(text, at.saturating_sub(BEFORE));
    let end = whole(text, (start + LENGTH).min(text.length()));
    let dots = |cut: bool| if cut { "…" } else { "" };
    let excerpt = JsString::from(dots(start > 0))
        .concat(&text.substring(start, end))
        .concat(&dots(end < text.length()).into());
    Some(excerpt)
}

/// Where the next of the words stands in a text in lower case, and how long it is; of several at one place the longest.
fn first(folded: &JsString, words: &[String], from: u32) -> Option<(u32, u32)> {
    words
        .iter()
        .filter_map(|word| {
            let at = u32::try_from(folded.index_of(word, from as i32)).ok()?;
            Some((at, word.encode_utf16().count() as u32))
        })
        .min_by_key(|&(at, length)| (at, u32::MAX - length))
}

/// The same place, or the one before it if that would cut a character in two.
fn whole(text: &JsString, at: u32) -> u32 {
    // The second half of a pair.
    let is_half = (0xDC00..0xE000).contains(&(text.char_code_at(at) as u32));
    at - u32::from(is_half && at > 0)
}

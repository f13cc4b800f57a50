//! Pages that were written with ids that are others once all notes are known: the same question stands in two notes, or
//! was reworded.
//!
//! Only our own markup says ids (`id="c-…"`, `href="#c-…"`), so such a page is mended by exchanging them, at a tenth of
//! what it costs to read and render the note again. Where it is not beyond doubt which card an id in the page means, the
//! note is rendered again after all.

use std::collections::HashSet;

use aho_corasick::AhoCorasick;
use srs::CardId;

/// The page with the ids `after` in the place of `before`, each the cards' in their order. None where two cards of the note
/// had one id, or where one stands in a text that the author wrote: `said` are these.
pub fn exchanged(
    page: &[u8],
    said: &[&str],
    before: &[CardId],
    after: &[CardId],
) -> Option<Vec<u8>> {
    let mut known = HashSet::new();
    if !before.iter().all(|id| known.insert(*id)) {
        return None;
    }
    let changed = before.iter().zip(after).filter(|(old, new)| old != new);
    let (old, new): (Vec<String>, Vec<String>) = changed
        .map(|(old, new)| (old.to_string(), new.to_string()))
        .unzip();
    let finder = AhoCorasick::new(&old).ok()?;
    if said.iter().any(|text| finder.is_match(text)) {
        return None;
    }
    Some(finder.replace_all_bytes(page, &new))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_exchanged_at_once() {
        let (a, b, c) = (CardId(1), CardId(2), CardId(3));
        let page = format!("<article id=\"c-{a}\"><a href=\"#c-{a}-a-step-1\">1</a>{b} {c}");
        let now = exchanged(page.as_bytes(), &["锁"], &[a, b, c], &[b, a, c]);
        let expected = format!("<article id=\"c-{b}\"><a href=\"#c-{b}-a-step-1\">1</a>{a} {c}");
        assert_eq!(now, Some(expected.into_bytes()));
    }

    #[test]
    fn an_id_that_may_be_something_else_is_left() {
        let (a, b, c) = (CardId(1), CardId(2), CardId(3));
        assert_eq!(exchanged(b"", &[], &[a, a], &[b, c]), None);
        let said = format!("see {a}");
        assert_eq!(exchanged(b"", &[&said], &[a], &[b]), None);
    }
}

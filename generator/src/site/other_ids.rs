//! Pages that were written with ids that are others once all notes are known: the same question stands in two notes, or
//! was reworded.
//!
//! Only our own markup says ids (`id="c-…"`, `href="#c-…"`), so such a page is mended by exchanging them, at a tenth of
//! what it costs to read and render the note again. Where it is not beyond doubt which card an id in the page means, the
//! note is rendered again after all.

use std::collections::HashSet;

use memchr::memmem;
use srs::CardId;

/// The page with the ids `after` in the place of `before`, each the cards' in their order. None where two cards of the note
/// had one id, or where one stands in a text that the author wrote: `said` are these.
pub fn exchanged(
    mut page: Vec<u8>,
    said: &[&str],
    before: &[CardId],
    after: &[CardId],
) -> Option<Vec<u8>> {
    let mut known = HashSet::new();
    if !before.iter().all(|id| known.insert(*id)) {
        return None;
    }
    // All are found before any is replaced: what one card had another may get.
    let mut places = Vec::new();
    for (old, new) in before.iter().zip(after).filter(|(old, new)| old != new) {
        let old = old.to_string();
        let finder = memmem::Finder::new(&old);
        if said
            .iter()
            .any(|text| finder.find(text.as_bytes()).is_some())
        {
            return None;
        }
        places.extend(finder.find_iter(&page).map(|at| (at, new.to_string())));
    }
    // Every id is as long as every other.
    for (at, new) in places {
        page[at..at + new.len()].copy_from_slice(new.as_bytes());
    }
    Some(page)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_exchanged_at_once() {
        let (a, b, c) = (CardId(1), CardId(2), CardId(3));
        let page = format!("<article id=\"c-{a}\"><a href=\"#c-{a}-a-step-1\">1</a>{b} {c}");
        let now = exchanged(page.into_bytes(), &["锁"], &[a, b, c], &[b, a, c]);
        let expected = format!("<article id=\"c-{b}\"><a href=\"#c-{b}-a-step-1\">1</a>{a} {c}");
        assert_eq!(now, Some(expected.into_bytes()));
    }

    #[test]
    fn an_id_that_may_be_something_else_is_left() {
        let (a, b, c) = (CardId(1), CardId(2), CardId(3));
        assert_eq!(exchanged(Vec::new(), &[], &[a, a], &[b, c]), None);
        let said = format!("see {a}");
        assert_eq!(exchanged(Vec::new(), &[&said], &[a], &[b]), None);
    }
}

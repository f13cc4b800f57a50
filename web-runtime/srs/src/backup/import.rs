//! What importing a backup would do, before it is done.

use super::{ASIDE, BackupError, BackupFile, Texts, is_part_name};
use crate::CardId;
use crate::history::History;

/// What an import would do.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Import {
    /// What to tell before it is done.
    pub preview: Preview,
    /// The histories to store: existing and incoming merged, only where that adds something.
    pub changed: Vec<(CardId, History)>,
    /// The texts of each part, to be stored where they are not yet; what this version can't read is in `aside`.
    pub parts: Vec<(String, Texts)>,
}

/// An import in numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Preview {
    /// Cards with a history in the file that can be read.
    pub cards: u32,
    /// Those of them that are in the deck.
    pub cards_in_deck: u32,
    /// Those of them that get something new.
    pub cards_changed: u32,
    /// Entries in the file: reviews, whether taken back or not.
    pub reviews: u32,
    /// Entries that are not stored here yet.
    pub to_add: u32,
    /// Entries that are here already.
    pub in_both: u32,
    /// Cards whose id or history in the file can't be read; the text is kept aside. Cards whose history here can't be
    /// read are counted too, and left alone.
    pub unreadable: u32,
}

impl BackupFile {
    /// What importing it would add to what is stored: counted, and ready to store. Merging twice adds nothing more.
    /// A card whose stored history can't be read must not be handed in as empty: leave it out with `None`.
    pub fn import(
        &self,
        site: &str,
        stored: &mut dyn FnMut(CardId) -> Option<History>,
        in_deck: &dyn Fn(CardId) -> bool,
    ) -> Result<Import, BackupError> {
        self.check_site(site)?;
        let mut import = Import::default();
        let preview = &mut import.preview;
        let mut aside = Texts::new();
        for (card, text) in &self.cards {
            let Some((card, incoming)) = readable(card, text) else {
                preview.unreadable += 1;
                aside.push((["c:", card].concat(), text.clone()));
                continue;
            };
            let Some(mut history) = stored(card) else {
                preview.unreadable += 1;
                continue;
            };
            let n_entries = incoming.entries().count() as u32;
            let added = history.merge(&incoming) as u32;
            preview.cards += 1;
            preview.cards_in_deck += u32::from(in_deck(card));
            preview.reviews += n_entries;
            preview.to_add += added;
            preview.in_both += n_entries - added;
            if added > 0 {
                preview.cards_changed += 1;
                import.changed.push((card, history));
            }
        }
        let parts = self.parts.iter().filter(|(name, _)| is_part_name(name));
        import.parts = parts.cloned().collect();
        if !aside.is_empty() {
            import.parts.push((ASIDE.to_owned(), aside));
        }
        Ok(import)
    }
}

pub(super) fn readable(card: &str, text: &str) -> Option<(CardId, History)> {
    Some((card.parse().ok()?, History::parse(text).ok()?))
}

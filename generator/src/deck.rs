//! All cards of a site, without their text: what `deck.<hash>.json` holds.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};
use srs::{
    CardId,
    deck::{Card, DECK_VERSION, DeckFile, Kind, write_rows},
};

use crate::{
    draft::Draft,
    grammar::{plain::plain, title},
    identity::{Fingerprint, normalise_path, one_line},
};

/// What the deck keeps of a card while its note's text is let go.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Entry {
    /// What its id can be made of.
    pub fingerprint: Fingerprint,
    /// Its question, in one line, clipped: what the lock file keeps of it.
    pub question: Box<str>,
    /// Folders, note's title, headings; none where the card before it in its note stands there too.
    pub topic: Option<Box<[String]>>,
    /// What sort of prompt it has.
    pub kind: Kind,
    /// Whether there is an answer.
    pub answered: bool,
    /// Number of rungs.
    pub rungs: u16,
    /// Line of its question.
    pub line: u32,
    /// Whether it follows up on the card before it in its note.
    pub follow_up: bool,
}

impl Entry {
    /// Of drafts in their order, under the path of folders and the title of their note. Those below one heading share
    /// their topic.
    pub fn of_all<'a>(drafts: impl Iterator<Item = &'a Draft>, above: &[String]) -> Vec<Entry> {
        let (mut place, mut normalised) = (None, String::new());
        let above = Above::of(above);
        drafts
            .map(|draft| {
                let here = (&draft.topic, above.is_title(draft));
                let is_new = place.replace(here) != Some(here);
                let topic = is_new.then(|| above.place_in_tree(draft, here.1));
                if let Some(topic) = &topic {
                    normalised = normalise_path(topic);
                }
                Entry::under(draft, topic, &normalised)
            })
            .collect()
    }

    /// Of a draft, under the path of folders and the title of its note.
    pub fn of(draft: &Draft, above: &[String]) -> Entry {
        let above = Above::of(above);
        let topic = above.place_in_tree(draft, above.is_title(draft));
        let normalised = normalise_path(&topic);
        Entry::under(draft, Some(topic), &normalised)
    }

    /// Whether deck and lock file say the same of it as of `before`, whatever stands in its answer now. Sketches of answer
    /// and outline aside, of which the lock file keeps what they were as long as they are alike.
    pub fn asks_the_same(&self, before: &Entry) -> bool {
        let Entry {
            fingerprint,
            question,
            topic,
            kind,
            answered,
            rungs,
            line: _,
            follow_up,
        } = self;
        fingerprint.has_id_of(&before.fingerprint)
            && (question, topic) == (&before.question, &before.topic)
            && (*kind, *answered) == (before.kind, before.answered)
            && (*rungs, *follow_up) == (before.rungs, before.follow_up)
    }

    fn under(draft: &Draft, topic: Option<Vec<String>>, normalised: &str) -> Entry {
        let words = plain(&draft.question);
        Entry {
            fingerprint: Fingerprint::of(draft, &words, normalised),
            question: one_line(&words),
            topic: topic.map(Vec::into_boxed_slice),
            kind: draft.kind,
            answered: !draft.answer.trim().is_empty(),
            rungs: u16::try_from(draft.outline.len()).unwrap_or(u16::MAX),
            line: draft.line,
            follow_up: draft.follow_up,
        }
    }
}

/// Names of the folders that a note lies in, and its title: what its cards stand below.
pub struct Above<'a> {
    names: &'a [String],
    /// What the title would ask, if it were a question.
    asked: Option<String>,
}

impl<'a> Above<'a> {
    /// Of the folders, outermost first, and the title.
    pub fn of(names: &'a [String]) -> Self {
        let asked = names.last().map(|title| title::question(title));
        Self { names, asked }
    }

    /// The path of topics of a card: a name that repeats the one before it is left out, and a title that asks is not its
    /// own topic.
    pub fn path(&self, draft: &Draft) -> Vec<String> {
        self.path_below(draft, self.is_title(draft))
    }

    fn path_below(&self, draft: &Draft, is_title: bool) -> Vec<String> {
        let above = &self.names[..self.names.len() - usize::from(is_title)];
        let mut path: Vec<String> = Vec::with_capacity(above.len() + draft.topic.len());
        for name in above.iter().chain(&draft.topic) {
            if path.last() != Some(name) && !name.trim().is_empty() {
                path.push(name.clone());
            }
        }
        path
    }

    /// Where a card stands in the tree of topics: its path, or its note's title, where it has no other. `is_title` says
    /// whether the title is what it asks.
    fn place_in_tree(&self, draft: &Draft, is_title: bool) -> Vec<String> {
        let path = self.path_below(draft, is_title);
        match self.names.last() {
            Some(title) if path.is_empty() => vec![title.clone()],
            _ => path,
        }
    }

    /// Whether what a card asks is its note's title, which would ask that.
    fn is_title(&self, draft: &Draft) -> bool {
        // A question without what hangs on it is a part of its text, but for a link's.
        let may_be =
            |title: &&String| title.starts_with('[') || draft.question.contains(title.as_str());
        draft.topic.is_empty()
            && self
                .asked
                .as_ref()
                .filter(may_be)
                .is_some_and(|title| *title == title::question(&draft.question))
    }
}

/// A note's place in the deck.
pub struct DeckNote<'a> {
    /// Address of its page under the site's root.
    pub href: &'a str,
    /// Its title.
    pub title: &'a str,
    /// Its cards.
    pub entries: &'a [Entry],
    /// Their ids, in the same order.
    pub ids: &'a [CardId],
}

/// The deck, and the tree of topics its cards stand in.
pub struct Deck {
    /// What is stored.
    pub file: DeckFile,
    /// Every card's row, in order.
    pub cards: Vec<Card>,
}

impl Deck {
    /// Gathers the cards of all notes, in the order given.
    pub fn gather(site: CardId, title: &str, lang: &str, notes: &[DeckNote<'_>]) -> Deck {
        let mut topics: Vec<(i32, String)> = Vec::new();
        let mut known: HashMap<(i32, &str), u32> = HashMap::new();
        let mut cards = Vec::with_capacity(notes.iter().map(|note| note.entries.len()).sum());
        for (index, note) in (0..).zip(notes) {
            let mut parent = -1;
            for (entry, &id) in note.entries.iter().zip(note.ids) {
                if let Some(topic) = &entry.topic {
                    parent = -1;
                    for name in topic {
                        let next = *known.entry((parent, name)).or_insert_with(|| {
                            topics.push((parent, name.clone()));
                            topics.len() as u32 - 1
                        });
                        parent = next as i32;
                    }
                }
                cards.push(Card {
                    id,
                    note: index,
                    topic: parent.max(0) as u32,
                    kind: entry.kind,
                    answered: entry.answered,
                    follow_up: entry.follow_up,
                    rungs: entry.rungs,
                });
            }
        }
        let file = DeckFile {
            v: DECK_VERSION,
            site: site.to_string(),
            title: title.to_owned(),
            lang: lang.to_owned(),
            topics,
            notes: notes
                .iter()
                .map(|note| (note.href.to_owned(), note.title.to_owned()))
                .collect(),
            cards: write_rows(&cards),
        };
        Deck { file, cards }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_of_topics() {
        let names = |names: &[&str]| {
            names
                .iter()
                .map(|&name| name.to_owned())
                .collect::<Vec<_>>()
        };
        // A title that repeats its heading stands once; one that asks is not its own topic.
        for (above, headings, question, path) in [
            (
                &["db", "Redis"][..],
                &["Redis", "持久化"][..],
                "快照",
                &["db", "Redis", "持久化"][..],
            ),
            (&["db", "什么是快照"], &[], "**什么是快照**", &["db"]),
            (
                &["db", "什么是快照"],
                &["补充"],
                "什么是快照",
                &["db", "什么是快照", "补充"],
            ),
            (
                &["db", "什么是快照"],
                &[],
                "多久一次",
                &["db", "什么是快照"],
            ),
        ] {
            let body = format!("## {question}\n\n一份拷贝。\n");
            let note = crate::note::Note::read(body.as_bytes(), "a.md").note;
            let pieces = crate::dialect::read(&crate::note::Note {
                cards: crate::note::Cards::Sections,
                ..note
            });
            let mut draft = pieces.drafts().next().unwrap().clone();
            draft.topic = names(headings);
            assert_eq!(
                Above::of(&names(above)).path(&draft),
                names(path),
                "{question}"
            );
        }
    }

    #[test]
    fn a_follow_up_is_one_in_the_deck() {
        let note = crate::note::Note::read(
            "## 锁是什么？\n\n一种。\n\n**追问**：锁有几种？\n\n两种。".as_bytes(),
            "a.md",
        )
        .note;
        let reading = crate::dialect::read(&note);
        let entries = Entry::of_all(reading.drafts(), &[]);
        let ids = [CardId(1), CardId(2)];
        let note = DeckNote {
            href: "a/",
            title: "a",
            entries: &entries,
            ids: &ids,
        };
        let deck = Deck::gather(CardId(0), "", "", &[note]);
        let follows: Vec<bool> = deck.cards.iter().map(|card| card.follow_up).collect();
        assert_eq!(follows, [false, true]);
    }
}

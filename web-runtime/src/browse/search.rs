//! A search under way: which cards have all of its words, as far as their text has been looked at.

use js_sys::JsString;

use super::texts::Texts;
use crate::deck::Deck;

/// A search for words.
#[derive(Default)]
pub struct Search {
    /// In lower case.
    words: Vec<String>,
    /// For each card of the deck whether it has all words; empty while there are none.
    hits: Vec<bool>,
    /// For each topic and word whether a name on the path to the topic has it.
    topics: Vec<Vec<bool>>,
    /// How many files were searched.
    pub n_searched: usize,
}

impl Search {
    /// A search that has looked at no text yet.
    pub fn new(words: &str, deck: &Deck) -> Search {
        let words = folded(words);
        if words.is_empty() {
            return Search::default();
        }
        // A topic has what its parent has, which comes before it.
        let mut topics: Vec<Vec<bool>> = Vec::with_capacity(deck.topics.len());
        for topic in 0..deck.topics.len() as u32 {
            let parent = deck.topics.parent(topic);
            let name = JsString::from(deck.topics.name(topic)).to_lower_case();
            let has = |(index, word): (usize, &String)| {
                parent.is_some_and(|parent| topics[parent as usize][index])
                    || name.index_of(word, 0) >= 0
            };
            topics.push(words.iter().enumerate().map(has).collect());
        }
        Search {
            words,
            hits: vec![false; deck.cards.len()],
            topics,
            n_searched: 0,
        }
    }

    /// Whether there are no words, so that every card is found.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// The words, in lower case.
    pub fn words(&self) -> &[String] {
        &self.words
    }

    /// Whether the card at that place is found.
    pub fn has(&self, place: u32) -> bool {
        self.is_empty() || self.hits.get(place as usize).is_some_and(|&hit| hit)
    }

    /// Goes on as far as texts are held; the next file to get, if the search is not at its end.
    pub fn go_on(&mut self, texts: &mut Texts, deck: &Deck) -> Option<usize> {
        if self.is_empty() {
            return None;
        }
        while self.n_searched < texts.len() {
            if !texts.has(self.n_searched) {
                return Some(self.n_searched);
            }
            self.search(self.n_searched, texts, deck);
            self.n_searched += 1;
        }
        None
    }

    fn search(&mut self, file: usize, texts: &mut Texts, deck: &Deck) {
        let places = texts.places(file);
        // How many of the words before each card has.
        let mut counts = vec![0; places.len()];
        for (index, word) in self.words.iter().enumerate() {
            let counted = index + 1;
            let mut count = |place: u32| {
                if let Some(count) = counts.get_mut((place - places.start) as usize)
                    && *count + 1 == counted
                {
                    *count = counted;
                }
            };
            texts.search(file, word, &mut count);
            for place in places.clone() {
                let topic = deck
                    .cards
                    .get(place as usize)
                    .map(|card| card.topic as usize);
                let topic = topic.and_then(|topic| self.topics.get(topic));
                if topic.is_some_and(|words| words[index]) {
                    count(place);
                }
            }
        }
        for (place, count) in places.zip(counts) {
            if let Some(hit) = self.hits.get_mut(place as usize) {
                *hit = count == self.words.len();
            }
        }
    }
}

/// The words of a query, in lower case, as the browser folds them.
fn folded(words: &str) -> Vec<String> {
    let folded = String::from(JsString::from(words).to_lower_case());
    folded.split_whitespace().map(str::to_owned).collect()
}

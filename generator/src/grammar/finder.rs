//! Looks for any of some words in one pass over a text.

use aho_corasick::{AhoCorasick, AhoCorasickKind, Match, MatchKind, packed::Searcher};

/// Some words, made ready to be found anywhere in a text.
pub(crate) enum Finder {
    /// Sixteen bytes a step, where the processor can do that and the words are few.
    Packed(Searcher),
    /// One byte a step, for a table of some hundred rows.
    Automaton(AhoCorasick),
}

impl Finder {
    /// Of `words`, which are few and short. Where two start at one place, the earlier one is found.
    pub(crate) fn new(words: &[&str]) -> Finder {
        if let Some(searcher) = Searcher::new(words) {
            return Finder::Packed(searcher);
        }
        let automaton = AhoCorasick::builder()
            .kind(Some(AhoCorasickKind::DFA))
            .match_kind(MatchKind::LeftmostFirst)
            .build(words);
        Finder::Automaton(automaton.expect("the words are few and short"))
    }

    /// Whether any of the words is in `text`.
    pub(crate) fn is_in(&self, text: &str) -> bool {
        self.find_from(text, 0).is_some()
    }

    /// The places of all words in `text`, none inside another, as indices into the words.
    pub(crate) fn find_iter(&self, text: &str) -> impl Iterator<Item = usize> {
        let mut from = 0;
        std::iter::from_fn(move || {
            let found = self.find_from(text, from)?;
            from = found.end();
            Some(found.pattern().as_usize())
        })
    }

    fn find_from(&self, text: &str, from: usize) -> Option<Match> {
        match self {
            Finder::Packed(searcher) => searcher.find_in(text, (from..text.len()).into()),
            Finder::Automaton(automaton) => {
                automaton.find(aho_corasick::Input::new(text).range(from..))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Finder;

    #[test]
    fn both_ways_find_the_same() {
        let words = ["题库", "考题", "思考题", "quiz"];
        let few = Finder::new(&words);
        // Too many words to be packed.
        let fillers: Vec<String> = (0..200).map(|n| format!("\u{1}{n}")).collect();
        let many: Vec<&str> = (words.into_iter())
            .chain(fillers.iter().map(String::as_str))
            .collect();
        let many = Finder::new(&many);
        assert!(matches!(many, Finder::Automaton(_)));
        for (text, found) in [
            ("", vec![]),
            ("思考题库", vec![2]),
            ("考题库里的 quiz，还有别的许多字和一个 quiz", vec![1, 3, 3]),
        ] {
            assert_eq!(few.find_iter(text).collect::<Vec<_>>(), found, "{text}");
            assert_eq!(many.find_iter(text).collect::<Vec<_>>(), found, "{text}");
            assert_eq!(few.is_in(text), !found.is_empty());
        }
    }
}

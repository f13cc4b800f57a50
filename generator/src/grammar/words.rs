//! Lists of words that a text may begin or end with. Nearly every text is asked and has none of them, so its first or
//! last two bytes answer before any word is compared.

/// Some words of at least two bytes each.
pub(crate) struct Words {
    words: &'static [&'static str],
    begins: Pairs,
    ends: Pairs,
}

impl Words {
    /// Made at compile time: keep it in a `static`.
    pub(crate) const fn new(words: &'static [&'static str]) -> Words {
        let (mut begins, mut ends) = (Pairs::NONE, Pairs::NONE);
        let mut at = 0;
        while at < words.len() {
            let word = words[at].as_bytes();
            begins = begins.with(word[0], word[1]);
            ends = ends.with(word[word.len() - 2], word[word.len() - 1]);
            at += 1;
        }
        Words {
            words,
            begins,
            ends,
        }
    }

    /// Whether `text` begins with one of them.
    pub(crate) fn begin(&self, text: &str) -> bool {
        matches!(text.as_bytes(), [first, second, ..] if self.begins.may_have(*first, *second))
            && self.words.iter().any(|word| text.starts_with(word))
    }

    /// Whether `text` ends with one of them.
    pub(crate) fn end(&self, text: &str) -> bool {
        matches!(text.as_bytes(), [.., before, last] if self.ends.may_have(*before, *last))
            && self.words.iter().any(|word| text.ends_with(word))
    }
}

/// A set of pairs of bytes that may hold more than was put in, never less.
#[derive(Clone, Copy)]
struct Pairs([u64; 4]);

impl Pairs {
    const NONE: Pairs = Pairs([0; 4]);

    const fn with(mut self, first: u8, second: u8) -> Pairs {
        let (word, bit) = Pairs::place(first, second);
        self.0[word] |= bit;
        self
    }

    fn may_have(&self, first: u8, second: u8) -> bool {
        let (word, bit) = Pairs::place(first, second);
        self.0[word] & bit != 0
    }

    /// The later bytes of a wide character have six bits that differ.
    const fn place(first: u8, second: u8) -> (usize, u64) {
        let hash = (first << 2) ^ second;
        ((hash >> 6) as usize, 1 << (hash & 63))
    }
}

#[cfg(test)]
mod tests {
    use super::Words;

    #[test]
    fn words_are_known_at_both_ends() {
        static WORDS: Words = Words::new(&["原理", "why", "呢"]);
        for (text, begins, ends) in [
            ("原理是锁", true, false),
            ("锁的原理", false, true),
            ("why", true, true),
            ("锁呢", false, true),
            ("wh", false, false),
            ("呢", true, true),
            ("y", false, false),
            ("", false, false),
        ] {
            assert_eq!(
                (WORDS.begin(text), WORDS.end(text)),
                (begins, ends),
                "{text}"
            );
        }
    }
}

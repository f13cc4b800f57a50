//! Lists of words that a text may begin or end with. Nearly every text is asked and has none of them, so its first or
//! last character answers before any word is compared.

/// Some words, none of them empty.
pub(crate) struct Words {
    words: &'static [&'static str],
    first: Characters,
    last: Characters,
}

impl Words {
    /// Made at compile time: keep it in a `static`.
    pub(crate) const fn new(words: &'static [&'static str]) -> Words {
        let (mut first, mut last) = (Characters::NONE, Characters::NONE);
        let mut at = 0;
        while at < words.len() {
            let word = words[at].as_bytes();
            let width = match word[0] {
                0..0x80 => 1,
                0x80..0xe0 => 2,
                0xe0..0xf0 => 3,
                _ => 4,
            };
            first = first.with(low_byte(word, width));
            last = last.with(low_byte(word, word.len()));
            at += 1;
        }
        Words { words, first, last }
    }

    /// Whether `text` begins with one of them.
    pub(crate) fn begin(&self, text: &str) -> bool {
        self.first_of(text).is_some()
    }

    /// The first of them that `text` begins with.
    pub(crate) fn first_of(&self, text: &str) -> Option<&'static str> {
        let first = text.chars().next()?;
        let words = self.first.may_have(first).then_some(self.words)?;
        words.iter().copied().find(|word| text.starts_with(word))
    }

    /// Whether `text` ends with one of them.
    pub(crate) fn end(&self, text: &str) -> bool {
        let last = text.chars().next_back();
        last.is_some_and(|last| self.last.may_have(last))
            && self.words.iter().any(|word| text.ends_with(word))
    }

    /// Whether `text` is one of them.
    pub(crate) fn has(&self, text: &str) -> bool {
        let last = text.chars().next_back();
        last.is_some_and(|last| self.last.may_have(last)) && self.words.contains(&text)
    }
}

/// The low byte of the character that ends at byte `end` of a word.
const fn low_byte(word: &[u8], end: usize) -> u8 {
    match word[end - 1] {
        ascii @ ..0x80 => ascii,
        last => (word[end - 2] << 6) | (last & 0x3f),
    }
}

/// A set of characters by their low bytes, so that it may hold more than was put in, but never less.
#[derive(Clone, Copy)]
struct Characters([u64; 4]);

impl Characters {
    const NONE: Characters = Characters([0; 4]);

    const fn with(mut self, low: u8) -> Characters {
        self.0[(low >> 6) as usize] |= 1 << (low & 63);
        self
    }

    fn may_have(&self, sign: char) -> bool {
        let low = u32::from(sign) as u8;
        self.0[usize::from(low >> 6)] & (1 << (low & 63)) != 0
    }
}

#[cfg(test)]
mod tests {
    use super::Words;

    #[test]
    fn words_are_known_at_both_ends() {
        static WORDS: Words = Words::new(&["原理", "why", "呢", "é"]);
        for (text, begins, ends) in [
            ("原理是锁", true, false),
            ("锁的原理", false, true),
            ("why", true, true),
            ("锁呢", false, true),
            ("wh", false, false),
            ("呢", true, true),
            ("y", false, false),
            ("été", true, true),
            ("", false, false),
        ] {
            assert_eq!(
                (WORDS.begin(text), WORDS.end(text)),
                (begins, ends),
                "{text}"
            );
        }
        assert!(WORDS.has("原理") && !WORDS.has("理") && !WORDS.has(""));
    }
}

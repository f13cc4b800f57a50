//! Keeps questions of one note apart: one would give the answer of the next away.

/// Cards of other notes between two of one, where there are such cards.
pub const APART: usize = 3;
/// How far ahead a card may be drawn forward: what is due oldest is still asked early.
const REACH: usize = 24;

/// The notes asked last, newest last.
#[derive(Default)]
pub(super) struct Asked(Vec<u32>);

impl Asked {
    /// Notes asked before, newest last.
    pub fn of(notes: &[u32]) -> Asked {
        let mut asked = Asked::default();
        notes.iter().for_each(|&note| asked.push(note));
        asked
    }

    fn push(&mut self, note: u32) {
        if self.0.len() == APART {
            self.0.remove(0);
        }
        self.0.push(note);
    }

    /// How many cards ago that note was asked; the longest time if it wasn't.
    fn ago(&self, note: u32) -> usize {
        let newest_first = self.0.iter().rev();
        let ago = newest_first.take_while(|&&asked| asked != note).count();
        if ago == self.0.len() { APART } else { ago }
    }
}

/// The same cards, each drawn forward where the one before it has its note; the first of those asked longest ago.
/// Cards of one note stay in their order.
pub(super) fn spread(
    mut cards: Vec<u32>,
    note_of: impl Fn(u32) -> u32,
    asked: &mut Asked,
) -> Vec<u32> {
    for next in 0..cards.len() {
        let mut best = (next, 0);
        for (place, &card) in cards.iter().enumerate().skip(next).take(REACH) {
            let ago = asked.ago(note_of(card));
            if place == next || ago > best.1 {
                best = (place, ago);
            }
            if ago == APART {
                break;
            }
        }
        let card = cards[best.0];
        cards.copy_within(next..best.0, next + 1);
        cards[next] = card;
        asked.push(note_of(card));
    }
    cards
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A card is the letter of its note.
    fn check(cards: &str, expected: &str) {
        let notes = cards.as_bytes();
        let places = (0..notes.len() as u32).collect();
        let note_of = |place: u32| u32::from(notes[place as usize]);
        let places = spread(places, note_of, &mut Asked::default());
        let found: String = places
            .iter()
            .map(|&place| char::from(notes[place as usize]))
            .collect();
        assert_eq!(found, expected, "{cards}");
        for note in b'a'..=b'd' {
            let of_note = places
                .iter()
                .filter(|&&place| notes[place as usize] == note);
            assert!(of_note.is_sorted(), "{cards}: a note's own order");
        }
    }

    #[test]
    fn questions_of_one_note_are_apart() {
        check("", "");
        check("aaa", "aaa");
        check("abab", "abab");
        check("aabb", "abab");
        check("aaabbb", "ababab");
        check("aaabbbccc", "abcabcabc");
        check("aabbccdd", "abcdabcd");
        check("aaaab", "abaaa");
        check("abcdabcd", "abcdabcd");
    }

    #[test]
    fn a_card_is_not_drawn_from_too_far() {
        let far = "a".repeat(REACH) + "b";
        check(&far, &("a".to_owned() + "b" + &"a".repeat(REACH - 1)));
        let farther = "a".repeat(REACH + 1) + "b";
        check(&farther, &("aab".to_owned() + &"a".repeat(REACH - 1)));
    }
}

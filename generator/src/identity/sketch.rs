//! A short fingerprint of an answer or outline that says how much of it is still there after an edit.
//!
//! A plain hash would only tell *equal* from *different*; an answer with one typo mended has to count as the same.
//! So this is a min-wise sketch (Broder 1997, in one permutation as Li, Owen and Zhang 2012): each pair of neighbouring
//! characters is hashed into one of eight buckets, and each bucket keeps a byte of its smallest hash. The share of equal
//! bytes estimates the share of common pairs, and the sketch of two texts put together holds in each bucket the byte of
//! one of the two: splitting and merging show.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

use crate::grammar::letter::is_letter;

const BUCKETS: usize = 8;
/// Longer answers are told apart well by this much of them, and reading more would cost build time.
const CHARACTERS_READ: usize = 4096;
/// With fewer filled buckets, texts are a few words: "yes" is the answer to many questions.
const ENOUGH_BUCKETS: usize = 4;
/// Of eight buckets six: two unrelated answers that share a quarter of their pairs do that in 1 of 250 cases.
const SAME_PERCENT: usize = 75;
/// Of eight buckets five: half of the pairs are still there.
const ALIKE_PERCENT: usize = 60;

/// The sketch of a text: eight bytes, 0 where the bucket is empty.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Sketch(pub [u8; BUCKETS]);

/// How one text stands to another, by their sketches.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Likeness {
    /// Too short to tell, or not there.
    Unknown,
    /// Little in common.
    Unlike,
    /// About half in common.
    Alike,
    /// The same but for small edits.
    Same,
    /// The same in every bucket.
    Equal,
}

impl Sketch {
    /// Of Markdown; only letters and digits count.
    pub fn of<'a>(texts: impl IntoIterator<Item = &'a str>) -> Sketch {
        let mut least = [u64::MAX; BUCKETS];
        let mut before: u64 = 0;
        let mut left = CHARACTERS_READ;
        // One loop in another: as a chain of iterators this takes twice as long.
        'texts: for text in texts {
            for sign in text.chars() {
                let sign = match sign {
                    // Most letters, and they have no case.
                    '\u{4e00}'..='\u{9fff}' => sign,
                    sign if is_letter(sign) => sign.to_ascii_lowercase(),
                    _ => continue,
                };
                if left == 0 {
                    break 'texts;
                }
                left -= 1;
                let sign = u64::from(u32::from(sign));
                let hash = spread((before << 32) | sign);
                let bucket = (hash >> 61) as usize;
                least[bucket] = least[bucket].min(hash & (u64::MAX >> 3));
                before = sign;
            }
        }
        Sketch(least.map(|hash| match hash {
            u64::MAX => 0,
            hash => (hash % 255) as u8 + 1,
        }))
    }

    /// Whether there was nothing to sketch.
    pub fn is_empty(self) -> bool {
        self == Sketch::default()
    }

    /// How much the two texts have in common.
    pub fn likeness(self, other: Sketch) -> Likeness {
        let pairs = || self.0.into_iter().zip(other.0);
        let filled = pairs().filter(|&(a, b)| a != 0 || b != 0).count();
        let equal = pairs().filter(|&(a, b)| a != 0 && a == b).count();
        match equal * 100 {
            _ if self.is_empty() || other.is_empty() => Likeness::Unknown,
            _ if filled < ENOUGH_BUCKETS => Likeness::Unknown,
            _ if equal == filled => Likeness::Equal,
            common if common >= SAME_PERCENT * filled => Likeness::Same,
            common if common >= ALIKE_PERCENT * filled => Likeness::Alike,
            _ => Likeness::Unlike,
        }
    }

    /// The sketch to keep of a text of which another one was kept before: that, while the text is about the same, so that
    /// mending a typo in an answer does not change the lock file.
    pub fn after(self, kept: Option<Sketch>) -> Sketch {
        kept.filter(|kept| kept.likeness(self) >= Likeness::Same)
            .unwrap_or(self)
    }

    /// Whether this is the text of `one` and `other` put together, with something of each.
    pub fn is_union(self, one: Sketch, other: Sketch) -> bool {
        let (mut of_one, mut of_other, mut of_neither) = (0, 0, 0);
        for ((whole, one), other) in self.0.into_iter().zip(one.0).zip(other.0) {
            match (whole != 0 && whole == one, whole != 0 && whole == other) {
                (true, false) => of_one += 1,
                (false, true) => of_other += 1,
                (false, false) => of_neither += 1,
                (true, true) => {}
            }
        }
        let least = of_one.min(of_other);
        (least >= 1 && of_neither == 0) || (least >= 2 && of_neither == 1)
    }
}

/// The finaliser of SplitMix64: every bit of the input moves every bit of the output.
fn spread(value: u64) -> u64 {
    let value = (value ^ (value >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let value = (value ^ (value >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    value ^ (value >> 31)
}

/// `-` for an empty one, else 16 hexadecimal digits.
impl fmt::Display for Sketch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_empty() {
            return f.write_str("-");
        }
        write!(f, "{:016x}", u64::from_be_bytes(self.0))
    }
}

impl FromStr for Sketch {
    type Err = ();

    fn from_str(text: &str) -> Result<Sketch, ()> {
        match text {
            "-" => Ok(Sketch::default()),
            text if text.len() == 16 => u64::from_str_radix(text, 16)
                .map(|bytes| Sketch(bytes.to_be_bytes()))
                .map_err(|_| ()),
            _ => Err(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LONG: &str = "先写日志再改数据页，宕机之后按日志重做；日志是顺序写，比随机写页快得多，这就是预写日志的好处。";

    #[test]
    fn a_small_edit_leaves_it_the_same() {
        let sketch = Sketch::of([LONG]);
        let edited = Sketch::of([LONG.replace("随机写页", "随机写数据页").as_str()]);
        assert!(sketch.likeness(edited) >= Likeness::Same);
        let other = Sketch::of(["两阶段提交由协调者先问所有参与者，再统一提交或回滚。"]);
        assert_eq!(sketch.likeness(other), Likeness::Unlike);
        assert_eq!(
            Sketch::of(["是"]).likeness(Sketch::of(["是"])),
            Likeness::Unknown
        );
    }

    #[test]
    fn two_halves_make_the_whole() {
        let other = "两阶段提交由协调者先问所有参与者能不能提交，都说能才一起提交，有一个说不能就全部回滚。";
        let whole = Sketch::of([LONG, other]);
        assert!(whole.is_union(Sketch::of([LONG]), Sketch::of([other])));
        assert!(!whole.is_union(Sketch::of([LONG]), Sketch::of(["别的话，和它没有关系"])));
    }

    #[test]
    fn it_is_text_and_back() {
        for text in ["", "是", LONG] {
            let sketch = Sketch::of([text]);
            assert_eq!(sketch.to_string().parse(), Ok(sketch));
        }
        assert_eq!("12".parse::<Sketch>(), Err(()));
    }
}

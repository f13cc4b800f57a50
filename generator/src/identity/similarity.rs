//! How much one wording of a question is another: common pairs of characters, and whether what differs could change
//! what is asked.

use super::{CLIPPED, normalise};

/// What people put before a question without asking anything by it. Longest first: one can be the start of another.
const OPENINGS: &[&str] = &[
    "canyoupleaseexplain",
    "couldyouexplain",
    "canyouexplain",
    "pleaseexplain",
    "pleasedescribe",
    "请你详细介绍一下",
    "请你简单说一下",
    "能不能详细说说",
    "请你介绍一下",
    "请你解释一下",
    "能不能讲讲",
    "能不能说说",
    "请简单说明",
    "请简要说明",
    "请详细说明",
    "面试官问",
    "请你谈谈",
    "请你说说",
    "请介绍一下",
    "请解释一下",
    "请说一下",
    "请问一下",
    "简单说说",
    "简单说一下",
    "说一下",
    "说一说",
    "讲一下",
    "讲一讲",
    "谈一谈",
    "谈谈",
    "说说",
    "讲讲",
    "聊聊",
    "请简述",
    "简述",
    "请解释",
    "请说明",
    "请介绍",
    "请问",
    "那么",
    "请你",
    "你好",
    "please",
    "tellme",
    "请",
];

/// Particles: with or without them the question is the same.
const PARTICLES: &str = "的了吗呢吧啊呀嘛";

/// Words that turn a question round.
const TURNING: &str = "不没非无未否反";

/// Two Latin words of at least so many letters can be one with a typo; shorter ones are `RDB` and `RDS`.
const TYPO_LETTERS: usize = 5;

/// A wording, made ready to be compared.
#[derive(Clone, Debug)]
pub struct Wording {
    core: Vec<char>,
    /// Pairs of neighbouring characters, sorted.
    pairs: Vec<(char, char)>,
    /// Latin words and numbers, sorted.
    terms: Vec<String>,
    /// Whether the end was cut off: then nothing is known about it.
    clipped: bool,
}

/// What two wordings have in common.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Similarity {
    /// Share of common pairs (Dice), 0 to 100.
    pub percent: u32,
    /// The same but for politeness, particles, width and punctuation.
    pub same_words: bool,
    /// The same Latin words and numbers, a typo allowed in a long word.
    pub same_terms: bool,
    /// One is the other with words added that neither turn it round nor name another thing.
    pub only_added: bool,
    /// What was edited.
    pub edit: Edit,
}

/// What lies between the common start and the common end of two wordings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Edit {
    /// Something was put in or taken out at one place, or two neighbours exchanged.
    Slip,
    /// One character is another: a typo, or another word.
    Letter,
    /// More.
    Words,
}

impl Wording {
    /// Of a question's plain text.
    pub fn of(question: &str) -> Wording {
        let folded = normalise(question);
        let mut rest = folded.as_str();
        while let Some(shorter) = OPENINGS
            .iter()
            .find_map(|opening| rest.strip_prefix(opening))
        {
            if shorter.is_empty() {
                break;
            }
            rest = shorter;
        }
        let core: Vec<char> = rest
            .chars()
            .filter(|sign| !PARTICLES.contains(*sign))
            .collect();
        let mut pairs: Vec<(char, char)> = core.windows(2).map(|pair| (pair[0], pair[1])).collect();
        pairs.sort_unstable();
        let lower = question.to_lowercase();
        let mut terms: Vec<String> = lower
            .split(|sign: char| !sign.is_ascii_alphanumeric() && !"+#".contains(sign))
            .filter(|term| !term.is_empty())
            .map(str::to_owned)
            .collect();
        terms.sort_unstable();
        terms.dedup();
        Wording {
            core,
            pairs,
            terms,
            clipped: question.ends_with(CLIPPED),
        }
    }

    /// Number of characters that say something.
    pub fn len(&self) -> usize {
        self.core.len()
    }

    /// Pairs of neighbouring characters, sorted; what an index is made of.
    pub fn pairs(&self) -> impl Iterator<Item = (char, char)> {
        self.pairs.iter().copied()
    }

    /// Compares two wordings.
    pub fn similarity(&self, other: &Wording) -> Similarity {
        let total = self.pairs.len() + other.pairs.len();
        let common = n_common(&self.pairs, &other.pairs);
        let clipped = self.clipped || other.clipped;
        let same_words = self.core == other.core && !clipped;
        Similarity {
            percent: match total {
                0 if same_words => 100,
                0 => 0,
                total => (200 * common / total) as u32,
            },
            same_words,
            same_terms: same_terms(&self.terms, &other.terms),
            edit: edit(&self.core, &other.core),
            only_added: !clipped
                && (only_added(&self.core, &other.core) || only_added(&other.core, &self.core)),
        }
    }
}

fn n_common<T: Ord>(a: &[T], b: &[T]) -> usize {
    let (mut i, mut j, mut common) = (0, 0, 0);
    while i < a.len() && j < b.len() {
        match a[i].cmp(&b[j]) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => {
                common += 1;
                i += 1;
                j += 1;
            }
        }
    }
    common
}

fn same_terms(a: &[String], b: &[String]) -> bool {
    let only = |a: &[String], b: &[String]| -> Vec<String> {
        a.iter().filter(|term| !b.contains(term)).cloned().collect()
    };
    let (left, right) = (only(a, b), only(b, a));
    left.len() == right.len()
        && left
            .iter()
            .all(|term| right.iter().any(|other| is_typo(term, other)))
}

/// One letter more, less or other, or two exchanged; never in a number or a short word.
fn is_typo(a: &str, b: &str) -> bool {
    let (a, b) = (a.as_bytes(), b.as_bytes());
    let is_word =
        |word: &[u8]| word.len() >= TYPO_LETTERS && word.iter().all(u8::is_ascii_alphabetic);
    if !is_word(a) || !is_word(b) || a.len().abs_diff(b.len()) > 1 {
        return false;
    }
    match between(a, b) {
        ([a, c], [b, d]) => a == d && c == b,
        (a, b) => a.len() <= 1 && b.len() <= 1,
    }
}

fn edit(a: &[char], b: &[char]) -> Edit {
    let (a, b) = between(a, b);
    let turns = |signs: &[char]| signs.iter().any(|sign| TURNING.contains(*sign));
    match (a, b) {
        ([], rest) | (rest, []) if !turns(rest) => Edit::Slip,
        ([a, c], [b, d]) if a == d && b == c => Edit::Slip,
        ([_], [_]) => Edit::Letter,
        _ => Edit::Words,
    }
}

/// What is left of two lists without their common start and end.
fn between<'a, T: PartialEq>(a: &'a [T], b: &'a [T]) -> (&'a [T], &'a [T]) {
    let start = a.iter().zip(b).take_while(|(a, b)| a == b).count();
    let (a, b) = (&a[start..], &b[start..]);
    let end = a
        .iter()
        .rev()
        .zip(b.iter().rev())
        .take_while(|(a, b)| a == b)
        .count();
    (&a[..a.len() - end], &b[..b.len() - end])
}

/// Whether `long` is `short` with harmless characters put in.
fn only_added(short: &[char], long: &[char]) -> bool {
    if short.len() >= long.len() {
        return false;
    }
    let mut rest = short.iter().peekable();
    for sign in long {
        if rest.next_if_eq(&sign).is_none()
            && (!sign.is_alphabetic() || sign.is_ascii() || TURNING.contains(*sign))
        {
            return false;
        }
    }
    rest.peek().is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn between(a: &str, b: &str) -> Similarity {
        Wording::of(a).similarity(&Wording::of(b))
    }

    #[test]
    fn politeness_says_nothing() {
        for polite in [
            "请问 Redis 为什么快？",
            "请你说说，Redis为什么快呢",
            "谈谈 Ｒｅｄｉｓ 为什么快",
        ] {
            assert!(between("Redis 为什么快？", polite).same_words, "{polite}");
        }
        assert!(!between("Redis 为什么快？", "Redis 为什么慢？").same_words);
    }

    #[test]
    fn other_terms_are_other_questions() {
        assert!(!between("RDB 是怎么工作的？", "AOF 是怎么工作的？").same_terms);
        assert!(!between("Java 8 有什么新特性？", "Java 11 有什么新特性？").same_terms);
        assert!(!between("http2 快在哪里？", "http3 快在哪里？").same_terms);
        assert!(between("Kubenetes 是什么？", "Kubernetes 是什么？").same_terms);
        assert!(between("Reids 为什么快？", "Redis 为什么快？").same_terms);
    }

    #[test]
    fn what_is_added_must_not_turn_it_round() {
        let question = "数据库里为什么要用外键来保证完整性？";
        assert!(between(question, "数据库里为什么一定要用外键来保证完整性？").only_added);
        assert!(!between(question, "数据库里为什么不要用外键来保证完整性？").only_added);
        assert!(!between(question, "数据库 2 里为什么要用外键来保证完整性？").only_added);
    }
}

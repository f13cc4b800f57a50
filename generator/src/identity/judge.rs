//! Whether a card that reads otherwise than before is still the same: all the evidence in, one verdict out.
//!
//! A wrong *yes* gives a question the progress of another, which nobody notices; a wrong *no* starts one card over. So a
//! *yes* needs two witnesses: the wording, and one of answer, outline and place. Wording alone is never enough where a
//! word was exchanged: 乐观锁 and 悲观锁 differ in a single character, as much as a typo.

use super::{
    similarity::{Edit, Similarity},
    sketch::Likeness,
};

/// What is known about a card and a record of the lock file.
#[derive(Clone, Copy, Debug)]
pub struct Evidence {
    /// Of the two wordings.
    pub wording: Similarity,
    /// Of the two answers or outlines, whichever says more.
    pub body: Likeness,
    /// How many of the neighbours, before and after, are the same cards as before: 0 to 2.
    pub neighbours: u8,
    /// Whether the note is the same, or one that took in cards of the old one.
    pub same_note: bool,
    /// Characters of the shorter wording that say something.
    pub length: usize,
}

/// What it comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// Another question.
    Other,
    /// Perhaps the same: it is not taken to be, but the person is asked.
    Perhaps,
    /// Taken to be the same, and said so.
    Doubtful,
    /// The same.
    Same,
}

/// Half of the pairs: more than two questions on one subject usually have in common.
const RELATED: u32 = 50;
/// With the whole answer as it was, a quarter shows that it is the same subject.
const ON_ONE_SUBJECT: u32 = 25;
/// Nearly all: only a word or two was added.
const NEARLY_ALL: u32 = 75;
/// A question of so many characters names what it is about; a shorter one (它有什么缺点？) can be asked of anything.
const NAMES_ITS_SUBJECT: usize = 16;

/// Weighs the evidence.
pub fn judge(evidence: &Evidence) -> Verdict {
    let Evidence {
        wording,
        body,
        neighbours,
        same_note,
        length,
    } = *evidence;
    let percent = wording.percent;
    if wording.same_words {
        return match body {
            _ if length >= NAMES_ITS_SUBJECT => Verdict::Same,
            Likeness::Unlike if same_note && neighbours > 0 => Verdict::Same,
            Likeness::Unknown | Likeness::Alike if same_note => Verdict::Same,
            Likeness::Same | Likeness::Equal => Verdict::Same,
            _ => Verdict::Perhaps,
        };
    }
    match body {
        Likeness::Equal => match percent {
            ON_ONE_SUBJECT.. if same_note || percent >= RELATED => Verdict::Same,
            _ if same_note && neighbours > 0 => Verdict::Doubtful,
            _ => Verdict::Perhaps,
        },
        // Both the wording and the answer changed: only a slip of the pen is no other question.
        Likeness::Same | Likeness::Alike if wording.same_terms => {
            let slip = match body {
                Likeness::Same => Edit::Letter,
                _ => Edit::Slip,
            };
            match wording.edit <= slip {
                true if same_note => Verdict::Same,
                true if percent >= NEARLY_ALL => Verdict::Doubtful,
                _ if percent >= ON_ONE_SUBJECT => Verdict::Perhaps,
                _ => Verdict::Other,
            }
        }
        // No answer to compare: then no progress can be lost or misled either.
        Likeness::Unknown
            if wording.only_added && percent >= NEARLY_ALL && same_note && neighbours > 0 =>
        {
            Verdict::Doubtful
        }
        _ if percent >= NEARLY_ALL || body == Likeness::Same => Verdict::Perhaps,
        _ => Verdict::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::identity::similarity::Wording;

    fn check(old: &str, new: &str, body: Likeness, neighbours: u8, same_note: bool) -> Verdict {
        let (old, new) = (Wording::of(old), Wording::of(new));
        judge(&Evidence {
            wording: old.similarity(&new),
            body,
            neighbours,
            same_note,
            length: old.len().min(new.len()),
        })
    }

    #[test]
    fn a_rewording_with_its_answer_is_the_same_card() {
        let body = Likeness::Equal;
        assert_eq!(
            check("Redis 为什么快？", "Redis 为什么这么快？", body, 0, true),
            Verdict::Same
        );
        assert_eq!(
            check("Redis 为什么快？", "它凭什么有这样的性能？", body, 1, true),
            Verdict::Doubtful
        );
        assert_eq!(
            check("Redis 为什么快？", "它凭什么有这样的性能？", body, 0, false),
            Verdict::Perhaps
        );
    }

    #[test]
    fn a_look_alike_with_another_answer_is_another_card() {
        for (old, new) in [
            ("什么是乐观锁？", "什么是悲观锁？"),
            ("RDB 是怎么工作的？", "AOF 是怎么工作的？"),
            (
                "MySQL 里的乐观锁怎样实现，有什么优缺点？",
                "MySQL 里的悲观锁怎样实现，有什么优缺点？",
            ),
        ] {
            assert!(
                check(old, new, Likeness::Unlike, 2, true) <= Verdict::Perhaps,
                "{new}"
            );
        }
    }

    #[test]
    fn a_question_asked_of_anything_needs_its_answer_elsewhere() {
        let asked = "它有什么缺点？";
        assert_eq!(
            check(asked, asked, Likeness::Unlike, 0, false),
            Verdict::Perhaps
        );
        assert_eq!(
            check(asked, asked, Likeness::Equal, 0, false),
            Verdict::Same
        );
        assert_eq!(
            check(asked, asked, Likeness::Unlike, 1, true),
            Verdict::Same
        );
    }
}

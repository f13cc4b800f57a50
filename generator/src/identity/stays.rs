//! Whether a card keeps its id and its line in the lock file, told from the file's text alone.
//!
//! A card in the note where it was, whose question reads as it did and is asked nowhere else, is paired with its record
//! before anything else is looked at (`matching::exact`), and the record keeps its sketches while answer and outline are
//! about the same (`settle`). Then the card's line stays as it is, and no other card is the wiser.

use memchr::memmem;
use srs::CardId;

use super::{Fingerprint, record::Record};

/// Whether the card with this id in `note`, which has these fingerprints now, leaves `lock`, a file that was right before
/// it was edited, as it is. Where that takes more than its own line to say, it does not.
pub fn stays(lock: &str, note: &str, id: CardId, print: &Fingerprint) -> bool {
    let question = print.question.to_string();
    let mut places = memmem::find_iter(lock.as_bytes(), question.as_bytes());
    // A second one: another card asks or asked it, or a person has settled something about it.
    let (Some(at), None) = (places.next(), places.next()) else {
        return false;
    };
    let start = lock[..at].rfind('\n').map_or(0, |end| end + 1);
    let line = lock[start..].lines().next().unwrap_or_default();
    Record::of_line(line).is_some_and(|record| {
        *record.note == *note
            && (record.id, record.question) == (id, print.question)
            && print.answer.after(Some(record.answer)) == record.answer
            && print.outline.after(Some(record.outline)) == record.outline
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::identity::{hash, record::LockText, sketch::Sketch};

    const ANSWER: &str = "先写日志再改数据页，宕机之后按日志重做；日志是顺序写，比随机写页快得多。";

    fn print(question: &str, answer: &str) -> Fingerprint {
        Fingerprint {
            question: hash(&[question]),
            in_topic: hash(&[question, "\n"]),
            explicit: None,
            answer: Sketch::of([answer]),
            outline: Sketch::default(),
        }
    }

    fn lock(lines: &[(&str, &str, &str, bool)]) -> String {
        let record = |&(id, question, note, retired): &(&str, &str, &str, bool)| Record {
            id: hash(&[id]),
            question: hash(&[question]),
            answer: Sketch::of([ANSWER]),
            outline: Sketch::default(),
            note: note.into(),
            text: question.into(),
            retired,
        };
        let text = LockText {
            site: Some(hash(&["site"])),
            rulings: Vec::new(),
            records: lines.iter().map(record).collect(),
        };
        text.render()
    }

    #[test]
    fn only_a_card_that_its_own_line_tells_all_about() {
        let here = ("甲", "甲", "a.md", false);
        let typo = ANSWER.replace("得多", "多了");
        for (lines, answer, expected) in [
            (&[here][..], ANSWER, true),
            (&[here], &typo, true),
            (
                &[here],
                "两阶段提交由协调者先问所有参与者，再统一提交。",
                false,
            ),
            (&[("甲", "甲", "b.md", false)], ANSWER, false),
            (&[("甲", "甲", "a.md", true)], ANSWER, false),
            (&[here, ("乙", "甲", "b.md", true)], ANSWER, false),
            (&[("乙", "甲", "a.md", false)], ANSWER, false),
            (&[], ANSWER, false),
        ] {
            let stays = stays(&lock(lines), "a.md", hash(&["甲"]), &print("甲", answer));
            assert_eq!(stays, expected, "{lines:?} {answer}");
        }
        // Once reworded, a card keeps the id of its first question.
        let reworded = lock(&[("乙", "甲", "a.md", false)]);
        assert!(stays(
            &reworded,
            "a.md",
            hash(&["乙"]),
            &print("甲", ANSWER)
        ));
    }
}

//! What authors do to their notes, one edit at a time.

use std::collections::HashSet;

use super::model::{Note, Question, Random, Taken, answer, filled, question, subject};

/// The notes, all questions that ever were, and what is new about them.
pub struct World {
    pub notes: Vec<Note>,
    pub random: Random,
    pub taken: Taken,
    pub next_who: usize,
    pub removed: Vec<Question>,
    /// Questions that this round's edits touched.
    pub touched: HashSet<usize>,
    n_paths: usize,
    /// Answers that were merged into others: split off again, they would be the old card again.
    merged: Vec<Vec<String>>,
}

type Edit = fn(&mut World) -> bool;

/// Every kind of edit, and its name.
pub const EDITS: &[(&str, Edit)] = &[
    ("typo", |world| world.reword(typo)),
    ("word inserted", |world| world.reword(insert_word)),
    ("word deleted", |world| world.reword(delete_word)),
    ("synonym", |world| world.reword(synonym)),
    ("punctuation width", |world| {
        world.reword(|_, text| text.replace('？', "?").replace('，', ","))
    }),
    ("polite opening", |world| {
        world.reword(|random, text| {
            format!(
                "{}{text}",
                random.one(&["请问", "请你说说", "谈谈", "能不能讲讲", "面试官问，"])
            )
        })
    }),
    ("answer rewritten", World::rewrite_answer),
    ("answer mended", World::mend_answer),
    ("questions reordered", World::reorder),
    ("question moved", World::move_question),
    ("question added between", World::add),
    ("question removed", World::remove),
    ("question replaced", World::replace),
    ("question put back", World::put_back),
    ("card split", World::split_card),
    ("cards merged", World::merge_cards),
    ("note renamed", World::rename_note),
    ("note split", World::split_note),
    ("notes merged", World::merge_notes),
];

impl World {
    /// Some notes of about eight questions each.
    pub fn new(seed: u64, n_notes: usize) -> World {
        let mut world = World {
            notes: Vec::new(),
            random: Random(seed),
            taken: Taken::default(),
            next_who: 0,
            removed: Vec::new(),
            touched: HashSet::new(),
            n_paths: 0,
            merged: Vec::new(),
        };
        for _ in 0..n_notes {
            let path = world.new_path();
            let mut note = Note {
                path,
                questions: Vec::new(),
            };
            while note.questions.len() < 8 {
                if let Some(question) = world.new_question(&note) {
                    note.questions.push(question);
                }
            }
            world.notes.push(note);
        }
        world
    }

    fn new_path(&mut self) -> String {
        self.n_paths += 1;
        format!(
            "{}/note-{}.md",
            self.random.one(&["db", "net", "os"]),
            self.n_paths * 7919 % 1000
        )
    }

    fn new_question(&mut self, note: &Note) -> Option<Question> {
        let about = subject(&mut self.random);
        let made = question(&mut self.random, self.next_who, about, &mut self.taken)?;
        self.next_who += 1;
        // The very same question twice in one note is nobody's card but the author's mistake.
        (!note.questions.iter().any(|other| other.text == made.text)).then_some(made)
    }

    fn place(&mut self) -> (usize, usize) {
        loop {
            let note = self.random.below(self.notes.len());
            if !self.notes[note].questions.is_empty() {
                return (note, self.random.below(self.notes[note].questions.len()));
            }
        }
    }

    fn question(&mut self) -> &mut Question {
        let (note, at) = self.place();
        let question = &mut self.notes[note].questions[at];
        self.touched.insert(question.who);
        question
    }

    fn reword(&mut self, by: impl Fn(&mut Random, &str) -> String) -> bool {
        let (note, at) = self.place();
        let old = &self.notes[note].questions[at];
        let text = by(&mut self.random, &old.text);
        if text == old.text || text.chars().count() < 4 || !self.taken.claim(&text, old.who) {
            return false;
        }
        let question = &mut self.notes[note].questions[at];
        question.text = text;
        self.touched.insert(question.who);
        true
    }

    fn rewrite_answer(&mut self) -> bool {
        let mut random = Random(self.random.below(1 << 30) as u64);
        let question = self.question();
        question.answer = answer(&mut random, question.subject);
        true
    }

    fn mend_answer(&mut self) -> bool {
        let mut random = Random(self.random.below(1 << 30) as u64);
        let question = self.question();
        let step = random.below(question.answer.len());
        question.answer[step] = typo(&mut random, &question.answer[step]);
        true
    }

    fn reorder(&mut self) -> bool {
        let (note, at) = self.place();
        let questions = &mut self.notes[note].questions;
        let other = self.random.below(questions.len());
        questions.swap(at, other);
        self.touched
            .extend([questions[at].who, questions[other].who]);
        at != other
    }

    fn move_question(&mut self) -> bool {
        let (from, at) = self.place();
        let (to, place) = self.place();
        let text = &self.notes[from].questions[at].text;
        if from == to
            || self.notes[to]
                .questions
                .iter()
                .any(|question| question.text == *text)
        {
            return false;
        }
        let question = self.notes[from].questions.remove(at);
        self.touched.insert(question.who);
        self.notes[to].questions.insert(place, question);
        true
    }

    fn add(&mut self) -> bool {
        let (note, at) = self.place();
        let there = self.notes[note].clone();
        let Some(question) = self.new_question(&there) else {
            return false;
        };
        self.notes[note].questions.insert(at, question);
        true
    }

    fn remove(&mut self) -> bool {
        let (note, at) = self.place();
        let question = self.notes[note].questions.remove(at);
        self.removed.push(question);
        true
    }

    /// Another question, often one that looks alike, in the very same place.
    fn replace(&mut self) -> bool {
        let (note, at) = self.place();
        let old = self.notes[note].questions[at].clone();
        let about = subject(&mut self.random);
        let text = old.text.replace(old.subject, about);
        if about == old.subject || text == old.text || !self.taken.claim(&text, self.next_who) {
            return false;
        }
        let mut new = Question {
            who: self.next_who,
            subject: about,
            text,
            ..old.clone()
        };
        self.next_who += 1;
        new.answer = answer(&mut self.random, about);
        new.outline = new
            .answer
            .iter()
            .map(|step| step.chars().take(9).collect())
            .collect();
        self.notes[note].questions[at] = new;
        self.removed.push(old);
        true
    }

    fn put_back(&mut self) -> bool {
        if self.removed.is_empty() {
            return false;
        }
        let at = self.random.below(self.removed.len());
        let (note, place) = self.place();
        let text = &self.removed[at].text;
        if self
            .notes
            .iter()
            .flat_map(|note| &note.questions)
            .any(|question| question.text == *text)
        {
            return false;
        }
        let question = self.removed.remove(at);
        self.touched.insert(question.who);
        self.notes[note].questions.insert(place, question);
        true
    }

    /// The second half of the answer becomes a card of its own.
    fn split_card(&mut self) -> bool {
        let (note, at) = self.place();
        let text = filled(
            "展开讲讲{}的后半部分是怎样的？",
            self.notes[note].questions[at].subject,
        );
        if self.notes[note].questions[at].answer.len() < 4
            || !self.taken.claim(&text, self.next_who)
        {
            return false;
        }
        let answer = &self.notes[note].questions[at].answer;
        if self.merged.iter().any(|merged| answer.ends_with(merged)) {
            return false;
        }
        let who = self.next_who;
        self.next_who += 1;
        let question = &mut self.notes[note].questions[at];
        self.touched.insert(question.who);
        let half = question.answer.len() / 2;
        let rest = question.answer.split_off(half);
        question.outline.truncate(half);
        let new = Question {
            who,
            subject: question.subject,
            text,
            answer: rest,
            outline: Vec::new(),
        };
        self.notes[note].questions.insert(at + 1, new);
        true
    }

    /// The next card's answer goes into this one, and its question goes.
    fn merge_cards(&mut self) -> bool {
        let (note, at) = self.place();
        if at + 1 >= self.notes[note].questions.len() {
            return false;
        }
        let gone = self.notes[note].questions.remove(at + 1);
        let question = &mut self.notes[note].questions[at];
        self.touched.insert(question.who);
        self.merged.push(gone.answer.clone());
        question.answer.extend(gone.answer);
        question.outline.extend(gone.outline);
        true
    }

    fn rename_note(&mut self) -> bool {
        let path = self.new_path();
        let (note, _) = self.place();
        if self.notes.iter().any(|note| note.path == path) {
            return false;
        }
        let note = &mut self.notes[note];
        note.path = path;
        self.touched
            .extend(note.questions.iter().map(|question| question.who));
        true
    }

    fn split_note(&mut self) -> bool {
        let path = self.new_path();
        let (note, _) = self.place();
        if self.notes.iter().any(|note| note.path == path) || self.notes[note].questions.len() < 6 {
            return false;
        }
        let half = self.notes[note].questions.len() / 2;
        let questions = self.notes[note].questions.split_off(half);
        self.touched
            .extend(questions.iter().map(|question| question.who));
        self.notes.push(Note { path, questions });
        true
    }

    fn merge_notes(&mut self) -> bool {
        let (from, to) = (self.place().0, self.place().0);
        let asked: HashSet<&str> = self.notes[to]
            .questions
            .iter()
            .map(|question| question.text.as_str())
            .collect();
        let clash = self.notes[from]
            .questions
            .iter()
            .any(|question| asked.contains(question.text.as_str()));
        if from == to
            || clash
            || self.notes.len() < 10
            || self.notes[from].questions.len() + self.notes[to].questions.len() > 24
        {
            return false;
        }
        let questions = std::mem::take(&mut self.notes[from].questions);
        self.touched
            .extend(questions.iter().map(|question| question.who));
        self.notes[to].questions.extend(questions);
        self.notes.remove(from);
        true
    }
}

/// A character lost, doubled, or exchanged with the next.
fn typo(random: &mut Random, text: &str) -> String {
    let mut signs: Vec<char> = text.chars().collect();
    if signs.len() < 5 {
        return text.to_owned();
    }
    let at = random.below(signs.len() - 2);
    match random.below(3) {
        0 => drop(signs.remove(at)),
        1 => signs.insert(at, signs[at]),
        _ => signs.swap(at, at + 1),
    }
    signs.into_iter().collect()
}

fn insert_word(random: &mut Random, text: &str) -> String {
    let mut signs: Vec<char> = text.chars().collect();
    let at = random.below(signs.len());
    let word = random.one(&["具体", "一般", "到底", "在生产环境里", "简单地"]);
    signs.splice(at..at, word.chars());
    signs.into_iter().collect()
}

fn delete_word(random: &mut Random, text: &str) -> String {
    let mut signs: Vec<char> = text.chars().collect();
    if signs.len() < 8 {
        return text.to_owned();
    }
    let at = random.below(signs.len() - 3);
    signs.drain(at..at + 2);
    signs.into_iter().collect()
}

fn synonym(random: &mut Random, text: &str) -> String {
    let (word, other) = random.one(&[
        ("怎样", "如何"),
        ("怎么", "如何"),
        ("为什么", "为何"),
        ("什么", "啥"),
        ("区别", "不同"),
        ("优缺点", "好处和坏处"),
    ]);
    text.replace(word, other)
}

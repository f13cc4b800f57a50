//! Questions that ask the same, anywhere in the deck.
//!
//! Two questions are alike if at least [`ALIKE`] of the pairs of neighbouring characters that either has are in both.
//! Pairs are looked up from the rarest on, and only as many of each question as two that alike can't all differ in
//! (prefix filtering: Chaudhuri, Ganti, Kaushik 2006; Bayardo, Ma, Srikant 2007), so that few questions are ever compared.

use std::{
    cmp::Ordering,
    collections::{HashMap, HashSet},
};

use super::Place;
use crate::{
    compile::Compiled, diagnostic::Diagnostic, draft::Kind, grammar::plain::plain,
    identity::normalise,
};

/// Share of common pairs from which on two questions are the same, in words or so.
const ALIKE: f64 = 0.8;

/// Shorter questions (为什么？, 怎么做？) ask something else at every place.
const SHORTEST: usize = 5;

/// Questions looked at for each rare pair. A pair that more have than this is not rare, and tells nothing.
const MOST: usize = 64;

/// A question, and what is reported if it was asked before.
pub struct Asked {
    words: String,
    diagnostic: Diagnostic,
}

/// The questions of a note.
pub fn asked(compiled: &Compiled) -> Vec<Asked> {
    let place = Place::of(&compiled.note);
    compiled
        .drafts()
        .filter(|draft| draft.kind == Kind::Question)
        .filter_map(|draft| {
            let words = normalise(&plain(&draft.question));
            (words.chars().count() >= SHORTEST).then(|| Asked {
                words,
                diagnostic: place.diagnostic(
                    "near-duplicate",
                    (
                        draft.line,
                        draft.question.lines().next().unwrap_or_default(),
                    ),
                    String::new(),
                    "keep one, or say in both what sets them apart",
                ),
            })
        })
        .collect()
}

/// One diagnostic for each question that an earlier one asks too, by path and line.
pub fn find(mut asked: Vec<Asked>) -> Vec<Diagnostic> {
    asked.sort_by(|a, b| {
        let key = |asked: &Asked| (asked.diagnostic.line, asked.diagnostic.column);
        a.diagnostic
            .path
            .cmp(&b.diagnostic.path)
            .then(key(a).cmp(&key(b)))
    });
    let words: Vec<&str> = asked.iter().map(|asked| asked.words.as_str()).collect();
    let pairs = pairs(&words);
    let place = |at: usize| {
        format!(
            "{}:{}",
            asked[at].diagnostic.path, asked[at].diagnostic.line
        )
    };
    pairs
        .into_iter()
        .map(|(later, earlier)| {
            let mut diagnostic = asked[later].diagnostic.clone();
            diagnostic.message = if words[later] == words[earlier] {
                format!("the same question stands at {}", place(earlier))
            } else {
                format!(
                    "nearly the same question stands at {}: `{}`",
                    place(earlier),
                    asked[earlier].diagnostic.source_line.trim()
                )
            };
            diagnostic
        })
        .collect()
}

/// For each question that is like an earlier one, the two of them.
fn pairs(questions: &[&str]) -> Vec<(usize, usize)> {
    let mut first: HashMap<&str, usize> = HashMap::new();
    let mut found = Vec::new();
    let shingles = ranked(questions);
    let mut index: HashMap<u32, Vec<usize>> = HashMap::new();
    for (at, question) in questions.iter().enumerate() {
        if let Some(earlier) = first.get(question) {
            found.push((at, *earlier));
            continue;
        }
        first.insert(question, at);
        let own = &shingles[at];
        let prefix = own.len() - (ALIKE * own.len() as f64).ceil() as usize + 1;
        let mut best: Option<(f64, usize)> = None;
        let mut seen = HashSet::new();
        for rank in own.iter().take(prefix) {
            let others = index.entry(*rank).or_default();
            for &other in others.iter().filter(|other| seen.insert(**other)) {
                let alike = likeness(own, &shingles[other]);
                if alike >= ALIKE
                    && best.is_none_or(|(best, _)| alike > best)
                    && means_the_same(question, questions[other])
                {
                    best = Some((alike, other));
                }
            }
            if others.len() < MOST {
                others.push(at);
            }
        }
        found.extend(best.map(|(_, other)| (at, other)));
    }
    found
}

/// The pairs of neighbouring characters of each question, each once, rarest first, as ranks.
fn ranked(questions: &[&str]) -> Vec<Vec<u32>> {
    let shingles: Vec<Vec<(char, char)>> = questions
        .iter()
        .map(|question| {
            let mut pairs: Vec<(char, char)> =
                question.chars().zip(question.chars().skip(1)).collect();
            pairs.sort_unstable();
            pairs.dedup();
            pairs
        })
        .collect();
    let mut counts: HashMap<(char, char), u32> = HashMap::new();
    for pair in shingles.iter().flatten() {
        *counts.entry(*pair).or_default() += 1;
    }
    let mut order: Vec<((char, char), u32)> = counts.into_iter().collect();
    order.sort_unstable_by_key(|(pair, count)| (*count, *pair));
    let ranks: HashMap<(char, char), u32> =
        order.into_iter().map(|(pair, _)| pair).zip(0..).collect();
    shingles
        .into_iter()
        .map(|pairs| {
            let mut own: Vec<u32> = pairs.iter().map(|pair| ranks[pair]).collect();
            own.sort_unstable();
            own
        })
        .collect()
}

/// Common pairs over all pairs (Jaccard); both are sorted.
fn likeness(a: &[u32], b: &[u32]) -> f64 {
    let (short, long) = (a.len().min(b.len()), a.len().max(b.len()));
    if (short as f64) < ALIKE * long as f64 {
        return 0.0;
    }
    let (mut i, mut j, mut common) = (0, 0, 0);
    while i < a.len() && j < b.len() {
        match a[i].cmp(&b[j]) {
            Ordering::Less => i += 1,
            Ordering::Greater => j += 1,
            Ordering::Equal => {
                common += 1;
                i += 1;
                j += 1;
            }
        }
    }
    f64::from(common) / (a.len() as f64 + b.len() as f64 - f64::from(common))
}

/// Whether two questions that look alike have the same numbers, and say "not" equally often: 1.7 is not 1.8.
fn means_the_same(a: &str, b: &str) -> bool {
    let digits = |text: &str| {
        text.chars()
            .filter(char::is_ascii_digit)
            .collect::<String>()
    };
    let nots = |text: &str| text.matches(['不', '没', '非', '无', '未']).count();
    digits(a) == digits(b) && nots(a) == nots(b)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_in_other_words_is_found_once() {
        let questions = [
            "b+树索引为什么比哈希索引更适合做范围查询",
            "什么是覆盖索引",
            "b+树索引为什么比哈希索引适合做范围查询",
            "什么是覆盖索引",
        ];
        assert_eq!(pairs(&questions), [(2, 0), (3, 1)]);
    }

    #[test]
    fn one_word_can_make_another_question() {
        let questions = [
            "什么是乐观锁",
            "什么是悲观锁",
            "mysql57的默认隔离级别是怎样实现的呢",
            "mysql80的默认隔离级别是怎样实现的呢",
            "为什么这个项目里的缓存层要用本地缓存",
            "为什么这个项目里的缓存层不要用本地缓存",
        ];
        assert_eq!(pairs(&questions), []);
    }

    #[test]
    fn what_is_rare_is_compared_even_among_many_alike() {
        let mut questions: Vec<String> = (0..3000)
            .map(|n| format!("第{n}组里的数据是怎样在节点之间分布的"))
            .collect();
        questions.push("在这样的系统里跳表为什么能代替平衡树来做有序集合".into());
        questions.push("在这样的系统里跳表为什么可以代替平衡树来做有序集合".into());
        let questions: Vec<&str> = questions.iter().map(String::as_str).collect();
        assert_eq!(pairs(&questions), [(3001, 3000)]);
    }
}

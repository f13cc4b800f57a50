//! Questions that ask the same, anywhere in the deck.
//!
//! Two questions are alike if at least [`ALIKE`] of the pairs of neighbouring characters that either has are in both.
//! Pairs are looked up from the rarest on, and only as many of each question as two that alike can't all differ in
//! (prefix filtering: Chaudhuri, Ganti, Kaushik 2006; Bayardo, Ma, Srikant 2007), so that few questions are ever compared.

use std::{
    cmp::Ordering,
    collections::{HashMap, hash_map::Entry},
};

use rayon::prelude::*;

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

/// Questions that one thread takes at least: each piece of work has a list of all questions to set up.
const FEWEST: usize = 8192;

/// A question, and what is reported if it was asked before.
pub struct Asked {
    words: String,
    diagnostic: Diagnostic,
}

/// The questions of a note.
pub fn asked(place: &Place, compiled: &Compiled) -> Vec<Asked> {
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
    let mut first: HashMap<&str, usize> = HashMap::with_capacity(questions.len());
    let same: Vec<Option<usize>> = questions
        .iter()
        .enumerate()
        .map(|(at, question)| match first.entry(question) {
            Entry::Occupied(earlier) => Some(*earlier.get()),
            Entry::Vacant(place) => {
                place.insert(at);
                None
            }
        })
        .collect();
    let (shingles, n_ranks) = ranked(questions);
    // The first questions of each rare pair.
    let mut index: Vec<Vec<usize>> = vec![Vec::new(); n_ranks];
    for at in (0..questions.len()).filter(|at| same[*at].is_none()) {
        for rank in rarest(&shingles[at]) {
            let asked = &mut index[*rank as usize];
            if asked.len() < MOST {
                asked.push(at);
            }
        }
    }
    let alike = |seen: &mut [usize], at: usize| {
        let own = &shingles[at];
        let mut best: Option<(f64, usize)> = None;
        for &other in rarest(own).iter().flat_map(|rank| &index[*rank as usize]) {
            if other >= at || std::mem::replace(&mut seen[other], at) == at {
                continue;
            }
            let alike = likeness(own, &shingles[other]);
            if alike >= ALIKE
                && best.is_none_or(|(best, first)| (alike, first) > (best, other))
                && means_the_same(questions[at], questions[other])
            {
                best = Some((alike, other));
            }
        }
        best.map(|(_, other)| other)
    };
    (0..questions.len())
        .into_par_iter()
        .with_min_len(FEWEST)
        // For each question, the last one that was held against it.
        .map_init(
            || vec![0; questions.len()],
            |seen, at| Some((at, same[at].or_else(|| alike(seen, at))?)),
        )
        .flatten()
        .collect()
}

/// The rarest pairs of a question: as many as two questions that are alike can't all differ in.
fn rarest(ranks: &[u32]) -> &[u32] {
    let prefix = ranks.len() - (ALIKE * ranks.len() as f64).ceil() as usize + 1;
    &ranks[..prefix.min(ranks.len())]
}

/// The pairs of neighbouring characters of each question, each once, rarest first, as ranks; and how many ranks there are.
fn ranked(questions: &[&str]) -> (Vec<Vec<u32>>, usize) {
    let shingles: Vec<Vec<(char, char)>> = questions
        .par_iter()
        .map(|question| {
            let mut pairs: Vec<(char, char)> =
                question.chars().zip(question.chars().skip(1)).collect();
            pairs.sort_unstable();
            pairs.dedup();
            pairs
        })
        .collect();
    let mut all: Vec<(char, char)> = shingles.iter().flatten().copied().collect();
    all.par_sort_unstable();
    // Each pair, how many questions have it, and its rank.
    let mut pairs: Vec<((char, char), usize, u32)> = all
        .chunk_by(|a, b| a == b)
        .map(|same| (same[0], same.len(), 0))
        .collect();
    let mut order: Vec<usize> = (0..pairs.len()).collect();
    order.par_sort_unstable_by_key(|at| (pairs[*at].1, *at));
    for (rank, at) in (0..).zip(&order) {
        pairs[*at].2 = rank;
    }
    let rank = |pair: &(char, char)| {
        let at = pairs.binary_search_by_key(pair, |(pair, ..)| *pair);
        at.ok().map(|at| pairs[at].2)
    };
    let ranks = shingles
        .into_par_iter()
        .map(|own| {
            let mut own: Vec<u32> = own.iter().filter_map(rank).collect();
            own.sort_unstable();
            own
        })
        .collect();
    (ranks, pairs.len())
}

/// Common pairs over all pairs (Jaccard), or 0 as soon as it can't be [`ALIKE`] any more; both are sorted.
fn likeness(a: &[u32], b: &[u32]) -> f64 {
    let both = (a.len() + b.len()) as f64;
    // Jaccard of at least ALIKE needs so many in common.
    let needed = (ALIKE * both / (1.0 + ALIKE) - 1e-9).ceil() as usize;
    let (Some(mut spare_a), Some(mut spare_b)) =
        (a.len().checked_sub(needed), b.len().checked_sub(needed))
    else {
        return 0.0;
    };
    let (mut i, mut j, mut common) = (0, 0, 0);
    while i < a.len() && j < b.len() {
        let (side, spare) = match a[i].cmp(&b[j]) {
            Ordering::Equal => {
                (i, j, common) = (i + 1, j + 1, common + 1);
                continue;
            }
            Ordering::Less => (&mut i, &mut spare_a),
            Ordering::Greater => (&mut j, &mut spare_b),
        };
        *side += 1;
        match spare.checked_sub(1) {
            Some(left) => *spare = left,
            None => return 0.0,
        }
    }
    f64::from(common) / (both - f64::from(common))
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

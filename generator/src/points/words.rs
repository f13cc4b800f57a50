//! Which rung speaks of which point, told by their words.
//!
//! Words of Latin letters and pairs of neighbouring Chinese characters count; one that several points have tells little.
//! A rung finds its point only where at least half of what it says is there, where no other point has half as much of it,
//! and where no other rung speaks of that point as much.

use std::collections::HashMap;

use crate::grammar::letter::is_letter;

/// Outlines and answers longer than these are not compared: the work grows with both.
const MOST_RUNGS: usize = 64;
const MOST_POINTS: usize = 256;

/// For each rung, the point it speaks of, if that is beyond doubt.
pub fn matches(rungs: &[String], points: &[&str]) -> Vec<Option<usize>> {
    if rungs.len() > MOST_RUNGS || points.len() > MOST_POINTS || points.len() < 2 {
        return vec![None; rungs.len()];
    }
    let rungs: Vec<Tokens> = rungs.iter().map(|rung| tokens(rung)).collect();
    let points: Vec<Tokens> = points.iter().map(|point| tokens(point)).collect();
    let mut having: HashMap<&Token, u32> = HashMap::new();
    for token in points.iter().flat_map(|point| &point.0) {
        *having.entry(token).or_default() += 1;
    }
    let scores: Vec<Vec<f64>> = rungs
        .iter()
        .map(|rung| {
            points
                .iter()
                .map(|point| score(rung, point, &having))
                .collect()
        })
        .collect();
    (0..rungs.len())
        .map(|rung| {
            let (point, best) = highest(scores[rung].iter().copied())?;
            let second = others(scores[rung].iter().copied(), point);
            let rival = others(scores.iter().map(|scores| scores[point]), rung);
            let common = rungs[rung].common(&points[point]).count();
            (common * 2 >= rungs[rung].0.len() && best >= 2.0 * second && best > rival)
                .then_some(point)
        })
        .collect()
}

/// What a rung and a point have in common; a word that fewer points have is worth more.
fn score(rung: &Tokens, point: &Tokens, having: &HashMap<&Token, u32>) -> f64 {
    rung.common(point)
        .filter_map(|token| having.get(token))
        .map(|count| 1.0 / f64::from(*count))
        .sum()
}

/// The highest of some scores and its place; none where all are 0.
fn highest(scores: impl Iterator<Item = f64>) -> Option<(usize, f64)> {
    scores
        .enumerate()
        .filter(|(_, score)| *score > 0.0)
        .reduce(|best, next| if next.1 > best.1 { next } else { best })
}

/// The highest score that is not at that place.
fn others(scores: impl Iterator<Item = f64>, place: usize) -> f64 {
    let others = scores.enumerate().filter(|(at, _)| *at != place);
    others.map(|(_, score)| score).fold(0.0, f64::max)
}

/// What texts are compared by.
#[derive(PartialEq, Eq, Hash, PartialOrd, Ord)]
enum Token {
    /// A word of Latin letters and digits, in lower case.
    Word(String),
    /// Two wide characters that stand beside each other.
    Pair(char, char),
}

/// The tokens of a text, each once, sorted.
struct Tokens(Vec<Token>);

impl Tokens {
    /// Those that both have, in order.
    fn common<'a>(&'a self, other: &'a Tokens) -> impl Iterator<Item = &'a Token> {
        let mut rest = other.0.as_slice();
        self.0.iter().filter(move |token| {
            rest = &rest[rest.partition_point(|before| before < token)..];
            rest.first() == Some(token)
        })
    }
}

fn tokens(text: &str) -> Tokens {
    let mut tokens = Vec::new();
    let mut word = String::new();
    let mut wide = None;
    for sign in text.chars().chain([' ']) {
        if sign.is_ascii_alphanumeric() {
            word.push(sign.to_ascii_lowercase());
        } else if !word.is_empty() {
            tokens.push(Token::Word(std::mem::take(&mut word)));
        }
        let is_wide = !sign.is_ascii() && is_letter(sign);
        if let Some(before) = wide.filter(|_| is_wide) {
            tokens.push(Token::Pair(before, sign));
        }
        wide = is_wide.then_some(sign);
    }
    tokens.sort_unstable();
    tokens.dedup();
    Tokens(tokens)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(rungs: &[&str], points: &[&str], expected: &[Option<usize>]) {
        let rungs: Vec<String> = rungs.iter().map(|rung| (*rung).to_owned()).collect();
        assert_eq!(matches(&rungs, points), expected);
    }

    #[test]
    fn words_beyond_doubt_find_their_point() {
        check(
            &["WATCH 命令", "重试", "Lua 脚本"],
            &[
                "用 WATCH 命令盯住键",
                "提交时检查版本",
                "失败就重试",
                "也可以写成一段 Lua 脚本",
            ],
            &[Some(0), Some(2), Some(3)],
        );
    }

    #[test]
    fn doubt_finds_none() {
        // Two points have the word; no point has half of the rung; two rungs say the same.
        check(&["缓存"], &["删缓存", "写缓存"], &[None]);
        check(&["限流、降级、熔断、隔离"], &["限流", "排队"], &[None]);
        check(&["重试", "重试"], &["重试", "回滚"], &[None, None]);
        check(&["超时"], &["重试", "回滚"], &[None]);
    }
}

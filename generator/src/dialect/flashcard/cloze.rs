//! Texts with gaps. Each group of gaps is a card: its question shows the gap, its answer the whole text with what was
//! in the gap marked. The other groups' gaps are filled on both sides.

use super::has_words;

/// A piece of a text with gaps. Gaps may stand in each other; every `Open` has its `Close`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Token<'a> {
    /// Text.
    Text(&'a str),
    /// A gap starts.
    Open {
        /// Gaps of one group are asked together.
        group: u32,
        /// What to show in the gap.
        hint: Option<&'a str>,
        /// Whether what is in it can be marked: it is no longer than a line.
        marks: bool,
    },
    /// The innermost gap ends.
    Close,
}

/// More cards of one text than this are read by nobody, and each repeats the text.
const MOST_GROUPS: usize = 64;

/// Nor is more text than this, in bytes over all its cards.
const MOST_TEXT: usize = 1 << 20;

/// Question and answer of each group, in the order of their numbers; none where there are too many.
pub fn cards(tokens: &[Token]) -> Vec<(String, String)> {
    let mut groups: Vec<u32> = tokens
        .iter()
        .filter_map(|token| match token {
            Token::Open { group, .. } => Some(*group),
            _ => None,
        })
        .collect();
    groups.sort_unstable();
    groups.dedup();
    let length = tokens.iter().map(|token| match token {
        Token::Text(text) => text.len(),
        _ => 0,
    });
    if groups.len() > MOST_GROUPS || groups.len() * length.sum::<usize>() > MOST_TEXT {
        return Vec::new();
    }
    groups
        .into_iter()
        .map(|group| card(tokens, group))
        .filter(|(question, _)| has_words(question))
        .collect()
}

/// What a card's gaps hide, and what is said below its text; none where what they hide has more than a line. The question
/// says the rest of the text.
pub fn hidden(question: &str, answer: &str) -> Option<String> {
    let mut said: Vec<&str> = Vec::new();
    let mut rest = answer;
    while let Some((_, after)) = rest.split_once("<mark>") {
        let (inner, after) = after.split_once("</mark>")?;
        said.push(inner);
        rest = after;
    }
    // The text goes on behind its last gap as the question does; below it stands what belongs to the answer alone.
    let ends = rest.match_indices("\n\n").map(|(at, _)| at);
    let end = ends
        .chain([rest.len()])
        .filter(|at| question.ends_with(rest[..*at].trim_end()));
    let below = rest[end.last()?..].trim();
    let said = said.join("; ");
    let all = match below {
        "" => said,
        _ => format!("{said}\n\n{below}"),
    };
    has_words(&all).then_some(all)
}

/// The text with no gap.
pub fn filled(tokens: &[Token]) -> String {
    let words = tokens.iter().map(|token| match token {
        Token::Text(text) => *text,
        _ => "",
    });
    words.collect()
}

fn card(tokens: &[Token], asked: u32) -> (String, String) {
    let (mut question, mut answer) = (String::new(), String::new());
    // Gaps that are open since the one that is asked; the outermost of them says whether it is marked.
    let mut depth = 0usize;
    let mut marked = false;
    for token in tokens {
        match token {
            Token::Text(text) => {
                answer.push_str(text);
                if depth == 0 {
                    question.push_str(text);
                }
            }
            Token::Open { .. } if depth > 0 => depth += 1,
            Token::Open { group, hint, marks } => {
                if *group == asked {
                    depth = 1;
                    marked = *marks;
                    question.push('[');
                    question.push_str(hint.filter(|hint| !hint.is_empty()).unwrap_or("…"));
                    question.push(']');
                    answer.push_str(if marked { "<mark>" } else { "" });
                }
            }
            Token::Close if depth > 0 => {
                depth -= 1;
                if depth == 0 && marked {
                    answer.push_str("</mark>");
                }
            }
            Token::Close => {}
        }
    }
    (question.trim().to_owned(), answer.trim().to_owned())
}

/// A gap as an opening sign, its text and a closing sign.
pub struct Gap<'a> {
    /// Where it starts, its signs included.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
    /// What is in it.
    pub text: &'a str,
    /// What to show in it.
    pub hint: Option<&'a str>,
    /// Its group.
    pub group: u32,
}

/// The tokens of a text whose gaps do not stand in each other.
pub fn tokens<'a>(text: &'a str, gaps: &[Gap<'a>]) -> Vec<Token<'a>> {
    let mut tokens = Vec::with_capacity(gaps.len() * 4 + 1);
    let mut at = 0;
    for gap in gaps {
        tokens.push(Token::Text(&text[at..gap.start]));
        tokens.push(Token::Open {
            group: gap.group,
            hint: gap.hint,
            marks: !gap.text.contains('\n'),
        });
        tokens.push(Token::Text(gap.text));
        tokens.push(Token::Close);
        at = gap.end;
    }
    tokens.push(Token::Text(&text[at..]));
    tokens
}

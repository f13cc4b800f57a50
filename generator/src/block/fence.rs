//! Fences, and what stands in them: code, or the author's questions.

use super::line::unquote;
use crate::grammar::asking;

/// The fence that a line is: its sign and length.
pub(super) fn fence(text: &str) -> Option<(char, usize)> {
    let sign = text
        .chars()
        .next()
        .filter(|sign| matches!(sign, '`' | '~'))?;
    let len = text
        .bytes()
        .take_while(|byte| char::from(*byte) == sign)
        .count();
    let info = &text[len..];
    (len >= 3 && !(sign == '`' && info.contains('`'))).then_some((sign, len))
}

/// Whether a line closes a fence.
pub(super) fn closes(text: &str, sign: char, len: usize) -> bool {
    text.len() >= len && text.chars().all(|other| other == sign)
}

/// A comment among the questions in a fence, which heads those below it: `-- 基础`, `// 基础`.
pub(super) fn is_note(text: &str) -> bool {
    let rest = text.trim_start_matches(['-', '/']);
    (text.starts_with("--") || text.starts_with("//"))
        && rest.starts_with(' ')
        && !rest.trim().is_empty()
}

/// Whether the fence that opens at `at` is closed not too far below.
pub(super) fn is_closed(raws: &[&str], at: usize, sign: char, len: usize) -> bool {
    const LONGEST_CODE: usize = 400;
    let below = raws.iter().skip(at + 1).take(LONGEST_CODE);
    let mut fences = below.map(|raw| unquote(raw).1.trim());
    fences.any(|text| closes(text, sign, len))
}

/// The closing line of a fence that opens at `at`, if what it holds are questions and not code.
pub(super) fn questions_until(raws: &[&str], at: usize, sign: char, len: usize) -> Option<usize> {
    let info = unquote(raws[at]).1.trim().trim_start_matches(sign).trim();
    let plain = matches!(
        info,
        "" | "text" | "txt" | "md" | "markdown" | "plain" | "plaintext"
    );
    let (mut asking, mut coding, mut all, mut notes) = (0, 0, 0, 0);
    for (end, raw) in raws.iter().enumerate().skip(at + 1) {
        let text = unquote(raw).1.trim();
        if closes(text, sign, len) {
            let plain = plain || asking >= 3 && asking * 4 >= (all - notes) * 3;
            return (plain && asking >= 2 && coding * 10 <= all).then_some(end);
        }
        all += usize::from(!text.is_empty());
        notes += usize::from(is_note(text) || text.starts_with('#'));
        // A lone `?` parts front from back for flashcard programs.
        let says = text.contains(char::is_alphanumeric) && !text.starts_with(['#', '/']);
        asking += usize::from(says && asking::is_marked(text));
        coding += usize::from(
            text.ends_with([';', '{', '}']) || text.starts_with("//") || text.contains("= "),
        );
    }
    None
}

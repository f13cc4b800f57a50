//! What a line break inside a paragraph means.
//!
//! To Markdown it is a space. To a Chinese author it is either nothing (a sentence wrapped by hand: a space in the
//! middle of it would show) or a new line (each point on a line of its own, as editors show it). Told apart by where it
//! stands:
//!
//! ```text
//! 5.项目用 Redis 做缓存。      → the line ends a sentence: a new line
//! 6.消息队列削峰
//! （1）先写数据库              → the next line starts with a number: a new line
//! 读多写少                    → a short line: a new line
//! 写多读少
//! …四十个字的一行，在句子中间
//! 断开                        → a full line, broken inside a sentence: joined
//! plain English text          → a space, as Markdown has it
//! ```

/// What becomes of a line break.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum LineBreak {
    /// Nothing is left of it.
    Join,
    /// White space.
    Space,
    /// A visible line break.
    Line,
}

/// A line shorter than this many bytes was not wrapped because it was full: 24 Chinese characters.
const FULL_LINE: usize = 72;

impl LineBreak {
    /// Judges the break between a line of `length` bytes that ends with `before`, and the text `after`.
    pub(super) fn between(before: char, length: usize, after: &str) -> Self {
        let Some(next) = after.chars().next() else {
            return Self::Space;
        };
        let chinese = (is_cjk(before), is_cjk(next));
        if starts_with_marker(after) || "。？！；…".contains(before) {
            return Self::Line;
        }
        if "，、（「『《“".contains(before) && (chinese.1 || is_quotation(next)) {
            return Self::Join;
        }
        match chinese {
            (false, false) => Self::Space,
            _ if before == '：' || length < FULL_LINE => Self::Line,
            (true, true) => Self::Join,
            (true, false) if is_quotation(next) => Self::Join,
            (false, true) if is_quotation(before) => Self::Join,
            _ => Self::Space,
        }
    }
}

/// Characters of scripts that put no space between words. Korean does.
fn is_cjk(c: char) -> bool {
    matches!(c, '\u{2E80}'..='\u{A4CF}' | '\u{F900}'..='\u{FAFF}' | '\u{FE30}'..='\u{FE4F}' | '\u{FF00}'..='\u{FF60}' | '\u{20000}'..='\u{3FFFF}')
}

/// Marks that Chinese and Latin text share.
fn is_quotation(c: char) -> bool {
    matches!(c, '“' | '”' | '‘' | '’' | '…' | '—')
}

/// Whether a line starts as a point of a list: `5.项目`, `3、`, `（1）`, `2)`, `①`.
fn starts_with_marker(line: &str) -> bool {
    let line = line.strip_prefix(['(', '（']).unwrap_or(line);
    let digits = line.chars().take_while(|c| c.is_ascii_digit()).count();
    let mut rest = line.chars().skip(digits);
    match digits {
        0 => matches!(rest.next(), Some('①'..='⑳' | '•' | '·')),
        1 | 2 => match rest.next() {
            Some('、' | ')' | '）' | '．' | '。') => true,
            // `3.5 倍` is a number.
            Some('.') => rest.next().is_some_and(|c| !c.is_ascii_digit()),
            _ => false,
        },
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::{LineBreak::*, *};

    #[test]
    fn breaks() {
        let full = FULL_LINE;
        for (before, length, after, expected) in [
            ('中', full, "文字", Join),
            ('中', 9, "文字", Line),
            ('，', 9, "文字", Join),
            ('，', full, "Redis", Space),
            ('。', full, "文字", Line),
            ('？', 9, "Redis", Line),
            ('：', full, "Redis", Line),
            ('文', full, "“字”", Join),
            ('d', full, "word", Space),
            ('d', 5, "word", Space),
            ('s', full, "文字", Space),
            ('s', 9, "文字", Line),
            ('d', full, "2) word", Line),
            ('中', full, "5.项目", Line),
            ('中', full, "（1）先写", Line),
            ('中', full, "①先写", Line),
            ('中', full, "3.5 倍", Space),
            ('한', full, "국", Space),
            ('中', full, "", Space),
        ] {
            assert_eq!(
                LineBreak::between(before, length, after),
                expected,
                "{before} {length} {after}"
            );
        }
    }
}

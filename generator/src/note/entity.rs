//! HTML entities that stand for a character, and those that lost their `&` on the way: `#xff1a;` is ：.
//!
//! Restored outside code only, and only where they mean what a Chinese text would hold: spaces, quotes, wide signs.
//! `color: #333;` stays.

use std::borrow::Cow;

use memchr::memchr2_iter;

/// `body` with such entities replaced. Line ends stay where they are.
pub fn restore(body: &str) -> Cow<'_, str> {
    if !may_hold_one(body) {
        return Cow::Borrowed(body);
    }
    let mut out = String::new();
    let mut copied = 0;
    let mut fence = false;
    let mut start = 0;
    for line in body.split_inclusive('\n') {
        let trimmed = line.trim_start();
        if trimmed.starts_with("```") || trimmed.starts_with("~~~") {
            fence = !fence;
        }
        if !fence && line.contains(';') {
            for (at, _) in line.match_indices(';') {
                let floor = copied.max(start);
                if let Some((from, sign)) = entity(&body[floor..start + at + 1]) {
                    out.push_str(&body[copied..floor + from]);
                    out.push(sign);
                    copied = start + at + 1;
                }
            }
        }
        start += line.len();
    }
    if copied == 0 {
        return Cow::Borrowed(body);
    }
    out.push_str(&body[copied..]);
    Cow::Owned(out)
}

/// Whether there is any, at the price of one look at each `#` and `&`.
fn may_hold_one(body: &str) -> bool {
    let bytes = body.as_bytes();
    memchr2_iter(b'#', b'&', bytes).any(|at| match (bytes[at], bytes.get(at + 1)) {
        (b'#', Some(next)) => matches!(next, b'0'..=b'9' | b'x' | b'X' | b'+'),
        (_, Some(next)) => matches!(next, b'n' | b'e'),
        (_, None) => false,
    })
}

/// The entity that `text` ends with: where it starts, and the character.
fn entity(text: &str) -> Option<(usize, char)> {
    const LONGEST: usize = 9;
    let from = text.len() - text.len().min(LONGEST);
    let tail = text.as_bytes().get(from..)?;
    let start = from + tail.iter().rposition(|byte| matches!(byte, b'&' | b'#'))?;
    let (lost, start) = match text.as_bytes()[start] {
        b'#' if start > 0 && text.as_bytes()[start - 1] == b'&' => (false, start - 1),
        b'#' => (true, start),
        _ => (false, start),
    };
    let name = text[start..text.len() - 1].trim_start_matches('&');
    let sign = match name {
        "nbsp" => '\u{a0}',
        "ensp" => '\u{2002}',
        "emsp" => '\u{2003}',
        _ => {
            let digits = name.strip_prefix('#')?;
            let code = match digits.strip_prefix(['x', 'X']) {
                Some(digits) => u32::from_str_radix(digits, 16).ok()?,
                None => digits.parse().ok()?,
            };
            char::from_u32(code)?
        }
    };
    // A numeric `&#60;` is Markdown's own business; without its `&` nobody else will restore it.
    let wide = matches!(u32::from(sign), 0xa0 | 0xb7 | 0x2002..=0x2030 | 0x3000..=0x303f | 0x4e00..=0x9fff | 0xff01..=0xff5e);
    let ascii = lost && matches!(sign, '"' | '\'' | '&' | '<' | '>');
    (wide || ascii).then_some((start, sign))
}

#[cfg(test)]
mod tests {
    use super::restore;

    #[test]
    fn entities() {
        for (text, want) in [
            ("锁#xff1a;一种&#xff0c;好", "锁：一种，好"),
            ("a&nbsp;b #160;", "a\u{a0}b \u{a0}"),
            ("color: #333; &lt;", "color: #333; &lt;"),
            ("#39;a#39;", "'a'"),
            ("```\n#xff1a;\n```\n#xff1a;", "```\n#xff1a;\n```\n："),
            ("锁;;#;&;", "锁;;#;&;"),
        ] {
            assert_eq!(restore(text), want);
        }
    }
}

//! Whether a character is part of a word.

/// `text` up to its last letter or digit.
pub(crate) fn trim_end(text: &str) -> &str {
    text.trim_end_matches(|sign| !is_letter(sign))
}

/// `text` from its first letter or digit to its last.
pub(crate) fn trim(text: &str) -> &str {
    text.trim_matches(|sign| !is_letter(sign))
}

/// A letter or digit of any script. Most are Chinese or ASCII, and need no search in Unicode's tables.
#[inline]
pub(crate) fn is_letter(sign: char) -> bool {
    match sign {
        '\0'..='\x7f' => sign.is_ascii_alphanumeric(),
        '\u{4e00}'..='\u{9fff}' => true,
        '、' | '。' | '，' | '；' | '：' | '！' | '？' | '（' | '）' | '“' | '”' => {
            false
        }
        _ => sign.is_alphanumeric(),
    }
}

#[cfg(test)]
mod tests {
    use super::is_letter;

    #[test]
    fn the_short_way_knows_letters_as_the_tables_do() {
        for sign in (0..0x3_0000).filter_map(char::from_u32) {
            assert_eq!(is_letter(sign), sign.is_alphanumeric(), "{sign:?}");
        }
    }
}

//! Reading the texts that yiji stores: parted by one ASCII sign, and with numbers of plain digits; and writing such numbers.
//!
//! The standard library does all this and much more, which a first visit would load: these few lines are a kilobyte less.

/// The text before the first such sign, and the text behind it; `None` if there is no such sign.
pub fn cut(text: &str, sign: u8) -> Option<(&str, &str)> {
    let place = text.bytes().position(|byte| byte == sign)?;
    Some((text.get(..place)?, text.get(place + 1..)?))
}

/// The texts between such signs, one at least.
pub fn parts(text: &str, sign: u8) -> impl Iterator<Item = &str> {
    let mut rest = Some(text);
    std::iter::from_fn(move || {
        let text = rest?;
        let (part, behind) =
            cut(text, sign).map_or((text, None), |(part, rest)| (part, Some(rest)));
        rest = behind;
        Some(part)
    })
}

/// A number that is written in digits only, and that fits.
pub fn number<T: TryFrom<u64>>(digits: &str) -> Option<T> {
    of_digits(digits.as_bytes())?.try_into().ok()
}

/// A number in digits, with a sign if it is below zero.
pub fn written(number: i64) -> String {
    let mut text = String::from(if number < 0 { "-" } else { "" });
    let number = number.unsigned_abs();
    let mut unit = 1;
    while number / unit > 9 {
        unit *= 10;
    }
    while unit > 0 {
        text.push(char::from(b'0' + (number / unit % 10) as u8));
        unit /= 10;
    }
    text
}

/// What digits say; `None` as well for more than 19 digits, whatever they are.
pub(crate) fn of_digits(digits: &[u8]) -> Option<u64> {
    let is_number = (1..=19).contains(&digits.len()) && digits.iter().all(u8::is_ascii_digit);
    let add = |number: u64, digit: &u8| number * 10 + u64::from(digit - b'0');
    is_number.then(|| digits.iter().fold(0, add))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_cut_at_the_first_sign() {
        for (text, found) in [
            ("a=b=c", Some(("a", "b=c"))),
            ("=", Some(("", ""))),
            ("线程=池", Some(("线程", "池"))),
            ("a", None),
            ("", None),
        ] {
            assert_eq!(cut(text, b'='), found, "{text}");
        }
    }

    #[test]
    fn parts_are_what_split_gives() {
        for text in ["", " ", "a", "a b", " a  b ", "线程 池"] {
            assert!(parts(text, b' ').eq(text.split(' ')), "{text}");
        }
    }

    #[test]
    fn numbers_are_written_as_they_are_everywhere() {
        for number in [0, 7, 10, -1, -400, 1_790_000_000, i64::MAX, i64::MIN] {
            assert_eq!(written(number), number.to_string());
        }
    }

    #[test]
    fn numbers_are_digits_that_fit() {
        for (text, found) in [
            ("0", Some(0)),
            ("007", Some(7)),
            ("255", Some(255)),
            ("256", None),
            ("+1", None),
            ("-1", None),
            ("1 ", None),
            ("", None),
            ("00000000000000000001", None),
        ] {
            assert_eq!(number::<u8>(text), found, "{text}");
        }
        assert_eq!(
            number("9999999999999999999"),
            Some(9_999_999_999_999_999_999_u64)
        );
    }
}

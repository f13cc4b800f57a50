//! Reads aloud with the voices of the browser, where it has any.

use web_sys::{SpeechSynthesis, SpeechSynthesisUtterance};

use crate::{dom, property};

/// The browser's speech; not every browser has it.
fn synthesis() -> Option<SpeechSynthesis> {
    property::object(&dom::window(), "speechSynthesis")
}

/// Whether there is someone to read.
pub fn is_there() -> bool {
    synthesis().is_some()
}

/// Reads a text at that rate, in hundredths of the usual one. What was being read is broken off.
pub fn speak(text: &str, rate: u8) {
    let Some(synthesis) = synthesis() else { return };
    synthesis.cancel();
    // A sentence at a time: some voices break off after a quarter of a minute. By characters, as a search for patterns
    // would weigh more than all else here.
    let language = language(text);
    let mut sentence = String::new();
    for c in text.chars() {
        sentence.push(c);
        if matches!(c, '。' | '！' | '？' | '；' | '\n') {
            say(&synthesis, &sentence, language, rate);
            sentence.clear();
        }
    }
    say(&synthesis, &sentence, language, rate);
}

fn say(synthesis: &SpeechSynthesis, sentence: &str, language: &str, rate: u8) {
    if sentence.bytes().all(|byte| byte <= b' ') {
        return;
    }
    if let Ok(utterance) = SpeechSynthesisUtterance::new_with_text(sentence) {
        property::set(&utterance, "lang", language);
        property::set(&utterance, "rate", f64::from(rate) / 100.0);
        synthesis.speak(&utterance);
    }
}

/// Breaks off; whether something was being read.
pub fn stop() -> bool {
    let Some(synthesis) = synthesis() else {
        return false;
    };
    let was_speaking = ["speaking", "pending"]
        .iter()
        .any(|name| property::flag(&synthesis, name));
    // Each grade breaks off, and some browsers ask another process for it.
    if was_speaking {
        synthesis.cancel();
    }
    was_speaking
}

/// Chinese, if one character of it is: a Chinese voice reads English words, an English one skips Chinese.
fn language(text: &str) -> &'static str {
    let is_chinese = |c: char| ('\u{3400}'..'\u{a000}').contains(&c);
    if text.chars().any(is_chinese) {
        "zh-CN"
    } else {
        "en"
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_chinese_character_makes_it_chinese() {
        for (text, found) in [
            ("What is a 304?", "en"),
            ("304 是什么", "zh-CN"),
            ("，。", "en"),
            ("", "en"),
        ] {
            assert_eq!(language(text), found, "{text}");
        }
    }
}

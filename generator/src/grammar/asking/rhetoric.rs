//! Questions that nobody asks the reader.

use crate::grammar::{letter, words::Words};

/// Whether a question says nothing of what it asks about: `是什么？`, "How does it work?". It heads a point of an answer.
pub fn is_bare(text: &str) -> bool {
    const LONGEST: usize = 24;
    const BARE: &[&str] = &[
        "是什么",
        "为什么",
        "为什么呢",
        "怎么做",
        "怎么办",
        "怎么用",
        "如何用",
        "如何使用",
        "有哪些",
        "区别",
        "异同",
        "对比",
        "什么",
        "啥",
        "为啥",
        "why",
        "what",
        "how",
        "when",
        "where",
        "who",
        "why not",
        "what is it",
        "how come",
        "so what",
        "what happens",
        "what happened",
        "what next",
        "what's next",
        "what now",
        "what is this",
        "what does it do",
        "what's the point",
        "what’s the point",
        "how does it work",
        "how does this work",
        "how do they work",
        "how it works",
        "how do i start",
        "how do i use it",
        "how to use it",
        "why does it exist",
        "why does it matter",
        "why does this matter",
        "why it matters",
        "why this matters",
        "who is it for",
    ];
    if text.len() > LONGEST {
        return false;
    }
    let text = letter::trim(text);
    BARE.iter().any(|bare| bare.eq_ignore_ascii_case(text))
}

/// Whether a question speaks to the reader: an opening of a text, and nothing to learn.
pub fn is_addressed(text: &str) -> bool {
    const WORDS: &[&str] = &[
        "你", "您", "我们", "咱", "大家", " you", " we ", "You ", "We ", " your", "Have ", "Ever ",
    ];
    WORDS.iter().any(|word| text.contains(word))
}

/// Whether a question is one that a writer puts to go on with the text: 那么…呢？ "But why?"
pub fn is_rhetorical(text: &str) -> bool {
    static STARTS: Words = Words::new(&[
        "那么",
        "但是",
        "但",
        "可是",
        "不过",
        "所以",
        "然而",
        "于是",
        "其实",
        "难道",
        "何况",
        "而且",
        "因此",
        "看到这里",
        "And ",
        "But ",
        "So ",
        "Or ",
        "Well, ",
        "Now, ",
    ]);
    static ENDS: Words = Words::new(&[
        "不是吗",
        "对吧",
        "是吧",
        "对不对",
        "是不是",
        "好吗",
        "right",
    ]);
    let text = text.trim_start_matches(|sign| !letter::is_letter(sign));
    let end = letter::trim_end(text);
    STARTS.begin(text) || ENDS.end(end)
}

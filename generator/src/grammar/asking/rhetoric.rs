//! Questions that nobody asks the reader.

/// Whether a question is one that a writer puts to go on with the text: 那么…呢？ "But why?"
pub fn is_rhetorical(text: &str) -> bool {
    const STARTS: &[&str] = &[
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
    ];
    const ENDS: &[&str] = &[
        "不是吗",
        "对吧",
        "是吧",
        "对不对",
        "是不是",
        "好吗",
        "right",
    ];
    let text = text.trim_start_matches(|sign: char| !sign.is_alphanumeric());
    let end = text.trim_end_matches(|sign: char| !sign.is_alphanumeric());
    STARTS.iter().any(|start| text.starts_with(start))
        || ENDS.iter().any(|last| end.ends_with(last))
}

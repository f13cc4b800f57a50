//! What people and their assistants say to each other in a copied conversation: it belongs to no answer.

use super::asking::{self, Asking};
use crate::block::Block;

/// Openings of a turn that announces or closes something.
const TURNS: &[&str] = &[
    "好的，面试官",
    "好的,面试官",
    "好的，我",
    "好的，以下",
    "好的，下面",
    "当然可以",
    "没问题，",
    "祝你",
    "祝您",
    "祝各位",
    "祝大家",
    "需要我",
    "是否需要我",
    "要不要我",
    "希望这些",
    "希望以上",
    "希望这份",
    "Certainly!",
    "Sure!",
    "I hope this",
    "Let me know if",
    "Feel free to",
    "Good luck",
    "Would you like me to",
];

/// Openings that make a turn only together with an offer of help.
const OFFERS: &[&str] = &["如果你", "如果您", "如果需要", "若你", "If you "];

/// What an offer says.
const HELP: &[&str] = &[
    "我可以",
    "随时",
    "告诉我",
    "我也可以",
    "我再",
    "let me know",
    "I can ",
    "happy to",
];

/// Whether what an interviewer says asks nothing, and only takes note: `嗯，挺好的`.
pub fn takes_note(said: &str) -> bool {
    const STARTS: &[&str] = &[
        "嗯", "哦", "噢", "好的", "好，", "不错", "可以", "行，", "了解", "明白", "OK", "ok", "Ok",
    ];
    let said = said.trim_start_matches(['*', ' ', '“', '"']);
    STARTS.iter().any(|start| said.starts_with(start)) && asking::asking(said) == Asking::No
}

/// Whether a paragraph is a turn of a conversation and not part of an answer.
pub fn is_turn(block: &Block) -> bool {
    block.is_text()
        && block.quote == 0
        && block.indent == 0
        && block.marker.is_none()
        && (TURNS.iter().any(|start| block.text.starts_with(start))
            || OFFERS.iter().any(|start| block.text.starts_with(start))
                && HELP.iter().any(|word| block.text.contains(word)))
}

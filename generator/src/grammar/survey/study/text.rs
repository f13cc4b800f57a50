//! What the text of a note is like: whether it states things, or tells its reader what to do.

use std::sync::LazyLock;

use super::super::is_ticked;
use crate::{
    block::{Blocks, Kind, Line},
    grammar::finder::Finder,
};

/// Whether the text states: it has no boxes to tick, few commands, and hardly speaks to its reader.
pub fn only_states(blocks: &Blocks, sections: usize, worded: bool) -> bool {
    static ADDRESSES: LazyLock<Finder> = LazyLock::new(|| {
        Finder::new(&[
            "我",
            "你",
            "您",
            "本文",
            "本项目",
            "本仓库",
            "本教程",
            "本章",
            "本节",
            "本讲",
        ])
    });
    let spoken = if worded { sections * 2 } else { sections };
    // A third of all lines is a third of the words: once that is reached, no line need be looked at for it.
    let third = blocks.lines.len().div_ceil(3);
    let (mut addressed, mut commands, mut words, mut explained) = (0, 0, 0, 0);
    // A quotation at the end is who wrote it, or a saying.
    let unsaid = |line: &&Line| line.quote > 0 || line.kind == Kind::Blank;
    let signature = blocks.lines.iter().rev().take_while(unsaid).count();
    for line in &blocks.lines[..blocks.lines.len() - signature] {
        let is_text = matches!(line.kind, Kind::Text | Kind::Table);
        if is_text {
            if is_ticked(line) || commands_reader(line.text) {
                return false;
            }
            let times = ADDRESSES.find_iter(line.text).count();
            if times > 0 {
                // 我们知道 takes the reader along: a third as much.
                addressed += times * 3 - line.text.matches("我们").count() * 2;
            }
            if addressed > spoken * 3 {
                return false;
            }
        } else if line.kind != Kind::Code {
            continue;
        } else if line.text.is_ascii() {
            commands += usize::from(opens_commands(line.text));
            continue;
        } else if draws_files(line.text) {
            commands += 1;
            continue;
        }
        // Code stands without a fence, too.
        if is_text && is_code(line.text) {
            continue;
        }
        // Words in a fence are words.
        words += 1;
        explained += usize::from(
            explained < third && (is_text && line.marker.is_some() || explains(line.text)),
        );
    }
    commands * 3 <= sections && (worded || explained * 3 >= words) && words > 0
}

/// Whether a line says what something is, or has a term in Latin letters: those of a poem do neither.
fn explains(line: &str) -> bool {
    line.bytes().any(|byte| byte.is_ascii_alphabetic())
        || line.contains(['是', '指', '即', '：', ':', '由', '用', '为', '通'])
}

/// `let a = [1];`: signs of code, and hardly a word.
fn is_code(line: &str) -> bool {
    const MOST_WORDS: usize = 3;
    let word = |word: &&str| word.bytes().all(|byte| byte.is_ascii_alphabetic());
    line.is_ascii()
        && line.contains(['(', ';', '='])
        && line.split(' ').filter(word).count() <= MOST_WORDS
}

/// "```bash"
pub fn opens_commands(line: &str) -> bool {
    let Some(info) = line.strip_prefix("```") else {
        return false;
    };
    ["bash", "sh", "shell", "zsh", "powershell", "cmd", "console"].contains(&info.trim())
}

/// `├── README.md`: what a project has in its folders.
fn draws_files(line: &str) -> bool {
    let name = line.trim_start_matches(['│', '├', '└', '─', ' ', '\u{a0}']);
    name.len() < line.len() && line.contains('─') && name.contains('.') && name.is_ascii()
}

/// `【强制】表名用小写`: a rule of a house.
fn commands_reader(line: &str) -> bool {
    ["【强制】", "【推荐】"]
        .iter()
        .any(|rule| line.starts_with(rule))
}

//! Outlines: the short list under 辅助记忆 and its other names, one rung for each step of the answer.
//!
//! ```text
//! 辅助记忆            **Key points:**       口诀：①加锁 ②比对 ③解锁
//! 1.加锁              - lock
//! 2。比对             - compare
//! 3解锁               - unlock
//! ```
//!
//! Reading one never fails: a label with nothing under it is an empty outline.

use crate::{
    block::{Block, Blocks, Kind},
    grammar::asking::Asking,
    grammar::marker::{self, Style},
    grammar::text::is_within,
};

/// The rungs under a label.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outline {
    /// Each in one line, without its number.
    pub rungs: Vec<String>,
    /// Whether the author numbered them: then rung n stands for point n of the answer.
    pub numbered: bool,
}

/// The outline under the label of block `at`, and the first block after it.
pub fn read(doc: &Blocks, at: usize) -> (Outline, usize) {
    let mut outline = Outline::default();
    let end = rungs(doc, at, &mut outline);
    if let [line] = outline.rungs.as_slice()
        && let Some(words) = listed(line, names_words(&doc.blocks[at]))
    {
        outline.rungs = words;
    }
    (outline, end)
}

/// Whether what stands below a label is one sentence on why it is asked, and no memory aid: `考察点：想看你有没有踩过坑。`
pub fn is_remark(label: &Block, outline: &Outline) -> bool {
    let asks_why = ["考察", "考查"]
        .iter()
        .any(|word| label.label_text().contains(word));
    asks_why && matches!(outline.rungs.as_slice(), [rung] if rung.contains(['，', '。']))
}

/// Whether a label says that words follow, and no sentence: 关键词, 考点.
fn names_words(label: &Block) -> bool {
    let name = label.label_text().to_lowercase();
    ["关键", "考", "得分点", "keyword"]
        .iter()
        .any(|word| name.contains(word))
}

/// The rungs of a line that only lists words: `加锁、比对、解锁`. Where no name says that it does, three tell.
fn listed(line: &str, named: bool) -> Option<Vec<String>> {
    const LONGEST: usize = 16;
    let sign = ['、', '；', '，', '/']
        .into_iter()
        .take(if named { 4 } else { 1 })
        .find(|sign| line.contains(*sign))?;
    let words: Vec<String> = line
        .trim_end_matches('。')
        .split(sign)
        .map(|word| word.trim().to_owned())
        .collect();
    let few = |word: &String| {
        !word.is_empty()
            && is_within(word, LONGEST)
            && !word.contains(['，', '。', '：', ':', '；', '→', '、'])
    };
    let enough = words.len() >= if named { 2 } else { 3 };
    (enough && words.iter().all(few)).then_some(words)
}

/// The outline in a cell of a table: a rung a line, or parted by `；`.
pub fn of_text(text: &str) -> Outline {
    let mut outline = Outline::default();
    for line in text.split(['\n', '；', ';']).map(str::trim) {
        outline.numbered |= marker::read(line).is_some_and(|marker| marker.style != Style::Bullet);
        outline.numbered |= split_inline(line, 0, &mut outline.rungs);
    }
    outline
}

/// Reads the rungs; gives the first block after them.
fn rungs(doc: &Blocks, at: usize, outline: &mut Outline) -> usize {
    let Outline { rungs, numbered } = outline;
    let label = &doc.blocks[at];
    if let Some(found) = label.label
        && !found.rest.is_empty()
    {
        *numbered |= split_inline(found.rest, 0, rungs);
    }
    for line in &doc.lines[label.lines.start + 1..label.lines.end] {
        *numbered |= split_inline(line.text, 0, rungs);
    }
    let mut next = at + 1;
    // Words on the label's own line are the outline, unless they only lead to the list: `要点如下：`.
    if !rungs.is_empty() {
        let leads = rungs.len() == 1
            && matches!(
                rungs[0].trim_end_matches([':', '：']),
                "如下" | "以下" | "as follows"
            );
        if !leads {
            return next;
        }
        rungs.clear();
    }
    let Some(first) = doc.blocks.get(next) else {
        return next;
    };
    match (first.kind, first.marker) {
        (Kind::Text, Some(marker)) => {
            *numbered = marker.style != Style::Bullet;
            next = items(doc, next, first, marker.style, rungs);
        }
        (Kind::Text, None) if first.label.is_none() && first.asking != Asking::Marked => {
            for line in &doc.lines[first.lines.clone()] {
                *numbered |= split_inline(line.text, 0, rungs);
            }
            next += 1;
        }
        (Kind::Code, _) if first.gap <= 1 => {
            let lines = &doc.lines[first.lines.clone()];
            rungs.extend(
                lines
                    .iter()
                    .map(|line| line.text)
                    .filter(|text| !text.is_empty() && !text.starts_with("```"))
                    .map(str::to_owned),
            );
            next += 1;
        }
        _ => {}
    }
    next
}

/// Reads list items from block `at` on, as long as they go on with the same list. A list that explains each point by many
/// below it is a text, and gives none.
fn items(doc: &Blocks, at: usize, first: &Block, style: Style, rungs: &mut Vec<String>) -> usize {
    const MOST_BELOW: u32 = 4;
    let (mut number, mut below) = (0, 0);
    for (next, block) in doc.blocks.iter().enumerate().skip(at) {
        let Some(marker) = block.marker.filter(|_| block.is_text()) else {
            return next;
        };
        if block.indent > first.indent + 1 && !rungs.is_empty() {
            below += 1;
            if below > MOST_BELOW {
                rungs.clear();
                return at;
            }
            // A point below a point stays with it.
            if let Some(rung) = rungs.last_mut() {
                rung.push_str(if rung.ends_with(['：', ':']) {
                    ""
                } else {
                    "："
                });
                rung.push_str(&words(doc, block));
            }
            continue;
        }
        // One number skipped or repeated is a slip; starting over is another list.
        let goes_on = style == Style::Bullet
            || rungs.is_empty()
            || (number..=number + 2).contains(&marker.number);
        if block.indent < first.indent || marker.style != style || !goes_on {
            return next;
        }
        // A bullet with a label, or far below, belongs to something else.
        if !rungs.is_empty() && (block.label.is_some() || style == Style::Bullet && block.gap > 1) {
            return next;
        }
        number = marker.number;
        below = 0;
        let said = split_bare(doc, block, &mut number);
        let goes_on = doc.blocks.get(next + 1).and_then(|below| below.marker);
        let alone = goes_on.is_none_or(|below| (below.style, below.number) != (style, number + 1));
        if let [line] = said.as_slice()
            && rungs.is_empty()
            && style != Style::Bullet
            && alone
        {
            split_inline(line, number, rungs);
            if rungs.len() > 1 {
                return next + 1;
            }
            rungs.clear();
        }
        rungs.extend(said);
    }
    doc.blocks.len()
}

/// What a block says: one rung, and one more for each line that goes on counting without a sign, as in `6其他`.
fn split_bare(doc: &Blocks, block: &Block, number: &mut u32) -> Vec<String> {
    let mut rungs = vec![block.text.to_owned()];
    for line in &doc.lines[block.lines.clone()][1..] {
        let bare = marker::bare(line.text).filter(|bare| bare.number == *number + 1);
        match (bare, rungs.last_mut()) {
            (Some(bare), _) => {
                *number = bare.number;
                rungs.push(line.text[bare.len..].to_owned());
            }
            (None, Some(rung)) => {
                rung.push(' ');
                rung.push_str(line.text);
            }
            (None, None) => {}
        }
    }
    rungs
}

/// What a block says, in one line.
fn words(doc: &Blocks, block: &Block) -> String {
    let mut words = block.text.to_owned();
    for line in &doc.lines[block.lines.clone()][1..] {
        words.push(' ');
        words.push_str(line.text);
    }
    words
}

/// Rungs that stand in one line: `①加锁 ②比对`, `1. 加锁 2. 比对`; else the line is one rung. `first` is the number that has
/// been taken off the line, or 0. Whether there were several.
fn split_inline(text: &str, first: u32, rungs: &mut Vec<String>) -> bool {
    let mut starts: Vec<(usize, usize)> = Vec::new();
    let mut number = first;
    if first > 0 {
        starts.push((0, 0));
    }
    let mut previous = ' ';
    for (at, sign) in text.char_indices() {
        let found = match marker::circled(sign) {
            Some(number) => Some((number, sign.len_utf8())),
            None if sign.is_ascii_digit() && !previous.is_alphanumeric() && previous != '.'
                || sign == '（'
                || sign == '(' =>
            {
                marker::read(&text[at..])
                    .filter(|marker| matches!(marker.style, Style::Number | Style::Bracketed))
                    .map(|marker| (marker.number, marker.len))
            }
            None => None,
        };
        if let Some((found, len)) = found
            && found == number + 1
        {
            number = found;
            starts.push((at, at + len));
        }
        previous = sign;
    }
    let trim = |text: &str| {
        text.trim()
            .trim_end_matches(['；', ';', '，', ',', '、'])
            .trim()
            .to_owned()
    };
    let leading = starts.first().map_or("", |(at, _)| text[..*at].trim());
    if starts.len() < 2 || !leading.is_empty() && !leading.ends_with([':', '：']) {
        let line = match marker::read(text) {
            Some(marker) => &text[marker.len..],
            None => text,
        };
        if !line.trim().is_empty() {
            rungs.push(line.trim().to_owned());
        }
        return false;
    }
    for (index, (_, start)) in starts.iter().enumerate() {
        let end = starts.get(index + 1).map_or(text.len(), |(at, _)| *at);
        rungs.push(trim(&text[*start..end]));
    }
    true
}

//! Ways of writing: for each dialect how its notes look.

use std::fmt::Write;

use super::{
    dice::Dice,
    words::{key, name, question, sentence, sentences, thing, title},
};

/// A way of writing, by the name of its dialect.
pub struct Shape {
    /// Of a thousand notes, how many are written so.
    share: usize,
    /// How the note is headed.
    head: fn(&mut Dice) -> String,
    /// Adds one card; its number is given.
    card: fn(&mut String, &mut Dice, usize),
}

/// All ways; the shares are those of the dialects in the wild, rounded.
const SHAPES: &[Shape] = &[
    Shape {
        share: 300,
        head: about_interviews,
        card: heading,
    },
    Shape {
        share: 120,
        head: about_interviews,
        card: numbered,
    },
    Shape {
        share: 120,
        head: about_interviews,
        card: plain,
    },
    Shape {
        share: 100,
        head: about_interviews,
        card: labelled,
    },
    Shape {
        share: 90,
        head: about_interviews,
        card: bold,
    },
    Shape {
        share: 90,
        head: about_interviews,
        card: section,
    },
    Shape {
        share: 60,
        head: about_interviews,
        card: bullet,
    },
    Shape {
        share: 25,
        head: about_interviews,
        card: details,
    },
    Shape {
        share: 25,
        head: about_interviews,
        card: spoken,
    },
    Shape {
        share: 20,
        head: about_interviews,
        card: run_in,
    },
    Shape {
        share: 15,
        head: about_interviews,
        card: table,
    },
    Shape {
        share: 10,
        head: glued_head,
        card: glued,
    },
    Shape {
        share: 7,
        head: obsidian_head,
        card: obsidian,
    },
    Shape {
        share: 6,
        head: plain_title,
        card: hashcards,
    },
    Shape {
        share: 6,
        head: no_head,
        card: logseq,
    },
    Shape {
        share: 6,
        head: plain_title,
        card: anki,
    },
];

/// Draws a way by its share.
pub fn draw(dice: &mut Dice) -> &'static Shape {
    let all: usize = SHAPES.iter().map(|shape| shape.share).sum();
    let mut at = dice.below(all);
    for shape in SHAPES {
        if at < shape.share {
            return shape;
        }
        at -= shape.share;
    }
    &SHAPES[0]
}

/// Note `number`, written so until it is about `length` bytes long.
pub fn note(shape: &Shape, dice: &mut Dice, number: usize, length: usize) -> String {
    let mut text = String::with_capacity(length + 2_000);
    text.push_str(&(shape.head)(dice));
    let mut n_cards = 0;
    while text.len() < length {
        n_cards += 1;
        (shape.card)(&mut text, dice, n_cards);
    }
    // A link to another note, to a page and a picture, as in life: the last lines of one note in four.
    if dice.percent(25) {
        let near = number - number % 10;
        let _ = writeln!(
            text,
            "\n## 参考\n\n- [上一篇](note-{near:05}.md)\n- [{}](https://example.org/{near})\n\n![图](../picture.png)",
            name(dice)
        );
    }
    text
}

// How a note begins.

fn about_interviews(dice: &mut Dice) -> String {
    let title = format!("{}面试题", thing(dice));
    match dice.below(10) {
        0 | 1 => format!("---\ntitle: {title}\ntags: [面试, {}]\n---\n\n", name(dice)),
        2 => format!("# {title}\n\n> {}\n\n", sentences(dice, 2)),
        _ => format!("# {title}\n\n"),
    }
}

fn plain_title(dice: &mut Dice) -> String {
    format!("# {}\n\n", thing(dice))
}

fn no_head(_: &mut Dice) -> String {
    String::new()
}

fn obsidian_head(dice: &mut Dice) -> String {
    format!("#flashcards\n\n# {}\n\n", thing(dice))
}

fn glued_head(dice: &mut Dice) -> String {
    format!("# {}面试笔记\n\n", thing(dice))
}

// What an answer is made of.

/// Gives how many.
fn steps(text: &mut String, dice: &mut Dice, indent: &str) -> usize {
    let n_steps = dice.between(3, 6);
    for step in 1..=n_steps {
        let _ = writeln!(text, "{indent}{step}. {}", sentences(dice, 3));
        if dice.percent(30) {
            for _ in 0..dice.between(1, 3) {
                let _ = writeln!(text, "{indent}   - {}", sentence(dice));
            }
        }
    }
    n_steps
}

fn code(text: &mut String, dice: &mut Dice) {
    let (a, b) = (name(dice), name(dice));
    let _ = write!(
        text,
        "\n```java\npublic final class {a} {{\n    private final Map<String, List<{b}>> held = new HashMap<>();\n\n    // {}\n    public int take(String key) {{\n        synchronized (held) {{\n            return held.getOrDefault(key, List.of()).size() + {};\n        }}\n    }}\n}}\n```\n",
        sentence(dice),
        dice.below(100)
    );
}

fn compared(text: &mut String, dice: &mut Dice) {
    let _ = writeln!(
        text,
        "\n| 方面 | {} | {} |\n|---|---|---|",
        thing(dice),
        thing(dice)
    );
    for _ in 0..3 {
        let _ = writeln!(
            text,
            "| {} | {} | {} |",
            key(dice),
            key(dice),
            sentence(dice)
        );
    }
}

/// A rung for each step; one author in twenty miscounts.
fn outline(text: &mut String, dice: &mut Dice, n_steps: usize) {
    text.push_str("\n辅助记忆\n");
    for rung in 1..=n_steps + usize::from(dice.percent(5)) {
        let _ = writeln!(text, "{rung}. {}", key(dice));
    }
}

/// An answer of some paragraphs, steps, code, an outline.
fn answer(text: &mut String, dice: &mut Dice) {
    if dice.percent(50) {
        let _ = writeln!(text, "{}\n", sentences(dice, 4));
    }
    let n_steps = steps(text, dice, "");
    if dice.percent(15) {
        code(text, dice);
    }
    if dice.percent(8) {
        compared(text, dice);
    }
    if dice.percent(4) {
        let _ = writeln!(text, "\n<font color=\"red\">{}</font>", sentence(dice));
    }
    if dice.percent(40) {
        outline(text, dice, n_steps);
    }
    text.push('\n');
}

/// An answer without lists and labels of its own.
fn words(text: &mut String, dice: &mut Dice) {
    for _ in 0..dice.between(3, 5) {
        let count = dice.between(3, 5);
        let _ = writeln!(text, "{}\n", sentences(dice, count));
    }
    if dice.percent(15) {
        code(text, dice);
        text.push('\n');
    }
}

// One card of each dialect.

fn heading(text: &mut String, dice: &mut Dice, number: usize) {
    let asked = question(dice);
    let _ = match dice.below(4) {
        0 => writeln!(text, "## {asked}\n"),
        1 => writeln!(text, "### {number}、{asked}\n"),
        _ => writeln!(text, "## {number}. {asked}\n"),
    };
    // Some questions wait for their answer.
    if !dice.percent(2) {
        answer(text, dice);
    }
}

fn section(text: &mut String, dice: &mut Dice, number: usize) {
    const HAN: [&str; 10] = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"];
    let _ = writeln!(text, "## {}、{}\n", HAN[(number - 1) % 10], title(dice));
    answer(text, dice);
}

fn bold(text: &mut String, dice: &mut Dice, number: usize) {
    let _ = writeln!(text, "**{number}. {}**\n", question(dice));
    words(text, dice);
}

fn numbered(text: &mut String, dice: &mut Dice, number: usize) {
    let _ = writeln!(text, "{number}. {}\n", question(dice));
    let _ = writeln!(text, "   {}\n", sentences(dice, 4));
    steps(text, dice, "   ");
    text.push('\n');
}

fn plain(text: &mut String, dice: &mut Dice, _: usize) {
    let _ = writeln!(text, "{}\n", question(dice));
    words(text, dice);
}

fn bullet(text: &mut String, dice: &mut Dice, _: usize) {
    let _ = writeln!(text, "- {}", question(dice));
    for _ in 0..dice.between(6, 9) {
        let _ = writeln!(text, "  - {}", sentences(dice, 3));
    }
}

fn labelled(text: &mut String, dice: &mut Dice, _: usize) {
    let [asks, answers] = dice.pick(&[["问：", "答："], ["Q: ", "A: "], ["面试官：", "答："]]);
    let _ = write!(
        text,
        "{asks}{}\n{answers}{}\n\n",
        question(dice),
        sentence(dice)
    );
    let n_steps = steps(text, dice, "");
    if dice.percent(40) {
        outline(text, dice, n_steps);
    }
    text.push('\n');
}

fn run_in(text: &mut String, dice: &mut Dice, _: usize) {
    let count = dice.between(5, 9);
    let _ = writeln!(text, "{}答：{}\n", question(dice), sentences(dice, count));
    words(text, dice);
}

fn spoken(text: &mut String, dice: &mut Dice, _: usize) {
    let _ = writeln!(text, "如果面试官问：“{}”我会这样回答：\n", question(dice));
    words(text, dice);
    text.push_str("---\n\n");
}

fn details(text: &mut String, dice: &mut Dice, _: usize) {
    let _ = writeln!(text, "<details>\n<summary>{}</summary>\n", question(dice));
    words(text, dice);
    text.push_str("</details>\n\n");
}

fn table(text: &mut String, dice: &mut Dice, number: usize) {
    if number % 4 == 1 {
        text.push_str("\n| 问题 | 答案 |\n|---|---|\n");
    }
    let count = dice.between(10, 20);
    let _ = writeln!(text, "| {} | {} |", question(dice), sentences(dice, count));
}

fn glued(text: &mut String, dice: &mut Dice, number: usize) {
    let _ = write!(text, "{number}. {}{}", title(dice), sentences(dice, 20));
}

fn obsidian(text: &mut String, dice: &mut Dice, _: usize) {
    if dice.percent(30) {
        let _ = writeln!(text, "{} :: {}\n", question(dice), sentences(dice, 10));
    } else {
        let _ = writeln!(text, "{}\n?", question(dice));
        steps(text, dice, "");
        text.push('\n');
    }
}

fn hashcards(text: &mut String, dice: &mut Dice, _: usize) {
    if dice.percent(20) {
        let _ = writeln!(
            text,
            "C: {}[{}]。{}\n",
            thing(dice),
            key(dice),
            sentences(dice, 6)
        );
    } else {
        let _ = write!(
            text,
            "Q: {}\nA: {}\n\n",
            question(dice),
            sentences(dice, 18)
        );
    }
}

fn logseq(text: &mut String, dice: &mut Dice, _: usize) {
    let _ = writeln!(text, "- {} #card", question(dice));
    for _ in 0..dice.between(4, 8) {
        let _ = writeln!(text, "\t- {}", sentences(dice, 3));
    }
}

fn anki(text: &mut String, dice: &mut Dice, _: usize) {
    let _ = writeln!(
        text,
        "{}要{{{{c1::{}}}}}。{}\n",
        thing(dice),
        key(dice),
        sentences(dice, 16)
    );
}

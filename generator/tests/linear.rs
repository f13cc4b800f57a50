//! Reading, rendering and linting a note take work in proportion to its size.
//!
//! Work is counted in memory asked for, which is the same on every machine and under any load: twice the note may ask for
//! little more than twice as much. Loops that ask for none show in time alone; `by_hand` measures that:
//! `cargo test --release -p yiji --test linear -- --ignored --nocapture`.

#![allow(missing_docs, clippy::unwrap_used, reason = "a test may panic")]

use std::{
    alloc::System,
    path::Path,
    time::{Duration, Instant},
};

use stats_alloc::{INSTRUMENTED_SYSTEM, Region, StatsAlloc};
use yiji::{
    compile::Compiled,
    dialect,
    draft::Piece,
    html::{Addresses, Labels, LocalFile, Place, References, Renderer, Side},
    lint::Linter,
    note::Note,
    points::Rungs,
};

/// The system's memory, with a count of what is asked for.
#[global_allocator]
static MEMORY: &StatsAlloc<System> = &INSTRUMENTED_SYSTEM;

/// Lines that repeat, and how often they do in the smaller note.
const SHAPES: &[(&str, usize)] = &[
    ("[", 8000),
    ("![", 8000),
    (">", 500),
    ("> 锁", 2000),
    ("（", 4000),
    ("**锁", 4000),
    ("- ", 500),
    ("- 锁 ", 2000),
    ("1. ", 500),
    ("`", 4000),
    ("<b>", 4000),
    ("<div <", 4000),
    ("<div></p> ", 2000),
    ("<details>\n<summary>锁</summary>\n", 500),
    ("锁？\n一种\n\n", 500),
    ("1. 锁？\n", 500),
    ("1.锁\n（1）闩\n", 500),
    ("**锁**：闩\n", 500),
    ("辅助记忆\n1. 锁\n2. 闩\n", 500),
    ("## 锁？\n\n1. 锁\n2. 闩\n\n辅助记忆\n1. 锁\n2. 闩\n\n", 500),
    ("Q: 锁\nA: 闩\n", 500),
    ("Q: 锁\nC: [锁] [\n", 500),
    ("C: [ ", 2000),
    ("#flashcards\n==锁==\n", 500),
    ("锁 {{c1::", 2000),
    ("#flashcards\n{{锁 {@{", 500),
    ("START\nBasic\n锁\n", 500),
    ("Basic 锁\nBack: 闩\n", 500),
    ("- 锁 #card\n  - 闩\n", 500),
    ("| 问题 | 答案 |\n|---|---|\n| 锁？ | 闩 |\n\n", 500),
    ("```\n锁？\n锁？\n", 500),
    ("<!-- 锁？\n", 500),
    ("[^1]: 锁[^1]\n", 500),
    ("[锁]: a\n", 500),
    ("锁[锁](#锁)\n\n## 锁\n\n", 500),
];

#[test]
fn twice_the_note_is_twice_the_work() {
    let mut wrong = Vec::new();
    for (shape, times) in SHAPES {
        let work = |times: usize| {
            let memory = Region::new(MEMORY);
            read_whole(&shape.repeat(times));
            memory.change().bytes_allocated
        };
        work(1);
        let (small, large) = (work(*times), work(*times * 2));
        // Buffers that double when they are full ask for up to twice of what they hold.
        if large as f64 > small as f64 * 2.7 {
            let more = work(times * 4);
            wrong.push(format!(
                "{shape:?} × {times}: {small} → {large} → {more} bytes"
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
#[ignore = "prints times; run it in release on a quiet machine"]
fn by_hand() {
    let time = |text: &str| {
        let start = Instant::now();
        read_whole(text);
        start.elapsed()
    };
    for (shape, _) in SHAPES {
        let times = 200_000 / shape.chars().count();
        let small = time(&shape.repeat(times)).max(Duration::from_micros(1));
        let large = time(&shape.repeat(times * 4));
        let ratio = large.as_secs_f64() / small.as_secs_f64();
        println!("{small:>12.2?} {large:>12.2?}  × {ratio:.1} for × 4  {shape:?}");
    }
    let section = "## 什么是互斥锁？\n\n1. 同一时刻只让一个线程进来。\n2. 拿不到就睡下。\n\n辅助记忆\n1. 一个\n2. 睡下\n\n";
    for megabytes in [12, 25, 50] {
        let text = section.repeat(megabytes * 1_000_000 / section.len());
        println!("{:>12.2?}  a note of {megabytes} MB", time(&text));
    }
    for (open, close) in [
        ("[", "]"),
        ("> ", ""),
        ("- ", ""),
        ("（", "）"),
        ("**", "**"),
    ] {
        for times in [50_000, 100_000] {
            let text = format!("{}锁{}\n", open.repeat(times), close.repeat(times));
            println!("{:>12.2?}  {times} × {open:?}", time(&text));
        }
    }
}

/// All that is done to a note, but for writing files.
fn read_whole(text: &str) {
    let loaded = Note::read(text.as_bytes(), "a.md");
    let reading = dialect::read(&loaded.note);
    let compiled = Compiled {
        note: loaded.note,
        pieces: reading.pieces,
        diagnostics: reading.diagnostics,
        above: Vec::new(),
    };
    let linter = Linter::default();
    linter.note(&compiled);
    linter.deck();
    compiled.entries();
    let renderer = Renderer::new(Path::new("/nowhere"), Labels::of("zh-CN"));
    let references = References::of(&compiled.note.body);
    let render = |markdown: &str, side, outline| {
        let place = Place {
            side,
            note: &compiled.note.path,
            prefix: "c-0",
            outline,
            references: &references,
            addresses: &Nowhere,
        };
        renderer.render(markdown, &place);
    };
    for piece in &compiled.pieces {
        match piece {
            Piece::Prose { markdown, .. } => render(markdown, Side::Prose, Rungs::default()),
            Piece::Card(draft) => {
                let outline = Rungs {
                    texts: &draft.outline,
                    numbered: draft.numbered,
                };
                render(&draft.question, Side::Question, Rungs::default());
                render(&draft.answer, Side::Answer, outline);
            }
        }
    }
}

struct Nowhere;

impl Addresses for Nowhere {
    fn file(&self, _: &LocalFile) -> Option<String> {
        None
    }

    fn note(&self, path: &str, _: &str) -> Option<String> {
        Some(path.len().to_string())
    }
}

//! Bytes of a file → note → reading → entries and ids → HTML of every side: nothing panics, nothing takes long, and
//! every card stands on a line of the note.
//!
//! `just fuzz` starts from the fixtures.

#![no_main]

use std::{path::Path, sync::LazyLock};

use libfuzzer_sys::fuzz_target;
use yiji::{
    compile::Compiled,
    dialect,
    draft::Piece,
    html::{Addresses, Labels, LocalFile, Place, References, Renderer, Side},
    identity,
    note::Note,
    points::Rungs,
};

static RENDERER: LazyLock<Renderer> =
    LazyLock::new(|| Renderer::new(Path::new("/nowhere"), Labels::of("zh-CN")));

fuzz_target!(|bytes: &[u8]| {
    let loaded = Note::read(bytes, "topic/note.md");
    let n_lines = loaded.note.body.lines().count() as u32;
    // A title in the front matter can be the question.
    let lines = 1..loaded.note.first_line + n_lines;
    let reading = dialect::read(&loaded.note);
    for draft in reading.drafts() {
        assert!(
            lines.contains(&draft.line),
            "line {} of {lines:?}",
            draft.line
        );
        assert!(
            !draft.question.trim().is_empty(),
            "line {} asks nothing",
            draft.line
        );
    }
    let compiled = Compiled {
        note: loaded.note,
        pieces: reading.pieces,
        diagnostics: reading.diagnostics,
        above: vec!["topic".to_owned()],
    };
    identify(&compiled);
    render(&compiled);
});

fn identify(compiled: &Compiled) {
    let entries = compiled.entries();
    assert_eq!(entries.len(), compiled.drafts().count());
    let prints: Vec<_> = entries.iter().map(|entry| entry.fingerprint).collect();
    let ids = identity::assign(std::iter::once((compiled.note.path.as_str(), &prints[..])));
    let mut ids: Vec<u64> = ids.into_iter().flatten().map(|id| id.0).collect();
    assert_eq!(ids.len(), entries.len());
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), entries.len(), "two cards have one id");
}

fn render(compiled: &Compiled) {
    let references = References::of(&compiled.note.body);
    let side = |markdown: &str, side, outline: Rungs| {
        let place = Place {
            side,
            note: &compiled.note.path,
            prefix: "c-0",
            outline,
            references: &references,
            addresses: &Nowhere,
        };
        let html = RENDERER.render(markdown, &place).html;
        assert!(!html.to_ascii_lowercase().contains("<script"), "{html}");
    };
    for piece in &compiled.pieces {
        match piece {
            Piece::Prose { markdown, .. } => side(markdown, Side::Prose, Rungs::default()),
            Piece::Card(draft) => {
                side(&draft.question, Side::Question, Rungs::default());
                let rungs = Rungs {
                    texts: &draft.outline,
                    numbered: draft.numbered,
                };
                side(&draft.answer, Side::Answer, rungs);
                for rung in &draft.outline {
                    side(rung, Side::Rung, Rungs::default());
                }
            }
        }
    }
}

/// No file and no note is anywhere.
struct Nowhere;

impl Addresses for Nowhere {
    fn file(&self, _: &LocalFile) -> Option<String> {
        None
    }

    fn note(&self, path: &str, _: &str) -> Option<String> {
        Some(path.len().to_string())
    }
}

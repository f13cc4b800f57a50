//! Prints what became a card, as `yiji cards --format json` will.

use std::{env, path::PathBuf};

use yiji::{dialect, note, plain::plain};

fn main() {
    let source = PathBuf::from(env::args().nth(1).expect("a folder of notes"));
    let mut cards = Vec::new();
    for path in note::find(&source, &[], &[], &[]).expect("the folder can be read") {
        let rel = path
            .strip_prefix(&source)
            .unwrap_or(&path)
            .to_string_lossy()
            .into_owned();
        let loaded = note::Note::load(&path, &rel).expect("the note can be read");
        for diagnostic in &loaded.diagnostics {
            eprintln!(
                "{}:{}: {}",
                diagnostic.path, diagnostic.line, diagnostic.message
            );
        }
        let reading = dialect::read(&loaded.note);
        for draft in reading.drafts() {
            let topic: Vec<String> = loaded
                .note
                .title
                .iter()
                .cloned()
                .chain(draft.topic.iter().cloned())
                .collect();
            cards.push(serde_json::json!({
                "id": "", "kind": match draft.kind { srs::deck::Kind::Section => "section", srs::deck::Kind::Cloze => "cloze", _ => "qa" },
                "topic": topic, "question": plain(&draft.question), "answer": plain(&draft.answer),
                "outline": draft.outline.iter().map(|rung| plain(rung)).collect::<Vec<_>>(),
                "answered": !draft.answer.is_empty(), "draft": loaded.note.draft, "dialect": draft.dialect,
                "source": {"path": rel, "line": draft.line},
            }));
        }
    }
    println!("{}", serde_json::json!({ "cards": cards }));
}

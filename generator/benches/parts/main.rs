//! How fast the parts of a build are, each on its own: `just bench-parts`. A note has about 10 KB.

#[path = "../notes/mod.rs"]
#[allow(dead_code, reason = "the other bench writes them to files")]
mod notes;

use divan::{Bencher, counter::BytesCount, counter::ItemsCount};
use yiji::{
    block,
    deck::Entry,
    dialect,
    draft::Piece,
    identity::{self, NoteCards, record::LockText},
    note::Note,
};

/// So many notes that every dialect is among them.
const N_NOTES: usize = 300;

fn main() {
    divan::main();
}

#[divan::bench]
fn decoding(bencher: Bencher) {
    let texts = texts();
    bencher.counter(bytes(&texts)).bench(|| {
        for text in &texts {
            divan::black_box(Note::read(text.as_bytes(), "note.md"));
        }
    });
}

#[divan::bench]
fn blocks(bencher: Bencher) {
    let notes = read();
    bencher.counter(bytes_of(&notes)).bench(|| {
        for note in &notes {
            divan::black_box(block::blocks(&note.body));
        }
    });
}

/// Blocks included.
#[divan::bench]
fn dialects(bencher: Bencher) {
    let notes = read();
    bencher.counter(bytes_of(&notes)).bench(|| {
        for note in &notes {
            divan::black_box(dialect::read(note));
        }
    });
}

#[divan::bench]
fn fingerprints(bencher: Bencher) {
    let drafts: Vec<Piece> = read()
        .iter()
        .flat_map(|note| dialect::read(note).pieces)
        .collect();
    bencher.counter(ItemsCount::new(drafts.len())).bench(|| {
        for piece in &drafts {
            if let Piece::Card(draft) = piece {
                divan::black_box(Entry::of(draft, &[]));
            }
        }
    });
}

/// All cards known and none changed.
#[divan::bench(args = [1_000, 10_000])]
fn matching(bencher: Bencher, n_cards: usize) {
    let cards = cards(n_cards);
    let notes = by_note(&cards);
    let lock = LockText {
        records: identity::settle(&LockText::default(), &notes, |_| false).records,
        ..LockText::default()
    };
    bencher
        .counter(ItemsCount::new(n_cards))
        .bench(|| identity::settle(&lock, &notes, |_| false));
}

/// No card known.
#[divan::bench(args = [1_000, 10_000])]
fn first_ids(bencher: Bencher, n_cards: usize) {
    let cards = cards(n_cards);
    let notes = by_note(&cards);
    bencher
        .counter(ItemsCount::new(n_cards))
        .bench(|| identity::settle(&LockText::default(), &notes, |_| false));
}

fn texts() -> Vec<String> {
    (0..N_NOTES).map(notes::note).collect()
}

fn read() -> Vec<Note> {
    texts()
        .iter()
        .zip(0..)
        .map(|(text, number)| Note::read(text.as_bytes(), &notes::path(number)).note)
        .collect()
}

fn bytes(texts: &[String]) -> BytesCount {
    BytesCount::new(texts.iter().map(String::len).sum::<usize>())
}

fn bytes_of(notes: &[Note]) -> BytesCount {
    BytesCount::new(notes.iter().map(|note| note.body.len()).sum::<usize>())
}

/// Notes with their cards, so many cards in all.
fn cards(n_cards: usize) -> Vec<(String, Vec<Entry>)> {
    let mut left = n_cards;
    let mut cards = Vec::new();
    for number in 0.. {
        let path = notes::path(number);
        let note = Note::read(notes::note(number).as_bytes(), &path).note;
        let reading = dialect::read(&note);
        let drafts = reading.pieces.iter().filter_map(|piece| match piece {
            Piece::Card(draft) => Some(draft),
            Piece::Prose { .. } => None,
        });
        let entries: Vec<Entry> = drafts
            .take(left)
            .map(|draft| Entry::of(draft, &[]))
            .collect();
        left -= entries.len();
        cards.push((path, entries));
        if left == 0 {
            break;
        }
    }
    cards
}

fn by_note(cards: &[(String, Vec<Entry>)]) -> Vec<NoteCards<'_>> {
    cards
        .iter()
        .map(|(path, entries)| (path.as_str(), entries.as_slice()))
        .collect()
}

//! The deck file: every version ever written must read.
#![allow(clippy::unwrap_used)]

use proptest::prelude::*;
use srs::CardId;
use srs::deck::{Card, DeckFile, Kind, RowError, Topics, read_rows, write_rows};

#[test]
fn version_1_still_reads() {
    let sample = include_str!("samples/deck-v1.json");
    let deck: DeckFile = serde_json::from_str(sample).unwrap();
    assert_eq!(
        (
            deck.v,
            deck.site.as_str(),
            deck.title.as_str(),
            deck.lang.as_str()
        ),
        (1, "9c0ffee15dead000", "后端面试", "zh-CN")
    );
    let topics = Topics::new(deck.topics.clone());
    let cards = read_rows(&deck.cards).unwrap();
    let told: String = cards
        .iter()
        .map(|card| told(card, &deck, &topics))
        .collect();
    assert_eq!(told, include_str!("samples/deck-v1.txt"));
    assert_eq!(write_rows(&cards), deck.cards);
    assert_eq!(serde_json::to_string(&deck).unwrap(), sample.trim_end());
}

fn told(card: &Card, deck: &DeckFile, topics: &Topics) -> String {
    let Card {
        id,
        note,
        topic,
        kind,
        answered,
        follow_up,
        rungs,
    } = *card;
    let unanswered = if answered { "" } else { ", unanswered" };
    let follow_up = if follow_up { ", follow-up" } else { "" };
    let (address, _) = &deck.notes[note as usize];
    format!(
        "{id} {address} {} {kind:?}, {rungs} rungs{unanswered}{follow_up}\n",
        topics.path(topic).join("/")
    )
}

#[test]
fn a_row_that_is_none_is_named() {
    let good = "3fa1c09b2e5d7788 0 1 q 0 5\n";
    for bad in [
        "\n",
        "3fa1c09b2e5d778 0 1 q 0 5\n",
        "3fa1c09b2e5d778g 0 1 q 0 5\n",
        "3fa1c09b2e5d7788 0 1 x 0 5\n",
        "3fa1c09b2e5d7788 -1 1 q 0 5\n",
        "3fa1c09b2e5d7788 0 1 q 0\n",
        "3fa1c09b2e5d7788  0 1 q 0 5\n",
        "3fa1c09b2e5d7788 0 1 q 0 65536\n",
    ] {
        assert_eq!(
            read_rows(&format!("{good}{good}{bad}")),
            Err(RowError { line: 3 }),
            "{bad}"
        );
    }
    assert_eq!(read_rows(""), Ok(Vec::new()));
    assert_eq!(
        RowError { line: 3 }.to_string(),
        "line 3 of the deck's cards can't be read"
    );
}

#[test]
fn what_later_versions_add_to_a_row_is_passed_over() {
    let now = read_rows("3fa1c09b2e5d7788 0 1 q 1 5\n").unwrap();
    assert_eq!(
        read_rows("3fa1c09b2e5d7788 0 1 q 253 5 more\n").unwrap(),
        now
    );
}

proptest! {
    #[test]
    fn rows_are_read_as_written(
        rows in prop::collection::vec((any::<u64>(), any::<u32>(), any::<u32>(), 0..3_usize, any::<[bool; 2]>(), any::<u16>()), 0..20),
    ) {
        let cards: Vec<Card> = rows.into_iter().map(|(id, note, topic, kind, [answered, follow_up], rungs)| {
            let kind = [Kind::Question, Kind::Cloze, Kind::Section][kind];
            Card { id: CardId(id), note, topic, kind, answered, follow_up, rungs }
        }).collect();
        prop_assert_eq!(read_rows(&write_rows(&cards)), Ok(cards));
    }

    #[test]
    fn no_rows_panic(text in ".*") {
        let _ = read_rows(&text);
        let _ = read_rows(&format!("3fa1c09b2e5d7788 {text}"));
    }
}

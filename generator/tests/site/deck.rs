//! The deck, the text of its cards, and what is kept offline: they tell of the same cards.

use super::*;

#[test]
fn the_text_of_every_card_stands_in_the_order_of_the_deck() {
    let site = two_notes().build();
    let list = site
        .keys()
        .find(|name| name.starts_with("assets/texts."))
        .unwrap();
    let list: Vec<(String, usize)> = serde_json::from_slice(&site[list]).unwrap();
    let mut lines = Vec::new();
    for (address, n_cards) in list {
        let before = lines.len();
        lines.extend(text(&site, &address).lines().map(str::to_owned));
        assert_eq!(lines.len(), before + n_cards);
    }
    let deck = site.keys().find(|name| name.starts_with("deck.")).unwrap();
    let deck: srs::deck::DeckFile = serde_json::from_slice(&site[deck]).unwrap();
    let cards = srs::deck::read_rows(&deck.cards).unwrap();
    assert_eq!(lines.len(), cards.len());
    for (card, line) in cards.iter().zip(&lines) {
        let fields: Vec<&str> = line.split('\t').collect();
        assert_eq!(fields.len(), 2 + usize::from(card.rungs), "{line}");
        let page = format!("{}index.html", decoded(&deck.notes[card.note as usize].0));
        assert!(
            text(&site, &page).contains(fields[0]),
            "{page} asks `{}`",
            fields[0]
        );
    }
}

#[test]
fn every_card_of_the_deck_is_an_article_of_its_note() {
    let site = two_notes().build();
    let deck = site.keys().find(|name| name.starts_with("deck.")).unwrap();
    let deck: srs::deck::DeckFile = serde_json::from_slice(&site[deck]).unwrap();
    let cards = srs::deck::read_rows(&deck.cards).unwrap();
    assert_eq!(cards.len(), 4);
    assert_eq!(
        cards
            .iter()
            .map(|card| card.id)
            .collect::<HashSet<_>>()
            .len(),
        4,
        "the same question twice is two cards"
    );
    for card in cards {
        let folder = decoded(&deck.notes[card.note as usize].0);
        let page = text(&site, &format!("{folder}index.html"));
        assert!(
            page.contains(&format!("id=\"c-{}\"", card.id)),
            "{} on {folder}",
            card.id
        );
    }
}

#[test]
fn the_service_worker_lists_every_file() {
    let site = two_notes().build();
    let worker = text(&site, "sw.js");
    let list = site
        .keys()
        .find(|name| name.starts_with("assets/offline."))
        .unwrap();
    assert!(worker.contains(list.as_str()), "sw.js names {list}");
    assert!(!worker.contains("\"__"), "every name in sw.js is filled in");
    let listed: Vec<(String, String)> = serde_json::from_slice(&site[list]).unwrap();
    let listed: HashSet<String> = listed
        .into_iter()
        .map(|(address, _)| decoded(&address))
        .collect();
    let never_asked_for = [".yiji", ".nojekyll", "sw.js", list];
    for name in site
        .keys()
        .filter(|name| !never_asked_for.contains(&name.as_str()))
    {
        assert!(listed.contains(name), "{name} is not kept offline");
    }
}

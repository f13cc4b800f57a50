//! From a note to the days its cards are due: every part of yiji but the browser.
#![allow(clippy::unwrap_used)]

use srs::{
    CardId, CardState, Day, Grade, Now,
    deck::{Topics, read_rows},
    history::{Entry, History},
    queue::{Limits, Wanted, queue},
    session::{Action, Effect, Phase, Rules, Session, Way},
    suggest::Shares,
};
use yiji::{
    compile::Compiled,
    config::Config,
    deck::{Deck, DeckNote},
    identity,
};

const NOTE: &str = "\
# 数据库

## 什么是索引？

1. 排好序的目录
2. 用空间换时间

辅助记忆

1. 目录
2. 换时间

## 什么是事务？

要么都做，要么都不做。

## 还没写的题？
";

/// Noon of a day, Chinese time.
fn noon(day: i32) -> Now {
    Now {
        time: i64::from(day) * 86_400 + 4 * 3_600,
        utc_offset_minutes: 480,
    }
}

/// Grades every card of a sitting with `grade`; gives what was stored.
fn sit(cards: Vec<(CardId, CardState)>, now: Now, grade: Grade) -> Vec<(CardId, Entry)> {
    let mut stored = Vec::new();
    let (mut session, mut effects) = Session::new(
        cards,
        Vec::new(),
        Way::Review,
        Rules {
            rollover_hour: 4,
            shares: Shares::default(),
        },
    );
    let mut seconds = 0;
    while !effects.is_empty() {
        let mut next = Vec::new();
        for effect in std::mem::take(&mut effects) {
            seconds += 10;
            let now = Now {
                time: now.time + seconds,
                ..now
            };
            match effect {
                Effect::Fetch(card) => {
                    session.act(Action::Fetched { card, rungs: 2 }, now);
                    assert!(matches!(session.screen(now).phase, Phase::Front { .. }));
                    session.act(Action::ShowAnswer, now);
                    next.extend(session.act(Action::Grade(grade), now));
                }
                Effect::Store(card, entry) => stored.push((card, entry)),
                Effect::Bury(_) | Effect::Unbury(_) => unreachable!("nothing was put aside"),
            }
        }
        effects = next;
    }
    stored
}

#[test]
fn a_notes_cards_come_back_on_the_days_that_sm2_says() {
    let file = tempfile::Builder::new().suffix(".md").tempfile().unwrap();
    std::fs::write(file.path(), NOTE).unwrap();
    let note = Compiled::read(file.path(), "db.md", &Config::default()).unwrap();
    let entries = note.entries();
    let prints: Vec<_> = entries.iter().map(|entry| entry.fingerprint).collect();
    let ids = identity::assign([("db.md", prints.as_slice())].into_iter()).concat();
    let title = note.title();
    let deck = Deck::gather(
        CardId(1),
        "测试",
        "zh-CN",
        &[DeckNote {
            href: "notes/db/",
            title: &title,
            entries: &entries,
            ids: &ids,
        }],
    );
    let cards = read_rows(&deck.file.cards).unwrap();
    let topics = Topics::new(deck.file.topics);
    assert_eq!(cards.len(), 3);
    assert_eq!(cards[0].rungs, 2);

    let mut histories = vec![History::default(); cards.len()];
    let mut due_on = |day: i32, grade: Option<Grade>| -> usize {
        let now = noon(day);
        let states: Vec<CardState> = cards
            .iter()
            .zip(&histories)
            .map(|(card, history)| history.fold(card.id, 4, now))
            .collect();
        let today = Day::of(now.time, 480, 4);
        let queued = queue(
            &cards,
            &states,
            &topics,
            &Wanted {
                today,
                limits: Limits::default(),
                ..Wanted::default()
            },
        )
        .cards;
        if let Some(grade) = grade {
            let sitting = queued
                .iter()
                .map(|&at| (cards[at as usize].id, states[at as usize]))
                .collect();
            for (card, entry) in sit(sitting, now, grade) {
                let at = cards.iter().position(|known| known.id == card).unwrap();
                assert!(histories[at].insert(entry));
                histories[at] = History::parse(&histories[at].to_text()).unwrap();
            }
        }
        queued.len()
    };
    assert_eq!(
        due_on(20_000, Some(Grade::Good)),
        2,
        "two new cards; the one without an answer is never shown"
    );
    assert_eq!(due_on(20_000, None), 0, "all done for today");
    assert_eq!(
        due_on(20_001, Some(Grade::Good)),
        2,
        "the first interval is a day"
    );
    assert_eq!(due_on(20_006, None), 0);
    assert_eq!(due_on(20_007, Some(Grade::Good)), 2, "the second is six");
    assert_eq!(due_on(20_021, None), 0);
    assert_eq!(due_on(20_022, None), 2, "the third is 6 × 2.50 = 15");
}

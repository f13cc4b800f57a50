//! Rehearsals: what is asked, how a round goes, what it comes to, and what is kept of it.
#![allow(clippy::unwrap_used)]

use proptest::prelude::*;
use srs::deck::{Card, Kind, Topics};
use srs::queue::Through;
use srs::rehearsal::{
    Action, Answer, Effect, Phase, Rehearsal, RehearsalError, Round, Weakness, choose, figures,
};
use srs::{CardId, Now, Points};

/// Cards by their notes' letters; a capital letter follows up on the card before it, `-` has no answer.
fn deck(notes: &str) -> Vec<Card> {
    let card = |(id, note): (u64, char)| Card {
        id: CardId(id),
        note: note.to_ascii_lowercase() as u32,
        topic: note.to_ascii_lowercase() as u32 % 2,
        kind: Kind::Question,
        answered: note != '-',
        follow_up: note.is_uppercase(),
        rungs: 2,
    };
    (0..).zip(notes.chars()).map(card).collect()
}

fn topics() -> Topics {
    Topics::new(vec![(-1, "even".to_owned()), (-1, "odd".to_owned())])
}

fn chosen(notes: &str, seed: u64, number: usize) -> Vec<u32> {
    let through = Through {
        seed,
        ..Through::default()
    };
    choose(&deck(notes), &[], &topics(), &through, number)
}

proptest! {
    #[test]
    fn follow_ups_come_after_their_parents_and_notes_in_their_order(
        notes in "[a-d][a-dA]{0,30}",
        seed in any::<u64>(),
        number in 0..40_usize,
    ) {
        let cards = deck(&notes);
        let places = chosen(&notes, seed, number);
        prop_assert_eq!(places.len(), number.min(cards.len()));
        for note in b'a'..=b'd' {
            let of_note = places.iter().filter(|&&place| cards[place as usize].note == u32::from(note));
            // A follow-up stands with its parent, whichever note it says it is of.
            let parents = of_note.filter(|&&place| !cards[place as usize].follow_up);
            prop_assert!(parents.is_sorted());
        }
        for (index, &place) in places.iter().enumerate() {
            if cards[place as usize].follow_up {
                prop_assert_eq!(Some(place - 1), index.checked_sub(1).map(|before| places[before]));
            }
        }
    }

    #[test]
    fn what_is_written_is_read(
        time in any::<i64>(),
        offset in any::<i16>(),
        limit in any::<u16>(),
        answers in prop::collection::vec((any::<u64>(), any::<u16>(), 1..=63_u16, any::<u64>()), 0..9),
    ) {
        let answers = answers.into_iter().map(|(card, seconds, of, said)| Answer {
            card: CardId(card),
            seconds,
            points: (0..of).filter(|point| said >> point & 1 == 1).fold(Points::none_said(of), Points::toggled),
        });
        let began = Now { time, utc_offset_minutes: offset };
        let rehearsal = Rehearsal { began, limit, answers: answers.collect() };
        let text = rehearsal.to_text();
        prop_assert_eq!(Rehearsal::parse(&text), Ok(rehearsal));
        // A text that was cut short is none.
        for end in 0..text.len() {
            let cut = Rehearsal::parse(&text[..end]);
            prop_assert!(cut.is_err() || text[..end].ends_with('\n'), "{:?}", &text[..end]);
        }
    }

    #[test]
    fn no_text_panics(text in ".*") {
        let _ = Rehearsal::parse(&text);
        let _ = Rehearsal::parse(&format!("yiji rehearsal 1\n{text}"));
    }
}

#[test]
fn other_texts_are_refused() {
    for (text, error) in [
        ("", RehearsalError::Damaged),
        ("yiji rehearsal 1\n", RehearsalError::Damaged),
        ("yiji rehearsal 0\n0 0 0\n", RehearsalError::Damaged),
        ("yiji rehearsal 2\nwhatever", RehearsalError::Newer(2)),
        (
            "yiji rehearsal 1\n0 0 0\n0000000000000001 5 xy\n",
            RehearsalError::Damaged,
        ),
        (
            "yiji rehearsal 1\n0 0 0\n0000000000000001 5 \n",
            RehearsalError::Damaged,
        ),
    ] {
        assert_eq!(Rehearsal::parse(text), Err(error), "{text}");
    }
}

#[test]
fn topics_and_answers_decide_what_can_be_asked() {
    let mut places = chosen("ab-cd", 1, 9);
    places.sort_unstable();
    assert_eq!(places, [0, 1, 3, 4]);
    let through = Through {
        topics: &[1],
        ..Through::default()
    };
    // The odd letters are a and c.
    assert_eq!(choose(&deck("abcd"), &[], &topics(), &through, 9).len(), 2);
    let firsts: Vec<u32> = (0..30).map(|seed| chosen("abcd", seed, 1)[0]).collect();
    assert!((0..4).all(|place| firsts.contains(&place)), "{firsts:?}");
}

/// Plays keys, ten seconds before each: `_` said, `a`–`g` tick, `A` all, `>` next, `S` skip, `F` finish, `R` retry.
fn played(n_cards: u64, keys: &str) -> (Round, Option<Rehearsal>, Now) {
    let mut now = Now {
        time: 1_000,
        utc_offset_minutes: 480,
    };
    let cards = (0..n_cards).map(CardId).collect();
    let (mut round, mut effects) = Round::new(cards, 15, now);
    let mut kept = None;
    let mut keys = keys.chars();
    loop {
        for effect in std::mem::take(&mut effects) {
            match effect {
                // The second card has no outline.
                Effect::Fetch(card) => {
                    let rungs = if card == CardId(1) { 0 } else { 3 };
                    assert_eq!(round.act(Action::Fetched { card, rungs }, now), []);
                }
                Effect::Keep(rehearsal) => assert_eq!(kept.replace(rehearsal), None),
            }
        }
        let Some(key) = keys.next() else { break };
        now.time += 10;
        let action = match key {
            '_' => Action::Said,
            'a'..='g' => Action::Tick(key as u16 - 'a' as u16),
            'A' => Action::AllSaid,
            '>' => Action::Next,
            'S' => Action::Skip,
            'F' => Action::Finish,
            'R' => Action::Retry,
            _ => panic!("no such key: {key}"),
        };
        effects = round.act(action, now);
    }
    (round, kept, now)
}

#[test]
fn a_round_is_asked_marked_and_kept() {
    let (round, kept, now) = played(2, "_ac>>");
    assert_eq!(round.screen(now).phase, Phase::Asking { seconds: 10 });
    assert_eq!((round.screen(now).number, kept), (2, None));
    let (round, kept, now) = played(2, "_ac>_A>");
    assert_eq!(round.screen(now).phase, Phase::Over);
    let kept = kept.unwrap();
    assert_eq!((kept.began.time, kept.limit), (1_000, 15));
    let marks: Vec<_> = kept
        .answers
        .iter()
        .map(|answer| {
            (
                answer.card.0,
                answer.seconds,
                answer.points.n_said(),
                answer.points.of(),
            )
        })
        .collect();
    assert_eq!(marks, [(0, 10, 2, 3), (1, 10, 1, 1)]);
}

#[test]
fn a_round_can_be_ended_early() {
    for (keys, n_answers) in [
        ("F", None),
        ("SS", None),
        ("S_>", Some(1)),
        ("_F", Some(1)),
        ("_>F", Some(1)),
        ("_>_F", Some(2)),
    ] {
        let (round, kept, now) = played(2, keys);
        assert_eq!(round.screen(now).phase, Phase::Over, "{keys}");
        assert_eq!(kept.map(|kept| kept.answers.len()), n_answers, "{keys}");
    }
    assert_eq!(played(0, "_>SF").1, None);
}

#[test]
fn a_card_that_does_not_come_can_be_left_out() {
    let now = Now {
        time: 0,
        utc_offset_minutes: 0,
    };
    let (mut round, _) = Round::new(vec![CardId(0), CardId(1)], 0, now);
    round.act(Action::FetchFailed { card: CardId(0) }, now);
    assert_eq!(round.screen(now).phase, Phase::Problem);
    assert_eq!(round.act(Action::Retry, now), [Effect::Fetch(CardId(0))]);
    round.act(Action::FetchFailed { card: CardId(0) }, now);
    assert_eq!(round.act(Action::Skip, now), [Effect::Fetch(CardId(1))]);
    assert_eq!((round.screen(now).number, round.screen(now).of), (1, 1));
}

#[test]
fn the_report() {
    let answer = |card, seconds, marks: &str| Answer {
        card: CardId(card),
        seconds,
        points: marks.match_indices('x').fold(
            Points::none_said(marks.len() as u16),
            |points, (point, _)| points.toggled(point as u16),
        ),
    };
    let rehearsal = Rehearsal {
        began: Now {
            time: 0,
            utc_offset_minutes: 0,
        },
        limit: 60,
        answers: vec![
            answer(0, 61, "xxo"),
            answer(1, 60, "xo"),
            answer(2, 5, "oo"),
            answer(3, 5, "x"),
            answer(99, 1, "o"),
        ],
    };
    // 0 is in 1 is in 2; 3 stands alone.
    let rows = [(-1, "语言"), (0, "Go"), (1, "并发"), (-1, "网络")];
    let topics = Topics::new(
        rows.map(|(parent, name)| (parent, name.to_owned()))
            .to_vec(),
    );
    let mut cards = deck("abcd");
    for (card, topic) in cards.iter_mut().zip([1, 2, 0, 3]) {
        card.topic = topic;
    }
    let found = figures(&rehearsal, &cards, &topics);
    assert_eq!((found.said, found.of), (4, 9));
    assert_eq!((found.seconds, found.n_over), (132, 1));
    let weakness = |topic, said, of| Weakness { topic, said, of };
    assert_eq!(
        found.weakest,
        [
            weakness(Some(0), 0, 2),
            weakness(None, 0, 1),
            weakness(Some(1), 3, 5)
        ]
    );
}

//! Sittings, played by keys on a table that stores and fetches.
#![allow(clippy::unwrap_used)]

mod random;
mod sitting;
mod ways;

use std::collections::BTreeMap;

use srs::history::{Entry, History};
use srs::session::{Action, Effect, Phase, Screen, Session, Way, earlier};
use srs::settings::Settings;
use srs::{CardId, CardState, Day, Grade, Now};

const ROLLOVER_HOUR: u8 = 4;
/// Noon of day 20,777 in Shanghai.
const NOON: i64 = 20_777 * 86_400 + 4 * 3_600;
const TODAY: Day = Day(20_777);

/// A session with all that surrounds it. Cards are the letters A, B, C …; fetching always works unless it is told not to.
struct Table {
    session: Session,
    histories: BTreeMap<CardId, History>,
    buried: Vec<CardId>,
    /// Rungs of every card.
    rungs: u16,
    /// The next fetches fail.
    offline: bool,
    time: i64,
}

fn now_at(time: i64) -> Now {
    Now {
        time,
        utc_offset_minutes: 480,
    }
}

impl Table {
    /// New cards, that many.
    fn new(n_cards: u64, rungs: u16) -> Table {
        Table::with(
            (0..n_cards).map(|card| (CardId(card), History::default())),
            rungs,
        )
    }

    fn with(histories: impl IntoIterator<Item = (CardId, History)>, rungs: u16) -> Table {
        Table::on_way(Way::Review, histories, rungs)
    }

    fn on_way(
        way: Way,
        histories: impl IntoIterator<Item = (CardId, History)>,
        rungs: u16,
    ) -> Table {
        let histories: BTreeMap<CardId, History> = histories.into_iter().collect();
        let seats: Vec<(CardId, CardState)> = histories
            .iter()
            .map(|(&card, history)| (card, history.fold(card, ROLLOVER_HOUR, now_at(NOON))))
            .collect();
        let (session, effects) = Session::new(seats, Vec::new(), way, Settings::default().rules());
        let mut table = Table {
            session,
            histories,
            buried: Vec::new(),
            rungs,
            offline: false,
            time: NOON,
        };
        table.carry_out(effects);
        table
    }

    /// Leaves the page and comes back to these cards.
    fn reopen(&mut self, cards: &[u64]) -> &mut Self {
        let seats = cards.iter().map(|&card| (CardId(card), self.state(card)));
        let earlier = earlier(self.histories.clone(), self.now(), ROLLOVER_HOUR);
        let rules = Settings::default().rules();
        let (session, effects) = Session::new(seats, earlier, Way::Review, rules);
        self.session = session;
        self.carry_out(effects);
        self
    }

    fn now(&self) -> Now {
        now_at(self.time)
    }

    fn screen(&self) -> Screen {
        self.session.screen(self.now())
    }

    /// Presses keys, ten seconds before each: `H` rung, `_` answer, `1`–`4` grade, `A` all said, `a`–`g` tick, `U` undo, `S` skip,
    /// `B` bury, `P` suspend, `N` reset, `>` pass, `<` pass and repeat, `G` grade all the same, `R` retry, `x` and `o` go offline and online, `!` presses the next key at once.
    fn press(&mut self, keys: &str) -> &mut Self {
        let mut wait = 10;
        for key in keys.chars() {
            let action = match key {
                'H' => Action::OpenRung,
                '_' => Action::ShowAnswer,
                '1'..='4' => Action::Grade(Grade::ALL[key as usize - '1' as usize]),
                'A' => Action::AllSaid,
                'a'..='g' => Action::Tick(key as u16 - 'a' as u16),
                'U' => Action::Undo,
                'S' => Action::Skip,
                'B' => Action::Bury,
                'P' => Action::Suspend,
                'N' => Action::Reset,
                '>' => Action::Pass { repeat: false },
                '<' => Action::Pass { repeat: true },
                'G' => Action::Score,
                'R' => Action::Retry,
                'x' | 'o' => {
                    self.offline = key == 'x';
                    continue;
                }
                '!' => {
                    wait = 0;
                    continue;
                }
                ' ' => continue,
                _ => panic!("no such key: {key}"),
            };
            self.time += wait;
            wait = 10;
            let effects = self.session.act(action, self.now());
            self.carry_out(effects);
        }
        self
    }

    fn carry_out(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            match effect {
                Effect::Store(card, entry) => {
                    assert!(
                        self.histories.get_mut(&card).unwrap().insert(entry),
                        "stored twice: {entry:?}"
                    );
                }
                Effect::Fetch(card) => {
                    let rungs = self.rungs;
                    let answer = if self.offline {
                        Action::FetchFailed { card }
                    } else {
                        Action::Fetched { card, rungs }
                    };
                    assert_eq!(self.session.act(answer, self.now()), []);
                }
                Effect::Bury(card) => self.buried.push(card),
                Effect::Unbury(card) => self.buried.retain(|&buried| buried != card),
            }
        }
    }

    fn state(&self, card: u64) -> CardState {
        self.histories[&CardId(card)].fold(CardId(card), ROLLOVER_HOUR, self.now())
    }

    fn entries(&self, card: u64) -> Vec<Entry> {
        self.histories[&CardId(card)].entries().collect()
    }

    /// The screen in short: reviews made of how many, card, and what is to be seen.
    fn told(&self) -> String {
        let Screen {
            position,
            card,
            phase,
            ..
        } = self.screen();
        let card = card.map_or(String::new(), |card| {
            format!(" {}", (b'A' + card.0 as u8) as char)
        });
        let view = match phase {
            Phase::Loading => "loading".to_owned(),
            Phase::Problem => "problem".to_owned(),
            Phase::Front { rungs, opened } => format!("front {opened}/{rungs}"),
            Phase::Back {
                opened,
                ticked,
                suggestion,
                ..
            } => {
                let ticks = ticked.map_or("untouched".to_owned(), |points| {
                    format!("{}/{}", points.n_said(), points.of())
                });
                let grade = suggestion.map_or(String::new(), |suggestion| {
                    format!(" → {:?}", suggestion.grade)
                });
                format!("back opened {opened} said {ticks}{grade}")
            }
            Phase::Summary(summary) => {
                format!("summary {:?} {} s", summary.by_grade, summary.seconds)
            }
            Phase::Empty => "empty".to_owned(),
        };
        format!("{}/{}{card} {view}", position.done, position.of)
    }
}

/// Plays keys on new cards with five rungs, and compares the screen after them.
#[track_caller]
fn check(n_cards: u64, keys: &str, told: &str) {
    assert_eq!(
        Table::new(n_cards, 5).press(keys).told(),
        told,
        "after {keys:?}"
    );
}

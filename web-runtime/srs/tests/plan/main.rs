//! The plan towards a date: its rules on decks that can be drawn, and a learner who follows it day by day.
#![allow(clippy::unwrap_used)]

mod learner;
mod rules;

use srs::CardId;
use srs::deck::{Card, Kind, Topics};

/// The day the plan is made on.
const TODAY: srs::Day = srs::Day(20_777);

/// Two root topics, the first with one below it.
fn topics() -> Topics {
    let rows = [(-1, "databases"), (0, "Redis"), (-1, "networks")];
    Topics::new(
        rows.map(|(parent, name)| (parent, name.to_owned()))
            .to_vec(),
    )
}

fn card(id: u64, topic: u32) -> Card {
    Card {
        id: CardId(id.wrapping_mul(0xD6E8_FEB8_6659_FD93)),
        note: 0,
        topic,
        kind: Kind::Question,
        answered: true,
        follow_up: false,
        rungs: 0,
    }
}

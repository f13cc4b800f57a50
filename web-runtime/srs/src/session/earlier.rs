//! What was done today before this sitting, so that Undo reaches back over the whole day.

use crate::history::{Act, Entry, History};
use crate::{CardId, CardState, Now, gather};

/// Something done to a card earlier in the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Earlier {
    /// The card.
    pub card: CardId,
    /// What was done to it.
    pub act: Act,
    /// Where the card stood before.
    pub before: CardState,
}

/// What stands in these histories of the day that `now` is in, oldest first.
pub fn earlier(
    histories: impl IntoIterator<Item = (CardId, History)>,
    now: Now,
    rollover_hour: u8,
) -> Vec<Earlier> {
    let mut earlier = Vec::new();
    for (card, mut history) in histories {
        let is_todays = |act: &&Act| act.day(now, rollover_hour) == now.day(rollover_hour);
        let acts = gather(history.acts().filter(is_todays).copied());
        for act in acts.into_iter().rev() {
            history.insert(Entry::Undone(act));
            let before = history.fold(card, rollover_hour, now);
            // A few a day, so that to sort them costs less than a sort weighs.
            let place =
                earlier.partition_point(|other: &Earlier| (other.act, other.card) < (act, card));
            earlier.insert(place, Earlier { card, act, before });
        }
    }
    earlier
}

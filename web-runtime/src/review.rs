//! What the review page was asked for, and the sitting on it.

use srs::queue::APART;
use srs::session::{Effect, Phase, Session};
use srs::{CardId, Now};
use web_sys::UrlSearchParams;

use crate::deck::Deck;
use crate::dom;
use crate::note::Text;
use crate::paint::Table;
use crate::progress::Progress;
use crate::store::Store;

/// `review/?topic=3`, `review/?more=5`, `review/?card=3fa1c09b2e5d7788`; nothing = all that waits today.
#[derive(Clone, Copy, Default)]
pub struct Wanted {
    /// Only this topic.
    pub topic: Option<u32>,
    /// New cards beyond the day's limit.
    pub more_new: u32,
    /// Only this card, due or not.
    pub card: Option<CardId>,
}

impl Wanted {
    /// What the page's address asks for.
    pub fn read() -> Wanted {
        let search = dom::window().location().search().unwrap_or_default();
        let Ok(query) = UrlSearchParams::new_with_str(&search) else {
            return Wanted::default();
        };
        Wanted {
            topic: query.get("topic").and_then(|topic| topic.parse().ok()),
            more_new: query
                .get("more")
                .and_then(|more| more.parse().ok())
                .unwrap_or(0),
            card: query.get("card").and_then(|card| card.parse().ok()),
        }
    }

    /// The address that asks for more of the same.
    pub fn more(&self) -> String {
        let topic = self
            .topic
            .map(|topic| ["&topic=", &topic.to_string()].concat());
        ["?more=", &MORE.to_string(), &topic.unwrap_or_default()].concat()
    }
}

/// How many new cards "more" adds.
const MORE: u32 = 5;

/// The sitting.
pub struct Review {
    /// What it was made of.
    pub wanted: Wanted,
    /// When it began.
    pub began: Now,
    /// Its state.
    pub session: Session,
    /// What the card on the table says.
    pub text: Text,
    /// The word for why there is no card.
    pub reason: &'static str,
    /// Whether the last action took something back.
    pub undone: bool,
    /// What is painted.
    pub table: Table,
}

impl Review {
    /// Begins a sitting; the effects fetch its first card.
    pub fn begin(
        wanted: Wanted,
        deck: &Deck,
        progress: &Progress,
        store: &mut Store,
        now: Now,
    ) -> (Review, Vec<Effect>) {
        let today = progress.today(now);
        let earlier = progress.earlier(deck, store, now);
        let places = match wanted.card {
            Some(card) => deck.place_of(card).into_iter().collect(),
            None => {
                let buried = store.buried(today);
                let asked: Vec<u32> = earlier
                    .iter()
                    .skip(earlier.len().saturating_sub(APART))
                    .filter_map(|earlier| Some(deck.card(earlier.card)?.note))
                    .collect();
                let Wanted {
                    topic, more_new, ..
                } = wanted;
                progress
                    .queue(deck, today, topic, more_new, &buried, &asked)
                    .cards
            }
        };
        let cards = places.into_iter().filter_map(|place| {
            let card = deck
                .cards
                .get(place as usize)
                .filter(|card| card.answered)?;
            Some((card.id, *progress.states.get(place as usize)?))
        });
        let (session, effects) = Session::new(cards, earlier, progress.settings.rules());
        let reason = if wanted.topic.is_some() {
            "nothing_in_topic"
        } else {
            "nothing_due"
        };
        let review = Review {
            wanted,
            began: now,
            session,
            text: Text::default(),
            reason,
            undone: false,
            table: Table::default(),
        };
        (review, effects)
    }

    /// Whether a card is on the table.
    pub fn is_at_a_card(&self, now: Now) -> bool {
        matches!(
            self.session.screen(now).phase,
            Phase::Front { .. } | Phase::Back { .. }
        )
    }

    /// The card that is being waited for.
    pub fn awaited(&self, now: Now) -> Option<CardId> {
        let screen = self.session.screen(now);
        screen.card.filter(|_| screen.phase == Phase::Loading)
    }
}

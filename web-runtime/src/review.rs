//! What the review page was asked for, and the sitting on it.
//!
//! ```text
//! review/                          all that waits today
//! review/?topic=3                  what waits in a topic
//! review/?more=5                   new cards beyond the day's limit
//! review/?card=3fa1c09b2e5d7788    one card, or several between commas, due or not
//! review/?way=outline              outlines from memory; way=cram: all cards, no grades; both also of a topic
//! ```

use srs::queue::APART;
use srs::session::{Effect, Phase, Session, Way};
use srs::{CardId, Now, gather, text};
use web_sys::UrlSearchParams;

use crate::deck::Deck;
use crate::dom;
use crate::note::Text;
use crate::paint::Table;
use crate::progress::Progress;
use crate::store::Store;

/// What the page's address asks for; nothing = all that waits today.
#[derive(Clone, Default)]
pub struct Wanted {
    /// What the sitting is for.
    pub way: Way,
    /// Only this topic.
    pub topic: Option<u32>,
    /// New cards beyond the day's limit.
    pub more_new: u32,
    /// Only these cards, due or not.
    pub cards: Vec<CardId>,
}

impl Wanted {
    /// What the page's address asks for.
    pub fn read() -> Wanted {
        let search = dom::search();
        let Ok(query) = UrlSearchParams::new_with_str(&search) else {
            return Wanted::default();
        };
        Wanted {
            way: query
                .get("way")
                .and_then(|way| Way::named(&way))
                .unwrap_or_default(),
            topic: query.get("topic").and_then(|topic| text::number(&topic)),
            more_new: query
                .get("more")
                .and_then(|more| text::number(&more))
                .unwrap_or(0),
            cards: query
                .get("card")
                .map(|cards| {
                    let cards = text::parts(&cards, b',');
                    gather(cards.filter_map(|card| card.parse().ok()))
                })
                .unwrap_or_default(),
        }
    }

    /// The address that asks for more of the same.
    pub fn more(&self) -> String {
        ["?more=", &text::written(MORE.into()), &self.of_topic()].concat()
    }

    /// The address that asks for the same topic in that way.
    pub fn in_way(&self, way: Way) -> String {
        ["?way=", way.name(), &self.of_topic()].concat()
    }

    fn of_topic(&self) -> String {
        self.topic
            .map(|topic| ["&topic=", &text::written(topic.into())].concat())
            .unwrap_or_default()
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
    /// The places of its points that are often missed.
    pub missed: Vec<u16>,
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
        // What leaves the schedule alone takes nothing back either.
        let earlier = if wanted.way.is_graded() {
            progress.earlier(deck, store, now)
        } else {
            Vec::new()
        };
        let cards = &wanted.cards;
        let places = match () {
            () if !cards.is_empty() => gather(cards.iter().filter_map(|&card| deck.place_of(card))),
            () if !wanted.way.is_graded() => progress.through(deck, wanted.topic, wanted.way, now),
            () => {
                let buried = store.buried(today);
                let last = earlier.iter().skip(earlier.len().saturating_sub(APART));
                let asked = gather(last.filter_map(|it| Some(deck.card(it.card)?.note)));
                let (topic, more_new) = (wanted.topic, wanted.more_new);
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
        let (session, effects) =
            Session::new(cards, earlier, wanted.way, progress.settings.rules());
        let reason = if !wanted.way.is_graded() {
            "nothing_to_go_through"
        } else if wanted.topic.is_some() {
            "nothing_in_topic"
        } else {
            "nothing_due"
        };
        let review = Review {
            wanted,
            began: now,
            session,
            text: Text::default(),
            missed: Vec::new(),
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

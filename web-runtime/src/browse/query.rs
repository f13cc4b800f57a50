//! What the browse page is asked for, as its address says it: so "back" works, and a search can be kept as a bookmark.
//!
//! ```text
//! browse/?q=缓存&topic=3&status=young&due=1&leech=1&missed=1&sort=due&page=2&card=3fa1c09b2e5d7788
//! browse/?notes=1
//! ```

use srs::CardId;
use srs::browse::{Asked, Sort, Status};
use web_sys::UrlSearchParams;

/// What is asked for.
#[derive(Clone, Default, PartialEq)]
pub struct Query {
    /// Words, all of which a card must have.
    pub words: String,
    /// What else must hold, and the order.
    pub asked: Asked,
    /// Which page of the list, from 0.
    pub page: u32,
    /// The card that is looked at.
    pub card: Option<CardId>,
    /// Whether it's the notes that are listed, not the cards.
    pub notes: bool,
}

impl Query {
    /// Reads the part of an address from its `?` on. What makes no sense is not asked for.
    pub fn read(search: &str) -> Query {
        let Ok(query) = UrlSearchParams::new_with_str(search) else {
            return Query::default();
        };
        let number = |name: &str| query.get(name)?.parse::<u32>().ok();
        Query {
            words: query.get("q").unwrap_or_default(),
            asked: Asked {
                topic: number("topic"),
                status: query.get("status").and_then(|name| Status::named(&name)),
                due: query.get("due").is_some(),
                leech: query.get("leech").is_some(),
                missed: query.get("missed").is_some(),
                sort: query
                    .get("sort")
                    .and_then(|name| Sort::named(&name))
                    .unwrap_or_default(),
            },
            page: number("page").unwrap_or(1).saturating_sub(1),
            card: query.get("card").and_then(|card| card.parse().ok()),
            notes: query.get("notes").is_some(),
        }
    }

    /// The address, from its `?` on; `?` alone where nothing is asked for.
    pub fn address(&self) -> String {
        let mut address = String::from("?");
        let Ok(query) = UrlSearchParams::new() else {
            return address;
        };
        let asked = &self.asked;
        if !self.words.is_empty() {
            query.set("q", &self.words);
        }
        if let Some(topic) = asked.topic {
            query.set("topic", &topic.to_string());
        }
        if let Some(status) = asked.status {
            query.set("status", status.name());
        }
        for (name, is_asked) in [
            ("due", asked.due),
            ("leech", asked.leech),
            ("missed", asked.missed),
            ("notes", self.notes),
        ] {
            if is_asked {
                query.set(name, "1");
            }
        }
        if asked.sort != Sort::Note {
            query.set("sort", asked.sort.name());
        }
        if self.page > 0 {
            query.set("page", &(self.page + 1).to_string());
        }
        if let Some(card) = self.card {
            query.set("card", &card.to_text());
        }
        address.push_str(&String::from(query.to_string()));
        address
    }

    /// The same with another card looked at, or none.
    pub fn with_card(&self, card: Option<CardId>) -> Query {
        Query {
            card,
            ..self.clone()
        }
    }

    /// The same with another page of the list.
    pub fn with_page(&self, page: u32) -> Query {
        Query {
            page,
            card: None,
            ..self.clone()
        }
    }

    /// Whether both list the same cards, whatever page or card is looked at.
    pub fn finds_as(&self, other: &Query) -> bool {
        self.words == other.words && self.asked == other.asked
    }
}

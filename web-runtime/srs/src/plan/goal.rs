//! The goal as the learner sets it, and as it is stored.

use crate::{Day, text};

/// A day to be ready by, such as that of an interview.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Goal {
    /// The day itself; the last review is on the day before.
    pub day: Day,
    /// How many days before it every card is seen once more.
    pub window: u16,
    /// The topics it is about, each as its names from the root; none means all. By name, as a topic's place in the deck
    /// changes with the notes.
    pub topics: Vec<Vec<String>>,
}

/// Between topics.
const TOPIC: u8 = b'\t';
/// Between the names of a topic: the separator of units in ASCII.
const LEVEL: u8 = 0x1f;

impl Goal {
    /// The text it is stored as: the date, the window, and each topic after a tab, its names separated by U+001F.
    ///
    /// ```
    /// # use srs::{Day, plan::Goal};
    /// let text = "2026-12-04 5\t数据库\u{1f}Redis\t网络";
    /// let goal = Goal::parse(text).unwrap();
    /// assert_eq!((goal.day, goal.window, goal.topics.len()), (Day(20_791), 5, 2));
    /// assert_eq!(goal.to_text(), text);
    /// ```
    pub fn to_text(&self) -> String {
        let mut text = [&self.day.to_iso(), " ", &self.window.to_string()].concat();
        for topic in &self.topics {
            for (index, name) in topic.iter().enumerate() {
                text.push(if index == 0 { TOPIC } else { LEVEL }.into());
                // A name is one line of a note's text.
                let parts = [TOPIC, LEVEL, b'\n'].map(char::from);
                text.extend(name.chars().filter(|c| !parts.contains(c)));
            }
        }
        text
    }

    /// Reads the stored text; `None` if it is none.
    pub fn parse(text: &str) -> Option<Goal> {
        let mut parts = text::parts(text, TOPIC);
        let (day, window) = text::cut(parts.next()?, b' ')?;
        Some(Goal {
            day: Day::from_iso(day)?,
            window: text::number(window)?,
            topics: parts
                .map(|topic| text::parts(topic, LEVEL).map(str::to_owned).collect())
                .collect(),
        })
    }
}

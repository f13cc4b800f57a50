//! The tree of topics.

use crate::gather;

/// The topics of a deck, as a tree whose parents come before their children.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Topics {
    rows: Vec<(i32, String)>,
}

impl Topics {
    /// The tree of [`DeckFile::topics`](super::DeckFile::topics). A topic whose parent doesn't come before it is a root.
    pub fn new(mut rows: Vec<(i32, String)>) -> Topics {
        for (index, (parent, _)) in rows.iter_mut().enumerate() {
            if usize::try_from(*parent).is_ok_and(|parent| parent >= index) {
                *parent = -1;
            }
        }
        Topics { rows }
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The topic that a topic is in; `None` for a root or where there is no such topic.
    pub fn parent(&self, topic: u32) -> Option<u32> {
        u32::try_from(self.rows.get(topic as usize)?.0).ok()
    }

    /// A topic's own name; empty where there is no such topic.
    pub fn name(&self, topic: u32) -> &str {
        self.rows
            .get(topic as usize)
            .map(|(_, name)| name.as_str())
            .unwrap_or_default()
    }

    /// The names from the root down to the topic; empty where there is no such topic.
    pub fn path(&self, topic: u32) -> Vec<&str> {
        let names = (self.line(topic)).filter_map(|topic| self.rows.get(topic as usize));
        let mut path = gather(names.map(|(_, name)| name.as_str()));
        path.reverse();
        path
    }

    /// The topic itself or the one above it on the second level; its root, where it is no deeper.
    pub fn second_level(&self, topic: u32) -> u32 {
        let mut second = topic;
        let mut line = self.line(topic).peekable();
        while let Some(above) = line.next() {
            // The last of the line is the root.
            if line.peek().is_some() {
                second = above;
            }
        }
        second
    }

    /// Whether the topic is that ancestor or somewhere below it.
    pub fn is_under(&self, topic: u32, ancestor: u32) -> bool {
        self.line(topic).any(|above| above == ancestor)
    }

    /// The topic, its parent and so on up to the root. Ends, because a parent's index is always smaller.
    fn line(&self, topic: u32) -> impl Iterator<Item = u32> {
        std::iter::successors(Some(topic), |&topic| self.parent(topic))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn topics(rows: &[(i32, &str)]) -> Topics {
        Topics::new(
            rows.iter()
                .map(|&(parent, name)| (parent, name.to_owned()))
                .collect(),
        )
    }

    #[test]
    fn a_topic_is_under_itself_and_its_ancestors() {
        let topics = topics(&[(-1, "数据库"), (0, "Redis"), (1, "持久化"), (-1, "网络")]);
        assert_eq!(topics.path(2), ["数据库", "Redis", "持久化"]);
        assert_eq!(topics.path(3), ["网络"]);
        assert!(topics.is_under(2, 0) && topics.is_under(2, 2) && topics.is_under(1, 0));
        assert!(!topics.is_under(0, 2) && !topics.is_under(3, 0));
    }

    #[test]
    fn a_damaged_tree_has_an_end() {
        let topics = topics(&[
            (0, "own parent"),
            (2, "child before parent"),
            (1, "below it"),
            (-7, "root"),
        ]);
        assert_eq!(topics.path(0), ["own parent"]);
        assert_eq!(topics.path(2), ["child before parent", "below it"]);
        assert_eq!(topics.path(3), ["root"]);
        assert_eq!(topics.path(9), Vec::<&str>::new());
        assert!(!topics.is_under(9, 0));
    }
}

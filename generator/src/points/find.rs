//! Finds what in an answer could be its points, and of these the ones that an outline means.

use std::collections::BTreeMap;

use pulldown_cmark::{Event, Tag, TagEnd};

use super::{Form, Rungs, Step, words};

/// More than this many groups are not compared with an outline.
const MOST_GROUPS: usize = 64;

/// An answer whose points have been looked for.
pub struct Answer<'a> {
    markdown: &'a str,
    /// Everything that could be its points, the likeliest first.
    groups: Vec<Group>,
}

/// Parts of an answer that stand beside each other in the same form.
#[derive(Debug)]
struct Group {
    kind: Kind,
    starts: Vec<usize>,
}

/// In the order in which they are more likely the points.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    /// Numbered items, over what interrupts the list.
    Numbered,
    /// Headings of this level.
    Headings(u8),
    /// Paragraphs with a bold start.
    Bold,
    /// Items of a list with bullets.
    Bullets,
    /// A list inside an item.
    Nested { numbered: bool },
    /// Paragraphs as they come.
    Paragraphs,
}

impl Kind {
    fn form(self) -> Form {
        match self {
            Kind::Headings(_) => Form::Heading,
            Kind::Bold | Kind::Paragraphs => Form::Paragraph,
            Kind::Numbered | Kind::Bullets | Kind::Nested { .. } => Form::Item,
        }
    }
}

/// Groups as they are found.
#[derive(Default)]
struct Groups {
    all: Vec<Group>,
    /// The last group of each kind.
    last: BTreeMap<Kind, usize>,
}

impl Groups {
    /// A new group.
    fn start(&mut self, kind: Kind) -> usize {
        let starts = Vec::new();
        self.all.push(Group { kind, starts });
        self.last.insert(kind, self.all.len() - 1);
        self.all.len() - 1
    }

    /// Adds to the last group of a kind.
    fn add(&mut self, kind: Kind, start: usize) {
        let last = self.last.get(&kind).copied();
        let group = last.unwrap_or_else(|| self.start(kind));
        self.all[group].starts.push(start);
    }
}

impl<'a> Answer<'a> {
    /// Reads an answer from its events, each with the byte at which it starts.
    pub fn of<'e>(markdown: &'a str, events: impl Iterator<Item = (&'e Event<'e>, usize)>) -> Self {
        let mut groups = Groups::default();
        // The lists around this place, and which group their items are in.
        let mut lists: Vec<(Kind, Option<usize>)> = Vec::new();
        // The last number of the numbered lists that are no one's part.
        let mut number = 0;
        let mut footnotes = 0usize;
        let mut paragraph = None;
        for (event, start) in events {
            let opened = paragraph.take();
            match event {
                Event::Start(Tag::FootnoteDefinition(_)) => footnotes += 1,
                Event::End(TagEnd::FootnoteDefinition) => footnotes = footnotes.saturating_sub(1),
                _ if footnotes > 0 => {}
                Event::Start(Tag::List(first)) => {
                    let kind = match (first, lists.is_empty()) {
                        (Some(_), true) => Kind::Numbered,
                        (None, true) => Kind::Bullets,
                        (first, false) => Kind::Nested {
                            numbered: first.is_some(),
                        },
                    };
                    // A list that code interrupts goes on behind it.
                    let goes_on = match (kind, first) {
                        (Kind::Numbered, Some(first)) => {
                            let goes_on = *first == number + 1;
                            number = first.saturating_sub(1);
                            goes_on
                        }
                        (kind, _) => kind == Kind::Bullets,
                    };
                    let last = groups.last.get(&kind).copied();
                    lists.push((kind, last.filter(|_| goes_on)));
                }
                Event::End(TagEnd::List(_)) => drop(lists.pop()),
                Event::Start(Tag::Item) => {
                    if let Some((kind, group)) = lists.last_mut() {
                        number += u64::from(*kind == Kind::Numbered);
                        let group = *group.get_or_insert_with(|| groups.start(*kind));
                        groups.all[group].starts.push(start);
                    }
                }
                Event::Start(Tag::Heading { level, .. }) if lists.is_empty() => {
                    groups.add(Kind::Headings(*level as u8), start);
                }
                Event::Start(Tag::Paragraph) if lists.is_empty() => {
                    groups.add(Kind::Paragraphs, start);
                    paragraph = Some(start);
                }
                Event::Start(Tag::Strong) => {
                    if let Some(start) = opened {
                        groups.add(Kind::Bold, start);
                    }
                }
                _ => {}
            }
        }
        let mut groups = groups.all;
        groups.sort_by_key(|group| group.kind);
        Answer { markdown, groups }
    }

    /// Where the rungs of an outline lead, in the order of the answer.
    pub fn steps(&self, outline: Rungs) -> Vec<Step> {
        let n_rungs = outline.texts.len();
        // One rung is a sentence on the whole answer.
        if n_rungs < 2 {
            return Vec::new();
        }
        let exact = self.exact(outline).map(|group| {
            let rungs = (0..n_rungs).map(Some).collect();
            (group, rungs)
        });
        let Some((group, rungs)) = exact.or_else(|| self.by_words(outline.texts)) else {
            return Vec::new();
        };
        let mut steps: Vec<Step> = rungs
            .into_iter()
            .zip(1..)
            .filter_map(|(point, rung)| {
                Some(Step {
                    form: group.kind.form(),
                    start: group.starts[point?],
                    rung,
                })
            })
            .collect();
        steps.sort_by_key(|step| step.start);
        steps
    }

    /// How many points the answer has, if that is plain to see. An outline's number wins where one way of counting gives it.
    pub fn count(&self, n_rungs: usize) -> Option<usize> {
        let counts = |group: &&Group| group.kind != Kind::Paragraphs;
        let groups = || self.groups.iter().filter(counts);
        if groups().any(|group| group.starts.len() == n_rungs) {
            return Some(n_rungs);
        }
        let is_numbered =
            |group: &&Group| matches!(group.kind, Kind::Numbered | Kind::Nested { numbered: true });
        let mut numbered = groups().filter(is_numbered);
        let counted = match (numbered.next(), numbered.next()) {
            (Some(only), None) => Some(only),
            (None, _) => {
                groups().find(|group| matches!(group.kind, Kind::Headings(_) | Kind::Bold))
            }
            _ => None,
        };
        counted
            .map(|group| group.starts.len())
            .filter(|count| *count > 1)
    }

    /// The likeliest points of which there are as many as rungs.
    fn exact(&self, outline: Rungs) -> Option<&Group> {
        // What could be as many by chance goes together where half of the words say so, and none says otherwise.
        let agrees = |group: &Group| {
            let found = words::matches(outline.texts, &self.texts(group));
            let found = found.into_iter().zip(0..);
            let found: Vec<bool> = found.filter_map(|(found, at)| Some(found? == at)).collect();
            found.len() * 2 >= outline.texts.len() && found.iter().all(|agrees| *agrees)
        };
        let fits = |group: &&Group| {
            group.starts.len() == outline.texts.len()
                && match group.kind {
                    Kind::Paragraphs => false,
                    Kind::Nested { .. } => agrees(group),
                    _ => outline.numbered || agrees(group),
                }
        };
        self.groups.iter().take(MOST_GROUPS).find(fits)
    }

    /// The points that most rungs find by their words, and which each finds.
    fn by_words(&self, outline: &[String]) -> Option<(&Group, Vec<Option<usize>>)> {
        let mut best: Option<(usize, &Group, Vec<Option<usize>>)> = None;
        for group in self.groups.iter().take(MOST_GROUPS) {
            let found = words::matches(outline, &self.texts(group));
            let n_found = found.iter().flatten().count();
            if n_found > best.as_ref().map_or(0, |(most, ..)| *most) {
                best = Some((n_found, group, found));
            }
        }
        best.map(|(_, group, found)| (group, found))
    }

    /// What each point of a group says: all up to the next.
    fn texts(&self, group: &Group) -> Vec<&'a str> {
        let ends = group.starts[1..].iter().copied();
        let ends = ends.chain([self.markdown.len()]);
        group
            .starts
            .iter()
            .zip(ends)
            .map(|(start, end)| self.markdown.get(*start..end).unwrap_or_default())
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use pulldown_cmark::{Options, Parser};

    use super::*;

    fn answer<T>(markdown: &str, ask: impl Fn(Answer) -> T) -> T {
        let markdown = super::super::lists::as_markdown(markdown);
        let events: Vec<_> = Parser::new_ext(&markdown, Options::ENABLE_TABLES)
            .into_offset_iter()
            .collect();
        let events = events.iter().map(|(event, span)| (event, span.start));
        ask(Answer::of(&markdown, events))
    }

    /// For each rung, the first characters of its point.
    fn check(markdown: &str, outline: &[&str], numbered: bool, expected: &[&str]) {
        let outline: Vec<String> = outline.iter().map(|rung| (*rung).to_owned()).collect();
        let text = super::super::lists::as_markdown(markdown).into_owned();
        let mut found = vec![""; outline.len()];
        let outline = Rungs {
            texts: &outline,
            numbered,
        };
        for step in answer(markdown, |answer| answer.steps(outline)) {
            let line = text[step.start..].lines().next().unwrap();
            found[step.rung as usize - 1] = line;
        }
        assert_eq!(found, expected, "\n{text}");
    }

    #[test]
    fn as_many_points_as_rungs_are_the_steps() {
        let outline = ["先库", "再删"];
        for (markdown, expected) in [
            ("1. 甲\n2. 乙", ["1. 甲", "2. 乙"]),
            ("引子\n\n1.甲\n2.乙", ["1. 甲", "2. 乙"]),
            ("1、甲\n2、乙\n\n- 丙\n- 丁", ["1. 甲", "2. 乙"]),
            ("1. 甲\n\n```\nx\n```\n\n2. 乙", ["1. 甲", "2. 乙"]),
            ("（1）甲\n（2）乙", ["1. 甲", "2. 乙"]),
            ("①甲\n②乙", ["1. 甲", "2. 乙"]),
            ("**甲**：一\n\n**乙**：二", ["**甲**：一", "**乙**：二"]),
            ("**甲**：一\n**乙**：二", ["**甲**：一", "**乙**：二"]),
            ("- 甲\n- 乙", ["- 甲", "- 乙"]),
            ("### 甲\n一\n\n### 乙\n二", ["### 甲", "### 乙"]),
            ("> 1. 甲\n> 2. 乙", ["1. 甲", "2. 乙"]),
            (
                "1. 甲\n2. 乙\n3. 丙\n\n**丁**\n\n**戊**",
                ["**丁**", "**戊**"],
            ),
        ] {
            check(markdown, &outline, true, &expected);
        }
    }

    #[test]
    fn where_counts_differ_words_decide_or_nothing() {
        check(
            "1. 更新数据库\n2. 删除缓存\n3. 失败就重试",
            &["数据库", "重试"],
            true,
            &["1. 更新数据库", "3. 失败就重试"],
        );
        check("1. 甲\n2. 乙\n3. 丙", &["先库", "再删"], true, &["", ""]);
        check(
            "先删缓存。\n\n再写库。",
            &["先删", "写库"],
            true,
            &["先删缓存。", "再写库。"],
        );
        check("- 甲\n  - 子\n  - 丑", &["先库", "再删"], true, &["", ""]);
        check("1. 甲", &["一句话"], true, &[""]);
    }

    #[test]
    fn an_outline_without_numbers_needs_words() {
        let answer = "- 更新数据库\n- 删除缓存\n- 失败重试";
        check(answer, &["幂等", "监控", "告警"], false, &["", "", ""]);
        check(
            answer,
            &["数据库", "删除缓存", "补偿"],
            false,
            &["- 更新数据库", "- 删除缓存", "- 失败重试"],
        );
        check(
            answer,
            &["重试", "数据库", "补偿"],
            false,
            &["- 失败重试", "- 更新数据库", ""],
        );
    }

    #[test]
    fn points_that_are_plain_to_see_are_counted() {
        for (markdown, n_rungs, expected) in [
            ("1. 甲\n2. 乙\n3. 丙", 2, Some(3)),
            ("1.甲\n2.乙\n3.丙", 2, Some(3)),
            ("**甲**：一\n\n**乙**：二", 3, Some(2)),
            ("先加锁，再比对，最后解锁。", 3, None),
            ("1. 甲\n2. 乙\n\n另外：\n\n1. 丙\n2. 丁", 3, None),
            ("1. 甲\n2. 乙\n\n- 丙\n- 丁\n- 戊", 3, Some(3)),
        ] {
            let count = answer(markdown, |answer| answer.count(n_rungs));
            assert_eq!(count, expected, "{markdown}");
        }
    }
}

//! Finds the steps of an answer again among its events.

use pulldown_cmark::Tag;

use crate::points::{Form, Step};

/// Steps that have not come yet, in order.
pub(super) struct Steps<'a>(&'a [Step]);

impl<'a> Steps<'a> {
    pub(super) fn of(steps: &'a [Step]) -> Self {
        Self(steps)
    }

    /// The rung that leads to what `tag` opens at byte `at`.
    pub(super) fn at(&mut self, tag: &Tag, at: usize) -> Option<u32> {
        let step = self.0.first().filter(|step| step.start == at)?;
        let found = matches!(
            (step.form, tag),
            (Form::Item, Tag::Item)
                | (Form::Heading, Tag::Heading { .. })
                | (Form::Paragraph, Tag::Paragraph)
        );
        found.then(|| {
            self.0 = &self.0[1..];
            step.rung
        })
    }
}

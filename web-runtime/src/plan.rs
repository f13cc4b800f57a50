//! The plan page at work: the day to be ready by, and what it takes.

use srs::Now;
use srs::plan::{Goal, Learner, Plan, Verdict};

use crate::app::{App, Page};
use crate::home::seconds_a_card;
use crate::paint::GoalForm;
use crate::progress::Progress;
use crate::{clock, paint};

impl App {
    /// Takes the goal from its form and stores it; without a day there is none.
    pub fn set_goal(&mut self, form: &GoalForm) {
        let now = clock::now();
        let names = |&topic: &u32| {
            self.deck
                .topics
                .path(topic)
                .into_iter()
                .map(str::to_owned)
                .collect()
        };
        let goal = form.day.map(|day| Goal {
            day,
            window: 0,
            topics: form.topics.iter().map(names).collect(),
        });
        let found = goal.map(|goal| Plan::find(&goal, &self.learner(now)).goal);
        self.store_goal(found, now);
    }

    /// Takes the date back.
    pub fn clear_goal(&mut self) {
        self.store_goal(None, clock::now());
    }

    /// Raises the daily limits to what the plan needs.
    pub fn set_limits_to_plan(&mut self) {
        let now = clock::now();
        if let Some(Verdict::NeedsLimits(limits)) = self.plan(now).map(|plan| plan.verdict) {
            let mut settings = self.store.settings();
            settings.limits = limits;
            self.store.set_settings(&settings);
            self.progress.settings = settings;
        }
        self.paint();
    }

    /// Shows the plan as it stands today.
    pub fn paint_plan(&self) {
        let now = clock::now();
        let goal = self.progress.settings.goal.as_ref();
        paint::goal(
            goal,
            &self.deck.topics,
            self.progress.today(now),
            &self.words,
        );
        paint::plan(
            self.plan(now).as_ref(),
            self.progress.today(now),
            self.seconds_a_card(now),
            &self.words,
        );
    }

    /// The plan for the goal that is set.
    fn plan(&self, now: Now) -> Option<Plan> {
        let goal = self.progress.settings.goal.as_ref()?;
        Some(Plan::new(goal, &self.learner(now)))
    }

    fn store_goal(&mut self, goal: Option<Goal>, now: Now) {
        // What another tab has set in the meantime stays.
        let mut settings = self.store.settings();
        settings.goal = goal;
        self.store.set_settings(&settings);
        self.progress = Progress::load(&mut self.store, &self.deck, now);
        self.page = Page::Plan;
        self.paint();
    }

    fn learner(&self, now: Now) -> Learner<'_> {
        Learner {
            cards: &self.deck.cards,
            states: &self.progress.states,
            topics: &self.deck.topics,
            today: self.progress.today(now),
            limits: self.progress.settings.limits,
            seconds_a_card: self.seconds_a_card(now),
        }
    }

    fn seconds_a_card(&self, now: Now) -> u32 {
        seconds_a_card(&self.progress.counts(&self.deck, self.progress.today(now)))
    }
}

//! The plan page: a day to be ready by, and what it takes.

use eyre::Result;
use serde_json::json;

use crate::Tab;

/// The plan page.
pub struct Plan<'a>(&'a Tab);

impl<'a> Plan<'a> {
    /// Opens it, and waits until the runtime has filled it.
    pub async fn open(tab: &'a Tab) -> Result<Self> {
        tab.visit("plan/").await?;
        Ok(Self(tab))
    }

    /// Waits until the page shows this view: `unset`, `passed` or `plan`.
    pub async fn until_view(&self, name: &str) -> Result<()> {
        self.0.until_shows(&format!("[data-view='{name}']")).await
    }

    /// Sets the day, such as `2026-03-07`, as a person does: the value changes, then the input says so.
    pub async fn set_day(&self, date: &str) -> Result<()> {
        let script = "const field = document.querySelector('[data-act=goal-day]');
            field.value = arguments[0];
            field.dispatchEvent(new Event('change', { bubbles: true }));";
        self.0.ask_about(script, json!(date)).await
    }

    /// Ticks a topic, or takes the tick away.
    pub async fn tick_topic(&self, name: &str) -> Result<()> {
        let script =
            "const labels = [...document.querySelectorAll('label:has([data-act=goal-topic])')];
            const label = labels.find((label) => label.textContent.includes(arguments[0]));
            label.closest('details').open = true;
            label.querySelector('input').click();";
        self.0.ask_about(script, json!(name)).await
    }

    /// What the page says about the plan.
    pub async fn verdict(&self) -> Result<String> {
        self.0.slot("verdict").await
    }

    /// What each bar says: a day, its reviews and its new cards.
    pub async fn load(&self) -> Result<Vec<String>> {
        self.0
            .ask("return [...document.querySelectorAll('[data-slot=load-text]')].map((text) => text.textContent);")
            .await
    }
}

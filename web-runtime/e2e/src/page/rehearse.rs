//! The rehearsal page: a mock interview.

use eyre::{Result, ensure};

use crate::Tab;
use crate::wait::until;

/// The rehearsal page.
pub struct Rehearse<'a>(&'a Tab);

impl<'a> Rehearse<'a> {
    /// Opens it, at the choice of topics.
    pub async fn open(tab: &'a Tab) -> Result<Self> {
        tab.visit("rehearse/").await?;
        let rehearse = Self(tab);
        rehearse.until("setup").await?;
        Ok(rehearse)
    }

    /// Waits until it shows that view.
    pub async fn until(&self, view: &str) -> Result<()> {
        self.0.until_shows(&format!("[data-view='{view}']")).await
    }

    /// Asks for so many questions.
    pub async fn set_questions(&self, n: u32) -> Result<()> {
        let script = "document.querySelector('[data-field=questions]').value = arguments[0];";
        self.0.ask_about(script, n.into()).await
    }

    /// Waits until another question lies there than that one; gives it.
    pub async fn question_after(&self, before: &str) -> Result<String> {
        until("the next question is asked", async || {
            self.until("asking").await?;
            let now = self.0.slot("question").await?;
            ensure!(now != before, "it asks `{now}`");
            Ok(Some(now))
        })
        .await
    }
}

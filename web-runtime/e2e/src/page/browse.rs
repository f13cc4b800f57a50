//! All cards and notes of the site.

use eyre::Result;
use serde_json::json;

use crate::Tab;
use crate::wait::until;

/// The page that finds cards and lists every note.
pub struct Browse<'a>(&'a Tab);

/// The questions of the list.
const QUESTIONS: &str = "[data-part='list'] [data-slot='found-question']";

impl<'a> Browse<'a> {
    /// Opens it, and waits until the runtime listens to its fields.
    pub async fn open(tab: &'a Tab) -> Result<Self> {
        tab.visit("browse/").await?;
        Ok(Self(tab))
    }

    /// The addresses of the notes it lists, under the site's root.
    pub async fn notes(&self) -> Result<Vec<String>> {
        let script = "const root = new URL(document.documentElement.dataset.root || '.', location.href).href;
            return [...document.querySelectorAll('main a[href]')].map((link) => link.href)
                .filter((href) => href.startsWith(root + 'notes/')).map((href) => href.slice(root.length).split('#')[0]);";
        self.0.ask(script).await
    }

    /// Waits until the list has these questions, each named by words in it, and no others.
    pub async fn until_lists(&self, questions: &[&str]) -> Result<()> {
        until(&format!("the list is {questions:?}"), async || {
            let found = self.0.texts(QUESTIONS).await?;
            let fits = |(found, words): (&String, &&str)| found.contains(words);
            let all = found.len() == questions.len() && found.iter().zip(questions).all(fits);
            Ok(all.then_some(()))
        })
        .await
    }

    /// Types into the field of words, in place of what it says, as a keyboard does.
    pub async fn seek(&self, words: &str) -> Result<()> {
        let script = "const field = document.querySelector('[data-find=words]');
            field.focus();
            field.value = arguments[0];
            field.dispatchEvent(new InputEvent('input', { bubbles: true }));";
        self.0.ask_about(script, json!(words)).await
    }

    /// Chooses a value of a field, or ticks it.
    pub async fn choose(&self, field: &str, value: &str) -> Result<()> {
        // Safari goes back past what a page did without a person's hand in it.
        self.0.click("[data-find='words']").await?;
        let script = "const [name, value] = arguments[0];
            const field = document.querySelector(`[data-find=${name}]`);
            if (field.type === 'checkbox') field.checked = !field.checked; else field.value = value;
            field.dispatchEvent(new Event('change', { bubbles: true }));";
        self.0.ask_about(script, json!([field, value])).await
    }

    /// Looks at the card whose question has these words.
    pub async fn pick(&self, words: &str) -> Result<()> {
        self.0
            .until_reads("[data-part='list'] [data-slot='found']", words)
            .await?;
        self.0.click_link(words).await?;
        self.0.until_reads("#card-question", words).await
    }

    /// What was done to the card that is looked at, newest first.
    pub async fn acts(&self) -> Result<Vec<String>> {
        self.0.texts("[data-slot='act-what']").await
    }
}

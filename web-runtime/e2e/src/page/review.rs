//! The review page: one card at a time.

use eyre::{Result, bail, ensure};

use crate::Tab;
use crate::wait::until;

/// The review page.
pub struct Review<'a>(&'a Tab);

/// What the page shows of itself; exactly one at a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum View {
    /// The question, and the outline to open rung by rung.
    Front,
    /// The answer, the outline as a checklist, four grades.
    Back,
    /// The session is over.
    Summary,
    /// There was nothing to review.
    Empty,
    /// The card could not be fetched.
    Problem,
}

/// The learner's answer to "how well?", in the order of the buttons.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Grade {
    /// Forgotten.
    Again,
    /// With trouble.
    Hard,
    /// Remembered.
    Good,
    /// Without effort.
    Easy,
}

impl Grade {
    /// All four, in the order of the buttons.
    pub const ALL: [Self; 4] = [Self::Again, Self::Hard, Self::Good, Self::Easy];

    /// The key that gives it.
    pub fn key(self) -> &'static str {
        ["1", "2", "3", "4"][self as usize]
    }

    fn button(self) -> String {
        format!("[data-act='grade'][data-grade='{}']", self as usize + 2)
    }
}

impl<'a> Review<'a> {
    /// Opens it: all that is due, then new cards.
    pub async fn open(tab: &'a Tab) -> Result<Self> {
        tab.visit("review/").await?;
        Self::here(tab).await
    }

    /// The page that the tab is at, once it has something to show.
    pub async fn here(tab: &'a Tab) -> Result<Self> {
        let review = Self(tab);
        review.view().await?;
        Ok(review)
    }

    /// What it shows, once it has left `loading`.
    pub async fn view(&self) -> Result<View> {
        until("the review page shows a view", async || {
            let shown: Vec<String> = self
                .0
                .ask("return [...document.querySelectorAll('[data-view]:not([hidden])')].map((view) => view.dataset.view);")
                .await?;
            let [view] = shown.as_slice() else { bail!("it shows {} views at once: {}", shown.len(), shown.join(", ")) };
            Ok(match view.as_str() {
                "front" => Some(View::Front),
                "back" => Some(View::Back),
                "summary" => Some(View::Summary),
                "empty" => Some(View::Empty),
                "problem" => Some(View::Problem),
                _ => None,
            })
        })
        .await
    }

    /// Waits until it shows `view`.
    pub async fn until(&self, view: View) -> Result<()> {
        until(&format!("the review page shows {view:?}"), async || {
            let now = self.view().await?;
            ensure!(now == view, "it shows {now:?}");
            Ok(Some(()))
        })
        .await
    }

    /// The question on the card.
    pub async fn question(&self) -> Result<String> {
        self.0.slot("question").await
    }

    /// Waits until the card with this question lies there, its front up.
    pub async fn until_asks(&self, question: &str) -> Result<()> {
        until(&format!("the card asks `{question}`"), async || {
            self.until(View::Front).await?;
            let now = self.question().await?;
            ensure!(now == question, "it asks `{now}`");
            Ok(Some(()))
        })
        .await
    }

    /// Waits until the card with this question lies there, on either side.
    pub async fn until_question(&self, question: &str) -> Result<()> {
        until(&format!("the card `{question}` lies there"), async || {
            let now = self.question().await?;
            ensure!(now == question, "`{now}` does");
            Ok(Some(()))
        })
        .await
    }

    /// The names of the topics above the card, outermost first.
    pub async fn path(&self) -> Result<Vec<String>> {
        self.0.texts("[data-slot='crumb']").await
    }

    /// The rungs that lie open, on the front.
    pub async fn rungs(&self) -> Result<Vec<String>> {
        self.0
            .texts("[data-slot='ladder'] [data-slot='rung']")
            .await
    }

    /// Waits until `n` rungs lie open.
    pub async fn until_rungs(&self, n: usize) -> Result<()> {
        until(&format!("{n} rungs lie open"), async || {
            let rungs = self.rungs().await?;
            ensure!(rungs.len() == n, "{} lie open", rungs.len());
            Ok(Some(()))
        })
        .await
    }

    /// The points of the checklist, on the back.
    pub async fn points(&self) -> Result<Vec<String>> {
        self.0
            .texts("[data-slot='checklist'] [data-slot='point']")
            .await
    }

    /// Waits until `n` points are ticked.
    pub async fn until_ticked(&self, n: usize) -> Result<()> {
        until(&format!("{n} points are ticked"), async || {
            let script =
                "return document.querySelectorAll('[data-slot=checklist] input:checked').length;";
            let ticked: usize = self.0.ask(script).await?;
            ensure!(ticked == n, "{ticked} are");
            Ok(Some(()))
        })
        .await
    }

    /// The answer on the back.
    pub async fn answer(&self) -> Result<String> {
        self.0.slot("answer").await
    }

    /// The interval on each grade's button.
    pub async fn intervals(&self) -> Result<Vec<String>> {
        let mut intervals = Vec::new();
        for grade in Grade::ALL {
            let button = grade.button();
            match self
                .0
                .text(&format!("{button} [data-slot='interval']"))
                .await?
            {
                Some(interval) => intervals.push(interval),
                None => bail!("the button for {grade:?} shows no interval"),
            }
        }
        Ok(intervals)
    }

    /// The grade that is suggested, if one is.
    pub async fn suggested(&self) -> Result<Option<Grade>> {
        let button: Option<String> =
            self.0.ask("return document.querySelector('[data-act=grade][aria-describedby]')?.dataset.grade;").await?;
        Ok(Grade::ALL
            .into_iter()
            .find(|grade| button.as_deref() == Some(&(*grade as usize + 2).to_string())))
    }

    /// Waits until this grade is suggested.
    pub async fn until_suggests(&self, grade: Grade) -> Result<()> {
        until(&format!("{grade:?} is suggested"), async || {
            let now = self.suggested().await?;
            ensure!(now == Some(grade), "{now:?} is");
            Ok(Some(()))
        })
        .await
    }

    /// "7 / 23" in the head of the page.
    pub async fn position(&self) -> Result<String> {
        self.0.slot("position").await
    }

    /// Presses Space on the front, and waits for the back.
    pub async fn turn(&self) -> Result<()> {
        self.0.press(" ").await?;
        self.until(View::Back).await
    }

    /// Turns the card and grades it, by keys; waits until another view or card is there.
    pub async fn answer_with(&self, grade: Grade) -> Result<()> {
        self.turn().await?;
        self.0.press(grade.key()).await?;
        self.until_left_back().await
    }

    /// Clicks a grade on the back; waits until another view is there.
    pub async fn tap_grade(&self, grade: Grade) -> Result<()> {
        self.0.tap(&grade.button()).await?;
        self.until_left_back().await
    }

    /// Grades every card `Good` until the session is over; gives the questions in the order they were asked. A card that
    /// was graded just before may still lie there: it makes way first.
    pub async fn finish(&self) -> Result<Vec<String>> {
        self.until_left_back().await?;
        let mut questions = Vec::new();
        while self.view().await? == View::Front {
            questions.push(self.question().await?);
            self.answer_with(Grade::Good).await?;
        }
        Ok(questions)
    }

    /// Waits until another view than the back is there.
    pub async fn until_left_back(&self) -> Result<()> {
        until("the graded card makes way", async || {
            Ok((self.view().await? != View::Back).then_some(()))
        })
        .await
    }
}

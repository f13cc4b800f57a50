//! Rehearsing an interview.

use yiji_e2e::page::{Rehearse, Review, Settings, View};
use yiji_e2e::{Profile, Result, Site, Stage};

pub async fn asks_marks_and_reports(stage: &Stage) -> Result<()> {
    let server = Site::of_fixture("interview")?.serve("/")?;
    let tab = stage.open(Profile::DESKTOP, &server).await?;
    let rehearse = Rehearse::open(&tab).await?;
    rehearse.set_questions(3).await?;
    tab.click("[data-act='begin']").await?;
    let mut asked = vec![rehearse.question_after("").await?];
    assert_eq!(tab.slot("position").await?, "1 / 3");
    assert_eq!(tab.slot("limit").await?, "限 3:00");
    // By keys: said, all points said, on.
    tab.press(" ").await?;
    rehearse.until("marking").await?;
    tab.press("a").await?;
    tab.press(" ").await?;
    asked.push(rehearse.question_after(&asked[0]).await?);
    // Nothing said, on; then one is skipped.
    tab.click("[data-act='said']").await?;
    rehearse.until("marking").await?;
    tab.click("[data-act='next']").await?;
    rehearse.question_after(&asked[1]).await?;
    tab.press("s").await?;

    rehearse.until("report").await?;
    assert_eq!(tab.texts("[data-slot='asked']").await?, asked);
    assert_eq!(tab.number("n-questions").await?, 2);
    assert!(tab.shows("[data-slot='weak-topic']").await?);
    // The report is kept, and found again.
    Rehearse::open(&tab).await?;
    tab.click("[data-slot='kept-link']").await?;
    tab.until_shows("[data-view='report']").await?;
    tab.until_reads("[data-slot='answers-list']", &asked[1])
        .await?;
    // What was missed is reviewed; until then nothing was graded.
    assert_eq!(Settings::open(&tab).await?.stored().await?, 0);
    Rehearse::open(&tab).await?;
    tab.click("[data-slot='kept-link']").await?;
    tab.until_shows("[data-view='report']").await?;
    tab.click("[data-slot='missed-link']").await?;
    let review = Review::here(&tab).await?;
    review.until_asks(&asked[1]).await?;
    assert_eq!(review.finish().await?.len(), 1);
    review.until(View::Summary).await
}

pub async fn is_ended_early_by_touch(stage: &Stage) -> Result<()> {
    let server = Site::of_fixture("interview")?.serve("/repo/")?;
    let tab = stage.open(Profile::PHONE, &server).await?;
    let rehearse = Rehearse::open(&tab).await?;
    tab.tap("label:has([name='topic'])").await?;
    tab.tap("[data-act='begin']").await?;
    rehearse.question_after("").await?;
    tab.tap("[data-act='said']").await?;
    rehearse.until("marking").await?;
    assert_eq!(tab.sideways_scroll().await?, 0);
    tab.tap("[data-act='tick']").await?;
    tab.tap("[data-act='finish']").await?;
    rehearse.until("report").await?;
    assert_eq!(tab.sideways_scroll().await?, 0);
    assert_eq!(tab.number("n-questions").await?, 1);
    // Left without an answer, there is nothing to keep.
    let rehearse = Rehearse::open(&tab).await?;
    tab.tap("[data-act='begin']").await?;
    rehearse.question_after("").await?;
    tab.tap("[data-act='finish']").await?;
    rehearse.until("setup").await?;
    assert_eq!(tab.texts("[data-slot='kept-link']").await?.len(), 1);
    Ok(())
}

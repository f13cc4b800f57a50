//! What the reviews come to.

use yiji_e2e::page::{Grade, Review, Stats};
use yiji_e2e::{Profile, Result, Site, Stage};

pub async fn invite_who_has_not_reviewed(stage: &Stage) -> Result<()> {
    let server = Site::of_fixture("interview")?.serve("/repo/")?;
    let tab = stage.open(Profile::PHONE, &server).await?;
    Stats::open(&tab).await?;
    // A story as short as this would end while the worker is still fetched, which the console calls an error.
    tab.until_offline_ready().await?;
    tab.until_shows("[data-view='empty'] a[href$='review/']")
        .await?;
    tab.until_hides("[data-view='stats']").await
}

pub async fn count_what_was_reviewed(stage: &Stage) -> Result<()> {
    let server = Site::of_fixture("interview")?.serve("/")?;
    let tab = stage.open(Profile::DESKTOP, &server).await?;
    let review = Review::open(&tab).await?;
    review.answer_with(Grade::Good).await?;
    review.answer_with(Grade::Good).await?;
    review.answer_with(Grade::Easy).await?;
    // A week later, two of them again.
    tab.days_later(7).await?;
    let review = Review::open(&tab).await?;
    review.answer_with(Grade::Good).await?;
    review.answer_with(Grade::Hard).await?;

    let stats = Stats::open(&tab).await?;
    tab.until_shows("[data-view='stats']").await?;
    assert_eq!(stats.number("heat", "half-year").await?, 5);
    assert_eq!(stats.number("heat", "streak").await?, 1);
    // The drawing has a square for each day, and two of them are inked.
    let inked = "[data-slot='days'] rect:not([data-level='0'])";
    assert_eq!(tab.count(inked).await?, 2);
    assert_eq!(tab.count("[data-slot='days'] rect[data-now]").await?, 1);
    assert_eq!(
        stats.rows("heat").await?.len(),
        2,
        "the table has a row for each week with reviews"
    );
    assert_eq!(
        stats.rows("grades").await?,
        ["重来 0% 0", "吃力 20% 1", "记得 60% 3", "轻松 20% 1"]
    );
    assert_eq!(stats.rows("intervals").await?, ["1 天 100% 2"]);
    assert_eq!(stats.rows("load").await?.len(), 14);
    assert_eq!(tab.count("[data-slot='bars'] rect").await?, 14);
    assert_eq!(stats.rows("pace").await?.len(), 2);
    Ok(())
}

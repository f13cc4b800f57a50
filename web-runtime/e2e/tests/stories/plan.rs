//! A day to be ready by: set, kept to, taken back.

use eyre::ensure;
use yiji_e2e::page::{Home, Plan, Review, View};
use yiji_e2e::wait::until;
use yiji_e2e::{Profile, Result, Site, Stage};

pub async fn brings_cards_forward(stage: &Stage) -> Result<()> {
    let server = Site::of_fixture("interview")?.serve("/")?;
    let tab = stage.open(Profile::DESKTOP, &server).await?;
    // The first day of every story is 2 March 2026.
    let plan = Plan::open(&tab).await?;
    plan.until_view("unset").await?;
    plan.set_day("2026-03-07").await?;
    plan.until_view("plan").await?;
    let load = plan.load().await?;
    assert_eq!(load.len(), 5, "{load:?}");
    assert!(load[0].starts_with("3 月 2 日"), "{load:?}");
    Home::open(&tab).await?;
    tab.until_reads("[data-slot='goal']", "离面试还有 5 天")
        .await?;

    // SM-2 alone would say 6 days on the second day; the interview comes before.
    Review::open(&tab).await?.finish().await?;
    tab.days_later(1).await?;
    let review = Review::open(&tab).await?;
    review.turn().await?;
    let intervals = review.intervals().await?;
    assert!(
        ["1 天", "2 天", "3 天"].contains(&intervals[2].as_str()),
        "{intervals:?}"
    );

    let plan = Plan::open(&tab).await?;
    plan.until_view("plan").await?;
    tab.click("[data-view='plan'] [data-act='goal-clear']")
        .await?;
    plan.until_view("unset").await?;
    let review = Review::open(&tab).await?;
    assert_eq!(review.view().await?, View::Front);
    review.turn().await?;
    assert_eq!(review.intervals().await?[2], "6 天");
    Ok(())
}

pub async fn is_about_the_topics_that_are_ticked(stage: &Stage) -> Result<()> {
    let server = Site::of_fixture("interview")?.serve("/")?;
    let tab = stage.open(Profile::PHONE, &server).await?;
    let plan = Plan::open(&tab).await?;
    plan.set_day("2026-03-12").await?;
    plan.until_view("plan").await?;
    let all = tab.number("plan-cards").await?;
    plan.tick_topic("Redis").await?;
    until("fewer cards are to be prepared", async || {
        let some = tab.number("plan-cards").await?;
        ensure!(0 < some && some < all, "{some} of {all}");
        Ok(Some(()))
    })
    .await?;
    // It is all there again on the next visit.
    tab.reload().await?;
    plan.until_view("plan").await?;
    tab.until_reads("[data-slot='goal-topics']", "选了 1 个")
        .await?;
    assert!(plan.verdict().await?.contains("来得及"));
    tab.days_later(30).await?;
    Plan::open(&tab).await?.until_view("passed").await
}

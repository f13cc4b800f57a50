//! Nobody is kept out: axe looks over every page, in every state that a learner meets.

use yiji_e2e::page::{Browse, Home, Plan, Review, Settings, View};
use yiji_e2e::{Profile, Result, Site, Stage, Tab};

pub async fn by_day(stage: &Stage) -> Result<()> {
    no_barrier(stage, Profile::DESKTOP).await
}

pub async fn by_night(stage: &Stage) -> Result<()> {
    no_barrier(stage, Profile::DARK).await
}

pub async fn on_a_phone(stage: &Stage) -> Result<()> {
    no_barrier(stage, Profile::PHONE).await
}

async fn no_barrier(stage: &Stage, profile: Profile) -> Result<()> {
    let server = Site::of_fixture("interview")?.serve("/")?;
    let tab = stage.open(profile, &server).await?;
    let mut found = Vec::new();
    Home::open(&tab).await?.until_view("first").await?;
    look(&tab, "home, first visit", &mut found).await?;
    tab.visit("404.html").await?;
    look(&tab, "404", &mut found).await?;
    let notes = Browse::open(&tab).await?.notes().await?;
    look(&tab, "browse", &mut found).await?;
    tab.goto(&notes[0]).await?;
    tab.until_shows("article").await?;
    look(&tab, "note", &mut found).await?;

    let plan = Plan::open(&tab).await?;
    plan.until_view("unset").await?;
    look(&tab, "plan, no date", &mut found).await?;
    plan.set_day("2026-03-20").await?;
    plan.until_view("plan").await?;
    look(&tab, "plan", &mut found).await?;

    Settings::open(&tab).await?;
    look(&tab, "settings", &mut found).await?;

    let review = Review::open(&tab).await?;
    review.until(View::Front).await?;
    tab.press("h").await?;
    review.until_rungs(1).await?;
    look(&tab, "review, front", &mut found).await?;
    review.turn().await?;
    look(&tab, "review, back", &mut found).await?;
    tab.press("?").await?;
    tab.until_shows("dialog[open]").await?;
    look(&tab, "review, keys", &mut found).await?;
    tab.press("\u{e00c}").await?; // Escape.
    tab.until_hides("dialog").await?;
    tab.press("3").await?;
    review.finish().await?;
    look(&tab, "review, summary", &mut found).await?;
    tab.visit("stats/").await?;
    look(&tab, "stats", &mut found).await?;
    tab.visit("rehearse/").await?;
    look(&tab, "rehearse", &mut found).await?;
    tab.click("[data-act='begin']").await?;
    tab.until_shows("[data-act='said']").await?;
    look(&tab, "rehearse, asking", &mut found).await?;
    tab.click("[data-act='said']").await?;
    tab.until_shows("[data-act='next']").await?;
    look(&tab, "rehearse, marking", &mut found).await?;
    Home::open(&tab).await?.until_view("done").await?;
    look(&tab, "home, done", &mut found).await?;
    assert!(found.is_empty(), "axe finds\n{}", found.join("\n"));
    Ok(())
}

async fn look(tab: &Tab, page: &str, found: &mut Vec<String>) -> Result<()> {
    let barriers = tab.barriers().await?;
    found.extend(barriers.iter().map(|barrier| format!("{page}: {barrier}")));
    Ok(())
}

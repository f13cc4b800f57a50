//! A walk through every page and every state that a learner meets, for what must hold on all of them.

use eyre::{Result, bail};
use serde_json::json;

use crate::Tab;
use crate::page::{Browse, Home, Plan, Rehearse, Review, Settings, Stats, View};
use crate::past::forgotten;

const ESCAPE: &str = "\u{e00c}";

/// Goes through the site in that language, in a profile that has stored nothing yet, and calls `look` in each state with
/// its name.
pub async fn tour(
    tab: &Tab,
    language: &str,
    look: &mut impl AsyncFnMut(&str) -> Result<()>,
) -> Result<()> {
    tab.visit("").await?;
    // WebKit on a busy machine: a page left while its first worker's process still starts leaves that worker without
    // its `install`, and the site without a worker for as long as the browser runs.
    tab.until_offline_ready().await?;
    let script = "localStorage.setItem('yiji:language', arguments[0]);";
    tab.ask_about::<Option<bool>>(script, json!(language))
        .await?;
    untouched(tab, look).await?;
    reading(tab, look).await?;
    planning(tab, look).await?;
    rehearsing(tab, look).await?;
    reviewing(tab, look).await?;
    looking_back(tab, look).await?;
    next_day(tab, look).await
}

/// What a first visit shows.
async fn untouched(tab: &Tab, look: &mut impl AsyncFnMut(&str) -> Result<()>) -> Result<()> {
    Home::open(tab).await?.until_view("first").await?;
    look("home, first visit").await?;
    Stats::open(tab).await?;
    tab.until_shows("[data-view='empty']").await?;
    look("stats, none").await?;
    tab.visit("404.html").await?;
    look("404").await
}

/// The notes.
async fn reading(tab: &Tab, look: &mut impl AsyncFnMut(&str) -> Result<()>) -> Result<()> {
    tab.visit("browse/?notes=1").await?;
    look("browse, notes").await?;
    let notes = Browse::open(tab).await?.notes().await?;
    tab.goto(&notes[0]).await?;
    tab.until_shows("article").await?;
    look("note").await
}

async fn planning(tab: &Tab, look: &mut impl AsyncFnMut(&str) -> Result<()>) -> Result<()> {
    let plan = Plan::open(tab).await?;
    plan.until_view("unset").await?;
    look("plan, no date").await?;
    plan.set_day("2026-03-20").await?;
    plan.until_view("plan").await?;
    tab.run("document.querySelector('main details').open = true;")
        .await?;
    look("plan").await?;
    plan.set_day("2026-03-02").await?;
    plan.until_view("passed").await?;
    look("plan, the day has come").await?;
    // The reviews below are as they would be without one.
    tab.click("[data-view='passed'] [data-act='goal-clear']")
        .await?;
    plan.until_view("unset").await
}

/// A mock interview of two questions.
async fn rehearsing(tab: &Tab, look: &mut impl AsyncFnMut(&str) -> Result<()>) -> Result<()> {
    let rehearse = Rehearse::open(tab).await?;
    look("rehearse").await?;
    rehearse.set_questions(2).await?;
    tab.click("[data-act='begin']").await?;
    let first = rehearse.question_after("").await?;
    look("rehearse, asking").await?;
    tab.click("[data-act='said']").await?;
    rehearse.until("marking").await?;
    tab.click("[data-view='marking'] [data-act='tick']").await?;
    look("rehearse, marking").await?;
    tab.click("[data-act='next']").await?;
    rehearse.question_after(&first).await?;
    tab.click("[data-view='asking'] [data-act='said']").await?;
    rehearse.until("marking").await?;
    tab.click("[data-act='next']").await?;
    rehearse.until("report").await?;
    look("rehearse, report").await?;
    Rehearse::open(tab).await?;
    look("rehearse, with a report kept").await
}

/// A review from its first card to its end, and the other ways to go through cards.
async fn reviewing(tab: &Tab, look: &mut impl AsyncFnMut(&str) -> Result<()>) -> Result<()> {
    let with_outline = with_outline(tab).await?;
    tab.visit(&format!("review/?card={with_outline}")).await?;
    let review = Review::here(tab).await?;
    review.until(View::Front).await?;
    look("review, front").await?;
    tab.press("h").await?;
    review.until_rungs(1).await?;
    look("review, a rung").await?;
    tab.click("details.menu summary").await?;
    tab.until_shows("details.menu [data-act='bury']").await?;
    look("review, menu").await?;
    tab.press(ESCAPE).await?;
    tab.until_hides("details.menu [data-act='bury']").await?;
    tab.run("document.querySelector('[data-view=front] h1').focus();")
        .await?;
    tab.press("?").await?;
    tab.until_shows("dialog[open]").await?;
    look("review, keys").await?;
    tab.press(ESCAPE).await?;
    tab.until_hides("dialog").await?;
    review.turn().await?;
    look("review, back").await?;
    tab.click("[data-slot='checklist'] [data-act='tick']")
        .await?;
    review.until_ticked(1).await?;
    look("review, ticked").await?;
    tab.press("3").await?;
    review.until_left_back().await?;
    let review = Review::open(tab).await?;
    review.finish().await?;
    review.until(View::Summary).await?;
    look("review, summary").await?;
    let review = Review::open(tab).await?;
    review.until(View::Empty).await?;
    look("review, nothing due").await?;
    tab.visit("review/?way=outline").await?;
    review.until(View::Front).await?;
    look("outlines only, front").await?;
    review.turn().await?;
    look("outlines only, back").await
}

/// A card that has an outline, of the first note that has one.
async fn with_outline(tab: &Tab) -> Result<String> {
    for note in Browse::open(tab).await?.notes().await? {
        tab.visit(&note).await?;
        let script =
            "return document.querySelector('article:has([data-part=outline])')?.id.slice(2);";
        if let Some(card) = tab.ask(script).await? {
            return Ok(card);
        }
    }
    bail!("no card of the site has an outline")
}

/// What the reviews come to.
async fn looking_back(tab: &Tab, look: &mut impl AsyncFnMut(&str) -> Result<()>) -> Result<()> {
    Home::open(tab).await?.until_view("done").await?;
    look("home, done").await?;
    Stats::open(tab).await?;
    tab.until_shows("[data-view='stats']").await?;
    let unfold =
        "for (const fold of document.querySelectorAll('main details.fold')) fold.open = true;";
    look("stats").await?;
    tab.run(unfold).await?;
    look("stats, tables").await?;
    tab.visit("browse/").await?;
    tab.until_shows("[data-slot='found-link']").await?;
    look("browse").await?;
    tab.run(unfold).await?;
    look("browse, filters").await?;
    tab.visit("browse/?q=zzzz").await?;
    tab.until_shows("[data-slot='found-none']:not(:empty)")
        .await?;
    look("browse, nothing found").await?;
    tab.visit("browse/").await?;
    tab.click("[data-slot='found-link']").await?;
    tab.until_shows("#card-question:not(:empty)").await?;
    tab.run(unfold).await?;
    tab.until_shows("[data-slot='card-answer']:not(:empty)")
        .await?;
    look("browse, card").await?;
    let settings = Settings::open(tab).await?;
    look("settings").await?;
    settings.keep("topics").await?;
    look("settings, topics to keep offline").await?;
    let backup = settings.export().await?;
    settings.import(&backup).await?;
    look("settings, a backup").await
}

/// A day later: cards are due, one of them a leech, and something in the store can't be read.
async fn next_day(tab: &Tab, look: &mut impl AsyncFnMut(&str) -> Result<()>) -> Result<()> {
    let cards = tab.cards().await?;
    let (leech, broken) = (&cards[0], &cards[1]);
    tab.store_histories([(leech, forgotten(8))]).await?;
    tab.days_later(1).await?;
    Home::open(tab).await?.until_view("today").await?;
    look("home").await?;
    tab.visit(&format!("review/?card={leech}")).await?;
    tab.until_shows("[data-part='leech']").await?;
    look("review, a leech").await?;
    let key = format!("c:{broken}");
    let script = "localStorage.setItem(`yiji:${document.documentElement.dataset.site}:${arguments[0]}`, '!');";
    tab.ask_about::<Option<bool>>(script, json!(key)).await?;
    tab.visit("").await?;
    tab.until_shows("[data-notice='problem']").await?;
    look("home, a problem").await
}

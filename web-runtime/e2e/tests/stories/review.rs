//! Reviewing: the first thing a person does, and what must hold while they do it.

use eyre::ensure;
use yiji_e2e::page::{Grade, Home, Review, Settings, View};
use yiji_e2e::wait::until;
use yiji_e2e::{Profile, Result, Site, Stage};

/// Cards of `fixtures/interview` that have an answer; one more has none and is never asked.
const CARDS: usize = 6;
/// The first of them, in the order of the site.
const FIRST: &str = "RDB 和 AOF 有什么不同？";
/// Of another note: questions of one note are kept apart.
const SECOND: &str = "What does a 304 response tell the browser?";
/// The third.
const OUTLINED: &str = "三次握手为什么不是两次？";

/// The key, as WebDriver names it.
const ESCAPE: &str = "\u{e00c}";

pub async fn by_keyboard(stage: &Stage) -> Result<()> {
    let server = Site::of_fixture("interview")?.serve("/")?;
    let tab = stage.open(Profile::DESKTOP, &server).await?;
    let review = Review::open(&tab).await?;
    assert_eq!(review.view().await?, View::Front);
    assert_eq!(review.question().await?, FIRST);
    assert_eq!(review.path().await?, ["数据库", "Redis"]);
    assert_eq!(review.rungs().await?, [""; 0]);

    tab.press("h").await?;
    review.until_rungs(1).await?;
    tab.press("h").await?;
    review.until_rungs(2).await?;
    assert_eq!(review.rungs().await?, ["快照，会丢一段", "日志，文件大"]);

    review.turn().await?;
    assert!(review.answer().await?.contains("重启先读 AOF"));
    assert_eq!(
        review.points().await?,
        ["快照，会丢一段", "日志，文件大", "一起开先读日志"]
    );
    review.until_ticked(0).await?;
    assert_eq!(review.intervals().await?, ["1 天"; 4]);

    tab.press("3").await?;
    review.until_asks(SECOND).await?;
    Ok(())
}

pub async fn by_touch(stage: &Stage) -> Result<()> {
    let server = Site::of_fixture("interview")?.serve("/")?;
    let tab = stage.open(Profile::PHONE, &server).await?;
    let review = Review::open(&tab).await?;
    assert_eq!(review.question().await?, FIRST);
    tab.tap("[data-act='rung']").await?;
    review.until_rungs(1).await?;
    tab.tap("[data-act='answer']").await?;
    review.until(View::Back).await?;
    tab.tap("[data-slot='checklist'] [data-act='tick']").await?;
    review.until_ticked(1).await?;
    review.tap_grade(Grade::Good).await?;
    review.until_asks(SECOND).await?;
    tab.tap("[data-act='undo']").await?;
    review.until_question(FIRST).await
}

pub async fn leads_from_a_point_to_its_step(stage: &Stage) -> Result<()> {
    const STEP: &str = "AOF 把每条写命令";
    let server = Site::of_fixture("interview")?.serve("/")?;
    let tab = stage.open(Profile::DESKTOP, &server).await?;
    let review = Review::open(&tab).await?;
    review.turn().await?;
    tab.click("[data-slot='checklist'] > li:nth-child(2) [data-slot='step-link']")
        .await?;
    tab.until_shows("[data-slot='answer'] :target:focus")
        .await?;
    let step = tab.text("[data-slot='answer'] :target").await?;
    ensure!(step.is_some_and(|step| step.starts_with(STEP)));

    tab.press("n").await?;
    tab.until_shows("article.card .ladder").await?;
    tab.click("article.card .ladder > li:nth-child(2) > a")
        .await?;
    tab.until_shows("article.card [data-part='answer'] :target")
        .await?;
    let step = tab.text("article.card :target").await?;
    ensure!(step.is_some_and(|step| step.starts_with(STEP)));
    Ok(())
}

pub async fn suggests_a_grade_from_the_checklist(stage: &Stage) -> Result<()> {
    let server = Site::of_fixture("interview")?.serve("/")?;
    let tab = stage.open(Profile::DESKTOP, &server).await?;
    let review = Review::open(&tab).await?;
    review.turn().await?;
    assert_eq!(review.suggested().await?, None);
    tab.press("a").await?;
    review.until_suggests(Grade::Easy).await?;
    review.until_ticked(3).await?;
    tab.click("[data-slot='checklist'] [data-act='tick']")
        .await?;
    review.until_suggests(Grade::Hard).await?;
    // A suggestion forces nothing.
    tab.press("1").await?;
    review.until_asks(SECOND).await?;

    // A card without an outline suggests nothing; the next one has one.
    review.turn().await?;
    tab.press("a").await?;
    assert_eq!(review.suggested().await?, None);
    tab.press("3").await?;
    review.until_asks(OUTLINED).await?;
    tab.press("h").await?;
    review.until_rungs(1).await?;
    review.turn().await?;
    tab.press("a").await?;
    review.until_suggests(Grade::Good).await
}

pub async fn keeps_progress_over_a_reload(stage: &Stage) -> Result<()> {
    let server = Site::of_fixture("interview")?.serve("/")?;
    let tab = stage.open(Profile::DESKTOP, &server).await?;
    let review = Review::open(&tab).await?;
    review.answer_with(Grade::Good).await?;
    review.answer_with(Grade::Easy).await?;
    let third = review.question().await?;
    tab.reload().await?;
    let review = Review::here(&tab).await?;
    assert_eq!(review.question().await?, third);
    assert_eq!(Settings::open(&tab).await?.stored().await?, 2);
    Ok(())
}

pub async fn takes_back_a_grade(stage: &Stage) -> Result<()> {
    let server = Site::of_fixture("interview")?.serve("/")?;
    let tab = stage.open(Profile::DESKTOP, &server).await?;
    let review = Review::open(&tab).await?;
    review.answer_with(Grade::Easy).await?;
    review.until_asks(SECOND).await?;
    tab.press("u").await?;
    review.until_question(FIRST).await?;
    // As if it had never been graded, after a reload too.
    tab.reload().await?;
    let review = Review::here(&tab).await?;
    assert_eq!(review.question().await?, FIRST);
    assert_eq!(review.finish().await?.len(), CARDS);
    Ok(())
}

pub async fn takes_back_a_grade_of_an_earlier_sitting(stage: &Stage) -> Result<()> {
    let server = Site::of_fixture("interview")?.serve("/")?;
    let tab = stage.open(Profile::DESKTOP, &server).await?;
    let review = Review::open(&tab).await?;
    review.turn().await?;
    tab.press("a").await?;
    review.until_ticked(3).await?;
    review.tap_grade(Grade::Easy).await?;
    tab.reload().await?;
    let review = Review::here(&tab).await?;
    review.until_asks(SECOND).await?;
    tab.press("u").await?;
    review.until_question(FIRST).await?;
    // As it was graded.
    review.until_ticked(3).await?;
    tab.press("3").await?;
    assert_eq!(review.finish().await?.len(), CARDS - 1);
    assert_eq!(Settings::open(&tab).await?.stored().await?, 6);
    Ok(())
}

pub async fn puts_a_card_away(stage: &Stage) -> Result<()> {
    let server = Site::of_fixture("interview")?.serve("/")?;
    let tab = stage.open(Profile::PHONE, &server).await?;
    let review = Review::open(&tab).await?;
    tab.tap("details.menu summary").await?;
    tab.tap(".menu [data-act='suspend']").await?;
    review.until_asks(SECOND).await?;
    // It stays away, and is taken back after a reload.
    tab.reload().await?;
    let review = Review::here(&tab).await?;
    assert_eq!(review.position().await?, format!("1 / {}", CARDS - 1));
    tab.tap("[data-act='undo']").await?;
    review.until_asks(FIRST).await?;
    assert_eq!(review.finish().await?.len(), CARDS);
    Ok(())
}

pub async fn goes_on_when_the_next_day_begins(stage: &Stage) -> Result<()> {
    let server = Site::of_fixture("interview")?.serve("/")?;
    let tab = stage.open(Profile::DESKTOP, &server).await?;
    let review = Review::open(&tab).await?;
    review.finish().await?;
    review.until(View::Summary).await?;
    tab.a_day_passes().await?;
    review.until(View::Front).await?;
    review.turn().await?;
    assert_eq!(review.intervals().await?, ["1 天", "6 天", "6 天", "6 天"]);
    // A card on the table is answered first; then the new day's are asked, from the first one.
    tab.a_day_passes().await?;
    assert_eq!(review.view().await?, View::Back);
    tab.press("3").await?;
    review.until(View::Front).await?;
    assert_eq!(review.position().await?, "1 / 5");
    Ok(())
}

pub async fn brings_back_what_was_not_good(stage: &Stage) -> Result<()> {
    let server = Site::of_fixture("interview")?.serve("/")?;
    let tab = stage.open(Profile::DESKTOP, &server).await?;
    let review = Review::open(&tab).await?;
    review.answer_with(Grade::Again).await?;
    review.until_asks(SECOND).await?;
    review.answer_with(Grade::Hard).await?;
    let asked = review.finish().await?;
    assert_eq!(
        asked.len(),
        CARDS,
        "four more, and two that come back: {asked:?}"
    );
    for again in [FIRST, SECOND] {
        assert_eq!(
            asked.iter().filter(|question| *question == again).count(),
            1,
            "{asked:?}"
        );
    }
    Ok(())
}

pub async fn closes_with_a_summary(stage: &Stage) -> Result<()> {
    let server = Site::of_fixture("interview")?.serve("/")?;
    let tab = stage.open(Profile::DESKTOP, &server).await?;
    Home::open(&tab).await?.until_view("first").await?;
    let review = Review::open(&tab).await?;
    review.answer_with(Grade::Easy).await?;
    assert_eq!(review.finish().await?.len(), CARDS - 1);
    review.until(View::Summary).await?;
    let mut counts = Vec::new();
    for slot in ["reviewed", "again", "hard", "good", "easy"] {
        counts.push(tab.number(slot).await?);
    }
    assert_eq!(counts, [6, 0, 0, 5, 1]);
    assert_eq!(tab.slot("tomorrow").await?, "明天到期 6 张");
    Home::open(&tab).await?.until_view("done").await
}

pub async fn knows_what_is_due_days_later(stage: &Stage) -> Result<()> {
    let server = Site::of_fixture("interview")?.serve("/")?;
    let tab = stage.open(Profile::DESKTOP, &server).await?;
    Settings::open(&tab).await?.set("new_per_day", "2").await?;
    // Day 0: two new cards.
    let first_two = Review::open(&tab).await?.finish().await?;
    assert_eq!(first_two.len(), 2);
    // Day 1: they are due, and two more are new.
    tab.days_later(1).await?;
    let home = Home::open(&tab).await?;
    home.until_view("today").await?;
    assert_eq!((home.due().await?, home.new_cards().await?), (2, 2));
    let review = Review::open(&tab).await?;
    assert_eq!(review.question().await?, first_two[0]);
    review.turn().await?;
    assert_eq!(review.intervals().await?, ["1 天", "6 天", "6 天", "6 天"]);
    tab.press("3").await?;
    review.until_asks(&first_two[1]).await?;
    let asked = review.finish().await?;
    assert_eq!(asked.len(), 3);
    let later_two = &asked[1..];
    // Day 3: the first two rest until day 7; the other two are due since day 2.
    tab.days_later(2).await?;
    let asked = Review::open(&tab).await?.finish().await?;
    assert_eq!(asked.len(), 4);
    assert!(
        later_two.iter().all(|later| asked[..2].contains(later)),
        "{asked:?}"
    );
    Ok(())
}

pub async fn of_one_topic_only(stage: &Stage) -> Result<()> {
    let server = Site::of_fixture("interview")?.serve("/")?;
    let tab = stage.open(Profile::DESKTOP, &server).await?;
    Home::open(&tab).await?.start_topic("TCP").await?;
    let asked = Review::here(&tab).await?.finish().await?;
    assert_eq!(
        asked,
        ["三次握手为什么不是两次？", "TIME_WAIT 为什么要等两个 MSL？"]
    );
    Ok(())
}

pub async fn shuts_its_menu_and_keeps_the_focus(stage: &Stage) -> Result<()> {
    let server = Site::of_fixture("interview")?.serve("/")?;
    let tab = stage.open(Profile::DESKTOP, &server).await?;
    let review = Review::open(&tab).await?;
    let focused = "return document.activeElement.localName;";
    let item = "details.menu [data-act='shortcuts']";
    tab.run("document.querySelector('details.menu summary').focus();")
        .await?;
    tab.press(" ").await?;
    tab.until_shows(item).await?;
    tab.press(ESCAPE).await?;
    tab.until_hides(item).await?;
    assert_eq!(tab.ask::<String>(focused).await?, "summary");
    // What is chosen from it leaves the focus at the card, whose keys go on.
    tab.press(" ").await?;
    tab.until_shows(item).await?;
    tab.run(&format!("document.querySelector(\"{item}\").focus();"))
        .await?;
    tab.press(" ").await?;
    tab.until_shows("dialog[open]").await?;
    tab.press(ESCAPE).await?;
    tab.until_hides("dialog").await?;
    assert_eq!(tab.ask::<String>(focused).await?, "h1");
    review.turn().await
}

pub async fn has_a_key_for_everything(stage: &Stage) -> Result<()> {
    let server = Site::of_fixture("interview")?.serve("/")?;
    let tab = stage.open(Profile::DESKTOP, &server).await?;
    let review = Review::open(&tab).await?;
    tab.press("?").await?;
    tab.until_shows("dialog[open] kbd").await?;
    tab.press(ESCAPE).await?;
    tab.until_hides("dialog").await?;
    // Put off until tomorrow: not graded, not stored, not asked again today.
    tab.press("b").await?;
    review.until_asks(SECOND).await?;
    tab.press("\u{e007}").await?; // Enter.
    review.until(View::Back).await?;
    tab.press("n").await?;
    until("the card's place in its note is shown", async || {
        let path = tab.path().await?;
        ensure!(
            path.starts_with("notes/") && path.contains("#c-"),
            "the page is {path}"
        );
        Ok(Some(()))
    })
    .await
}

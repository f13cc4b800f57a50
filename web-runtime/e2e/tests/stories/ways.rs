//! Other ways through the cards than one grade after the other: ways to review, and what helps with a hard card.

use srs::history::{Act, History};
use yiji_e2e::page::{Grade, Home, Review, Settings, View};
use yiji_e2e::past::forgotten;
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

pub async fn say_which_card_is_a_leech(stage: &Stage) -> Result<()> {
    let server = Site::of_fixture("interview")?.serve("/")?;
    let tab = stage.open(Profile::PHONE, &server).await?;
    tab.visit("").await?;
    let cards = tab.cards().await?;
    tab.store_histories([(&cards[0], forgotten(7)), (&cards[1], forgotten(8))])
        .await?;
    let notice = "[data-part='leech']";
    // Seven times is no leech yet; the eighth, after it was known again, makes it one.
    let address = format!("review/?card={}", cards[0]);
    for grade in [Grade::Good, Grade::Again] {
        tab.visit(&address).await?;
        let review = Review::here(&tab).await?;
        review.until(View::Front).await?;
        assert!(!tab.shows(notice).await?);
        review.turn().await?;
        review.tap_grade(grade).await?;
        tab.days_later(1).await?;
    }
    tab.until_shows(notice).await?;
    assert!(tab.slot("leech").await?.starts_with("忘过 8 次了"));
    // Nothing happens to it by itself: it stays in the queue until the learner puts it away, and comes back by an undo.
    let queue = Review::open(&tab).await?;
    while !tab.shows(notice).await? {
        queue.answer_with(Grade::Good).await?;
    }
    let leech = queue.question().await?;
    tab.tap("[data-part='leech'] [data-act='suspend']").await?;
    until("the leech makes way", async || {
        let is_there = queue.view().await? == View::Front && queue.question().await? == leech;
        Ok((!is_there).then_some(()))
    })
    .await?;
    let is_suspended = |text: &String| {
        let history = History::parse(text).unwrap_or_default();
        history.acts().any(|act| matches!(act, Act::Suspend { .. }))
    };
    let stored = tab.stored().await?;
    assert_eq!(stored.values().filter(|text| is_suspended(text)).count(), 1);
    tab.tap("[data-act='undo']").await?;
    queue.until_question(&leech).await?;
    tab.until_shows(notice).await
}

pub async fn go_through_cards_without_grading(stage: &Stage) -> Result<()> {
    let server = Site::of_fixture("interview")?.serve("/")?;
    let tab = stage.open(Profile::PHONE, &server).await?;
    tab.visit("review/?way=cram").await?;
    let review = Review::here(&tab).await?;
    assert_eq!(review.position().await?, format!("1 / {CARDS}"));
    assert_eq!(tab.slot("way").await?, "不评分");
    review.turn().await?;
    assert!(!tab.shows("[data-act='grade']").await?);
    tab.tap("[data-act='repeat']").await?;
    review.until(View::Front).await?;
    assert_eq!(review.position().await?, format!("2 / {}", CARDS + 1));
    for _ in 0..CARDS {
        review.turn().await?;
        tab.press(" ").await?;
        review.until_left_back().await?;
    }
    review.until(View::Summary).await?;
    assert_eq!(tab.number("reviewed").await?, CARDS as u32 + 1);
    // The last one is graded after all.
    tab.tap("[data-view='summary'] [data-act='undo']").await?;
    review.until(View::Back).await?;
    tab.tap("[data-act='score']").await?;
    review.tap_grade(Grade::Good).await?;
    assert_eq!(Settings::open(&tab).await?.stored().await?, 1);
    Ok(())
}

pub async fn recall_outlines(stage: &Stage) -> Result<()> {
    let server = Site::of_fixture("interview")?.serve("/")?;
    let tab = stage.open(Profile::DESKTOP, &server).await?;
    Home::open(&tab).await?;
    tab.click("a[href$='?way=outline']").await?;
    let review = Review::here(&tab).await?;
    // Of six cards, four have one; nobody is helped.
    assert_eq!(review.position().await?, "1 / 4");
    tab.press("h").await?;
    review.turn().await?;
    assert!(!tab.shows("[data-slot='seen']").await?);
    tab.press("a").await?;
    for _ in 0..3 {
        tab.press(" ").await?;
        review.until(View::Front).await?;
        review.turn().await?;
    }
    tab.press(" ").await?;
    review.until(View::Summary).await?;
    let said = tab.slot("said").await?;
    assert!(said == "说到 2 / 2 点" || said == "说到 3 / 3 点", "{said}");
    assert_eq!(Settings::open(&tab).await?.stored().await?, 0);
    Ok(())
}

pub async fn tell_what_is_often_missed(stage: &Stage) -> Result<()> {
    let server = Site::of_fixture("interview")?.serve("/")?;
    let tab = stage.open(Profile::DESKTOP, &server).await?;
    let review = Review::open(&tab).await?;
    let card = tab.hash_of("[data-act='open-note']").await?;
    for _ in 0..2 {
        tab.visit(&format!("review/?card={card}")).await?;
        assert!(!tab.shows("[data-slot='often-missed']:not(:empty)").await?);
        tab.press("h").await?;
        review.until_rungs(1).await?;
        assert_eq!(tab.slot("rung-said").await?, review.rungs().await?[0]);
        review.turn().await?;
        tab.click("[data-slot='checklist'] [data-act='tick']")
            .await?;
        review.until_ticked(1).await?;
        review.tap_grade(Grade::Again).await?;
    }
    tab.visit(&format!("review/?card={card}")).await?;
    assert_eq!(tab.slot("often-missed").await?, "常漏第 2、3 条");
    review.turn().await?;
    assert_eq!(tab.texts("[data-slot='often']").await?, ["常漏", "常漏"]);
    Ok(())
}

pub async fn grade_by_a_swipe_if_wished(stage: &Stage) -> Result<()> {
    let server = Site::of_fixture("interview")?.serve("/")?;
    let tab = stage.open(Profile::PHONE, &server).await?;
    // WebKitGTK can't be touched.
    if !tab.browser().has_touch() {
        return Ok(());
    }
    let review = Review::open(&tab).await?;
    review.turn().await?;
    tab.swipe("[data-view='back'] .path", 200).await?;
    assert_eq!(
        review.view().await?,
        View::Back,
        "nobody has asked for that"
    );
    Settings::open(&tab).await?.set("swipe", "on").await?;
    let review = Review::open(&tab).await?;
    review.turn().await?;
    tab.swipe("[data-view='back'] .path", -200).await?;
    review.until_asks(SECOND).await?;
    review.turn().await?;
    tab.swipe("[data-view='back'] .path", 200).await?;
    review.until_asks(OUTLINED).await?;
    let asked = review.finish().await?;
    assert!(asked.contains(&FIRST.to_owned()), "it was Again: {asked:?}");
    assert!(
        !asked.contains(&SECOND.to_owned()),
        "it was Good: {asked:?}"
    );
    Ok(())
}

pub async fn read_aloud(stage: &Stage) -> Result<()> {
    let server = Site::of_fixture("interview")?.serve("/")?;
    let tab = stage.open(Profile::DESKTOP, &server).await?;
    Settings::open(&tab)
        .await?
        .set("speech_rate", "130")
        .await?;
    let review = Review::open(&tab).await?;
    // No voice is installed where the stories are played: this one writes down what it is to read.
    tab.run(
        "window.said = [];
         window.SpeechSynthesisUtterance = function (text) { this.text = text; };
         Object.defineProperty(window, 'speechSynthesis', { configurable: true, value: {
             speaking: false,
             speak(utterance) { this.speaking = true; said.push([utterance.text, utterance.lang, utterance.rate.toFixed(1)].join('|')); },
             cancel() { this.speaking = false; },
         } });",
    )
    .await?;
    let until_said = async |n: usize| {
        until("something is read aloud", async || {
            let said: Vec<String> = tab.ask("return said;").await?;
            Ok((said.len() >= n).then_some(said))
        })
        .await
    };
    tab.press("r").await?;
    assert_eq!(until_said(1).await?, [format!("{FIRST}|zh-CN|1.3")]);
    // Once more to be quiet; then the answer.
    tab.press("r").await?;
    review.turn().await?;
    tab.press("r").await?;
    let said = until_said(3).await?;
    assert!(
        said.len() > 2 && said[1].starts_with("RDB 隔一段时间"),
        "{said:?}"
    );
    Ok(())
}

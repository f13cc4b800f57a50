//! Finding cards, and looking at one.

use yiji_e2e::page::{Browse, Grade, Home, Review, Settings};
use yiji_e2e::{Profile, Result, Site, Stage};

/// The questions of the fixture, in the order of its notes.
const ALL: [&str; 7] = [
    "RDB 和 AOF",
    "缓存雪崩",
    "单线程",
    "304",
    "三次握手",
    "TIME_WAIT",
    "拥塞控制",
];

pub async fn finds_cards_by_their_words(stage: &Stage) -> Result<()> {
    let server = Site::of_fixture("interview")?.serve("/repo/")?;
    let tab = stage.open(Profile::DESKTOP, &server).await?;
    let browse = Browse::open(&tab).await?;
    browse.until_lists(&ALL).await?;
    for (words, questions) in [
        ("雪崩", &["缓存雪崩"][..]),
        // In an answer, in whatever case.
        ("VALIDATOR", &["304"]),
        // In an outline.
        ("旧报文", &["TIME_WAIT"]),
        // In a topic.
        ("tcp", &["三次握手", "TIME_WAIT", "拥塞控制"]),
        // All words, wherever they are.
        ("redis 日志", &["RDB 和 AOF"]),
        ("没有这个词", &[]),
    ] {
        browse.seek(words).await?;
        browse.until_lists(questions).await?;
    }
    tab.until_shows("[data-slot='found-none']").await?;
    // A search is kept by its address.
    browse.seek("雪崩").await?;
    browse.until_lists(&["缓存雪崩"]).await?;
    assert_eq!(tab.texts("[data-part='list'] mark").await?, ["雪崩"]);
    tab.reload().await?;
    browse.until_lists(&["缓存雪崩"]).await?;
    browse.seek("").await?;
    browse.until_lists(&ALL).await
}

pub async fn goes_back_to_what_was_asked_for_before(stage: &Stage) -> Result<()> {
    let server = Site::of_fixture("interview")?.serve("/")?;
    let tab = stage.open(Profile::DESKTOP, &server).await?;
    let review = Review::open(&tab).await?;
    let easy = review.question().await?;
    review.answer_with(Grade::Easy).await?;
    let good = review.question().await?;
    review.answer_with(Grade::Good).await?;
    // The harder one first.
    let learning = [good.as_str(), easy.as_str()];
    let browse = Browse::open(&tab).await?;
    browse.choose("sort", "ease").await?;
    browse.choose("status", "learning").await?;
    browse.until_lists(&learning).await?;
    browse.choose("status", "unanswered").await?;
    browse.until_lists(&["拥塞控制"]).await?;
    let back = "history.back();";
    tab.run(back).await?;
    browse.until_lists(&learning).await?;
    browse.choose("due", "").await?;
    browse.until_lists(&[]).await?;
    tab.run(back).await?;
    browse.until_lists(&learning).await?;
    // From a card back to the list, and from the cards to the notes.
    browse.pick(&good).await?;
    tab.run(back).await?;
    tab.until_hides("#card-question").await?;
    tab.click("[data-slot='to-notes']").await?;
    tab.until_reads("[data-view='notes']", "TCP").await?;
    tab.until_hides("[data-view='cards']").await
}

pub async fn shows_a_card_and_what_was_done_to_it(stage: &Stage) -> Result<()> {
    let server = Site::of_fixture("interview")?.serve("/")?;
    let tab = stage.open(Profile::PHONE, &server).await?;
    Review::open(&tab).await?.answer_with(Grade::Good).await?;
    let browse = Browse::open(&tab).await?;
    browse.pick(ALL[0]).await?;
    tab.until_reads("[data-slot='card-tally']", "一起开先读日志")
        .await?;
    tab.until_hides("[data-part='list']").await?;
    assert_eq!(browse.acts().await?, ["记得"]);
    tab.click("[data-act='suspend']").await?;
    tab.until_reads("[data-slot='card-status']", "暂停").await?;
    assert_eq!(browse.acts().await?, ["暂停", "记得"]);
    tab.click("[data-act='undo']").await?;
    tab.until_reads("[data-slot='card-status']", "在学").await?;
    tab.click("[data-act='reset']").await?;
    tab.until_reads("[data-slot='card-status']", "新卡").await?;
    assert_eq!(browse.acts().await?, ["重置", "记得"]);
    assert_eq!(Settings::open(&tab).await?.stored().await?, 1);

    // Suspended, it is asked no more.
    let browse = Browse::open(&tab).await?;
    browse.pick(ALL[0]).await?;
    tab.click("[data-act='suspend']").await?;
    tab.until_shows("[data-act='unsuspend']").await?;
    let asked = Review::open(&tab).await?.finish().await?;
    assert!(
        !asked.iter().any(|question| question.contains(ALL[0])),
        "{asked:?}"
    );

    // The card leads to its review, whether or not it is its turn.
    Browse::open(&tab).await?.pick(ALL[1]).await?;
    tab.click("[data-slot='card-review']").await?;
    let review = Review::here(&tab).await?;
    review.until_asks("缓存雪崩怎么防？").await
}

pub async fn reads_on_when_the_server_is_gone(stage: &Stage) -> Result<()> {
    // What Chromium says of the worker's own look for a newer build.
    stage.expect_errors("net::ERR_CONNECTION_REFUSED");
    let mut server = Site::of_fixture("interview")?.serve("/repo/")?;
    let tab = stage.open(Profile::DESKTOP, &server).await?;
    Home::open(&tab).await?;
    tab.until_offline_ready().await?;
    server.stop().await?;
    let browse = Browse::open(&tab).await?;
    browse.seek("日志").await?;
    browse.until_lists(&ALL[..1]).await?;
    browse.pick(ALL[0]).await?;
    tab.until_reads("[data-slot='card-tally']", "快照，会丢一段")
        .await
}

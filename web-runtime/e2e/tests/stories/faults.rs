//! What goes wrong in browsers and on people's devices, and what progress is worth then. `e2e/README.md` has the table.

use std::collections::BTreeMap;

use srs::Quality;
use srs::history::{Act, Entry, History, Review as Graded};
use yiji_e2e::page::{Grade, Home, Review, Settings, View};
use yiji_e2e::{Profile, Result, Site, Stage, Tab};

/// Cards of `fixtures/interview` that have an answer.
const CARDS: usize = 6;
/// The first of them, in the order of the site.
const FIRST: &str = "RDB 和 AOF 有什么不同？";

pub async fn two_tabs_review_different_cards(stage: &Stage) -> Result<()> {
    let server = Site::of_fixture("interview")?.serve("/")?;
    let one = stage.open(Profile::DESKTOP, &server).await?;
    one.visit("review/?topic=0").await?;
    let in_one = Review::here(&one).await?;
    let two = one.another().await?;
    two.visit("review/?topic=2").await?;
    let in_two = Review::here(&two).await?;
    for _ in 0..2 {
        in_two.answer_with(Grade::Good).await?;
        one.come_back().await?;
        in_one.answer_with(Grade::Good).await?;
        two.come_back().await?;
    }
    assert_eq!(Settings::open(&two).await?.stored().await?, 4);
    assert_eq!(Review::open(&two).await?.finish().await?.len(), CARDS - 4);
    Ok(())
}

pub async fn two_tabs_review_the_same_card(stage: &Stage) -> Result<()> {
    let server = Site::of_fixture("interview")?.serve("/")?;
    let one = stage.open(Profile::DESKTOP, &server).await?;
    let in_one = Review::open(&one).await?;
    in_one.turn().await?;
    let two = one.another().await?;
    let in_two = Review::open(&two).await?;
    in_two.answer_with(Grade::Again).await?;
    one.come_back().await?;
    one.press(Grade::Easy.key()).await?;
    in_one.until(View::Front).await?;
    assert_ne!(in_one.question().await?, FIRST);
    // Both reviews stand, in one history; each tab folds it to the same state.
    let history = histories(&one).await?;
    assert_eq!(history.len(), 1);
    assert_eq!(
        history.values().next().map(|it| it.reviews().count()),
        Some(2)
    );
    for tab in [&one, &two] {
        tab.come_back().await?;
        let home = Home::open(tab).await?;
        assert_eq!((home.due().await?, home.new_cards().await?), (0, 5));
    }
    Ok(())
}

pub async fn a_killed_tab_has_kept_its_last_grade(stage: &Stage) -> Result<()> {
    let server = Site::of_fixture("interview")?.serve("/")?;
    let doomed = stage.open(Profile::DESKTOP, &server).await?;
    let tab = doomed.another().await?;
    doomed.come_back().await?;
    Review::open(&doomed).await?.turn().await?;
    // In the very moment of the key press, before anything of the next card is there.
    let stored: usize = doomed
        .ask(
            "document.body.dispatchEvent(new KeyboardEvent('keydown', { key: '3', bubbles: true }));
             return Object.keys(localStorage).filter((key) => key.includes(':c:')).length;",
        )
        .await?;
    assert_eq!(stored, 1);
    doomed.die().await?;
    tab.come_back().await?;
    let review = Review::open(&tab).await?;
    assert_ne!(review.question().await?, FIRST);
    assert_eq!(Settings::open(&tab).await?.stored().await?, 1);
    Ok(())
}

pub async fn a_store_that_fills_up_is_packed(stage: &Stage) -> Result<()> {
    let server = Site::of_fixture("interview")?.serve("/")?;
    let tab = stage.open(Profile::DESKTOP, &server).await?;
    let review = Review::open(&tab).await?;
    // Years of reviews, of cards that have left the deck, and room for not one more.
    let before = BTreeMap::from_iter((0..40).map(|card| (card_key(card), long_history(300))));
    let texts: Vec<(String, String)> = before
        .iter()
        .map(|(key, history)| (key.clone(), history.to_text()))
        .collect();
    tab.store(texts.iter().map(|(key, text)| (&**key, &**text)))
        .await?;
    tab.fill_storage().await?;
    review.answer_with(Grade::Good).await?;
    review.answer_with(Grade::Good).await?;
    assert!(!tab.shows("[data-notice='problem']").await?);
    let after = tab.stored().await?;
    for (key, history) in &before {
        let text = &after[key];
        assert!(!text.is_ascii(), "{key} is packed");
        assert_eq!(History::parse(text).as_ref(), Ok(history), "{key}");
    }
    assert_eq!(Settings::open(&tab).await?.stored().await?, 40 * 300 + 2);
    Ok(())
}

pub async fn a_full_store_keeps_reviews_until_there_is_room(stage: &Stage) -> Result<()> {
    let server = Site::of_fixture("interview")?.serve("/")?;
    let tab = stage.open(Profile::DESKTOP, &server).await?;
    let review = Review::open(&tab).await?;
    tab.fill_storage().await?;
    review.answer_with(Grade::Good).await?;
    tab.until_reads("[data-slot='problem']", "满").await?;
    review.answer_with(Grade::Good).await?;
    assert_eq!(histories(&tab).await?.len(), 0);
    // The other site makes room: the next grade brings the others along.
    tab.free_storage().await?;
    review.answer_with(Grade::Good).await?;
    tab.until_hides("[data-notice='problem']").await?;
    assert_eq!(histories(&tab).await?.len(), 3);
    Ok(())
}

pub async fn without_storage_the_visit_goes_on(stage: &Stage) -> Result<()> {
    let server = Site::of_fixture("interview")?.serve("/")?;
    let tab = stage.open(Profile::NO_STORAGE, &server).await?;
    let review = Review::open(&tab).await?;
    tab.until_reads("[data-slot='problem']", "浏览器不让")
        .await?;
    review.answer_with(Grade::Again).await?;
    assert_eq!(review.finish().await?.len(), CARDS, "one comes back");
    review.until(View::Summary).await
}

pub async fn what_can_not_be_read_goes_aside(stage: &Stage) -> Result<()> {
    let server = Site::of_fixture("interview")?.serve("/")?;
    let tab = stage.open(Profile::DESKTOP, &server).await?;
    let review = Review::open(&tab).await?;
    for _ in 0..2 {
        review.answer_with(Grade::Good).await?;
    }
    let whole = histories(&tab).await?;
    let keys: Vec<&String> = whole.keys().collect();
    let cut_short = whole[keys[0]].to_text()[..9].to_owned();
    let bad = [
        (&**keys[0], &*cut_short),
        (keys[1], "{\"not\":\"ours\"}"),
        ("settings", "?"),
    ];
    tab.store(bad).await?;

    tab.reload().await?;
    tab.until_reads("[data-slot='problem']", "有 3 条").await?;
    assert_eq!(Review::here(&tab).await?.finish().await?.len(), CARDS);
    let stored = tab.stored().await?;
    for (key, text) in bad {
        assert_eq!(stored[&format!("aside:{key}")], text);
    }
    assert_eq!(histories(&tab).await?.len(), CARDS);
    // A backup takes it along.
    let backup = Settings::open(&tab).await?.export().await?;
    let backup: serde_json::Value = serde_json::from_slice(&std::fs::read(backup)?)?;
    assert_eq!(backup["parts"]["aside"][keys[0]], *cut_short);
    Ok(())
}

pub async fn what_a_newer_version_wrote_is_left_alone(stage: &Stage) -> Result<()> {
    let server = Site::of_fixture("interview")?.serve("/")?;
    let tab = stage.open(Profile::DESKTOP, &server).await?;
    Review::open(&tab).await?.answer_with(Grade::Good).await?;
    let whole = histories(&tab).await?;
    let (key, history) = whole.first_key_value().expect("a card was graded");
    let newer = [(&**key, "9:from the future")];
    tab.store(newer).await?;

    tab.reload().await?;
    tab.until_reads("[data-slot='problem']", "更新的版本")
        .await?;
    let review = Review::here(&tab).await?;
    assert_eq!(review.question().await?, FIRST);
    review.answer_with(Grade::Easy).await?;
    assert_eq!(tab.stored().await?[key], newer[0].1);
    // The newer version, which can read it, finds what was added beside it, and takes it in.
    tab.store([(&**key, &*history.to_text())]).await?;
    tab.reload().await?;
    Review::here(&tab).await?;
    assert_eq!(histories(&tab).await?[key].reviews().count(), 2);
    assert!(
        !tab.stored()
            .await?
            .keys()
            .any(|key| key.starts_with("late:"))
    );
    Ok(())
}

pub async fn a_deck_that_changes_keeps_every_history(stage: &Stage) -> Result<()> {
    let site = Site::of_fixture("interview")?;
    let server = site.serve("/")?;
    let tab = stage.open(Profile::DESKTOP, &server).await?;
    assert_eq!(Review::open(&tab).await?.finish().await?.len(), CARDS);
    tab.until_offline_ready().await?;
    let before = histories(&tab).await?;

    // One question is reworded, one is no question any more.
    let note = "数据库/redis.md";
    site.edit(note, FIRST, "RDB 和 AOF 有什么区别？")?;
    site.edit(note, "## 为什么单线程还能这么快？", "另外：")?;
    site.build()?;
    accept_new_build(&tab).await?;
    tab.days_later(1).await?;
    let home = Home::open(&tab).await?;
    assert_eq!((home.due().await?, home.new_cards().await?), (5, 0));
    assert_eq!(histories(&tab).await?, before);

    site.edit(note, "另外：", "## 为什么单线程还能这么快？")?;
    site.build()?;
    accept_new_build(&tab).await?;
    let home = Home::open(&tab).await?;
    assert_eq!((home.due().await?, home.new_cards().await?), (6, 0));
    Ok(())
}

pub async fn an_old_tab_goes_on_beside_a_new_version(stage: &Stage) -> Result<()> {
    let site = Site::of_fixture("interview")?;
    let server = site.serve("/")?;
    let old = stage.open(Profile::DESKTOP, &server).await?;
    Home::open(&old).await?;
    old.until_offline_ready().await?;
    let in_old = Review::open(&old).await?;
    in_old.turn().await?;

    site.edit(
        "数据库/redis.md",
        "## 缓存雪崩怎么防？",
        "## 主从断开后怎样补上？\n\n从复制积压缓冲区里补。\n\n## 缓存雪崩怎么防？",
    )?;
    site.build()?;
    let new = old.another().await?;
    Home::open(&new).await?;
    accept_new_build(&new).await?;

    // The old tab is told, and reviews on what it has; the new one sees each review.
    old.come_back().await?;
    old.until_shows("[data-notice='update']").await?;
    old.press(Grade::Good.key()).await?;
    in_old.until(View::Front).await?;
    assert_eq!(in_old.finish().await?.len(), CARDS - 1);
    new.come_back().await?;
    let home = Home::open(&new).await?;
    assert_eq!(home.new_cards().await?, 1);
    assert_eq!(Settings::open(&new).await?.stored().await?, 6);
    Ok(())
}

pub async fn sites_of_one_origin_keep_apart(stage: &Stage) -> Result<()> {
    let one = Site::of_fixture("interview")?;
    let notes = tempfile::tempdir()?;
    std::fs::write(
        notes.path().join("note.md"),
        format!("## {FIRST}\n\n见另一份笔记。\n\n## 还有一个问题吗？\n\n有。\n"),
    )?;
    let other = Site::of(notes.path())?;
    let server = Site::serve_together(&[("one", &one), ("other", &other)])?;
    let tab = stage.open(Profile::DESKTOP, &server).await?;
    tab.visit("one/review/").await?;
    assert_eq!(Review::here(&tab).await?.finish().await?.len(), CARDS);
    let of_one = tab.stored().await?;
    // It asks the same question, but nothing was reviewed there.
    tab.visit("other/review/").await?;
    let review = Review::here(&tab).await?;
    assert_eq!(review.question().await?, FIRST);
    assert_eq!(histories(&tab).await?.len(), 0);
    review.answer_with(Grade::Again).await?;
    tab.visit("one/").await?;
    Home::here(&tab).until_view("done").await?;
    assert_eq!(tab.stored().await?, of_one);
    Ok(())
}

pub async fn twenty_thousand_histories_fit(stage: &Stage) -> Result<()> {
    let server = Site::of_fixture("interview")?.serve("/")?;
    let tab = stage.open(Profile::DESKTOP, &server).await?;
    Home::open(&tab).await?;
    // 8 characters a review, as `srs/tests/history/size.rs` finds them in a learner's histories.
    let text = long_history(20).to_text();
    assert!((150..180).contains(&text.len()), "{}", text.len());
    let script = "const prefix = `yiji:${document.documentElement.dataset.site}:c:`;
        for (let card = 0; card < 20000; card++)
            localStorage.setItem(prefix + (0x9e3779b97f4a7c15n * BigInt(card) & 0xffffffffffffffffn).toString(16).padStart(16, '0'), arguments[0]);";
    tab.ask_about::<()>(script, serde_json::json!(text)).await?;
    assert_eq!(Settings::open(&tab).await?.stored().await?, 400_000);
    let review = Review::open(&tab).await?;
    review.answer_with(Grade::Good).await?;
    assert!(!tab.shows("[data-notice='problem']").await?);
    Ok(())
}

/// Everything that is stored of cards.
async fn histories(tab: &Tab) -> Result<BTreeMap<String, History>> {
    let mut stored = tab.stored().await?;
    stored.retain(|key, _| key.starts_with("c:"));
    Ok(stored
        .into_iter()
        .map(|(key, text)| {
            (
                key,
                History::parse(&text).expect("what is stored can be read"),
            )
        })
        .collect())
}

fn card_key(card: u64) -> String {
    format!("c:{card:016x}")
}

/// That many reviews at growing distances.
fn long_history(n_reviews: i64) -> History {
    let mut history = History::default();
    for review in 0..n_reviews {
        history.insert(Entry::Done(Act::Review(Graded {
            time: 1_500_000_000 + review * (86_400 + 3_000 * review % 10_007),
            grade: Quality::ALL[[4, 4, 5, 2, 4, 3][review as usize % 6]],
            utc_offset_minutes: 480,
            rungs: (review % 4) as u8,
            ticked: Some(srs::Points::all_said(5).toggled(review as u16 % 5)),
            seconds: 10 + (review * 37 % 60) as u16,
        })));
    }
    history
}

/// Takes over a new build, as the notice offers it.
async fn accept_new_build(tab: &Tab) -> Result<()> {
    let build = tab.build().await?;
    tab.reload().await?;
    tab.until_shows("[data-notice='update']").await?;
    tab.click("[data-act='update']").await?;
    yiji_e2e::wait::until("the new build is there", async || {
        Ok((tab.build().await? != build).then_some(()))
    })
    .await?;
    tab.until_started().await
}

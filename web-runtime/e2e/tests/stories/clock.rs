//! A clock that is wrong, was set, or stands elsewhere.

use yiji_e2e::page::{Grade, Home, Review, Settings};
use yiji_e2e::{Profile, Result, Site, Stage};

/// Cards of `fixtures/interview` that have an answer.
const CARDS: usize = 6;
/// The first of them, in the order of the site.
const FIRST: &str = "RDB 和 AOF 有什么不同？";

pub async fn that_ran_ahead_hides_no_card(stage: &Stage) -> Result<()> {
    let server = Site::of_fixture("interview")?.serve("/")?;
    let tab = stage.open(Profile::DESKTOP, &server).await?;
    tab.visit("").await?;
    tab.days_later(1000).await?;
    Review::open(&tab).await?.answer_with(Grade::Good).await?;
    tab.days_later(-1000).await?;
    // The card is as if it had not been reviewed yet; the review itself is kept.
    let review = Review::open(&tab).await?;
    tab.until_reads("[data-slot='problem']", "在将来").await?;
    assert_eq!(review.question().await?, FIRST);
    review.answer_with(Grade::Good).await?;
    assert_eq!(Settings::open(&tab).await?.stored().await?, 2);
    tab.days_later(1).await?;
    let home = Home::open(&tab).await?;
    assert_eq!((home.due().await?, home.new_cards().await?), (1, 5));
    Ok(())
}

pub async fn set_back_loses_nothing(stage: &Stage) -> Result<()> {
    let server = Site::of_fixture("interview")?.serve("/")?;
    let tab = stage.open(Profile::DESKTOP, &server).await?;
    assert_eq!(Review::open(&tab).await?.finish().await?.len(), CARDS);
    tab.days_later(-3000).await?;
    Review::open(&tab).await?.answer_with(Grade::Good).await?;
    tab.days_later(3000).await?;
    Home::open(&tab).await?.until_view("done").await?;
    assert_eq!(Settings::open(&tab).await?.stored().await?, 7);
    tab.days_later(1).await?;
    // All but the one reviewed a second time are due; that one rests for six days.
    assert_eq!(Home::open(&tab).await?.due().await?, 5);
    Ok(())
}

pub async fn of_another_time_zone_keeps_the_day(stage: &Stage) -> Result<()> {
    let server = Site::of_fixture("interview")?.serve("/")?;
    let tab = stage.open(Profile::DESKTOP, &server).await?;
    assert_eq!(Review::open(&tab).await?.finish().await?.len(), CARDS);
    // From Shanghai's noon to Los Angeles, where it is the evening before: done all the same. To summer time, too.
    for utc_offset_minutes in [-480, -420, 540] {
        tab.travel(utc_offset_minutes).await?;
        Home::open(&tab).await?.until_view("done").await?;
    }
    tab.travel(-480).await?;
    tab.days_later(1).await?;
    // By the calendar there it is the day on which they were reviewed; the day after they are due.
    Home::open(&tab).await?.until_view("done").await?;
    tab.days_later(1).await?;
    assert_eq!(Home::open(&tab).await?.due().await?, 6);
    Ok(())
}

pub async fn ends_a_day_at_the_rollover_hour(stage: &Stage) -> Result<()> {
    let server = Site::of_fixture("interview")?.serve("/")?;
    let tab = stage.open(Profile::DESKTOP, &server).await?;
    assert_eq!(Review::open(&tab).await?.finish().await?.len(), CARDS);
    // From noon to 03:30, to 04:30; then days end at six, then at four again.
    tab.minutes_later(15 * 60 + 30).await?;
    Home::open(&tab).await?.until_view("done").await?;
    tab.minutes_later(60).await?;
    assert_eq!(Home::open(&tab).await?.due().await?, 6);
    let settings = Settings::open(&tab).await?;
    settings.set("rollover_hour", "6").await?;
    Home::open(&tab).await?.until_view("done").await?;
    let settings = Settings::open(&tab).await?;
    settings.set("rollover_hour", "4").await?;
    assert_eq!(Home::open(&tab).await?.due().await?, 6);
    Ok(())
}

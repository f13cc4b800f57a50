//! A theme is only markup, style and words: with another one, the same things happen.

use yiji_e2e::page::{Grade, Review, Settings, View};
use yiji_e2e::{Profile, Result, Site, Stage};

pub async fn of_other_markup_reviews_the_same(stage: &Stage) -> Result<()> {
    let site = Site::of_fixture("interview")?;
    site.build_with_theme("plain")?;
    let server = site.serve("/")?;
    let tab = stage.open(Profile::PHONE, &server).await?;
    let review = Review::open(&tab).await?;
    assert_eq!(review.view().await?, View::Front);
    tab.press("h").await?;
    review.until_rungs(1).await?;
    review.turn().await?;
    assert!(review.answer().await?.contains("重启先读 AOF"));
    tab.press("a").await?;
    review.until_ticked(3).await?;
    review.until_suggests(Grade::Good).await?;
    review.tap_grade(Grade::Good).await?;
    review.finish().await?;
    assert_eq!(review.view().await?, View::Summary);
    assert_eq!(Settings::open(&tab).await?.stored().await?, 6);
    Ok(())
}

//! Progress that is carried to another browser, and written by two tabs at once.

use yiji_e2e::page::{Grade, Home, Preview, Review, Settings};
use yiji_e2e::{Profile, Result, Site, Stage};

pub async fn moves_to_an_empty_browser(stage: &Stage) -> Result<()> {
    let server = Site::of_fixture("interview")?.serve("/")?;
    let old = stage.open(Profile::DESKTOP, &server).await?;
    let review = Review::open(&old).await?;
    review.answer_with(Grade::Again).await?;
    review.answer_with(Grade::Easy).await?;
    let next = review.question().await?;
    let backup = Settings::open(&old).await?.export().await?;

    let new = stage.open(Profile::DESKTOP, &server).await?;
    let settings = Settings::open(&new).await?;
    assert_eq!(settings.stored().await?, 0);
    assert_eq!(
        settings.import(&backup).await?,
        Preview {
            cards: 2,
            cards_here: 2,
            in_file: 2,
            to_add: 2,
            cards_changed: 2,
            in_both: 0
        }
    );
    settings.merge().await?;
    assert_eq!(settings.stored().await?, 2);
    // Nothing counts twice.
    assert_eq!(
        settings.import(&backup).await?,
        Preview {
            cards: 2,
            cards_here: 2,
            in_file: 2,
            to_add: 0,
            cards_changed: 0,
            in_both: 2
        }
    );
    assert!(new.shows("[data-part='nothing']").await?);
    assert!(new.shows("[data-act='merge']:disabled").await?);

    for tab in [&old, &new] {
        let home = Home::open(tab).await?;
        home.until_view("today").await?;
        assert_eq!((home.due().await?, home.new_cards().await?), (1, 4));
    }
    let questions = Review::open(&new).await?.finish().await?;
    assert_eq!(questions.len(), 5);
    assert!(questions.contains(&next));
    Ok(())
}

pub async fn of_two_tabs_is_kept(stage: &Stage) -> Result<()> {
    let server = Site::of_fixture("interview")?.serve("/")?;
    let one = stage.open(Profile::DESKTOP, &server).await?;
    let in_one = Review::open(&one).await?;
    let two = one.another().await?;
    let in_two = Review::open(&two).await?;
    // Both hold the same card; the second tab does not know what the first one has stored meanwhile.
    one.come_back().await?;
    in_one.answer_with(Grade::Good).await?;
    in_one.answer_with(Grade::Good).await?;
    two.come_back().await?;
    // Another grade: the same one within the same second would be the same review.
    in_two.answer_with(Grade::Easy).await?;
    one.come_back().await?;
    in_one.answer_with(Grade::Good).await?;
    assert_eq!(Settings::open(&one).await?.stored().await?, 4);
    Ok(())
}

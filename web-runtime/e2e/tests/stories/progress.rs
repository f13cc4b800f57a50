//! Progress that is carried to another browser.

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

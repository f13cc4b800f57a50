//! Pages that list hundreds of notes.

use std::fs;

use yiji_e2e::page::{Home, Review, View};
use yiji_e2e::{Profile, Result, Site, Stage};

/// The rows of topics that belong to a group.
const ROWS: &str = "tr:not(.group) > th[scope='row']";

pub async fn opens_a_group_of_topics_by_hand(stage: &Stage) -> Result<()> {
    let server = long()?.serve("/")?;
    let tab = stage.open(Profile::DESKTOP, &server).await?;
    Home::open(&tab).await?;
    let groups = tab.texts("tr.group [data-slot='row-link']").await?;
    assert_eq!(groups, ["数据库", "网络"]);
    assert_eq!(tab.texts(ROWS).await?, [""; 0]);

    tab.run("document.querySelector('tbody:last-of-type summary').focus();")
        .await?;
    tab.press(" ").await?;
    tab.until_shows("tbody:last-of-type > tr:last-child")
        .await?;
    let shown = tab.texts(ROWS).await?;
    assert_eq!((shown.len(), shown[159].as_str()), (160, "网络 159"));
    Home::here(&tab).start_topic("网络 159").await?;
    let review = Review::here(&tab).await?;
    review.until(View::Front).await?;
    assert_eq!(review.question().await?, "网络的第 159 个问题是什么？");
    Ok(())
}

pub async fn leads_to_the_last_of_many_notes(stage: &Stage) -> Result<()> {
    let server = long()?.serve("/")?;
    for profile in [Profile::DESKTOP, Profile::NO_SCRIPTS] {
        let tab = stage.open(profile, &server).await?;
        if profile.scripts {
            tab.visit("browse/?notes=1").await?;
            // What is out of sight is not laid out yet, and there all the same: for keys, readers and the page's search.
            tab.click(".notes > :last-child li:last-child > a").await?;
        } else {
            tab.goto("").await?;
            tab.click("tbody:last-of-type summary").await?;
            tab.click("tbody:last-of-type > tr:last-child a").await?;
        }
        tab.until_reads("h1", "网络 159").await?;
    }
    Ok(())
}

/// Two topics of 160 notes each.
fn long() -> Result<Site> {
    let folder = tempfile::tempdir()?;
    for topic in ["数据库", "网络"] {
        fs::create_dir(folder.path().join(topic))?;
        for number in 0..160 {
            let note = folder.path().join(topic).join(format!("{number:03}.md"));
            let question = format!("{topic}的第 {number} 个问题是什么？");
            fs::write(
                note,
                format!("# {topic} {number}\n\n## {question}\n\n就是它。\n"),
            )?;
        }
    }
    Site::of(folder.path())
}

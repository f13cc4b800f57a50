//! Nobody is kept out: axe looks over every page, in every state that a learner meets.

use yiji_e2e::{Profile, Result, Site, Stage, tour};

pub async fn by_day(stage: &Stage) -> Result<()> {
    no_barrier(stage, Profile::DESKTOP, &[]).await
}

pub async fn by_night(stage: &Stage) -> Result<()> {
    // Only colours are others.
    no_barrier(stage, Profile::DARK, &["color-contrast"]).await
}

pub async fn on_a_phone(stage: &Stage) -> Result<()> {
    no_barrier(stage, Profile::PHONE, &[]).await
}

async fn no_barrier(stage: &Stage, profile: Profile, rules: &[&str]) -> Result<()> {
    let server = Site::of_fixture("interview")?.serve("/")?;
    let tab = stage.open(profile, &server).await?;
    let mut found = Vec::new();
    tour(&tab, "zh-CN", &mut async |state: &str| {
        let barriers = tab.barriers_by(rules).await?;
        found.extend(barriers.iter().map(|barrier| format!("{state}: {barrier}")));
        Ok(())
    })
    .await?;
    assert!(found.is_empty(), "axe finds\n{}", found.join("\n"));
    Ok(())
}

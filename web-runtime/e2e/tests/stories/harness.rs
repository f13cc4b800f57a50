//! The harness itself, on a page of its own: a witness that overlooks errors would let every other story pass.

use std::path::Path;

use yiji_e2e::{Profile, Result, Server, Stage};

fn serve() -> Result<Server> {
    Server::start(
        &Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/harness"),
        "/repo/",
    )
}

pub async fn tells_of_errors_in_the_console(stage: &Stage) -> Result<()> {
    let server = serve()?;
    let tab = stage.open(Profile::DESKTOP, &server).await?;
    tab.goto("").await?;
    assert_eq!(stage.errors().await, [""; 0]);
    tab.click("[data-act='fail']").await?;
    tab.goto("not-there/").await?;
    let errors = stage.errors().await.join("\n");
    for expected in ["told on purpose", "thrown on purpose", "/repo/not-there/"] {
        assert!(errors.contains(expected), "{errors}");
        stage.expect_errors(expected);
    }
    Ok(())
}

pub async fn sees_the_day_it_is_told(stage: &Stage) -> Result<()> {
    let server = serve()?;
    let tab = stage.open(Profile::DESKTOP, &server).await?;
    tab.goto("").await?;
    assert_eq!(tab.slot("day").await?, "2026-03-02");
    tab.days_later(2).await?;
    tab.reload().await?;
    assert_eq!(tab.slot("day").await?, "2026-03-04");
    Ok(())
}

pub async fn sees_what_keeps_people_out(stage: &Stage) -> Result<()> {
    let server = serve()?;
    let tab = stage.open(Profile::DESKTOP, &server).await?;
    tab.goto("").await?;
    tab.run("document.body.append(document.createElement('button'));")
        .await?;
    let barriers = tab.barriers().await?;
    assert!(
        barriers
            .iter()
            .any(|barrier| barrier.starts_with("button-name")),
        "{barriers:?}"
    );
    Ok(())
}

pub async fn touches_the_screen_of_a_phone(stage: &Stage) -> Result<()> {
    let server = serve()?;
    let tab = stage.open(Profile::PHONE, &server).await?;
    tab.goto("").await?;
    assert_eq!(
        tab.ask::<u32>("return innerWidth;").await?,
        stage.browser().phone_width()
    );
    tab.tap("[data-act='fail']").await?;
    stage.expect_errors("on purpose");
    let pointer = if stage.browser().has_touch() {
        "touch"
    } else {
        "mouse"
    };
    tab.until_reads("[data-slot='pointer']", pointer).await
}

pub async fn stops_the_server_and_starts_it_again(stage: &Stage) -> Result<()> {
    let mut server = serve()?;
    let tab = stage.open(Profile::DESKTOP, &server).await?;
    tab.goto("").await?;
    server.stop().await?;
    // Some drivers tell that the page could not be loaded, some show a page that says so.
    let _ = tab.goto("?gone").await;
    assert!(!tab.shows("[data-slot='day']").await?);
    server.start_again()?;
    tab.goto("?here").await?;
    assert_eq!(tab.slot("day").await?, "2026-03-02");
    stage.expect_errors("?gone");
    Ok(())
}

pub async fn lets_no_script_run_when_told(stage: &Stage) -> Result<()> {
    let server = serve()?;
    let tab = stage.open(Profile::NO_SCRIPTS, &server).await?;
    tab.goto("").await?;
    tab.until_reads("body", "No script has run.").await
}

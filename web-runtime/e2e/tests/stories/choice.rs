//! What is kept offline, where the person has chosen less than all of it.

use std::fs;

use yiji_e2e::page::{Grade, Note, Review, Settings, View};
use yiji_e2e::wait::until;
use yiji_e2e::{Profile, Result, Server, Site, Stage, Tab};

const REDIS: &str = "notes/数据库/redis/";
const TCP: &str = "notes/网络/tcp/";

pub async fn keeps_the_topics_that_are_chosen(stage: &Stage) -> Result<()> {
    stage.expect_errors("net::ERR_CONNECTION_REFUSED");
    // The review asks for a note that is not kept.
    stage.expect_errors("net::ERR_FAILED");
    let site = two_topics()?;
    let mut server = site.serve("/repo/")?;
    let tab = stage.open(Profile::DESKTOP, &server).await?;
    let settings = Settings::open(&tab).await?;
    tab.until_offline_ready().await?;
    assert_eq!(settings.kept().await?, ("all".into(), vec![]));

    // Before a topic is ticked, nothing is let go of.
    settings.keep("topics").await?;
    settings.until_kept("至少选一个主题").await?;
    assert_eq!(notes_and_pictures(&tab).await?.len(), 4);
    settings.tick_topic("数据库").await?;
    settings.until_kept("选的都存好了").await?;
    assert_eq!(notes_and_pictures(&tab).await?, ["a.svg", REDIS]);
    server.stop().await?;

    let note = Note::open(&tab, REDIS).await?;
    assert_eq!(note.questions().await?, ["什么是快照？"]);
    says_that_it_is_not_kept(&tab, TCP).await?;
    let review = Review::open(&tab).await?;
    assert_eq!(review.question().await?, "什么是快照？");
    review.answer_with(Grade::Good).await?;
    review.until(View::Problem).await?;

    // To choose more is to have more, once there is a network.
    server.start_again()?;
    let settings = Settings::open(&tab).await?;
    assert_eq!(
        settings.kept().await?,
        ("topics".into(), vec!["数据库".into()])
    );
    settings.tick_topic("网络").await?;
    until("the other topic is kept, too", async || {
        let kept = notes_and_pictures(&tab).await?;
        Ok((kept == ["a.svg", "b.svg", REDIS, TCP]).then_some(()))
    })
    .await?;
    settings.keep("all").await?;
    settings.until_kept("都存好了").await?;
    tab.until_offline_ready().await?;
    server.stop().await?;
    let note = Note::open(&tab, TCP).await?;
    assert_eq!(note.questions().await?, ["三次握手是什么？"]);
    Ok(())
}

pub async fn keeps_what_is_opened(stage: &Stage) -> Result<()> {
    stage.expect_errors("net::ERR_CONNECTION_REFUSED");
    let (tab, mut server) = choosing(stage, &two_topics()?).await?;
    let settings = Settings::open(&tab).await?;
    settings.keep("opened").await?;
    settings.until_kept("选的都存好了").await?;
    assert_eq!(notes_and_pictures(&tab).await?, [""; 0]);

    Note::open(&tab, TCP).await?;
    until("what was opened is kept", async || {
        Ok((notes_and_pictures(&tab).await? == ["b.svg", TCP]).then_some(()))
    })
    .await?;
    server.stop().await?;
    let note = Note::open(&tab, TCP).await?;
    assert_eq!(note.questions().await?, ["三次握手是什么？"]);
    says_that_it_is_not_kept(&tab, REDIS).await
}

pub async fn holds_for_the_next_build(stage: &Stage) -> Result<()> {
    stage.expect_errors("net::ERR_CONNECTION_REFUSED");
    let site = two_topics()?;
    let (tab, mut server) = choosing(stage, &site).await?;
    let settings = Settings::open(&tab).await?;
    settings.keep("topics").await?;
    settings.tick_topic("数据库").await?;
    settings.until_kept("选的都存好了").await?;
    let build = tab.build().await?;

    let more = "## 什么是快照？\n\n某一刻的数据。\n\n## 快照何时生成？\n\n写得够多时。\n";
    site.edit(
        "数据库/redis.md",
        "## 什么是快照？\n\n某一刻的数据。\n",
        more,
    )?;
    site.build()?;
    tab.reload().await?;
    tab.until_shows("[data-notice='update']").await?;
    tab.click("[data-act='update']").await?;
    until("the new build is there", async || {
        Ok((tab.build().await? != build).then_some(()))
    })
    .await?;
    assert_eq!(notes_and_pictures(&tab).await?, ["a.svg", REDIS]);
    server.stop().await?;
    let note = Note::open(&tab, REDIS).await?;
    assert_eq!(note.questions().await?, ["什么是快照？", "快照何时生成？"]);
    says_that_it_is_not_kept(&tab, TCP).await
}

/// Two topics of a note each, which shows a picture of its own.
fn two_topics() -> Result<Site> {
    let folder = tempfile::tempdir()?;
    for (note, title, question, answer, picture) in [
        (
            "数据库/redis.md",
            "Redis",
            "什么是快照？",
            "某一刻的数据。",
            "a",
        ),
        (
            "网络/tcp.md",
            "TCP",
            "三次握手是什么？",
            "互相确认收发正常。",
            "b",
        ),
    ] {
        let path = folder.path().join(note);
        let beside = path.parent().unwrap_or(folder.path());
        fs::create_dir_all(beside)?;
        let text = format!("# {title}\n\n![图]({picture}.svg)\n\n## {question}\n\n{answer}\n");
        fs::write(&path, text)?;
        let drawing = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"8\" height=\"8\"><title>{picture}</title></svg>"
        );
        fs::write(beside.join(format!("{picture}.svg")), drawing)?;
    }
    Site::of(folder.path())
}

async fn choosing(stage: &Stage, site: &Site) -> Result<(Tab, Server)> {
    let server = site.serve("/")?;
    let tab = stage.open(Profile::DESKTOP, &server).await?;
    Settings::open(&tab).await?;
    tab.until_offline_ready().await?;
    Ok((tab, server))
}

/// The notes' pages and pictures that the caches hold: pictures by their names.
async fn notes_and_pictures(tab: &Tab) -> Result<Vec<String>> {
    tab.ask(
        "const kept = async () => {
            const caches = await Promise.all((await globalThis.caches.keys()).map((name) => globalThis.caches.open(name)));
            const files = (await Promise.all(caches.map((cache) => cache.keys()))).flat();
            const paths = files.map(({ url }) => decodeURI(new URL(url).pathname));
            const pages = paths.filter((path) => path.includes('/notes/')).map((path) => path.replace(/.*(notes\\/.*)index.html/, '$1'));
            const pictures = paths.filter((path) => /\\/[ab]\\.[0-9a-f]+\\.svg/.test(path));
            return [...pictures.map((path) => path.replace(/.*\\/(.)\\..*/, '$1.svg')), ...pages].sort();
        };
        return kept();",
    )
    .await
}

async fn says_that_it_is_not_kept(tab: &Tab, note: &str) -> Result<()> {
    tab.goto(note).await?;
    tab.until_reads("h1", "这一页没有存在本机").await
}

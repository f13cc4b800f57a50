//! Without a server, and after a new build.

use yiji_e2e::page::{Browse, Grade, Home, Note, Review, Settings, View};
use yiji_e2e::wait::until;
use yiji_e2e::{Profile, Result, Server, Site, Stage, Tab};

pub async fn reviews_and_reads_when_the_server_is_gone(stage: &Stage) -> Result<()> {
    // What Chromium says of the worker's own look for a newer build.
    stage.expect_errors("net::ERR_CONNECTION_REFUSED");
    let mut server = Site::of_fixture("interview")?.serve("/repo/")?;
    let tab = stage.open(Profile::DESKTOP, &server).await?;
    Home::open(&tab).await?;
    tab.until_offline_ready().await?;
    server.stop().await?;

    tab.reload().await?;
    let review = Review::open(&tab).await?;
    review.answer_with(Grade::Good).await?;
    review.answer_with(Grade::Good).await?;
    tab.reload().await?;
    assert_eq!(Review::here(&tab).await?.finish().await?.len(), 4);
    assert_eq!(Settings::open(&tab).await?.stored().await?, 6);
    let notes = Browse::open(&tab).await?.notes().await?;
    assert_eq!(notes.len(), 3, "{notes:?}");
    for note in notes {
        assert_ne!(
            Note::open(&tab, &note).await?.questions().await?,
            [""; 0],
            "{note}"
        );
    }
    Ok(())
}

pub async fn offers_a_new_build_without_swapping_it_in(stage: &Stage) -> Result<()> {
    let site = Site::of_fixture("interview")?;
    let server = site.serve("/repo/")?;
    let tab = stage.open(Profile::DESKTOP, &server).await?;
    Home::open(&tab).await?;
    tab.until_offline_ready().await?;
    // Another site of the same origin has a cache, too.
    tab.run("return caches.open('of-another-site');").await?;
    let review = Review::open(&tab).await?;
    let build = tab.build().await?;
    assert_eq!(review.view().await?, View::Front);

    site.edit(
        "数据库/redis.md",
        "RDB 和 AOF 有什么不同？",
        "RDB 和 AOF 怎么选？",
    )?;
    // A reworded question keeps its card, and with it the deck; one card more makes another deck.
    site.edit(
        "数据库/redis.md",
        "## 缓存雪崩怎么防？",
        "## 主从断开后怎样补上？\n\n从复制积压缓冲区里补。\n\n## 缓存雪崩怎么防？",
    )?;
    site.build()?;
    // An installed app asks by itself when it is looked at again; here the page is loaded again. Once to find the new
    // build, once more to see that it waits.
    for _ in 0..2 {
        tab.reload().await?;
        tab.until_shows("[data-notice='update']").await?;
        let review = Review::here(&tab).await?;
        assert_eq!(
            tab.build().await?,
            build,
            "the old build stays until the person asks"
        );
        assert_eq!(review.question().await?, "RDB 和 AOF 有什么不同？");
    }

    tab.click("[data-act='update']").await?;
    until("the new build is there", async || {
        Ok((tab.build().await? != build).then_some(()))
    })
    .await?;
    assert_eq!(
        Review::here(&tab).await?.question().await?,
        "RDB 和 AOF 怎么选？"
    );
    let caches: Vec<String> = tab.ask("return caches.keys();").await?;
    assert_eq!(
        caches.len(),
        2,
        "the old build's cache goes, the stranger stays: {caches:?}"
    );
    assert!(caches.contains(&"of-another-site".into()), "{caches:?}");
    Ok(())
}

pub async fn fetches_of_a_new_build_only_what_changed(stage: &Stage) -> Result<()> {
    stage.expect_errors("net::ERR_CONNECTION_REFUSED");
    let site = Site::of_fixture("interview")?;
    let mut server = site.serve("/")?;
    let tab = stage.open(Profile::DESKTOP, &server).await?;
    Home::open(&tab).await?;
    tab.until_offline_ready().await?;
    let build = tab.build().await?;
    site.edit(
        "数据库/redis.md",
        "## 缓存雪崩怎么防？",
        "## 主从断开后怎样补上？\n\n从复制积压缓冲区里补。\n\n## 缓存雪崩怎么防？",
    )?;
    site.build()?;
    // Whoever asks for it all the same gets no new build.
    site.lose_page("网络/tcp")?;
    tab.reload().await?;
    tab.until_shows("[data-notice='update']").await?;
    tab.click("[data-act='update']").await?;
    until("the new build is there", async || {
        Ok((tab.build().await? != build).then_some(()))
    })
    .await?;
    server.stop().await?;
    let questions = Note::open(&tab, "notes/网络/tcp/")
        .await?
        .questions()
        .await?;
    assert_ne!(questions, [""; 0]);
    let questions = Note::open(&tab, "notes/数据库/redis/")
        .await?
        .questions()
        .await?;
    assert!(
        questions
            .iter()
            .any(|question| question.contains("主从断开")),
        "{questions:?}"
    );
    Ok(())
}

pub async fn opens_before_all_notes_are_kept(stage: &Stage) -> Result<()> {
    let site = Site::of_fixture("interview")?;
    let mut server = site.serve("/")?;
    let tab = visit_without_notes(stage, &site, &server).await?;
    server.stop().await?;
    Home::open(&tab).await?.until_view("first").await?;

    // The next page that is opened with a network goes on where it was.
    server.start_again()?;
    site.build()?;
    Settings::open(&tab).await?;
    tab.until_offline_ready().await?;
    server.stop().await?;
    assert_eq!(Review::open(&tab).await?.finish().await?.len(), 6);
    Ok(())
}

pub async fn goes_on_when_the_network_is_back(stage: &Stage) -> Result<()> {
    let site = Site::of_fixture("interview")?;
    let mut server = site.serve("/")?;
    let tab = visit_without_notes(stage, &site, &server).await?;
    server.stop().await?;

    server.start_again()?;
    site.build()?;
    // As the browser says it; the network of this machine never went away.
    tab.run("dispatchEvent(new Event('online'));").await?;
    tab.until_offline_ready().await
}

pub async fn keeps_no_note_while_somebody_is_at_work(stage: &Stage) -> Result<()> {
    let site = Site::of_fixture("interview")?;
    let server = site.serve("/")?;
    let tab = visit_without_notes(stage, &site, &server).await?;
    site.build()?;
    // Longer than the worker rests after one key.
    let kept: usize = tab
        .ask(
            "const kept = async () => {
                const caches = await Promise.all((await globalThis.caches.keys()).map((name) => globalThis.caches.open(name)));
                const files = (await Promise.all(caches.map((cache) => cache.keys()))).flat();
                return files.filter(({ url }) => url.includes('/notes/')).length;
            };
            const work = async () => {
                let most = 0;
                for (let keys = 0; keys < 30; keys += 1) {
                    document.dispatchEvent(new KeyboardEvent('keydown', { key: 'Shift' }));
                    if (keys === 0) navigator.serviceWorker.controller.postMessage('fill');
                    await new Promise((done) => setTimeout(done, 50));
                    most = Math.max(most, await kept());
                }
                return most;
            };
            return work();",
        )
        .await?;
    assert_eq!(kept, 0);
    tab.until_offline_ready().await
}

/// Opens a site whose server has no notes' pages, and waits until the worker rules it and has missed them.
async fn visit_without_notes(stage: &Stage, site: &Site, server: &Server) -> Result<Tab> {
    site.lose_pages()?;
    stage.expect_errors("notes/");
    stage.expect_errors("not all is kept offline yet");
    let tab = stage.open(Profile::DESKTOP, server).await?;
    Home::open(&tab).await?;
    until(
        "the worker rules the page and misses the notes",
        async || {
            let rules = "return Boolean(navigator.serviceWorker.controller);";
            let misses = stage
                .errors()
                .await
                .iter()
                .any(|error| error.contains("notes/"));
            Ok(bool::then_some(misses && tab.ask(rules).await?, ()))
        },
    )
    .await?;
    Ok(tab)
}

pub async fn can_be_installed(stage: &Stage) -> Result<()> {
    let server = Site::of_fixture("interview")?.serve("/repo/")?;
    let tab = stage.open(Profile::PHONE, &server).await?;
    Home::open(&tab).await?;
    tab.until_offline_ready().await?;
    let manifest = "const address = document.querySelector('link[rel=manifest]').href;
        const manifest = await (await fetch(address)).json();";
    let (display, start, sizes): (String, String, Vec<String>) = tab
        .ask(&format!(
            "return (async () => {{
                {manifest}
                return [manifest.display, new URL(manifest.start_url, address).href, manifest.icons.map((icon) => icon.sizes)];
            }})();"
        ))
        .await?;
    assert_eq!((display.as_str(), start), ("standalone", server.address()));
    for size in ["192x192", "512x512"] {
        assert!(
            sizes.iter().any(|one| one == size),
            "no icon of {size}: {sizes:?}"
        );
    }
    // A picture that can't be decoded has no size.
    let broken: Vec<String> = tab
        .ask(&format!(
            "return (async () => {{
                {manifest}
                const decodes = async (icon) => {{
                    const picture = new Image();
                    picture.src = new URL(icon.src, address);
                    return picture.decode().then(() => true, () => false);
                }};
                const kept = await Promise.all(manifest.icons.map(decodes));
                return manifest.icons.filter((_, index) => !kept[index]).map((icon) => icon.src);
            }})();"
        ))
        .await?;
    assert_eq!(broken, [""; 0]);
    Ok(())
}

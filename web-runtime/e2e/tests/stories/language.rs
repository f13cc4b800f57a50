//! The site in another language than its own.

use yiji_e2e::page::{Browse, Home, Review, Settings, View};
use yiji_e2e::wait::until;
use yiji_e2e::{Profile, Result, Site, Stage, Tab, tour};

/// Texts and labels in Chinese of elements that claim to be English. What an author wrote says so by its `lang`.
const CHINESE_IN_ENGLISH: &str = "
    const isChinese = (text) => /[\\u3400-\\u9fff，。：；、（）？]/.test(text ?? '');
    // A file's name stands in an English sentence as its author wrote it.
    const claims = (element) => element.closest('[lang]').lang === 'en' && !element.dataset.file;
    const found = [];
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walk.nextNode()) {
        const { parentElement: element, data } = walk.currentNode;
        if (!element.closest('script, noscript') && claims(element) && isChinese(data)) found.push(data.trim());
    }
    for (const element of document.querySelectorAll('body *'))
        for (const name of ['aria-label', 'placeholder', 'title', 'alt'])
            if (claims(element) && isChinese(element.getAttribute(name))) found.push(element.outerHTML.slice(0, 200));
    return found;";

/// Rules of axe about names, labels and languages.
const NAMED: [&str; 6] = [
    "aria-command-name",
    "button-name",
    "html-has-lang",
    "label",
    "landmark-unique",
    "valid-lang",
];

pub async fn is_chosen_in_settings(stage: &Stage) -> Result<()> {
    let server = Site::of_fixture("interview")?.serve("/repo/")?;
    let tab = stage.open(Profile::DESKTOP, &server).await?;
    Home::open(&tab).await?;
    assert_eq!(tab.text("#topics").await?.as_deref(), Some("主题"));
    choose(&tab, "en", "Settings").await?;
    // The focus is where it was.
    let focused: String = tab.ask("return document.activeElement.value;").await?;
    assert_eq!(focused, "en");
    Home::open(&tab).await?.until_view("first").await?;
    assert_eq!(tab.text("#topics").await?.as_deref(), Some("Topics"));
    assert_eq!(
        tab.ask::<String>("return document.documentElement.lang;")
            .await?,
        "en"
    );
    // What the runtime says by itself is in it, too.
    let review = Review::open(&tab).await?;
    assert_eq!(review.question().await?, "RDB 和 AOF 有什么不同？");
    assert_eq!(tab.slot("rungs-count").await?, "0 of 3 opened");
    choose(&tab, "zh-CN", "设置").await?;
    Home::open(&tab).await?.until_view("first").await?;
    assert_eq!(tab.text("#topics").await?.as_deref(), Some("主题"));
    Ok(())
}

/// Clicks a language, and waits until the settings page is called that.
async fn choose(tab: &Tab, language: &str, title: &str) -> Result<()> {
    Settings::open(tab).await?;
    tab.click(&format!("label:has([name='language'][value='{language}'])"))
        .await?;
    until(&format!("the page is called `{title}`"), async || {
        let is_there = tab.text("h1").await?.as_deref() == Some(title);
        let is_filled = tab.shows("[data-slot='stored']:not(:empty)").await?;
        Ok((is_there && is_filled).then_some(()))
    })
    .await
}

pub async fn is_the_same_on_every_page(stage: &Stage) -> Result<()> {
    let server = Site::of_fixture("interview")?.serve("/")?;
    let tab = stage.open(Profile::PHONE, &server).await?;
    let mut wrong = Vec::new();
    tour(&tab, "en", &mut async |state: &str| {
        let found: Vec<String> = tab.ask(CHINESE_IN_ENGLISH).await?;
        wrong.extend(found.iter().map(|text| format!("{state}: {text}")));
        // What is named by words: they are others here.
        let barriers = tab.barriers_by(&NAMED).await?;
        wrong.extend(barriers.iter().map(|barrier| format!("{state}: {barrier}")));
        if tab.sideways_scroll().await? != 0 {
            wrong.push(format!("{state}: wider than its window"));
        }
        Ok(())
    })
    .await?;
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    Ok(())
}

pub async fn leaves_notes_as_they_are(stage: &Stage) -> Result<()> {
    let server = Site::of_fixture("interview")?.serve("/")?;
    let tab = stage.open(Profile::DESKTOP, &server).await?;
    tab.visit("").await?;
    tab.run("localStorage.setItem('yiji:language', 'en');")
        .await?;
    let notes = Browse::open(&tab).await?.notes().await?;
    let redis = notes.iter().find(|note| note.contains("redis"));
    tab.visit(redis.expect("the fixture has this note")).await?;
    tab.until_reads("nav.tabs", "Settings").await?;
    tab.until_reads("main", "RDB 和 AOF 有什么不同？").await?;
    tab.until_reads("article footer", "数据库/redis.md, line")
        .await?;
    tab.until_reads("article footer a", "Review this card")
        .await?;
    let languages: Vec<String> = tab
        .ask(
            "return ['.tabs a', 'article', 'article footer span'].map((css) =>
                document.querySelector(css).closest('[lang]').lang);",
        )
        .await?;
    assert_eq!(languages, ["en", "zh-CN", "en"]);
    Ok(())
}

pub async fn is_kept_when_the_server_is_gone(stage: &Stage) -> Result<()> {
    stage.expect_errors("net::ERR_CONNECTION_REFUSED");
    let mut server = Site::of_fixture("interview")?.serve("/repo/")?;
    let tab = stage.open(Profile::PHONE, &server).await?;
    Home::open(&tab).await?;
    tab.until_offline_ready().await?;
    server.stop().await?;
    choose(&tab, "en", "Settings").await?;
    let review = Review::open(&tab).await?;
    assert_eq!(review.view().await?, View::Front);
    assert_eq!(
        tab.text("[data-view='front'] [data-act='answer']")
            .await?
            .as_deref(),
        Some("Show answerSpace")
    );
    Ok(())
}

pub async fn follows_who_goes_back(stage: &Stage) -> Result<()> {
    let server = Site::of_fixture("interview")?.serve("/")?;
    let tab = stage.open(Profile::DESKTOP, &server).await?;
    Home::open(&tab).await?;
    tab.click(".tabs a:last-child").await?;
    tab.until_shows("[data-slot='stored']:not(:empty)").await?;
    tab.click("label:has([name='language'][value='en'])")
        .await?;
    tab.until_reads("h1", "Settings").await?;
    tab.until_shows("[data-slot='stored']:not(:empty)").await?;
    tab.run("history.back();").await?;
    tab.until_reads("#topics", "Topics").await
}

pub async fn can_be_the_sites_own(stage: &Stage) -> Result<()> {
    let site = Site::of_fixture("interview")?;
    site.edit("yiji.yaml", "language: zh-CN", "language: en")?;
    site.build()?;
    let server = site.serve("/")?;
    let tab = stage.open(Profile::DESKTOP, &server).await?;
    Home::open(&tab).await?;
    assert_eq!(tab.text("#topics").await?.as_deref(), Some("Topics"));
    assert_eq!(Settings::open(&tab).await?.value("language").await?, "en");
    choose(&tab, "zh-CN", "设置").await?;
    Home::open(&tab).await?;
    assert_eq!(tab.text("#topics").await?.as_deref(), Some("主题"));
    Ok(())
}

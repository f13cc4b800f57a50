//! The backup: what an import says and refuses, when the page asks for one, and the ways it takes out of the browser.

use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use tempfile::TempDir;
use yiji_e2e::page::{Grade, Home, Preview, Review, Settings};
use yiji_e2e::wait::until;
use yiji_e2e::{Browser, Profile, Result, Site, Stage, Tab};

/// Reviews of autumn 2026 in the first version of the format: 21 on 8 cards that are in no deck of these stories.
const AUTUMN: &str =
    include_str!("../../../../generator/tests/fixtures/progress/every_day_as_json/phone.json");
/// Days from the stories' first day, 2026-03-02, to 2026-11-27.
const TO_AUTUMN: i32 = 270;

/// A file in a folder that lasts as long as this.
struct Written(TempDir);

impl Written {
    fn new(text: &str) -> Result<Written> {
        let folder = tempfile::tempdir()?;
        std::fs::write(folder.path().join("yiji.json"), text)?;
        Ok(Written(folder))
    }

    fn path(&self) -> PathBuf {
        self.0.path().join("yiji.json")
    }
}

/// The backup of autumn, as one of the site that this tab looks at.
async fn of_autumn(tab: &Tab) -> Result<Value> {
    let mut file: Value = serde_json::from_str(AUTUMN)?;
    let site: String = tab
        .ask("return document.documentElement.dataset.site;")
        .await?;
    file["site"] = json!(site);
    Ok(file)
}

/// Puts 21 reviews into a browser, and its clock at the end of autumn.
async fn live_through_autumn(tab: &Tab) -> Result<()> {
    tab.visit("").await?;
    tab.days_later(TO_AUTUMN).await?;
    let settings = Settings::open(tab).await?;
    let file = Written::new(&of_autumn(tab).await?.to_string())?;
    settings.import(&file.path()).await?;
    settings.merge().await
}

pub async fn says_what_it_would_add(stage: &Stage) -> Result<()> {
    let server = Site::of_fixture("interview")?.serve("/")?;
    let tab = stage.open(Profile::PHONE, &server).await?;
    let settings = Settings::open(&tab).await?;
    let mut file = of_autumn(&tab).await?;
    file["cards"]["2222222222222222"] = json!("1:cut short");
    file["parts"] = json!({ "of-a-later-version": { "1": "one", "2": "two" } });
    let mixed = Written::new(&file.to_string())?;
    let preview = Preview {
        cards: 7,
        cards_here: 0,
        in_file: 18,
        to_add: 18,
        cards_changed: 7,
        in_both: 0,
    };
    assert_eq!(settings.import(&mixed.path()).await?, preview);
    assert_eq!(tab.number("unreadable").await?, 1);
    assert_eq!(tab.number("others").await?, 2);
    assert!(tab.shows("[data-part='settings-too']").await?);
    assert!(!tab.shows("[data-part='nothing']").await?);
    // Nothing happens before the learner agrees.
    assert_eq!(settings.stored().await?, 0);
    settings.merge().await?;
    // One of them was taken back.
    assert_eq!(settings.stored().await?, 17);
    assert_eq!(settings.value("new_per_day").await?, "20");
    // The buttons are gone, the focus is not. In WebKit a click gives a button none.
    if tab.browser() != Browser::WebKit {
        let focus: String = tab.ask("return document.activeElement.id;").await?;
        assert_eq!(focus, "import");
    }

    // All of it leaves again, what nobody here can read too; and importing it twice changes nothing.
    let out: Value = serde_json::from_slice(&std::fs::read(settings.export().await?)?)?;
    assert_eq!(
        out["parts"]["of-a-later-version"],
        file["parts"]["of-a-later-version"]
    );
    assert_eq!(
        out["parts"]["aside"],
        json!({ "c:2222222222222222": "1:cut short" })
    );
    settings.import(&mixed.path()).await?;
    assert!(tab.shows("[data-part='nothing']").await?);
    assert!(!tab.shows("[data-part='others']").await?);
    Ok(())
}

pub async fn is_refused_from_another_site_and_in_pieces(stage: &Stage) -> Result<()> {
    let server = Site::of_fixture("interview")?.serve("/")?;
    let tab = stage.open(Profile::DESKTOP, &server).await?;
    let settings = Settings::open(&tab).await?;
    let ours = of_autumn(&tab).await?.to_string();
    let mut newer = of_autumn(&tab).await?;
    newer["v"] = json!(2);
    let mut last = String::new();
    for (text, told) in [
        (AUTUMN, "另一个网站"),
        (&newer.to_string(), "更新的版本"),
        (&ours[..ours.len() / 2], "读不懂"),
        (&newer.to_string(), "更新的版本"),
        ("# 一篇笔记", "读不懂"),
    ] {
        let file = Written::new(text)?;
        settings.choose(&file.path()).await?;
        tab.until_reads("[data-slot='result']", told).await?;
        assert!(!tab.shows("[data-part='preview']").await?);
        let now = tab.slot("result").await?;
        assert_ne!(now, last);
        last = now;
    }
    assert_eq!(settings.stored().await?, 0);
    // A browser that is closed while it still fetches the service worker calls that an error.
    tab.until_offline_ready().await
}

pub async fn is_asked_for_until_there_is_one(stage: &Stage) -> Result<()> {
    let server = Site::of_fixture("interview")?.serve("/")?;
    let tab = stage.open(Profile::PHONE, &server).await?;
    let home = Home::open(&tab).await?;
    assert_eq!(home.reminder().await?, None);
    live_through_autumn(&tab).await?;
    let home = Home::open(&tab).await?;
    home.until_view("today").await?;
    assert_eq!(
        home.reminder().await?.as_deref(),
        Some("复习了 21 次，还没有备份过")
    );
    assert_eq!(tab.sideways_scroll().await?, 0);

    // It leads to where a backup is made.
    tab.click("[data-slot='backup']").await?;
    tab.until_reads("[data-slot='last-backup']", "还没有导出过")
        .await?;
    tab.click("[data-act='export']").await?;
    tab.download("json").await?;
    tab.until_reads("[data-slot='result']", "导出好了").await?;
    tab.until_reads("[data-slot='last-backup']", "今天导出过，之后复习了 0 次")
        .await?;
    let home = Home::open(&tab).await?;
    home.until_view("today").await?;
    assert_eq!(home.reminder().await?, None);

    // A day with few reviews later there is still nothing to say; the settings tell how old the backup is.
    tab.days_later(9).await?;
    Review::open(&tab).await?.answer_with(Grade::Good).await?;
    let home = Home::open(&tab).await?;
    home.until_view("today").await?;
    assert_eq!(home.reminder().await?, None);
    Settings::open(&tab).await?;
    assert_eq!(
        tab.slot("last-backup").await?,
        "上次导出在 9 天前，之后复习了 1 次"
    );
    Ok(())
}

pub async fn can_be_put_off(stage: &Stage) -> Result<()> {
    let server = Site::of_fixture("interview")?.serve("/")?;
    let tab = stage.open(Profile::DESKTOP, &server).await?;
    live_through_autumn(&tab).await?;
    let home = Home::open(&tab).await?;
    home.until_view("today").await?;
    assert!(home.reminder().await?.is_some());
    home.put_off().await?;
    // The button is gone; the focus is not.
    let focus: String = tab.ask("return document.activeElement.className;").await?;
    assert_eq!(focus, "foot");
    for _ in 0..2 {
        let home = Home::open(&tab).await?;
        home.until_view("today").await?;
        assert_eq!(home.reminder().await?, None);
        tab.days_later(8).await?;
    }
    Ok(())
}

/// Shares a backup; gives the file that was shared: its name, its type, its text.
async fn share(tab: &Tab) -> Result<(String, String, String)> {
    // What was shared before says nothing of this time.
    tab.run("sessionStorage.removeItem('shared');").await?;
    tab.click("[data-act='export']").await?;
    until("a file is shared", async || {
        tab.ask("return JSON.parse(sessionStorage.getItem('shared'));")
            .await
    })
    .await
}

pub async fn goes_by_the_share_sheet_of_a_phone(stage: &Stage) -> Result<()> {
    let server = Site::of_fixture("interview")?.serve("/")?;
    let tab = stage.open(Profile::PHONE, &server).await?;
    tab.visit("").await?;
    for (phone, name, kind) in [
        ("iphone", "yiji-2026-03-02.json", "application/json"),
        // Chromium shares no file that ends in .json.
        ("android", "yiji-2026-03-02.txt", "text/plain"),
    ] {
        tab.pretend(phone).await?;
        let settings = Settings::open(&tab).await?;
        let (found, of_kind, text) = share(&tab).await?;
        assert_eq!((found.as_str(), of_kind.as_str()), (name, kind));
        tab.until_reads("[data-slot='result']", "导出好了").await?;
        tab.until_reads("[data-slot='last-backup']", "今天导出过")
            .await?;
        // What was shared is a backup, whatever its name.
        let file = Written::new(&text)?;
        let under_its_name = file.0.path().join(name);
        std::fs::rename(file.path(), &under_its_name)?;
        settings.import(&under_its_name).await?;
    }
    assert_eq!(files_in(tab.downloads())?, 0);
    Ok(())
}

pub async fn falls_back_to_a_download(stage: &Stage) -> Result<()> {
    let server = Site::of_fixture("interview")?.serve("/")?;
    let tab = stage.open(Profile::PHONE, &server).await?;
    tab.visit("").await?;
    tab.pretend("sharing-called-off").await?;
    Settings::open(&tab).await?;
    tab.click("[data-act='export']").await?;
    // Called off by the learner: that is no backup, and no other way is forced on them. A click later nothing has come.
    tab.click("[data-act='export']").await?;
    assert_eq!(tab.slot("last-backup").await?, "还没有导出过");
    assert_eq!(files_in(tab.downloads())?, 0);

    tab.pretend("sharing-forbidden").await?;
    let settings = Settings::open(&tab).await?;
    settings.export().await?;
    tab.until_reads("[data-slot='last-backup']", "今天导出过")
        .await
}

fn files_in(folder: &Path) -> Result<usize> {
    Ok(std::fs::read_dir(folder)?.count())
}

pub async fn matters_most_in_safari(stage: &Stage) -> Result<()> {
    let server = Site::of_fixture("interview")?.serve("/")?;
    let tab = stage.open(Profile::PHONE, &server).await?;
    tab.visit("").await?;
    for (browser, told) in [
        ("itself", [false, false, false]),
        ("iphone", [true, true, false]),
        ("mac", [true, false, true]),
        ("iphone-installed", [false, false, false]),
    ] {
        tab.pretend(browser).await?;
        Settings::open(&tab).await?;
        for (part, is_shown) in ["safari", "ios", "mac"].into_iter().zip(told) {
            let shown = tab.shows(&format!("[data-part='{part}']")).await?;
            assert_eq!(shown, is_shown, "{part} in {browser}");
        }
        assert_eq!(tab.sideways_scroll().await?, 0);
    }
    Ok(())
}

pub async fn is_not_all_the_browser_may_promise(stage: &Stage) -> Result<()> {
    let server = Site::of_fixture("interview")?.serve("/")?;
    let tab = stage.open(Profile::DESKTOP, &server).await?;
    tab.visit("").await?;
    // Without a promise, or in a browser that gives none, a backup is what is left.
    Settings::open(&tab).await?;
    tab.until_reads("[data-slot='kept']", "可能会清掉").await?;
    tab.pretend("keeps-storage").await?;
    let review = Review::open(&tab).await?;
    review.answer_with(Grade::Good).await?;
    // Asked once the sitting is over, and not before.
    assert_eq!(asked(&tab).await?, None);
    review.finish().await?;
    assert_eq!(asked(&tab).await?.as_deref(), Some("yes"));
    Settings::open(&tab).await?;
    tab.until_reads("[data-slot='kept']", "答应一直留着").await
}

async fn asked(tab: &Tab) -> Result<Option<String>> {
    tab.ask("return sessionStorage.getItem('asked');").await
}

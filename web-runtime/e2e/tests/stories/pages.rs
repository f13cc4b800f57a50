//! Every page, as different people see it.

use std::path::Path;

use yiji_e2e::page::{Browse, Home, Note, Review, Settings, View};
use yiji_e2e::{Profile, Result, Site, Stage, Tab};

/// The pages of every site, by address; notes come on top.
const PAGES: [&str; 8] = [
    "",
    "review/",
    "browse/",
    "plan/",
    "stats/",
    "rehearse/",
    "settings/",
    "404.html",
];

pub async fn are_there_at_the_root(stage: &Stage) -> Result<()> {
    let site = Site::of_fixture("interview")?;
    all_there(stage, &site, "/").await
}

pub async fn are_there_under_a_path(stage: &Stage) -> Result<()> {
    let site = Site::of_fixture("interview")?;
    site.build_for("https://someone.example/repo/")?;
    all_there(stage, &site, "/repo/").await
}

/// Goes where links lead, from the home page on; a missing address fails the story at its end.
async fn all_there(stage: &Stage, site: &Site, mount: &str) -> Result<()> {
    let server = site.serve(mount)?;
    let tab = stage.open(Profile::DESKTOP, &server).await?;
    Home::open(&tab).await?;
    let mut found = vec![String::new(), "404.html".into()];
    let mut next = 0;
    while next < found.len() {
        tab.visit(&found[next].clone()).await?;
        for link in tab.links().await? {
            if !found.contains(&link) {
                found.push(link);
            }
        }
        next += 1;
    }
    for page in ["browse/", "plan/", "stats/", "settings/", "review/"] {
        assert!(
            found.iter().any(|path| path.starts_with(page)),
            "no link leads to {page}: {found:?}"
        );
    }
    let notes = Browse::open(&tab).await?.notes().await?;
    assert_eq!(notes.len(), 3, "{notes:?}");
    stage.expect_errors("no/such/page");
    tab.goto("no/such/page").await?;
    tab.click("main a").await?;
    tab.until_shows("[data-view]").await?;
    assert_eq!(
        tab.path().await?,
        "",
        "the page for what is not there leads home"
    );
    tab.goto("review").await?;
    assert_eq!(
        tab.path().await?,
        "review/",
        "an address without its slash leads to the same page"
    );
    assert_eq!(Review::here(&tab).await?.view().await?, View::Front);
    Ok(())
}

pub async fn can_be_read_without_scripts(stage: &Stage) -> Result<()> {
    let server = Site::of_fixture("interview")?.serve("/")?;
    let tab = stage.open(Profile::NO_SCRIPTS, &server).await?;
    tab.goto("browse/").await?;
    tab.click_link("Redis").await?;
    for words in [
        "RDB 和 AOF 有什么不同？",
        "重启先读 AOF",
        "一起开先读日志",
        "这份笔记只给浏览器里的测试用。",
    ] {
        tab.until_reads("main", words).await?;
    }
    Ok(())
}

pub async fn are_light_or_dark_as_wished(stage: &Stage) -> Result<()> {
    let server = Site::of_fixture("interview")?.serve("/")?;
    let light = stage.open(Profile::DESKTOP, &server).await?;
    let dark = stage.open(Profile::DARK, &server).await?;
    for path in PAGES {
        let (by_day, by_night) = (
            brightness(&light, path).await?,
            brightness(&dark, path).await?,
        );
        assert!(
            by_day > 200.0 && by_night < 60.0,
            "{path}: {by_day} by day, {by_night} by night"
        );
    }
    // The person's own wish wins, on every page and after a reload.
    Settings::open(&light).await?.set("theme", "dark").await?;
    light.reload().await?;
    for path in PAGES {
        assert!(brightness(&light, path).await? < 60.0, "{path} stays light");
    }
    Ok(())
}

/// How bright the ground of a page is, 0 to 255.
async fn brightness(tab: &Tab, path: &str) -> Result<f64> {
    tab.visit(path).await?;
    // A canvas turns every way of writing a colour into numbers.
    tab.ask(
        "const pen = document.createElement('canvas').getContext('2d');
        const ground = [document.body, document.documentElement].map((one) => getComputedStyle(one).backgroundColor);
        pen.fillStyle = ground.find((colour) => !/, 0\\)$|transparent/.test(colour)) ?? 'white';
        pen.fillRect(0, 0, 1, 1);
        const [red, green, blue] = pen.getImageData(0, 0, 1, 1).data;
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue;",
    )
    .await
}

pub async fn start_a_review_by_the_seal(stage: &Stage) -> Result<()> {
    let server = Site::of_fixture("interview")?.serve("/")?;
    for profile in [Profile::PHONE, Profile::DESKTOP] {
        let tab = stage.open(profile, &server).await?;
        Home::open(&tab).await?.until_view("first").await?;
        // Nothing lies over it, such as a row's link that is larger than its row.
        tab.click("[data-view='first'] .seal").await?;
        Review::here(&tab).await?;
        assert_eq!(tab.path().await?, "review/");
    }
    Ok(())
}

pub async fn fit_a_phone(stage: &Stage) -> Result<()> {
    fit(stage, Profile::PHONE).await
}

pub async fn fit_a_desktop(stage: &Stage) -> Result<()> {
    fit(stage, Profile::DESKTOP).await
}

pub async fn of_the_sample_notes_fit_a_phone(stage: &Stage) -> Result<()> {
    let content = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content");
    fit_all(stage, Profile::PHONE, &Site::of(&content)?).await
}

async fn fit(stage: &Stage, profile: Profile) -> Result<()> {
    fit_all(stage, profile, &Site::of_fixture("wide")?).await
}

async fn fit_all(stage: &Stage, profile: Profile, site: &Site) -> Result<()> {
    let server = site.serve("/")?;
    let tab = stage.open(profile, &server).await?;
    let mut pages = PAGES.map(String::from).to_vec();
    pages.extend(Browse::open(&tab).await?.notes().await?);
    for path in pages {
        tab.visit(&path).await?;
        assert_eq!(
            tab.sideways_scroll().await?,
            0,
            "`{path}` is wider than its window"
        );
    }
    let review = Review::open(&tab).await?;
    review.turn().await?;
    assert_eq!(
        tab.sideways_scroll().await?,
        0,
        "the back of a card is wider than its window"
    );
    Ok(())
}

pub async fn keep_settings(stage: &Stage) -> Result<()> {
    let server = Site::of_fixture("interview")?.serve("/")?;
    let tab = stage.open(Profile::DESKTOP, &server).await?;
    let wishes = [
        ("new_per_day", "3"),
        ("reviews_per_day", "45"),
        ("rollover_hour", "6"),
        ("theme", "dark"),
    ];
    let settings = Settings::open(&tab).await?;
    for (name, value) in wishes {
        settings.set(name, value).await?;
    }
    tab.reload().await?;
    let settings = Settings::open(&tab).await?;
    for (name, value) in wishes {
        assert_eq!(settings.value(name).await?, value, "{name}");
    }
    assert_eq!(Review::open(&tab).await?.finish().await?.len(), 3);
    Ok(())
}

pub async fn run_nothing_that_a_note_brings(stage: &Stage) -> Result<()> {
    let server = Site::of_fixture("hostile")?.serve("/")?;
    let tab = stage.open(Profile::DESKTOP, &server).await?;
    let note = Browse::open(&tab).await?.notes().await?.remove(0);
    let page = Note::open(&tab, &note).await?;
    assert_eq!(page.questions().await?.len(), 1);
    nothing_ran(&tab).await?;

    let review = Review::open(&tab).await?;
    tab.press("h").await?;
    review.until_rungs(1).await?;
    nothing_ran(&tab).await?;
    review.turn().await?;
    nothing_ran(&tab).await
}

/// Neither ran nor could run: whatever acts is not in the page at all.
async fn nothing_ran(tab: &Tab) -> Result<()> {
    assert_eq!(
        tab.ask::<Option<String>>("return window.ranByNote ?? null;")
            .await?,
        None
    );
    let active: Vec<String> = tab
        .ask(
            "const acts = (one) => one.matches('script, iframe, object, embed, form')
                || [...one.attributes].some(({ name, value }) => name.startsWith('on') || name === 'style' || /^\\s*java\\s*script:/i.test(value));
            return [...document.querySelectorAll('main *')].filter(acts).map((one) => one.outerHTML);",
        )
        .await?;
    assert_eq!(active, [""; 0]);
    Ok(())
}

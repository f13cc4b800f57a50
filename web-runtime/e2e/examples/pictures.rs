//! Pictures of every page in every state, to be looked at: `just pictures`, or some of them: `just pictures phone dark en`.
//!
//! In Chromium, of the sample notes; on a phone and a desktop, by day and by night, in each language, and with text twice
//! as large. They lie in `target/pictures`, one folder for each of these, whole pages and not only what a window shows.

use std::env;
use std::path::{Path, PathBuf};

use eyre::{Result, WrapErr};
use yiji_e2e::page::{Browse, Home, Plan, Stats};
use yiji_e2e::{Browser, Profile, Site, Stage, Tab, stage, tour};

/// What a set of pictures differs in from the others: its name has these words.
struct Set {
    profile: Profile,
    language: &'static str,
    large: bool,
}

impl Set {
    fn words(&self) -> Vec<&'static str> {
        let Profile { dark, phone, .. } = self.profile;
        let mut words = vec![
            if phone { "phone" } else { "desktop" },
            if dark { "dark" } else { "light" },
            self.language,
        ];
        words.extend(self.large.then_some("large"));
        words
    }
}

fn main() {
    let wanted: Vec<String> = env::args().skip(1).collect();
    let content = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content");
    let site = Site::of(&content).expect("the site can be built");
    for set in sets() {
        let words = set.words();
        let is_wanted = |word: &String| words.contains(&word.as_str());
        // The large ones are asked for by their name.
        if wanted.iter().all(is_wanted) && (!set.large || wanted.contains(&"large".to_owned())) {
            let name = words.join("-");
            println!("{name}");
            stage::play(Browser::Chromium, &name, async |stage| {
                take(stage, &site, &set, &name).await
            });
        }
    }
}

fn sets() -> impl Iterator<Item = Set> {
    let profiles = [false, true].map(|phone| [false, true].map(|dark| (phone, dark)));
    let all = profiles.into_iter().flatten().flat_map(|(phone, dark)| {
        [
            ("zh-CN", false),
            ("en", false),
            ("zh-CN", true),
            ("en", true),
        ]
        .map(|(language, large)| (phone, dark, language, large))
    });
    all.map(|(phone, dark, language, large)| Set {
        profile: Profile {
            dark,
            phone,
            ..Profile::DESKTOP
        },
        language,
        large,
    })
}

async fn take(stage: &Stage, site: &Site, set: &Set, name: &str) -> Result<()> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../target/pictures")
        .join(name);
    std::fs::create_dir_all(&folder).wrap_err_with(|| format!("make `{}`", folder.display()))?;
    let server = site.serve("/")?;
    let tab = stage.open(set.profile, &server).await?;
    let mut number = 0;
    let mut picture = async |state: &str| {
        number += 1;
        let file = format!("{number:02} {state}.png").replace([' ', ','], "-");
        shoot(&tab, set, folder.join(file)).await
    };
    tour(&tab, set.language, &mut picture).await?;
    half_a_year(&tab, &mut picture).await?;
    // A note on paper.
    let notes = Browse::open(&tab).await?.notes().await?;
    tab.visit(&notes[0]).await?;
    tab.as_printed(set.profile).await?;
    picture("note, printed").await
}

/// What somebody sees who has learnt for months.
async fn half_a_year(tab: &Tab, look: &mut impl AsyncFnMut(&str) -> Result<()>) -> Result<()> {
    tab.run("for (const key of Object.keys(localStorage)) if (key.includes(':c:')) localStorage.removeItem(key);")
        .await?;
    tab.days_later(-1).await?;
    tab.look_back_on_half_a_year().await?;
    Home::open(tab).await?.until_view("today").await?;
    look("half a year, home").await?;
    Stats::open(tab).await?;
    tab.until_shows("[data-view='stats']").await?;
    look("half a year, stats").await?;
    tab.visit("browse/?sort=lapses").await?;
    tab.until_shows("[data-slot='found-link']").await?;
    look("half a year, browse").await?;
    tab.click("[data-slot='found-link']").await?;
    tab.until_shows("[data-slot='act-what']").await?;
    look("half a year, card").await?;
    let plan = Plan::open(tab).await?;
    plan.set_day("2026-04-20").await?;
    plan.until_view("plan").await?;
    look("half a year, plan").await?;
    Home::open(tab).await?.until_view("today").await?;
    look("half a year, home with a date").await
}

async fn shoot(tab: &Tab, set: &Set, file: PathBuf) -> Result<()> {
    if set.large {
        tab.enlarge_text().await?;
    }
    tab.picture(set.profile, &file).await
}

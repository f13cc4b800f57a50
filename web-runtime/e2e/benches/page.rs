//! How fast the page is with a large deck: `just bench-web` (100,000 cards, 20,000 of them reviewed 20 times), or
//! `just bench-web 7500`.
//!
//! In Chromium, on a real site from a real server. Times are the page's own: from its navigation to the first card, and
//! from the click on a grade to the next card in the page, before it is painted. Once on a first visit, while the worker
//! still keeps the notes, and once with all of them kept. Figures are printed, never asserted.

#[path = "../../../generator/benches/notes/mod.rs"]
mod notes;

use std::env;
use std::time::{Duration, Instant};

use eyre::bail;
use serde_json::json;
use srs::Quality;
use srs::history::{Act, Entry, History, Review as Graded};
use yiji_e2e::page::{Home, Review, View};
use yiji_e2e::{Browser, Profile, Result, Site, Stage, Tab, stage};

/// A note made up has about so many cards.
const CARDS_A_NOTE: f64 = 7.5;
const N_CARDS: usize = 100_000;
const N_REVIEWS: i64 = 20;
/// Cards graded one after the other.
const N_GRADED: usize = 200;
/// Nobody waits longer until all notes are kept.
const MOST_PATIENCE: Duration = Duration::from_secs(300);

fn main() {
    let asked = env::args().find_map(|word| word.parse().ok());
    let n_notes = (asked.unwrap_or(N_CARDS) as f64 / CARDS_A_NOTE) as usize;
    let folder = tempfile::tempdir().expect("a folder for the notes");
    notes::write(folder.path(), n_notes).expect("the notes can be written");
    let site = Site::of(folder.path()).expect("the site can be built");
    stage::play(Browser::Chromium, "bench", async |stage| {
        measure(stage, &site).await
    });
}

async fn measure(stage: &Stage, site: &Site) -> Result<()> {
    let server = site.serve("/")?;
    let tab = stage.open(Profile::DESKTOP, &server).await?;
    Home::open(&tab).await?;
    let cards = tab.cards().await?;
    let reviewed = cards.len() / 5;
    let histories: Vec<(String, String)> = (cards.iter().step_by(5).enumerate())
        .map(|(number, card)| (format!("c:{card}"), history(number as i64).to_text()))
        .collect();
    let characters: usize = histories
        .iter()
        .map(|(key, text)| key.len() + text.len())
        .sum();
    for some in histories.chunks(2_000) {
        tab.store(some.iter().map(|(key, text)| (key.as_str(), text.as_str())))
            .await?;
    }
    println!(
        "{:>9}  cards, {reviewed} of them reviewed {N_REVIEWS} times: {characters} characters stored",
        cards.len()
    );

    starts_and_grades(&tab, "while the notes are being kept").await?;
    until_all_is_kept(&tab).await?;
    // The day's limit of reviews is reached.
    tab.days_later(1).await?;
    starts_and_grades(&tab, "with all of them kept").await?;
    let memory: f64 = tab
        .ask(
            "const address = new URL(document.documentElement.dataset.app, document.baseURI);
            return import(address).then((app) => app.default()).then(({ memory }) => memory.buffer.byteLength);",
        )
        .await?;
    println!("{:>9.1}  MB of WASM memory", memory / 1e6);
    Ok(())
}

/// Opens the review some times, then grades many cards.
async fn starts_and_grades(tab: &Tab, when: &str) -> Result<()> {
    println!("{when}:");
    let mut starts = Vec::new();
    for _ in 0..5 {
        let review = Review::open(tab).await?;
        review.until(View::Front).await?;
        let first = "return shown.find(([view]) => view === 'front')[1];";
        starts.push(tab.ask::<f64>(first).await?);
    }
    println!(
        "{:>9.0}  ms from the navigation to the first card (best of {}; the worst {:.0})",
        least(&starts),
        starts.len(),
        most(&starts)
    );
    let mut turns: Vec<f64> = tab.ask_about(GRADE_MANY, json!(N_GRADED)).await?;
    turns.sort_by(f64::total_cmp);
    println!(
        "{:>9.1}  ms from a grade to the next card at the median of {}",
        turns[turns.len() / 2],
        turns.len()
    );
    println!(
        "{:>9.1}  ms at the 95th percentile, {:.1} at the 99th; the longest {:.1}",
        turns[turns.len() * 95 / 100],
        turns[turns.len() * 99 / 100],
        most(&turns)
    );
    Ok(())
}

/// Waits as long as it takes, by what the page is told: to look at the files themselves would slow them down.
async fn until_all_is_kept(tab: &Tab) -> Result<()> {
    let begun = Instant::now();
    let is_kept = "const { value, max } = document.querySelector('[data-slot=offline-progress]');
        return max > 1 && value === max;";
    while !tab.ask::<bool>(is_kept).await? {
        if begun.elapsed() > MOST_PATIENCE {
            bail!("not all notes are kept yet");
        }
        tokio::time::sleep(Duration::from_secs(1)).await;
    }
    println!(
        "{:>9.0}  s more until all notes are kept",
        begun.elapsed().as_secs_f64()
    );
    Ok(())
}

/// Shows the answer and grades it Good, so many times; gives the milliseconds from each grade to the next card.
const GRADE_MANY: &str = "
    const [view, one] = [(name) => document.querySelector(`[data-view=${name}]:not([hidden])`), (css) => document.querySelector(css)];
    const until = (there) => new Promise((done) => {
        if (there()) return done();
        const watch = new MutationObserver(() => there() && (watch.disconnect(), done()));
        watch.observe(document.body, { subtree: true, childList: true, attributes: true });
    });
    const turns = async () => {
        const times = [];
        for (let n = 0; n < arguments[0] && !view('summary'); n += 1) {
            await until(() => view('front'));
            one('[data-act=answer]').click();
            await until(() => view('back'));
            // As a person does, who reads it.
            await new Promise((done) => setTimeout(done, 50));
            const begun = performance.now();
            one('[data-grade=\"4\"]').click();
            await until(() => view('front') || view('summary'));
            times.push(performance.now() - begun);
        }
        return times;
    };
    return turns();";

/// The reviews of a card that has been known for a while and is due now or later.
fn history(number: i64) -> History {
    let mut history = History::default();
    let mut time = 1_700_000_000 + number * 7_919 % 2_000_000;
    for review in 0..N_REVIEWS {
        time += 86_400 * (1 + review % 5 * 3) + 61 * (number % 97);
        history.insert(Entry::Done(Act::Review(Graded {
            time,
            grade: Quality::ALL[[4, 4, 5, 3, 4, 2][((review + number) % 6) as usize]],
            utc_offset_minutes: 480,
            rungs: (review % 4) as u8,
            ticked: Some(srs::Points::all_said(4)),
            seconds: 10 + ((review * 37 + number) % 60) as u16,
        })));
    }
    history
}

fn least(times: &[f64]) -> f64 {
    times.iter().copied().fold(f64::INFINITY, f64::min)
}

fn most(times: &[f64]) -> f64 {
    times.iter().copied().fold(0.0, f64::max)
}

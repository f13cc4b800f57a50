//! Text twice as large, as a person sets it in the browser: nothing is cut off, nothing is squeezed, nothing leaves the window.

use yiji_e2e::{Profile, Result, Site, Stage, tour};

/// Texts that a reader loses: out of the window, cut off by what they stand in, or with hardly a character in a line.
const LOST: &str = "
    const style = (element) => getComputedStyle(element);
    const scrolls = (element) => ['auto', 'scroll'].includes(style(element).overflowX) && element !== document.documentElement;
    const hides = (element) => ['hidden', 'clip'].includes(style(element).overflowX);
    const above = (element) => { const all = []; for (; element; element = element.parentElement) all.push(element); return all; };
    const lost = [];
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walk.nextNode()) {
        const text = walk.currentNode, element = text.parentElement, words = text.data.trim();
        if (!words || element.closest('.unseen, .skip, .again, svg, option, noscript, script')) continue;
        if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
        const range = document.createRange();
        range.selectNodeContents(text);
        const boxes = [...range.getClientRects()].filter(({ width }) => width > 0);
        if (!boxes.length || above(element).some((one) => style(one).clipPath !== 'none')) continue;
        const [left, right] = [Math.min(...boxes.map((box) => box.left)), Math.max(...boxes.map((box) => box.right))];
        const parents = above(element);
        const holder = parents.find((one) => scrolls(one) || (hides(one) && style(one).display !== 'inline'));
        // A letter that leans over by less than its own stroke is not cut.
        if (holder && hides(holder) && style(holder).textOverflow !== 'ellipsis') {
            const { left: from, right: to } = holder.getBoundingClientRect();
            if (left < from - 2 || right > to + 2) lost.push(`cut off: ${words}`);
        } else if (!holder && (left < -1 || right > innerWidth + 1)) lost.push(`out of the window: ${words}`);
        if (style(element).textOverflow === 'ellipsis' && element.scrollWidth > element.clientWidth + 1) lost.push(`shortened: ${words}`);
        const lines = new Set(boxes.map(({ top }) => Math.round(top))).size;
        const isVertical = style(element).writingMode !== 'horizontal-tb';
        if (!isVertical && words.length > 3 && lines > 2 && words.length / lines < 2.2) lost.push(`squeezed: ${words}`);
    }
    return lost;";

pub async fn loses_nothing_on_a_phone(stage: &Stage) -> Result<()> {
    nothing_lost(stage, Profile::PHONE, "zh-CN").await
}

pub async fn loses_nothing_on_a_desktop(stage: &Stage) -> Result<()> {
    nothing_lost(stage, Profile::DESKTOP, "zh-CN").await
}

pub async fn loses_nothing_in_english(stage: &Stage) -> Result<()> {
    nothing_lost(stage, Profile::PHONE, "en").await
}

async fn nothing_lost(stage: &Stage, profile: Profile, language: &str) -> Result<()> {
    let server = Site::of_fixture("interview")?.serve("/")?;
    let tab = stage.open(profile, &server).await?;
    let mut lost = Vec::new();
    tour(&tab, language, &mut async |state: &str| {
        tab.enlarge_text().await?;
        let found: Vec<String> = tab.ask(LOST).await?;
        lost.extend(found.iter().map(|text| format!("{state}: {text}")));
        if tab.sideways_scroll().await? > 0 {
            lost.push(format!("{state}: wider than its window"));
        }
        tab.run("document.documentElement.style.fontSize = '';")
            .await
    })
    .await?;
    assert!(lost.is_empty(), "{}", lost.join("\n"));
    Ok(())
}

//! The front of a card: the question and the ladder.

use web_sys::Element;

use super::Sheet;
use crate::dom;
use crate::fault::Result;
use crate::note::Text;
use crate::words::Words;

/// What stays while the card is on the table.
pub fn build(view: &Element, sheet: &Sheet) -> Result<()> {
    question(view, sheet)?;
    let has_outline = !sheet.text.rungs.is_empty();
    dom::set_flag(&dom::part(view, "rungs")?, "hidden", !has_outline);
    dom::slot(view, "ladder")?.set_text_content(None);
    dom::set_flag(&last(view, "rung")?, "hidden", !has_outline);
    Ok(())
}

/// The topic path and the question: on both sides of the card.
pub fn question(view: &Element, sheet: &Sheet) -> Result<()> {
    let path = dom::slot(view, "path")?;
    path.set_text_content(None);
    for name in sheet.path {
        let crumb = dom::template("crumb")?;
        dom::set_text(&crumb, "crumb", name)?;
        path.append_child(&crumb)?;
    }
    dom::slot(view, "question")?.set_inner_html(&sheet.text.question);
    Ok(())
}

/// The ladder with that many rungs open.
pub fn update(view: &Element, text: &Text, opened: usize, words: &Words) -> Result<()> {
    let ladder = dom::slot(view, "ladder")?;
    let had_focus = view.query_selector("[data-act=rung]:focus")?.is_some();
    ladder.set_text_content(None);
    for (index, rung) in text.rungs.iter().enumerate() {
        let line = if index < opened {
            let line = dom::template("rung-open")?;
            dom::slot(&line, "rung")?.set_inner_html(rung);
            if index + 1 == opened {
                dom::set(&line, "aria-current", "step");
            }
            line
        } else if index == opened {
            let line = dom::template("rung-next")?;
            dom::set_text(&line, "rung-next-label", &words.count("open_rung", index as u32 + 1)?)?;
            line
        } else {
            dom::template("rung-shut")?
        };
        ladder.append_child(&line)?;
    }
    let n_rungs = text.rungs.len();
    let gaps = [("a", &*opened.to_string()), ("b", &*n_rungs.to_string())];
    dom::set_text(view, "rungs-count", &words.fill("rungs_count", &gaps)?)?;
    let rung = last(view, "rung")?;
    dom::set_flag(&rung, "disabled", opened == n_rungs);
    if had_focus {
        dom::focus(&if opened == n_rungs { dom::act(view, "answer")? } else { rung });
    }
    Ok(())
}

/// The button at the foot of the view: the ladder has one of the same name before it.
fn last(view: &Element, act: &str) -> Result<Element> {
    let found = dom::all(view, &["[data-act=", act, "]"].concat()).pop();
    found.map_or_else(|| dom::act(view, act), Ok)
}

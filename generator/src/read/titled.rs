//! Notes about one question, which stands in the title of the front matter and nowhere else.
//!
//! ```text
//! ---
//! title: 007 说说预读的原理？
//! ---
//! 内核猜你要读下一页。
//! ```

use crate::{
    dialect::{Ask, Doc, Rank, Reach, one_question::follow_ups},
    draft::Kind,
    grammar::asking::{self, Asking},
    grammar::label::{self, Role},
    grammar::marker,
    grammar::title,
    note::{Cards, Note},
};

/// The question that the whole note answers. The title ends in ？, and it is numbered, or opens as a request, or the
/// note speaks of interviews, or begins with a heading that says it is the answer: the title of an essay may end in ？
/// too. Or it asks how things differ.
pub fn ask<'a>(note: &Note, doc: &Doc<'a>) -> Option<Ask<'a>> {
    let title = note.title.as_deref().filter(|_| note.title_line > 0)?;
    let marked = asking::is_marked(title)
        && !asking::is_rhetorical(title)
        && !asking::is_addressed(title)
        && (doc.survey.worded
            || marker::is_numbered(title)
            || asking::requests(title)
            || answered_first(doc).is_some());
    // `行锁和表锁的区别` is asked by everybody.
    let asks = marked || asking::differs(title) && !doc.survey.manual;
    let steered = note.body.contains("<!-- card:");
    // A blog's notes have their title here, and their parts on the first level.
    let own = doc.survey.headings[1].all != 1;
    let blocks = doc.blocks.blocks.len();
    let next = follow_ups(doc, 0);
    let end = if own && doc.survey.asks_nothing() {
        blocks
    } else if let Some(end) = answered_first(doc) {
        end
    } else if own && next < blocks && !(0..next).any(|at| asks_at(doc, at)) {
        next
    } else {
        return None;
    };
    (note.cards == Cards::Auto && asks && !steered && blocks > 0).then(|| Ask {
        kind: Kind::Question,
        question: title::question(title),
        line: 0,
        head: Vec::new(),
        body: 0,
        reach: Reach::Until(end),
        rank: Rank::Explicit,
    })
}

/// Where the answer ends, if the note begins with a heading that says that it is one: `## 怎么回答`. Below it may stand
/// other questions.
fn answered_first(doc: &Doc) -> Option<usize> {
    let first = doc.block(0).filter(|block| block.is_heading())?;
    let answers = label::name_role(first.text) == Some(Role::Answer);
    let below = doc.blocks.blocks.iter().skip(1);
    let inner = below.take_while(|block| block.level() > first.level());
    (answers && first.level() > 1).then(|| 1 + inner.count())
}

/// Whether something else is asked at block `at`.
fn asks_at(doc: &Doc, at: usize) -> bool {
    let block = &doc.blocks.blocks[at];
    let labelled = (block.label).is_some_and(|label| label.role == Role::Question);
    let prompts = doc.survey.lists.run(at).is_some_and(|run| run.prompts);
    block.asking == Asking::Marked || labelled || prompts
}

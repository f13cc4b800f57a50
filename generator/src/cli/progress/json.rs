//! The summary as JSON: every day, not only those near today.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use crate::progress::{self, Backup, DayCount, Summary, United};

/// One object.
pub fn json(summary: &Summary, united: &United, backups: &[Backup]) -> Value {
    let added = united.added.iter();
    let files: Vec<Value> = backups
        .iter()
        .zip(added)
        .map(|(backup, added)| {
            let file = &backup.file;
            json!({
                "path": backup.path.to_string_lossy(), "exported_at": file.exported_at, "cards": file.cards.len(),
                "reviews": progress::n_reviews(file), "reviews_added": added,
            })
        })
        .collect();
    let days = |counts: &[DayCount], what: &str| -> Vec<Value> {
        let day = |count: &DayCount| json!({ "day": count.day.to_iso(), what: count.n });
        counts.iter().map(day).collect()
    };
    let parts = united.file.parts.iter();
    let parts: BTreeMap<&str, usize> = parts
        .map(|(name, texts)| (name.as_str(), texts.len()))
        .collect();
    json!({
        "site": united.file.site, "today": summary.today.to_iso(), "rollover_hour": summary.rollover_hour, "files": files,
        "cards": summary.cards, "unreadable": summary.unreadable, "overdue": summary.overdue,
        "due": days(&summary.due, "cards"), "per_day": days(&summary.reviews, "reviews"),
        "reviews": summary.n_reviews, "seconds": summary.seconds, "parts": parts,
    })
}

//! Several backups of one site as one.

use srs::{backup::BackupFile, history::History};

use super::{Backup, Fault};

/// What several files hold together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct United {
    /// Their union.
    pub file: BackupFile,
    /// Reviews in each file that are in none before it.
    pub added: Vec<usize>,
}

/// Unites backups. `site` is the site they must be of, if that is known.
///
/// # Errors
/// The files that are of another site than the first, or than `site`; there are no files.
pub fn unite(backups: &[Backup], site: Option<&str>) -> Result<United, Vec<Fault>> {
    let Some((first, rest)) = backups.split_first() else {
        return Err(Vec::new());
    };
    let site = site.unwrap_or(&first.file.site);
    let strangers: Vec<Fault> = backups
        .iter()
        .filter(|backup| backup.file.site != site)
        .map(|backup| Fault {
            path: backup.path.clone(),
            place: None,
            message: format!(
                "this is the progress of site {}, not of site {site}",
                backup.file.site
            ),
            help: "give the backups of one site at a time; the site's id stands in its cards.lock",
        })
        .collect();
    if !strangers.is_empty() {
        return Err(strangers);
    }
    let mut file = first.file.clone();
    let mut added = vec![n_reviews(&file)];
    for backup in rest {
        let before = n_reviews(&file);
        // The site was compared, and what can't be merged was refused when it was read.
        if file.merge(&backup.file).is_err() {
            return Err(Vec::new());
        }
        added.push(n_reviews(&file).saturating_sub(before));
    }
    Ok(United { file, added })
}

/// Reviews that stand in a file.
pub fn n_reviews(file: &BackupFile) -> usize {
    let histories = file.cards.iter();
    histories
        .filter_map(|(_, text)| History::parse(text).ok())
        .map(|history| history.reviews().count())
        .sum()
}

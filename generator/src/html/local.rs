//! A file that a note shows or links to.
//!
//! Nothing outside the source folder is ever read or published, however the path is written and wherever a symbolic
//! link leads; nor is a hidden file, nor one that a browser would run as part of the site.

use std::path::{Component, Path, PathBuf};

use super::problem::ProblemKind;

/// A picture or attachment inside the source folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LocalFile {
    /// Where it really is, symbolic links followed.
    pub path: PathBuf,
    /// The same, relative to the source folder, with `/`.
    pub relative: String,
}

/// Files that a browser opens as a page or script with the site's own rights.
const ACTIVE: [&str; 13] = [
    "htm", "html", "xhtml", "xht", "shtml", "mhtml", "mht", "xml", "xsl", "svg", "svgz", "js",
    "mjs",
];

impl LocalFile {
    /// The file that `path`, written in `note`, names. A path that starts with `/` starts at the source folder.
    /// `folder` is the source folder, canonical.
    pub(super) fn find(
        folder: &Path,
        note: &str,
        path: &str,
        shown: bool,
    ) -> Result<Self, ProblemKind> {
        let inside = inside(note, path).ok_or(ProblemKind::OutsideFolder)?;
        // Other file systems read such names as something else: a stream, a device, another root.
        if inside.contains(['\0', ':']) {
            return Err(ProblemKind::MissingFile);
        }
        let found = folder
            .join(&inside)
            .canonicalize()
            .map_err(|_| ProblemKind::MissingFile)?;
        let relative = found
            .strip_prefix(folder)
            .map_err(|_| ProblemKind::OutsideFolder)?;
        let relative = slashed(relative).ok_or(ProblemKind::MissingFile)?;
        if relative.split('/').any(|name| name.starts_with('.')) {
            return Err(ProblemKind::OutsideFolder);
        }
        if !found.is_file() {
            return Err(ProblemKind::MissingFile);
        }
        let extension = found
            .extension()
            .and_then(|e| e.to_str())
            .unwrap_or_default()
            .to_ascii_lowercase();
        // As a picture, an SVG runs nothing.
        let harmless = shown && extension == "svg";
        if ACTIVE.contains(&extension.as_str()) && !harmless {
            return Err(ProblemKind::ActiveFile);
        }
        Ok(Self {
            path: found,
            relative,
        })
    }

    /// Width and height of a picture, read from its first bytes.
    pub(super) fn size(&self) -> Option<(usize, usize)> {
        let size = imagesize::size(&self.path).ok()?;
        (size.width > 0 && size.height > 0).then_some((size.width, size.height))
    }
}

/// A path written in `note`, relative to the source folder, with `/`; `None` if it leaves the folder.
pub(super) fn inside(note: &str, path: &str) -> Option<String> {
    let mut names: Vec<&str> = match path.starts_with('/') {
        true => Vec::new(),
        false => note
            .rsplit_once('/')
            .map_or(Vec::new(), |(folder, _)| folder.split('/').collect()),
    };
    for name in path.split('/') {
        match name {
            "" | "." => {}
            ".." => {
                names.pop()?;
            }
            name => names.push(name),
        }
    }
    Some(names.join("/"))
}

fn slashed(path: &Path) -> Option<String> {
    let names: Option<Vec<&str>> = path
        .components()
        .map(|component| match component {
            Component::Normal(name) => name.to_str(),
            _ => None,
        })
        .collect();
    names.map(|names| names.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths() {
        for (note, path, expected) in [
            ("a/b.md", "c.png", Some("a/c.png")),
            ("a/b.md", "./c.png", Some("a/c.png")),
            ("a/b.md", "../c.png", Some("c.png")),
            ("a/b.md", "/c.png", Some("c.png")),
            ("b.md", "x//c.png", Some("x/c.png")),
            ("a/b.md", "../../c.png", None),
            ("b.md", "/../c.png", None),
            ("b.md", "x/../../b/c.png", None),
        ] {
            assert_eq!(inside(note, path).as_deref(), expected, "{note} {path}");
        }
    }
}

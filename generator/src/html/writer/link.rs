//! Links and pictures: every address is checked before it is written.

use super::Writer;
use crate::html::NamedPlace;
use crate::html::local::{LocalFile, inside};
use crate::html::problem::ProblemKind;
use crate::html::target::Target;

impl Writer<'_> {
    pub(in crate::html) fn open_link(&mut self, address: &str, title: &str, line: Option<u32>) {
        let written = match self.link_address(address, line) {
            Some((address, rel)) => {
                self.out.push_str("<a href=\"");
                self.address(&address);
                self.out.push('"');
                self.out.push_str(rel);
                self.attribute("title", title);
                self.out.push('>');
                true
            }
            None => false,
        };
        self.links.push(written);
    }

    pub(in crate::html) fn close_link(&mut self) {
        if self.links.pop() == Some(true) {
            self.out.push_str("</a>");
        }
    }

    fn link_address(&mut self, address: &str, line: Option<u32>) -> Option<(String, &'static str)> {
        match Target::of(address) {
            Target::Web(url) => Some((url, " rel=\"noopener noreferrer\"")),
            Target::Contact(url) => Some((url, "")),
            Target::Local { path, fragment } => match self.local_link(&path, &fragment) {
                Ok(found) => {
                    if !fragment.is_empty() && !path.is_empty() {
                        self.named_place(&path, fragment, address, line);
                    }
                    found.map(|address| (address, ""))
                }
                Err(kind) => {
                    self.problem(kind, address, line);
                    None
                }
            },
            Target::Picture(_) | Target::Unsafe => {
                self.problem(ProblemKind::UnsafeAddress, address, line);
                None
            }
        }
    }

    /// Whether the place exists can be told when all notes are known.
    fn named_place(&mut self, path: &str, fragment: String, address: &str, line: Option<u32>) {
        let Some(note) = inside(self.place.note, path) else {
            return;
        };
        self.places.push(NamedPlace {
            note,
            fragment,
            problem: self.located(ProblemKind::BrokenFragment, address, line),
        });
    }

    /// A note first, then a file.
    fn local_link(&mut self, path: &str, fragment: &str) -> Result<Option<String>, ProblemKind> {
        let note = self.place.note;
        let target = match path {
            "" => note.to_owned(),
            path => inside(note, path).ok_or(ProblemKind::OutsideFolder)?,
        };
        let (_, extension) = target
            .rsplit('/')
            .next()
            .unwrap_or_default()
            .rsplit_once('.')
            .unwrap_or_default();
        let extension = extension.to_ascii_lowercase();
        let page = match extension.as_str() {
            "md" | "markdown" | "txt" => self.place.addresses.note(&target, fragment),
            "" => self.place.addresses.note(&format!("{target}.md"), fragment),
            _ => None,
        };
        if page.is_some() {
            return Ok(page);
        }
        match extension.as_str() {
            _ if target == note => Err(ProblemKind::BrokenFragment),
            "" | "md" | "markdown" => Err(ProblemKind::BrokenLink),
            _ => self.local_file(path, false).map(|(_, address)| address),
        }
    }

    fn local_file(
        &mut self,
        path: &str,
        shown: bool,
    ) -> Result<(LocalFile, Option<String>), ProblemKind> {
        if let Some(path) = inside(self.place.note, path) {
            self.place.addresses.looks_for(&path);
        }
        let file = LocalFile::find(&self.renderer.folder, self.place.note, path, shown)?;
        let address = self.place.addresses.file(&file);
        Ok((file, address))
    }

    /// A picture; where it can't be shown, its `alt` text stands in its place. `size` is what the author asked for.
    pub(in crate::html) fn picture(
        &mut self,
        address: &str,
        alt: &str,
        title: &str,
        size: [Option<u32>; 2],
        line: Option<u32>,
    ) {
        let alt = alt.trim();
        let mut measured = None;
        let found = match Target::of(address) {
            // A page served over `https:` may not show a picture from `http:`.
            Target::Web(url) => {
                let rest = url.split_once("://").map_or("", |(_, rest)| rest);
                Some((format!("https://{rest}"), " referrerpolicy=\"no-referrer\""))
            }
            Target::Picture(url) => Some((url, "")),
            Target::Local { path, .. } => match self.local_file(&path, true) {
                Ok((file, address)) => {
                    measured = file.size();
                    address.map(|address| (address, ""))
                }
                Err(kind) => {
                    self.problem(kind, address, line);
                    None
                }
            },
            Target::Contact(_) | Target::Unsafe => {
                self.problem(ProblemKind::UnsafeAddress, address, line);
                None
            }
        };
        let Some((address, policy)) = found else {
            return self.text(alt);
        };
        self.settle_line_break("图");
        self.out.push_str("<img src=\"");
        self.address(&address);
        self.out.push_str("\" alt=\"");
        self.escaped(alt);
        self.out.push('"');
        self.attribute("title", title);
        let size = match (size, measured) {
            ([None, None], Some((width, height))) => [Some(width as u32), Some(height as u32)],
            (size, _) => size,
        };
        for (name, pixels) in ["width", "height"].into_iter().zip(size) {
            if let Some(pixels) = pixels {
                self.attribute(name, &pixels.to_string());
            }
        }
        self.out.push_str(policy);
        self.out.push_str(" loading=\"lazy\" decoding=\"async\">");
    }
}

//! What nobody can go below: each note read, parsed and written as HTML by pulldown-cmark alone, on one thread.

use std::{fs, io, path::Path};

use pulldown_cmark::{Options, Parser, html};

/// Writes the HTML of all notes in `from` into `to`, a file for each.
pub fn write(from: &Path, to: &Path) -> io::Result<()> {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_FOOTNOTES;
    for entry in walkdir::WalkDir::new(from) {
        let file = entry?.into_path();
        if file.extension().is_none_or(|extension| extension != "md") {
            continue;
        }
        let text = fs::read_to_string(&file)?;
        let mut page = String::with_capacity(text.len() * 3 / 2);
        html::push_html(&mut page, Parser::new_ext(&text, options));
        let inside = file.strip_prefix(from).map_err(io::Error::other)?;
        let page_file = to.join(inside).with_extension("html");
        if let Some(folder) = page_file.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::write(page_file, page)?;
    }
    Ok(())
}

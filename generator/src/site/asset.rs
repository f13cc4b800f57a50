//! Style sheet, runtime and icons under names that carry their content's hash, so that a browser may keep them for ever.

use std::collections::BTreeMap;

use super::{output::Output, style, theme::Theme};
use crate::{bundle, error::Error};

/// Addresses of the assets under the site's root, by the short name that templates use.
#[derive(Clone, Debug, Default)]
pub struct Assets {
    /// `css`, `front_css`, `desk_css`, `boot`, `<program>.js`, `<program>.wasm`, `icon`, and every icon as `icon:<file name>`.
    pub addresses: BTreeMap<String, String>,
}

impl Assets {
    /// Writes all assets that do not depend on the notes.
    ///
    /// # Errors
    /// The theme lacks something; I/O.
    pub fn write(output: &Output, theme: &Theme) -> Result<Assets, Error> {
        let mut assets = Assets::default();
        for (name, index, file) in [
            ("css", "css/index.css", "style.css"),
            ("front_css", "css/front.css", "front.css"),
            ("desk_css", "css/desk.css", "desk.css"),
        ] {
            let css = style::trim(&theme.style_sheet(index)?);
            assets.add(output, name, file, css.as_bytes())?;
        }
        for (name, file) in [
            ("boot", "boot.js"),
            ("study.js", "study.js"),
            ("study.wasm", "study.wasm"),
            ("desk.js", "desk.js"),
            ("desk.wasm", "desk.wasm"),
        ] {
            let bytes = bundle::get(&format!("runtime/{file}"))
                .ok_or_else(|| Error::Theme(format!("this yiji was built without `{file}`")))?;
            assets.add(output, name, file, bytes)?;
        }
        for (file, bytes) in theme.icons() {
            let name = if file == "icon.svg" {
                "icon".to_owned()
            } else {
                format!("icon:{file}")
            };
            assets.add(output, &name, file, bytes)?;
        }
        Ok(assets)
    }

    fn add(&mut self, output: &Output, name: &str, file: &str, bytes: &[u8]) -> Result<(), Error> {
        let address = output.write_hashed("assets/", file, bytes)?;
        self.addresses.insert(name.to_owned(), address);
        Ok(())
    }

    /// The addresses as a page sees them that runs this program, which it calls `app` and `wasm`; as any other page sees
    /// them where there is none.
    pub fn of_page(&self, program: Option<&str>) -> BTreeMap<&str, &str> {
        let mut addresses: BTreeMap<&str, &str> = self
            .addresses
            .iter()
            .map(|(name, address)| (name.as_str(), address.as_str()))
            .collect();
        for (name, ending) in [("app", "js"), ("wasm", "wasm")] {
            let file = program.map(|program| format!("{program}.{ending}"));
            if let Some(address) = file.and_then(|file| self.addresses.get(&file)) {
                addresses.insert(name, address);
            }
        }
        addresses
    }

    /// Address of an icon by its file name.
    pub fn icon(&self, file: &str) -> Option<&str> {
        let name = if file == "icon.svg" {
            "icon".to_owned()
        } else {
            format!("icon:{file}")
        };
        self.addresses.get(&name).map(String::as_str)
    }
}

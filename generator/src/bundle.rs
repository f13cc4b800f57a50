//! The files that the program carries: the browser runtime and the default theme.
//!
//! Names are `runtime/boot.js`, `runtime/sw.js`, `runtime/<program>.js` and `runtime/<program>.wasm` for each of the
//! programs `study` and `desk`, and `theme/…`, the path below `themes/default`.

include!(concat!(env!("OUT_DIR"), "/bundle.rs"));

/// The file of this name.
pub fn get(name: &str) -> Option<&'static [u8]> {
    let at = BUNDLE
        .binary_search_by(|(known, _)| (*known).cmp(name))
        .ok()?;
    Some(BUNDLE[at].1)
}

/// Every file of the default theme with its path in the theme's folder, such as `templates/base.html`, sorted.
pub fn theme() -> impl Iterator<Item = (&'static str, &'static [u8])> {
    BUNDLE
        .iter()
        .filter_map(|(name, bytes)| Some((name.strip_prefix("theme/")?, *bytes)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn carries_the_runtime() {
        for program in ["study", "desk"] {
            let wasm = get(&format!("runtime/{program}.wasm"));
            assert!(
                wasm.is_some_and(|wasm| wasm.starts_with(b"\0asm")),
                "{program}"
            );
        }
        for file in [
            "study.js",
            "desk.js",
            "boot.js",
            "sw.js",
            "checksum.js",
            "choice.js",
            "offline.js",
        ] {
            let script = get(&format!("runtime/{file}"));
            assert!(script.is_some_and(|text| !text.is_empty()), "{file}");
        }
        assert!(get("runtime/none").is_none());
    }
}

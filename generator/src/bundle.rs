//! The files that the program carries: the browser runtime and the default theme.
//!
//! Names are `runtime/app.js`, `runtime/app.wasm`, `runtime/boot.js`, `runtime/sw.js` and `theme/…`, the path below
//! `themes/default`.

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
        assert!(get("runtime/app.wasm").is_some_and(|wasm| wasm.starts_with(b"\0asm")));
        for name in ["runtime/app.js", "runtime/boot.js", "runtime/sw.js"] {
            assert!(get(name).is_some_and(|text| !text.is_empty()), "{name}");
        }
        assert!(get("runtime/none").is_none());
    }
}

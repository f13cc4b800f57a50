//! Names that the WASM and its script have for each other. Each has a hash in it, which no compression shortens: a number
//! instead saves 3 KiB of a first visit.

use walrus::Module;

/// What wasm-bindgen takes from the script, and what it gives it to call closures by.
const TAKEN: [&str; 2] = ["__wbg_", "__wbindgen_generic_"];
const GIVEN: &str = "wasm_bindgen__convert__closures";

/// Numbers them in both.
///
/// # Errors
/// The script doesn't have one of the names.
pub fn shorten(module: &mut Module, script: &mut String) -> Result<(), String> {
    let imports = module.imports.iter_mut().map(|import| &mut import.name);
    let imports = imports.filter(|name| TAKEN.iter().any(|start| name.starts_with(start)));
    for (number, name) in imports.enumerate() {
        replace(script, name, format!("i{number}"))?;
    }
    let exports = module.exports.iter_mut().map(|export| &mut export.name);
    let exports = exports.filter(|name| name.starts_with(GIVEN));
    for (number, name) in exports.enumerate() {
        replace(script, name, format!("closure{number}"))?;
    }
    Ok(())
}

fn replace(script: &mut String, name: &mut String, short: String) -> Result<(), String> {
    if !script.contains(name.as_str()) {
        return Err(format!("the script doesn't know {name}"));
    }
    *script = script.replace(name.as_str(), &short);
    *name = short;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_the_same_number_in_both() {
        let mut module = Module::default();
        let nothing = module.types.add(&[], &[]);
        for name in ["__wbg_say_00c0ffee00c0ffee", "__wbindgen_init"] {
            module.add_import_func("./study_bg.js", name, nothing);
        }
        let mut script = "__wbg_say_00c0ffee00c0ffee: f,\n__wbindgen_init: g,\n".to_owned();
        assert_eq!(shorten(&mut module, &mut script), Ok(()));
        assert_eq!(script, "i0: f,\n__wbindgen_init: g,\n");
        let names: Vec<&str> = module.imports.iter().map(|it| it.name.as_str()).collect();
        assert_eq!(names, ["i0", "__wbindgen_init"]);

        module.add_import_func("./study_bg.js", "__wbg_gone_00c0ffee00c0ffee", nothing);
        assert!(shorten(&mut module, &mut script).is_err());
    }
}

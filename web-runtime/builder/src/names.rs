//! Names of the WASM's script: those that both have for each other have a hash in them, which no compression shortens;
//! those that only it knows were made for people. Numbers instead save 3 KiB of a first visit.

use walrus::Module;

/// What wasm-bindgen takes from the script, and what it gives it to call closures by.
const TAKEN: [&str; 2] = ["__wbg_", "__wbindgen_generic_"];
const GIVEN: &str = "wasm_bindgen__convert__closures";

/// Numbers those that both know.
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
        replace(script, name, format!("c{number}"))?;
    }
    Ok(())
}

/// Numbers what the script defines for itself: on a line that begins with it, as all within is indented.
pub fn number(script: &mut String) {
    let mut defined: Vec<String> = Vec::new();
    for line in script.lines() {
        let rest = ["function ", "const ", "let "]
            .into_iter()
            .find_map(|kind| line.strip_prefix(kind));
        let name: String = rest.map_or_else(String::new, |rest| {
            rest.chars().take_while(|&c| is_of_name(c)).collect()
        });
        // A short one gains nothing, and what a program exports is known by its own name.
        if name.len() > 6 && !name.starts_with("wasm") {
            defined.push(name);
        }
    }
    for (number, name) in defined.iter().enumerate() {
        let mut numbered = String::with_capacity(script.len());
        let mut rest = script.as_str();
        while let Some(place) = rest.find(name.as_str()) {
            let (before, found) = rest.split_at(place);
            let behind = &found[name.len()..];
            let is_whole = !before.ends_with(is_of_name) && !behind.starts_with(is_of_name);
            numbered.push_str(before);
            match is_whole {
                true => numbered.push_str(&format!("f{number}")),
                false => numbered.push_str(name),
            }
            rest = behind;
        }
        numbered.push_str(rest);
        *script = numbered;
    }
}

fn is_of_name(c: char) -> bool {
    c.is_alphanumeric() || c == '_' || c == '$'
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
    fn what_the_script_defines_is_numbered() {
        let mut script = "export function start() {}\nlet wasmModule, wasm;\nlet handled = 0;\n\
            function handler(a) {\n  const rehandler = handler2;\n  handler(handled);\n}\n"
            .to_owned();
        number(&mut script);
        assert_eq!(
            script,
            "export function start() {}\nlet wasmModule, wasm;\nlet f0 = 0;\n\
            function f1(a) {\n  const rehandler = handler2;\n  f1(f0);\n}\n"
        );
    }

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

//! Writes the JavaScript beside the WASM.

use std::{error::Error, fs, path::Path};

use wasm_bindgen_cli_support::Bindgen;

use crate::{panics, places, script, table};

/// Writes `<program>.js` and `<program>.wasm` into a folder, from what cargo has built.
pub fn write(wasm: &Path, folder: &Path, program: &str) -> Result<(), Box<dyn Error>> {
    let mut output = Bindgen::new()
        .input_path(wasm)
        .out_name(program)
        .web(true)?
        .typescript(false)
        .remove_name_section(true)
        .remove_producers_section(true)
        .generate_output()?;
    let mut script = output.js().to_owned();
    let module = output.wasm_mut();
    let panic = panics::silence(module)?;
    places::forget(module);
    table::release(module, panic);
    walrus::passes::gc::run(module);

    // Each function that the WASM takes from the script has a hash in its name, which no compression shortens: a
    // number instead saves 3 KiB of a first visit.
    let imports = output.wasm_mut().imports.iter_mut();
    for (number, import) in imports
        .filter(|import| import.name.starts_with("__wbg_"))
        .enumerate()
    {
        let short = format!("i{number}");
        // In the script the name is a key, `name: function(…`.
        let (key, short_key) = (format!("{}:", import.name), format!("{short}:"));
        if script.matches(&key).count() != 1 {
            return Err(format!("the script doesn't define {} once", import.name).into());
        }
        script = script.replace(&key, &short_key);
        import.name = short;
    }

    fs::write(folder.join(format!("{program}.js")), script::trim(&script)?)?;
    fs::write(
        folder.join(format!("{program}.wasm")),
        output.wasm_mut().emit_wasm(),
    )?;
    Ok(())
}

//! Writes the JavaScript beside the WASM.

use std::{error::Error, fs, path::Path};

use wasm_bindgen_cli_support::Bindgen;

use crate::{names, panics, places, script, table};

/// Where the script begins to load the program.
const LOADER: &str = "let wasmModule, wasmInstance, wasm;\n";

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

    // How it loads the program is for every way that there is. boot.js has one, and more besides.
    let loader = script
        .find(LOADER)
        .ok_or("the script doesn't end as it did")?;
    script.replace_range(loader.., include_str!("load.js"));

    names::shorten(module, &mut script)?;
    names::number(&mut script);
    fs::write(folder.join(format!("{program}.js")), script::trim(&script)?)?;
    fs::write(folder.join(format!("{program}.wasm")), module.emit_wasm())?;
    Ok(())
}

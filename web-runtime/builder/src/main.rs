//! Gathers the browser files: `yiji-builder OUT [TARGET_DIR]`.
//!
//! ```text
//! OUT/runtime/   study.js study.wasm    web-runtime compiled for wasm32, with what wasm-bindgen writes beside it,
//!                desk.js desk.wasm      once for each of its programs
//!                boot.js sw.js …        those of web-runtime/static, without comments
//! OUT/theme/     …                      themes/default
//! ```
//!
//! `generator/build.rs` runs it for every build from source. Run by hand on `generator/prebuilt`, it fills the folder
//! that the published package carries, so that `cargo install yiji` needs no WASM target.

mod bind;
mod cargo;
mod copy;
mod names;
mod numbers;
mod panics;
mod places;
mod script;
mod table;

use std::{env, error::Error, fs, path::Path, process::ExitCode};

/// The programs: each is the package `yiji-<name>`.
const PROGRAMS: [&str; 2] = ["study", "desk"];

fn main() -> ExitCode {
    let arguments: Vec<_> = env::args_os().skip(1).collect();
    let (out, target_dir) = match arguments.as_slice() {
        [out] => (Path::new(out), None),
        [out, target_dir] => (Path::new(out), Some(Path::new(target_dir))),
        _ => {
            eprintln!("usage: yiji-builder OUT [TARGET_DIR]");
            return ExitCode::from(2);
        }
    };
    match build(out, target_dir) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: the browser files could not be built: {error}");
            ExitCode::FAILURE
        }
    }
}

fn build(out: &Path, target_dir: Option<&Path>) -> Result<(), Box<dyn Error>> {
    let root = cargo::workspace_root()?;
    let nested = root.join("target/wasm-nested");
    let built = cargo::build_wasm(&root, target_dir.unwrap_or(&nested), &PROGRAMS)?;

    if out.exists() {
        fs::remove_dir_all(out).map_err(|error| format!("{}: {error}", out.display()))?;
    }
    let runtime = out.join("runtime");
    copy::folder(&root.join("web-runtime/static"), &runtime)?;
    for script in fs::read_dir(&runtime)? {
        let path = script?.path();
        fs::write(&path, script::trim(&fs::read_to_string(&path)?)?)?;
    }
    copy::folder(&root.join("themes/default"), &out.join("theme"))?;
    for program in PROGRAMS {
        let wasm = built.join(format!("yiji_{program}.wasm"));
        bind::write(&wasm, &runtime, program)?;
    }
    Ok(())
}

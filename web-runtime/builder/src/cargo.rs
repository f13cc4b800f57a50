//! Calls cargo for the WASM target.

use std::{
    env,
    error::Error,
    fs,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use crate::table;

const TARGET: &str = "wasm32-unknown-unknown";

/// What LLVM could do for size and doesn't, even where size comes first: it takes a call for dearer than it is here, where
/// most functions are called but once or twice, and gives each loop pointers of its own. Together 2 % of a program.
const SMALLER: [&str; 2] = [
    "-Cllvm-args=-inline-threshold=15",
    "-Cllvm-args=-disable-lsr",
];

/// The workspace this builder belongs to, by the folder that `cargo run` names.
pub fn workspace_root() -> Result<PathBuf, Box<dyn Error>> {
    let manifest =
        env::var_os("CARGO_MANIFEST_DIR").ok_or("run me with `cargo run -p yiji-builder`")?;
    let root = Path::new(&manifest).ancestors().nth(2);
    Ok(root
        .ok_or("the builder stands outside of its workspace")?
        .to_owned())
}

/// Builds the programs and returns the folder with the WASM of each, `yiji_<program>.wasm`.
///
/// No path of this machine gets into the file, so the same source gives the same bytes in every folder.
pub fn build_wasm(
    root: &Path,
    target_dir: &Path,
    programs: &[&str],
) -> Result<PathBuf, Box<dyn Error>> {
    install_target()?;
    let flags: Vec<String> = remapped(root)?
        .into_iter()
        .map(|(from, to)| format!("--remap-path-prefix={}={to}", from.display()))
        .chain([format!("-Clink-arg=--table-base={}", table::FIRST)])
        .chain(SMALLER.map(str::to_owned))
        .collect();
    let status = Command::new(env::var_os("CARGO").unwrap_or("cargo".into()))
        .args(["build", "--lib", "--profile=wasm", "--target", TARGET])
        .args(programs.iter().map(|name| format!("--package=yiji-{name}")))
        .arg("--manifest-path")
        .arg(root.join("Cargo.toml"))
        .arg("--target-dir")
        .arg(target_dir)
        .env("CARGO_ENCODED_RUSTFLAGS", flags.join("\x1f"))
        .status()?;
    if !status.success() {
        return Err("cargo could not compile web-runtime, see above".into());
    }
    Ok(target_dir.join(TARGET).join("wasm"))
}

/// The folders whose paths would differ from machine to machine, and what stands for them. The last match wins.
fn remapped(root: &Path) -> Result<Vec<(PathBuf, &'static str)>, Box<dyn Error>> {
    let mut folders = vec![
        (root.to_owned(), "/yiji"),
        (rustc(&["--print", "sysroot"])?, "/rust"),
    ];
    let cargo_home = env::var_os("CARGO_HOME")
        .map(PathBuf::from)
        .or_else(|| env::home_dir().map(|home| home.join(".cargo")));
    if let Some(home) = cargo_home {
        // One folder for each registry, its name made of the address it was fetched from.
        let registries = fs::read_dir(home.join("registry/src"))
            .into_iter()
            .flatten()
            .flatten();
        let registries: Vec<_> = registries.map(|entry| (entry.path(), "/crates")).collect();
        folders.push((home, "/cargo"));
        folders.extend(registries);
    }
    Ok(folders)
}

/// Adds the WASM target where it is missing, as far as rustup can.
fn install_target() -> Result<(), Box<dyn Error>> {
    if rustc(&["--print", "target-libdir", "--target", TARGET])?.is_dir() {
        return Ok(());
    }
    eprintln!("adding the Rust target {TARGET}");
    match Command::new("rustup")
        .args(["target", "add", TARGET])
        .status()
    {
        Ok(status) if status.success() => Ok(()),
        _ => Err(format!(
            "the Rust target {TARGET} is missing; add it with `rustup target add {TARGET}`"
        )
        .into()),
    }
}

/// A path that rustc prints.
fn rustc(arguments: &[&str]) -> Result<PathBuf, Box<dyn Error>> {
    let rustc = env::var_os("RUSTC").unwrap_or("rustc".into());
    let output = Command::new(rustc)
        .args(arguments)
        .stderr(Stdio::inherit())
        .output()?;
    if !output.status.success() {
        return Err(format!("`rustc {}` failed", arguments.join(" ")).into());
    }
    Ok(PathBuf::from(String::from_utf8(output.stdout)?.trim_end()))
}

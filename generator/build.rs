//! Puts the browser files and the default theme into the program.
//!
//! From source, `web-runtime/builder` makes them; the published package carries them in `prebuilt/`.
//! Either way a folder is walked, and `bundle.rs` gets one row for each file of it, sorted by name.

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::{Command, exit},
};

/// What the browser files are made of, as seen from the workspace's root.
const SOURCES: &[&str] = &[
    "Cargo.lock",
    "Cargo.toml",
    "themes",
    "web-runtime/Cargo.toml",
    "web-runtime/builder/Cargo.toml",
    "web-runtime/builder/src",
    "web-runtime/src",
    "web-runtime/desk",
    "web-runtime/srs/Cargo.toml",
    "web-runtime/srs/src",
    "web-runtime/static",
    "web-runtime/study",
];

/// What must not reach the inner cargo: settings of this build that would make it rebuild everything, or build for
/// another target.
const SCRUBBED: &[&str] = &[
    "CARGO_BUILD_TARGET",
    "CARGO_CFG_",
    "CARGO_ENCODED_RUSTFLAGS",
    "CARGO_FEATURE_",
    "CARGO_PROFILE_",
    "CARGO_TARGET_DIR",
    "RUSTC_WORKSPACE_WRAPPER",
    "RUSTC_WRAPPER",
    "RUSTFLAGS",
];

fn main() {
    let package = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").expect("cargo sets it"));
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets it"));
    println!("cargo::rerun-if-changed=build.rs");

    let bundle = match package.parent() {
        Some(root) if root.join("web-runtime/builder/Cargo.toml").is_file() => {
            from_source(root, &out)
        }
        _ => {
            println!("cargo::rerun-if-changed=prebuilt");
            package.join("prebuilt")
        }
    };

    let mut files = Vec::new();
    collect(&bundle, "", &mut files);
    if files.is_empty() {
        fail(&format!("no browser files in {}", bundle.display()));
    }
    files.sort();
    let rows: String = files
        .iter()
        .map(|(name, path)| format!("    ({name:?}, include_bytes!({path:?})),\n"))
        .collect();
    let text = format!("/// Every file by name.\nstatic BUNDLE: &[(&str, &[u8])] = &[\n{rows}];\n");
    if let Err(error) = fs::write(out.join("bundle.rs"), text) {
        fail(&format!("bundle.rs: {error}"));
    }
}

/// Builds the browser files beside us. The inner cargo has a target folder of its own, shared by all profiles: under
/// `OUT_DIR` each of them would start cold.
fn from_source(root: &Path, out: &Path) -> PathBuf {
    for source in SOURCES {
        println!("cargo::rerun-if-changed={}", root.join(source).display());
    }
    // OUT_DIR is <target>/<profile>/build/<package>/out.
    let target = out.ancestors().nth(4).unwrap_or(out).join("wasm-nested");
    let bundle = out.join("bundle");

    let mut cargo = Command::new(env::var_os("CARGO").expect("cargo sets it"));
    cargo.args([
        "run",
        "--quiet",
        "--package=yiji-builder",
        "--manifest-path",
    ]);
    cargo
        .arg(root.join("Cargo.toml"))
        .arg("--target-dir")
        .arg(&target)
        .arg("--")
        .args([&bundle, &target]);
    for (name, _) in env::vars_os() {
        if name
            .to_str()
            .is_some_and(|name| SCRUBBED.iter().any(|start| name.starts_with(start)))
        {
            cargo.env_remove(name);
        }
    }
    match cargo.status() {
        Ok(status) if status.success() => bundle,
        Ok(_) => fail("the browser files could not be built, see below"),
        Err(error) => fail(&format!("cargo could not be started: {error}")),
    }
}

/// Lists the files below `folder` by their names, such as `runtime/boot.js`.
fn collect(folder: &Path, prefix: &str, files: &mut Vec<(String, PathBuf)>) {
    let entries = fs::read_dir(folder)
        .unwrap_or_else(|error| fail(&format!("{}: {error}", folder.display())));
    for entry in entries.flatten() {
        let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
        if entry.path().is_dir() {
            collect(&entry.path(), &format!("{name}/"), files);
        } else {
            files.push((name, entry.path()));
        }
    }
}

fn fail(message: &str) -> ! {
    println!("cargo::error={message}");
    exit(1)
}

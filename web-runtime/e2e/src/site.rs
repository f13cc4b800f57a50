//! A folder of notes and the site that `yiji` makes of it, both thrown away after the story.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::{Arc, LazyLock};

use eyre::{Result, WrapErr, bail, ensure};
use tempfile::TempDir;

use crate::Server;

/// Notes and the site built of them.
pub struct Site {
    scratch: Arc<TempDir>,
}

impl Site {
    /// Builds the notes of `fixtures/<name>`.
    pub fn of_fixture(name: &str) -> Result<Self> {
        Self::of(
            &Path::new(env!("CARGO_MANIFEST_DIR"))
                .join("fixtures")
                .join(name),
        )
    }

    /// Builds a copy of the notes in `folder`, so that nothing is written beside them.
    pub fn of(folder: &Path) -> Result<Self> {
        let site = Self {
            scratch: Arc::new(tempfile::tempdir()?),
        };
        copy(folder, &site.notes()).wrap_err_with(|| format!("copy `{}`", folder.display()))?;
        site.build()?;
        Ok(site)
    }

    /// Builds it again, in place, as an author would after an edit.
    pub fn build(&self) -> Result<()> {
        self.run_yiji(&[])
    }

    /// Builds it again for this address, which its 404 page and its map of the site carry.
    pub fn build_for(&self, base_url: &str) -> Result<()> {
        self.run_yiji(&["--base-url", base_url])
    }

    /// Builds it again with the theme of `fixtures/themes/<name>`.
    pub fn build_with_theme(&self, name: &str) -> Result<()> {
        let theme = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("fixtures/themes")
            .join(name);
        self.run_yiji(&["--theme", &theme.to_string_lossy()])
    }

    /// Replaces `old` by `new` in a note.
    pub fn edit(&self, note: &str, old: &str, new: &str) -> Result<()> {
        let path = self.notes().join(note);
        let text =
            fs::read_to_string(&path).wrap_err_with(|| format!("read `{}`", path.display()))?;
        ensure!(text.contains(old), "`{note}` does not say `{old}`");
        fs::write(&path, text.replace(old, new))
            .wrap_err_with(|| format!("write `{}`", path.display()))
    }

    /// Takes the notes' pages out of the site, as if the server could not give them; the next build brings them back.
    pub fn lose_pages(&self) -> Result<()> {
        Ok(fs::remove_dir_all(self.pages().join("notes"))?)
    }

    /// Takes one note's page out of the site, as if the server could not give it.
    pub fn lose_page(&self, note: &str) -> Result<()> {
        let page = self.pages().join("notes").join(note).join("index.html");
        fs::remove_file(&page).wrap_err_with(|| format!("remove `{}`", page.display()))
    }

    /// Serves it under `mount`, which starts and ends with `/`.
    pub fn serve(&self, mount: &str) -> Result<Server> {
        Ok(Server::start(&self.pages(), mount)?.keeping(Arc::clone(&self.scratch)))
    }

    /// Serves several sites from one origin, each under its name, as the project pages of one person are.
    pub fn serve_together(sites: &[(&str, &Site)]) -> Result<Server> {
        let folder = Arc::new(tempfile::tempdir()?);
        for (name, site) in sites {
            copy(&site.pages(), &folder.path().join(name)).wrap_err("copy the site")?;
        }
        Ok(Server::start(folder.path(), "/")?.keeping(folder))
    }

    fn run_yiji(&self, options: &[&str]) -> Result<()> {
        let mut command = Command::new(YIJI.as_ref().map_err(|error| eyre::eyre!("{error}"))?);
        command
            .arg("build")
            .arg(self.notes())
            .arg("-o")
            .arg(self.pages())
            .args(options);
        let output = command.output().wrap_err("run `yiji build`")?;
        ensure!(
            output.status.success(),
            "`yiji build` failed:\n{}{}",
            String::from_utf8_lossy(&output.stdout),
            String::from_utf8_lossy(&output.stderr)
        );
        Ok(())
    }

    fn notes(&self) -> PathBuf {
        self.scratch.path().join("notes")
    }

    fn pages(&self) -> PathBuf {
        self.scratch.path().join("site")
    }
}

/// The command under test: `$YIJI`, or the one that cargo builds of this workspace, once for all stories.
static YIJI: LazyLock<Result<PathBuf>> = LazyLock::new(|| {
    if let Some(path) = env::var_os("YIJI") {
        return Ok(path.into());
    }
    let output = Command::new(env!("CARGO"))
        .args([
            "build",
            "--package",
            "yiji",
            "--bin",
            "yiji",
            "--message-format",
            "json-render-diagnostics",
        ])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .wrap_err("run cargo")?;
    ensure!(
        output.status.success(),
        "cargo could not build `yiji`:\n{}",
        String::from_utf8_lossy(&output.stderr)
    );
    for message in
        serde_json::Deserializer::from_slice(&output.stdout).into_iter::<serde_json::Value>()
    {
        if let Some(path) = message?["executable"].as_str() {
            return Ok(path.into());
        }
    }
    bail!("cargo built `yiji` without saying where")
});

fn copy(from: &Path, to: &Path) -> std::io::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy(&entry.path(), &target)?;
        } else {
            fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}

//! The driver of one browser: a process on a free port, with a home of its own, ended when dropped.

use std::io;
use std::net::{Ipv4Addr, TcpListener};
use std::path::Path;
use std::process::Stdio;

use eyre::{Result, WrapErr, bail, eyre};
use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::net::TcpStream;
use tokio::process::{Child, Command};

use crate::Browser;
use crate::wait::until;

/// A running driver, and the screen it draws on where it needs one.
pub(crate) struct Driver {
    process: Child,
    screen: Option<Child>,
    port: u16,
}

impl Driver {
    /// Starts the driver of `browser`, with `home` as its home folder.
    pub(crate) async fn start(browser: Browser, home: &Path) -> Result<Self> {
        let mut command = Command::new(browser.driver());
        let mut screen = None;
        if browser.needs_screen() {
            let (process, display) = start_screen().await?;
            command.env("DISPLAY", display);
            screen = Some(process);
        }
        let port = free_port()?;
        let process = command
            .args(browser.driver_arguments(port))
            // One place on earth for every run, so that a story's days turn where it expects.
            .env("TZ", "Asia/Shanghai")
            .env("LANG", "C.UTF-8")
            .env("HOME", home)
            .env_remove("WAYLAND_DISPLAY")
            .env_remove("XDG_CONFIG_HOME")
            .env_remove("XDG_DATA_HOME")
            .env_remove("XDG_CACHE_HOME")
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .kill_on_drop(true)
            // Its browser is of the same group, and ends with it even where it answers no more.
            .process_group(0)
            .spawn()
            .map_err(|error| missing(browser.driver(), &error))?;
        let driver = Self {
            process,
            screen,
            port,
        };
        until(
            &format!("{} listens on port {port}", browser.driver()),
            async || {
                Ok(TcpStream::connect((Ipv4Addr::LOCALHOST, port))
                    .await
                    .is_ok()
                    .then_some(()))
            },
        )
        .await?;
        Ok(driver)
    }

    /// Where it listens.
    pub(crate) fn address(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// Ends it, its browser and its screen.
    pub(crate) async fn end(mut self) -> Result<()> {
        if let Some(group) = self.process.id() {
            // Fails where nobody of the group is left.
            let _ = Command::new("kill")
                .args(["-KILL", "--", &format!("-{group}")])
                .stderr(Stdio::null())
                .status()
                .await;
        }
        self.process.kill().await.wrap_err("end the driver")?;
        if let Some(mut screen) = self.screen {
            screen.kill().await.wrap_err("end the virtual screen")?;
        }
        Ok(())
    }
}

/// A virtual screen; the X server itself picks a free display and says which.
async fn start_screen() -> Result<(Child, String)> {
    let mut process = Command::new("Xvfb")
        .args([
            "-displayfd",
            "1",
            "-screen",
            "0",
            "1400x1000x24",
            "-nolisten",
            "tcp",
        ])
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .kill_on_drop(true)
        .spawn()
        .map_err(|error| missing("Xvfb", &error))?;
    let output = process
        .stdout
        .take()
        .ok_or_else(|| eyre!("`Xvfb` has no output"))?;
    let Some(display) = BufReader::new(output).lines().next_line().await? else {
        bail!("`Xvfb` ended before it named its display");
    };
    Ok((process, format!(":{display}")))
}

/// A port nobody listens on now; the driver takes it a moment later.
fn free_port() -> io::Result<u16> {
    Ok(TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?
        .local_addr()?
        .port())
}

fn missing(program: &str, error: &io::Error) -> eyre::Report {
    eyre!(
        "could not start `{program}` ({error}): install the browsers and their drivers with `just setup`"
    )
}

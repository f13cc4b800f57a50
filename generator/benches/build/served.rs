//! `yiji serve`: from a saved note to the page that the browser loads again.

use std::{
    io::{self, BufRead, BufReader, Read, Write},
    net::TcpStream,
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

use super::{Folders, YIJI, measure::Measured};

/// Serves the notes, edits one after the other with `edit`, and waits each time until the new page is there.
pub fn edit_to_page(
    folders: &Folders,
    n_edits: usize,
    mut edit: impl FnMut(usize) -> io::Result<String>,
) -> io::Result<Measured> {
    let mut server = Server::start(folders)?;
    let mut events = BufReader::new(server.get("/__yiji/events")?);
    next_build(&mut events)?;
    let mut fastest = Duration::MAX;
    for number in 0..n_edits {
        let start = Instant::now();
        let path = edit(number)?;
        next_build(&mut events)?;
        let mut page = String::new();
        server.get(&address(&path))?.read_to_string(&mut page)?;
        fastest = fastest.min(start.elapsed());
        if !page.contains("改一处") {
            return Err(io::Error::other(format!(
                "the page of `{path}` is not the new one"
            )));
        }
    }
    Ok(Measured {
        wall: fastest,
        cpu: server.cpu(),
        peak: server.peak(),
    })
}

/// The address of a note's page.
fn address(path: &str) -> String {
    let bytes = path.trim_end_matches(".md").bytes();
    let encoded: String = bytes
        .map(|byte| match byte {
            b'/' | b'-' | b'0'..=b'9' | b'a'..=b'z' => char::from(byte).to_string(),
            byte => format!("%{byte:02X}"),
        })
        .collect();
    format!("/notes/{encoded}/")
}

/// Waits until the server tells of a build.
fn next_build(events: &mut impl BufRead) -> io::Result<()> {
    let mut line = String::new();
    while !line.starts_with("data:") {
        line.clear();
        if events.read_line(&mut line)? == 0 {
            return Err(io::Error::other("the server has gone"));
        }
    }
    Ok(())
}

/// `yiji serve`, stopped when dropped.
struct Server {
    child: Child,
    port: u16,
}

impl Server {
    fn start(folders: &Folders) -> io::Result<Server> {
        let mut child = Command::new(YIJI)
            .args(["serve", "--port", "0"])
            .arg(folders.notes())
            .env("XDG_CACHE_HOME", folders.of("cache"))
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()?;
        let words = BufReader::new(child.stdout.take().ok_or(io::ErrorKind::BrokenPipe)?);
        let mut server = Server { child, port: 0 };
        let mut lines = words.lines();
        while server.port == 0 {
            let line = lines.next().ok_or(io::ErrorKind::UnexpectedEof)??;
            server.port = line
                .strip_prefix("serving http://localhost:")
                .and_then(|rest| rest.split('/').next()?.parse().ok())
                .unwrap_or(0);
        }
        // What it says is read to the end, or it would have to wait to say it.
        std::thread::spawn(move || lines.for_each(drop));
        Ok(server)
    }

    fn get(&mut self, path: &str) -> io::Result<TcpStream> {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port))?;
        write!(
            stream,
            "GET {path} HTTP/1.1\r\nHost: localhost:{}\r\nConnection: close\r\n\r\n",
            self.port
        )?;
        Ok(stream)
    }

    /// Time that it has worked so far; nothing where the system does not tell.
    fn cpu(&self) -> Duration {
        let Ok(text) = std::fs::read_to_string(format!("/proc/{}/stat", self.child.id())) else {
            return Duration::ZERO;
        };
        // Behind the name in brackets: user and system time are the 12th and 13th words, in hundredths.
        let words = text
            .rsplit(')')
            .next()
            .unwrap_or_default()
            .split_whitespace();
        let ticks: u64 = words
            .skip(11)
            .take(2)
            .filter_map(|word| word.parse::<u64>().ok())
            .sum();
        Duration::from_millis(ticks * 10)
    }

    /// The most memory it has held; 0 where the system does not tell.
    fn peak(&self) -> u64 {
        let text = std::fs::read_to_string(format!("/proc/{}/status", self.child.id()))
            .unwrap_or_default();
        let line = text.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        let kib = line.and_then(|line| line.split_whitespace().next()?.parse::<u64>().ok());
        kib.unwrap_or(0) * 1024
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

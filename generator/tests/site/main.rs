//! The built site as files: the same from the same notes, whole in itself, safe to build over.
#![allow(clippy::unwrap_used)]

mod again;
mod deck;
mod pages;

use std::{
    collections::{BTreeMap, HashSet},
    fs,
    path::{Path, PathBuf},
};

use yiji::{
    site::{self, BuildOptions, Built},
    source::Source,
};

/// A source folder and the place of its site, gone at the end of the test.
struct Project {
    dir: tempfile::TempDir,
}

impl Project {
    fn new(files: &[(&str, &str)]) -> Project {
        let project = Project {
            dir: tempfile::tempdir().unwrap(),
        };
        for (name, text) in files {
            project.write(name, text);
        }
        project
    }

    fn write(&self, name: &str, text: &str) {
        let file = self.notes().join(name);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, text).unwrap();
    }

    fn notes(&self) -> PathBuf {
        self.dir.path().join("notes")
    }

    fn out(&self) -> PathBuf {
        self.dir.path().join("public")
    }

    fn build_to(&self, out: &Path, base_url: &str) -> Built {
        let options = BuildOptions {
            out: out.to_owned(),
            base_url: Some(base_url.to_owned()),
            theme: None,
            drafts: false,
            locked: false,
            live: false,
        };
        let source = Source::open(Some(&self.notes())).unwrap();
        site::build(&source, &options, || ()).unwrap_or_else(|error| panic!("{error}"))
    }

    fn build(&self) -> BTreeMap<String, Vec<u8>> {
        assert!(self.build_to(&self.out(), "").written);
        files(&self.out())
    }
}

/// Every file below a folder, by its path.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    walkdir::WalkDir::new(folder)
        .into_iter()
        .map(Result::unwrap)
        .filter(|entry| entry.file_type().is_file())
        .map(|entry| {
            let name = entry
                .path()
                .strip_prefix(folder)
                .unwrap()
                .to_string_lossy()
                .replace('\\', "/");
            (name, fs::read(entry.path()).unwrap())
        })
        .collect()
}

fn text<'a>(site: &'a BTreeMap<String, Vec<u8>>, name: &str) -> &'a str {
    let bytes = site
        .get(name)
        .unwrap_or_else(|| panic!("no {name} among {:?}", site.keys()));
    std::str::from_utf8(bytes).unwrap()
}

const REDIS: &str = "# Redis\n\n## 为什么快？\n\n1. 数据在内存里\n2. 单线程没有锁\n\n辅助记忆\n\n1. 内存\n2. 单线程\n\n## 会丢数据吗？\n\n看[另一篇](../网络/tcp.md)。\n";
const TCP: &str =
    "# TCP\n\n## 为什么要握手三次？\n\n两边都要知道对方收得到。\n\n## 为什么快？\n\n它并不快。\n";

fn two_notes() -> Project {
    Project::new(&[
        ("数据库/redis.md", REDIS),
        ("网络/tcp.md", TCP),
        ("yiji.yaml", "title: 测试\n"),
    ])
}

fn decoded(address: &str) -> String {
    percent_encoding::percent_decode_str(address)
        .decode_utf8()
        .unwrap()
        .into_owned()
}

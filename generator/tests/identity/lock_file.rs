//! `cards.lock` as people and git meet it.

use std::{
    fs,
    path::Path,
    process::{Command, Output},
};

use yiji::identity::record::{LOCK_VERSION, LockText};

const SAMPLES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/identity");

const REDIS: &str = "# Redis\n\n## Redis 为什么快？\n\n1. 数据都在内存里，不等磁盘\n2. 单线程执行命令，没有锁的开销\n3. 多路复用，一个线程守着许多连接\n\n## Redis 的持久化有哪几种？\n\n1. 快照：隔一段时间存一份全量\n2. 追加日志：每条写命令都记下来\n";
const TCP: &str = "# TCP\n\n## 为什么要握手三次？\n\n两边都要知道对方收得到自己的话，少一次就有一边不知道。\n\n## 为什么要挥手四次？\n\n两个方向各自关，收到对方的结束之后可能还有话没有说完。\n";

fn project(notes: &[(&str, &str)]) -> tempfile::TempDir {
    let dir = tempfile::tempdir().unwrap();
    fs::create_dir(dir.path().join("notes")).unwrap();
    fs::write(dir.path().join("notes/yiji.yaml"), "title: 测试\n").unwrap();
    for (name, text) in notes {
        fs::write(dir.path().join("notes").join(name), text).unwrap();
    }
    dir
}

fn yiji(dir: &Path, arguments: &[&str]) -> (i32, String, String) {
    let Output {
        status,
        stdout,
        stderr,
    } = Command::new(env!("CARGO_BIN_EXE_yiji"))
        .args(arguments)
        .current_dir(dir)
        .output()
        .unwrap();
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (status.code().unwrap(), text(&stdout), text(&stderr))
}

fn build(dir: &Path) -> String {
    let (code, out, err) = yiji(dir, &["build", "notes", "-v"]);
    assert_eq!(code, 0, "{out}{err}");
    format!("{out}{err}")
}

fn lock(dir: &Path) -> String {
    fs::read_to_string(dir.join("notes/cards.lock")).unwrap()
}

fn edit(dir: &Path, note: &str, from: &str, to: &str) {
    let file = dir.join("notes").join(note);
    let text = fs::read_to_string(&file).unwrap();
    assert!(text.contains(from), "{from} in {text}");
    fs::write(file, text.replace(from, to)).unwrap();
}

fn id_of(dir: &Path, question: &str) -> String {
    let text = lock(dir);
    let line = text
        .lines()
        .find(|line| line.ends_with(question))
        .unwrap_or_else(|| panic!("{question} in {text}"));
    line.split(' ').nth(1).unwrap().to_owned()
}

#[test]
fn every_past_version_still_reads() {
    for version in 1..=LOCK_VERSION {
        let text = sample(version);
        assert!(text.contains(&format!("\nversion {version}\n")));
        let lock = LockText::parse(&text).unwrap();
        assert_eq!(
            lock.site.map(|id| id.to_string()).as_deref(),
            Some("9c0ffee15dead000")
        );
        let n_cards = if version == 1 { 0 } else { 4 };
        assert_eq!(lock.records.len(), n_cards, "version {version}");
    }
    let newest = sample(LOCK_VERSION);
    assert_eq!(
        LockText::parse(&newest).unwrap().render(),
        newest,
        "this version's sample is written as it was read"
    );
    let formats = include_str!("../../../web-runtime/srs/FORMATS.md");
    assert!(
        formats.contains(&format!("| [lock](#lock) | {LOCK_VERSION} |")),
        "FORMATS.md tells of this version"
    );
}

fn sample(version: u32) -> String {
    let path = Path::new(SAMPLES).join(format!("version-{version}.lock"));
    fs::read_to_string(&path).unwrap_or_else(|_| panic!("no sample {}", path.display()))
}

#[test]
fn a_build_tells_what_became_of_the_cards() {
    let dir = project(&[("redis.md", REDIS), ("tcp.md", TCP)]);
    let dir = dir.path();
    let first = build(dir);
    assert!(
        !first.contains("kept"),
        "the first file knows of no change: {first}"
    );
    assert!(
        !build(dir).contains("kept"),
        "nothing is said when all are the same"
    );
    let fast = id_of(dir, "Redis 为什么快？");

    edit(dir, "redis.md", "Redis 为什么快？", "Redis 凭什么这么快？");
    let told = build(dir);
    assert!(
        told.contains("kept 3, reworded 1")
            && told.contains("- Redis 为什么快？\n         + Redis 凭什么这么快？"),
        "{told}"
    );
    assert_eq!(id_of(dir, "Redis 凭什么这么快？"), fast);
    let page = fs::read_to_string(dir.join("public/notes/redis/index.html")).unwrap();
    assert!(
        page.contains(&format!("id=\"c-{fast}\"")),
        "the page has the id, too"
    );

    fs::rename(dir.join("notes/redis.md"), dir.join("notes/cache.md")).unwrap();
    let told = build(dir);
    assert!(
        told.contains("kept 4, notes renamed 1") && told.contains("redis.md → cache.md"),
        "{told}"
    );

    fs::rename(dir.join("notes/cache.md"), dir.join("cache.md")).unwrap();
    assert!(build(dir).contains("kept 2, retired 2"));
    fs::rename(dir.join("cache.md"), dir.join("notes/cache.md")).unwrap();
    assert!(build(dir).contains("come back 2"));
    assert_eq!(id_of(dir, "Redis 凭什么这么快？"), fast);
}

#[test]
fn mending_an_answer_leaves_the_file() {
    let dir = project(&[("redis.md", REDIS)]);
    let dir = dir.path();
    build(dir);
    let before = lock(dir);
    edit(dir, "redis.md", "不等磁盘", "不用等磁盘");
    edit(dir, "redis.md", "为什么快？", "为什么快?");
    build(dir);
    assert_eq!(before, lock(dir));
}

#[test]
fn a_doubtful_match_is_said_and_settled_by_a_line() {
    let dir = project(&[("tcp.md", TCP)]);
    let dir = dir.path();
    build(dir);
    let old = id_of(dir, "为什么要握手三次？");
    // Another wording and another answer: taken for another question, until the author says otherwise.
    edit(
        dir,
        "tcp.md",
        "为什么要握手三次？",
        "为什么偏偏要握手 3 次？",
    );
    edit(
        dir,
        "tcp.md",
        "两边都要知道对方收得到自己的话，少一次就有一边不知道。",
        "序列号要双方都确认。",
    );
    let told = build(dir);
    let new = id_of(dir, "为什么偏偏要握手 3 次？");
    assert_ne!(old, new);
    let line = format!("same {old} {new}");
    let text = lock(dir).replacen("\n\n", &format!("\n{line}\n\n"), 1);
    fs::write(dir.join("notes/cards.lock"), text).unwrap();
    let again = build(dir);
    assert_eq!(id_of(dir, "为什么偏偏要握手 3 次？"), old, "{told}{again}");
    assert!(
        !lock(dir).contains("same "),
        "a line that has done its work goes: {}",
        lock(dir)
    );
    assert!(!build(dir).contains("kept"));

    let line = format!("not {old} {new}");
    let text = lock(dir).replacen("\n\n", &format!("\n{line}\n\n"), 1);
    fs::write(dir.join("notes/cards.lock"), text).unwrap();
    build(dir);
    assert_ne!(id_of(dir, "为什么偏偏要握手 3 次？"), old);
}

#[test]
fn locked_names_the_cards_and_changes_nothing() {
    let dir = project(&[("redis.md", REDIS), ("tcp.md", TCP)]);
    let dir = dir.path();
    build(dir);
    let before = lock(dir);
    assert_eq!(yiji(dir, &["build", "notes", "--locked"]).0, 0);
    edit(dir, "redis.md", "Redis 为什么快？", "Redis 凭什么这么快？");
    let (code, _, err) = yiji(dir, &["build", "notes", "--locked"]);
    assert!(
        code == 2
            && err.contains("reworded 1")
            && err.contains("Redis 凭什么这么快？")
            && err.contains("help: "),
        "{err}"
    );
    assert_eq!(before, lock(dir));
}

#[test]
fn only_build_writes_and_only_for_whole_projects_without_errors() {
    let dir = project(&[("redis.md", REDIS), ("tcp.md", TCP)]);
    let dir = dir.path();
    build(dir);
    let before = lock(dir);
    let id = id_of(dir, "Redis 为什么快？");
    edit(dir, "redis.md", "Redis 为什么快？", "Redis 凭什么这么快？");
    let (_, cards, _) = yiji(dir, &["cards", "notes", "--format", "json"]);
    assert!(cards.contains(&id), "the id of the lock: {cards}");
    yiji(dir, &["check", "notes"]);
    yiji(dir, &["build", "notes/redis.md", "-o", "one"]);
    fs::write(dir.join("notes/broken.md"), "---\ntitle: [\n---\n").unwrap();
    assert_eq!(yiji(dir, &["build", "notes"]).0, 1);
    assert_eq!(before, lock(dir));
}

#[test]
fn a_draft_left_out_keeps_its_cards() {
    let draft = format!("---\ndraft: true\n---\n{TCP}");
    let dir = project(&[("redis.md", REDIS), ("tcp.md", &draft)]);
    let dir = dir.path();
    assert_eq!(yiji(dir, &["build", "notes", "--drafts"]).0, 0);
    let before = lock(dir);
    assert!(!build(dir).contains("retired"));
    assert_eq!(before, lock(dir));
}

#[test]
fn damage_is_named_with_its_line_and_a_remedy() {
    let head = "version 2\nsite 9c0ffee15dead000\n";
    for (text, starts) in [
        (String::new(), "cards.lock:1: there is no `site` line"),
        ("version 3\n".into(), "cards.lock:1: version `3` is newer"),
        (
            "version 1\nsite 12\n".into(),
            "cards.lock:2: `12` is not a site id",
        ),
        (
            format!("{head}<<<<<<< ours\n"),
            "cards.lock:3: a merge conflict",
        ),
        (
            format!("{head}sight 0\n"),
            "cards.lock:3: `sight 0` is not a line",
        ),
        (
            format!("{head}card 9c0ffee1 = - - a.md | 问？\n"),
            "cards.lock:3: this `card` line is damaged",
        ),
        (
            format!("{head}card 9c0ffee15dead001 = - - a.md\n"),
            "cards.lock:3: this `card` line is damaged",
        ),
        (
            format!("{head}same 9c0ffee15dead001\n"),
            "cards.lock:3: `same 9c0ffee15dead001` does not name",
        ),
        (
            format!("{head}site 9c0ffee15dead001\n"),
            "cards.lock:3: a second site id",
        ),
        (
            format!("{head}same 9c0ffee15dead001 9c0ffee15dead002\n"),
            "cards.lock:3: no card of this file has the id",
        ),
    ] {
        let dir = project(&[("tcp.md", TCP)]);
        fs::write(dir.path().join("notes/cards.lock"), &text).unwrap();
        let (code, _, err) = yiji(dir.path(), &["build", "notes"]);
        assert!(
            code == 2 && err.contains(starts) && err.contains("help: "),
            "{text}: {err}"
        );
        assert_eq!(
            fs::read_to_string(dir.path().join("notes/cards.lock")).unwrap(),
            text,
            "it is left as it is"
        );
    }
}

#[test]
fn git_merges_two_peoples_additions_to_different_notes() {
    let dir = project(&[("redis.md", REDIS), ("tcp.md", TCP)]);
    let dir = dir.path();
    build(dir);
    fs::write(dir.join("base"), lock(dir)).unwrap();
    let start = "# TCP\n";
    // The worst case: the last card of a note, and the first of the next one.
    let ours = format!("{REDIS}\n## Redis 的事务能回滚吗？\n\n不能，只保证一起执行。\n");
    let theirs = TCP.replace(
        start,
        "# TCP\n\n## 拥塞窗口是什么？\n\n发送方自己估计的、网络受得住的量。\n",
    );
    fs::write(dir.join("notes/redis.md"), &ours).unwrap();
    build(dir);
    fs::write(dir.join("ours"), lock(dir)).unwrap();
    fs::write(dir.join("notes/redis.md"), REDIS).unwrap();
    fs::write(dir.join("notes/tcp.md"), &theirs).unwrap();
    fs::copy(dir.join("base"), dir.join("notes/cards.lock")).unwrap();
    build(dir);
    fs::write(dir.join("theirs"), lock(dir)).unwrap();

    let merged = Command::new("git")
        .args(["merge-file", "-p", "ours", "base", "theirs"])
        .current_dir(dir)
        .output()
        .unwrap();
    assert_eq!(
        merged.status.code(),
        Some(0),
        "{}",
        String::from_utf8_lossy(&merged.stdout)
    );
    fs::write(dir.join("notes/cards.lock"), &merged.stdout).unwrap();
    fs::write(dir.join("notes/redis.md"), &ours).unwrap();
    assert!(!build(dir).contains("kept"), "the merged file is complete");
    assert_eq!(
        lock(dir).as_bytes(),
        merged.stdout,
        "and as yiji itself would write it"
    );
    assert_eq!(
        lock(dir)
            .lines()
            .filter(|line| line.starts_with("card "))
            .count(),
        6
    );
}

#[test]
fn a_union_merge_of_two_new_notes_is_read_whatever_lines_it_kept_twice() {
    let dir = project(&[("redis.md", REDIS), ("tcp.md", TCP)]);
    let dir = dir.path();
    build(dir);
    let once = lock(dir);
    let cards: String = once
        .lines()
        .filter(|line| line.starts_with("card "))
        .map(|line| format!("{line}\n"))
        .collect();
    fs::write(dir.join("notes/cards.lock"), format!("{once}{cards}")).unwrap();
    assert!(!build(dir).contains("new"));
    assert_eq!(lock(dir), once);
}

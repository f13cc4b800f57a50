//! A build that remembers the one before gives what a build from nothing gives, whatever was done in between.

#![allow(clippy::unwrap_used)]

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    time::{Duration, SystemTime},
};

use yiji::{
    site::{self, BuildOptions, Built, Memory},
    source::Source,
};

const STEPS: usize = 32;
const PICTURES: [&[u8]; 2] = [b"GIF89a\x01\0\x01\0\0\0\0;", b"GIF89a\x02\0\x02\0\0\0\0;"];

#[test]
fn whatever_was_edited_the_site_is_the_one_built_from_nothing() {
    let mut project = Project::of_fixtures();
    let mut dice = Dice(7);
    for step in 0..STEPS {
        let done: Vec<String> = (0..=dice.below(2))
            .map(|_| project.edit(&mut dice))
            .collect();
        project.age(step);
        project.hold_to_a_build_from_nothing(&format!("step {step}: {}", done.join(", ")));
    }
}

#[test]
fn nothing_is_written_where_nothing_has_changed() {
    let mut project = Project::of_fixtures();
    project.age(0);
    let first = project.rebuild();
    let written = stamps(&project.out());
    assert_eq!(project.rebuild().files, first.files);
    assert_eq!(stamps(&project.out()), written);
}

#[test]
fn one_edit_writes_one_note_and_what_tells_of_it() {
    let mut project = Project::of_fixtures();
    project.age(0);
    project.rebuild();
    let before = stamps(&project.out());
    let note = project.notes().join("links.md");
    let text = fs::read_to_string(&note).unwrap();
    fs::write(&note, text + "\n改了。\n").unwrap();
    project.rebuild();
    let after = stamps(&project.out());
    let pages = |(path, time): &(&PathBuf, &SystemTime)| {
        path.starts_with("notes") && before.get(*path) != Some(*time)
    };
    let pages: Vec<_> = after
        .iter()
        .filter(pages)
        .map(|(path, _)| path.clone())
        .collect();
    assert_eq!(pages, [PathBuf::from("notes/links/index.html")]);
}

/// The first build knows their ids only once all notes are read, the second from the lock file.
#[test]
fn pages_with_questions_of_other_notes_are_the_same_once_their_ids_are_known() {
    let mut project = Project::of_fixtures();
    let note = "# 面试题\n\n## 什么是锁？\n\n1. 一次一个[^1]\n2. 其他的等，见[上面](#什么是锁)\n\n辅助记忆\n1. 一个\n2. 等\n\n[^1]: 写的时候\n";
    for name in ["locks.md", "threads.md"] {
        project.write(name, note);
    }
    let twice = note.replace("[^1]: 写的时候\n", "## 什么是锁？\n\n再说一次。\n");
    project.write("twice.md", twice);
    project.rebuild();
    let first = contents(&project.out());
    project.memory = Memory::default();
    project.rebuild();
    let second = contents(&project.out());
    let differs: Vec<&PathBuf> = first
        .keys()
        .chain(second.keys())
        .filter(|path| first.get(*path) != second.get(*path))
        .collect();
    assert!(differs.is_empty(), "{differs:?}");
}

#[test]
fn a_damaged_memory_is_none() {
    let mut project = Project::of_fixtures();
    project.rebuild();
    let place = project.dir.path().join("memory");
    project.memory.save(&place);
    assert_eq!(Memory::load(&place).notes.len(), project.memory.notes.len());
    let whole = fs::read(&place).unwrap();
    for at in (0..whole.len()).step_by(whole.len() / 50) {
        let mut damaged = whole.clone();
        damaged[at] ^= 1;
        fs::write(&place, damaged).unwrap();
        assert!(Memory::load(&place).notes.is_empty(), "byte {at}");
        fs::write(&place, &whole[..at]).unwrap();
        assert!(Memory::load(&place).notes.is_empty(), "cut at {at}");
    }
}

#[test]
fn two_builds_at_once_leave_a_whole_memory() {
    let mut project = Project::of_fixtures();
    project.rebuild();
    let place = project.dir.path().join("memory");
    let memory = &project.memory;
    memory.save(&place);
    std::thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                for _ in 0..20 {
                    memory.save(&place);
                    assert!(!Memory::load(&place).notes.is_empty());
                }
            });
        }
    });
}

struct Project {
    dir: tempfile::TempDir,
    memory: Memory,
}

impl Project {
    fn of_fixtures() -> Project {
        let project = Project {
            dir: tempfile::tempdir().unwrap(),
            memory: Memory::default(),
        };
        let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/dialects");
        let is_note = |file: &Path| {
            file.extension()
                .is_some_and(|ending| ending == "md" || ending == "txt")
        };
        // Every third, so that a step takes a moment only.
        for file in all_files(&fixtures)
            .into_iter()
            .filter(|file| is_note(file))
            .step_by(3)
        {
            let to = project.notes().join(file.strip_prefix(&fixtures).unwrap());
            fs::create_dir_all(to.parent().unwrap()).unwrap();
            fs::copy(file, to).unwrap();
        }
        project.write("yiji.yaml", "title: 一\n");
        project.write("picture.gif", PICTURES[0]);
        project.write("links.md", "# 面试题\n\n## 图在哪？\n\n![](picture.gif) ![](gone.gif) [甲](heading/answers.md) [乙](none.md)\n");
        fs::create_dir_all(project.theme().join("css")).unwrap();
        project
    }

    fn notes(&self) -> PathBuf {
        self.dir.path().join("notes")
    }

    fn out(&self) -> PathBuf {
        self.dir.path().join("public")
    }

    fn theme(&self) -> PathBuf {
        self.dir.path().join("theme")
    }

    fn write(&self, name: &str, bytes: impl AsRef<[u8]>) {
        fs::write(self.notes().join(name), bytes).unwrap();
    }

    fn rebuild(&mut self) -> Built {
        build(&self.notes(), &self.out(), &self.theme(), &mut self.memory)
    }

    /// Files get another time at each step, one long ago: otherwise none would be trusted by its time alone.
    fn age(&self, step: usize) {
        let start = SystemTime::now();
        for file in all_files(&self.notes()) {
            let modified = fs::metadata(&file).unwrap().modified().unwrap();
            if start
                .duration_since(modified)
                .is_ok_and(|age| age > Duration::from_secs(1_000))
            {
                continue;
            }
            let then = SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000_000 + step as u64);
            fs::File::options()
                .append(true)
                .open(&file)
                .unwrap()
                .set_modified(then)
                .unwrap();
        }
    }

    fn some_note(&self, dice: &mut Dice) -> PathBuf {
        let notes: Vec<PathBuf> = all_files(&self.notes())
            .into_iter()
            .filter(|file| file.extension().is_some_and(|ending| ending == "md"))
            .collect();
        notes[dice.below(notes.len())].clone()
    }

    /// Does something, and says what.
    fn edit(&mut self, dice: &mut Dice) -> String {
        let note = self.some_note(dice);
        let name = note.file_name().unwrap().to_string_lossy().into_owned();
        let text = fs::read_to_string(&note).unwrap_or_default();
        match dice.below(14) {
            0..3 => {
                fs::write(&note, format!("{text}\n\n又想到一点。\n")).unwrap();
                format!("added to {name}")
            }
            3 => {
                fs::write(&note, text.replace("什么", "哪个")).unwrap();
                format!("reworded {name}")
            }
            4 => {
                fs::remove_file(&note).unwrap();
                format!("deleted {name}")
            }
            5 => {
                fs::rename(&note, note.with_file_name(format!("moved-{name}"))).unwrap();
                format!("moved {name}")
            }
            6 => {
                fs::copy(&note, note.with_file_name(format!("again-{name}"))).unwrap();
                format!("copied {name}")
            }
            7 => {
                fs::write(&note, format!("---\ndraft: true\n---\n{text}")).unwrap();
                format!("{name} is a draft")
            }
            8 => {
                for (file, odds) in [("picture.gif", 3), ("gone.gif", 2)] {
                    match dice.below(odds) {
                        0 => drop(fs::remove_file(self.notes().join(file))),
                        _ => self.write(file, PICTURES[dice.below(2)]),
                    }
                }
                "pictures".into()
            }
            9 => {
                self.write(
                    "yiji.yaml",
                    format!("title: {}\nlanguage: en\n", dice.below(9)),
                );
                "config".into()
            }
            10 => {
                let css = format!("/* {} */\n", dice.below(9));
                fs::write(self.theme().join("css/print.css"), css).unwrap();
                "theme".into()
            }
            11 => {
                let mut written = all_files(&self.out());
                // The list itself is what says that the folder is ours.
                written.retain(|file| !file.ends_with(".yiji"));
                if !written.is_empty() {
                    let file = &written[dice.below(written.len())];
                    match dice.below(2) {
                        0 => fs::write(file, "spoilt").unwrap(),
                        _ => fs::remove_file(file).unwrap(),
                    }
                }
                "spoilt the site".into()
            }
            12 => {
                let place = self.dir.path().join("memory");
                self.memory.save(&place);
                self.memory = Memory::load(&place);
                "came back".into()
            }
            _ => "nothing".into(),
        }
    }

    /// Builds here with the memory, and a copy without, and compares everything.
    fn hold_to_a_build_from_nothing(&mut self, what: &str) {
        let fresh = tempfile::tempdir().unwrap();
        let notes = fresh.path().join("notes");
        for file in all_files(&self.notes()) {
            let to = notes.join(file.strip_prefix(self.notes()).unwrap());
            fs::create_dir_all(to.parent().unwrap()).unwrap();
            fs::copy(file, to).unwrap();
        }
        let out = fresh.path().join("public");
        let built = build(&notes, &out, &self.theme(), &mut Memory::default());
        assert!(built.written, "{what}");
        assert_eq!(self.rebuild(), built, "{what}");
        let (here, expected) = (contents(&self.out()), contents(&out));
        let differs: Vec<&PathBuf> = here
            .keys()
            .chain(expected.keys())
            .filter(|path| here.get(*path) != expected.get(*path))
            .collect();
        assert!(differs.is_empty(), "{what}: {differs:?}");
        let lock = |folder: &Path| fs::read_to_string(folder.join("cards.lock")).unwrap();
        assert_eq!(lock(&self.notes()), lock(&notes), "{what}");
    }
}

fn build(notes: &Path, out: &Path, theme: &Path, memory: &mut Memory) -> Built {
    let options = BuildOptions {
        out: out.to_owned(),
        base_url: Some("https://example.org/".into()),
        theme: Some(theme.to_owned()),
        drafts: false,
        locked: false,
        live: false,
    };
    let source = Source::open(Some(notes)).unwrap();
    site::rebuild(&source, &options, memory, || ()).unwrap_or_else(|error| panic!("{error}"))
}

fn all_files(folder: &Path) -> Vec<PathBuf> {
    let entries = walkdir::WalkDir::new(folder)
        .sort_by_file_name()
        .into_iter()
        .flatten();
    entries
        .filter(|entry| entry.file_type().is_file())
        .map(walkdir::DirEntry::into_path)
        .collect()
}

fn contents(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let read = |file: PathBuf| {
        (
            file.strip_prefix(folder).unwrap().to_owned(),
            fs::read(&file).unwrap(),
        )
    };
    all_files(folder).into_iter().map(read).collect()
}

fn stamps(folder: &Path) -> BTreeMap<PathBuf, SystemTime> {
    let stamp = |file: PathBuf| {
        let modified = fs::metadata(&file).unwrap().modified().unwrap();
        (file.strip_prefix(folder).unwrap().to_owned(), modified)
    };
    all_files(folder).into_iter().map(stamp).collect()
}

/// Chance that is the same every time.
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) % end as u64) as usize
    }
}

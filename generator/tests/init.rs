//! A new project: its files, what it leaves alone, and that its sample is what it says.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

use std::fs;

use serde_yaml::Value;
use yiji::{
    init::{Options, init},
    note::Note,
};

const FILES: [&str; 5] = [
    "content/yiji.yaml",
    "content/sample.md",
    ".gitignore",
    ".gitattributes",
    ".github/workflows/pages.yml",
];

fn options(language: &str) -> Options {
    Options {
        language: language.into(),
    }
}

fn yaml(text: &str) -> Value {
    serde_yaml::from_str(text).unwrap()
}

#[test]
fn a_new_folder_gets_every_file() {
    let parent = tempfile::tempdir().unwrap();
    let folder = parent.path().join("my notes");
    let report = init(&folder, &options("zh-CN")).unwrap();
    assert_eq!(
        (report.written.as_slice(), report.kept.len()),
        (&FILES[..], 0)
    );
    for file in FILES {
        assert!(fs::metadata(folder.join(file)).unwrap().len() > 0, "{file}");
    }
    let text = report.to_string();
    assert!(text.starts_with("wrote content/yiji.yaml\n"), "{text}");
    assert!(
        text.contains(&format!("cd '{}'", folder.display())),
        "{text}"
    );
    assert!(text.contains("yiji serve"), "{text}");
}

#[test]
fn what_is_there_stays_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join(".gitignore"), "mine\n").unwrap();
    fs::create_dir(folder.path().join("content")).unwrap();
    fs::write(folder.path().join("content/sample.md"), "").unwrap();
    let report = init(folder.path(), &options("en")).unwrap();
    assert_eq!(report.kept, ["content/sample.md", ".gitignore"]);
    assert_eq!(
        fs::read_to_string(folder.path().join(".gitignore")).unwrap(),
        "mine\n"
    );
    assert_eq!(
        fs::read_to_string(folder.path().join("content/sample.md")).unwrap(),
        ""
    );
    assert!(report.to_string().contains("kept  .gitignore"));

    let again = init(folder.path(), &options("zh-CN")).unwrap();
    assert!(again.written.is_empty());
}

#[test]
fn a_folder_that_is_a_file_is_an_error_that_names_it() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("taken");
    fs::write(&file, "").unwrap();
    let error = init(&file, &options("zh-CN")).unwrap_err().to_string();
    assert!(
        error.contains("taken") && error.contains("help:"),
        "{error}"
    );
}

/// Takes the `#` of every option away, so that the examples are tested too.
fn switched_on(config: &str) -> String {
    let is_option = |line: &str| {
        let key = line.split(':').next().unwrap_or_default().trim();
        !key.is_empty()
            && key.chars().all(|c| c.is_ascii_lowercase() || c == '_')
            && line.contains(':')
    };
    let lines = config.lines().map(|line| match line.strip_prefix("# ") {
        Some(option) if is_option(option) => option,
        _ => line,
    });
    lines.collect::<Vec<_>>().join("\n")
}

#[test]
fn the_config_holds_every_option_in_both_languages() {
    for (language, tag) in [("zh-CN", "zh-CN"), ("zh", "zh-CN"), ("en", "en")] {
        let folder = tempfile::tempdir().unwrap();
        init(folder.path(), &options(language)).unwrap();
        let text = fs::read_to_string(folder.path().join("content/yiji.yaml")).unwrap();
        assert_eq!(yaml(&text)["language"], tag);
        let all = yaml(&switched_on(&text));
        let keys: Vec<&str> = all
            .as_mapping()
            .unwrap()
            .keys()
            .map(|key| key.as_str().unwrap())
            .collect();
        assert_eq!(
            keys,
            [
                "title", "language", "base_url", "theme", "include", "exclude", "topics", "cards",
                "review", "lints"
            ]
        );
        assert_eq!(all["review"]["new_per_day"], 20);
        assert_eq!(all["cards"]["sections"], true);
    }
}

#[test]
fn the_sample_compiles_to_the_cards_it_shows() {
    for language in ["zh-CN", "en"] {
        let folder = tempfile::tempdir().unwrap();
        init(folder.path(), &options(language)).unwrap();
        let loaded = Note::load(&folder.path().join("content/sample.md"), "sample.md").unwrap();
        let reading = yiji::dialect::read(&loaded.note);
        assert_eq!(reading.diagnostics, []);
        let cards: Vec<_> = reading.drafts().collect();
        let headings = loaded
            .note
            .body
            .lines()
            .filter_map(|line| line.strip_prefix("## "));
        assert!(headings.eq(cards.iter().map(|card| card.question.as_str())));
        let shape: Vec<_> = cards
            .iter()
            .map(|card| (card.outline.len(), card.answer.is_empty()))
            .collect();
        assert_eq!(shape, [(5, false), (0, false)], "{language}: {cards:#?}");
        assert_eq!(
            cards[0]
                .answer
                .lines()
                .filter(|line| line.contains("**"))
                .count(),
            5
        );
    }
}

#[test]
fn the_workflow_is_pinned_official_and_allowed_little() {
    let folder = tempfile::tempdir().unwrap();
    init(folder.path(), &options("zh-CN")).unwrap();
    let text = fs::read_to_string(folder.path().join(".github/workflows/pages.yml")).unwrap();
    let workflow = yaml(&text);
    assert_eq!(workflow["env"]["YIJI_VERSION"], env!("CARGO_PKG_VERSION"));
    assert_eq!(workflow["permissions"], yaml("{}"));
    assert_eq!(
        workflow["jobs"]["build"]["permissions"],
        yaml("{contents: read, pages: read}")
    );
    assert_eq!(
        workflow["jobs"]["publish"]["permissions"],
        yaml("{pages: write, id-token: write}")
    );
    assert!(workflow["concurrency"]["group"].is_string());
    let steps = ["build", "publish"]
        .map(|job| {
            workflow["jobs"][job]["steps"]
                .as_sequence()
                .unwrap()
                .clone()
        })
        .concat();
    let actions: Vec<&str> = steps
        .iter()
        .filter_map(|step| step["uses"].as_str())
        .collect();
    assert_eq!(actions.len(), 5);
    assert!(
        actions
            .iter()
            .all(|action| action.starts_with("actions/") && action.contains("@v")),
        "{actions:?}"
    );
    let commands: String = steps
        .iter()
        .filter_map(|step| step["run"].as_str())
        .collect();
    assert!(
        commands.contains("yiji build --locked") && commands.contains("--base-url \"$BASE_URL/\"")
    );
    // An expression inside a command would run what a branch or page is called.
    assert!(!commands.contains("${{"));
}

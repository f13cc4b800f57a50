//! Building once more, and building over what stands.

use super::*;

#[test]
fn two_builds_of_one_input_are_byte_identical() {
    let project = two_notes();
    let first = project.build();
    assert_eq!(first, project.build());
    let other_place = project.dir.path().join("elsewhere");
    project.build_to(&other_place, "");
    assert_eq!(first, files(&other_place));
}

#[test]
fn an_edit_changes_only_the_pages_it_touches() {
    let project = two_notes();
    let before = project.build();
    project.write("网络/tcp.md", &TCP.replace("它并不快", "它真的不快"));
    let after = project.build();
    let changed: Vec<&String> = after
        .keys()
        .filter(|name| before.get(*name) != after.get(*name))
        .collect();
    let expected = |name: &&String| {
        // The text of cards is one file for many notes; the browse page alone names the list of such files.
        let pages = [
            "notes/网络/tcp/index.html",
            "browse/index.html",
            "browse/index.en.html",
        ];
        ["sw.js", ".yiji"]
            .iter()
            .chain(&pages)
            .any(|expected| name == expected)
            || ["offline.", "texts.", "cards."]
                .iter()
                .any(|start| name.starts_with(&format!("assets/{start}")))
    };
    assert!(changed.iter().all(expected), "{changed:?}");
}

#[test]
fn a_note_with_an_error_leaves_the_old_site() {
    let project = two_notes();
    let before = project.build();
    project.write("broken.md", "---\ntitle: [\n---\n# x\n");
    let built = project.build_to(&project.out(), "");
    assert!(!built.written);
    assert_eq!(
        built
            .diagnostics
            .iter()
            .filter(|found| found.path == "broken.md")
            .count(),
        1
    );
    assert_eq!(before, files(&project.out()));
}

#[test]
fn the_sites_id_outlives_its_notes() {
    let project = two_notes();
    project.build();
    let lock = fs::read_to_string(project.notes().join("cards.lock")).unwrap();
    project.write("网络/tcp.md", "# UDP\n\n## 它可靠吗？\n\n不。\n");
    project.write("yiji.yaml", "title: 另一个名字\n");
    let site = project.build();
    let id = lock
        .lines()
        .find_map(|line| line.strip_prefix("site "))
        .unwrap();
    assert!(text(&site, "index.html").contains(&format!("data-site=\"{id}\"")));
}

#[test]
fn a_folder_without_a_config_is_never_written_to() {
    let project = Project::new(&[("a.md", TCP)]);
    project.build();
    assert_eq!(files(&project.notes()).len(), 1);
}

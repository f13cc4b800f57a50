//! The name of a code block's language, as a person says it.

/// What authors write after the fence, and how it is read out. Sorted by the first.
const NAMES: &[(&str, &str)] = &[
    ("bash", "Bash"),
    ("c", "C"),
    ("c#", "C#"),
    ("c++", "C++"),
    ("cpp", "C++"),
    ("cs", "C#"),
    ("csharp", "C#"),
    ("css", "CSS"),
    ("dart", "Dart"),
    ("diff", "Diff"),
    ("dockerfile", "Dockerfile"),
    ("go", "Go"),
    ("golang", "Go"),
    ("html", "HTML"),
    ("http", "HTTP"),
    ("ini", "INI"),
    ("java", "Java"),
    ("javascript", "JavaScript"),
    ("js", "JavaScript"),
    ("json", "JSON"),
    ("jsx", "JSX"),
    ("kotlin", "Kotlin"),
    ("kt", "Kotlin"),
    ("lua", "Lua"),
    ("md", "Markdown"),
    ("mermaid", "Mermaid"),
    ("nginx", "Nginx"),
    ("objc", "Objective-C"),
    ("php", "PHP"),
    ("proto", "Protocol Buffers"),
    ("py", "Python"),
    ("python", "Python"),
    ("rb", "Ruby"),
    ("rs", "Rust"),
    ("ruby", "Ruby"),
    ("rust", "Rust"),
    ("scala", "Scala"),
    ("sh", "Shell"),
    ("shell", "Shell"),
    ("sql", "SQL"),
    ("swift", "Swift"),
    ("toml", "TOML"),
    ("ts", "TypeScript"),
    ("tsx", "TSX"),
    ("typescript", "TypeScript"),
    ("vue", "Vue"),
    ("xml", "XML"),
    ("yaml", "YAML"),
    ("yml", "YAML"),
];

/// The longest word taken for a language that is not in the table; more is a sentence, or an accident.
const LONGEST_UNKNOWN: usize = 20;

/// The language in a fence's info string (`rust,ignore`, `Java {.line}`), `None` for plain text.
pub(super) fn name(info: &str) -> Option<&str> {
    let word = info
        .split([' ', ',', '{', '\t'])
        .find(|word| !word.is_empty())?;
    let lower = word.to_ascii_lowercase();
    if matches!(lower.as_str(), "text" | "txt" | "plain" | "plaintext") {
        return None;
    }
    match NAMES.binary_search_by_key(&lower.as_str(), |(written, _)| written) {
        Ok(row) => Some(NAMES[row].1),
        Err(_) => (word.chars().count() <= LONGEST_UNKNOWN).then_some(word),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted() {
        assert!(NAMES.is_sorted_by_key(|(written, _)| written));
    }

    #[test]
    fn info_strings() {
        for (info, expected) in [
            ("rust", Some("Rust")),
            ("Rust,ignore", Some("Rust")),
            (" go {.line}", Some("Go")),
            ("text", None),
            ("", None),
            ("zig", Some("zig")),
            ("a-word-that-is-far-too-long-to-be-one", None),
        ] {
            assert_eq!(name(info), expected, "{info:?}");
        }
    }
}

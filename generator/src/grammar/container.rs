//! Containers that open: what folds away in the ways of VitePress, HackMD, Hexo and Hugo.
//!
//! ```text
//! ::: details 什么是锁？      {% spoiler 什么是锁？ %}      {{< details "什么是锁？" >}}
//! 一次只让一个进去。          一次只让一个进去。            一次只让一个进去。
//! :::                        {% endspoiler %}             {{< /details >}}
//! ```
//!
//! HTML's own, `<details>`, is read in `dialect/details.rs`.

/// Names of what folds. Of other shortcodes nobody knows what they show.
const FOLDS: &[&str] = &[
    "details",
    "spoiler",
    "fold",
    "folding",
    "expand",
    "collapse",
    "collapsible",
    "toggle",
    "hidetoggle",
    "hideblock",
];

/// The line that opens a container.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Container<'a> {
    /// Whether its text can be opened.
    pub folds: bool,
    /// What its line says.
    pub title: &'a str,
}

/// The container that a line opens.
pub fn read(line: &str) -> Option<Container<'_>> {
    if let Some(rest) = line.strip_prefix(":::") {
        let name = rest.trim_start_matches(':').trim();
        let (name, title) = name.split_once(' ').unwrap_or((name, ""));
        return (!name.is_empty()).then(|| Container {
            folds: folds(name),
            title: title.trim(),
        });
    }
    let inner = shortcode(line)?;
    let end = inner
        .find(|sign: char| !sign.is_ascii_alphanumeric())
        .unwrap_or(inner.len());
    let (name, rest) = inner.split_at(end);
    folds(name).then(|| Container {
        folds: true,
        title: title(rest.trim()),
    })
}

/// Whether a line closes a container.
pub fn closes(line: &str) -> bool {
    if line.starts_with(":::") {
        return line.bytes().all(|byte| byte == b':');
    }
    shortcode(line)
        .and_then(|inner| inner.strip_prefix("end").or(inner.strip_prefix('/')))
        .is_some_and(|name| folds(name.trim()))
}

fn folds(name: &str) -> bool {
    FOLDS.iter().any(|known| known.eq_ignore_ascii_case(name))
}

/// What stands in a line that is a shortcode: `{% … %}`, `{{< … >}}`, `{{% … %}}`.
fn shortcode(line: &str) -> Option<&str> {
    let inner = line.strip_prefix('{')?.strip_suffix('}')?;
    [("%", "%"), ("{<", ">}"), ("{%", "%}")]
        .into_iter()
        .find_map(|(open, close)| inner.strip_prefix(open)?.strip_suffix(close))
        .map(str::trim)
}

/// The title among the arguments: what is quoted, or what follows a colour: `blue, 锁`, `cyan::锁`.
fn title(arguments: &str) -> &str {
    if let Some((_, rest)) = arguments.split_once('"') {
        return rest.split_once('"').map_or(rest, |(title, _)| title).trim();
    }
    let colour = arguments
        .split_once("::")
        .or_else(|| arguments.split_once(','))
        .filter(|(colour, _)| colour.trim().bytes().all(|byte| byte.is_ascii_alphabetic()));
    colour.map_or(arguments, |(_, title)| title.trim())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn containers() {
        for (line, folds, title) in [
            ("::: details 锁？", true, "锁？"),
            (":::spoiler", true, ""),
            ("::: tip 锁", false, "锁"),
            ("{% spoiler 锁？ %}", true, "锁？"),
            ("{% folding blue, 锁？ %}", true, "锁？"),
            ("{% folding cyan::锁？ %}", true, "锁？"),
            ("{{< details title=\"锁？\" open=true >}}", true, "锁？"),
            ("{{% expand \"锁？\" %}}", true, "锁？"),
        ] {
            assert_eq!(read(line), Some(Container { folds, title }), "{line}");
        }
        for line in [":::", "{% note 锁 %}", "{{ details }}", "{% endspoiler %}"] {
            assert_eq!(read(line), None, "{line}");
        }
    }

    #[test]
    fn ends() {
        for line in [
            ":::",
            "::::",
            "{% endspoiler %}",
            "{{< /details >}}",
            "{{% /expand %}}",
        ] {
            assert!(closes(line), "{line}");
        }
        for line in ["::: details", "{% endnote %}", "{% spoiler %}", "}"] {
            assert!(!closes(line), "{line}");
        }
    }
}

//! Names of outlines that an author adds to the built-in ones.
//!
//! ```yaml
//! cards:
//!   outline_names: [一图流, TL;DR]
//! ```
//!
//! They are read as the built-in names are: `**一图流**：…`, `## 一图流`, a column of a table.

use std::sync::Arc;

use serde::Deserialize;

use super::label::{self, LONGEST_NAME, Role};

/// Names in lower case; none of them is empty or means something else already.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(try_from = "Vec<String>")]
pub struct Names(Arc<[String]>);

impl Names {
    /// What a label of this name announces, if it is one of these.
    pub fn role(&self, name: &str) -> Option<Role> {
        if self.0.is_empty() {
            return None;
        }
        let name = name.to_lowercase();
        // `一图流 2`
        let bare = name.trim_end_matches(|sign: char| sign.is_ascii_digit() || sign == ' ');
        let known = |known: &String| *known == name || known == bare;
        self.0.iter().any(known).then_some(Role::Outline)
    }
}

impl TryFrom<Vec<String>> for Names {
    type Error = String;

    fn try_from(names: Vec<String>) -> Result<Self, String> {
        let names = names.iter().map(|name| checked(name));
        Ok(Names(names.collect::<Result<Arc<[String]>, String>>()?))
    }
}

/// A name as it is compared.
fn checked(name: &str) -> Result<String, String> {
    let trimmed = name.trim();
    if trimmed.is_empty() {
        return Err("a name of outlines is empty".into());
    }
    if trimmed.chars().count() > LONGEST_NAME {
        return Err(format!(
            "`{trimmed}` is too long to name outlines: at most {LONGEST_NAME} characters"
        ));
    }
    let signs = [':', '：', '(', '（', '*', '_', '<', '】', '」', ']', '#'];
    if let Some(sign) = trimmed.chars().find(|sign| signs.contains(sign)) {
        return Err(format!(
            "`{trimmed}` can't name outlines: write it without `{sign}`"
        ));
    }
    if !trimmed.chars().any(char::is_alphabetic) {
        return Err(format!("`{trimmed}` can't name outlines: it has no letter"));
    }
    match label::name_role(trimmed).or_else(|| label::name_role(&format!("{trimmed}："))) {
        Some(Role::Question) => Err(format!("`{trimmed}` names questions already")),
        Some(Role::Answer) => Err(format!("`{trimmed}` names answers already")),
        Some(Role::Outline | Role::Points) | None => Ok(trimmed.to_lowercase()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_checked() {
        for (name, expected) in [
            ("一图流", Ok("一图流")),
            (" TL;DR ", Ok("tl;dr")),
            ("要点", Ok("要点")),
            (" ", Err("a name of outlines is empty")),
            ("答案", Err("`答案` names answers already")),
            ("追问", Err("`追问` names questions already")),
            (
                "要点：",
                Err("`要点：` can't name outlines: write it without `：`"),
            ),
            ("12", Err("`12` can't name outlines: it has no letter")),
            (
                "一个长得没有人会拿来当标签的名字",
                Ok("一个长得没有人会拿来当标签的名字"),
            ),
            (
                "一个更长得没有人会拿来当标签的名字",
                Err(
                    "`一个更长得没有人会拿来当标签的名字` is too long to name outlines: at most 16 characters",
                ),
            ),
        ] {
            assert_eq!(
                checked(name),
                expected.map(str::to_owned).map_err(str::to_owned)
            );
        }
    }

    #[test]
    fn names_are_found_in_any_case_and_with_a_number() {
        let names = Names::try_from(vec!["TL;DR".to_owned(), "一图流".to_owned()]).unwrap();
        for name in ["tl;dr", "TL;DR", "一图流", "一图流 2"] {
            assert_eq!(names.role(name), Some(Role::Outline), "{name}");
        }
        assert_eq!(names.role("一图"), None);
    }
}

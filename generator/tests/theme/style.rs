//! Style sheets: joined in order, colours in one place.

use crate::{Names, after, folder, read};

#[test]
fn colours_are_written_in_tokens_alone() {
    for (name, css) in folder("css")
        .into_iter()
        .filter(|(name, _)| name != "tokens.css")
    {
        for function in [
            "rgb(",
            "rgba(",
            "hsl(",
            "hwb(",
            "lab(",
            "lch(",
            "light-dark(",
        ] {
            assert!(!css.contains(function), "{name}: {function}");
        }
        for hex in after(&css, "#", |c| c.is_alphanumeric() || c == '-') {
            let is_colour =
                [3, 4, 6, 8].contains(&hex.len()) && hex.chars().all(|c| c.is_ascii_hexdigit());
            assert!(!is_colour, "{name}: #{hex}");
        }
    }
}

#[test]
fn every_token_that_is_used_is_there() {
    let is_name = |c: char| c.is_alphanumeric() || c == '-';
    let css = folder("css");
    let tokens: Names = after(&css["tokens.css"], "--", is_name)
        .into_iter()
        .collect();
    for (name, css) in &css {
        for token in after(css, "var(--", is_name) {
            // The ground is what a sheet tells the numerals that stand on it.
            assert!(
                tokens.contains(&token) || token == "ground",
                "{name}: --{token}"
            );
        }
    }
}

#[test]
fn three_tables_join_every_style_sheet_in_a_layer_of_its_name() {
    let mut files: Names = folder("css").into_keys().collect();
    let mut joined = Names::new();
    for table in ["index.css", "front.css", "desk.css"] {
        files.remove(table);
        for line in read(&format!("default/css/{table}"))
            .lines()
            .filter(|line| line.starts_with("@import"))
        {
            let name = after(line, "@import \"", |c| c != '"').remove(0);
            let layer = after(line, "layer(", |c| c != ')').remove(0);
            assert_eq!(name, format!("{layer}.css"));
            assert!(joined.insert(name), "{line} stands twice");
        }
    }
    assert_eq!(joined, files);
}

#[test]
fn layers_that_load_later_have_their_place_among_the_others() {
    let index = read("default/css/index.css");
    let later = read("default/css/front.css") + &read("default/css/desk.css");
    for layer in after(&later, "layer(", |c| c != ')') {
        let at = index
            .lines()
            .position(|line| line.starts_with("@layer ") && line.contains(&layer));
        let print = index.lines().position(|line| line.contains("print.css"));
        assert!(at.is_some_and(|at| Some(at) < print), "{layer}");
    }
}

//! Colours: what is read or pressed stands out from every ground it can stand on, in both themes.
//!
//! Ratios as WCAG 2.2 counts them. It asks for 4.5 for text and 3 for the edge of a button; paper and ink do better.

use std::collections::BTreeMap;

use crate::read;

/// Tokens, the grounds they stand on, and the least contrast between them.
const LEAST: [(&str, &[&str], f64); 8] = [
    ("ink", &["paper", "sheet", "sunk", "blush"], 11.0),
    ("ink-soft", &["paper", "sheet", "sunk"], 7.0),
    ("ink-faint", &["paper", "sheet", "sunk"], 5.0),
    ("cinnabar", &["paper", "sheet", "sunk", "blush"], 5.0),
    ("on-ink", &["ink", "ink-soft"], 7.0),
    ("on-seal", &["seal"], 4.9),
    ("edge", &["paper", "sheet"], 3.0),
    ("seal", &["paper", "sheet"], 3.0),
];

#[test]
fn colours_stand_out_from_their_grounds() {
    let tokens = tokens();
    for (name, grounds, least) in LEAST {
        for ground in grounds {
            for (theme, side) in [("light", 0), ("dark", 1)] {
                let ratio = contrast(tokens[name][side], tokens[*ground][side]);
                assert!(
                    ratio >= least,
                    "{theme}: {name} on {ground} is {ratio:.2}, not {least}"
                );
            }
        }
    }
}

#[test]
fn the_extremes_have_the_contrast_they_are_known_for() {
    assert!((contrast(luminance(1.0, 0.0, 0.0), luminance(0.0, 0.0, 0.0)) - 21.0).abs() < 0.01);
    // The web's `red`, against white: 4.00.
    assert!(
        (contrast(
            luminance(0.62796, 0.25768, 29.234),
            luminance(1.0, 0.0, 0.0)
        ) - 4.0)
            .abs()
            < 0.01
    );
}

/// Luminances of every colour token, in the light and in the dark theme.
fn tokens() -> BTreeMap<String, [f64; 2]> {
    read("default/css/tokens.css")
        .lines()
        .filter_map(|line| {
            let (name, value) = line.trim().strip_prefix("--")?.split_once(':')?;
            let sides: Vec<f64> = value
                .split("oklch(")
                .skip(1)
                .map(|colour| oklch(colour.split(')').next()?))
                .collect::<Option<_>>()?;
            Some((name.to_owned(), sides.try_into().ok()?))
        })
        .collect()
}

/// Luminance of `97.4% 0.005 95`, whatever its transparency.
fn oklch(colour: &str) -> Option<f64> {
    let mut parts = colour.split_whitespace();
    let lightness: f64 = parts.next()?.strip_suffix('%')?.parse().ok()?;
    Some(luminance(
        lightness / 100.0,
        parts.next()?.parse().ok()?,
        parts.next()?.parse().ok()?,
    ))
}

/// From OKLCH to the luminance of the colour that a screen shows (<https://bottosson.github.io/posts/oklab/>).
fn luminance(lightness: f64, chroma: f64, hue: f64) -> f64 {
    let (b, a) = hue.to_radians().sin_cos();
    let (a, b) = (chroma * a, chroma * b);
    let l = (lightness + 0.396_337_777_4 * a + 0.215_803_757_3 * b).powi(3);
    let m = (lightness - 0.105_561_345_8 * a - 0.063_854_172_8 * b).powi(3);
    let s = (lightness - 0.089_484_177_5 * a - 1.291_485_548 * b).powi(3);
    let red = 4.076_741_662_1 * l - 3.307_711_591_3 * m + 0.230_969_929_2 * s;
    let green = -1.268_438_004_6 * l + 2.609_757_401_1 * m - 0.341_319_396_5 * s;
    let blue = -0.004_196_086_3 * l - 0.703_418_614_7 * m + 1.707_614_701 * s;
    0.2126 * red.clamp(0.0, 1.0) + 0.7152 * green.clamp(0.0, 1.0) + 0.0722 * blue.clamp(0.0, 1.0)
}

fn contrast(one: f64, other: f64) -> f64 {
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

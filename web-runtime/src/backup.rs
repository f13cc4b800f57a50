//! The backup file as JSON, by the browser's own parser.

use js_sys::{Array, JSON, Object, Reflect};
use srs::backup::{BackupFile, Texts};
use srs::{Day, Now};
use wasm_bindgen::{JsCast, JsValue};

/// The file as JSON.
pub fn to_json(file: &BackupFile) -> Option<String> {
    let parts = Object::new();
    for (name, texts) in &file.parts {
        set(&parts, name, object(texts).into());
    }
    let json = Object::new();
    let fields: [(&str, JsValue); 7] = [
        ("kind", file.kind.as_str().into()),
        ("v", file.v.into()),
        ("site", file.site.as_str().into()),
        ("exported_at", (file.exported_at as f64).into()),
        ("settings", file.settings.as_str().into()),
        ("cards", object(&file.cards).into()),
        ("parts", parts.into()),
    ];
    for (name, value) in fields {
        set(&json, name, value);
    }
    JSON::stringify(&json).ok().map(String::from)
}

fn object(texts: &Texts) -> Object {
    let object = Object::new();
    for (key, text) in texts {
        set(&object, key, text.into());
    }
    object
}

fn set(object: &Object, name: &str, value: JsValue) {
    // Fails only for an object that was frozen.
    let _ = Reflect::set(object, &name.into(), &value);
}

/// The file in this JSON; `None` if it's something else. A field of another type is as if it were missing.
pub fn from_json(text: &str) -> Option<BackupFile> {
    let json = JSON::parse(text).ok()?;
    let field = |name: &str| Reflect::get(&json, &name.into()).unwrap_or_default();
    // A value that is no text is still a card: one that can't be read.
    let texts = |object: JsValue| {
        let text = |(key, text): (String, JsValue)| (key, text.as_string().unwrap_or_default());
        pairs(object).map(|pairs| pairs.into_iter().map(text).collect())
    };
    let parts = pairs(field("parts")).unwrap_or_default().into_iter();
    Some(BackupFile {
        kind: field("kind").as_string()?,
        v: field("v").as_f64()? as u32,
        site: field("site").as_string().unwrap_or_default(),
        exported_at: field("exported_at").as_f64().unwrap_or_default() as i64,
        settings: field("settings").as_string().unwrap_or_default(),
        cards: texts(field("cards"))?,
        parts: parts
            .filter_map(|(name, part)| Some((name, texts(part)?)))
            .collect(),
    })
}

/// What an object holds, if it is one.
fn pairs(object: JsValue) -> Option<Vec<(String, JsValue)>> {
    let object: Object = object.dyn_into().ok()?;
    let pair = |pair: JsValue| {
        let pair: Array = pair.dyn_into().ok()?;
        Some((pair.get(0).as_string()?, pair.get(1)))
    };
    Some(Object::entries(&object).iter().filter_map(pair).collect())
}

/// The name of a backup made now, without its ending: `yiji-2026-11-20`, by the calendar on the wall.
pub fn file_stem(now: Now) -> String {
    let (year, month, day) = Day::of(now.time, now.utc_offset_minutes.into(), 0).year_month_day();
    let two_digits = |n: u8| [if n < 10 { "-0" } else { "-" }, &u32::from(n).to_string()].concat();
    [
        "yiji-",
        &year.to_string(),
        &two_digits(month),
        &two_digits(day),
    ]
    .concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_named_by_the_day_on_the_wall() {
        // 2026-01-02 23:30 UTC is the next day in Shanghai.
        let time = 1_767_396_600;
        for (utc_offset_minutes, name) in [(0, "yiji-2026-01-02"), (480, "yiji-2026-01-03")] {
            assert_eq!(
                file_stem(Now {
                    time,
                    utc_offset_minutes
                }),
                name
            );
        }
    }
}

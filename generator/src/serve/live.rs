//! What open pages are told, and the script that listens.
//!
//! Each page carries the number of the build it came from. A stream of server-sent events gives the number of the newest
//! build and the report of a failed one; a page of an older build reloads itself. The stream tells the state as it is
//! when a page connects, so nothing is missed while a page slept or the server was started anew.

use std::{convert::Infallible, sync::Arc};

use axum::{
    extract::State as Shared,
    http::header,
    response::{
        IntoResponse, Sse,
        sse::{Event, KeepAlive},
    },
};
use futures_util::{Stream, stream};

use super::pages::Site;

/// The stream of builds.
pub(super) const EVENTS: &str = "/__yiji/events";
/// The script that every page gets. Not inline: the pages' content security policy forbids that.
pub(super) const SCRIPT: &str = "/__yiji/reload.js";
/// How the report of a failed build looks.
pub(super) const STYLE: &str = "/__yiji/reload.css";

/// Answers for the site's service worker: one that removes itself.
pub(super) const NO_WORKER: &str = include_str!("no_worker.js");
/// The page when there is no site yet.
pub(super) const NO_SITE: &str = include_str!("no_site.html");

/// A page with the script added at the end of its head.
pub(super) fn with_script(page: &[u8], build: u64) -> Vec<u8> {
    let tag = format!("<script src=\"{SCRIPT}?{build}\" defer></script>\n");
    let end_of_head = page
        .windows(7)
        .position(|window| window.eq_ignore_ascii_case(b"</head>"));
    let (before, after) = page.split_at(end_of_head.unwrap_or(page.len()));
    [before, tag.as_bytes(), after].concat()
}

pub(super) async fn script() -> impl IntoResponse {
    let headers = [
        (header::CONTENT_TYPE, "text/javascript; charset=utf-8"),
        (header::CACHE_CONTROL, "no-cache"),
    ];
    (headers, include_str!("reload.js"))
}

pub(super) async fn style() -> impl IntoResponse {
    let headers = [
        (header::CONTENT_TYPE, "text/css; charset=utf-8"),
        (header::CACHE_CONTROL, "no-cache"),
    ];
    (headers, include_str!("reload.css"))
}

pub(super) async fn events(
    Shared(site): Shared<Arc<Site>>,
) -> Sse<impl Stream<Item = Result<Event, Infallible>>> {
    let mut state = site.state.clone();
    state.mark_changed();
    let events = stream::unfold(state, |mut state| async move {
        state.changed().await.ok()?;
        let event = {
            let state = state.borrow_and_update();
            let message = serde_json::json!({ "build": state.build.to_string(), "error": state.error.as_deref() });
            Event::default().data(message.to_string())
        };
        Some((Ok(event), state))
    });
    Sse::new(events).keep_alive(KeepAlive::default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_script_stands_in_the_head_or_at_the_end() {
        let tag = "<script src=\"/__yiji/reload.js?7\" defer></script>\n";
        for (page, expected) in [
            ("<head></head><body>", format!("<head>{tag}</head><body>")),
            ("<HEAD></HEAD>x", format!("<HEAD>{tag}</HEAD>x")),
            ("x", format!("x{tag}")),
            ("", tag.to_owned()),
        ] {
            assert_eq!(
                with_script(page.as_bytes(), 7),
                expected.as_bytes(),
                "{page}"
            );
        }
    }
}

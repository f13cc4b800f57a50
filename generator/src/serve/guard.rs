//! Answers only requests that name this machine.
//!
//! A web page from anywhere may let its own host name resolve to 127.0.0.1 ("DNS rebinding") and then read what is served
//! there as if it were its own. The browser sends that name along, so it shows.

use axum::{
    extract::Request,
    http::{StatusCode, header::HOST},
    middleware::Next,
    response::{IntoResponse, Response},
};

/// Passes on requests to `localhost` and 127.0.0.1, on any port.
pub(super) async fn own_names_only(request: Request, next: Next) -> Response {
    let host = request
        .headers()
        .get(HOST)
        .and_then(|host| host.to_str().ok())
        .or(request.uri().host());
    match host.map(name) {
        Some("localhost" | "127.0.0.1") => next.run(request).await,
        _ => (
            StatusCode::FORBIDDEN,
            "this server answers to localhost only\n",
        )
            .into_response(),
    }
}

/// A host without its port.
fn name(host: &str) -> &str {
    match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|b| b.is_ascii_digit()) => name,
        _ => host,
    }
}

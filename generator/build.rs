//! Placeholder until the browser files are built here.
fn main() {}

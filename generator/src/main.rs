//! The command `yiji`.

fn main() {}

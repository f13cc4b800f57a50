//! A hash that tells one content from another: in the names of assets, in the list of what is kept offline, in what a
//! build remembers.
//!
//! All that a build reads and all that it writes goes through it once, so it is XXH3, which costs a tenth of SHA-256 where
//! the processor knows SHA-256, and a hundredth where it does not. It guards nothing against somebody who makes two files
//! collide on purpose; the ids of cards, which live for years, are made by [`crate::identity::hash`].

use xxhash_rust::xxh3::{Xxh3Default, xxh3_64};

/// 64 bits that differ where the bytes do.
pub fn content_hash(bytes: &[u8]) -> u64 {
    xxh3_64(bytes)
}

/// The same hash of bytes that come in pieces.
#[derive(Default)]
pub struct ContentHash(Xxh3Default);

impl ContentHash {
    /// Takes the next piece.
    pub fn update(&mut self, bytes: &[u8]) {
        self.0.update(bytes);
    }

    /// The hash of all pieces.
    pub fn finish(&self) -> u64 {
        self.0.digest()
    }
}

//! A hash that tells one content from another: in the names of assets, in the list of what is kept offline, in what a
//! build remembers.
//!
//! All that a build reads and all that it writes goes through it once, so it is XXH3, which costs a tenth of SHA-256 where
//! the processor knows SHA-256, and a hundredth where it does not. It guards nothing against somebody who makes two files
//! collide on purpose; the ids of cards, which live for years, are made by [`crate::identity::hash`].
//!
//! The low half is XXH32: the service worker has to find out whether a file that it got is the one of its build, and no
//! script works out XXH3 in a few lines, nor fast (`web-runtime/static/checksum.js`).

use xxhash_rust::{
    xxh3::{Xxh3Default, xxh3_64},
    xxh32::{Xxh32, xxh32},
};

/// 64 bits that differ where the bytes do.
pub fn content_hash(bytes: &[u8]) -> u64 {
    both(xxh3_64(bytes), xxh32(bytes, 0))
}

/// The same hash of bytes that come in pieces.
pub struct ContentHash(Xxh3Default, Xxh32);

impl Default for ContentHash {
    fn default() -> Self {
        ContentHash(Xxh3Default::default(), Xxh32::new(0))
    }
}

impl ContentHash {
    /// Takes the next piece.
    pub fn update(&mut self, bytes: &[u8]) {
        self.0.update(bytes);
        self.1.update(bytes);
    }

    /// The hash of all pieces.
    pub fn finish(&self) -> u64 {
        both(self.0.digest(), self.1.digest())
    }
}

fn both(high: u64, low: u32) -> u64 {
    high << 32 | u64::from(low)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_low_half_is_what_a_script_can_check() {
        // From the specification of xxHash: the checksum of nothing, and of the letter a.
        for (bytes, checksum) in [(&b""[..], 0x02cc_5d05), (&b"a"[..], 0x550d_7456)] {
            assert_eq!(content_hash(bytes) as u32, checksum);
        }
    }

    #[test]
    fn pieces_and_the_whole_have_one_hash() {
        let bytes: Vec<u8> = (0..=255).cycle().take(1_000).collect();
        let mut pieces = ContentHash::default();
        bytes.chunks(7).for_each(|piece| pieces.update(piece));
        assert_eq!(pieces.finish(), content_hash(&bytes));
    }
}

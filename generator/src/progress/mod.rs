//! Progress as backups hold it: read, united, counted, written.
//!
//! ```text
//! files ─read→ BackupFile … ─unite→ one BackupFile ─summary→ Summary ─text, JSON→ terminal
//!                                        └─write→ a merged file
//! ```
//!
//! A file that can't be read is a [`Fault`], and all faults are told. Nothing is written where a file is not whole.

pub mod deck;
mod fault;
mod read;
mod summary;
mod unite;
mod write;

pub use deck::Deck;
pub use fault::Fault;
pub use read::{Backup, read};
pub use summary::{DayCount, Stages, Summary, summarise, today};
pub use unite::{United, n_reviews, unite};
pub use write::write;

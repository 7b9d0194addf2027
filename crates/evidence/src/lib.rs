//! Photographs and files that people send as evidence, made harmless before anybody keeps them.
//!
//! [`clean`] decides by its content what a file is, refuses what it says it is not, what is broken
//! and what would harm whoever opens it, and hands back what may be kept: pictures drawn anew, so
//! that neither the place where they were taken nor any other hidden note survives, with a small
//! one for lists; documents and tables as they came. Whatever is wrong becomes an
//! [`EvidenceError`] that says which file and what to do.
//!
//! ```
//! let file = evidence::clean(b"batch;temperature\n17;3.5\n", "C:\\logs\\cold room.csv")?;
//! assert_eq!((file.media_type, file.name.as_str()), ("text/csv", "cold room.csv"));
//! let error = evidence::clean(b"<svg onload='...'/>", "photo.jpg").unwrap_err();
//! assert_eq!(error.code(), "evidence-unknown");
//! # Ok::<(), evidence::EvidenceError>(())
//! ```

mod clean;
mod error;
mod kind;
mod name;
mod office;
mod pdf;
mod picture;
mod text;

pub use clean::{Clean, clean};
pub use error::EvidenceError;
pub use kind::Kind;

/// The largest file that is taken, in bytes: 12 MiB, a photograph of a good phone.
pub const LARGEST: usize = 12 << 20;

/// The most pixels that a picture may have: 40 million.
pub const MOST_PIXELS: u64 = 40_000_000;

/// The longest side of a picture that is kept, in pixels; a larger one is scaled down.
pub const LONGEST_SIDE: u32 = 2048;

/// The longest side of the small picture for lists, in pixels.
pub const THUMBNAIL_SIDE: u32 = 240;

/// The most bytes that a document or table may unpack to: 100 MiB.
pub const MOST_UNPACKED: u64 = 100 << 20;

use std::fmt::Display;

use thiserror::Error;

/// What keeps an index from being read or written. No text that somebody asks for is an error.
#[derive(Debug, Error)]
#[error("{0}")]
pub struct SearchError(pub(crate) String);

/// Whatever the engine says went wrong, in its words.
macro_rules! from {
    ($($error:ty),*) => {
        $(impl From<$error> for SearchError {
            fn from(error: $error) -> Self {
                Self::because(error)
            }
        })*
    };
}

from!(
    std::io::Error,
    tantivy::TantivyError,
    tantivy::directory::error::OpenDirectoryError,
    tantivy::directory::error::LockError
);

impl SearchError {
    fn because(cause: impl Display) -> Self {
        Self(cause.to_string())
    }
}

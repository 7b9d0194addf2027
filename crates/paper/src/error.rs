use std::fmt;

use files::FileError;
use words::{Language, Message};

/// Why the paper's data could not be read, or what was asked of them is not there.
#[derive(Debug, Clone, PartialEq)]
pub enum PaperError {
    /// A file is broken.
    File(FileError),
    /// The data package is not valid JSON of the expected shape.
    Package {
        /// The file.
        file: String,
        /// What the JSON reader says, with line and column.
        reason: String,
    },
    /// A list of the largest lacks a row for the sum, or has a row that does not belong to it.
    Incomplete {
        /// The file.
        file: String,
        /// The line on which the list begins.
        row: u64,
    },
    /// There is no table with this identifier.
    UnknownTable {
        /// What was asked for.
        id: String,
        /// The nearest identifiers, or all of them when none is near.
        nearest: Vec<&'static str>,
    },
}

impl PaperError {
    /// A stable code for scripts and tests; it is also the key of the message.
    pub fn code(&self) -> &'static str {
        match self {
            Self::File(error) => error.code(),
            Self::Package { .. } => "paper-package",
            Self::Incomplete { .. } => "paper-incomplete",
            Self::UnknownTable { .. } => "paper-unknown-table",
        }
    }

    /// The sentence, for any language.
    pub fn message(&self) -> Message {
        let message = Message::new(self.code());
        match self {
            Self::File(error) => error.message(),
            Self::Package { file, reason } => {
                message.with("file", file.as_str()).with("reason", reason.as_str())
            }
            Self::Incomplete { file, row } => {
                message.with("file", file.as_str()).with("row", words::decimal(*row as f64, 0))
            }
            Self::UnknownTable { id, nearest } => {
                message.with("id", id.as_str()).with("nearest", nearest.join(", "))
            }
        }
    }
}

impl From<FileError> for PaperError {
    fn from(error: FileError) -> Self {
        Self::File(error)
    }
}

impl fmt::Display for PaperError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message().text(Language::English))
    }
}

impl std::error::Error for PaperError {}

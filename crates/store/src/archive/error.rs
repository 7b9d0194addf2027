use std::io::ErrorKind;

use thiserror::Error;
use words::Message;

use crate::StoreError;

/// Why an archive could not be taken or restored. Nothing was changed.
#[derive(Debug, Error)]
pub enum ArchiveError {
    /// The file is no archive.
    #[error("this is no archive of Puente")]
    Foreign,
    /// A newer version of the program wrote it.
    #[error("the archive has version {found}, this program knows {known}")]
    Newer {
        /// The archive's version.
        found: i64,
        /// The newest version that this program knows.
        known: i64,
    },
    /// It ends too early.
    #[error("the archive is cut off after line {line}")]
    Cut {
        /// The last whole line, from 1, of the uncompressed text.
        line: u64,
    },
    /// It is not what was written.
    #[error("the archive is damaged at line {line}")]
    Damaged {
        /// The line, from 1, of the uncompressed text.
        line: u64,
    },
    /// There is something in the database already.
    #[error("the database is not empty")]
    NotEmpty,
    /// The file cannot be read or written.
    #[error("the file cannot be used: {0}")]
    File(std::io::Error),
    /// The database cannot be used.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl ArchiveError {
    /// A stable code.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Foreign => "archive-foreign",
            Self::Newer { .. } => "archive-newer",
            Self::Cut { .. } => "archive-cut",
            Self::Damaged { .. } => "archive-damaged",
            Self::NotEmpty => "archive-not-empty",
            Self::File(_) => "archive-file",
            Self::Store(error) => error.code(),
        }
    }

    /// What to say to a person who named this file.
    pub fn message(&self, file: &str) -> Message {
        let message = Message::new(self.code()).with("file", file);
        match self {
            Self::Foreign | Self::NotEmpty => message,
            Self::Newer { found, known } => {
                message.with("found", found.to_string()).with("known", known.to_string())
            }
            Self::Cut { line } | Self::Damaged { line } => message.with("line", line.to_string()),
            Self::File(reason) => message.with("reason", reason.to_string()),
            Self::Store(error) => error.message(),
        }
    }

    /// What went wrong while a line was read.
    pub(super) fn reading(error: std::io::Error, line: u64) -> Self {
        match error.kind() {
            // Before its first line nothing says that it is one of ours.
            ErrorKind::UnexpectedEof | ErrorKind::InvalidInput | ErrorKind::InvalidData
                if line == 0 =>
            {
                Self::Foreign
            }
            ErrorKind::UnexpectedEof => Self::Cut { line },
            ErrorKind::InvalidInput | ErrorKind::InvalidData => Self::Damaged { line },
            _ => Self::File(error),
        }
    }
}

impl From<sea_orm::DbErr> for ArchiveError {
    fn from(error: sea_orm::DbErr) -> Self {
        Self::Store(error.into())
    }
}
